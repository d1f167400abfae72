"""What the written report says of its own accord, in both languages."""

import re

from cchc_core import Filed, Text

NATION = Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")
MOTTO = Text("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")
COMMITTEE = Text("Ủy ban nhân dân {unit}", "People's Committee of {unit}")
COMMITTEE_IN_LINES = Text("Ủy ban nhân dân\n{unit}", "People's Committee of\n{unit}")
GOVERNING = Text("UBND {unit}", "People's Committee of {unit}")
MINISTRY = Text("Bộ Nội vụ", "the Ministry of Home Affairs")
SOMEBODY = Text("…………………………", "…………………………")
REPORT = Text("BÁO CÁO", "REPORT")
NUMBER = Text("Số: {number}", "No. {number}")
SYMBOL = "/BC-UBND"
PLACE_AND_DAY = Text("{place}, {day}", "{place}, {day}")
DAY = Text("ngày {day} tháng {month} năm {year}", "{day} {month} {year}")
DRAFT = Text("DỰ THẢO", "DRAFT")
SUBJECT = Text(
    "Kết quả thực hiện công tác cải cách hành chính {period}",
    "Results of the administrative reform, {period}",
)
ADDRESSED = Text("Kính gửi: {superior}.", "To: {superior}.")
BY_LETTER = Text("Thực hiện {letter}", "In answer to {letter}")
BY_RULE = Text(
    "Thực hiện chế độ báo cáo định kỳ về công tác cải cách hành chính",
    "As regular reports on the administrative reform are due",
)
OPENING = Text(
    "{basis}, {office} báo cáo kết quả thực hiện công tác cải cách hành chính {period} (số liệu "
    "{window}) như sau:",
    "{basis}, the {office} reports on the administrative reform, {period} (figures {window}):",
)
OF_WHOM = Text(
    "{reports}{{% if @without %}} (danh sách đơn vị chưa có báo cáo tại {appendix}){{% endif %}}.",
    "{reports}{{% if @without %}} (for those without a report see {appendix}){{% endif %}}.",
)
CLOSING = Text(
    "Trên đây là kết quả thực hiện công tác cải cách hành chính {period} (số liệu chi tiết tại "
    "{appendices} kèm theo), {office} trân trọng báo cáo./.",
    "So much of the administrative reform, {period} (all figures in {appendices}), the {office} "
    "reports.",
)
RECIPIENTS = Text("Nơi nhận:", "Copies:")
AS_ABOVE = Text("- Như trên;", "- as above;")
FILED_AT = Text("- Lưu: VT.", "- files.")
ON_BEHALF = Text("TM. ỦY BAN NHÂN DÂN", "FOR THE PEOPLE'S COMMITTEE")

APPENDIX = Text("Phụ lục {number}", "Appendix {number}")
THE_APPENDIX = Text("Phụ lục", "Appendix")
ATTACHED = Text(
    "(Kèm theo Báo cáo số {number} {day} của {office})",
    "(To Report No. {number} of {day}, {office})",
)
WINDOW = Text("(Số liệu {window})", "(Figures {window})")
ROW_NUMBER = Text("STT", "No.")
INDICATOR = Text("Chỉ tiêu thống kê", "Indicator")
RESULT = Text("Kết quả thống kê", "Result")
UNIT_OF_MEASURE = Text("Đơn vị tính", "Unit of measure")
FIGURE = Text("Số liệu", "Figure")
NOTE = Text("Ghi chú", "Note")
WITHOUT = Text("Danh sách đơn vị chưa có báo cáo dùng được", "Units without a usable report")
UNIT = Text("Đơn vị", "Unit")
STATE = Text("Tình trạng", "State")
ALL_ARE_IN = Text("Các đơn vị đều đã có báo cáo dùng được.", "The reports of all units are in.")

FILED = {
    Filed.USED: Text("đã dùng", "used"),
    Filed.MISSING: Text("chưa gửi", "missing"),
    Filed.WRONG_FORM: Text("sai biểu mẫu", "wrong form"),
    Filed.EMPTY: Text("biểu trống", "empty form"),
    Filed.REFUSED: Text("không đọc được", "refused"),
}
TO_BE_WRITTEN = "…"
"""Stands where a person has yet to write."""
DOCUMENTS = re.compile("Công văn|Quyết định|Kế hoạch|Thông báo|Hướng dẫn|Chỉ thị|Thông tư|Văn bản")
"""How the name of a letter begins that a report answers."""
TYPES = re.compile(
    r"(thành phố|tỉnh|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu) (?=\S)", re.IGNORECASE
)
"""What stands before the proper name of a unit."""
