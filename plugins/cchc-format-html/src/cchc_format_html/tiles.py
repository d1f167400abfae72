"""The key indicators: the figure in large, what it is of, how it stands against last period."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from cchc_core import Figure, Kind, Publication, Row, format_number, format_rate, tabulate
from cchc_core.printing import coverage, shown
from cchc_format_html import words
from cchc_format_html.cells import Cell, cell, printed


@frozen
class Tile:
    """One key indicator; `change` is how it stands against last period."""

    row: Row
    cell: Cell
    sign: str
    base: str
    coverage: str
    change: str


def tiles(keys: Sequence[Row], publication: Publication) -> tuple[Tile, ...]:
    """A tile an indicator."""
    previous = publication.previous
    earlier = tabulate(previous, publication.pack) if previous else None
    return tuple(_tile(row, earlier, publication) for row in keys)


def _tile(row: Row, earlier: Mapping[str, Figure] | None, publication: Publication) -> Tile:
    lang, figure = publication.lang, publication.figures[row.id]
    rate = publication.pack.indicator(row).kind is Kind.RATE
    told = coverage(figure) if publication.report.rolled_up else ""
    return Tile(
        row=row,
        cell=cell(shown(publication, row), row, publication),
        sign=" %" if rate and figure.value is not None else "",
        base=_base(figure, publication),
        coverage=words.UNITS_WITH.format(coverage=told).in_(lang) if told else "",
        change=_change(row, figure, earlier, publication),
    )


def _base(figure: Figure, publication: Publication) -> str:
    lang = publication.lang
    if figure.value is None or figure.whole is None:
        return ""
    whole = format_number(figure.whole, lang)
    if figure.part is None or figure.part.denominator != 1:
        return words.OF_BASE.format(whole=whole).in_(lang)
    part = format_number(figure.part, lang)
    return words.PART_OVER_WHOLE.format(part=part, whole=whole).in_(lang)


def _change(
    row: Row, figure: Figure, earlier: Mapping[str, Figure] | None, publication: Publication
) -> str:
    """How it stands against last period, in points where it is a rate."""
    lang = publication.lang
    if earlier is None:
        return ""
    then = earlier[row.id].value if row.id in earlier else None
    if then is None or figure.value is None:
        return words.NOT_BEFORE.in_(lang)
    rate = publication.pack.indicator(row).kind is Kind.RATE
    said = printed(then, row, publication) + (" %" if rate else "")
    by: Fraction = figure.value - then
    if not by:
        return words.SAME.format(then=said).in_(lang)
    form = words.UP if by > 0 else words.DOWN
    number = format_rate(abs(by), lang) if rate else format_number(abs(by), lang)
    amount = words.POINTS.format(number=number).in_(lang) if rate else number
    return form.format(by=amount, then=said).in_(lang)
