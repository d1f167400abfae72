"""The sheet "Cần sửa" of a marked copy: all its marks, to be read and printed without comments."""

from collections.abc import Mapping, Sequence
from copy import copy

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import Mark, Severity
from cchc_source_manual.looks import FONT, HEAD, height
from cchc_source_manual.sheets import clean

MARKS_SHEET = "Cần sửa"
_COLUMNS = (("STT", 6), ("Ô", 16), ("Mức độ", 14), ("Nội dung", 62))
_HEAD = 3
_BOX = Border(*(Side(style="thin", color="808080"),) * 4)
_SEVERITY = {
    Severity.ERROR: "Phải sửa",
    Severity.WARNING: "Cần xem lại",
    Severity.INFORMATION: "Để biết",
}


def write_marks(sheet: Worksheet, placed: Mapping[Cell | None, Sequence[Mark]]) -> None:
    """Fills the sheet with the marks by cell, in this order; a cell leads to where it is."""
    _write(sheet, "A", 1, "NHỮNG CHỖ CẦN SỬA, CẦN XEM LẠI TRONG TỆP NÀY", bold=True)
    sheet["A1"].border, sheet["A1"].font = Border(), Font(FONT, 14, bold=True)
    sheet.merge_cells("A1:D1")
    for letter, (head, width) in zip("ABCD", _COLUMNS, strict=True):
        _write(sheet, letter, _HEAD, head, bold=True)
        sheet[f"{letter}{_HEAD}"].fill = PatternFill("solid", fgColor=HEAD.fill[1:])
        sheet.column_dimensions[letter].width = width
    marks = [(cell, mark) for cell, mine in placed.items() for mark in mine]
    for line, (cell, mark) in enumerate(marks, start=_HEAD + 1):
        _line(sheet, line, cell, mark)
    sheet.freeze_panes = f"A{_HEAD + 1}"
    _page(sheet)


def _line(sheet: Worksheet, line: int, cell: Cell | None, mark: Mark) -> None:
    title = cell.parent.title if cell else ""
    where = f"{title}, ô {cell.coordinate}" if cell else mark.origin.place or "Cả tệp"
    texts = (str(line - _HEAD), where, _SEVERITY[mark.severity], clean(mark.text))
    for letter, text in zip("ABCD", texts, strict=True):
        _write(sheet, letter, line, text, at="left" if letter == "D" else "center")
    if cell:
        quoted = title.replace("'", "''")
        place = f"'{quoted}'!{cell.coordinate}"
        sheet[f"B{line}"].hyperlink = Hyperlink(f"B{line}", location=place)
    widths = [width for _, width in _COLUMNS]
    sheet.row_dimensions[line].height = height(*zip(texts, widths, strict=True))


def _write(
    sheet: Worksheet, letter: str, line: int, text: str, *, at: str = "center", bold: bool = False
) -> None:
    """A text in a box; it stays a text, whatever sign it begins with."""
    cell = sheet[f"{letter}{line}"]
    cell.value, cell.data_type = text, "s"
    if line > _HEAD + 1 and isinstance(above := sheet[f"{letter}{line - 1}"], Cell):
        # Made anew it takes a second per 200 lines; the types do not know of it.
        cell._style = copy(above._style)  # type: ignore[attr-defined]  # noqa: SLF001
    if line <= _HEAD + 1:
        cell.font, cell.border = Font(FONT, 12, bold=bold), _BOX
        cell.alignment = Alignment(at, "center", wrap_text=True, indent=int(at == "left"))


def _page(sheet: Worksheet) -> None:
    """A4 upright, one page wide, the head on every page; a red tab, to be found."""
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_properties.tabColor = "C00000"
    sheet.page_margins = PageMargins(0.79, 0.59, 0.79, 0.79)
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
