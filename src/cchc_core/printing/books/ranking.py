"""Xếp hạng: each rate that leaders look at, its units by rank, the others with why."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from cchc_core.extensions import Publication
from cchc_core.model.measures import Figure
from cchc_core.printing import words
from cchc_core.printing.books.book import Book, Sheet
from cchc_core.printing.books.pages import Paper
from cchc_core.printing.books.styles import CENTRE, HEAD, LEFT, RIGHT, Style
from cchc_core.printing.books.styles import RATE as IN_PERCENT
from cchc_core.printing.books.tables import titled
from cchc_core.printing.covering import coverage
from cchc_core.printing.filed import reports_line
from cchc_core.printing.looks import figure_shows
from cchc_core.printing.ranking import Place, Standing
from cchc_core.text import Lang, format_rate

RANK, UNIT, RATE, PART, WHOLE, BEFORE, CHANGE = "ABCDEFG"
_WIDTHS = {RANK: 7.0, UNIT: 25.5, RATE: 10.0, PART: 11.0, WHOLE: 12.5, BEFORE: 10.0, CHANGE: 10.0}
_HEADS = {
    RANK: words.RANK,
    UNIT: words.UNIT,
    RATE: words.RATE,
    PART: words.PART,
    WHOLE: words.WHOLE,
    BEFORE: words.BEFORE,
    CHANGE: words.CHANGE,
}


@frozen
class Block:
    """Where the ranked units of a rate stand: the sheet, and the first and last line."""

    sheet: str
    first: int
    last: int

    def column(self, letter: str, most: int | None = None) -> str:
        """The cells of a column, as a chart reads them; the `most` last of them."""
        first = self.first if most is None else max(self.first, self.last - most + 1)
        return f"='{self.sheet}'!${letter}${first}:${letter}${self.last}"


def ranking_sheet(
    book: Book, publication: Publication, told: Sequence[Standing]
) -> Mapping[str, Block]:
    """Adds the sheet; gives where the units of each rate stand that has any with a rank."""
    lang = publication.lang
    sheet = book.sheet(words.RANKING.in_(lang))
    compared = publication.previous is not None
    last = CHANGE if compared else WHOLE
    sheet.columns({**_WIDTHS, UNIT: _WIDTHS[UNIT] + (0 if compared else 20)})
    period = publication.report.period
    days = f"{period.label.in_(lang)}, {period.window.phrase.in_(lang)}"
    titled(sheet, publication, words.RANKING, last, days)
    plain = Style(11, box=False)
    sheet.merge("A3", f"{last}3", reports_line(publication), plain)
    sheet.merge("A4", f"{last}4", words.HOW_RANKED.in_(lang), evolve(plain, italic=True))
    line, blocks, keep = 6, {}, set[int]()
    for number, standing in enumerate(told, 1):
        block = _Block(sheet, standing, lang, compared=compared)
        first = block.head(line, number)
        places = () if standing.alike else standing.places
        for at, place in enumerate(places, first):
            block.place(at, place)
        if ranked := len(standing.ranked):
            blocks[standing.id] = Block(sheet.title, first, first + ranked - 1)
        keep |= set(range(line, first + len(places) - 1))
        line = first + len(places) + 1
    sheet.page((0, 0), f"{RATE}5", paper=Paper.A4_UPRIGHT, keep=keep)
    return blocks


def of_all(standing: Standing, lang: Lang) -> str:
    """`99,88 % (29/35 đơn vị)`, or the words for having no rate."""
    told = _rate_of(standing.figure, lang)
    return words.OF_ALL.format(rate=told, coverage=coverage(standing.figure)).in_(lang)


def _rate_of(figure: Figure, lang: Lang) -> str:
    show = figure_shows(figure, lang)
    return str(show.value) if show.number is None else f"{format_rate(show.number, lang)} %"


@frozen
class _Block:
    """A rate on the sheet; with what was before where there is a period before."""

    sheet: Sheet
    standing: Standing
    lang: Lang
    compared: bool

    @property
    def last(self) -> str:
        return CHANGE if self.compared else WHOLE

    def head(self, line: int, number: int) -> int:
        """The heading of the rate, what all units come to, and the head of its table, or why there
        is none; gives the line that follows."""
        title = f"{number}. {self.standing.label.in_(self.lang)}"
        told = of_all(self.standing, self.lang)
        if self.standing.unlike:
            told = f"{told}; {self.standing.unlike.in_(self.lang)}"
        self.sheet.merge(f"A{line}", f"{self.last}{line}", title, Style(13, bold=True, box=False))
        self.sheet.merge(f"A{line + 1}", f"{self.last}{line + 1}", told, Style(11, box=False))
        if self.standing.alike:
            why = self.standing.alike.sentence.in_(self.lang)
            self.sheet.merge(f"A{line + 2}", f"{self.last}{line + 2}", why, Style(11, box=False))
            return line + 3
        for letter, text in _HEADS.items():
            if letter <= self.last:
                self.sheet.put(letter, line + 2, text.in_(self.lang), evolve(HEAD, size=10))
        return line + 3

    def place(self, line: int, place: Place) -> None:
        """A unit on its line."""
        put = self.sheet.put
        put(RANK, line, "–" if place.rank is None else place.rank, CENTRE)
        put(UNIT, line, place.unit.name, LEFT)
        if place.why is not None:
            grey, why = evolve(LEFT, italic=True, fill="#EDEDED"), place.why.in_(self.lang)
            self.sheet.merge(f"{RATE}{line}", f"{self.last}{line}", why, grey)
            return
        divided = place.part is not None and place.whole
        live = f"=100*{PART}{line}/{WHOLE}{line}" if divided else ""
        put(RATE, line, place.value, evolve(IN_PERCENT, bold=True), live)
        put(PART, line, place.part, RIGHT)
        put(WHOLE, line, place.whole, RIGHT)
        if self.compared:
            put(BEFORE, line, place.before, IN_PERCENT)
            change = self._change(place)
            live = f"={RATE}{line}-{BEFORE}{line}" if change is not None else ""
            put(CHANGE, line, change, IN_PERCENT, live)

    def _change(self, place: Place) -> Fraction | None:
        if place.before is None or place.value is None or self.standing.unlike:
            return None
        return place.value - place.before
