"""What a table says of its cells: lines, margins, the looks of its style, how cells are merged."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import define, evolve
from lxml.etree import _Element

from cchc_format_word.opened.cascade import Said, number
from cchc_format_word.opened.looks import Border
from cchc_format_word.opened.paragraphs import Cell, Row
from cchc_format_word.opened.styles import Style, borders

MOST = 63
"""Columns that Word knows."""
_PLAIN_MARGINS = {"left": 108, "right": 108, "top": 0, "bottom": 0}
PLAIN_WIDTH = 2000


@define
class ReadRow:
    """A row as it was read: its cells, each with how it is merged with the one above."""

    cells: list[tuple[Cell, str]]
    row: Row


_ASKED = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}


@define
class Laid:
    """What a table says of all its cells."""

    told: Said
    direct: Said
    style: Style | None
    rows: int

    def parts(self, at: int, order: int, *, last: bool) -> list[tuple[Said, Said, Said]]:
        """What the style says of the parts of the table that a cell is in, which of a row is the
        `order`-th, if that is asked for."""
        first = order == 0
        row, column = at - self._asks("firstRow"), order - self._asks("firstColumn")
        asked = (
            ("noHBand", f"band{1 + row % 2}Horz", row >= 0),
            ("noVBand", f"band{1 + column % 2}Vert", column >= 0),
            ("firstColumn", "firstCol", first),
            ("lastColumn", "lastCol", last),
            ("firstRow", "firstRow", at == 0),
            ("lastRow", "lastRow", at == self.rows - 1),
        )
        told = self.style.parts if self.style else {}
        return [
            told[part] for name, part, here in asked if here and self._asks(name) if part in told
        ]

    def _asks(self, name: str) -> bool:
        """Whether the table asks for a part; for bands, whether it does not want none."""
        if name.startswith("no"):
            return not self._says(name)
        return self._says(name)

    def _says(self, name: str) -> bool:
        if f"tblLook.{name}" in self.direct:
            return self.direct[f"tblLook.{name}"] in ("1", "true", "on")
        try:
            return bool(int(self.direct.get("tblLook", "0600"), 16) & _ASKED[name])
        except ValueError:
            return False

    def borders(self, own: Said, edges: tuple[bool, bool, bool, bool]) -> dict[str, Border]:
        """The lines at the sides of a cell: its own, else those of the table."""
        table, cell = borders(self.told, "tblBorders"), borders(own, "tcBorders")
        top, bottom, left, right = edges
        found = {}
        for side, outer, inner in (
            ("top", top, "insideH"),
            ("bottom", bottom, "insideH"),
            ("left", left, "insideV"),
            ("right", right, "insideV"),
        ):
            line = cell.get(side) or table.get(side if outer else inner)
            if line and line.kind not in ("nil", "none"):
                found[side] = line
        return found

    def margins(self, own: Said) -> dict[str, int]:
        """What a cell keeps free at its sides."""
        return {
            side: number(own, f"tcMar.{side}.w", number(self.told, f"tblCellMar.{side}.w", plain))
            for side, plain in _PLAIN_MARGINS.items()
        }


def spanned(rows: list[ReadRow]) -> Iterator[Row]:
    """The rows with the cells that go on merged into those they go on from."""
    for at, read in enumerate(rows):
        cells = []
        for cell, merge in read.cells:
            if merge == "continue" and at > 0:
                continue
            below = 0
            if merge == "restart":
                for later in rows[at + 1 :]:
                    there = [how for other, how in later.cells if _is_below(other, cell)]
                    if there != ["continue"]:
                        break
                    below += 1
            cells.append(evolve(cell, rows=1 + below))
        yield evolve(read.row, cells=tuple(cells))


def _is_below(other: Cell, cell: Cell) -> bool:
    return (other.column, other.columns) == (cell.column, cell.columns)


def filled(widths: Sequence[int], rows: list[ReadRow]) -> Iterator[int]:
    """As many widths as the cells have columns."""
    ends = (cell.column + cell.columns for row in rows for cell, _ in row.cells)
    yield from widths
    yield from [PLAIN_WIDTH] * (max(ends, default=0) - len(widths))


def widths_of(grid: list[int], rows: Iterable[Sequence[Said]]) -> Sequence[int]:
    """The widths of the columns: those that the cells of some row agree on, else the grid's. Of a
    row what each of its cells says."""
    for told in rows:
        fixed = all(each.get("tcW.type") == "dxa" and "gridSpan" not in each for each in told)
        if len(told) == len(grid) and fixed:
            return [number(each, "tcW.w", PLAIN_WIDTH) for each in told]
    return grid or [PLAIN_WIDTH]


def attributes_of(element: _Element) -> Said:
    """The attributes of a single element."""
    return {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
