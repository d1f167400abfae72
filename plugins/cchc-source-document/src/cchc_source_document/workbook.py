"""An unstamped workbook opened: every sheet is a table, its cells with formats and formulas."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from attrs import evolve
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from cchc_core import nfc
from cchc_core.reading import FileKind, HiddenCells, Sheet, Typed, refusal
from cchc_source_document.content import NOTHING, Content, Grid, GridRow

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.cell.read_only import ReadOnlyCell

_WIDEST = 60
_LETTERS = tuple(map(get_column_letter, range(1, _WIDEST + 1)))


def open_workbook(path: Path, sheets: Mapping[str, Sheet]) -> Content:
    """The content of an .xlsx whose cells were counted; raises `FileRefused` if it is damaged."""
    try:
        grids = list(_grids(path, sheets))
        if any(cell.formula for grid in grids for row in grid.rows for cell in row.cells):
            results = {grid.sheet: grid for grid in _grids(path, sheets, results=True)}
            grids = [_with_results(grid, results[grid.sheet]) for grid in grids]
    except MemoryError:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged part makes it stumble over
        raise refusal(path, FileKind.TRUNCATED) from error
    if sheets and not grids:
        raise refusal(path, FileKind.STRICT)
    return Content(tuple(grids), sum(sheet.cells for sheet in sheets.values()))


def _grids(path: Path, sheets: Mapping[str, Sheet], *, results: bool = False) -> Iterator[Grid]:
    with path.open("rb") as file, closing(_opened(file, results)) as book:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a file says of its own extent may be wrong
            hidden = sheets[sheet.title].hidden
            lines = enumerate(sheet.iter_rows(max_col=_WIDEST), start=1)
            rows = tuple(_row(number, cells, hidden) for number, cells in lines)
            yield Grid(nfc(sheet.title), rows, _LETTERS)


def _opened(file: BinaryIO, results: bool) -> Workbook:
    """The workbook, whatever its name says."""
    return load_workbook(file, read_only=True, data_only=results, keep_links=False)


def _row(
    number: int, cells: "Iterable[Cell | MergedCell | ReadOnlyCell]", hidden: HiddenCells
) -> GridRow:
    typed = [NOTHING if cell.value is None else _typed(cell) for cell in cells]
    while typed and typed[-1] is NOTHING:
        typed.pop()
    return GridRow(
        str(number),
        tuple(typed),
        merged=frozenset(at for at in range(len(typed)) if _goes_on(number, at + 1, hidden)),
        hidden=frozenset(at for at in range(len(typed)) if (number, at + 1) in hidden),
    )


def _typed(cell: "Cell | MergedCell | ReadOnlyCell") -> Typed:
    if cell.data_type == "f":
        return Typed(None, formula=str(getattr(cell.value, "text", cell.value)))
    if cell.data_type == "e":
        return Typed(None, error=str(cell.value))
    if isinstance(cell.value, str):
        return Typed(nfc(cell.value))
    return Typed(cell.value, cell.number_format)


def _goes_on(row: int, column: int, hidden: HiddenCells) -> bool:
    """Whether a cell belongs to a merged one that begins further up."""
    return any(
        rows[0] < row <= rows[1] and columns[0] <= column <= columns[1]
        for rows, columns in hidden.merged
    )


def _with_results(grid: Grid, results: Grid) -> Grid:
    """The grid with what its formulas came to when the file was last saved."""
    rows = zip(grid.rows, results.rows, strict=False)
    return evolve(grid, rows=tuple(_row_with_results(row, result) for row, result in rows))


def _row_with_results(row: GridRow, results: GridRow) -> GridRow:
    cells = (
        evolve(results.typed(at), formula=cell.formula) if cell.formula else cell
        for at, cell in enumerate(row.cells)
    )
    return evolve(row, cells=tuple(cells))
