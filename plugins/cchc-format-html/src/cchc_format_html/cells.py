"""Cells of the page: what is printed, how it looks, and in words why there is no number."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from cchc_core import Kind, Lang, Publication, Row, format_number, format_rate
from cchc_core.printing import Look, Shown, legend
from cchc_format_html import words

COUNTED = (Look.NUMBER, Look.ENTERED)
"""The looks of a number that a figure is made of."""


@frozen
class Cell:
    """`text` as printed; `look` is the class of a number that stands apart, or of a kind of
    nothing; `why` says it in words. `step` is how dark a cell of the heat table is (0: not at all)
    and `rank` where its unit stands in that column; `answer` is what stands small beside it."""

    text: str
    look: str = ""
    why: str = ""
    answer: str = ""
    step: int = 0
    rank: int | None = None

    @property
    def is_number(self) -> bool:
        """Whether it is a number that counts."""
        return self.look in ("", Look.ENTERED.value)


def cell(shown: Shown, row: Row, publication: Publication) -> Cell:
    """What a figure on a row shows, as the page prints it; a code with what it stands for."""
    lang, number = publication.lang, shown.number
    if shown.look is Look.NUMBER and number is not None:
        return Cell(printed(number, row, publication), answer=_answer(number, row, publication))
    text = str(shown.value) if number is None else printed(number, row, publication)
    look = "" if shown.look is Look.NOTHING else shown.look.value
    return Cell(text, look, meaning(shown, lang))


def rate_cell(shown: Shown, lang: Lang) -> Cell:
    """What a rate shows, whichever row it is of."""
    if shown.number is not None:
        return Cell(format_rate(shown.number, lang))
    return Cell(str(shown.value), shown.look.value, meaning(shown, lang))


def printed(number: Fraction, row: Row, publication: Publication) -> str:
    """A number as its row has it: a rate is never grouped."""
    pack, lang = publication.pack, publication.lang
    rate = row.id in pack.catalogue and pack.catalogue[row.id].kind is Kind.RATE
    return format_rate(number, lang) if rate else format_number(number, lang)


def meaning(shown: Shown, lang: Lang) -> str:
    """Why a cell holds no number that counts; nothing for one that does."""
    if shown.look is Look.NUMBER:
        return ""
    if shown.look is Look.ASIDE:
        return words.ASIDE.in_(lang)
    return next((told for _, told in legend([shown], lang)), "")


def legend_of(shows: Iterable[Shown], lang: Lang) -> list[tuple[Cell, str]]:
    """The marks that occur, each once, with what they mean."""
    return [
        (
            Cell(str(sample.printed), "" if sample.look is Look.NUMBER else sample.look.value),
            told,
        )
        for sample, told in legend(shows, lang)
    ]


def _answer(number: Fraction, row: Row, publication: Publication) -> str:
    codes = publication.pack.indicator(row).codes if row.id in publication.pack.catalogue else {}
    label = codes.get(int(number))
    return label.in_(publication.lang) if label else ""
