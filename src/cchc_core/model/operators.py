"""The operators over units and over periods: how joined answers become one figure.

Each operator over units is a value with one method. Those that read answers take every answer
in the row's scope, in any order, and give the same figure whatever the order: nothing is computed
before all leaves are joined. Those that read figures (`Total`, `Calculated`) come after.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from attrs import evolve, field, frozen

from cchc_core.model.formulas import Formula, Lookup
from cchc_core.model.measures import (
    Answer,
    Coverage,
    Figure,
    Outcome,
    Status,
)
from cchc_core.model.units import UnitKey


class OverPeriods(StrEnum):
    """How one unit's answers over adjoining windows become its answer for all of them."""

    SUM = "sum"
    FIRST = "first"
    LAST = "last"
    ANY = "any"
    COMBINE = "combine"
    RATE = "rate"
    LIST = "list"
    NONE = "none"
    DERIVED = "derived"


@frozen
class Sum:
    """Counts that add up."""

    name: ClassVar = "sum"
    periods: ClassVar = {OverPeriods.SUM, OverPeriods.FIRST, OverPeriods.LAST, OverPeriods.NONE}

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """The sum of the used values; incomplete unless every applicable unit was used."""
        by_level: dict[str, Fraction] = {}
        for answer in _used(answers):
            by_level[answer.level] = by_level.get(answer.level, Fraction(0)) + _number(answer)
        value = sum(by_level.values(), Fraction(0)) if by_level else None
        return _figure(answers, value, by_level=_in_order(by_level))


@frozen
class Common:
    """A catalogue count: the units of a level apply one list, so its value is one, not a sum.

    The provincial list's value for a level (`listed`) holds if given; else the value of a strict
    majority of the units that answered. Levels are added: each has a list of its own.
    """

    name: ClassVar = "common"
    periods: ClassVar = {OverPeriods.SUM, OverPeriods.FIRST, OverPeriods.LAST}
    listed: Mapping[str, Fraction] = field(factory=dict)

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """The sum over levels of the value common to each."""
        by_level: dict[str, Fraction] = {}
        lacking, disagree = [], False
        for level in sorted({a.level for a in answers if a.status != Status.NOT_APPLICABLE}):
            told = [a for a in _used(answers) if a.level == level]
            value = self.listed.get(level, _majority(told))
            if value is not None:
                by_level[level] = value
            else:
                lacking.append(level)
                disagree = disagree or bool(told)
        figure = _figure(
            answers,
            sum(by_level.values(), Fraction(0)) if by_level and not disagree else None,
            by_level=by_level,
            tally=_tally(answers),
            lacking=tuple(lacking),
        )
        if disagree:
            return evolve(figure, outcome=Outcome.NO_AGREEMENT)
        if figure.value is None:
            return figure
        return evolve(figure, outcome=Outcome.INCOMPLETE if lacking else Outcome.VALUE)


@frozen
class StatedRate:
    """A rate typed without its part, which is never guessed: weighted by its base, not averaged."""

    name: ClassVar = "stated-rate"
    periods: ClassVar = {OverPeriods.LAST, OverPeriods.RATE}
    base: Formula

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """sum(rate x base) / sum(base); without any base, the rate all agree on."""
        used = _used(answers)
        if not any(a.base is not None for a in used):
            rates = {_number(a) for a in used}
            figure = _figure(answers, rates.pop() if len(rates) == 1 else None)
            return evolve(figure, outcome=Outcome.NO_BASIS) if rates else figure
        answers = [
            evolve(a, status=Status.WITHOUT_BASE)
            if a.status == Status.USED and a.base is None
            else a
            for a in answers
        ]
        return _weighted(answers, _figure(answers, None))


@frozen
class Ratio:
    """A rate with both its parts: 100 x sum(part) / sum(whole) over the units that have both."""

    name: ClassVar = "ratio"
    periods: ClassVar = {OverPeriods.DERIVED}
    part: Formula
    whole: Formula

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """The answers carry the part as `value` and the whole as `base`."""
        used = _used(answers)
        part = sum((_number(a) for a in used), Fraction(0))
        whole = sum((a.base for a in used if a.base is not None), Fraction(0))
        if used and not whole:
            return _figure(answers, None, part=part, whole=whole, otherwise=Outcome.NOT_ARISING)
        value = 100 * part / whole if used else None
        return _figure(answers, value, part=part, whole=whole)


@frozen
class AnyOf:
    """A yes/no code that holds (1) when some unit says yes."""

    name: ClassVar = "any"
    periods: ClassVar = {OverPeriods.ANY, OverPeriods.FIRST, OverPeriods.LAST}

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """1 as soon as one says 1; 0 only when all have answered."""
        return _decided(answers, settled=Fraction(1), otherwise=Fraction(0))


@frozen
class AllOf:
    """A yes/no code that holds (1) only when every unit says yes."""

    name: ClassVar = "all"
    periods: ClassVar = {OverPeriods.ANY, OverPeriods.FIRST, OverPeriods.LAST}

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """0 as soon as one says 0; 1 only when all have answered."""
        return _decided(answers, settled=Fraction(0), otherwise=Fraction(1))


@frozen
class Lowest:
    """A code whose city-wide value is the lowest any unit has."""

    name: ClassVar = "lowest"
    periods: ClassVar = {OverPeriods.FIRST, OverPeriods.LAST}
    lowest: int = 0

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """The lowest code of the set settles it; else the lowest told once all have answered."""
        told = [_number(a) for a in _used(answers)]
        return _decided(answers, Fraction(self.lowest), min(told, default=Fraction(self.lowest)))


@frozen
class Combine:
    """A way of doing something, where `both` stands for any mixture of the other codes."""

    name: ClassVar = "combine"
    periods: ClassVar = {OverPeriods.COMBINE, OverPeriods.FIRST, OverPeriods.LAST}
    both: int = 2

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """`both` as soon as two ways are told; the one way told only when all have answered."""
        told = {_number(a) for a in _used(answers)}
        if len(told) > 1:
            return _figure(answers, Fraction(self.both), tally=_tally(answers), decided=True)
        return _decided(answers, Fraction(self.both), next(iter(told), Fraction(self.both)))


@frozen
class Share:
    """The share, in percent, of the base-level units whose code `of` is 1, among valid answers."""

    name: ClassVar = "share"
    periods: ClassVar = {OverPeriods.DERIVED}
    of: str

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """The answers are those to the code, of the base level only."""
        used = _used(answers)
        yes = Fraction(sum(a.value == 1 for a in used))
        whole = Fraction(len(used))
        value = 100 * yes / whole if used else None
        return _figure(answers, value, part=yes, whole=whole, tally=_tally(answers))


@frozen
class NumberOf:
    """How many base-level units have code `of` = 1."""

    name: ClassVar = "number"
    periods: ClassVar = {OverPeriods.DERIVED}
    of: str

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """The answers are those to the code, of the base level only."""
        used = _used(answers)
        yes = Fraction(sum(a.value == 1 for a in used))
        whole = Fraction(len(used))
        return _figure(answers, yes if used else None, whole=whole, tally=_tally(answers))


@frozen
class Gather:
    """A list: what every unit lists, with the unit it came from."""

    name: ClassVar = "list"
    periods: ClassVar = {OverPeriods.LIST, OverPeriods.LAST}

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """All documents, by unit; `value` is how many."""
        listed = tuple(
            (a.unit, document)
            for a in sorted(_used(answers), key=lambda a: a.unit)
            for document in a.documents
        )
        value = Fraction(len(listed)) if _used(answers) else None
        return evolve(_figure(answers, value), documents=listed)


@frozen
class Input:
    """A figure that enters a derived one, under its indicator's id; `weight` is a rate's base."""

    indicator: str
    figure: Figure
    weight: Fraction | None = None


@frozen
class Total:
    """A "Trong đó" total: of the rows below it, after each was rolled up."""

    name: ClassVar = "total"
    periods: ClassVar = {OverPeriods.DERIVED}
    of: tuple[str, ...]

    def figure(self, inputs: Sequence[Input], *, rates: bool) -> Figure:
        """The sum of the rows that have a value; of rates their weighted rate, or none."""
        inputs = [i for i in inputs if i.figure.outcome != Outcome.NOT_APPLICABLE]
        if not inputs:
            return Figure(Outcome.NOT_APPLICABLE)
        return _total_of_rates(inputs) if rates else _total_of_counts(inputs)


@frozen
class Calculated:
    """A formula over other indicators' rolled-up figures."""

    name: ClassVar = "formula"
    periods: ClassVar = {OverPeriods.DERIVED}
    formula: Formula

    def figure(self, inputs: Sequence[Input], share_of: Lookup, *, rates: bool) -> Figure:
        """The formula's value, a rate in percent; none when an input has none, `NOT_ARISING` when
        it divides by 0."""
        try:
            value = self.formula.evaluate(share_of)
        except ZeroDivisionError:
            return _derived(inputs, None, Outcome.NOT_ARISING)
        return _derived(inputs, 100 * value if rates and value is not None else value)


FromAnswers = (
    Sum | Common | StatedRate | Ratio | AnyOf | AllOf | Lowest | Combine | Share | NumberOf | Gather
)
FromFigures = Total | Calculated
OverUnits = FromAnswers | FromFigures

DERIVED = (Ratio, Share, NumberOf, Total, Calculated)
"""The operators whose figure no unit types."""


def over_periods(operator: OverPeriods, told: Sequence[Answer], *, both: int = 2) -> Answer:
    """One unit's answers over adjoining windows, in time order, as its answer for all of them.

    A window without a usable answer leaves the unit without one (its status says why), unless the
    operator does not depend on that window. `RATE` answers carry each window's base.
    """
    if len(told) == 1:
        return told[0]
    if operator is OverPeriods.FIRST:
        return told[0]
    if operator is OverPeriods.LAST:
        return told[-1]
    asked = [a for a in told if a.status != Status.NOT_APPLICABLE]
    if not asked:
        return told[0]
    used = _used(asked)
    if used and operator in (OverPeriods.NONE, OverPeriods.DERIVED):
        return evolve(used[0], status=Status.OTHER_WINDOW, value=None, base=None)
    values = {_number(a) for a in used} if operator is not OverPeriods.LIST else set()
    if operator is OverPeriods.ANY and Fraction(1) in values:
        return _answer(asked[0], Fraction(1))
    if operator is OverPeriods.COMBINE and (len(values) > 1 or Fraction(both) in values):
        return _answer(asked[0], Fraction(both))
    if len(used) < len(asked):
        lacking = max((a.status for a in asked if a not in used), key=list(Status).index)
        return evolve(asked[0], status=lacking, value=None, base=None, documents=())
    match operator:
        case OverPeriods.SUM:
            return _answer(asked[0], sum((_number(a) for a in used), Fraction(0)))
        case OverPeriods.RATE:
            return _rate_over_periods(used)
        case OverPeriods.LIST:
            return evolve(asked[0], documents=tuple(d for a in used for d in a.documents))
    return _answer(asked[0], max(values))


def _rate_over_periods(used: Sequence[Answer]) -> Answer:
    bases = [a.base for a in used if a.base is not None]
    if not bases and len({a.value for a in used}) == 1:
        return used[0]
    if len(bases) < len(used):
        return evolve(used[0], status=Status.WITHOUT_BASE, value=None, base=None)
    base = sum(bases, Fraction(0))
    part = sum((_number(a) * b for a, b in zip(used, bases, strict=True)), Fraction(0))
    return evolve(used[0], value=part / base if base else used[-1].value, base=base)


def _answer(like: Answer, value: Fraction) -> Answer:
    return evolve(like, status=Status.USED, value=value, base=None)


def _used(answers: Iterable[Answer]) -> list[Answer]:
    return [a for a in answers if a.status == Status.USED]


def _number(answer: Answer) -> Fraction:
    assert answer.value is not None, f"{answer.unit}: an answer that is used has a value"
    return answer.value


def _tally(answers: Iterable[Answer]) -> Mapping[Fraction, tuple[UnitKey, ...]]:
    units: dict[Fraction, list[UnitKey]] = {}
    for answer in _used(answers):
        units.setdefault(_number(answer), []).append(answer.unit)
    return {value: tuple(sorted(units[value])) for value in sorted(units)}


def _in_order(by_level: Mapping[str, Fraction]) -> Mapping[str, Fraction]:
    return {level: by_level[level] for level in sorted(by_level)}


def _majority(told: Sequence[Answer]) -> Fraction | None:
    if not told:
        return None
    value, times = Counter(_number(a) for a in told).most_common(1)[0]
    return value if 2 * times > len(told) else None


def _figure(
    answers: Sequence[Answer],
    value: Fraction | None,
    *,
    otherwise: Outcome | None = None,
    decided: bool = False,
    part: Fraction | None = None,
    whole: Fraction | None = None,
    by_level: Mapping[str, Fraction] | None = None,
    tally: Mapping[Fraction, tuple[UnitKey, ...]] | None = None,
    lacking: tuple[str, ...] = (),
) -> Figure:
    """A figure over `answers`, its outcome read off its value and coverage."""
    coverage = Coverage.of(answers)
    if otherwise is not None:
        outcome = otherwise
    elif value is not None:
        outcome = Outcome.VALUE if coverage.complete or decided else Outcome.INCOMPLETE
    elif coverage.expected and not coverage.applicable:
        outcome = Outcome.NOT_APPLICABLE
    else:
        outcome = Outcome.NO_DATA
    return Figure(
        outcome=outcome,
        value=value,
        coverage=coverage,
        part=part,
        whole=whole,
        by_level=by_level or {},
        tally=tally or {},
        lacking=lacking,
    )


def _weighted(answers: Sequence[Answer], figure: Figure) -> Figure:
    used = [(_number(a), a.base) for a in _used(answers) if a.base is not None]
    whole = sum((base for _, base in used), Fraction(0))
    if not whole:
        return evolve(figure, outcome=Outcome.NOT_ARISING, whole=whole)
    value = sum((rate * base for rate, base in used), Fraction(0)) / whole
    outcome = Outcome.VALUE if figure.coverage.complete else Outcome.INCOMPLETE
    return evolve(figure, outcome=outcome, value=value, whole=whole)


def _decided(answers: Sequence[Answer], settled: Fraction, otherwise: Fraction) -> Figure:
    """Three-valued logic: `settled` once told, `otherwise` when all have answered, else neither."""
    used = _used(answers)
    tally = _tally(answers)
    if settled in tally:
        return _figure(answers, settled, tally=tally, decided=True)
    whole = _figure(answers, otherwise if used else None, tally=tally)
    if whole.outcome is Outcome.INCOMPLETE or (not used and whole.outcome is Outcome.NO_DATA):
        return evolve(whole, outcome=Outcome.UNDECIDED, value=None)
    return whole


def _derived(
    inputs: Sequence[Input], value: Fraction | None, outcome: Outcome | None = None
) -> Figure:
    lacking = tuple(i.indicator for i in inputs if i.figure.value is None)
    if outcome is None:
        whole = all(i.figure.outcome is Outcome.VALUE for i in inputs)
        outcome = Outcome.VALUE if whole and value is not None else Outcome.INCOMPLETE
        if len(lacking) == len(inputs):
            outcome = Outcome.NO_DATA
    return Figure(
        outcome=outcome,
        value=value,
        inputs={i.indicator: i.figure.coverage for i in inputs},
        lacking=lacking,
    )


def _total_of_counts(inputs: Sequence[Input]) -> Figure:
    values = [i.figure.value for i in inputs if i.figure.value is not None]
    return _derived(inputs, sum(values, Fraction(0)) if values else None)


def _total_of_rates(inputs: Sequence[Input]) -> Figure:
    arising = [i for i in inputs if i.figure.outcome is not Outcome.NOT_ARISING]
    if not arising:
        return _derived(inputs, None, Outcome.NOT_ARISING)
    if any(i.figure.value is None for i in arising):
        return _derived(arising, None)
    if any(i.weight is None for i in arising):
        return _derived(arising, None, Outcome.NO_BASIS)
    weights = [(i.figure.value or Fraction(0), i.weight or Fraction(0)) for i in arising]
    whole = sum((weight for _, weight in weights), Fraction(0))
    if not whole:
        return _derived(arising, None, Outcome.NOT_ARISING)
    value = sum((rate * weight for rate, weight in weights), Fraction(0)) / whole
    return evolve(_derived(arising, value), whole=whole)
