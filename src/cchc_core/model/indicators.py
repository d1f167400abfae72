"""Indicators: what is measured, in which unit, and how it joins over units and over periods."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from attrs import field, frozen

from cchc_core.errors import BadData
from cchc_core.model.claims import PLACES, Claim
from cchc_core.model.comparisons import NOTHING, Comparisons
from cchc_core.model.dossiers import Counted
from cchc_core.model.formulas import Formula
from cchc_core.model.measures import Kind, Value
from cchc_core.model.operators import (
    DERIVED,
    AllOf,
    AnyOf,
    Calculated,
    Combine,
    Common,
    FromFigures,
    Gather,
    Lowest,
    NumberOf,
    OverPeriods,
    OverUnits,
    Ratio,
    Share,
    StatedRate,
    Sum,
    Total,
)
from cchc_core.model.relations import Independent, Relation
from cchc_core.text import Text

_FITTING: dict[Kind, tuple[type, ...]] = {
    Kind.COUNT: (Sum, Common, NumberOf, Total, Calculated),
    Kind.RATE: (StatedRate, Ratio, Share, Total, Calculated),
    Kind.CODE: (AnyOf, AllOf, Lowest, Combine),
    Kind.DOCUMENTS: (Gather,),
}


@frozen
class ReformArea:
    """One of the seven areas a report is divided into (steering, and the six of NQ 76/NQ-CP)."""

    id: str
    number: int
    label: Text


@frozen
class Indicator:
    """One thing that is measured, whatever number and wording a form gives it.

    `codes` are the allowed codes with their labels. `rebuilt_from` is the formula that gives the
    value over several windows where the windows' own values may not be added. `counted` says which
    dossiers of a portal's list it counts, where it counts dossiers. Where `expected_nonzero` is not
    zero nobody would expect a zero here. `at_most` is how large it can be (`largest`).
    """

    id: str
    area: str
    label: Text
    unit_of_measure: Text
    kind: Kind
    over_units: OverUnits
    over_periods: OverPeriods
    codes: Mapping[int, Text] = field(factory=dict)
    rebuilt_from: Formula | None = None
    counted: Counted | None = None
    expected_nonzero: Formula | None = None
    at_most: int | None = None

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.over_units, _FITTING[self.kind]):
            raise self._refusal(
                f"loại '{self.kind}' không tổng hợp bằng '{self.over_units.name}'",
                f"a {self.kind} does not roll up by '{self.over_units.name}'",
            )
        if self.over_periods not in self.over_units.periods:
            allowed = ", ".join(sorted(self.over_units.periods))
            raise self._refusal(
                f"'{self.over_units.name}' qua đơn vị không đi với '{self.over_periods}' qua kỳ "
                f"(chỉ: {allowed})",
                f"'{self.over_units.name}' over units does not go with '{self.over_periods}' over "
                f"periods (only: {allowed})",
            )
        if (self.kind is Kind.CODE) != bool(self.codes):
            raise self._refusal(
                "mã trả lời chỉ và phải có ở loại 'code'", "codes go with kind 'code'"
            )
        if isinstance(self.over_units, AnyOf | AllOf) and set(self.codes) != {0, 1}:
            raise self._refusal(
                f"'{self.over_units.name}' chỉ đi với mã 0 và 1",
                f"'{self.over_units.name}' goes with the codes 0 and 1 only",
            )
        if self.derived and not self.uses:
            raise self._refusal("không tính từ chỉ tiêu nào", "is computed from no indicator")
        if self.rebuilt_from and self.over_periods is not OverPeriods.NONE:
            raise self._refusal(
                "rebuilt_from chỉ đi với over_periods = 'none'",
                "rebuilt_from goes with over_periods = 'none'",
            )

    @property
    def largest(self) -> int | None:
        """The largest figure there can be: a rate's is 100, if nothing else is said."""
        return 100 if self.at_most is None and self.kind is Kind.RATE else self.at_most

    def can_be(self, value: Value) -> bool:
        """Whether there can be such a figure; a code is one of its codes."""
        if isinstance(value, tuple):
            return True
        if self.codes:
            return value in self.codes
        return value >= 0 and (self.largest is None or value <= self.largest)

    @property
    def derived(self) -> bool:
        """Whether it is computed from other indicators and never typed."""
        return isinstance(self.over_units, DERIVED)

    @cached_property
    def formulas(self) -> tuple[Formula, ...]:
        """The formulas its figure is computed by."""
        rebuilt = (self.rebuilt_from,) if self.rebuilt_from else ()
        match self.over_units:
            case Ratio(part=part, whole=whole):
                return (part, whole, *rebuilt)
            case Calculated(formula=formula) | StatedRate(base=formula):
                return (formula, *rebuilt)
        return rebuilt

    @cached_property
    def uses(self) -> tuple[str, ...]:
        """The indicators its figure is computed from, besides its own readings."""
        match self.over_units:
            case Total(of=of):
                names = of
            case Share(of=of) | NumberOf(of=of):
                names = (of,)
            case _:
                names = ()
        more = (name for formula in self.formulas for name in formula.names)
        return tuple(dict.fromkeys((*names, *more)))

    def _refusal(self, vi: str, en: str) -> BadData:
        return BadData(Text(f"Chỉ tiêu {self.id}: {vi}.", f"Indicator {self.id}: {en}."))


@frozen
class Catalogue:
    """The indicators of a form pack; refused when one uses what is not there, or itself.

    With them what must hold between them: `relations`, what counts different things, and what a
    note may claim; and the `comparisons` with other periods and other offices. What is reckoned
    unit by unit (the parts of a ratio, the base of a stated rate, `rebuilt_from`) uses only what
    units state: of a computed figure no unit has an answer.
    """

    areas: tuple[ReformArea, ...]
    indicators: tuple[Indicator, ...]
    relations: tuple[Relation, ...] = ()
    independent: tuple[Independent, ...] = ()
    claims: tuple[Claim, ...] = ()
    comparisons: Comparisons = NOTHING

    def __attrs_post_init__(self) -> None:
        if len(self.by_id) != len(self.indicators):
            ids = [i.id for i in self.indicators]
            raise _refusal(
                "khai báo hai lần", "declared twice", {i for i in ids if ids.count(i) > 1}
            )
        areas = {area.id for area in self.areas}
        if lost := {i.id for i in self.indicators if i.area not in areas}:
            raise _refusal("thuộc lĩnh vực không có", "in an area that is not there", lost)
        used = {name for i in self.indicators for name in i.uses}
        if unknown := used - set(self.by_id):
            raise _refusal("được dùng nhưng không khai báo", "used but not declared", unknown)
        if unfit := {i.id for i in self.indicators if not self._fits(i)}:
            raise _refusal(
                "dùng chỉ tiêu khác loại (không cộng mã, không đếm số lượng)",
                "using others of an unfit kind (codes are not added, counts not counted)",
                unfit,
            )
        if computed := [
            f"{i.id} ← {name}"
            for i in self.indicators
            if not isinstance(i.over_units, FromFigures)
            for name in i.uses
            if self[name].derived
        ]:
            raise _refusal(
                "tính theo từng đơn vị nhưng dùng số chỉ có sau khi tổng hợp (dùng các dòng bên "
                "dưới nó)",
                "reckoned unit by unit from a figure that only exists after rolling up (use the "
                "rows below it)",
                computed,
            )
        self._refuse_cycle()
        for formula, besides in self._spoken():
            self.refuse_misused(formula, besides)

    @cached_property
    def by_id(self) -> Mapping[str, Indicator]:
        """The indicators by their id, in the catalogue's order."""
        return {indicator.id: indicator for indicator in self.indicators}

    def __getitem__(self, id: str) -> Indicator:
        return self.by_id[id]

    def __contains__(self, id: object) -> bool:
        return id in self.by_id

    def is_rate(self, id: str) -> bool:
        """Whether the figures of an indicator are rates, in percent."""
        return id in self and self[id].kind is Kind.RATE

    def is_of_shared_list(self, id: str) -> bool:
        """Whether an indicator counts a list that units share, so that it is never added over
        them."""
        return id in self and isinstance(self[id].over_units, Common)

    def refuse_misused(self, formula: Formula, besides: Collection[str] = ()) -> None:
        """Raises `BadData` when a formula speaks of what is neither here nor `besides`, reckons
        with a code, or takes a list for a number."""
        names = [name for name in formula.names if name not in besides]
        if unknown := {name for name in names if name not in self}:
            raise _refusal("được dùng nhưng không khai báo", "used but not declared", unknown)
        if unfit := {name for name in names if not _is_number(self[name], formula)}:
            raise _refusal(
                "không phải là số (mã không tính được; danh sách thì ghi length)",
                "that are no numbers (codes are not reckoned with; of a list take its length)",
                unfit,
            )

    def _spoken(self) -> Iterator[tuple[Formula, Collection[str]]]:
        """What is said of the indicators besides how they roll up."""
        for indicator in self.indicators:
            if indicator.expected_nonzero:
                yield indicator.expected_nonzero, ()
        for relation in self.relations:
            yield from ((side, ()) for side in (relation.left, relation.right))
        for claim in self.claims:
            yield from ((side, PLACES) for side in (claim.relation.left, claim.relation.right))
            yield from ((Formula(row), ()) for row in claim.rows)
        for independent in self.independent:
            yield from ((Formula(name), ()) for name in independent.names)
        yield from ((Formula(name), ()) for name in self.comparisons.names)

    def _fits(self, indicator: Indicator) -> bool:
        """Whether what it uses is of the kinds its operator can use; no list enters a figure."""
        if any(formula.lengths for formula in indicator.formulas):
            return False
        kinds = {self[name].kind for name in indicator.uses}
        match indicator.over_units:
            case Share() | NumberOf():
                return kinds == {Kind.CODE}
            case Total():
                return kinds == {indicator.kind}
        return kinds <= {Kind.COUNT, Kind.RATE}

    def _refuse_cycle(self) -> None:
        try:
            TopologicalSorter({i.id: i.uses for i in self.indicators}).prepare()
        except CycleError as error:
            used_by = error.args[1]  # each is used by the next; the first is the last again
            cycle = " → ".join(reversed(used_by))
            raise BadData(
                Text(f"Công thức quay vòng: {cycle}.", f"Formulas go in a circle: {cycle}.")
            ) from None


def _is_number(indicator: Indicator, formula: Formula) -> bool:
    listed = indicator.kind is Kind.DOCUMENTS
    return indicator.kind is not Kind.CODE and listed == (indicator.id in formula.lengths)


def _refusal(vi: str, en: str, ids: Iterable[str]) -> BadData:
    names = ", ".join(sorted(ids))
    return BadData(Text(f"Chỉ tiêu {vi}: {names}.", f"Indicators {en}: {names}."))
