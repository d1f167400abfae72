"""What the workbook says of its own accord, in both languages, beside what every format says."""

from cchc_core import Text

# The sheets.

BASES = Text("Cơ sở tỷ lệ", "Behind the rates")
DOSSIERS = Text("Biểu II.06a", "Form II.06a")
OFFICES = Text("Đơn vị báo cáo", "Reporting units")

# Heads of columns.

TOTAL = Text("Tổng số", "Total")
AT_LEVEL = Text("Tại {level}", "At {level}")
BEHIND_RATE = Text("Cơ sở của tỷ lệ", "Behind the rate")

WEIGHT = Text("trọng số", "weight")
WEIGHS_UNITS = Text(
    "{name} (mẫu số là trọng số để tính tỷ lệ chung, không phải số đếm)",
    "{name} (the wholes are weights for the rate of all, no counts)",
)
WEIGHS_SUM = Text(
    "{name} (các đơn vị dùng chung một danh mục: tổng mẫu số là trọng số, không phải số đếm)",
    "{name} (the units share one list: the sum of the wholes is a weight, no count)",
)

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
