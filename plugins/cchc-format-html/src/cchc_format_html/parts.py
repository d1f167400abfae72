"""The units of a report, each with the figures of its own leaves, in the order they are listed."""

from collections.abc import Mapping

from attrs import frozen

from cchc_core import (
    AdminUnit,
    Figure,
    Leaf,
    Publication,
    Reading,
    Report,
    Role,
    Row,
    tabulate,
    vietnamese_order,
)
from cchc_core.printing import Shown, unit_shows
from cchc_format_html import words


@frozen(eq=False)
class Part:
    """One unit's share of a report."""

    unit: AdminUnit
    name: str
    report: Report
    figures: Mapping[str, Figure]

    @property
    def anchor(self) -> str:
        """The name that links to the unit have."""
        return f"dv-{self.unit.code.replace('/', '-')}"

    @property
    def last(self) -> Leaf:
        """What it stated last."""
        return self.report.leaves[max(self.report.leaves)]

    def shows(self, row: Row, publication: Publication) -> Shown:
        """What its own figure on a row looks like."""
        return unit_shows(self.report, self.figures, publication.figures, row, publication)

    def reading(self, row: Row, publication: Publication) -> Reading:
        """What it stated on a row: on a total of which it fills a single row, what it stated there;
        on a row left blank, the total that stands in for it."""
        pack, typed = publication.pack, self.last.reading(row.id)
        if typed.origin is None and row.role is Role.TOTAL:
            parts = [id for id in pack.indicator(row).uses if self.unit.level in pack[id].scope]
            return self.last.reading(parts[0]) if len(parts) == 1 else typed
        if typed.origin is None and row.id in pack.total_above:
            return self.last.reading(pack.total_above[row.id])
        return typed


def parts_of(publication: Publication) -> tuple[Part, ...]:
    """The wards in Vietnamese order, then the other offices with what is their own."""
    report, base = publication.report, publication.pack.base_level
    units = sorted(
        report.units, key=lambda unit: (unit.level != base, vietnamese_order(unit.name), unit.key)
    )
    return tuple(_part(unit, publication) for unit in units)


def _part(unit: AdminUnit, publication: Publication) -> Part:
    report, pack = publication.report, publication.pack
    leaves = [leaf for leaf in report.leaves.values() if leaf.unit.key == unit.key]
    own = Report(unit, report.period, report.pack, leaves)
    name = unit.name
    if unit.level != pack.base_level:
        name = words.OWN_FIGURES.format(unit=unit.name).in_(publication.lang)
    return Part(unit, name, own, tabulate(own, pack))
