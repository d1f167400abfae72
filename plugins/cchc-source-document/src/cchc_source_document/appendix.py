"""The lines of the appendix, out of all tables of a document, mended where a page broke them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve, field, frozen

from cchc_core import FormPack, fold
from cchc_core.reading import Line, Typed
from cchc_source_document.content import Content, Grid, GridRow
from cchc_source_document.heads import Columns, Head, find_head, is_head


@frozen
class Piece:
    """A line of the appendix with how many filled cells it was made of.

    `shared` says that its figure's cell spans other lines too, `hidden` that nobody sees it;
    `typed` that it was typed into a workbook, where numbers are numbers.
    """

    line: Line
    cells: int
    hidden: bool = False
    shared: bool = False
    typed: bool = False


@frozen
class Appendix:
    """What the tables of a document give: the lines, the titles above, and an account of cells."""

    pieces: tuple[Piece, ...]
    titles: tuple[str, ...] = ()
    """What stands in the tables above their heads."""
    tables: tuple[Grid, ...] = ()
    rivals: tuple[str, ...] = ()
    """The heads of columns of figures beside the first one."""
    headed: int = 0
    """How many filled cells are heads and titles."""
    passed_over: Counter[str] = field(factory=Counter)
    """How many filled cells stand in other columns and other tables, by what these are called."""


def find_appendix(content: Content, pack: FormPack | None) -> Appendix:
    """The tables with the head of an appendix, and those after one that go on without a head.

    Where a head says "Số liệu", those that only say "Kết quả" are of other tables.
    """
    known = frozenset(_bare(row.label) for row in pack.rows) if pack else frozenset()
    appendix, columns = Appendix(()), None
    for grid, own in _heads(content):
        head = own or (Head(columns, 0, 0) if columns and _goes_on(grid, columns, known) else None)
        if head:
            columns = head.columns
            appendix = _with_table(appendix, grid, head, known)
        elif grid.filled:
            passed = Counter({_called(grid): grid.filled}) + appendix.passed_over
            appendix, columns = evolve(appendix, passed_over=passed), None
    return evolve(appendix, pieces=tuple(_shared(appendix.pieces)))


def _heads(content: Content) -> list[tuple[Grid, Head | None]]:
    heads = [(grid, find_head(grid)) for grid in content.grids()]
    named = any(head and head.columns.named for _, head in heads)
    return [(grid, head if head and head.columns.named >= named else None) for grid, head in heads]


def _goes_on(grid: Grid, columns: Columns, known: frozenset[str]) -> bool:
    """Whether a table without a head is the rest of the one before: as wide, on the next page or
    with wordings of ours."""
    labels = [_bare(row.text(columns.label)) for row in grid.rows]
    ours = grid.after_break or any(label in known for label in labels)
    return grid.width > max(columns.known) and ours


def _called(grid: Grid) -> str:
    """`bảng 3 (Lĩnh vực; Số hồ sơ)`: a table by its first line, which is its head."""
    first = next(row for row in grid.rows if row.filled)
    texts = [" ".join(cell.raw.split()) for cell in first.cells if cell.raw.strip()]
    named = "; ".join(texts)[:60]
    return f"{grid.sheet} ({named})"


def _with_table(appendix: Appendix, grid: Grid, head: Head, known: frozenset[str]) -> Appendix:
    above, rest = grid.rows[: head.first], grid.rows[head.after :]
    data = [row for row in rest if row.filled and not is_head(row)]
    headed = sum(row.filled for row in grid.rows) - sum(row.filled for row in data)
    passed = Counter(
        head.columns.others.get(column) or f"cột {column + 1}"
        for row in data
        for column, cell in enumerate(row.cells)
        if column not in head.columns.known and cell.raw.strip()
    )
    pieces = list(appendix.pieces)
    for number, row in enumerate(data):
        piece = _piece(grid, row, head.columns)
        broken = grid.loose or (number == 0 and grid.after_break)
        joined = _joined(pieces[-1], piece, row, head.columns, known, broken) if pieces else None
        pieces[-1 if joined else len(pieces) :] = [joined or piece]
    texts = [cell.raw for row in above for cell in row.cells if cell.raw.strip()]
    return evolve(
        appendix,
        pieces=tuple(pieces),
        titles=(*appendix.titles, *texts),
        tables=(*appendix.tables, grid),
        rivals=appendix.rivals or head.columns.rivals,
        headed=appendix.headed + headed,
        passed_over=appendix.passed_over + passed,
    )


_NUMBERED = re.compile(r"([0-9]+(?:\.[0-9]+)+)[.)]?\s+(.+)", re.DOTALL)
_NUMBERED_HEADING = re.compile(r"([0-9]+(?:\.[0-9]+)*|[IVX]+)[.)]?\s+(.+)", re.DOTALL)


def _piece(grid: Grid, row: GridRow, columns: Columns) -> Piece:
    number, label = _plain(row.typed(columns.number)), row.text(columns.label)
    if not number and (found := _NUMBERED.fullmatch(label)):
        number, label = found.groups()
    if not label and (found := _NUMBERED_HEADING.fullmatch(number)):
        number, label = found.groups()
    line = Line(
        number=number,
        label=" ".join(label.split()),
        value=row.typed(columns.value),
        unit=" ".join(row.text(columns.unit).split()),
        note=row.text(columns.note),
        sheet=grid.sheet,
        cell=grid.place(row, columns.value),
    )
    cells = sum(1 for column in columns.known if row.text(column))
    hidden = columns.value in row.hidden
    merged = columns.value in row.merged and columns.label not in row.merged
    return Piece(line, cells, hidden, merged, typed=bool(grid.letters))


def _plain(cell: Typed) -> str:
    """A row's number as text; one typed as a number has a decimal comma."""
    return " ".join(cell.shown.replace(",", ".").split())


def _joined(
    before: Piece, piece: Piece, row: GridRow, columns: Columns, known: frozenset[str], broken: bool
) -> Piece | None:
    """`before` with the rest of it that stands on the next line; None if that is another line."""
    first, rest = before.line, piece.line
    bare = not rest.number and not rest.label
    open_note = broken and bare and first.value.raw.count("(") > first.value.raw.count(")")
    if first.filled and rest.filled and not open_note:
        return None
    goes_on = bare and (not rest.filled or broken or columns.label in row.merged)
    label = f"{first.label} {rest.label}".strip()
    cut = broken and not (first.number and rest.number) and _is_cut(first.label, rest.label, known)
    if not (goes_on or cut):
        return None
    line = evolve(
        first,
        number=first.number or rest.number,
        label=label,
        value=_value(first.value, rest.value),
        unit=f"{first.unit} {rest.unit}".strip(),
        note="\n".join(filter(None, (first.note, rest.note))),
        sheet=first.sheet if first.filled or not rest.filled else rest.sheet,
        cell=first.cell if first.filled or not rest.filled else rest.cell,
    )
    return evolve(before, line=line, cells=before.cells + piece.cells)


def _value(first: Typed, rest: Typed) -> Typed:
    """The one that is filled; of a note that goes on, both."""
    both = first.raw.strip() and rest.raw.strip()
    return Typed(f"{first.raw} {rest.raw}") if both else first if first.raw.strip() else rest


def _is_cut(first: str, rest: str, known: frozenset[str]) -> bool:
    """Whether two texts are the beginning of one wording of ours, the second none by itself."""
    whole = _bare(f"{first} {rest}")
    begun = any(label.startswith(whole) for label in known) and _bare(first) not in known
    alone = _bare(first) and _bare(rest) in known
    return not alone and (whole in known or begun)


def _bare(label: str) -> str:
    """A label without diacritics and without what may be printed before it."""
    return re.sub(r"^(trong do\b)?\W*", "", fold(label))


def _shared(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces; of a cell with a figure that spans several lines, all of them are marked."""
    for at, piece in enumerate(pieces):
        below = at + 1 < len(pieces) and pieces[at + 1].shared
        first = next((p for p in reversed(pieces[: at + 1]) if not p.shared), piece)
        yield evolve(piece, shared=first.line.filled and (piece.shared or below))
