"""What the operators over answers share: who was used, who said what, and the figure of them."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from cchc_core.model.measures import Answer, Coverage, Figure, Outcome, Status
from cchc_core.model.units import UnitKey


def used(answers: Iterable[Answer]) -> list[Answer]:
    """The answers a figure may be made of."""
    return [a for a in answers if a.status is Status.USED]


def number(answer: Answer) -> Fraction:
    """The value of an answer that is used."""
    assert answer.value is not None, f"{answer.unit}: an answer that is used has a value"
    return answer.value


def tally(answers: Iterable[Answer]) -> Mapping[Fraction, tuple[UnitKey, ...]]:
    """Which units said which value, both in their order."""
    units: dict[Fraction, list[UnitKey]] = {}
    for answer in used(answers):
        units.setdefault(number(answer), []).append(answer.unit)
    return {value: tuple(sorted(units[value])) for value in sorted(units)}


def figure_of(
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
    """A figure over `answers`, its outcome read off its value and coverage.

    A `decided` value is whole whoever is missing; `otherwise` is an outcome that only the operator
    knows.
    """
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
