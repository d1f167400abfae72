"""Where things stand in the workbook when it is made, and what they are called."""

from hashlib import sha256

from cchc_source_manual.layout import Column, lettered

SHEET = "Xử lý"
CHOICES = "_lua_chon"
"""The hidden sheet with what may be chosen: a line per question, its id, how many, and which."""
LISTS = "_danh_muc"
"""The hidden sheet with the kinds of decision, the units and the rows, a column each."""

MARK_ROW, HEAD_ROW, FIRST_ROW = 7, 8, 9
SPARE = 15
"""Lines that are always left for people to write on."""
LAST_ROW = 3000
"""As far down as colours and drop-downs reach."""

IDLE = "Không còn cần"
OPEN = "Chưa quyết định"
LACKING = "Còn thiếu thông tin"
WRONG = "Ghi chưa đúng"
DONE = "Đã quyết định"

COLUMNS = lettered(
    Column("number", "STT", 5),
    Column("kind", "Loại việc", 13),
    Column("unit", "Đơn vị", 16),
    Column("row", "Dòng của biểu", 20),
    Column("question", "Việc cần quyết định", 26),
    Column("evidence", "Căn cứ (tệp, ô, nội dung)", 32),
    Column("choice", "Quyết định", 24),
    Column("reason", "Lý do, ghi rõ", 20),
    Column("by", "Chức danh người quyết định", 16),
    Column("when", "Ngày quyết định", 12),
    Column("until", "Hiệu lực đến ngày", 12),
    Column("state", "Tình trạng", 15),
    Column("key"),
    Column("id"),
)
WRITTEN = ("kind", "unit", "row", "question", "evidence", "choice", "reason", "by", "when", "until")
"""The columns that a person reads and writes."""
DAYS = ("when", "until")


def id_of(key: str) -> str:
    """What a question is called on the hidden sheet: short, and no sign in it means anything."""
    return sha256(key.encode()).hexdigest()[:12] if key else ""
