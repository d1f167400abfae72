"""Which indicators are shown first."""

from collections.abc import Iterator

from cchc_core import Publication, Ratio, Row, StatedRate

MOST = 8
"""So many stand on a page at most."""


def keys(publication: Publication) -> tuple[Row, ...]:
    """The on-time rate that was chosen, then the form's other rates, those with both parts before
    those that are stated."""
    return tuple(dict.fromkeys(_rates(publication)))[:MOST]


def _rates(publication: Publication) -> Iterator[Row]:
    pack = publication.pack
    if publication.on_time in pack:
        yield pack[publication.on_time]
    rows = [row for row in pack.rows if row.id in publication.figures]
    for kind in (Ratio, StatedRate):
        yield from (row for row in rows if isinstance(pack.indicator(row).over_units, kind))
