"""What the workbook says of its own accord, in both languages, beside what every format says."""

from cchc_core import Text

WARDS = Text("Từng đơn vị", "Unit by unit")
FILINGS = Text("Tình hình gửi", "Submissions")
DOCUMENTS = Text("Văn bản", "Documents")

FIGURE = Text("Số liệu", "Figure")
TOTAL = Text("Tổng hợp", "Rolled up")

OWN_FIGURES = Text("{unit} (số liệu của cơ quan)", "{unit} (the office's own)")
SEE_DOCUMENTS = Text("danh sách ở trang Văn bản", "listed on the sheet Documents")
SEE_DOCUMENTS_BEHIND = Text(
    "danh sách ở tệp số liệu kèm theo, trang Văn bản",
    "listed in the file behind, on the sheet Documents",
)
