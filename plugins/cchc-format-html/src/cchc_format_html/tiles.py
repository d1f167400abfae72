"""The key rates: each in large, what it is of, how it stands against the period before."""

from collections.abc import Sequence

from attrs import frozen

from cchc_core import Publication, Row, format_number, format_rate, printing
from cchc_core.printing import Standing, coverage, figure_shows, highlights_of
from cchc_format_html import words
from cchc_format_html.cells import Cell, rate_cell


@frozen
class Key:
    """A rate that leaders look at, and the rows it is made of."""

    standing: Standing
    rows: tuple[Row, ...]


@frozen
class Tile:
    """One key rate as it is read first."""

    label: str
    rows: tuple[Row, ...]
    cell: Cell
    base: str
    coverage: str
    change: str


def keys(publication: Publication) -> tuple[Key, ...]:
    """The rates that the forms declare, in their order."""
    pack = publication.pack
    return tuple(
        Key(standing, tuple(row for row in pack.rows if row.id in highlight.names))
        for standing, highlight in zip(
            printing.standings(publication), highlights_of(pack, publication.on_time), strict=True
        )
    )


def tiles(keys: Sequence[Key], publication: Publication) -> tuple[Tile, ...]:
    """A tile a rate."""
    return tuple(_tile(key, publication) for key in keys)


def _tile(key: Key, publication: Publication) -> Tile:
    lang, figure = publication.lang, key.standing.figure
    told = coverage(figure) if publication.report.rolled_up else ""
    return Tile(
        label=key.standing.label.in_(lang),
        rows=key.rows,
        cell=rate_cell(figure_shows(figure, lang), lang),
        base=_base(key, publication),
        coverage=words.UNITS_WITH.format(coverage=told).in_(lang) if told else "",
        change=_change(key.standing, publication),
    )


def _base(key: Key, publication: Publication) -> str:
    """`14.053 trên 40.907`; of a stated rate, whose part nobody told, only what it is of. Nothing
    where the numbers mean nothing to a reader: lists that all units share are no sum, and what is
    weighed by another rate counts nothing."""
    lang, figure = publication.lang, key.standing.figure
    catalogue = publication.pack.catalogue
    listed = any(catalogue.is_of_shared_list(row.id) for row in key.rows)
    if listed or figure.value is None or figure.whole is None or figure.whole.denominator != 1:
        return ""
    whole = format_number(figure.whole, lang)
    if figure.part is None or figure.part.denominator != 1:
        return words.OF_BASE.format(whole=whole).in_(lang)
    part = format_number(figure.part, lang)
    return words.PART_OVER_WHOLE.format(part=part, whole=whole).in_(lang)


def _change(standing: Standing, publication: Publication) -> str:
    lang, before = publication.lang, standing.before
    if publication.previous is None:
        return ""
    if before is None or before.value is None:
        return words.NOT_BEFORE.in_(lang)
    then = f"{format_rate(before.value, lang)} %"
    if standing.unlike:
        return words.BEFORE_UNLIKE.format(then=then, why=standing.unlike).in_(lang)
    if standing.change is None:
        return words.BEFORE.format(then=then).in_(lang)
    by = format_rate(abs(standing.change), lang)
    form = words.SAME if by == "0" else words.UP if standing.change > 0 else words.DOWN
    return form.format(by=by, then=then).in_(lang)
