"""What a rate was computed from, unit by unit: part and whole, or the stated rate and its base."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from cchc_core import (
    Figure,
    Publication,
    Ratio,
    Report,
    Share,
    StatedRate,
    Status,
    UnitKey,
    tabulate,
)
from cchc_core.printing import in_order


@frozen
class Behind:
    """One unit's share in a rate: `part` of `whole`; of a rate stated without its part `rate`."""

    unit: UnitKey
    whole: Fraction
    part: Fraction | None = None
    rate: Fraction | None = None


def behind_rates(publication: Publication) -> Mapping[str, tuple[Behind, ...]]:
    """Per rate that was divided from sums, by indicator id, the units whose figures are in it,
    by name."""
    report, pack = publication.report, publication.pack
    asked = {
        id: figure
        for id, figure in publication.figures.items()
        if figure.whole is not None
        and isinstance(pack.catalogue[id].over_units, Ratio | Share | StatedRate)
    }
    by_unit: dict[UnitKey, Mapping[str, Figure]] = {}
    for unit in report.units if asked else ():
        leaves = [leaf for leaf in report.leaves.values() if leaf.unit.key == unit.key]
        by_unit[unit.key] = tabulate(Report(unit, report.period, report.pack, leaves), pack)
    order = {unit.key: place for place, unit in enumerate(in_order(report.units))}
    return {
        id: tuple(sorted(_shares(id, figure, by_unit), key=lambda of: order[of.unit]))
        for id, figure in asked.items()
    }


def _shares(
    id: str, figure: Figure, by_unit: Mapping[UnitKey, Mapping[str, Figure]]
) -> Iterator[Behind]:
    for unit in figure.coverage.units.get(Status.USED, ()):
        own = by_unit[unit][id]
        if own.whole is not None:
            rate = own.value if own.part is None else None
            yield Behind(unit, own.whole, own.part, rate)
