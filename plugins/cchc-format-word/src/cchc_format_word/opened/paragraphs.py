"""Paragraphs and tables as they are seen, each with the place it is called by."""

from collections.abc import Iterator, Mapping

from attrs import field, frozen

from cchc_core import nfc
from cchc_format_word.opened.inlines import Break, Inline, Note, Run, Tab, TextBox
from cchc_format_word.opened.looks import Border, Layout, Look


@frozen
class Paragraph:
    """A paragraph; `label` is what Word puts before it by itself, `behind` what follows that. Its
    own `look` is that of its end, which an empty one is as high as."""

    place: str
    inlines: tuple[Inline, ...]
    layout: Layout
    look: Look = field(factory=Look)
    label: str = ""
    label_look: Look = field(factory=Look)
    behind: str = "tab"

    @property
    def text(self) -> str:
        """As it reads (NFC), without what Word puts before it."""
        return nfc("".join(map(_text, self.inlines)))


def _text(inline: Inline) -> str:
    match inline:
        case Run(text=text):
            return text
        case Tab():
            return "\t"
        case Break(kind="line"):
            return "\n"
    return ""


@frozen
class Cell:
    """A cell that begins in a column and takes so many columns and rows; lengths in twentieths of a
    point, margins by side."""

    blocks: tuple["Block", ...]
    column: int
    columns: int = 1
    rows: int = 1
    borders: Mapping[str, Border] = field(factory=dict)
    margins: Mapping[str, int] = field(factory=dict)
    fill: str = ""
    upright: str = "top"


@frozen
class Row:
    """A row; `head` is repeated on every page."""

    cells: tuple[Cell, ...]
    head: bool = False
    whole: bool = False
    height: int = 0
    exact: bool = False

    @property
    def keep_next(self) -> bool:
        """Whether it stays on one page with the row below it: all in it asks for that."""
        paragraphs = [each for cell in self.cells for each in paragraphs_of(cell.blocks)]
        return bool(paragraphs) and all(each.layout.keep_next for each in paragraphs)


@frozen
class Table:
    """A table with the widths of its columns, in twentieths of a point."""

    place: str
    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    align: str = "left"
    indent: int = 0
    floating: bool = False

    @property
    def width(self) -> int:
        """How wide it is."""
        return sum(self.widths)


Block = Paragraph | Table


def paragraphs_of(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph, those in cells, text boxes and notes among them."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_of(cell.blocks)
            continue
        yield block
        for inline in block.inlines:
            if isinstance(inline, TextBox | Note):
                yield from paragraphs_of(inline.blocks)
