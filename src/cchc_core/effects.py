"""How much a finding matters: whether it keeps a figure out of the merged report, or moves one."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, field, frozen

from cchc_core.model.findings import Effect, Finding, Touch
from cchc_core.model.forms import FormPack
from cchc_core.model.measures import Figure, Kind, Status, Value
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.model.units import UnitKey
from cchc_core.reading import Typed, indicator_of, interpret
from cchc_core.rollup import ListedValue, figure_of


def effects_of(
    findings: Iterable[Finding],
    report: Report,
    pack: FormPack,
    figures: Mapping[str, Figure],
    listed: Sequence[ListedValue] = (),
    unread: Collection[str] = (),
) -> Mapping[Finding, Effect]:
    """What each finding means for the figures that were merged from `report`.

    A figure is left out where its unit's reading could not be used, or the unit has none that could
    be. Else the merged figure is computed again with what the finding says should stand there, or,
    where nobody knows that, without the reading: the difference is how far the figure moves. Of
    several cells, one of which is wrong, the one that moves its figure furthest decides. A
    line that waits to be matched with a row counts as one there; a file of which nothing is used,
    one of those `unread`, leaves out what stands in it. Lists of documents make no figure.
    """
    leaves: dict[UnitKey, list[Leaf]] = {}
    for leaf in report.leaves.values():
        leaves.setdefault(leaf.unit.key, []).append(leaf)
    merged = _Merged(report, pack, figures, tuple(listed), frozenset(unread), leaves)
    return {finding: merged.effect(finding) for finding in findings}


@frozen
class _Merged:
    """A merged report and the figures made of it; what was read or computed again is kept."""

    report: Report
    pack: FormPack
    figures: Mapping[str, Figure]
    listed: Sequence[ListedValue]
    unread: Collection[str]
    leaves: Mapping[UnitKey, Sequence[Leaf]]
    understood: dict[tuple[str, str], Value | None] = field(factory=dict)
    moved: dict[tuple[UnitKey, str, Value | None], Fraction] = field(factory=dict)

    def effect(self, finding: Finding) -> Effect:
        leaves = self.leaves.get(finding.unit, ()) if finding.unit else ()
        if not leaves:
            return Effect()
        if not any(leaf.submitted for leaf in leaves):
            return Effect(Touch.LEFT_OUT, Fraction(1))
        if finding.origin and finding.origin.file in self.unread:
            return Effect(Touch.LEFT_OUT)
        found = [self._on(row, values, leaves[-1]) for row, values in self._rows(finding)]
        return min(found, key=lambda effect: effect.rank, default=Effect())

    def _rows(self, finding: Finding) -> Iterator[tuple[str, Sequence[str]]]:
        """The rows a finding is about, each with what may have to stand there."""
        told: dict[str, list[str]] = {}
        if finding.indicator in self.figures:
            told[str(finding.indicator)] = [finding.expected] if not finding.remedies else []
        elif finding.expected in self.figures:
            told[finding.expected] = [finding.found]
        for remedy in finding.remedies:
            if remedy.row in self.figures:
                told.setdefault(remedy.row, []).append(remedy.value)
        listed = {row for row in told if indicator_of(self.pack[row], self.pack).kind is _LIST}
        yield from ((row, values) for row, values in told.items() if row not in listed)

    def _on(self, row: str, values: Sequence[str], leaf: Leaf) -> Effect:
        coverage = self.figures[row].coverage
        status = next((s for s, keys in coverage.units.items() if leaf.unit.key in keys), None)
        if status in (None, Status.NOT_APPLICABLE):
            return Effect()
        if status is not Status.USED:
            return Effect(Touch.LEFT_OUT)
        told = [self._value(row, text) for text in values]
        right = [value for value in told if value is not None]
        share = max(self._move(row, value, leaf) for value in right or (None,))
        return Effect(Touch.MOVES, share) if share else Effect()

    def _value(self, row: str, text: str) -> Value | None:
        """What a text says on a row; none where it is no figure."""
        if (row, text) not in self.understood:
            indicator = indicator_of(self.pack[row], self.pack)
            value = interpret(indicator, Typed(text)).value if text else None
            self.understood[row, text] = value
        return self.understood[row, text]

    def _move(self, row: str, value: Value | None, leaf: Leaf) -> Fraction:
        key = (leaf.unit.key, row, value)
        if key not in self.moved:
            report = _with(self.report, leaf, row, value)
            now = self.figures[row].value
            then = figure_of(report, self.pack, row, self.listed).value
            self.moved[key] = _difference(now, then)
        return self.moved[key]


_LIST = Kind.DOCUMENTS


def _with(report: Report, leaf: Leaf, row: str, value: Value | None) -> Report:
    """The report with another figure on one row of a leaf, or with none there."""
    status = Status.BLANK if value is None else Status.USED
    reading = Reading(row, status, value)
    changed = evolve(leaf, readings={**leaf.readings, row: reading})
    return evolve(report, leaves={**report.leaves, leaf.key: changed})


def _difference(now: Fraction | None, then: Fraction | None) -> Fraction:
    """How far a figure moves, as a part of what it is; a figure that comes or goes moves whole."""
    if now == then:
        return Fraction(0)
    if not now or then is None:
        return Fraction(1)
    return abs(then - now) / abs(now)
