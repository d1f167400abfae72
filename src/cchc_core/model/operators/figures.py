"""Figures made of rolled-up figures: totals and formulas, after everything else was computed."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import ClassVar

from attrs import evolve, frozen

from cchc_core.model.formulas import Formula, Lookup
from cchc_core.model.measures import Coverage, Figure, Outcome
from cchc_core.model.operators.periods import OverPeriods
from cchc_core.text import Text


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
    label: ClassVar = Text("tổng của các dòng bên dưới", "the total of the rows below")
    periods: ClassVar = {OverPeriods.DERIVED}
    of: tuple[str, ...]

    def figure(self, inputs: Sequence[Input], *, rates: bool) -> Figure:
        """The sum of the rows that have a value; of rates their weighted rate, or none.

        A row that does not apply is no part of it, and a rate over nothing weighs nothing.
        """
        return _total_of_rates(inputs) if rates else _total_of_counts(inputs)


@frozen
class Calculated:
    """A formula over other indicators' rolled-up figures."""

    name: ClassVar = "formula"
    label: ClassVar = Text("công thức từ các chỉ tiêu khác", "a formula over other indicators")
    periods: ClassVar = {OverPeriods.DERIVED}
    formula: Formula

    def figure(self, inputs: Sequence[Input], share_of: Lookup, *, rates: bool) -> Figure:
        """The formula's value, a rate in percent; none when an input has none, `NOT_ARISING` when
        it divides by 0."""
        try:
            value = self.formula.evaluate(share_of)
        except ZeroDivisionError:
            return _derived(inputs, inputs, None, Outcome.NOT_ARISING)
        return _derived(inputs, inputs, 100 * value if rates and value is not None else value)


def _total_of_counts(inputs: Sequence[Input]) -> Figure:
    needed = _without(inputs, Outcome.NOT_APPLICABLE)
    values = [i.figure.value for i in needed if i.figure.value is not None]
    return _derived(inputs, needed, sum(values, Fraction(0)) if values else None)


def _total_of_rates(inputs: Sequence[Input]) -> Figure:
    needed = _without(inputs, Outcome.NOT_APPLICABLE, Outcome.NOT_ARISING)
    if not needed or any(i.figure.value is None for i in needed):
        return _derived(inputs, needed, None)
    if any(i.weight is None for i in needed):
        return _derived(inputs, needed, None, Outcome.NO_BASIS)
    weights = [(i.figure.value or Fraction(0), i.weight or Fraction(0)) for i in needed]
    whole = sum((weight for _, weight in weights), Fraction(0))
    if not whole:
        return _derived(inputs, needed, None, Outcome.NOT_ARISING)
    value = sum((rate * weight for rate, weight in weights), Fraction(0)) / whole
    return evolve(_derived(inputs, needed, value), whole=whole)


def _without(inputs: Iterable[Input], *outcomes: Outcome) -> list[Input]:
    return [i for i in inputs if i.figure.outcome not in outcomes]


def _derived(
    inputs: Sequence[Input],
    needed: Sequence[Input],
    value: Fraction | None,
    outcome: Outcome | None = None,
) -> Figure:
    """A figure made of those `needed` of its inputs; all of them stand behind it.

    An input that is itself derived stands there by the rows it was made of.
    """
    if outcome is None and value is None:
        outcome = _nothing(inputs)
    elif outcome is None:
        whole = all(i.figure.outcome is Outcome.VALUE for i in needed)
        outcome = Outcome.VALUE if whole else Outcome.INCOMPLETE
    behind: dict[str, Coverage] = {}
    for i in inputs:
        behind |= i.figure.inputs or {i.indicator: i.figure.coverage}
    return Figure(
        outcome=outcome,
        value=value,
        inputs=behind,
        lacking=tuple(i.indicator for i in needed if i.figure.value is None),
    )


def _nothing(inputs: Sequence[Input]) -> Outcome:
    """Why there is no value, where all inputs that apply lack theirs for one plain reason."""
    reasons = {i.figure.outcome for i in inputs} - {Outcome.NOT_APPLICABLE}
    if not reasons:
        return Outcome.NOT_APPLICABLE
    plain = len(reasons) == 1 and reasons <= {Outcome.NO_DATA, Outcome.NOT_ARISING}
    return reasons.pop() if plain else Outcome.INCOMPLETE
