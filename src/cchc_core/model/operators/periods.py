"""The operators over periods: one unit's answers over adjoining windows as one answer."""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from attrs import evolve

from cchc_core.model.measures import Answer, Status
from cchc_core.model.operators.answers import number, used


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
    asked = [a for a in told if a.status is not Status.NOT_APPLICABLE]
    if not asked:
        return told[0]
    stated = used(asked)
    if stated and operator in (OverPeriods.NONE, OverPeriods.DERIVED):
        return evolve(stated[0], status=Status.OTHER_WINDOW, value=None, base=None)
    values = {number(a) for a in stated} if operator is not OverPeriods.LIST else set()
    if operator is OverPeriods.ANY and Fraction(1) in values:
        return _answer(asked[0], Fraction(1))
    if operator is OverPeriods.COMBINE and (len(values) > 1 or Fraction(both) in values):
        return _answer(asked[0], Fraction(both))
    if len(stated) < len(asked):
        lacking = max({a.status for a in asked} - {Status.USED}, key=list(Status).index)
        return evolve(asked[0], status=lacking, value=None, base=None, documents=())
    match operator:
        case OverPeriods.SUM:
            return _answer(asked[0], sum((number(a) for a in stated), Fraction(0)))
        case OverPeriods.RATE:
            return _rate_over_periods(stated)
        case OverPeriods.LIST:
            return evolve(asked[0], documents=tuple(d for a in stated for d in a.documents))
    return _answer(asked[0], max(values))


def _rate_over_periods(stated: Sequence[Answer]) -> Answer:
    bases = [a.base for a in stated if a.base is not None]
    if not bases and len({a.value for a in stated}) == 1:
        return stated[0]
    if len(bases) < len(stated):
        return evolve(stated[0], status=Status.WITHOUT_BASE, value=None, base=None)
    base = sum(bases, Fraction(0))
    part = sum((number(a) * b for a, b in zip(stated, bases, strict=True)), Fraction(0))
    return evolve(stated[0], value=part / base if base else stated[-1].value, base=base)


def _answer(like: Answer, value: Fraction) -> Answer:
    return evolve(like, status=Status.USED, value=value, base=None)
