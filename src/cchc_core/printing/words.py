"""What every format says of figures and reports of its own accord, in both languages."""

from cchc_core.extensions import Filed
from cchc_core.model.findings import Severity
from cchc_core.model.measures import Outcome, Status
from cchc_core.text import Text

STATUS = {
    Status.USED: Text("đã dùng", "used"),
    Status.BLANK: Text("để trống", "left blank"),
    Status.NOT_APPLICABLE: Text("không áp dụng", "not applicable"),
    Status.REJECTED: Text("chưa có số liệu hợp lệ", "not accepted"),
    Status.WITHOUT_BASE: Text("có tỷ lệ nhưng thiếu số để tính", "rate without its base"),
    Status.OTHER_WINDOW: Text("khác kỳ số liệu", "of another window"),
    Status.OUT_OF_SCOPE: Text("không thuộc phạm vi", "out of scope"),
    Status.NOT_SUBMITTED: Text("chưa có báo cáo dùng được", "no usable report"),
}

NO_NUMBER = {
    Outcome.INCOMPLETE: Text("chưa đủ số liệu", "incomplete"),
    Outcome.UNDECIDED: Text("chưa kết luận", "undecided"),
    Outcome.NO_AGREEMENT: Text("không thống nhất", "no agreement"),
    Outcome.NOT_ARISING: Text("không phát sinh", "none arising"),
    Outcome.NO_BASIS: Text("không đủ cơ sở", "no basis"),
}
"""The words that stand for a number that an outcome has none of; other kinds of nothing have a
mark."""

FILED = {
    Filed.USED: Text("đã dùng", "used"),
    Filed.MISSING: Text("chưa gửi", "missing"),
    Filed.WRONG_FORM: Text("sai biểu mẫu", "wrong form"),
    Filed.EMPTY: Text("biểu trống", "empty form"),
    Filed.REFUSED: Text("bị từ chối", "refused"),
}

SEVERITY = {
    Severity.ERROR: Text("Lỗi", "Error"),
    Severity.WARNING: Text("Cảnh báo", "Warning"),
    Severity.INFORMATION: Text("Thông tin", "Information"),
}

# Heads of columns and sheets.

APPENDIX = Text("Phụ lục", "Appendix")
FINDINGS = Text("Vấn đề cần rà soát", "Findings")
SOURCES = Text("Nguồn gốc", "Sources")
LEGEND = Text("Chú giải", "Legend")
NUMBER = Text("STT", "No.")
INDICATOR = Text("Chỉ tiêu thống kê", "Indicator")
RESULT = Text("Kết quả thống kê", "Result")
UNIT_OF_MEASURE = Text("Đơn vị tính", "Unit of measure")
NOTE = Text("Ghi chú", "Note")
UNIT = Text("Đơn vị", "Unit")
COVERAGE = Text("Số đơn vị có số liệu", "Units with a figure")

# The frame of a report.

OFFICE = Text("Ủy ban nhân dân {unit}", "People's Committee of {unit}")
ATTACHED = Text(
    "(Kèm theo Báo cáo số {number} {dated} của {office})",
    "(Attached to Report No. {number} of {dated} of {office})",
)
NO_NUMBER_YET = Text("      /BC-UBND", "      /BC-UBND")
NO_DATE_YET = Text("ngày      tháng      năm {year}", "                  ")
WINDOW = Text("(Số liệu {window})", "(Figures {window})")
ON_BEHALF = Text("TM. ỦY BAN NHÂN DÂN", "FOR THE PEOPLE'S COMMITTEE")
REPORTS = Text("Tổng hợp từ {used}/{expected} báo cáo", "Rolled up from {used}/{expected} reports")
REPORTS_WITHOUT = Text(
    "{line}; chưa có báo cáo dùng được: {units}", "{line}; no usable report: {units}"
)
AND_OTHERS = Text("{names} và {count} đơn vị khác", "{names} and {count} other units")

# Notes.

ON_TIME = Text(
    "tỷ lệ đúng hạn được chọn cho đợt báo cáo này", "the on-time rate chosen for this campaign"
)
FROM_STATED_RATES = Text("theo tỷ lệ khai báo", "from stated rates")
AGREED = Text(
    "không có số gốc; các đơn vị khai cùng một tỷ lệ", "no base; the units state the same rate"
)
HOW = Text("cách tính: {formula}", "computed as {formula}")
WEIGHTED = Text("Σ(tỷ lệ × {base}) : Σ {base}", "Σ(rate × {base}) : Σ {base}")
WEIGHTED_ROWS = Text(
    "các tỷ lệ bên dưới, bình quân theo số gốc", "the rates below, weighted by their bases"
)
YES = Text("số xã có {code} = 1 : số xã trả lời", "communes with {code} = 1 : communes answered")
ANSWERED = Text("{used}/{asked} xã trả lời", "{used}/{asked} communes answered")
OF_UNITS = Text("{used}/{asked} đơn vị", "{used}/{asked} units")
DIVIDED = Text(
    "chỉ của {told}/{asked} đơn vị đã chia", "of the {told}/{asked} units that divided it"
)
TOGETHER = Text(
    "{unit} khai gộp {told}/{asked} đơn vị", "{unit} stated together for {told}/{asked} units"
)
UNITS = Text("{count} đơn vị", "{count} units")
BY_ALL = Text(
    "{code} vì cả {count} đơn vị đều trả lời “{answer}”",
    "{code} because all {count} units answered “{answer}”",
)
BY_SOME = Text("{code} vì {units} trả lời “{answer}”", "{code} because {units} answered “{answer}”")
BY_DIFFERENCE = Text(
    "{code} vì các đơn vị trả lời khác nhau", "{code} because the units answered differently"
)
UNDECIDED_WITHOUT = Text(
    "chưa kết luận vì còn {count} đơn vị chưa có số liệu dùng được",
    "undecided while {count} units have no usable figure",
)
ANSWER = Text("“{answer}”: {units}", "“{answer}”: {units}")
ENTERED = Text("nhập tay: {units}", "typed by hand: {units}")
LACKING = Text("thiếu: {what}", "lacking: {what}")
OTHERS_SAY = Text("ghi số khác: {what}", "stated otherwise: {what}")
BESIDE = Text(
    "không tổng hợp số ghi ngoài phạm vi được giao của {units}",
    "typed where none is asked, and not counted: {units}",
)
AS_TYPED = Text("đơn vị ghi: {typed}", "as typed: {typed}")
ON_HEADING = Text("ghi ở dòng tiêu đề, không tổng hợp", "typed on a heading, never rolled up")

# Standings.

UNLIKE = Text(
    "không so sánh được: kỳ này lấy số liệu {now}, kỳ trước {before}",
    "not comparable: figures now {now}, before {before}",
)
RANKING = Text("Xếp hạng", "Ranking")
LEADERS = Text("Lãnh đạo xem", "For leaders")
RANK = Text("Hạng", "Rank")
RATE = Text("Tỷ lệ (%)", "Rate (%)")
PART = Text("Tử số", "Numerator")
WHOLE = Text("Mẫu số, số gốc", "Whole or base")
BEFORE = Text("Kỳ trước (%)", "Before (%)")
CHANGE = Text("Thay đổi (điểm)", "Change (points)")
BEST = Text("Cao nhất", "First")
WORST = Text("Thấp nhất", "Last")
ALL_ALIKE = Text("Tất cả các đơn vị bằng nhau", "All units alike")
SO_MANY_ALIKE = Text("{count}/{told} đơn vị bằng nhau", "{count} of {told} units alike")
NO_RANKS = Text("Không xếp hạng: {standing}.", "No ranks: {standing}.")
OF_A_SHARED_LIST = Text(
    "Không xếp hạng, vì tỷ lệ tính trên danh mục dùng chung của các đơn vị: {standing}.",
    "No ranks, for the rate is of lists that all units share: {standing}.",
)
NONE_APART = Text(
    "cả {told} đơn vị có số liệu cùng ở mức {rate} %",
    "all {told} units with a figure are at {rate} %",
)
OTHERS_APART = Text(
    "{count}/{told} đơn vị cùng ở mức {rate} %; khác: {apart}",
    "{count} of {told} units are at {rate} %; others: {apart}",
)
UNITS_TOLD = Text("Số đơn vị", "Units")
SUM = Text("Cộng", "Sum")
COUNT = Text("Số lượng", "Count")
SHARE = Text("Tỷ lệ (%)", "Share (%)")
UNDIVIDED = Text(
    "Cộng các phần được {told} ({parts} đơn vị); dòng tổng trên biểu là {whole} ({units} đơn vị).",
    "The parts add up to {told} ({parts} units); the form's own count is {whole} ({units} units).",
)
BY_UNIT = Text("{label}: từng đơn vị, %", "{label}: unit by unit, %")
OF_ALL = Text("Tổng hợp: {rate} ({coverage} đơn vị)", "All together: {rate} ({coverage} units)")
HOW_RANKED = Text(
    "Các đơn vị có tỷ lệ bằng nhau thì cùng hạng; đơn vị chưa có số liệu thì không xếp hạng.",
    "Units with the same rate share a rank; those without a figure have none.",
)
NOT_RANKED = Text("không xếp hạng: {count} đơn vị", "without a rank: {count} units")
LAST_ONES = Text("{label}: {count} đơn vị đứng cuối", "{label}: the last {count} units")
COMPLETENESS = Text("Báo cáo của các đơn vị", "Reports of the units")
REPORTS_USED = Text("Đã dùng", "Used")
REPORTS_MISSING = Text("Chưa gửi", "Missing")
REPORTS_REFUSED = Text("Không dùng được", "Not usable")
EXPECTED_SUM = Text("Phải gửi", "Expected")
NOT_TOLD_APART = Text("khai gộp, không tách được từng đơn vị", "stated together with others")

# Lists of findings, and of what an output was made of.

SEVERITY_HEAD = Text("Mức độ", "Severity")
FINDING_TITLE = Text("Vấn đề", "Title")
MESSAGE = Text("Nội dung", "Message")
ROW = Text("Chỉ tiêu", "Indicator")
PLACE = Text("Tệp, ô", "File, cell")
INFORMATION = Text("Thông tin thêm", "Information")
FINDINGS_COUNTED = Text(
    "Lỗi: {errors}; cảnh báo: {warnings}", "Errors: {errors}; warnings: {warnings}"
)
STAND_COUNTED = Text("{line}; được chấp nhận: {waived}", "{line}; let stand: {waived}")
MORE_ON_SHEET = Text(
    "{line}; {count} thông tin ở trang “{sheet}”",
    "{line}; information: {count} on the sheet {sheet}",
)
PLACES_UNITS = Text("{count} chỗ, {units} đơn vị", "places: {count}, units: {units}")
PLACES = Text("{count} chỗ", "places: {count}")
NOT_LISTED = Text("{line}; chưa liệt kê {left} chỗ", "{line}; not listed: {left}")
UNITS_OF = Text("Đơn vị (chỉ tiêu)", "Units (indicators)")
LOOK_AGAIN = Text("Đề nghị xem lại nội dung này.", "Please look at this again.")
NO_FINDINGS = Text("Không có vấn đề cần rà soát.", "Nothing to look at.")
WHAT = Text("Mục", "What")
CONTENT = Text("Nội dung", "Content")
BYTES = Text("Dung lượng (byte)", "Size (bytes)")
SHA256 = Text("Mã băm SHA-256", "SHA-256")

ONE_BY_ONE = Text(
    "Mỗi loại chỉ liệt kê {most} vấn đề đầu; chưa liệt kê: {left}.",
    "Of each kind the first {most} are listed; not listed: {left}.",
)
LET_STAND = Text("{severity}, được chấp nhận", "{severity}, let stand")
WAIVER = Text(
    "{message} (Được chấp nhận: {reason}, {by}, đến ngày {until}.)",
    "{message} (Let stand: {reason}, {by}, until {until}.)",
)
