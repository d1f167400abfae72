"""What an office's figures are held against besides one another: the period before, the offices
beside it, what a person can do in a day. Declared with the indicators, never in a rule."""

from collections.abc import Iterator

from attrs import frozen

from cchc_core.model.formulas import Formula
from cchc_core.text import Text


@frozen
class RollForward:
    """What was open when a period ended (`closed_as`) is what the next one brings in (`opens`)."""

    opens: str
    closed_as: Formula


@frozen
class Proportion:
    """A part of a whole in which offices of one level are alike; compared where the whole is at
    least `at_least`."""

    label: Text
    part: Formula
    whole: Formula
    at_least: int


@frozen
class Pace:
    """The most of a count that the people of an office can do on a working day, each."""

    count: str
    people: str
    most: int


@frozen
class Comparisons:
    """All that a catalogue declares."""

    roll_forward: tuple[RollForward, ...] = ()
    proportions: tuple[Proportion, ...] = ()
    paces: tuple[Pace, ...] = ()

    def __add__(self, other: "Comparisons") -> "Comparisons":
        """Both together."""
        return Comparisons(
            self.roll_forward + other.roll_forward,
            self.proportions + other.proportions,
            self.paces + other.paces,
        )

    @property
    def names(self) -> Iterator[str]:
        """The indicators that they speak of."""
        for rule in self.roll_forward:
            yield from (rule.opens, *rule.closed_as.names)
        for proportion in self.proportions:
            yield from (*proportion.part.names, *proportion.whole.names)
        for pace in self.paces:
            yield from (pace.count, pace.people)


NOTHING = Comparisons()
"""Nothing to compare with."""
