"""What stands in a paragraph: text, tabs, breaks, page numbers, pictures, drawn lines."""

from typing import TYPE_CHECKING

from attrs import field, frozen

from cchc_format_word.opened.looks import Look

if TYPE_CHECKING:
    from cchc_format_word.opened.paragraphs import Block


@frozen
class Run:
    """Text that looks the same from end to end."""

    text: str
    look: Look


@frozen
class Tab:
    """A tab; where it leads, the paragraph's layout says."""

    look: Look


@frozen
class Break:
    """The end of a line, a column or a page (`kind`)."""

    kind: str
    look: Look


@frozen
class Number:
    """A number that is counted when the document is laid out: PAGE, NUMPAGES, SECTIONPAGES."""

    kind: str
    written: str
    look: Look


@frozen
class Picture:
    """A picture; lengths in points. A floating one says how far it is from its paragraph."""

    content: bytes = field(repr=False)
    part: str
    width: float
    height: float
    floating: bool = False
    x: float = 0
    y: float = 0
    align: str = ""


@frozen
class Stroke:
    """A level line drawn near its paragraph: how long, how far from the left and from the top (in
    points), or how it is aligned."""

    length: float
    x: float = 0
    y: float = 0
    align: str = ""
    thickness: float = 0.75
    colour: str = "000000"


@frozen
class TextBox:
    """Text in a frame of its own; lengths in points."""

    blocks: tuple["Block", ...]
    width: float
    height: float
    floating: bool = False
    x: float = 0
    y: float = 0
    bordered: bool = False


@frozen
class Note:
    """A footnote, or an endnote, that the text refers to."""

    blocks: tuple["Block", ...]
    look: Look


@frozen
class Unturned:
    """Something that is seen in Word and is nothing of the above."""

    what: str


Inline = Run | Tab | Break | Number | Picture | Stroke | TextBox | Note | Unturned
