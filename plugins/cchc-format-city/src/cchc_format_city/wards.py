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
    Paper,
    Sheet,
    Shown,
    Style,
    columns_wide,
    coverage,
    dressed,
    figure_remark,
    figure_shows,
    in_order,
    legend,
    letter_of,
    stay_together,
    titled,
    unit_shows,
)
from cchc_format_city import words
from cchc_format_city.formulas import Totals

SIZE = 9
_HEAD = 4
_WHOLE, _TOLD = "CD"
_FIRST = 5
_FIXED = {"A": 6.5, "B": 38.0}
_SMALLEST = 0.85
"""By how much it may be made smaller to save pages."""
_NARROWEST, _WIDEST, _SUMS = 5, 7, 10


@frozen
class _Column:
    """One unit with the figures of its own leaves."""

    title: str
    report: Report
    figures: Mapping[str, Figure]


def wards(book: Book, publication: Publication) -> None:
    """Adds the sheet: the rolled-up figures and of how many units they are, which every page
    repeats, then the wards in Vietnamese order and other offices' own figures."""
    lang = publication.lang
    sheet = book.sheet(words.WARDS.in_(lang))
    columns = _columns(publication)
    rows = publication.pack.rows
    shows = {row.id: _shows(row, columns, publication) for row in rows}
    widths = _FIXED | _sums(publication, shows) | _widths(columns, shows, publication)
    sheet.columns(widths)
    small = columns_wide(widths.values()) * _SMALLEST <= Paper.A4.width
    paper = Paper.A4 if small else Paper.A3
    period = publication.report.period
    days = f"{period.label.in_(lang)}, {period.window.phrase.in_(lang)}"
    titled(sheet, publication, words.WARDS, _TOLD, days)
    _head(sheet, [c.title for c in columns], publication)
    lines = {row.id: line for line, row in enumerate(rows, _HEAD + 1)}
    totals = Totals(publication, shows, lines, letter_of(_FIRST), _WHOLE)
    for row in rows:
        _row(sheet, lines[row.id], row, shows[row.id], totals)
    _legend(sheet, _HEAD + len(rows) + 2, [s for row in rows for s in shows[row.id]], publication)
    keep = {lines[rows[at].id] for at in stay_together(rows)}
    sheet.page(
        (_HEAD, _HEAD),
        f"{letter_of(_FIRST)}{_HEAD + 1}",
        paper=paper,
        breaks=list(_breaks(widths, paper)),
        repeat=f"A:{_TOLD}",
        keep=keep,
    )


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
    style = evolve(HEAD, size=SIZE)
    for column, text in enumerate((NUMBER, INDICATOR, words.TOTAL, COVERAGE), 1):
        sheet.put(letter_of(column), _HEAD, text.in_(publication.lang), style)
    for column, title in enumerate(units, _FIRST):
        sheet.put(letter_of(column), _HEAD, title, evolve(style, upright=True))
    sheet.height(_HEAD, 125)


def _row(sheet: Sheet, line: int, row: Row, shows: Sequence[Shown], totals: Totals) -> None:
    bold = row.role is Role.HEADING
    style = evolve(CENTRE, size=SIZE, bold=bold)
    sheet.put("A", line, row.printed_number, style)
    sheet.put("B", line, row.label, evolve(LEFT, size=SIZE, bold=bold, indent=row.depth + 1))
    publication = totals.publication
    rate = publication.pack.catalogue.is_rate(row.id)
    *units, whole = shows
    dress = dressed(whole, SIZE, bold=True, rate=rate)
    sheet.put(_WHOLE, line, whole.value, dress, totals.formula(row))
    sheet.note(_WHOLE, line, figure_remark(publication, row))
    told = coverage(publication.figures.get(row.id))
    sheet.put(_TOLD, line, told, evolve(style, plain=True))
    for at, show in enumerate(units):
        dress = dressed(show, SIZE, bold=bold, rate=rate)
        sheet.put(letter_of(_FIRST + at), line, show.value, dress, totals.of_unit(row, at))


def _sums(publication: Publication, shows: Mapping[str, Sequence[Shown]]) -> dict[str, float]:
    """How wide the columns of the rolled-up figures are, and of how many units each is."""
    told = [Shown(coverage(publication.figures.get(id)), Look.NUMBER) for id in shows]
    return {
        _WHOLE: max(_SUMS, *(min(2 * _WIDEST, _needs(row[-1])) for row in shows.values())),
        _TOLD: max(_SUMS, *map(_needs, told)),
    }


def _widths(
    columns: Sequence[_Column], shows: Mapping[str, Sequence[Shown]], publication: Publication
) -> dict[str, float]:
    """As narrow as the numbers and the words of each unit allow; a long text runs over lines, and
    a large number is printed smaller."""
    rate = publication.pack.catalogue.is_rate
    return {
        letter_of(_FIRST + at): max(
            _NARROWEST,
            *(min(_WIDEST, _needs(row[at], rate=rate(id))) for id, row in shows.items()),
        )
        for at in range(len(columns))
    }


def _needs(show: Shown, *, rate: bool = False) -> float:
    """The width of a number, or of the longest word."""
    value = show.printed
    if isinstance(value, str):
        return 0.86 * max(map(len, value.split()), default=0) + 2
    signs = f"{value:.2f}" if rate else f"{value:,}"
    return sum(0.83 if sign.isdigit() else 0.42 for sign in signs) + 2.2


def _breaks(widths: Mapping[str, float], paper: Paper) -> Iterator[str]:
    """The columns of units that pages end with: as few pages as print of that size allows, about
    equally wide."""
    wide = [columns_wide([width]) for width in widths.values()]
    repeated, units = wide[: _FIRST - 1], wide[_FIRST - 1 :]
    room = paper.width / _SMALLEST - sum(repeated)
    share = sum(units) / ceil(sum(units) / room)
    filled = 0.0
    for before, width in enumerate(units, _FIRST - 1):
        if filled and (filled + width / 2 > share or filled + width > room):
            yield letter_of(before)
            filled = 0.0
        filled += width


def _legend(sheet: Sheet, line: int, shows: Sequence[Shown], publication: Publication) -> None:
    """What the marks mean, below the first units: columns that are repeated would say it again on
    every page."""
    told, plain = LEGEND.in_(publication.lang), Style(SIZE, box=False, wraps=False)
    mark, meant = letter_of(_FIRST), letter_of(_FIRST + 1)
    sheet.put(mark, line, told, evolve(plain, bold=True))
    for below, (sample, meaning) in enumerate(legend(shows, publication.lang), line + 1):
        sheet.put(mark, below, sample.value, evolve(dressed(sample, SIZE), at="center"))
        sheet.put(meant, below, meaning, evolve(plain, indent=1))
