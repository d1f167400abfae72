"""The written report as values: sections of paragraphs, in which every figure knows its row."""

from enum import StrEnum

from attrs import field, frozen

from cchc_core.model.forms import Section
from cchc_core.model.measures import Outcome
from cchc_core.printing.words import NO_NUMBER

NOT_ARISING = NO_NUMBER[Outcome.NOT_ARISING].vi


@frozen
class Printed:
    """A figure inside a sentence: the id of its row, and the text it is printed as.

    `facet` says what of the figure it is: the figure itself if empty, else the `part` or `whole` of
    a rate, its `coverage`, its own `days`, how many units gave a `code`, or the `answer` of all who
    gave one where there is no figure yet.
    """

    row: str
    text: str
    facet: str = ""


Parts = tuple[str | Printed, ...]
"""A stretch of a sentence in pieces."""


@frozen
class Paragraph:
    """A paragraph in pieces; `mark` begins it ("-", "+"; none for running text)."""

    parts: tuple[str | Printed, ...]
    mark: str = ""

    @property
    def text(self) -> str:
        """As it reads, its mark before it."""
        said = "".join(part if isinstance(part, str) else part.text for part in self.parts)
        return f"{self.mark} {said}".lstrip()


@frozen
class SectionText:
    """What stands under the heading of a section: sentences told from figures, and the words a
    person wrote (gathered from the units', for a rolled-up report)."""

    section: Section
    told: tuple[Paragraph, ...] = ()
    words: tuple[Paragraph, ...] = ()


@frozen
class Covered:
    """Of how many units a figure is that is not of all: `33/35` and what is counted there.

    Where levels differ `text` says which is which. Where fewer than half the units are in it,
    `names` has them if they are a handful, and it says so itself if they are more. `rows` are
    those it is made of.
    """

    text: str
    what: str = "đơn vị"
    names: tuple[str, ...] = ()
    rows: frozenset[str] = field(factory=frozenset, eq=False)


class Telling(StrEnum):
    """What there is to say: a number, none arising (0, or 0/0), a code's label, or nothing."""

    NUMBER = "number"
    ZERO = "zero"
    LABEL = "label"
    NOTHING = "nothing"


@frozen
class Said:
    """A figure as a sentence has it.

    `text` is the number as the appendix has it, the label of a code, or the words for having none;
    `facet` is what of the figure that is (`Printed`), `before` stands in front of it, `unit` is
    what it counts. `notes` qualify it; `days` are its own, where it has any, for which a `sign`
    stands where they are told below; `covered` is of how many units it is, where that is not all
    the row applies to.
    """

    row: str
    telling: Telling
    text: str
    unit: str = ""
    facet: str = ""
    before: Parts = ()
    notes: tuple[Parts, ...] = ()
    days: str = ""
    sign: str = ""
    covered: Covered | None = None

    @property
    def told(self) -> bool:
        """Whether there is more to say than that there is nothing."""
        return self.telling in (Telling.NUMBER, Telling.LABEL)

    @property
    def bounds(self) -> tuple[Parts, ...]:
        """Of which days it is, and of how many units: what several figures may have in common."""
        bounds: list[Parts] = []
        if self.days:
            days = Printed(self.row, self.days, "days")
            bounds.append((self.sign,) if self.sign else ("số liệu ", days))
        if covered := self.covered:
            whose = f": {', '.join(covered.names)}" if covered.names else ""
            counted = Printed(self.row, covered.text, "coverage")
            bounds.append((counted, f" {covered.what}{whose}"))
        return tuple(bounds)

    def parts(self, *, bare: bool = False, arising: bool = True, bounded: bool = False) -> Parts:
        """Number, unit and notes; `bare` without the unit, `bounded` with its bounds. Unless
        `arising`, 0 is said in words."""
        if self.telling is Telling.ZERO and not arising:
            counted: Parts = (Printed(self.row, NOT_ARISING),)
        elif self.telling in (Telling.NUMBER, Telling.ZERO) and not bare:
            space = "" if self.unit in ("", "%") else " "
            counted = (Printed(self.row, self.text), f"{space}{self.unit}")
        else:
            counted = (Printed(self.row, self.text, self.facet),)
        notes = (*self.notes, *self.bounds) if bounded else self.notes
        return (*self.before, *(part for part in counted if part), *bracketed(notes))


def bracketed(notes: tuple[Parts, ...]) -> Parts:
    """The notes in one bracket, none without any."""
    if not notes:
        return ()
    inside = [part for note in notes for part in ("; ", *note)][1:]
    return (" (", *inside, ")")


def lowered(label: str) -> str:
    """A label as it stands in a sentence: `phát phiếu`; capitals stay (`TTHC`)."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
