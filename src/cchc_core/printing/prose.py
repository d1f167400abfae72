"""The written report as values: sections of paragraphs, in which every figure knows its row."""

from attrs import frozen

from cchc_core.model.forms import Section


@frozen
class Printed:
    """A figure inside a sentence: the id of its row, and the text it is printed as.

    `facet` says what of the figure it is: the figure itself if empty, else the `part` or `whole` of
    a rate, its `coverage`, its own `days`, or how many units gave a `code`.
    """

    row: str
    text: str
    facet: str = ""


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
