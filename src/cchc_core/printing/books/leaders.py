"""Lãnh đạo xem: the rates that leaders look at first, how complete the report is, and charts that
read the cells of the workbook."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from cchc_core.extensions import Publication
from cchc_core.printing import words
from cchc_core.printing.books.book import Book, Sheet
from cchc_core.printing.books.charts import HIGH, bars, dots
from cchc_core.printing.books.pages import Paper
from cchc_core.printing.books.ranking import RATE as RANKED_RATE
from cchc_core.printing.books.ranking import UNIT as RANKED_UNIT
from cchc_core.printing.books.ranking import Block, ranking_sheet
from cchc_core.printing.books.styles import CENTRE, HEAD, LEFT, RATE, RIGHT, Style, dressed
from cchc_core.printing.books.tables import titled
from cchc_core.printing.completing import Completeness, Slices, breakdowns, completeness
from cchc_core.printing.covering import coverage
from cchc_core.printing.filed import reports_line
from cchc_core.printing.looks import figure_shows
from cchc_core.printing.ranking import Place, Standing, standings
from cchc_core.text import Text

VALUE, COVERAGE = "BC"
_HEAD = 5
_MOST, _CHARTS = 45, 4
"""So many units stand in a chart, and there are so many charts of units."""
_BESIDE, _WIDTH, _LINE = 240, 640, 20
"""In pixels: how wide a chart is beside a table, how wide one is that has the page to itself, how
high a line is."""


@frozen
class _Leaders:
    """The sheet while it is written; with what was before where there is a period before."""

    book: Book
    sheet: Sheet
    publication: Publication

    def say(self, text: Text, **values: object) -> str:
        return text.format(**values).in_(self.publication.lang)

    @property
    def compared(self) -> bool:
        return self.publication.previous is not None

    @property
    def columns(self) -> Mapping[str, tuple[Text, float]]:
        """The head of each column, and how wide it is."""
        before = [(words.BEFORE, 9.0), (words.CHANGE, 9.0)] if self.compared else []
        label = (words.ROW, 28.0 if self.compared else 38.0)
        last = 13.0 if self.compared else 18.0
        told = [label, (words.RATE, 9.0), (words.UNITS_TOLD, 9.0), *before]
        return dict(zip("ABCDEFG", [*told, (words.BEST, last), (words.WORST, last)], strict=False))

    @property
    def last(self) -> str:
        """The letter of the last column; the one before it holds who stands first."""
        return "G" if self.compared else "E"

    @property
    def best(self) -> str:
        return "F" if self.compared else "D"


def leading_sheets(book: Book, publication: Publication) -> None:
    """Adds the sheet for leaders, and the ranking that its charts read."""
    sheet = book.sheet(words.LEADERS.in_(publication.lang))
    told = standings(publication)
    blocks = ranking_sheet(book, publication, told)
    on = _Leaders(book, sheet, publication)
    sheet.columns({letter: width for letter, (_, width) in on.columns.items()})
    period, lang = publication.report.period, publication.lang
    days = f"{period.label.in_(lang)}, {period.window.phrase.in_(lang)}"
    titled(sheet, publication, words.LEADERS, on.last, days)
    sheet.merge("A3", f"{on.last}3", reports_line(publication), Style(11, box=False))
    line = _complete(on, _rates(on, told) + 1, completeness(publication)) + 1
    for each in breakdowns(publication):
        line = _broken_down(on, line, each) + 1
    keep = _units(on, line, [s for s in told if s.id in blocks][:_CHARTS], blocks)
    sheet.page((0, 0), f"B{_HEAD + 1}", paper=Paper.A4_UPRIGHT, keep=keep)


def _rates(on: _Leaders, told: Sequence[Standing]) -> int:
    """The table of the rates; gives the line that follows."""
    sheet, unlike = on.sheet, ""
    for letter, (text, _) in on.columns.items():
        sheet.put(letter, _HEAD, on.say(text), evolve(HEAD, size=10))
    for line, standing in enumerate(told, _HEAD + 1):
        _rate(on, line, standing)
        unlike = on.say(standing.unlike) if standing.unlike else unlike
    last = _HEAD + len(told) + 1
    if unlike:
        sheet.merge(f"A{last}", f"{on.last}{last}", unlike, Style(10, italic=True, box=False))
    return last + bool(unlike)


def _rate(on: _Leaders, line: int, standing: Standing) -> None:
    """A rate with of how many units it is, what it was before, who stands first and last."""
    sheet, lang = on.sheet, on.publication.lang
    sheet.put("A", line, on.say(standing.label), evolve(LEFT, size=10))
    now = figure_shows(standing.figure, lang)
    sheet.put(VALUE, line, now.value, dressed(now, 11, bold=True, rate=True))
    sheet.put(COVERAGE, line, coverage(standing.figure), evolve(CENTRE, plain=True))
    if on.compared:
        _compared(on, line, standing)
    small = evolve(LEFT, size=9, indent=0 if on.compared else 1)
    if standing.alike:
        brief = on.say(standing.alike.brief)
        sheet.merge(f"{on.best}{line}", f"{on.last}{line}", brief, evolve(small, at="center"))
        return
    for letter, unit in zip((on.best, on.last), _ends(standing), strict=True):
        sheet.put(letter, line, unit, small)


def _compared(on: _Leaders, line: int, standing: Standing) -> None:
    """What a rate was in the period before, and by how much it changed."""
    before = figure_shows(standing.before, on.publication.lang) if standing.before else None
    if before is None:
        on.sheet.put("D", line, "–", CENTRE)
    else:
        on.sheet.put("D", line, before.value, dressed(before, 11, rate=True))
    change = standing.change
    live = f"={VALUE}{line}-D{line}" if change is not None else ""
    on.sheet.put("E", line, "–" if change is None else change, RATE if live else CENTRE, live)


def _ends(standing: Standing) -> tuple[str, str]:
    """The unit that stands first and the one that stands last; how many there are, of several."""
    ranked = standing.ranked
    if len(ranked) < 2:
        return "", ""
    best = [place for place in ranked if place.rank == 1]
    last = [place for place in ranked if place.rank == ranked[-1].rank]
    return _some(best), _some(last)


def _some(places: Sequence[Place]) -> str:
    name = places[0].unit.name
    return name if len(places) == 1 else f"{name} (+{len(places) - 1})"


def _complete(on: _Leaders, line: int, complete: Completeness) -> int:
    """The reports by what became of them, and their sum; gives the line that follows."""
    counts = (
        (words.REPORTS_USED, complete.used),
        (words.REPORTS_MISSING, complete.missing),
        (words.REPORTS_REFUSED, complete.refused),
    )
    said = [(on.say(text), count) for text, count in counts]
    told = on.say(words.REPORTS, used=complete.used, expected=complete.expected)
    return _counts(on, line, words.COMPLETENESS, said, words.EXPECTED_SUM, told)


def _broken_down(on: _Leaders, line: int, slices: Slices) -> int:
    """The parts of a whole with their shares, their sum, and whether that is the form's own count;
    gives the line that follows."""
    counts = [(on.say(label), figure.value) for label, figure in slices.parts]
    line = _counts(on, line, slices.label, counts, words.SUM, on.say(slices.label))
    if slices.undivided:
        said = on.say(slices.undivided)
        on.sheet.merge(f"A{line}", f"{on.last}{line}", said, Style(10, italic=True, box=False))
    return line + bool(slices.undivided)


def _counts(
    on: _Leaders,
    line: int,
    title: Text,
    counts: Sequence[tuple[str, Fraction | int | None]],
    together: Text,
    told: str,
) -> int:
    """Counts below one another with their shares, live, and a chart of them beside; gives the line
    that follows."""
    sheet, first = on.sheet, line + 1
    last = first + len(counts)
    for letter, text in (("A", title), (VALUE, words.COUNT), (COVERAGE, words.SHARE)):
        sheet.put(letter, line, on.say(text), evolve(HEAD, size=10))
    sheet.height(line, 30)
    whole = sum((count for _, count in counts if count is not None), Fraction(0))
    for at, (label, count) in enumerate([*counts, (on.say(together), whole)], first):
        bold, live = at == last, f"=SUM({VALUE}{first}:{VALUE}{last - 1})" if at == last else ""
        sheet.put("A", at, label, evolve(LEFT, bold=bold))
        style = CENTRE if count is None else evolve(RIGHT, bold=bold)
        sheet.put(VALUE, at, "…" if count is None else count, style, live)
        share = 100 * Fraction(count) / whole if whole and count is not None else None
        live = f"=100*{VALUE}{at}/{VALUE}{last}" if share is not None else ""
        sheet.put(COVERAGE, at, share, evolve(RATE, bold=bold), live)
    names, counted = (f"='{sheet.title}'!${of}${first}:${of}${last - 1}" for of in ("A", VALUE))
    chart = bars(on.book, names, counted)
    sheet.chart(chart, f"D{line}", _BESIDE, (len(counts) + 2) * _LINE + 10, told)
    return last + 1


def _units(
    on: _Leaders, line: int, told: Sequence[Standing], blocks: Mapping[str, Block]
) -> set[int]:
    """A chart of every ranked unit below the other for each of these rates; gives the lines that
    stand on one page with the line below."""
    keep: set[int] = set()
    high = -(-HIGH // _LINE)
    for standing in told:
        block, ranked = blocks[standing.id], len(standing.ranked)
        most = _MOST if ranked > _MOST else None
        form = words.LAST_ONES if most else words.BY_UNIT
        title = on.say(form, label=standing.label, count=most)
        if standing.unranked:
            title += f" ({on.say(words.NOT_RANKED, count=len(standing.unranked))})"
        names, rates = (block.column(letter, most) for letter in (RANKED_UNIT, RANKED_RATE))
        chart = dots(on.book, names, rates, standing.scale, title)
        on.sheet.chart(chart, f"A{line}", _WIDTH, HIGH, title)
        on.sheet.put("A", line + high, None, Style(box=False))
        keep |= set(range(line, line + high))
        line += high + 1
    return keep
