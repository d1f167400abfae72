"""The heat table: wards by key rates; darker is further behind the rate of all together."""

from collections.abc import Sequence
from fractions import Fraction

from attrs import evolve, frozen

from cchc_core import Lang, Publication, Status, format_number, printing
from cchc_core.printing import (
    STATUS,
    Look,
    Place,
    Shown,
    Standing,
    figure_shows,
    mark,
    rounded,
)
from cchc_format_html import words
from cchc_format_html.cells import Cell, legend_of, rate_cell
from cchc_format_html.parts import Part
from cchc_format_html.tiles import Key

SHADES = (Fraction(0), Fraction(1), Fraction(5))
"""From how many points behind the rate of all together on each shade is: the same in every column,
so that a shade means the same everywhere."""


@frozen
class Column:
    """A rate of every ward, or how much of the form each filled, beside that of all together."""

    label: str
    whole: Cell
    cells: tuple[Cell, ...]


@frozen
class Heat:
    """The table: a column a rate, all together above the wards, the marks that occur; `notes` say
    of which rates nobody has a rank, and why."""

    columns: tuple[Column, ...]
    units: tuple[str, ...]
    legend: tuple[tuple[Cell, str], ...]
    notes: tuple[str, ...] = ()

    @property
    def shaded(self) -> bool:
        """Whether any ward is behind."""
        return any(cell.step for column in self.columns for cell in column.cells)


def heat(keys: Sequence[Key], parts: Sequence[Part], publication: Publication) -> Heat:
    """The wards' own rates, in Vietnamese order, and how many rows each filled."""
    lang = publication.lang
    wards = [part for part in parts if part.unit.level == publication.pack.base_level]
    places = [{place.unit.key: place for place in key.standing.places} for key in keys]
    columns = [
        Column(
            words.RATE.format(label=key.standing.label).in_(lang),
            rate_cell(figure_shows(key.standing.figure, lang), lang),
            tuple(_cell(of.get(part.unit.key), key.standing, lang) for part in wards),
        )
        for key, of in zip(keys, places, strict=True)
    ]
    shows = [place_shows(of.get(part.unit.key), lang) for of in places for part in wards]
    return Heat(
        columns=(*columns, _filled(wards, publication)),
        units=tuple(part.name for part in wards),
        legend=tuple(legend_of(shows, lang)),
        notes=tuple(
            f"{of.label.in_(lang)}: {of.alike.sentence.in_(lang)}"
            for of in (key.standing for key in keys)
            if of.alike
        ),
    )


def place_shows(place: Place | None, lang: Lang) -> Shown:
    """What a ward's rate looks like: a number, or which kind of nothing."""
    if place is None:
        return mark(Look.OUT_OF_SCOPE, lang)
    if place.value is not None:
        return Shown(place.value)
    for status, look in _MARKED.items():
        if place.why == STATUS[status]:
            return mark(look, lang)
    return Shown(place.why.in_(lang) if place.why else "", Look.NO_NUMBER)


_MARKED = {
    Status.BLANK: Look.BLANK,
    Status.NOT_APPLICABLE: Look.NOT_APPLICABLE,
    Status.NOT_SUBMITTED: Look.NOT_SUBMITTED,
    Status.REJECTED: Look.REJECTED,
}


def _cell(place: Place | None, standing: Standing, lang: Lang) -> Cell:
    plain = rate_cell(place_shows(place, lang), lang)
    if place is None or place.rank is None or place.value is None:
        return plain
    behind = _behind(place.value, standing)
    step = sum(behind >= points for points in SHADES) if behind else 0
    return evolve(plain, step=step, rank=place.rank, answer=of_whole(place, lang))


def _filled(wards: Sequence[Part], publication: Publication) -> Column:
    """How many of the rows asked of it each ward filled; the most filled first in rank."""
    lang = publication.lang
    told = {each.unit.key: each for each in printing.completeness(publication).units}
    filled = [told[part.unit.key] for part in wards]
    parts = [
        Fraction(each.rows, each.asked or 1) if each.rows is not None else None for each in filled
    ]
    order = sorted({part for part in parts if part is not None}, reverse=True)
    return Column(
        words.FILLED.in_(lang),
        Cell(""),
        tuple(
            rate_cell(mark(Look.NOT_SUBMITTED, lang), lang)
            if part is None
            else Cell(f"{each.rows}/{each.asked}", rank=order.index(part) + 1)
            for each, part in zip(filled, parts, strict=True)
        ),
    )


def of_whole(place: Place, lang: Lang) -> str:
    """`96/100`: what a ward's rate was divided from, where that was told."""
    if place.part is None or place.whole is None:
        return ""
    return f"{format_number(place.part, lang)}/{format_number(place.whole, lang)}"


def _behind(value: Fraction, standing: Standing) -> Fraction:
    """By how many points a ward is behind all together; nothing where both print the same."""
    whole = standing.figure.value
    if whole is None or rounded(value) == rounded(whole):
        return Fraction(0)
    return max(Fraction(0), whole - value if standing.better == "high" else value - whole)
