"""Counts and lists: what adds up, what is common to a level, what is gathered."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import ClassVar

from attrs import evolve, field, frozen

from cchc_core.model.measures import Answer, Figure, Outcome, Status
from cchc_core.model.operators.answers import figure_of, number, tally, used
from cchc_core.model.operators.periods import OverPeriods
from cchc_core.text import Text


@frozen
class Sum:
    """Counts that add up."""

    name: ClassVar = "sum"
    label: ClassVar = Text("cộng số của các đơn vị", "the sum over the units")
    periods: ClassVar = {OverPeriods.SUM, OverPeriods.FIRST, OverPeriods.LAST, OverPeriods.NONE}

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """The sum of the used values; incomplete unless every applicable unit was used."""
        by_level: dict[str, Fraction] = {}
        for answer in used(answers):
            by_level[answer.level] = by_level.get(answer.level, Fraction(0)) + number(answer)
        value = sum(by_level.values(), Fraction(0)) if by_level else None
        return figure_of(answers, value, by_level=dict(sorted(by_level.items())))


@frozen
class Common:
    """A catalogue count: the units of a level apply one list, so its value is one, not a sum.

    The provincial list's value for a level (`listed`) holds if given; else the value of a strict
    majority of the units that answered. Levels are added: each has a list of its own.
    """

    name: ClassVar = "common"
    label: ClassVar = Text("số chung theo danh mục", "the number common to a level")
    periods: ClassVar = {OverPeriods.SUM, OverPeriods.FIRST, OverPeriods.LAST}
    listed: Mapping[str, Fraction] = field(factory=dict)

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """The sum over levels of the value common to each."""
        by_level: dict[str, Fraction] = {}
        lacking, disagree = [], False
        for level in sorted({a.level for a in answers if a.status is not Status.NOT_APPLICABLE}):
            told = [a for a in used(answers) if a.level == level]
            value = self.listed.get(level, _majority(told))
            if value is not None:
                by_level[level] = value
            else:
                lacking.append(level)
                disagree = disagree or bool(told)
        value = sum(by_level.values(), Fraction(0)) if by_level and not disagree else None
        figure = _agreed(answers, value, disagree=disagree)
        figure = evolve(figure, by_level=by_level, lacking=tuple(lacking))
        return (
            evolve(figure, outcome=Outcome.INCOMPLETE) if value is not None and lacking else figure
        )


@frozen
class OneList(Common):
    """A catalogue count of which all levels apply the same list: it is told once, never added."""

    name: ClassVar = "one-list"
    label: ClassVar = Text("số chung theo một danh mục cho mọi cấp", "the number common to all")
    periods: ClassVar = {OverPeriods.LAST}

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """The value listed for a level that answers, if all such are one; else the majority's."""
        levels = {a.level for a in answers if a.status is not Status.NOT_APPLICABLE}
        listed = {self.listed[level] for level in levels & self.listed.keys()}
        told = used(answers)
        value = listed.pop() if len(listed) == 1 else _majority(told)
        return _agreed(answers, value, disagree=bool(told) and value is None)


@frozen
class Gather:
    """A list: what every unit lists, with the unit it came from."""

    name: ClassVar = "list"
    label: ClassVar = Text("ghép danh mục của các đơn vị", "the lists of all units together")
    periods: ClassVar = {OverPeriods.LIST, OverPeriods.LAST}

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """All documents, by unit; `value` is how many."""
        told = sorted(used(answers), key=lambda a: a.unit)
        listed = tuple((a.unit, document) for a in told for document in a.documents)
        figure = figure_of(answers, Fraction(len(listed)) if told else None)
        return evolve(figure, documents=listed)


def _agreed(answers: Sequence[Answer], value: Fraction | None, *, disagree: bool) -> Figure:
    """A number common to many: whole though some did not answer, for it is not theirs alone."""
    figure = evolve(figure_of(answers, value), tally=tally(answers))
    if disagree:
        return evolve(figure, outcome=Outcome.NO_AGREEMENT)
    return figure if value is None else evolve(figure, outcome=Outcome.VALUE)


def _majority(told: Sequence[Answer]) -> Fraction | None:
    if not told:
        return None
    value, times = Counter(map(number, told)).most_common(1)[0]
    return value if 2 * times > len(told) else None
