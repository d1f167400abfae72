"""The sheet "Cần sửa" of a marked copy: all its marks, to be read and printed without comments."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from openpyxl.worksheet.hyperlink import Hyperlink

from cchc_core import Mark, Severity
from cchc_source_manual.cells import put
from cchc_source_manual.looks import as_head, height, set_page, write_in

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

MARKS_SHEET = "Cần sửa"
_COLUMNS = (("STT", 6), ("Ô", 16), ("Mức độ", 14), ("Nội dung", 62))
_HEAD = 3
_SEVERITY = {
    Severity.ERROR: "Phải sửa",
    Severity.WARNING: "Cần xem lại",
    Severity.INFORMATION: "Để biết",
}


def write_marks(sheet: "Worksheet", placed: "Mapping[Cell | None, Sequence[Mark]]") -> None:
    """Fills the sheet with the marks by cell, in this order; a cell leads to where it is."""
    put(sheet["A1"], "NHỮNG CHỖ CẦN SỬA, CẦN XEM LẠI TRONG TỆP NÀY")
    write_in(sheet["A1"], size=14, bold=True, at="center")
    sheet.merge_cells("A1:D1")
    for letter, (head, width) in zip("ABCD", _COLUMNS, strict=True):
        put(sheet[f"{letter}{_HEAD}"], head)
        as_head(sheet[f"{letter}{_HEAD}"])
        sheet.column_dimensions[letter].width = width
    lines = [(cell, mark) for cell, marks in placed.items() for mark in marks]
    for number, (cell, mark) in enumerate(lines, start=1):
        _line(sheet, number, cell, mark)
    sheet.freeze_panes = f"A{_HEAD + 1}"
    set_page(sheet, head=_HEAD, footer="", portrait=True)
    sheet.protection.sheet = False


def _line(sheet: "Worksheet", number: int, cell: "Cell | None", mark: Mark) -> None:
    title = cell.parent.title if cell else ""
    where = f"{title}, ô {cell.coordinate}" if cell else mark.origin.place or "Cả tệp"
    texts = (str(number), where, _SEVERITY[mark.severity], mark.text)
    line = number + _HEAD
    for letter, text in zip("ABCD", texts, strict=True):
        put(sheet[f"{letter}{line}"], text)
        at = "left" if letter == "D" else "center"
        write_in(sheet[f"{letter}{line}"], at=at, box=True)
    if cell:
        quoted = title.replace("'", "''")
        sheet[f"B{line}"].hyperlink = Hyperlink(
            f"B{line}", location=f"'{quoted}'!{cell.coordinate}"
        )
    widths = [width for _, width in _COLUMNS]
    sheet.row_dimensions[line].height = height(*zip(texts, widths, strict=True))
