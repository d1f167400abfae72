"""Từng đơn vị: on every row each unit's own figure, the rolled-up one and its coverage.

What is computed from other cells is a live formula with our value beside it, wherever the cells
that are shown come to exactly that.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from attrs import evolve, frozen

from cchc_core import Figure, Publication, Report, Role, Row, tabulate
from cchc_core.printing import (
    CENTRE,
    COVERAGE,
    HEAD,
    INDICATOR,
    LEFT,
    LEGEND,
    NUMBER,
    Book,
    Look,
    Sheet,
    Shown,
    Style,
    coverage,
    dressed,
    figure_remark,
    figure_shows,
    in_order,
    legend,
    letter_of,
    titled,
    unit_shows,
)
from cchc_format_city import words
from cchc_format_city.formulas import Totals

SIZE = 9
_HEAD = 4
_FIRST = 3
_FIXED = {"A": 6.5, "B": 38.0}
"""How wide the columns are that every page repeats."""
_PAGE = 136
"""How wide the columns of one page may be together to be printed full size."""
_PADDING = 0.72
"""By how much a column is wider than what it holds."""
_NARROWEST, _WIDEST, _LAST = 5, 7, 10


@frozen
class _Column:
    """One unit with the figures of its own leaves."""

    title: str
    report: Report
    figures: Mapping[str, Figure]


def wards(book: Book, publication: Publication) -> None:
    """Adds the sheet: wards in Vietnamese order, then other offices' own figures, total,
    coverage."""
    lang = publication.lang
    sheet = book.sheet(words.WARDS.in_(lang))
    columns = _columns(publication)
    rows = publication.pack.rows
    shows = {row.id: _shows(row, columns, publication) for row in rows}
    last = _FIRST + len(columns) + 1
    widths = _widths(publication, columns, shows)
    sheet.columns(_FIXED | widths)
    period = publication.report.period
    titled(
        sheet,
        publication,
        words.WARDS,
        letter_of(min(last, _FIRST + 4)),
        f"{period.label.in_(lang)}, {period.window.phrase.in_(lang)}",
    )
    _head(sheet, [c.title for c in columns], publication)
    lines = {row.id: line for line, row in enumerate(rows, _HEAD + 1)}
    total = letter_of(last - 1)
    totals = Totals(publication, shows, lines, letter_of(_FIRST), total)
    for row in rows:
        _row(sheet, lines[row.id], row, shows[row.id], totals)
    _legend(sheet, _HEAD + len(rows) + 2, [s for row in rows for s in shows[row.id]], publication)
    breaks = list(_breaks(widths))
    sheet.page((_HEAD, _HEAD), f"C{_HEAD + 1}", breaks=breaks, repeat="A:B")


def _columns(publication: Publication) -> list[_Column]:
    report, pack, lang = publication.report, publication.pack, publication.lang
    base = pack.base_level
    columns = []
    for unit in sorted(in_order(report.units), key=lambda unit: unit.level != base):
        leaves = [leaf for leaf in report.leaves.values() if leaf.unit.key == unit.key]
        own = Report(unit, report.period, report.pack, leaves)
        title = words.OWN_FIGURES.format(unit=unit.name).in_(lang)
        columns.append(
            _Column(unit.name if unit.level == base else title, own, tabulate(own, pack))
        )
    return columns


def _shows(row: Row, columns: Sequence[_Column], publication: Publication) -> list[Shown]:
    """What the cells of a row show, the rolled-up figure last."""
    whole = publication.figures
    units = [unit_shows(c.report, c.figures, whole, row, publication) for c in columns]
    return [*units, figure_shows(whole.get(row.id), publication.lang)]


def _head(sheet: Sheet, units: Sequence[str], publication: Publication) -> None:
    around = (NUMBER, INDICATOR), (words.TOTAL, COVERAGE)
    first, last = ([text.in_(publication.lang) for text in texts] for texts in around)
    style = evolve(HEAD, size=SIZE)
    for column, title in enumerate([*first, *units, *last], 1):
        unit = _FIRST <= column < _FIRST + len(units)
        turned = evolve(style, upright=True)
        sheet.put(letter_of(column), _HEAD, title, turned if unit else style)
    sheet.height(_HEAD, 110)


def _row(sheet: Sheet, line: int, row: Row, shows: Sequence[Shown], totals: Totals) -> None:
    bold = row.role is Role.HEADING
    style = evolve(CENTRE, size=SIZE, bold=bold)
    sheet.put("A", line, row.printed_number, style)
    sheet.put("B", line, row.label, evolve(LEFT, size=SIZE, bold=bold, indent=row.depth + 1))
    last = len(shows) - 1
    for at, show in enumerate(shows):
        letter = letter_of(_FIRST + at)
        live = totals.formula(row) if at == last else totals.of_unit(row, at)
        sheet.put(letter, line, show.value, dressed(show, SIZE, bold=bold or at == last), live)
    publication = totals.publication
    sheet.note(letter_of(_FIRST + last), line, figure_remark(publication, row))
    told = coverage(publication.figures.get(row.id))
    sheet.put(letter_of(_FIRST + last + 1), line, told, evolve(style, plain=True))


def _widths(
    publication: Publication, columns: Sequence[_Column], shows: Mapping[str, Sequence[Shown]]
) -> dict[str, float]:
    """As narrow as the numbers and the words of each unit allow; a long text runs over lines, and
    a large number is printed smaller."""
    widths = {}
    for at in range(len(columns) + 1):
        narrowest = _NARROWEST if at < len(columns) else _LAST
        widest = _WIDEST if at < len(columns) else 2 * _WIDEST
        needed = max(narrowest, *(min(widest, _needs(row[at])) for row in shows.values()))
        widths[letter_of(_FIRST + at)] = needed
    told = (coverage(publication.figures.get(id)) for id in shows)
    needed = max(_LAST, *(_needs(Shown(text, Look.NUMBER)) for text in told))
    return widths | {letter_of(_FIRST + len(columns) + 1): needed}


def _needs(show: Shown) -> float:
    """The width of a number, or of the longest word."""
    value = show.printed
    if isinstance(value, str):
        return 0.86 * max(map(len, value.split()), default=0) + 2
    return sum(0.83 if sign.isdigit() else 0.42 for sign in f"{value:,}") + 2.2


def _breaks(widths: Mapping[str, float]) -> Iterator[str]:
    """The columns that pages end with, so that pages are about equally wide."""
    room = _PAGE - sum(width + _PADDING for width in _FIXED.values())
    total = sum(width + _PADDING for width in widths.values())
    share = total / ceil(total / room)
    filled, before = 0.0, ""
    for letter, width in ((letter, wide + _PADDING) for letter, wide in widths.items()):
        if filled and (filled >= share or filled + width > room):
            yield before
            filled = 0.0
        filled += width
        before = letter


def _legend(sheet: Sheet, line: int, shows: Sequence[Shown], publication: Publication) -> None:
    told = LEGEND.in_(publication.lang)
    sheet.put("A", line, told, Style(SIZE, bold=True, box=False, wraps=False))
    for below, (sample, meaning) in enumerate(legend(shows, publication.lang), line + 1):
        sheet.put("A", below, sample.value, evolve(dressed(sample, SIZE), at="center"))
        sheet.put("B", below, meaning, Style(SIZE, box=False, indent=1))
