"""A workbook that came back: its stamp, and its tables wherever they now stand."""

from collections.abc import Iterator
from pathlib import Path

from attrs import frozen
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core.reading import FileKind, refusal
from cchc_source_manual.cells import text_of
from cchc_source_manual.layout import KEY, STAMP_SHEET
from cchc_source_manual.stamp import Stamp


def open_form(path: Path) -> Workbook:
    """The workbook; raises `FileRefused` when it cannot be opened."""
    try:
        return load_workbook(path)
    except Exception as error:  # openpyxl raises whatever a damaged part makes it stumble over
        raise refusal(path, FileKind.TRUNCATED) from error


def stamp_of(book: Workbook) -> Stamp | None:
    """The stamp on the hidden sheet; None when there is none."""
    if STAMP_SHEET not in book.sheetnames:
        return None
    rows = book[STAMP_SHEET].iter_rows(max_row=40, max_col=2, values_only=True)
    return Stamp.from_cells({str(key): str(value) for key, value in rows})


def tables_of(book: Workbook) -> "Iterator[Table]":
    """The tables of the workbook: where a line holds our marks, one per column."""
    for sheet in book.worksheets:
        for number, line in enumerate(sheet.iter_rows(max_row=60, max_col=60), start=1):
            letters = {
                str(cell.value).removeprefix(KEY): cell.column_letter
                for cell in line
                if isinstance(cell.value, str) and cell.value.startswith(KEY)
            }
            if "id" in letters:
                yield Table(sheet, number + 2, letters)
                break


@frozen
class Table:
    """A table of figures or of documents: which column holds what, from which line on."""

    sheet: Worksheet
    first: int
    letters: dict[str, str]

    def lines(self) -> "Iterator[Line]":
        for number in range(self.first, self.sheet.max_row + 1):
            yield Line(self, number)


@frozen
class Line:
    """One line of a table."""

    table: Table
    number: int

    def __getitem__(self, key: str) -> Cell:
        cell: Cell = self.table.sheet[f"{self.table.letters[key]}{self.number}"]
        return cell

    def text(self, key: str) -> str:
        """What stands in a column; nothing where there is no such column."""
        return text_of(self[key]).strip() if key in self.table.letters else ""

    @property
    def id(self) -> str:
        return self.text("id")

    @property
    def place(self) -> str:
        """`Biểu 1!D12`, as messages call the figure's cell."""
        return f"{self.table.sheet.title}!{self['value'].coordinate}"

    @property
    def hidden(self) -> bool:
        """Whether a person cannot see the figure."""
        sheet, letter = self.table.sheet, self.table.letters["value"]
        return (
            sheet.sheet_state != "visible"
            or bool(sheet.row_dimensions[self.number].hidden)
            or bool(sheet.column_dimensions[letter].hidden)
        )
