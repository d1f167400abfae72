"""The tracing of one merge's figures."""

from collections.abc import Iterator, Mapping, Sequence

from cchc_core.extensions import Filing
from cchc_core.manifests import Use
from cchc_core.merge import Merged
from cchc_core.model.findings import Finding
from cchc_core.model.forms import Row
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Figure, Status
from cchc_core.model.operators import Common
from cchc_core.model.reports import Leaf, Reading
from cchc_core.model.units import UnitKey
from cchc_core.revisions import Revised
from cchc_core.rollup import ListedValue, answers_of, base_of, effective_reading
from cchc_core.tracing.origins import Origins
from cchc_core.tracing.traces import Trace, TracedLeaf
from cchc_core.tracing.wording import formula_of

_About = tuple[UnitKey, str]
"""A unit and a row."""


class Tracer:
    """Traces the figures of a merge; `only` what one unit stated, or sent of those below it."""

    def __init__(self, merged: Merged, only: UnitKey | None) -> None:
        self.merged = merged
        self.pack = merged.campaign.pack
        self.origins = Origins(merged)
        self.findings = _findings(merged)
        self.changes = _changes(merged)
        units = (unit.key for unit in merged.report.units)
        self.shown = {key for key in units if only is None or self._is_of(key, only)}

    def trace(self, id: str) -> Trace:
        """The figure of an indicator with all that it is made of."""
        row, indicator, figure = self.pack[id], self.pack.catalogue[id], self.merged.figures[id]
        answers = answers_of(self.merged.report, self.pack, id)
        listed = tuple(self._listed(indicator))
        return Trace(
            row=row,
            indicator=indicator,
            figure=figure,
            formula=formula_of(indicator, figure, self.pack),
            answers=tuple(answer for answer in answers if answer.unit in self.shown),
            leaves=() if indicator.derived else tuple(self._leaves(row, figure)),
            beside=tuple(self._beside(row, figure)),
            inputs=tuple(map(self.trace, self._uses(indicator))),
            listed=listed,
            lists=tuple(file for file in self.merged.files if listed and file.use is Use.LIST),
        )

    def _is_of(self, key: UnitKey, unit: UnitKey) -> bool:
        """Whether a unit is the one asked for, or that one sent for it."""
        return key == unit or any(s.report.unit.key == unit for s in self.origins.sent(key))

    def _uses(self, indicator: Indicator) -> Sequence[str]:
        """What it is computed from; what it may be rebuilt from only where there was a need to."""
        report, rebuilt = self.merged.report, indicator.rebuilt_from
        if rebuilt and len(report.leaves) == len(report.units):
            return [id for id in indicator.uses if id not in rebuilt.names]
        return indicator.uses

    def _listed(self, indicator: Indicator) -> Iterator[ListedValue]:
        """The values of the provincial list up to the period's last day."""
        day = self.merged.report.period.window.last
        for each in self.merged.campaign.listed if isinstance(indicator.over_units, Common) else ():
            if each.indicator == indicator.id and each.valid_from <= day:
                yield each

    def _leaves(self, row: Row, figure: Figure) -> Iterator[TracedLeaf]:
        """What the units stated that the figure expects, those without a report among them."""
        states = {unit: status for status, keys in figure.coverage.units.items() for unit in keys}
        for leaf in self._shown_leaves():
            if leaf.unit.key in states:
                reading = effective_reading(leaf, row, self.pack)
                yield self._leaf(leaf, row, reading, states[leaf.unit.key])

    def _beside(self, row: Row, figure: Figure) -> Iterator[TracedLeaf]:
        for leaf in self._shown_leaves():
            if leaf.unit.key in figure.beside:
                yield self._leaf(leaf, row, leaf.reading(row.id), Status.OUT_OF_SCOPE)

    def _shown_leaves(self) -> Iterator[Leaf]:
        for key in sorted(self.merged.report.leaves):
            if key.unit in self.shown:
                yield self.merged.report.leaves[key]

    def _leaf(self, leaf: Leaf, row: Row, reading: Reading, status: Status) -> TracedLeaf:
        filing = self._filing(leaf) if status is Status.NOT_SUBMITTED else None
        about, counted = (leaf.unit.key, row.id), self.pack.catalogue[row.id].counted
        return TracedLeaf(
            unit=leaf.unit,
            window=leaf.window,
            status=status,
            reading=reading,
            base=base_of(leaf, row, self.pack) if reading.status is Status.USED else None,
            whence=tuple(self.origins.whence(leaf, reading, filing)),
            dossiers=self.origins.dossiers(leaf, reading, counted, self.pack),
            changes=self.changes.get(about, ()),
            findings=self.findings.get(about, ()),
            filing=filing,
        )

    def _filing(self, leaf: Leaf) -> Filing | None:
        """What an office sent that is not used, or whoever sends for it."""
        campaign, day = self.merged.campaign, self.merged.report.period.window.last
        for filing in self.merged.filings:
            if filing.unit.key == leaf.unit.key:
                return filing
            if filing.unit != campaign.unit and leaf.unit in campaign.units.below(
                filing.unit.key, day
            ):
                return filing
        return None


def _findings(merged: Merged) -> Mapping[_About, tuple[Finding, ...]]:
    found: dict[_About, tuple[Finding, ...]] = {}
    for each in merged.findings:
        if each.unit and each.indicator:
            about = each.unit, each.indicator
            found[about] = (*found.get(about, ()), each)
    return found


def _changes(merged: Merged) -> Mapping[_About, tuple[Revised, ...]]:
    found: dict[_About, tuple[Revised, ...]] = {}
    for each in (change for receipt in merged.receipts for change in receipt.changes):
        about = each.unit, each.row
        found[about] = (*found.get(about, ()), each)
    return found
