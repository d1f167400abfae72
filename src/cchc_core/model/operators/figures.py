"""Figures made of rolled-up figures: totals and formulas, after everything else was computed."""

from collections.abc import Sequence
from fractions import Fraction
from typing import ClassVar

from attrs import evolve, frozen

from cchc_core.model.formulas import Formula, Lookup
from cchc_core.model.measures import Figure, Outcome
from cchc_core.model.operators.periods import OverPeriods


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
