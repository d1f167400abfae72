"""A workbook that came back, whoever saved it: its stamp, the report inside, the totals seen."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from attrs import frozen
from openpyxl import load_workbook

from cchc_core import Manifest
from cchc_core.reading import FileKind, Typed, refusal
from cchc_format_province.carrier import Stamp
from cchc_format_province.layout import KEY, SHEET

Cells = Mapping[int, Mapping[str, Typed]]
"""The filled cells of a sheet: line, then letter."""

_WIDEST, _LOWEST_MARKS = 30, 60


@frozen
class Returned:
    """What a workbook holds: the stamp if it is there, the cells of the hidden sheets with the
    report and with the manifest from the top, and the tables of the appendix.
    """

    stamp: Stamp | None
    hidden: Sequence[str]
    manifest: Sequence[str]
    tables: "tuple[Table, ...]"


def open_returned(path: Path) -> Returned:
    """The workbook, read once; raises `FileRefused` when it cannot be opened."""
    try:
        sheets = dict(_sheets(path))
    except Exception as error:  # openpyxl raises whatever a damaged part makes it stumble over
        raise refusal(path, FileKind.TRUNCATED) from error
    hidden, manifest = (_lines(sheets.pop(title, {})) for title in (SHEET, Manifest.sheet))
    stamps = [Stamp.read(text) for text in (*hidden[:1], *_near_the_top(sheets))]
    return Returned(next(filter(None, stamps), None), hidden, manifest, tuple(_tables(sheets)))


def _lines(inside: Cells) -> list[str]:
    """The texts in the first column of a sheet."""
    return [inside[line]["A"].raw for line in sorted(inside) if "A" in inside[line]]


def _sheets(path: Path) -> Iterator[tuple[str, Cells]]:
    """Every sheet, formulas by what they came to when the file was last saved."""
    book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    with closing(book):
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a file says of its own extent may be wrong
            cells: dict[int, dict[str, Typed]] = {}
            for line in sheet.iter_rows(max_col=_WIDEST):
                for cell in line:
                    if cell.value is not None:
                        typed = Typed(cell.value, cell.number_format)
                        cells.setdefault(cell.row, {})[cell.column_letter] = typed
            yield sheet.title, cells


def _near_the_top(sheets: Mapping[str, Cells]) -> Iterator[str]:
    for cells in sheets.values():
        for line in sorted(cells)[:_LOWEST_MARKS]:
            yield from (cell.raw for cell in cells[line].values())


def _tables(sheets: Mapping[str, Cells]) -> "Iterator[Table]":
    """A table begins below the line of our marks, one per column."""
    for title, cells in sheets.items():
        for line in sorted(cells)[:_LOWEST_MARKS]:
            letters = {
                cell.raw.removeprefix(KEY): letter
                for letter, cell in cells[line].items()
                if cell.raw.startswith(KEY)
            }
            if {"id", "total"} <= letters.keys():
                yield Table(title, line + 1, letters, cells)
                break


@frozen
class Table:
    """A form of the appendix: which column holds what, from which line on."""

    title: str
    first: int
    letters: Mapping[str, str]
    cells: Cells

    def lines(self) -> "Iterator[Line]":
        """The lines that bear the id of a row."""
        for number in sorted(self.cells):
            if number >= self.first and self.letters["id"] in self.cells[number]:
                yield Line(self, number)


@frozen
class Line:
    """One row of a form as it came back."""

    table: Table
    number: int

    @property
    def id(self) -> str:
        return self.typed("id").raw.strip()

    def typed(self, mark: str) -> Typed:
        """What stands in a column; nothing where there is no such column."""
        letter = self.table.letters.get(mark, "")
        return self.table.cells[self.number].get(letter, Typed(None))

    def cell(self, mark: str) -> str:
        """`D12`: the cell of a column; the line alone where there is no such column."""
        return f"{self.table.letters.get(mark, '')}{self.number}"
