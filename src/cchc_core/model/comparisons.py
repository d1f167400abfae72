"""What an office's figures are held against besides one another: the period before, the offices
beside it, what a person can do in a day; and what leaders compare offices by. Declared with the
indicators, never in a rule."""

from collections.abc import Callable, Collection
from enum import StrEnum

from attrs import frozen

from cchc_core.model.formulas import Formula
from cchc_core.text import Text


@frozen
class RollForward:
    """What was open when a period ended (`closed_as`) is what the next one brings in (`opens`)."""

    opens: str
    closed_as: Formula

    @property
    def names(self) -> frozenset[str]:
        """The indicators it speaks of."""
        return frozenset((self.opens, *self.closed_as.names))


@frozen
class Proportion:
    """A part of a whole in which offices of one level are alike; compared where the whole is at
    least `at_least`. A `share` is told in percent, so many of something else as a number."""

    label: Text
    part: Formula
    whole: Formula
    at_least: int
    share: bool = False

    @property
    def names(self) -> frozenset[str]:
        """The indicators it speaks of."""
        return frozenset((*self.part.names, *self.whole.names))


@frozen
class Pace:
    """The most of a count that the people of an office can do on a working day, each."""

    count: str
    people: str
    most: int

    @property
    def names(self) -> frozenset[str]:
        """The indicators it speaks of."""
        return frozenset((self.count, self.people))


class Better(StrEnum):
    """Which figures do an office credit."""

    HIGH = "high"
    LOW = "low"


@frozen
class Highlight:
    """A rate that leaders look at first: a rate of the forms, or `part` of `whole` as each unit
    states them.

    Of those called by one id, the first whose indicators are all on the forms counts. Where
    `on_time` is set, the on-time rate that a campaign chose stands in its place.
    """

    id: str
    label: Text
    rate: str = ""
    part: Formula | None = None
    whole: Formula | None = None
    better: Better = Better.HIGH
    on_time: bool = False

    @property
    def names(self) -> frozenset[str]:
        """The indicators it speaks of."""
        parts = (formula for formula in (self.part, self.whole) if formula)
        rate = (self.rate,) if self.rate else ()
        return frozenset((*rate, *(name for formula in parts for name in formula.names)))


@frozen
class Slice:
    """One of the parts that a whole is broken down into."""

    count: str
    label: Text


@frozen
class Breakdown:
    """Counts that make up a whole, shown side by side: dossiers by the way they came in."""

    id: str
    label: Text
    slices: tuple[Slice, ...]

    @property
    def names(self) -> frozenset[str]:
        """The indicators it speaks of."""
        return frozenset(part.count for part in self.slices)


Comparison = RollForward | Proportion | Pace | Highlight | Breakdown


@frozen
class Comparisons:
    """All that a catalogue declares."""

    roll_forward: tuple[RollForward, ...] = ()
    proportions: tuple[Proportion, ...] = ()
    paces: tuple[Pace, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()

    def __add__(self, other: "Comparisons") -> "Comparisons":
        """Both together."""
        return Comparisons(
            self.roll_forward + other.roll_forward,
            self.proportions + other.proportions,
            self.paces + other.paces,
            self.highlights + other.highlights,
            self.breakdowns + other.breakdowns,
        )

    @property
    def all(self) -> tuple[Comparison, ...]:
        """Each of them."""
        return (
            *self.roll_forward,
            *self.proportions,
            *self.paces,
            *self.highlights,
            *self.breakdowns,
        )

    @property
    def names(self) -> frozenset[str]:
        """The indicators that they speak of."""
        return frozenset(name for each in self.all for name in each.names)

    def of(self, there: Collection[str]) -> "Comparisons":
        """Those that speak of nothing but these indicators."""
        return self._where(lambda each: each.names <= set(there))

    def without(self, others: "Comparisons") -> "Comparisons":
        """Those that are not among others."""
        return self._where(lambda each: each not in others.all)

    def _where(self, holds: Callable[[Comparison], bool]) -> "Comparisons":
        return Comparisons(
            tuple(filter(holds, self.roll_forward)),
            tuple(filter(holds, self.proportions)),
            tuple(filter(holds, self.paces)),
            tuple(filter(holds, self.highlights)),
            tuple(filter(holds, self.breakdowns)),
        )


NOTHING = Comparisons()
"""Nothing to compare with."""
