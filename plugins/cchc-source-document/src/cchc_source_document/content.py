"""What a document holds, as plain values: passages of text and grids of cells, each with its place.

Whatever opens a file gives this; all that follows is the same for Word, PDF and Excel.
"""

from collections.abc import Iterator

from attrs import frozen

from cchc_core import nfc
from cchc_core.reading import Typed

NOTHING = Typed(None)


@frozen
class Passage:
    """A paragraph, or a line of a page: its text and its place, as (`trang 2`, `dòng 7`).

    `typed` is the text letter for letter, where the file shows how it was typed.
    """

    text: str
    sheet: str
    cell: str
    typed: str = ""


@frozen
class GridRow:
    """One line of a grid, a cell for every column; of merged cells only the first is filled.

    `name` is the line's place inside the grid, `merged` the columns whose cell goes on from the
    line above, `hidden` those nobody sees.
    """

    name: str
    cells: tuple[Typed, ...]
    merged: frozenset[int] = frozenset()
    hidden: frozenset[int] = frozenset()

    def text(self, column: int | None) -> str:
        """What stands in a column, as a person sees it; nothing where there is no such column."""
        return self.typed(column).raw.strip()

    def typed(self, column: int | None) -> Typed:
        """What a column's cell holds."""
        return NOTHING if column is None or column >= len(self.cells) else self.cells[column]

    @property
    def filled(self) -> int:
        """How many of its cells hold something."""
        return sum(1 for cell in self.cells if cell.raw.strip())


@frozen
class Grid:
    """A table: the `sheet` its places are named in (`bảng 2`, `trang 12`), and its lines.

    `letters` name its columns where places are cells (`D14`). `after_break` says that a page ends
    just above it, so that it may begin with the rest of a line; in a `loose` grid any line may be
    the rest of the one above.
    """

    sheet: str
    rows: tuple[GridRow, ...]
    letters: tuple[str, ...] = ()
    after_break: bool = False
    loose: bool = False

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((len(row.cells) for row in self.rows), default=0)

    @property
    def filled(self) -> int:
        """How many of its cells hold something."""
        return sum(row.filled for row in self.rows)

    def place(self, row: GridRow, column: int) -> str:
        """The name of a cell, or of its line."""
        return f"{self.letters[column]}{row.name}" if self.letters else row.name


@frozen
class Content:
    """A document in its order. `counted` are the filled cells of its grids, as counted apart;
    `silent` the pages that show something but hold no text; `fonts` the names of the fonts;
    `lined` says that a passage is a line of a page, not a paragraph.
    """

    blocks: tuple[Passage | Grid, ...]
    counted: int
    silent: tuple[int, ...] = ()
    fonts: frozenset[str] = frozenset()
    lined: bool = False

    def grids(self) -> Iterator[Grid]:
        """The tables, in order."""
        return (block for block in self.blocks if isinstance(block, Grid))


def text_cell(text: str | None) -> Typed:
    """A cell of a text document; nothing when it is empty."""
    text = nfc(text or "").strip()
    return Typed(text) if text else NOTHING
