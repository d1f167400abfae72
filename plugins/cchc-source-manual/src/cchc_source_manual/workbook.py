"""A workbook that came back: its stamp, and its tables wherever they now stand."""

import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from attrs import evolve, frozen
from openpyxl import Workbook, load_workbook
from openpyxl.utils import column_index_from_string

from cchc_core.reading import FileKind, HiddenCells, Sheet, Typed, precheck, refusal
from cchc_source_manual.cells import typed
from cchc_source_manual.layout import CHECKS_SHEET, GUIDE_SHEET, KEY, STAMP_SHEET
from cchc_source_manual.stamp import Stamp

Cells = Mapping[int, Mapping[str, Typed]]
"""The filled cells of a sheet: line, then letter. Empty ones, and white space, are never made."""

_LOWEST_KEYS = 60


@frozen
class Returned:
    """What a workbook holds: our stamp, if it is there, and the tables that bear our marks.

    `looked` is what was seen of every sheet before it was opened, `sheets` what was read of those
    that may hold figures.
    """

    stamp: Stamp | None
    tables: "tuple[Table, ...]"
    looked: Mapping[str, Sheet]
    sheets: Mapping[str, Cells]


def open_form(path: Path) -> Returned:
    """The workbook, read once; raises `FileRefused` when it cannot be opened."""
    looked = precheck(path)
    try:
        sheets = dict(_sheets(path))
        tables = tuple(_tables(sheets, looked))
        if any(table.calculates for table in tables):
            results = dict(_sheets(path, results=True))
            tables = tuple(table.with_results(results[table.title]) for table in tables)
    except Exception as error:  # openpyxl raises whatever a damaged part makes it stumble over
        raise refusal(path, FileKind.TRUNCATED) from error
    if looked and not sheets:
        raise refusal(path, FileKind.STRICT)
    return Returned(_stamp(sheets.get(STAMP_SHEET, {})), tables, looked, sheets)


def _sheets(path: Path, *, results: bool = False) -> Iterator[tuple[str, Cells]]:
    """The sheets that may hold figures, with formulas or with their stored results."""
    with _opened(path, results) as book:
        for sheet in book.worksheets:
            if sheet.title not in (CHECKS_SHEET, GUIDE_SHEET):
                sheet.reset_dimensions()  # what a file says of its own extent may be wrong
                cells: dict[int, dict[str, Typed]] = {}
                for line in sheet.iter_rows():
                    for cell in line:
                        if cell.value is not None and str(cell.value).strip():
                            cells.setdefault(cell.row, {})[cell.column_letter] = typed(cell)
                yield sheet.title, cells


@contextmanager
def _opened(path: Path, results: bool) -> Iterator[Workbook]:
    """The workbook, whatever its name says; what openpyxl drops and warns of is not asked for."""
    with path.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(file, read_only=True, data_only=results, keep_links=False)
        with closing(book):
            yield book


def _stamp(cells: Cells) -> Stamp | None:
    texts = [{letter: cell.raw for letter, cell in line.items()} for line in cells.values()]
    return Stamp.from_cells({line.get("A", ""): line.get("B", "") for line in texts})


def _tables(sheets: Mapping[str, Cells], looked: Mapping[str, Sheet]) -> "Iterator[Table]":
    """A table begins where a line holds our marks, one per column."""
    for title, cells in sheets.items():
        for number in sorted(cells)[:_LOWEST_KEYS]:
            letters = {
                cell.raw.removeprefix(KEY): letter
                for letter, cell in cells[number].items()
                if cell.raw.startswith(KEY)
            }
            if "id" in letters:
                yield Table(title, number + 2, letters, cells, looked[title].hidden)
                break


@frozen
class Table:
    """A table of figures or of documents: which column holds what, from which line on."""

    title: str
    first: int
    letters: Mapping[str, str]
    cells: Cells
    hidden: HiddenCells

    def lines(self) -> "Iterator[Line]":
        """The lines in which anything stands."""
        return (Line(self, number) for number in sorted(self.cells) if number >= self.first)

    def above(self) -> "Iterator[Line]":
        """Those over the table, where the letterhead stands."""
        return (Line(self, number) for number in sorted(self.cells) if number < self.first)

    @property
    def calculates(self) -> bool:
        """Whether a formula stands where a figure should."""
        return "value" in self.letters and any(line.typed("value").formula for line in self.lines())

    def with_results(self, results: Cells) -> "Table":
        """The table with what its formulas came to when the file was last saved."""
        nothing = Typed(None)
        cells = {
            number: {
                letter: evolve(results.get(number, {}).get(letter, nothing), formula=cell.formula)
                if cell.formula
                else cell
                for letter, cell in line.items()
            }
            for number, line in self.cells.items()
        }
        return evolve(self, cells=cells)


@frozen
class Line:
    """One line of a table."""

    table: Table
    number: int

    def typed(self, key: str) -> Typed:
        """What stands in a column that the table has."""
        return self.table.cells[self.number].get(self.table.letters[key], Typed(None))

    def text(self, key: str) -> str:
        """The same as text; nothing where there is no such column."""
        return self.typed(key).raw.strip() if key in self.table.letters else ""

    @property
    def letters(self) -> Iterable[str]:
        """The columns in which anything stands."""
        return self.table.cells[self.number]

    @property
    def id(self) -> str:
        return self.text("id")

    @property
    def cell(self) -> str:
        """`D12`, where the figure stands, or the words."""
        letters = self.table.letters
        return f"{letters.get('value') or letters['words']}{self.number}"

    @property
    def place(self) -> str:
        """`Biểu 1!D12`, as messages call the figure's cell."""
        return f"{self.table.title}!{self.cell}"

    @property
    def hidden(self) -> bool:
        """Whether a person cannot see the figure."""
        column = column_index_from_string(self.table.letters["value"])
        return (self.number, column) in self.table.hidden
