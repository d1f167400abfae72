"""Rates: stated ones weighted by their base, others divided from their pooled parts."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import ClassVar

from attrs import evolve, frozen

from cchc_core.model.formulas import Formula
from cchc_core.model.measures import Answer, Figure, Outcome, Status
from cchc_core.model.operators.answers import figure_of, number, used
from cchc_core.model.operators.periods import OverPeriods
from cchc_core.text import Text


@frozen
class StatedRate:
    """A rate typed without its part, which is never guessed: weighted by its base, not averaged."""

    name: ClassVar = "stated-rate"
    label: ClassVar = Text(
        "tỷ lệ khai báo, bình quân theo số gốc", "stated rates weighted by their bases"
    )
    periods: ClassVar = {OverPeriods.LAST, OverPeriods.RATE}
    base: Formula

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """sum(rate x base) / sum(base); without any base, the rate all agree on.

        A rate that does not count for want of its base leaves its unit `WITHOUT_BASE`; so does a
        unit whose windows could not be weighed, with which no rate can agree.
        """
        rates = {number(a) for a in used(answers)}
        unweighed = any(a.status is Status.WITHOUT_BASE for a in answers)
        if any(a.base is not None for a in used(answers)):
            return _weighted(_without_base(answers))
        if len(rates) > 1 or unweighed:
            return figure_of(_without_base(answers), None, otherwise=Outcome.NO_BASIS)
        return figure_of(answers, rates.pop() if rates else None)


@frozen
class Ratio:
    """A rate with both its parts: 100 x sum(part) / sum(whole) over the units that have both."""

    name: ClassVar = "ratio"
    label: ClassVar = Text("tỷ lệ tính từ hai tổng", "the ratio of two sums")
    periods: ClassVar = {OverPeriods.DERIVED}
    part: Formula
    whole: Formula

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """The answers carry the part as `value` and the whole as `base`."""
        told = used(answers)
        part = sum(map(number, told), Fraction(0))
        whole = sum((a.base for a in told if a.base is not None), Fraction(0))
        if told and not whole:
            return figure_of(answers, None, part=part, whole=whole, otherwise=Outcome.NOT_ARISING)
        value = 100 * part / whole if told else None
        return figure_of(answers, value, part=part, whole=whole)


def _without_base(answers: Iterable[Answer]) -> list[Answer]:
    """The answers, those used without a base as what they are."""
    return [
        evolve(a, status=Status.WITHOUT_BASE) if a.status is Status.USED and a.base is None else a
        for a in answers
    ]


def _weighted(answers: Sequence[Answer]) -> Figure:
    told = [(number(a), a.base) for a in used(answers) if a.base is not None]
    whole = sum((base for _, base in told), Fraction(0))
    if not whole:
        return figure_of(answers, None, whole=whole, otherwise=Outcome.NOT_ARISING)
    value = sum((rate * base for rate, base in told), Fraction(0)) / whole
    return figure_of(answers, value, whole=whole)
