"""What the page says of its own accord, in both languages."""

from cchc_core import Text

TITLE = Text("Kết quả cải cách hành chính {period}", "Administrative reform, {period}")
DRAFT = Text("Dự thảo, chưa có số", "Draft, not yet issued")
ISSUED = Text("Báo cáo số {number}", "Report No. {number}")
ISSUED_ON = Text("Báo cáo số {number}, ngày {day}", "Report No. {number} of {day}")
WINDOW = Text("Số liệu {window}.", "Figures {window}.")
OF_ONE = Text("Báo cáo của một đơn vị.", "The report of a single office.")
OWN_FIGURES = Text("{unit} (số liệu của cơ quan)", "{unit} (the office's own)")

SKIP = Text("Đến phần nội dung", "Skip to the content")
CONTENTS = Text("Mục lục", "Contents")
GLANCE = Text("Tổng quan", "At a glance")
KEYS = Text("Chỉ tiêu chính", "Key indicators")
HEAT = Text("Từng đơn vị", "Unit by unit")
FINDINGS = Text("Vấn đề cần rà soát", "What to look at again")
PROSE = Text("Lời báo cáo", "The report in words")
APPENDIX = Text("Phụ lục số liệu", "All figures")
SOURCES = Text("Nguồn gốc", "Sources")

REPORTS_IN = Text("báo cáo đã dùng", "reports used")
ALL_IN = Text("Đủ báo cáo của mọi đơn vị.", "The reports of all units are in.")
ABSENT = Text("chưa có báo cáo dùng được", "no usable report")
LATE = Text("Gửi muộn: {units}.", "Late: {units}.")
NONE_LATE = Text("Không đơn vị nào gửi muộn.", "None was late.")
ERRORS = Text("lỗi phải sửa", "to correct: they cannot be true")
ERRORS_IN = Text("Ở {units} đơn vị.", "Units: {units}.")
WARNINGS = Text("Thêm {warnings} cảnh báo.", "Warnings: {warnings}.")
NO_WARNINGS = Text("Không có cảnh báo.", "No warnings.")
ROWS = Text("dòng đã ghi số liệu", "rows filled in")
MORE_UNITS = Text("{names} và {more} đơn vị khác", "{names} and {more} more")

UP = Text("▲ tăng {by} điểm % so với kỳ trước ({then})", "▲ up {by} points from {then} before")
DOWN = Text("▼ giảm {by} điểm % so với kỳ trước ({then})", "▼ down {by} points from {then} before")
SAME = Text("= bằng kỳ trước ({then})", "= as in the period before ({then})")
BEFORE = Text("kỳ trước: {then}", "the period before: {then}")
BEFORE_UNLIKE = Text("kỳ trước: {then}; {why}", "the period before: {then}; {why}")
NOT_BEFORE = Text("kỳ trước không có số để so", "no figure of the period before")
NO_PERIOD_BEFORE = Text("Chưa có số liệu kỳ trước để so.", "No period before is known.")
PART_OVER_WHOLE = Text("{part} trên {whole}", "{part} of {whole}")
OF_BASE = Text("trên {whole}", "of {whole}")
UNITS_WITH = Text("{coverage} đơn vị có số liệu", "{coverage} units with a figure")
FROM_ROWS = Text("Từ dòng", "From rows")
RANK = Text("hạng {rank}", "rank {rank}")

UNIT = Text("Đơn vị", "Unit")
IN_STATE = Text("{state}: {count}", "{state}: {count}")
IS_LATE = Text("gửi muộn", "late")
OTHERS = Text("Đã dùng, gửi đúng hạn: {count} đơn vị", "Used and in time: {count} units")
NUMBER = Text("STT", "No.")
INDICATOR = Text("Chỉ tiêu", "Indicator")
FIGURE = Text("Số liệu", "Figure")
UNIT_OF_MEASURE = Text("Đơn vị tính", "Unit of measure")
WHERE = Text("Ô nguồn", "Cell")
SHARE = Text("Phần trong tổng", "Share")
PART_OF_WHOLE = Text("Tử số/mẫu số", "Part/whole")
BASE = Text("Số gốc", "Base")
DOCUMENT = Text("Văn bản", "Document")
DATED = Text("Ngày", "Date")
SUBJECT = Text("Trích yếu", "Subject")
WHOLE = Text("Tổng hợp", "All together")
ASIDE = Text("số đã nhập, chỉ để đối chiếu; không cộng", "typed, for comparison; not counted")
COMPUTED = Text("Cách tính: {formula}.", "Computed as {formula}.")
COMPUTED_FROM = Text("Dòng liên quan", "Rows behind it")
WITHOUT = Text("{why} ({count}): {units}", "{why} ({count}): {units}")
FILE_NUMBER = Text("tệp {number}", "file {number}")
BY_HAND = Text("nhập tay: {how}", "typed by hand: {how}")
SEE_UNITS = Text("Từng đơn vị", "Unit by unit")
MANIFEST = Text("Trang này làm từ những gì", "What this page was made of")
LEGEND = Text("Chú giải", "Legend")
SHADES = (
    Text("kém số tổng hợp dưới 1 điểm %", "less than 1 point behind all together"),
    Text("kém từ 1 đến dưới 5 điểm", "1 to 5 points behind"),
    Text("kém từ 5 điểm", "5 points behind or more"),
)
RATE = Text("{label} (%)", "{label} (%)")
FILLED = Text("Dòng đã ghi", "Rows filled in")
HEAT_CAPTION = Text(
    "Số của từng đơn vị, dòng đầu là số tổng hợp.",
    "Each unit's own figures, all together first.",
)
FILES = Text("Tệp nguồn", "Files")

SCALE = Text("Thang từ {low} đến {high} %.", "Scale from {low} to {high} %.")
MARK = Text("Vạch đứng: tỷ lệ chung {whole} %.", "The line: all together, {whole} %.")
LAST = Text("{label}: {count} đơn vị cuối bảng", "{label}: the last {count}")
BY_UNIT = Text("{label}, từng đơn vị", "{label}, unit by unit")
MOST = Text("{label}: {count} đơn vị nhiều nhất", "{label}: the {count} with the most")
NOT_RANKED = Text("Không xếp hạng: {count} đơn vị", "Not ranked: {count} units")
CHANNEL = Text("{label}: {number} ({share} %)", "{label}: {number} ({share} %)")
ALL_UNITS = Text("Xem đủ {count} đơn vị", "All {count} units")

FILTER = Text("Lọc vấn đề", "Filter the findings")
WORDS = Text("Đơn vị, chỉ tiêu, nội dung", "Unit, indicator, wording")
SEVERITIES = Text("Mức độ", "Severity")
ALL = Text("Tất cả", "All")
LEFT = Text(
    "Đang hiện {left}/{of} vấn đề, {kinds} loại.", "{left} of {of} findings shown, {kinds} kinds."
)
NO_FINDINGS = Text("Không có vấn đề cần rà soát.", "Nothing to look at again.")
MORE_FINDINGS = Text("Còn {left} vấn đề cùng loại.", "{left} more of the kind.")
REST = Text(
    "Thông tin và vấn đề đã chấp nhận: {kinds} loại",
    "Information, and what is let stand: {kinds} kinds",
)
PLACES = Text("{places} chỗ", "places: {places}")
PLACES_UNITS = Text("{places} chỗ, {units} đơn vị", "places: {places}, units: {units}")
LET_STAND = Text("Chấp nhận", "Let stand")
WAIVER = Text(
    "Được chấp nhận: {reason}, {by}, đến ngày {until}.", "Let stand: {reason}, {by}, until {until}."
)
DARK = Text("Nền tối", "Dark")
LIGHT = Text("Nền sáng", "Light")
SORT = Text("Sắp xếp theo cột này", "Sort by this column")
