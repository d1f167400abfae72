"""Print set-up: paper, margins and page numbers after Nghị định 30/2020/NĐ-CP."""

from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from cchc_format_city.cells import FONT

A3, A4 = "8", "9"
_INCH = 25.4


def page(sheet: Worksheet, *, landscape: bool, paper: str = A4, across: int = 1) -> None:
    """A4 (or `paper`), the width on `across` pages; a page number in the top margin from page 2.

    Margins are 20 mm at the top, bottom and right and 30 mm on the left, where it is bound;
    turned, the bound edge is the top.
    """
    sheet.page_setup.paperSize = paper
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = across
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    top, left = (30, 20) if landscape else (20, 30)
    sheet.page_margins = PageMargins(
        left / _INCH, 15 / _INCH, top / _INCH, 20 / _INCH, header=10 / _INCH, footer=10 / _INCH
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
