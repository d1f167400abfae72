"""The sheet "Hướng dẫn": what to write where, and the words for "nothing" that the checks know."""

from cchc_source_manual.layout import (
    CHECKS_SHEET,
    GUIDE_SHEET,
    LISTS_SHEET,
    WORDS_SHEET,
    Column,
    lettered,
)
from cchc_source_manual.looks import HEAD, TITLE, Look, height
from cchc_source_manual.sheets import Sheet

NOTHING = (
    ("Để trống, hoặc KCSL", "KCSL", "chưa có số liệu (đơn vị chưa trả lời)"),
    ("không áp dụng", "không áp dụng", "chỉ tiêu không áp dụng với đơn vị"),
    ("0, KPS hoặc không phát sinh", "KPS", "có theo dõi, không phát sinh: là số 0"),
    ("", "không phát sinh", ""),
    ("", "không", ""),
)
"""What to write, the word that the checks accept, what it means; the first two go for any row."""
_FIRST = 4
WORDS_FOR_ANY = f"'{GUIDE_SHEET}'!$C${_FIRST}:$C${_FIRST + 1}"
WORDS_FOR_COUNTS = f"'{GUIDE_SHEET}'!$C${_FIRST}:$C${_FIRST + len(NOTHING) - 1}"

_COLUMNS = lettered(
    Column("text", "Ghi", 32), Column("meaning", "Được hiểu là", 56), Column("word", width=10)
)
_BOXED = Look(box=True)
_ADVICE = (
    "Ô màu vàng nhạt: đơn vị nhập. Ô màu xám: không nhập (tiêu đề, dòng tổng và dòng tự tính, chỉ "
    "tiêu của cấp khác).",
    "Số lượng ghi số nguyên, không kèm đơn vị tính. Tỷ lệ ghi theo phần trăm, dấu phẩy thập phân: "
    "96,55 (không ghi 0,9655). Chỉ tiêu có mã trả lời: chọn mã trong danh sách.",
    "Không ghi dấu gạch ngang “-”: không rõ là số 0 hay chưa có số liệu. Giải thích ghi ở cột Ghi "
    "chú, không ghi trong ô số liệu.",
    "Cột “Kỳ số liệu riêng” chỉ ghi khi số liệu của dòng đó không tính theo kỳ của biểu, dạng "
    "01/01/2023 - 10/8/2023.",
    f"Danh mục văn bản (loại, số ký hiệu, ngày, trích yếu) ghi ở trang “{LISTS_SHEET}”.",
    f"Phần người viết của báo cáo (ưu điểm; tồn tại, hạn chế; nhiệm vụ; kiến nghị …) ghi ở trang "
    f"“{WORDS_SHEET}”, mỗi ý một dòng.",
    f"Trước khi gửi, xem trang “{CHECKS_SHEET}”: mỗi dòng “Cần xem lại” là một chỗ cần sửa, hoặc "
    "cần giải thích ở cột Ghi chú.",
    "Gửi lại bản sửa: tăng số ở ô “Lần gửi” (ô D1 của biểu đầu tiên); bản có số lớn hơn được dùng.",
    "Có thể chèn thêm dòng, chỉnh độ rộng cột. Không xóa dòng, cột hoặc trang của biểu.",
)


def write_guide(sheet: Sheet) -> None:
    """Fills the sheet; the words stand where `WORDS_FOR_ANY` and `WORDS_FOR_COUNTS` say."""
    sheet.columns(_COLUMNS)
    sheet.merge("A", "B", 1, "HƯỚNG DẪN ĐIỀN BIỂU", TITLE)
    for column in _COLUMNS[:2]:
        sheet.put(column.letter, _FIRST - 1, column.heading, HEAD)
    for line, (text, word, meaning) in enumerate(NOTHING, start=_FIRST):
        for column, content in zip(_COLUMNS, (text, meaning, word), strict=True):
            sheet.put(column.letter, line, content, _BOXED if column.heading else None)
        if not text:
            sheet.hide(line)
    for line, advice in enumerate(_ADVICE, start=_FIRST + len(NOTHING) + 1):
        sheet.merge("A", "B", line, "– " + advice, Look())
        sheet.height(line, height((advice, 84)))
    sheet.page(head=1, portrait=True)
