"""The looks of the entry form as openpyxl has them, since a ledger is a workbook that stands there
already; and texts that stay texts."""

import re
from functools import cache

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cchc_source_manual.looks import FONT, Look

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_THIN = Side(style="thin", color="808080")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def put(cell: Cell, content: int | str | None) -> None:
    """Puts a number or a text; a text stays a text, whatever sign it begins with."""
    if not isinstance(content, str):
        cell.value = content
        return
    text = _NO_XML.sub("", content.replace("\r\n", "\n").replace("\r", "\n"))
    cell.value = text or None
    if text:
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@"


def dress(cell: Cell, look: Look) -> None:
    """Font, alignment, border and fill of a cell."""
    cell.font, cell.alignment = _font(look), _alignment(look)
    if look.box:
        cell.border = _BOX
    if look.fill:
        cell.fill = PatternFill("solid", fgColor=look.fill.removeprefix("#"))


@cache
def _font(look: Look) -> Font:
    return Font(name=FONT, size=look.size, bold=look.bold, italic=look.italic)


@cache
def _alignment(look: Look) -> Alignment:
    indent = look.indent + (look.box and look.at == "left")
    return Alignment(horizontal=look.at, vertical="center", wrap_text=True, indent=indent)


def set_font(book: Workbook) -> None:
    """Makes Times New Roman 12 the workbook's own font, by whose digits columns are measured."""
    normal = vars(book)["_named_styles"]["Normal"]
    normal.font = Font(name=FONT, size=12)
    normal.bind(book)


def set_page(sheet: Worksheet, *, head: int, footer: str) -> None:
    """A4 across, one page wide, the head line on every page, page numbers above from the second."""
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left = margins.right = margins.bottom = 0.5
    margins.top, margins.header, margins.footer = 0.79, 0.35, 0.3
    sheet.print_options.horizontalCentered = True
    sheet.print_title_rows = f"{head}:{head}"
    sheet.HeaderFooter.differentFirst = True
    if sheet.oddHeader is not None:  # one without text counts as false
        sheet.oddHeader.center.text = "&P"
        sheet.oddHeader.center.font, sheet.oddHeader.center.size = f"{FONT},Regular", 13
    for foot in (sheet.oddFooter, sheet.firstFooter):
        if foot is not None:
            foot.right.text = footer.replace("&", "&&")
            foot.right.font, foot.right.size = f"{FONT},Italic", 9
