"""Cells: text as text, numbers as numbers, and the handful of styles the workbook is dressed in."""

from collections.abc import Mapping
from datetime import date, datetime, time
from fractions import Fraction
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import Lang, format_date
from cchc_core.printing import Content, Look, Shown, cell_text, number_format, rounded, text_height

FONT = "Times New Roman"
GRID = Border(*(Side("thin"),) * 4)
CENTRE = Alignment("center", "center", wrap_text=True)
LEFT = Alignment("left", "center", wrap_text=True, indent=1)
RIGHT = Alignment("right", "center", indent=1, shrink_to_fit=True)
_GREY, _RED = "FF7F7F7F", "FFC00000"

_FONTS: Mapping[Look, dict[str, Any]] = {
    Look.ENTERED: {"underline": "single"},
    Look.OUT_OF_SCOPE: {"color": "FF8C8C8C"},
    Look.REJECTED: {"color": _RED, "strike": True},
    Look.ASIDE: {"color": _GREY, "italic": True},
    Look.NO_NUMBER: {"italic": True},
    Look.NOT_APPLICABLE: {"italic": True},
    Look.NOT_SUBMITTED: {"color": _RED},
}
_FILLS = {
    Look.BLANK: PatternFill("solid", fgColor="FFEDEDED"),
    Look.REJECTED: PatternFill("solid", fgColor="FFFDE9E7"),
    Look.NOT_SUBMITTED: PatternFill("lightUp", fgColor="FFD9A6A6"),
}


def in_times(book: Workbook) -> None:
    """Makes Times New Roman the font that empty cells have and column widths are measured in.

    The one openpyxl gives is not on every computer, and a wider one in its place would make every
    column wider and the print smaller.
    """
    inside: Any = book  # openpyxl has no public way
    inside._fonts = IndexedList([Font(FONT, 11)])  # noqa: SLF001
    inside._named_styles["Normal"].font = Font(FONT, 11)  # noqa: SLF001


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell in a row and column, which must not lie inside a merge."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell), f"{sheet.title}!{cell.coordinate} is merged into another"
    return cell


def put(cell: Cell, content: Content, lang: Lang = "vi") -> None:
    """Writes `content`; text never becomes a formula, a number gets a format if it has none.

    A receipt at midnight is one whose time nobody noted: it is written as a day.
    """
    if isinstance(content, str):
        cell.value = cell_text(content) or None
        if cell.value is not None:
            cell.data_type = "s"
            cell.quotePrefix = content.startswith(("=", "+", "-", "@", "'"))
        return
    if isinstance(content, date) and content.year < 1900:
        put(cell, format_date(content, lang))
        return
    if isinstance(content, datetime):
        content = content.replace(tzinfo=None)
        content = content if content.time() != time() else content.date()
    cell.value = rounded(content) if isinstance(content, Fraction) else content
    if content is not None and (cell.number_format == "General" or isinstance(content, date)):
        cell.number_format = number_format(content, lang)


def dress(cell: Cell, shown: Shown, size: float, *, bold: bool = False) -> None:
    """Gives a cell the style of its look: every kind of nothing has one of its own."""
    cell.font = Font(FONT, size, bold=bold, **_FONTS.get(shown.look, {}))
    cell.alignment = RIGHT if shown.number is not None else CENTRE
    if shown.look in _FILLS:
        cell.fill = _FILLS[shown.look]


def fit_rows(sheet: Worksheet) -> None:
    """Sets the height of every row from the text that wraps in it, as no program does for merged
    cells and some do not for any."""
    across = {(m.min_row, m.min_col): m for m in sheet.merged_cells.ranges}
    for at, row in enumerate(sheet.iter_rows(), 1):
        heights = [15.0]
        for cell in row:
            merged = across.get((at, cell.column))
            if not isinstance(cell, Cell) or cell.value is None:
                continue
            if merged and merged.min_row != merged.max_row:
                continue
            last = merged.max_col if merged else cell.column
            width = sum(_width(sheet, column) for column in range(cell.column, last + 1))
            heights.append(_height(cell, width))
        if sheet.row_dimensions[at].height is None:
            sheet.row_dimensions[at].height = min(409, max(heights))


def _width(sheet: Worksheet, column: int) -> float:
    return sheet.column_dimensions[get_column_letter(column)].width


def _height(cell: Cell, width: float) -> float:
    size = cell.font.size or 11
    if not isinstance(cell.value, str) or not cell.alignment.wrap_text:
        return ceil(size * 1.4)
    bold, indent = bool(cell.font.bold), int(cell.alignment.indent)
    return text_height(cell.value, width, size=size, indent=indent, bold=bold)
