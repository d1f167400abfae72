"""A new workbook: head lines that say what to do, the heads of the columns, the page to print."""

import io

from openpyxl import Workbook

from cchc_source_manual.ledger.layout import COLUMNS, FIRST_ROW, HEAD_ROW, LAST_ROW, MARK_ROW, SHEET
from cchc_source_manual.ledger.looks import color
from cchc_source_manual.ledger.styles import dress, put, set_font, set_page
from cchc_source_manual.looks import HEAD, TITLE, Look, height

_ADVICE = (
    "1. Mỗi dòng là một việc. Ở dòng có ô vàng: chọn một mục trong danh sách ở cột “Quyết định”, "
    "ghi chức danh người quyết định (không ghi họ tên, số điện thoại) và ngày. Đủ thì dòng chuyển "
    "sang xanh.",
    "2. Việc ghi thêm: dùng các dòng trống cuối bảng, chọn “Loại việc”, đơn vị, dòng của biểu. "
    "Nhập số thay đơn vị: ghi số ở cột “Quyết định”, nguồn ở cột “Căn cứ” (tên ảnh và trang; hoặc "
    "điện thoại, chức danh, ngày) và lý do. Chấp nhận vấn đề: ghi mã vấn đề ở cột “Việc cần quyết "
    "định”, lý do và ngày hết hiệu lực.",
    "3. Lưu, đóng tệp rồi chạy lại cchc merge: quyết định được dùng từ lần gộp đó. cchc decide ghi "
    "thêm việc mới, không bao giờ đổi điều đã quyết định. Không xóa dòng, kể cả dòng “Không còn "
    "cần”; được sắp xếp, lọc, thêm cột và ghi chú riêng.",
)


def new_ledger(title: str) -> bytes:
    """The workbook before anything is to be decided."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    set_font(book)
    for column in COLUMNS:
        sheet.column_dimensions[column.letter].width = column.width
        sheet.column_dimensions[column.letter].hidden = not column.heading
    last = [column.letter for column in COLUMNS if column.heading][-1]
    lines = (("SỔ XỬ LÝ SỐ LIỆU BÁO CÁO", TITLE), (title, Look(size=13, bold=True, at="center")))
    for at, (text, look) in enumerate(lines, start=1):
        put(sheet[f"A{at}"], text)
        dress(sheet[f"A{at}"], look)
        sheet.merge_cells(f"A{at}:{last}{at}")
        sheet.row_dimensions[at].height = 22
    for at, advice in enumerate(_ADVICE, start=len(lines) + 1):
        put(sheet[f"A{at}"], advice)
        dress(sheet[f"A{at}"], Look(size=11))
        sheet.merge_cells(f"A{at}:{last}{at}")
        sheet.row_dimensions[at].height = height((advice, sum(c.width for c in COLUMNS)), size=11)
    for column in COLUMNS:
        put(sheet[f"{column.letter}{MARK_ROW}"], column.mark)
        if column.heading:
            put(sheet[f"{column.letter}{HEAD_ROW}"], column.heading)
            dress(sheet[f"{column.letter}{HEAD_ROW}"], HEAD)
    sheet.row_dimensions[MARK_ROW].hidden = True
    sheet.row_dimensions[HEAD_ROW].height = 36
    sheet.freeze_panes = f"A{FIRST_ROW}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{COLUMNS[-1].letter}{LAST_ROW}"
    color(sheet, {column.key: column.letter for column in COLUMNS})
    set_page(sheet, head=HEAD_ROW, footer=title)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
