"""Codes in three-valued logic, and how many units gave a code."""

from collections.abc import Callable, Collection, Sequence
from fractions import Fraction
from typing import ClassVar

from attrs import evolve, frozen

from cchc_core.model.measures import Answer, Figure, Outcome
from cchc_core.model.operators.answers import figure_of, tally, used
from cchc_core.model.operators.periods import OverPeriods
from cchc_core.text import Text


@frozen
class AnyOf:
    """A yes/no code that holds (1) when some unit says yes."""

    name: ClassVar = "any"
    label: ClassVar = Text("có đơn vị nào trả lời 1", "whether any unit says 1")
    periods: ClassVar = {OverPeriods.ANY, OverPeriods.FIRST, OverPeriods.LAST}

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """1 as soon as one says 1; 0 only when all have answered."""
        return _decided(answers, max, 1)


@frozen
class AllOf:
    """A yes/no code that holds (1) only when every unit says yes."""

    name: ClassVar = "all"
    label: ClassVar = Text("mọi đơn vị đều trả lời 1", "whether every unit says 1")
    periods: ClassVar = {OverPeriods.ANY, OverPeriods.FIRST, OverPeriods.LAST}

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """0 as soon as one says 0; 1 only when all have answered."""
        return _decided(answers, min, 0)


@frozen
class Lowest:
    """A code whose city-wide value is the lowest any unit has."""

    name: ClassVar = "lowest"
    label: ClassVar = Text("mức thấp nhất của các đơn vị", "the lowest code of any unit")
    periods: ClassVar = {OverPeriods.FIRST, OverPeriods.LAST}
    lowest: int = 0

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """The lowest code of the set settles it; else the lowest told once all have answered."""
        return _decided(answers, min, self.lowest)


@frozen
class Combine:
    """A way of doing something, where `both` stands for any mixture of the other codes."""

    name: ClassVar = "combine"
    label: ClassVar = Text("kết hợp các hình thức của đơn vị", "the ways of the units together")
    periods: ClassVar = {OverPeriods.COMBINE, OverPeriods.FIRST, OverPeriods.LAST}
    both: int = 2

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """`both` as soon as two ways are told; the one way told only when all have answered."""
        return _decided(answers, self._mixed, self.both)

    def _mixed(self, told: Collection[Fraction]) -> Fraction:
        return Fraction(self.both) if len(told) > 1 else next(iter(told))


@frozen
class Share:
    """The share, in percent, of the base-level units whose code `of` is 1, among valid answers."""

    name: ClassVar = "share"
    label: ClassVar = Text("tỷ lệ đơn vị trả lời 1", "the share of units that say 1")
    periods: ClassVar = {OverPeriods.DERIVED}
    of: str

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """The answers are those to the code, of the base level only."""
        yes, whole = _counted(answers)
        value = 100 * yes / whole if whole else None
        return figure_of(answers, value, part=yes, whole=whole, tally=tally(answers))


@frozen
class NumberOf:
    """How many base-level units have code `of` = 1."""

    name: ClassVar = "number"
    label: ClassVar = Text("số đơn vị trả lời 1", "how many units say 1")
    periods: ClassVar = {OverPeriods.DERIVED}
    of: str

    def figure(self, answers: Sequence[Answer]) -> Figure:
        """The answers are those to the code, of the base level only."""
        yes, whole = _counted(answers)
        return figure_of(answers, yes if whole else None, whole=whole, tally=tally(answers))


def _decided(
    answers: Sequence[Answer], joined: Callable[[Collection[Fraction]], Fraction], settled: int
) -> Figure:
    """The codes told, `joined`: once they come to `settled`, which no further code can change, or
    once all have answered; undecided until then."""
    told = tally(answers)
    value = joined(told.keys()) if told else None
    figure = figure_of(answers, value, tally=told, decided=value == settled)
    if figure.outcome in (Outcome.INCOMPLETE, Outcome.NO_DATA):
        return evolve(figure, outcome=Outcome.UNDECIDED, value=None)
    return figure


def _counted(answers: Sequence[Answer]) -> tuple[Fraction, Fraction]:
    """How many units gave the code 1, and how many a valid code."""
    told = used(answers)
    return Fraction(sum(a.value == 1 for a in told)), Fraction(len(told))
