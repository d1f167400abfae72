"""Từng đơn vị: on every row each unit's own figure, the rolled-up one and its coverage."""

from collections.abc import Mapping, Sequence
from math import ceil

from attrs import frozen
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import Figure, Publication, Report, Role, Row, tabulate
from cchc_format_city import words
from cchc_format_city.cells import CENTRE, FONT, GRID, LEFT, cell_at, dress, fit_rows, put
from cchc_format_city.legend import legend
from cchc_format_city.notes import coverage
from cchc_format_city.pages import A3, page, print_rows
from cchc_format_city.shown import Shown, rolled_up, unit_shows

SIZE = 11
_HEAD = 4
_NUMBER = Alignment("right", "center", shrink_to_fit=True)
_TEXT = Alignment("center", "center", shrink_to_fit=True)
_FIRST = 3
_PER_PAGE = 40


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
    for at, row in enumerate(rows, _HEAD + 1):
        _row(sheet, at, row, columns, publication)
    _widths(sheet, len(columns), _HEAD + len(rows))
    fit_rows(sheet)
    _legend(sheet, _HEAD + len(rows) + 2, publication)
    sheet.freeze_panes = sheet.cell(_HEAD + 1, _FIRST)
    page(sheet, landscape=True, paper=A3, across=ceil(len(columns) / _PER_PAGE))
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
    around = (words.NUMBER, words.INDICATOR), (words.TOTAL, words.COVERAGE)
    first, last = ([text.in_(publication.lang) for text in texts] for texts in around)
    for column, title in enumerate([*first, *units, *last], 1):
        cell = cell_at(sheet, _HEAD, column)
        put(cell, title)
        cell.font, cell.border, cell.alignment = Font(FONT, SIZE, bold=True), GRID, CENTRE
        if _FIRST <= column < _FIRST + len(units):
            cell.alignment = Alignment("center", "bottom", text_rotation=90, wrap_text=True)
    sheet.row_dimensions[_HEAD].height = 120


def _row(
    sheet: Worksheet, at: int, row: Row, columns: Sequence[_Column], publication: Publication
) -> None:
    bold = row.role is Role.HEADING
    figure = publication.figures.get(row.id)
    put(cell_at(sheet, at, 1), row.printed_number)
    put(cell_at(sheet, at, 2), row.label)
    whole = publication.figures
    shows = [unit_shows(c.report, c.figures, whole, row, publication) for c in columns]
    for column, show in enumerate([*shows, rolled_up(figure, publication.lang)], _FIRST):
        cell = cell_at(sheet, at, column)
        put(cell, show.value)
        dress(cell, show, SIZE, bold=bold or column == _FIRST + len(columns))
        cell.alignment = _TEXT if isinstance(show.value, str) else _NUMBER
        cell.border = GRID
    last = cell_at(sheet, at, _FIRST + len(columns) + 1)
    put(last, coverage(figure) if figure else "")
    for cell, alignment in (
        (cell_at(sheet, at, 1), CENTRE),
        (cell_at(sheet, at, 2), Alignment("left", "center", wrap_text=True, indent=row.depth)),
        (last, CENTRE),
    ):
        cell.font, cell.border, cell.alignment = Font(FONT, SIZE, bold=bold), GRID, alignment


def _widths(sheet: Worksheet, units: int, last_row: int) -> None:
    """As narrow as the numbers of each unit allow; the rare long one is printed smaller."""
    sheet.column_dimensions["A"].width = 7
    sheet.column_dimensions["B"].width = 52
    for column in range(_FIRST, _FIRST + units):
        values = (sheet.cell(at, column).value for at in range(_HEAD + 1, last_row + 1))
        longest = max((len(f"{v:,}") for v in values if not isinstance(v, str) and v), default=0)
        sheet.column_dimensions[get_column_letter(column)].width = min(7, max(5, longest + 1))
    for column, width in ((_FIRST + units, 12), (_FIRST + units + 1, 12)):
        sheet.column_dimensions[get_column_letter(column)].width = width


def _legend(sheet: Worksheet, at: int, publication: Publication) -> None:
    put(cell_at(sheet, at, 1), words.LEGEND.in_(publication.lang))
    cell_at(sheet, at, 1).font = Font(FONT, SIZE, bold=True)
    for below, (sample, meaning) in enumerate(legend(publication.lang), at + 1):
        _sample(sheet, below, sample)
        cell = cell_at(sheet, below, 2)
        put(cell, meaning)
        cell.font, cell.alignment = Font(FONT, SIZE), LEFT


def _sample(sheet: Worksheet, at: int, sample: Shown) -> None:
    cell = cell_at(sheet, at, 1)
    put(cell, sample.value)
    dress(cell, sample, SIZE)
    cell.border, cell.alignment = GRID, CENTRE
