"""The sheet "Hướng dẫn": what to write where, and the words for "nothing" that the checks know."""

from typing import TYPE_CHECKING

from cchc_source_manual.cells import put
from cchc_source_manual.layout import CHECKS_SHEET, GUIDE_SHEET, LISTS_SHEET

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

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
    f"Trước khi gửi, xem trang “{CHECKS_SHEET}”: mỗi dòng “Cần xem lại” là một chỗ cần sửa, hoặc "
    "cần giải thích ở cột Ghi chú.",
    "Gửi lại bản sửa: tăng số ở ô “Lần gửi” (ô D1 của biểu đầu tiên); bản có số lớn hơn được dùng.",
    "Có thể chèn thêm dòng, chỉnh độ rộng cột. Không xóa dòng, cột hoặc trang của biểu.",
)


def write_guide(sheet: "Worksheet") -> None:
    """Fills the sheet; the words stand where `WORDS_FOR_ANY` and `WORDS_FOR_COUNTS` say."""
    from cchc_source_manual.looks import as_head, height, set_page, write_in

    for letter, width in zip("ABC", (32, 56, 10), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.column_dimensions["C"].hidden = True
    put(sheet["A1"], "HƯỚNG DẪN ĐIỀN BIỂU")
    write_in(sheet["A1"], size=14, bold=True, at="center")
    sheet.merge_cells("A1:B1")
    for letter, head in (("A", "Ghi"), ("B", "Được hiểu là")):
        put(sheet[f"{letter}3"], head)
        as_head(sheet[f"{letter}3"])
    for line, (text, word, meaning) in enumerate(NOTHING, start=_FIRST):
        put(sheet[f"C{line}"], word)
        sheet.row_dimensions[line].hidden = not text
        for letter, content in (("A", text), ("B", meaning)):
            put(sheet[f"{letter}{line}"], content)
            write_in(sheet[f"{letter}{line}"], box=True)
    for line, advice in enumerate(_ADVICE, start=_FIRST + len(NOTHING) + 1):
        sheet.merge_cells(f"A{line}:B{line}")
        put(sheet[f"A{line}"], "– " + advice)
        write_in(sheet[f"A{line}"])
        sheet.row_dimensions[line].height = height((advice, 84))
    set_page(sheet, head=1, footer="", portrait=True)
