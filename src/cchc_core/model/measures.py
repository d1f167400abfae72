"""What a figure is: the value one office states, and the value computed from all who stated."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from attrs import field, frozen

from cchc_core.model.units import UnitKey


class Kind(StrEnum):
    """How a figure is written: a whole number, a percentage, a code of a set, or a list."""

    COUNT = "count"
    RATE = "rate"
    CODE = "code"
    DOCUMENTS = "documents"


class Status(StrEnum):
    """What became of one unit's reading. Zero is a value: its status is `USED`."""

    USED = "used"
    BLANK = "blank"
    NOT_APPLICABLE = "not-applicable"
    REJECTED = "rejected"
    WITHOUT_BASE = "without-base"
    OTHER_WINDOW = "other-window"
    OUT_OF_SCOPE = "out-of-scope"
    NOT_SUBMITTED = "not-submitted"


class Outcome(StrEnum):
    """What became of a rolled-up number.

    `VALUE` is whole; `INCOMPLETE` lacks units, levels or inputs and says which; `UNDECIDED` is a
    code that the missing units could still change; `NO_AGREEMENT` a common value without a strict
    majority; `NOT_ARISING` a rate over nothing (0/0, "không phát sinh"); `NO_BASIS` rates that
    differ and have no base; `NO_DATA` when nobody answered; `NOT_APPLICABLE` when all said so.

    A derived number without a value is `NOT_APPLICABLE` when all its inputs are, and `NO_DATA` or
    `NOT_ARISING` when all that apply are; it is `INCOMPLETE` when they lack theirs for different
    reasons or for any other, which stands on the inputs' own rows: never `NO_DATA` where somebody
    answered. It is `NOT_ARISING` too where it would divide by 0, and a total `NO_BASIS` of rates
    whose own base has no figure.
    """

    VALUE = "value"
    INCOMPLETE = "incomplete"
    UNDECIDED = "undecided"
    NO_AGREEMENT = "no-agreement"
    NOT_ARISING = "not-arising"
    NO_BASIS = "no-basis"
    NO_DATA = "no-data"
    NOT_APPLICABLE = "not-applicable"


@frozen
class Document:
    """An issued document: `Kế hoạch`, `24/KH-UBND`, its date and what it is about."""

    type: str
    number: str
    date: date | None
    subject: str


Value = int | Decimal | tuple[Document, ...]
"""A stated value: int for counts and codes, Decimal percent for rates, a tuple for lists."""

Listing = tuple[tuple[UnitKey, Document], ...]


@frozen
class Together:
    """A figure stated for several units at once: how many it is of, and how many they are."""

    told: int
    asked: int


@frozen
class Answer:
    """What one unit says of one indicator, ready to be joined with the others.

    `value` is a rate in percent, else the number itself; `base` is what a rate is a rate of.
    `together` is set where several units, none of them told apart, answer as one.
    """

    unit: UnitKey
    level: str
    status: Status
    value: Fraction | None = None
    base: Fraction | None = None
    documents: tuple[Document, ...] = ()
    together: Together | None = None


@frozen
class Coverage:
    """The units expected on a figure, by what became of their reading; they add up.

    A key under `together` stands for several units and counts for as many.
    """

    units: Mapping[Status, tuple[UnitKey, ...]]
    together: Mapping[UnitKey, Together] = field(factory=dict)

    @classmethod
    def of(cls, answers: Iterable[Answer]) -> "Coverage":
        """The coverage of `answers`, units in the order of their keys."""
        units: dict[Status, list[UnitKey]] = {}
        together: dict[UnitKey, Together] = {}
        for answer in answers:
            units.setdefault(answer.status, []).append(answer.unit)
            if answer.together:
                together[answer.unit] = answer.together
        by_status = {s: tuple(sorted(units[s])) for s in Status if s in units}
        return cls(
            MappingProxyType(by_status),
            MappingProxyType({unit: together[unit] for unit in sorted(together)}),
        )

    @property
    def expected(self) -> int:
        """How many units the row expects."""
        return sum(map(self._asked, self.units))

    @property
    def used(self) -> int:
        """How many of them the figure was made of."""
        keys = self.units.get(Status.USED, ())
        return sum(self.together[key].told if key in self.together else 1 for key in keys)

    @property
    def applicable(self) -> int:
        """How many of them did not say "không áp dụng"."""
        return self.expected - self._asked(Status.NOT_APPLICABLE)

    @property
    def complete(self) -> bool:
        """Whether every unit the row applies to was used."""
        return self.used == self.applicable

    def _asked(self, status: Status) -> int:
        keys = self.units.get(status, ())
        return sum(self.together[key].asked if key in self.together else 1 for key in keys)


NO_UNITS = Coverage(MappingProxyType({}))


@frozen
class Figure:
    """A rolled-up number with all that must be printed beside it.

    `value` is None where the outcome has none; rates are in percent. `part` and `whole` are the
    sums a rate was divided from. `by_level` holds the levels a value is the sum of; `tally` which
    units said which value (codes, common counts); `inputs` the coverage of every row behind a
    derived number, of one that does not apply too; `lacking` the levels or indicators an incomplete
    number still misses; `beside` the units whose figure was typed where none is expected of them:
    shown, never counted.
    """

    outcome: Outcome
    value: Fraction | None = None
    coverage: Coverage = NO_UNITS
    part: Fraction | None = None
    whole: Fraction | None = None
    by_level: Mapping[str, Fraction] = field(factory=dict)
    tally: Mapping[Fraction, tuple[UnitKey, ...]] = field(factory=dict)
    documents: Listing = ()
    inputs: Mapping[str, Coverage] = field(factory=dict)
    lacking: tuple[str, ...] = ()
    beside: tuple[UnitKey, ...] = ()

    def common_at(self, level: str) -> Fraction | None:
        """The value that the units of a level have in common, of a common count."""
        return self.by_level.get(level) if self.by_level else self.value
