"""The appendix as a template: the printed layout of the form, with a placeholder for each figure.

Layout after Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, margins, Times New Roman, the page number in
the top margin and not on the first page, "Phụ lục" and its title centred, the signature below. The
table lies across the page, as the decree allows: upright, its five columns fit only in small print.
"""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import Form, Publication, Role, Row, Text
from cchc_core.printing import (
    ATTACHED,
    INDICATOR,
    NOTE,
    NUMBER,
    ON_BEHALF,
    RESULT,
    UNIT_OF_MEASURE,
    WINDOW,
    appendix_titles,
    heading,
    together,
)
from cchc_format_city import words
from cchc_format_city.cells import CENTRE, FONT, GRID, LEFT, cell_at, put
from cchc_format_city.pages import page, print_rows

WIDTHS = (9, 45, 19, 16, 45)
"""Together as wide as the page, so that nothing is printed smaller than it is written."""
SIZE, NOTE_SIZE, TITLE_SIZE = 13, 11, 14
_HEAD = 6


def appendix(book: Workbook, publication: Publication, at: int) -> None:
    """Adds the sheet of the pack's form `at`; several forms are numbered by Roman numerals."""
    form = publication.pack.forms[at]
    title = appendix_titles(publication.pack, publication.lang)[at]
    sheet = book.create_sheet(title)
    for column, width in zip("ABCDE", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    _frame(sheet, publication, form, title)
    _table_head(sheet, publication)
    for below, row in enumerate(form.rows, _HEAD + 2):
        _row(sheet, below, row)
    last = _HEAD + 1 + len(form.rows)
    _merge_within(sheet, form.rows)
    _line(sheet, last + 1, "A", "{{@legend}}", Font(FONT, NOTE_SIZE, italic=True), LEFT)
    if publication.signatory:
        _signature(sheet, last + 3, publication)
    page(sheet)
    print_rows(sheet, _HEAD, _HEAD + 1)


def _frame(sheet: Worksheet, publication: Publication, form: Form, title: str) -> None:
    lang = publication.lang
    _line(sheet, 1, "A", title, Font(FONT, TITLE_SIZE, bold=True), CENTRE)
    _line(
        sheet, 2, "A", heading(form, lang, "{{@period}}"), Font(FONT, TITLE_SIZE, bold=True), CENTRE
    )
    fields = {"number": "{{@number}}", "dated": "{{@dated}}", "office": "{{@office}}"}
    attached = ATTACHED.format(**fields).in_(lang)
    _line(sheet, 3, "A", attached, Font(FONT, SIZE, italic=True), CENTRE)
    window = WINDOW.format(window="{{@window}}").in_(lang)
    _line(sheet, 4, "A", window, Font(FONT, SIZE, italic=True), CENTRE)
    _line(sheet, 5, "A", "{{@reports}}", Font(FONT, SIZE), CENTRE)


def _table_head(sheet: Worksheet, publication: Publication) -> None:
    head: dict[str, Text] = {
        f"A{_HEAD}": NUMBER,
        f"B{_HEAD}": INDICATOR,
        f"C{_HEAD}": RESULT,
        f"E{_HEAD}": NOTE,
        f"C{_HEAD + 1}": UNIT_OF_MEASURE,
        f"D{_HEAD + 1}": words.FIGURE,
    }
    for cell in (cell for row in sheet[f"A{_HEAD}:E{_HEAD + 1}"] for cell in row):
        cell.border, cell.alignment, cell.font = GRID, CENTRE, Font(FONT, SIZE, bold=True)
    for place, text in head.items():
        put(sheet[place], text.in_(publication.lang))
    for merged in ("A{0}:A{1}", "B{0}:B{1}", "C{0}:D{0}", "E{0}:E{1}"):
        sheet.merge_cells(merged.format(_HEAD, _HEAD + 1))


def _row(sheet: Worksheet, at: int, row: Row) -> None:
    bold = row.role is Role.HEADING
    unit = row.unit_of_measure.replace("; ", "\n")
    contents = (
        (row.printed_number or row.within, CENTRE, SIZE),
        (row.label, Alignment("left", "center", wrap_text=True, indent=row.depth + 1), SIZE),
        (unit, CENTRE, NOTE_SIZE if "\n" in unit else SIZE),
        (f"{{{{{row.id}}}}}", CENTRE, SIZE),
        (f"{{{{{row.id}|note}}}}", LEFT, NOTE_SIZE),
    )
    for column, (content, alignment, size) in enumerate(contents, 1):
        cell = cell_at(sheet, at, column)
        cell.border, cell.alignment, cell.font = GRID, alignment, Font(FONT, size, bold=bold)
        put(cell, content)


def _merge_within(sheet: Worksheet, rows: Sequence[Row]) -> None:
    """Stands "Trong đó" once beside all rows it is printed for, high enough for the page's end not
    to cut it."""
    for start, end in together(rows):
        first, last = _HEAD + 2 + start, _HEAD + 2 + end
        stands = cell_at(sheet, first, 1)
        stands.font = Font(FONT, NOTE_SIZE, italic=True)
        stands.alignment = Alignment("center", "top", wrap_text=True)
        sheet.merge_cells(f"A{first}:A{last}")


def _signature(sheet: Worksheet, at: int, publication: Publication) -> None:
    bold = Font(FONT, SIZE, bold=True)
    _line(sheet, at, "C", ON_BEHALF.in_(publication.lang), bold, CENTRE)
    _line(sheet, at + 1, "C", "{{@signatory}}", bold, CENTRE)


def _line(
    sheet: Worksheet, at: int, first: str, text: str, font: Font, alignment: Alignment
) -> None:
    """A line of text across the page from column `first` on."""
    cell = sheet[f"{first}{at}"]
    put(cell, text)
    cell.font, cell.alignment = font, alignment
    sheet.merge_cells(f"{first}{at}:E{at}")
