"""Từng đơn vị: on every row each unit's own figure, the rolled-up one and its coverage."""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from attrs import frozen
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import Figure, Publication, Report, Role, Row, tabulate
from cchc_core.printing import (
    COVERAGE,
    INDICATOR,
    LEGEND,
    NUMBER,
    Shown,
    coverage,
    figure_shows,
    legend,
    unit_shows,
)
from cchc_format_city import words
from cchc_format_city.cells import CENTRE, FONT, GRID, LEFT, cell_at, dress, fit_rows, put
from cchc_format_city.pages import A3, page, print_rows

SIZE = 10
_HEAD = 4
_FIRST = 3
_FIXED = (7, 46)
"""How wide the columns are that every page repeats."""
_PAGE = 196
"""How wide the columns of one A3 page may be together to be printed full size."""
_NARROWEST, _WIDEST, _LAST = 6, 14, 13


@frozen
class _Column:
    """One unit with the figures of its own leaves."""

    title: str
    report: Report
    figures: Mapping[str, Figure]


def wards(book: Workbook, publication: Publication) -> None:
    """Adds the sheet: wards ordered by code, then other offices' own figures, total, coverage."""
    lang = publication.lang
    sheet = book.create_sheet(words.WARDS.in_(lang))
    columns = _columns(publication)
    _title(sheet, publication)
    _head(sheet, [c.title for c in columns], publication)
    rows = publication.pack.rows
    shows: list[Shown] = []
    for at, row in enumerate(rows, _HEAD + 1):
        shows += _row(sheet, at, row, columns, publication)
    _widths(sheet, len(columns), _HEAD + len(rows))
    _legend(sheet, _HEAD + len(rows) + 2, shows, publication)
    fit_rows(sheet)
    sheet.freeze_panes = sheet.cell(_HEAD + 1, _FIRST)
    page(sheet, A3, _breaks(sheet, _FIRST + len(columns) + 1))
    print_rows(sheet, _HEAD, _HEAD)
    sheet.print_title_cols = "A:B"


def _columns(publication: Publication) -> list[_Column]:
    report, pack, lang = publication.report, publication.pack, publication.lang
    base = pack.base_level
    columns = []
    for unit in sorted(report.units, key=lambda u: (u.level != base, u.key)):
        leaves = [leaf for leaf in report.leaves.values() if leaf.unit.key == unit.key]
        own = Report(unit, report.period, report.pack, leaves)
        title = words.OWN_FIGURES.format(unit=unit.name).in_(lang)
        columns.append(
            _Column(unit.name if unit.level == base else title, own, tabulate(own, pack))
        )
    return columns


def _title(sheet: Worksheet, publication: Publication) -> None:
    report, lang = publication.report, publication.lang
    put(sheet["A1"], f"{words.WARDS.in_(lang).upper()}: {report.unit.name}")
    put(sheet["A2"], f"{report.period.label.in_(lang)}, {report.period.window.phrase.in_(lang)}")
    sheet["A1"].font = Font(FONT, 14, bold=True)
    sheet["A2"].font = Font(FONT, 12, italic=True)


def _head(sheet: Worksheet, units: Sequence[str], publication: Publication) -> None:
    around = (NUMBER, INDICATOR), (words.TOTAL, COVERAGE)
    first, last = ([text.in_(publication.lang) for text in texts] for texts in around)
    for column, title in enumerate([*first, *units, *last], 1):
        cell = cell_at(sheet, _HEAD, column)
        put(cell, title)
        cell.font, cell.border, cell.alignment = Font(FONT, SIZE, bold=True), GRID, CENTRE
        if _FIRST <= column < _FIRST + len(units):
            cell.alignment = Alignment("center", "bottom", text_rotation=90, wrap_text=True)
    sheet.row_dimensions[_HEAD].height = 130


def _row(
    sheet: Worksheet, at: int, row: Row, columns: Sequence[_Column], publication: Publication
) -> list[Shown]:
    """Writes a row; gives what its cells show."""
    bold = row.role is Role.HEADING
    figure = publication.figures.get(row.id)
    put(cell_at(sheet, at, 1), row.printed_number)
    put(cell_at(sheet, at, 2), row.label)
    whole = publication.figures
    shows = [unit_shows(c.report, c.figures, whole, row, publication) for c in columns]
    shows.append(figure_shows(figure, publication.lang))
    for column, show in enumerate(shows, _FIRST):
        cell = cell_at(sheet, at, column)
        put(cell, show.printed)
        dress(cell, show, SIZE, bold=bold or column == _FIRST + len(columns))
        cell.border = GRID
    last = cell_at(sheet, at, _FIRST + len(columns) + 1)
    put(last, coverage(figure))
    for cell, alignment in (
        (cell_at(sheet, at, 1), CENTRE),
        (cell_at(sheet, at, 2), Alignment("left", "center", wrap_text=True, indent=row.depth + 1)),
        (last, CENTRE),
    ):
        cell.font, cell.border, cell.alignment = Font(FONT, SIZE, bold=bold), GRID, alignment
    return shows


def _widths(sheet: Worksheet, units: int, last_row: int) -> None:
    """As narrow as the numbers and the words of each unit allow; a long text runs over lines."""
    for column, fixed in enumerate(_FIXED, 1):
        sheet.column_dimensions[get_column_letter(column)].width = fixed
    for column in range(_FIRST, _FIRST + units + 2):
        values = (sheet.cell(at, column).value for at in range(_HEAD + 1, last_row + 1))
        narrowest = _NARROWEST if column < _FIRST + units else _LAST
        width = max(narrowest, *map(_needs, values))
        sheet.column_dimensions[get_column_letter(column)].width = width


def _needs(value: object) -> float:
    """The width of a number, which would not be shown without it, or of the longest word."""
    if isinstance(value, str):
        return min(_WIDEST, 0.95 * max(map(len, value.split()), default=0) + 2)
    if value is None:
        return 0
    return sum(0.92 if sign.isdigit() else 0.46 for sign in f"{value:,}") + 2.6


def _breaks(sheet: Worksheet, last: int) -> list[int]:
    """The columns that pages end with, so that pages are about equally wide."""
    widths = {
        column: sheet.column_dimensions[get_column_letter(column)].width
        for column in range(_FIRST, last + 1)
    }
    room = _PAGE - sum(_FIXED)
    total = sum(widths.values())
    share = total / ceil(total / room)
    breaks, filled = [], 0.0
    for column, width in widths.items():
        if filled and (filled >= share or filled + width > room):
            breaks.append(column - 1)
            filled = 0.0
        filled += width
    return breaks


def _legend(sheet: Worksheet, at: int, shows: Iterable[Shown], publication: Publication) -> None:
    put(cell_at(sheet, at, 1), LEGEND.in_(publication.lang))
    cell_at(sheet, at, 1).font = Font(FONT, SIZE, bold=True)
    for below, (sample, meaning) in enumerate(legend(shows, publication.lang), at + 1):
        _sample(sheet, below, sample)
        cell = cell_at(sheet, below, 2)
        put(cell, meaning)
        cell.font, cell.alignment = Font(FONT, SIZE), LEFT


def _sample(sheet: Worksheet, at: int, sample: Shown) -> None:
    cell = cell_at(sheet, at, 1)
    put(cell, sample.printed)
    dress(cell, sample, SIZE)
    cell.border, cell.alignment = GRID, CENTRE
