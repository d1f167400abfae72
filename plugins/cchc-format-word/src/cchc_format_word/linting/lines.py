"""The lines of a document as a person typed them: breaks and tabs part one from the next."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from cchc_core import nfc
from cchc_format_word.linting.widths import width
from cchc_format_word.opened import (
    Block,
    Break,
    Document,
    Inline,
    Layout,
    Paragraph,
    Run,
    Section,
    Tab,
    Table,
    TextBox,
)


@frozen
class Line:
    """A line: the runs in it, the paragraph it is of, and how much room it has (in points).

    `cell` tells table, row and column, where it stands in a table; `alone` that nothing else stands
    beside it. `at` counts the blocks of the document, `section` its sections.
    """

    place: str
    runs: tuple[Run, ...]
    paragraph: Paragraph
    room: float
    section: int
    at: int
    cell: tuple[int, int, int] | None = None
    alone: bool = True
    order: int = 0

    @property
    def text(self) -> str:
        """As it reads, with what Word puts before it."""
        label = self.paragraph.label if self.order == 0 else ""
        said = "".join(run.text.upper() if run.look.caps else run.text for run in self.runs)
        return " ".join(nfc(f"{label} {said}").split())

    @property
    def layout(self) -> Layout:
        """How its paragraph stands."""
        return self.paragraph.layout

    @property
    def seen(self) -> Sequence[Run]:
        """The runs that show letters, digits or signs."""
        return [run for run in self.runs if run.text.strip()]

    @property
    def size(self) -> float:
        """Its largest size, in points."""
        return max((run.look.size for run in self.seen), default=self.paragraph.look.size) / 2

    @property
    def width(self) -> float:
        """How wide it is, about, in points."""
        return sum(width(run.text, run.look.size / 2, bold=run.look.bold) for run in self.runs)

    @property
    def quoted(self) -> str:
        """Its place, with how it begins, to be found by."""
        text = self.text
        short = text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1].rstrip()}…"
        return f"{self.place} (“{short}”)" if text else self.place


_QUOTED = 42


def lines_of(document: Document) -> Sequence[Line]:
    """Every line of the pages, those in tables and text boxes among them, empty ones too."""
    found: list[Line] = []
    at = 0
    for number, section in enumerate(document.sections):
        for block in section.blocks:
            found += _block(block, _Where(number, at, section.room / 20))
            at += 1
    return found


def lines_in(blocks: Sequence[Block], section: Section, number: int) -> Sequence[Line]:
    """The lines of a head or foot of a section."""
    where = _Where(number, -1, section.room / 20)
    return [line for block in blocks for line in _block(block, where)]


@frozen
class _Where:
    section: int
    at: int
    room: float
    cell: tuple[int, int, int] | None = None


def _block(block: Block, where: _Where) -> Iterator[Line]:
    if isinstance(block, Table):
        yield from _table(block, where)
        return
    yield from _lines(block, where)
    for inline in block.inlines:
        if isinstance(inline, TextBox):
            inside = _Where(where.section, where.at, inline.width, where.cell)
            for each in inline.blocks:
                yield from _block(each, inside)


def _table(table: Table, where: _Where) -> Iterator[Line]:
    for at, row in enumerate(table.rows):
        for cell in row.cells:
            wide = sum(table.widths[cell.column : cell.column + cell.columns])
            room = (wide - cell.margins.get("left", 0) - cell.margins.get("right", 0)) / 20
            inside = _Where(where.section, where.at, room, (where.at, at, cell.column))
            for block in cell.blocks:
                yield from _block(block, inside)


def _lines(paragraph: Paragraph, where: _Where) -> Iterator[Line]:
    """The paragraph cut at its breaks, and each line of it at tabs between texts."""
    order = 0
    for line in _cut(paragraph.inlines, Break):
        texts = [tuple(each for each in part if isinstance(each, Run)) for part in _cut(line, Tab)]
        parts = [part for part in texts if any(run.text.strip() for run in part)] or [()]
        for part in parts:
            yield Line(
                place=paragraph.place,
                runs=part,
                paragraph=paragraph,
                room=where.room,
                section=where.section,
                at=where.at,
                cell=where.cell,
                alone=len(parts) == 1,
                order=order,
            )
            order += 1


def _cut(inlines: Sequence[Inline], by: type) -> Iterator[Sequence[Inline]]:
    piece: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, by):
            yield piece
            piece = []
        else:
            piece.append(inline)
    yield piece
