"""Print set-up: paper, margins and page numbers after Nghị định 30/2020/NĐ-CP."""

from collections.abc import Iterable

from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cchc_format_city.cells import FONT

A3, A4 = "8", "9"
_INCH = 25.4


def page(sheet: Worksheet, paper: str = A4, breaks: Iterable[int] = ()) -> None:
    """A4 (or `paper`) lying down, the width on one page; a page number in the top margin from
    page 2.

    With `breaks`, the columns a page ends with, it is printed full size over as many pages as they
    make. Margins are 20 mm at the left and bottom, 15 mm at the right, 30 mm at the top, where a
    page that lies down is bound.
    """
    sheet.page_setup.paperSize = paper
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    for column in breaks:
        sheet.col_breaks.append(Break(column))
    whole = PageSetupProperties(fitToPage=not sheet.col_breaks.brk)
    sheet.sheet_properties.pageSetUpPr = whole
    sheet.page_margins = PageMargins(
        20 / _INCH, 15 / _INCH, 30 / _INCH, 20 / _INCH, header=10 / _INCH, footer=10 / _INCH
    )
    sheet.print_options.horizontalCentered = True
    sheet.page_setup.useFirstPageNumber = True
    sheet.page_setup.firstPageNumber = 1
    sheet.HeaderFooter.differentFirst = True
    sheet.oddHeader.center.text = "&P"  # type: ignore[union-attr]
    sheet.oddHeader.center.size = 13  # type: ignore[union-attr]
    sheet.oddHeader.center.font = f"{FONT},Regular"  # type: ignore[union-attr]


def print_rows(sheet: Worksheet, first: int, last: int) -> None:
    """Repeats the head of a table on every printed page."""
    sheet.print_title_rows = f"{first}:{last}"
