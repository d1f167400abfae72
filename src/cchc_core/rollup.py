"""The roll-up: from joined leaves to the figures that are printed, one per row of the pack.

The order of work is the law: per unit over its windows, then over units, then what is derived.
Nothing computed here is ever joined again.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from attrs import evolve, frozen

from cchc_core.model.forms import FormPack, Role, Row
from cchc_core.model.formulas import Formula, Lookup
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Answer, Figure, Kind, Status, Together
from cchc_core.model.operators import (
    Calculated,
    Common,
    FromAnswers,
    FromFigures,
    Input,
    NumberOf,
    Ratio,
    Share,
    StatedRate,
    Sum,
    Total,
    over_periods,
)
from cchc_core.model.periods import Window
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.model.units import AdminUnit, UnitKey


@frozen
class ListedValue:
    """A value of the dated provincial list: what a catalogue count is at a level from a day on."""

    indicator: str
    level: str
    value: int
    valid_from: date


def tabulate(
    report: Report, pack: FormPack, listed: Sequence[ListedValue] = ()
) -> Mapping[str, Figure]:
    """The figure of every indicator the pack asks for, by indicator id, in printed order."""
    table = _Table(report, pack, tuple(listed))
    return {row.id: table.figure(row.id) for row in pack.rows if row.role is not Role.HEADING}


def answers_of(report: Report, pack: FormPack, id: str) -> tuple[Answer, ...]:
    """What the operator over units of an indicator is given, unit by unit; nothing where the figure
    is computed from others."""
    operator = pack.catalogue[id].over_units
    if isinstance(operator, FromFigures):
        return ()
    return tuple(_Table(report, pack, ()).answers(pack[id], operator))


def figure_of(
    report: Report, pack: FormPack, id: str, listed: Sequence[ListedValue] = ()
) -> Figure:
    """The figure of one indicator, without computing those it has nothing to do with."""
    return _Table(report, pack, tuple(listed)).figure(id)


def effective_reading(leaf: Leaf, row: Row, pack: FormPack) -> Reading:
    """What a leaf states on a row: its reading, or the typed total standing in for a blank one.

    A typed total stands in only on a base-level report, and only for the one row that level fills:
    a city's typed total would hold its wards', and of two blank rows none is known. What cannot be
    (a code outside its set, a rate of 105 %) is rejected, and so is what several units stated
    together unless it adds up.
    """
    reading = leaf.reading(row.id)
    alone = leaf.unit.level == pack.base_level and not leaf.stands_for
    if reading.status is Status.BLANK and alone:
        typed = leaf.reading(_total_that_stands_in(row, pack))
        if typed.status is Status.USED:
            reading = evolve(typed, row=row.id)
    if reading.status is Status.USED and not _counts(leaf, reading, row, pack):
        return evolve(reading, status=Status.REJECTED, value=None)
    return reading


def _counts(leaf: Leaf, reading: Reading, row: Row, pack: FormPack) -> bool:
    """Whether a stated figure can be, and can stand for as many units as it is stated of."""
    adds_up = not leaf.stands_for or _adds_up(row, pack)
    return adds_up and (reading.value is None or pack.indicator(row).can_be(reading.value))


class _Table:
    """One tabulation; it remembers figures and answers so that none is computed twice."""

    def __init__(self, report: Report, pack: FormPack, listed: Sequence[ListedValue]) -> None:
        self.report = report
        self.pack = pack
        self.listed = listed
        self._figures: dict[str, Figure] = {}
        self._answers: dict[tuple[UnitKey, str], Answer] = {}
        self._leaves: dict[UnitKey, list[Leaf]] = {}
        self._tiles: dict[UnitKey, list[Leaf]] = {}
        for key, leaf in report.leaves.items():
            self._leaves.setdefault(key.unit, []).append(leaf)
        for unit in report.units:
            self._tiles[unit.key] = _tiled(unit, self._leaves[unit.key], report.period.window)

    def figure(self, id: str) -> Figure:
        """The figure of an indicator."""
        if id not in self._figures:
            row = self.pack[id]
            figure, beside = self._compute(row, self.pack.catalogue[id]), self._beside(row)
            self._figures[id] = evolve(figure, beside=beside) if beside else figure
        return self._figures[id]

    def _compute(self, row: Row, indicator: Indicator) -> Figure:
        match indicator.over_units:
            case Total() as total:
                inputs = [self._input(id) for id in total.of]
                return total.figure(inputs, rates=indicator.kind is Kind.RATE)
            case Calculated() as calculated:
                inputs = [self._input(id) for id in calculated.formula.names]
                rates = indicator.kind is Kind.RATE
                return calculated.figure(inputs, self._rolled_up_share, rates=rates)
            case Common() as common:
                common = evolve(common, listed=self._listed_values(row))
                return common.figure(self.answers(row, common))
            case operator:
                return operator.figure(self.answers(row, operator))

    def answers(self, row: Row, operator: FromAnswers) -> list[Answer]:
        """What every unit says that is asked."""
        match operator:
            case Share(of=of) | NumberOf(of=of):
                units = self._units([self.pack.base_level])
                return [self._answer(unit, of) for unit in units]
            case Ratio() as ratio:
                scopes = [set(self.pack[name].scope) for name in self.pack.catalogue[row.id].uses]
                units = self._units(set.intersection(*scopes))
                return [self._both_parts(unit, row, ratio) for unit in units]
        return [self._answer(unit, row.id) for unit in self._units(row.scope)]

    def _units(self, levels: Container[str]) -> list[AdminUnit]:
        return [unit for unit in self.report.units if unit.level in levels]

    def _beside(self, row: Row) -> tuple[UnitKey, ...]:
        """The units that typed a figure where the row expects none, and it did not count."""
        return tuple(
            unit.key
            for unit in self.report.units
            if unit.level not in row.scope
            and any(_is_beside(leaf, row, self.pack) for leaf in self._leaves[unit.key])
        )

    def _listed_values(self, row: Row) -> Mapping[str, Fraction]:
        """Per level, the value in force on the period's last day."""
        day = self.report.period.window.last
        entries = [e for e in self.listed if e.indicator == row.id and e.valid_from <= day]
        return {e.level: Fraction(e.value) for e in sorted(entries, key=lambda e: e.valid_from)}

    # One unit's answer, over the windows it has told of.

    def _answer(self, unit: AdminUnit, id: str) -> Answer:
        key = (unit.key, id)
        if key not in self._answers:
            self._answers[key] = self._over_windows(unit, self.pack.catalogue[id])
        return self._answers[key]

    def _over_windows(self, unit: AdminUnit, indicator: Indicator) -> Answer:
        told = [_told(leaf, indicator, self.pack) for leaf in self._tiles[unit.key]]
        if len(told) > 1 and indicator.rebuilt_from:
            return self._rebuilt(unit, indicator.rebuilt_from)
        both = max(indicator.codes, default=0)
        return over_periods(indicator.over_periods, told, both=both)

    def _rebuilt(self, unit: AdminUnit, formula: Formula) -> Answer:
        """An answer over several windows, from answers that may be combined over them."""
        value = _evaluate(formula, lambda name: self._share(unit, name))
        return self._from(unit, formula.names, value)

    def _both_parts(self, unit: AdminUnit, row: Row, ratio: Ratio) -> Answer:
        """A unit's part as `value` and whole as `base`; it enters only with both."""
        leaves = self._tiles[unit.key]
        if len(leaves) == 1 and leaves[0].stands_for:
            return _parts_together(leaves[0], row)
        part, whole = (
            _evaluate(formula, lambda name: self._share(unit, name))
            for formula in (ratio.part, ratio.whole)
        )
        both = part is not None and whole is not None
        answer = self._from(unit, ratio.part.names + ratio.whole.names, part if both else None)
        return evolve(answer, base=whole if both else None)

    def _from(self, unit: AdminUnit, names: Iterable[str], value: Fraction | None) -> Answer:
        """An answer made of others: used with a value, else lacking for the reason they lack."""
        if value is not None:
            return Answer(unit.key, unit.level, Status.USED, value)
        lacking = [s for name in names if (s := self._answer(unit, name).status) is not Status.USED]
        return Answer(
            unit.key, unit.level, max(lacking, key=list(Status).index, default=Status.BLANK)
        )

    def _share(self, unit: AdminUnit, id: str) -> Fraction | None:
        return _as_share(self._answer(unit, id).value, self.pack.catalogue[id])

    # What enters a derived figure, after rolling up.

    def _input(self, id: str) -> Input:
        operator = self.pack.catalogue[id].over_units
        weight = None
        if isinstance(operator, StatedRate):
            weight = _evaluate(operator.base, self._rolled_up_share)
        return Input(id, self.figure(id), weight)

    def _rolled_up_share(self, id: str) -> Fraction | None:
        return _as_share(self.figure(id).value, self.pack.catalogue[id])


def _tiled(unit: AdminUnit, leaves: Iterable[Leaf], window: Window) -> list[Leaf]:
    """The unit's leaves in time order, days nobody told of filled with leaves not submitted."""
    gaps = window.gaps(leaf.window for leaf in leaves)
    unsubmitted = [Leaf(unit, gap, submitted=False) for gap in gaps]
    return sorted([*leaves, *unsubmitted], key=lambda leaf: leaf.window)


def _told(leaf: Leaf, indicator: Indicator, pack: FormPack) -> Answer:
    """What one leaf says of an indicator, a stated rate with its base in that leaf."""
    row = pack[indicator.id]
    reading = effective_reading(leaf, row, pack)
    status = reading.status
    if not leaf.submitted:
        status = Status.NOT_SUBMITTED
    elif leaf.unit.level not in row.scope:
        status = Status.OUT_OF_SCOPE
    elif status is Status.USED and reading.window not in (None, leaf.window):
        status = Status.OTHER_WINDOW
    answer = Answer(leaf.unit.key, leaf.unit.level, status, together=_together(leaf, reading))
    if status is not Status.USED or reading.value is None:
        return answer
    if isinstance(reading.value, tuple):
        return evolve(answer, documents=reading.value)
    base = base_of(leaf, row, pack)
    if leaf.stands_for and base is None and isinstance(indicator.over_units, StatedRate):
        return evolve(answer, status=Status.WITHOUT_BASE)
    return evolve(answer, value=Fraction(reading.value), base=base)


def base_of(leaf: Leaf, row: Row, pack: FormPack) -> Fraction | None:
    """What a leaf's stated rate on `row` is a rate of, from the same leaf; None without it.

    Of several units together it is what was stated with the rate: their sums are of other units.
    """
    operator = pack.catalogue[row.id].over_units
    if not isinstance(operator, StatedRate):
        return None
    if leaf.stands_for:
        base = leaf.reading(row.id).base
        return None if base is None else Fraction(base)

    def share(name: str) -> Fraction | None:
        indicator = pack.catalogue[name]
        return _as_share(_told(leaf, indicator, pack).value, indicator)

    return _evaluate(operator.base, share)


def _parts_together(leaf: Leaf, row: Row) -> Answer:
    """Part and whole as they were stated of several units; the sums on other rows may be of other
    ones, so that no ratio is made of them."""
    reading, unit = leaf.reading(row.id), leaf.unit
    answer = Answer(unit.key, unit.level, Status.WITHOUT_BASE, together=_together(leaf, reading))
    if reading.part is None or reading.base is None:
        return answer
    part, whole = Fraction(reading.part), Fraction(reading.base)
    return evolve(answer, status=Status.USED, value=part, base=whole)


def _adds_up(row: Row, pack: FormPack) -> bool:
    """Whether figures of several units may be stated as one: sums, and rates with their base."""
    return isinstance(pack.catalogue[row.id].over_units, Sum | StatedRate)


def _together(leaf: Leaf, reading: Reading) -> Together | None:
    """Of how many units a figure is that was stated for several."""
    if leaf.stands_for is None:
        return None
    told = leaf.stands_for if reading.stands_for is None else reading.stands_for
    return Together(told, leaf.stands_for)


def _as_share(value: Fraction | None, indicator: Indicator) -> Fraction | None:
    """A value as it enters a formula: a rate as a share of one."""
    return value / 100 if value is not None and indicator.kind is Kind.RATE else value


def _is_beside(leaf: Leaf, row: Row, pack: FormPack) -> bool:
    """Whether a figure on a row not its own is only shown: no total standing in for a part."""
    stated = leaf.readings.get(row.id)
    if stated is None or stated.status is not Status.USED:
        return False
    parts = [part for part, total in pack.total_above.items() if total == row.id]
    return not any(
        leaf.reading(part).status is Status.BLANK
        and effective_reading(leaf, pack[part], pack).status is Status.USED
        for part in parts
    )


def _total_that_stands_in(row: Row, pack: FormPack) -> str:
    """The total over a row that is the base level's only part of it; `""` when there is none."""
    total = pack.total_above.get(row.id, "")
    parts = pack.catalogue[total].uses if total else ()
    filled = [part for part in parts if pack.base_level in pack[part].scope]
    return total if filled == [row.id] and row.scope == (pack.base_level,) else ""


def _evaluate(formula: Formula, lookup: Lookup) -> Fraction | None:
    """The formula's value; none when it divides by zero."""
    try:
        return formula.evaluate(lookup)
    except ZeroDivisionError:
        return None
