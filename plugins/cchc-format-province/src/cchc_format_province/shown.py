"""What a cell shows of a figure: a number, or a mark that says which kind of nothing it is."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from attrs import frozen

from cchc_core import Figure, Lang, Outcome, Status, Text
from cchc_format_province import words


class Look(StrEnum):
    """Why a cell looks the way it does; each has a style of its own and a line in the legend."""

    NUMBER = "number"
    BLANK = "blank"
    NOT_APPLICABLE = "not-applicable"
    NOT_SUBMITTED = "not-submitted"
    OUT_OF_SCOPE = "out-of-scope"
    REJECTED = "rejected"
    NO_NUMBER = "no-number"
    NOTHING = "nothing"


@frozen
class Shown:
    """A cell's content: an exact number, a mark or a word."""

    value: Fraction | str
    look: Look

    @property
    def number(self) -> Fraction | None:
        """The number, if it is one."""
        return self.value if isinstance(self.value, Fraction) else None


NOTHING = Shown("", Look.NOTHING)
MARKS: Mapping[Look, Text] = {
    Look.BLANK: Text("…", "…"),
    Look.NOT_APPLICABLE: Text("KAD", "N/A"),
    Look.NOT_SUBMITTED: Text("CC", "NR"),
    Look.OUT_OF_SCOPE: Text("x", "x"),
    Look.REJECTED: Text("!", "!"),
}
_WITHOUT_DATA = {
    frozenset({Status.NOT_SUBMITTED}): Look.NOT_SUBMITTED,
    frozenset({Status.REJECTED}): Look.REJECTED,
}


def shown(figure: Figure | None, lang: Lang) -> Shown:
    """What a figure shows; a heading has none, a row asked of no unit here says so.

    Without data (a code that nobody answered has none) the mark says why, where all its units lack
    theirs for one reason.
    """
    if figure is None:
        return NOTHING
    if figure.value is not None:
        return Shown(figure.value, Look.NUMBER)
    behind = [of for of in (figure.coverage, *figure.inputs.values()) if of.units]
    if not behind:
        return mark(Look.OUT_OF_SCOPE, lang)
    if figure.outcome is Outcome.NOT_APPLICABLE:
        return mark(Look.NOT_APPLICABLE, lang)
    nobody = figure.outcome is Outcome.UNDECIDED and not figure.tally
    if figure.outcome is Outcome.NO_DATA or nobody:
        statuses = {status for of in behind for status in of.units} - {Status.NOT_APPLICABLE}
        return mark(_WITHOUT_DATA.get(frozenset(statuses), Look.BLANK), lang)
    return Shown(words.NO_NUMBER[figure.outcome].in_(lang), Look.NO_NUMBER)


def mark(look: Look, lang: Lang) -> Shown:
    """The mark that stands for a kind of nothing."""
    return Shown(MARKS[look].in_(lang), look)
