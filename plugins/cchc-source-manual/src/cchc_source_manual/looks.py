"""How the form looks: Times New Roman, thin borders, A4, inputs light yellow, the rest grey."""

import math
from functools import cache
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.header_footer import _HeaderFooterPart
    from openpyxl.worksheet.worksheet import Worksheet

    from cchc_source_manual.layout import Column

_HIGHEST = 409
_THIN = Side(style="thin", color="808080")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD = PatternFill("solid", fgColor="DDE7F3")
INPUT = PatternFill("solid", fgColor="FFFBE0")
GREY = PatternFill("solid", fgColor="E4E4E4")
_UNLOCKED = Protection(locked=False)
BAD = DifferentialStyle(
    font=Font(color="9C0006", bold=True), fill=PatternFill(bgColor="FFC7CE", fill_type="solid")
)
GOOD = DifferentialStyle(
    font=Font(color="006100"), fill=PatternFill(bgColor="C6EFCE", fill_type="solid")
)


def set_font(book: "Workbook") -> None:
    """Makes Times New Roman 12 the workbook's own font, by whose digits columns are measured."""
    normal = vars(book)["_named_styles"]["Normal"]
    normal.font = Font(name="Times New Roman", size=12)
    normal.bind(book)


def write_in(
    cell: "Cell",
    *,
    size: int = 12,
    bold: bool = False,
    italic: bool = False,
    at: str = "left",
    indent: int = 0,
    box: bool = False,
) -> None:
    """Font, alignment and border of a cell; long texts wrap and keep off the border."""
    cell.font = _font(size, bold, italic)
    cell.alignment = _alignment(at, indent + (box and at == "left"))
    if box:
        cell.border = _BOX


@cache
def _font(size: int, bold: bool, italic: bool) -> Font:  # made once: a form has thousands of cells
    return Font(name="Times New Roman", size=size, bold=bold, italic=italic)


@cache
def _alignment(at: str, indent: int) -> Alignment:
    return Alignment(horizontal=at, vertical="center", wrap_text=True, indent=indent)


def as_head(cell: "Cell") -> None:
    """The heading of a column."""
    write_in(cell, bold=True, at="center", box=True)
    cell.fill = _HEAD


def as_input(cell: "Cell", *, at: str = "left") -> None:
    """A cell to type into."""
    write_in(cell, at=at, box=True)
    cell.fill = INPUT
    cell.protection = _UNLOCKED


def as_locked(cell: "Cell", *, at: str = "left") -> None:
    """A cell that is not this unit's to fill."""
    write_in(cell, at=at, box=True)
    cell.fill = GREY


def height(*texts: tuple[str, float], size: int = 12) -> float:
    """The height of a line whose texts wrap in columns so many characters wide; 409 at most."""
    lines = max(_lines(text, width * 12 / size) for text, width in texts)
    return min(round(lines * size * 1.28 + 4, 1), _HIGHEST)


def _lines(text: str, width: float) -> int:
    room = max(width - 1, 1) * 1.12
    return sum(max(1, math.ceil(len(line) / room)) for line in text.split("\n"))


def set_columns(sheet: "Worksheet", columns: "Sequence[Column]") -> None:
    """Sets the widths, and hides the columns without a heading."""
    for column in columns:
        sheet.column_dimensions[column.letter].width = column.width
        sheet.column_dimensions[column.letter].hidden = not column.heading


def set_page(sheet: "Worksheet", *, head: int, footer: str, portrait: bool = False) -> None:
    """A4, one page wide, the head line on every page, page numbers above, locked but for inputs."""
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "portrait" if portrait else "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.firstPageNumber, sheet.page_setup.useFirstPageNumber = 1, True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.79, 0.59, 0.79, 0.79
    margins.header = margins.footer = 0.35
    sheet.print_options.horizontalCentered = True
    sheet.print_title_rows = f"{head}:{head}"
    sheet.HeaderFooter.differentFirst = True
    if sheet.oddHeader is not None:  # one without text counts as false
        _print(sheet.oddHeader.center, "&P", "Regular", 13)
    for foot in (sheet.oddFooter, sheet.firstFooter):
        if foot is not None:
            _print(foot.right, footer.replace("&", "&&"), "Italic", 9)
    protection = sheet.protection
    protection.sheet = True
    protection.formatCells = protection.formatColumns = protection.formatRows = False
    protection.insertRows = False


def _print(part: "_HeaderFooterPart", text: str, style: str, size: int) -> None:
    part.text, part.font, part.size = text, f"Times New Roman,{style}", size
