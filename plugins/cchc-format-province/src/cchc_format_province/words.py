"""What the workbook says of its own accord, in both languages."""

from cchc_core import Filed, Outcome, Severity, Status, Text

STATUS = {
    Status.USED: Text("đã dùng", "used"),
    Status.BLANK: Text("để trống", "left blank"),
    Status.NOT_APPLICABLE: Text("không áp dụng", "not applicable"),
    Status.REJECTED: Text("số liệu không nhận", "not accepted"),
    Status.WITHOUT_BASE: Text("tỷ lệ thiếu số gốc", "rate without its base"),
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

# The sheets.

APPENDIX = Text("Phụ lục", "Appendix")
BASES = Text("Cơ sở tỷ lệ", "Behind the rates")
DOSSIERS = Text("Biểu II.06a", "Form II.06a")
OFFICES = Text("Đơn vị báo cáo", "Reporting units")
FINDINGS = Text("Vấn đề cần rà soát", "Findings")
SOURCES = Text("Nguồn gốc", "Sources")

# Heads of columns.

NUMBER = Text("STT", "No.")
INDICATOR = Text("Chỉ tiêu thống kê", "Indicator")
UNIT_OF_MEASURE = Text("Đơn vị tính", "Unit of measure")
RESULT = Text("Kết quả thống kê", "Result")
TOTAL = Text("Tổng số", "Total")
AT_LEVEL = Text("Tại {level}", "At {level}")
BEHIND_RATE = Text("Cơ sở của tỷ lệ", "Behind the rate")
PART = Text("Tử số", "Numerator")
WHOLE = Text("Mẫu số, số gốc", "Denominator, base")
COVERAGE = Text("Số đơn vị có số liệu", "Units with a figure")
NOTE = Text("Ghi chú", "Note")
UNIT = Text("Đơn vị", "Unit")
RATE = Text("Tỷ lệ (%)", "Rate (%)")
SUM = Text("Cộng", "Sum")
LEGEND = Text("Chú giải", "Legend")

# The frame of the appendix.

OFFICE = Text("Ủy ban nhân dân {unit}", "People's Committee of {unit}")
ATTACHED = Text(
    "(Kèm theo Báo cáo số       /BC-UBND ngày      tháng      năm         của {office})",
    "(Attached to Report No.       /BC-UBND of                    of {office})",
)
WINDOW = Text("(Số liệu {window})", "(Figures {window})")
ON_BEHALF = Text("TM. ỦY BAN NHÂN DÂN", "FOR THE PEOPLE'S COMMITTEE")
REPORTS = Text("Tổng hợp từ {used}/{expected} báo cáo", "Rolled up from {used}/{expected} reports")
REPORTS_WITHOUT = Text(
    "{line}; chưa có báo cáo dùng được: {units}", "{line}; no usable report: {units}"
)

# Notes.

HOW = Text("cách tính: {formula}", "computed as {formula}")
WEIGHTED = Text("Σ(tỷ lệ × {base}) : Σ {base}", "Σ(rate × {base}) : Σ {base}")
WEIGHTED_ROWS = Text(
    "các tỷ lệ bên dưới, bình quân theo số gốc", "the rates below, weighted by their bases"
)
YES = Text("số xã có {code} = 1 : số xã trả lời", "communes with {code} = 1 : communes answered")
AGREED = Text(
    "không có số gốc; các đơn vị khai cùng một tỷ lệ", "no base; the units state the same rate"
)
ON_TIME = Text(
    "tỷ lệ đúng hạn được chọn cho đợt báo cáo này", "the on-time rate chosen for this campaign"
)
FROM_STATED_RATES = Text("theo tỷ lệ khai báo", "from stated rates")
TOGETHER = Text(
    "{unit} khai gộp {told}/{asked} đơn vị", "{unit} stated together for {told}/{asked} units"
)
UNITS = Text("{count} đơn vị", "{count} units")
ANSWER = Text("“{answer}”: {units}", "“{answer}”: {units}")
LACKING = Text("thiếu: {what}", "lacking: {what}")
OTHERS_SAY = Text("khai khác: {what}", "stated otherwise: {what}")
BESIDE = Text("có ghi số nhưng không cộng: {units}", "typed but not counted: {units}")
AS_TYPED = Text("đơn vị ghi: {typed}", "as typed: {typed}")
ON_HEADING = Text("ghi ở dòng tiêu đề, không tổng hợp", "typed on a heading, never rolled up")

# Form II.06a.

DOSSIERS_TITLE = Text(
    "Tình hình, kết quả giải quyết thủ tục hành chính tại cơ quan, đơn vị trực tiếp giải quyết",
    "Dossiers received and resolved at the offices that resolve them",
)
COUNTED_AT = Text(
    "Tính từ danh sách hồ sơ của {used}/{expected} đơn vị; chưa có danh sách: {units}",
    "Counted from the dossier lists of {used}/{expected} units; no list: {units}",
)
COUNTED_AT_ALL = Text(
    "Tính từ danh sách hồ sơ của {used}/{expected} đơn vị",
    "Counted from the dossier lists of {used}/{expected} units",
)
NOBODY_COUNTED = Text(
    "Chưa đơn vị nào có số liệu hồ sơ theo lĩnh vực ({expected} đơn vị phải báo cáo), nên biểu để "
    "trống.",
    "No unit has dossiers by field ({expected} units are expected), so the table is blank.",
)
FIELD = Text("Lĩnh vực giải quyết", "Field")
RECEIVED = Text("Số hồ sơ tiếp nhận", "Received")
RESOLVED = Text("Số hồ sơ đã giải quyết", "Resolved")
OPEN = Text("Số hồ sơ đang giải quyết", "Open")
ALTOGETHER = Text("Tổng số", "Total")
ONLINE = Text("Trực tuyến", "Online")
DIRECT = Text("Trực tiếp, dịch vụ bưu chính", "Direct or postal")
CHANNEL_UNKNOWN = Text("Không rõ hình thức", "Channel not told")
CARRIED_OVER = Text("Từ kỳ trước", "Carried over")
EARLY = Text("Trước hạn", "Early")
ON_TIME_CLASS = Text("Đúng hạn", "On time")
LATE = Text("Quá hạn", "Late")
IN_TIME = Text("Trong hạn", "In time")
OVERDUE = Text("Quá hạn", "Overdue")
ALL_FIELDS = Text("Tổng cộng", "All fields")
COUNTED_ON_TIME = Text(
    "Cột “Đúng hạn” gồm cả {what}, theo cách ghi của biểu II.06a.",
    "The column “On time” holds {what} too, as form II.06a has it.",
)
RETURNED = Text("{count} hồ sơ trả lại", "{count} returned")
WAITING = Text(
    "{count} hồ sơ chờ bổ sung, thực hiện nghĩa vụ tài chính hoặc dừng xử lý",
    "{count} waiting for papers, for payment or suspended",
)
WITHOUT_DUE_DATE = Text("{count} hồ sơ không có hạn trả", "{count} without a due date")
DOES_NOT_CLOSE = Text(
    "Số tiếp nhận và số đã, đang giải quyết lệch nhau {count} hồ sơ: {field}.",
    "Received differs from resolved and open by {count} dossiers: {field}.",
)

# The list of offices.

LEVEL = Text("Cấp", "Level")
BELONGS_TO = Text("Trực thuộc", "Belongs to")
STATE = Text("Tình trạng", "State")
LATE_MARK = Text("Muộn", "Late")
RECEIVED_AT = Text("Ngày nhận", "Received")
FILE = Text("Tệp", "File")
ROWS = Text("Số dòng có số liệu", "Rows filled")
HAS_DOSSIERS = Text("Hồ sơ theo lĩnh vực", "Dossiers by field")
REASON = Text("Lý do", "Reason")
IS_LATE = Text("muộn", "late")
STATED_TOGETHER = Text("khai gộp {count} đơn vị", "{count} units stated together")
HAS = Text("có", "yes")
HAS_NOT = Text("chưa có", "none")
OFFICES_SUM = Text(
    "Có báo cáo dùng được: {used}/{expected} đơn vị; chưa có: {without}; gửi muộn: {late}",
    "With a usable report: {used}/{expected} units; without: {without}; late: {late}",
)

# The list of findings.

SEVERITY_HEAD = Text("Mức độ", "Severity")
MESSAGE = Text("Nội dung", "Message")
ROW = Text("Chỉ tiêu", "Indicator")
PLACE = Text("Tệp, ô", "File, cell")
FOUND = Text("Đã ghi", "Found")
EXPECTED = Text("Phải ghi", "Expected")
RULE = Text("Mã", "Code")
NO_FINDINGS = Text("Không có vấn đề cần rà soát.", "Nothing to look at.")
TITLE = Text("Vấn đề", "Title")
ONE_BY_ONE = Text(
    "Mỗi quy tắc chỉ liệt kê {most} vấn đề đầu; chưa liệt kê: {left}. Xem tất cả: cchc merge "
    "--all, hoặc --json.",
    "Of each rule the first {most} are listed; not listed: {left}. All of them: cchc merge --all, "
    "or --json.",
)
LET_STAND = Text("{severity}, được chấp nhận", "{severity}, let stand")
WAIVER = Text(
    "{message} (Được chấp nhận: {reason}, {by}, đến ngày {until}.)",
    "{message} (Let stand: {reason}, {by}, until {until}.)",
)

# The list of what the workbook was made of.

WHAT = Text("Mục", "What")
CONTENT = Text("Nội dung", "Content")
BYTES = Text("Dung lượng (byte)", "Size (bytes)")
SHA256 = Text("Mã băm SHA-256", "SHA-256")
