"""Lãnh đạo xem: the rates that leaders look at first, how complete the report is, and charts that
read the cells of the workbook."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen

from cchc_core.extensions import Publication
from cchc_core.printing import words
from cchc_core.printing.books.book import VIETNAMESE, Book, Sheet
from cchc_core.printing.books.ranking import RATE as RANKED_RATE
from cchc_core.printing.books.ranking import UNIT as RANKED_UNIT
from cchc_core.printing.books.ranking import Block, ranking_sheet
from cchc_core.printing.books.styles import CENTRE, FONT, HEAD, LEFT, RIGHT, Style, dressed
from cchc_core.printing.books.tables import titled
from cchc_core.printing.completing import Completeness, Slices, breakdowns, completeness
from cchc_core.printing.covering import coverage
from cchc_core.printing.filed import reports_line
from cchc_core.printing.looks import figure_shows
from cchc_core.printing.ranking import Standing, standings
from cchc_core.text import Text

RATE, COVERAGE, BEFORE, CHANGE, BEST, WORST = "BCDEFG"
_WIDTHS = {"A": 28.0, RATE: 8.5, COVERAGE: 8.5, BEFORE: 8.5, CHANGE: 8.5, BEST: 12.0, WORST: 12.0}
_HEADS = {
    "A": words.ROW,
    RATE: words.RATE,
    COVERAGE: words.UNITS_TOLD,
    BEFORE: words.BEFORE,
    CHANGE: words.CHANGE,
    BEST: words.BEST,
    WORST: words.WORST,
}
_HEAD = 5
_BLUE, _GREY = "#1F4E79", "#8C8C8C"
_MOST_BARS, _FEW_BARS = 45, 15
"""So many units are shown; so few below the tables, on the first page."""
_HALF, _LINE, _BAR = 295, 20, 21
"""In pixels: the width of half a page, the height of a line, and of a bar."""
BY_UNIT = ("on_time", "online")
"""The rates of which a chart shows every unit."""


@frozen
class _Leaders:
    """The sheet while it is written."""

    book: Book
    sheet: Sheet
    publication: Publication

    def say(self, text: Text, **values: object) -> str:
        return text.format(**values).in_(self.publication.lang)


def leading_sheets(book: Book, publication: Publication) -> None:
    """Adds the sheet for leaders, and the ranking that its charts read."""
    sheet = book.sheet(words.LEADERS.in_(publication.lang))
    told = standings(publication)
    blocks = ranking_sheet(book, publication, told)
    complete, broken_down = completeness(publication), breakdowns(publication)
    sheet.columns(_WIDTHS)
    on = _Leaders(book, sheet, publication)
    period, lang = publication.report.period, publication.lang
    days = f"{period.label.in_(lang)}, {period.window.phrase.in_(lang)}"
    titled(sheet, publication, words.LEADERS, WORST, days)
    sheet.merge("A3", f"{WORST}3", reports_line(publication), Style(11, box=False))
    line = _rates(on, told) + 1
    top = line
    line = _complete(on, line, complete)
    for each in broken_down:
        line = _broken_down(on, line + 1, each)
    _beside(on, top, complete, broken_down)
    page_end = line + 1
    for at, standing in enumerate(s for s in told if s.id in BY_UNIT and s.id in blocks):
        _by_unit(on, f"{'AD'[at]}{page_end + 1}", standing, blocks[standing.id])
    sheet.page((0, 0), f"B{_HEAD + 1}", upright=True)
    if any(len(standing.ranked) > _FEW_BARS for standing in told):
        sheet.pages_end([page_end])


def _rates(on: _Leaders, told: Sequence[Standing]) -> int:
    """The table of the rates; gives the line that follows."""
    sheet, unlike = on.sheet, ""
    for letter, text in _HEADS.items():
        sheet.put(letter, _HEAD, on.say(text), evolve(HEAD, size=10))
    for line, standing in enumerate(told, _HEAD + 1):
        _rate(on, line, standing)
        unlike = on.say(standing.unlike) if standing.unlike else unlike
    last = _HEAD + len(told) + 1
    if unlike:
        sheet.merge(f"A{last}", f"{WORST}{last}", unlike, Style(10, italic=True, box=False))
    return last + bool(unlike)


def _rate(on: _Leaders, line: int, standing: Standing) -> None:
    """A rate with of how many units it is, what it was before, who stands first and last."""
    sheet, lang = on.sheet, on.publication.lang
    sheet.put("A", line, on.say(standing.label), evolve(LEFT, size=10))
    now = figure_shows(standing.figure, lang)
    sheet.put(RATE, line, now.value, dressed(now, 11, bold=True))
    sheet.put(COVERAGE, line, coverage(standing.figure), evolve(CENTRE, plain=True))
    before = figure_shows(standing.before, lang) if standing.before else None
    if before is None:
        sheet.put(BEFORE, line, "–", CENTRE)
    else:
        sheet.put(BEFORE, line, before.value, dressed(before, 11))
    change = standing.change
    live = f"={RATE}{line}-{BEFORE}{line}" if change is not None else ""
    sheet.put(CHANGE, line, "–" if change is None else change, RIGHT if live else CENTRE, live)
    for letter, unit in zip((BEST, WORST), _ends(standing), strict=True):
        sheet.put(letter, line, unit, evolve(LEFT, size=9, indent=0))


def _ends(standing: Standing) -> tuple[str, str]:
    """The unit that stands first and the one that stands last; how many there are, of several."""
    ranked = standing.ranked
    if not ranked:
        return "", ""
    best = [place for place in ranked if place.rank == 1]
    last = [place for place in ranked if place.rank == ranked[-1].rank]
    if len(best) == len(ranked):
        return "", ""
    return _some(best), _some(last)


def _some(places: Sequence[Any]) -> str:
    name: str = places[0].unit.name
    return name if len(places) == 1 else f"{name} (+{len(places) - 1})"


def _complete(on: _Leaders, line: int, complete: Completeness) -> int:
    """The reports by what became of them, and their sum."""
    counts = (
        (words.REPORTS_USED, complete.used),
        (words.REPORTS_MISSING, complete.missing),
        (words.REPORTS_REFUSED, complete.refused),
    )
    _title(on, line, words.COMPLETENESS)
    return _counts(
        on, line + 1, [(on.say(text), count) for text, count in counts], words.EXPECTED_SUM
    )


def _broken_down(on: _Leaders, line: int, slices: Slices) -> int:
    """The parts of a whole with their shares, and their sum."""
    _title(on, line, slices.label)
    counts = [(on.say(label), figure.value) for label, figure in slices.parts]
    return _counts(on, line + 1, counts, words.SUM, shares=True)


def _title(on: _Leaders, line: int, text: Text) -> None:
    on.sheet.merge(f"A{line}", f"{COVERAGE}{line}", on.say(text), Style(12, bold=True, box=False))


def _counts(
    on: _Leaders,
    line: int,
    counts: Sequence[tuple[str, Fraction | int | None]],
    together: Text,
    *,
    shares: bool = False,
) -> int:
    """Counts below one another, live sums and shares; gives the line that follows."""
    sheet, last = on.sheet, line + len(counts)
    whole = sum((count for _, count in counts if count is not None), Fraction(0))
    for at, (label, count) in enumerate(counts, line):
        sheet.put("A", at, label, LEFT)
        sheet.put(RATE, at, "…" if count is None else count, CENTRE if count is None else RIGHT)
        if shares and whole:
            part = 100 * Fraction(count) / whole if count is not None else None
            live = f"=100*{RATE}{at}/{RATE}{last}" if part is not None else ""
            sheet.put(COVERAGE, at, part, RIGHT, live)
    bold = evolve(RIGHT, bold=True)
    sheet.put("A", last, on.say(together), evolve(LEFT, bold=True))
    sheet.put(RATE, last, whole, bold, f"=SUM({RATE}{line}:{RATE}{last - 1})")
    if shares and whole:
        sheet.put(
            COVERAGE, last, Fraction(100), bold, f"=SUM({COVERAGE}{line}:{COVERAGE}{last - 1})"
        )
    return last + 1


def _beside(on: _Leaders, line: int, complete: Completeness, broken_down: Sequence[Slices]) -> None:
    """The charts of completeness and of what is broken down, beside their tables, from the line of
    the first one's title on."""
    used = on.say(words.REPORTS, used=complete.used, expected=complete.expected)
    line = _chart_beside(on, line, 3, used)
    for each in broken_down:
        line = _chart_beside(on, line, len(each.parts), on.say(each.label))


def _chart_beside(on: _Leaders, line: int, counts: int, told: str) -> int:
    """A chart of so many counts below a title; gives the line of the next title."""
    first, last, sheet = line + 1, line + counts, on.sheet.title
    names, counted = (f"='{sheet}'!${of}${first}:${of}${last}" for of in ("A", RATE))
    chart = on.book.chart({"type": "bar"})
    chart.add_series(_series(on, names, counted, "#,##0"))
    _dress(chart, "")
    on.sheet.chart(chart, f"{BEFORE}{line}", _HALF, (counts + 2) * _LINE, told)
    return last + 3


def _by_unit(on: _Leaders, at: str, standing: Standing, block: Block) -> None:
    """Every ranked unit's rate as a bar, the best at the top; of very many the last ones."""
    ranked = len(standing.ranked)
    most = _MOST_BARS if ranked > _MOST_BARS else None
    title = on.say(standing.label)
    if most:
        title = on.say(words.LAST_ONES, label=standing.label, count=most)
    if standing.unranked:
        title += "\n" + on.say(words.NOT_RANKED, count=len(standing.unranked))
    chart = on.book.chart({"type": "bar"})
    names, rates = (block.column(letter, most) for letter in (RANKED_UNIT, RANKED_RATE))
    chart.add_series(_series(on, names, rates, "0.0#"))
    _dress(chart, title)
    on.sheet.chart(chart, at, _HALF, 90 + _BAR * min(ranked, _MOST_BARS), title)


def _series(on: _Leaders, names: str, numbers: str, code: str) -> dict[str, object]:
    font = {"name": FONT, "size": 8}
    printed = f"{VIETNAMESE if on.book.lang == 'vi' else ''}{code}"
    labels = {"value": True, "num_format": printed, "font": font}
    return {
        "categories": names,
        "values": numbers,
        "fill": {"color": _BLUE},
        "gap": 35,
        "data_labels": labels,
    }


def _dress(chart: Any, title: str) -> None:
    font = {"name": FONT, "size": 8}
    if title:
        chart.set_title({"name": title, "name_font": {"name": FONT, "size": 10, "bold": True}})
    else:
        chart.set_title({"none": True})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": font, "line": {"color": _GREY}})
    hidden = {"visible": False, "major_gridlines": {"visible": False}, "min": 0}
    chart.set_x_axis(hidden)
    chart.set_chartarea({"border": {"none": True}})
