"""A copy of a workbook with cells marked: filled, commented, and listed on a sheet of its own.

Figures, formulas with their results, looks and locks stay as they are; drawn shapes and pictures,
which a form has none of, are not kept.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Mapping, Sequence

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import Mark, Severity, nfc, reproducible_zip
from cchc_core.reading import FileKind, refusal
from cchc_source_manual.layout import STAMP_SHEET
from cchc_source_manual.looks import INPUT, LOCKED
from cchc_source_manual.marks_sheet import MARKS_SHEET, write_marks
from cchc_source_manual.results import with_results
from cchc_source_manual.sheets import clean

AUTHOR = "Rà soát số liệu"
_FILLS = {
    Severity.ERROR: PatternFill("solid", fgColor="FFFF9B9B"),
    Severity.WARNING: PatternFill("solid", fgColor="FFFFD966"),
    Severity.INFORMATION: PatternFill("solid", fgColor="FFD9E8F6"),
}
_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_WIDE, _LINE, _LETTERS = 340, 18, 46  # a comment's width and line in pixels, letters to a line


def mark_workbook(content: bytes, marks: Sequence[Mark]) -> bytes:
    """The workbook with its marks, those of an earlier copy taken away; raises `FileRefused` for
    what is no workbook."""
    book, results = _opened(content), _opened(content, results=True)
    _unmark(book)
    sheets = {nfc(sheet.title): sheet for sheet in book.worksheets}
    placed: dict[Cell | None, list[Mark]] = {}
    for mark in marks:
        placed.setdefault(_cell(sheets, mark), []).append(mark)
    for cell, mine in placed.items():
        if cell:
            _mark(cell, mine)
    titles = [sheet.title for sheet in book.worksheets]
    ordered = sorted(placed, key=lambda cell: _place(cell, titles))
    write_marks(book.create_sheet(MARKS_SHEET), {cell: placed[cell] for cell in ordered})
    saved = io.BytesIO()
    book.save(saved)
    return reproducible_zip(with_results(saved.getvalue(), titles, results))


def _place(cell: Cell | None, titles: Sequence[str]) -> tuple[int, int, int]:
    return (titles.index(cell.parent.title), cell.row, cell.column) if cell else (-1, 0, 0)


def _opened(content: bytes, *, results: bool = False) -> Workbook:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            macros = "xl/vbaProject.bin" in archive.namelist()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl drops and warns of is not asked for
            return load_workbook(
                io.BytesIO(content),
                data_only=results,
                rich_text=not results,
                keep_vba=macros,
            )
    except Exception as error:  # openpyxl raises whatever it stumbles over
        raise refusal("", FileKind.UNKNOWN) from error


def _unmark(book: Workbook) -> None:
    """Takes away what an earlier copy was marked with, which came back with the corrections."""
    if MARKS_SHEET not in book.sheetnames:
        return
    del book[MARKS_SHEET]
    ours = {fill.fgColor.rgb for fill in _FILLS.values()}
    stamped = STAMP_SHEET in book.sheetnames
    for cell in (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row):
        if cell.comment and cell.comment.author == AUTHOR:
            cell.comment = None
        if cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb in ours:
            look = LOCKED if cell.protection.locked else INPUT
            cell.fill = (
                PatternFill("solid", fgColor=f"FF{look.fill[1:]}") if stamped else PatternFill()
            )


def _cell(sheets: Mapping[str, Worksheet], mark: Mark) -> Cell | None:
    """The cell that a mark is for, the first of merged ones; none where there is no such cell."""
    sheet = sheets.get(nfc(mark.origin.sheet))
    if sheet is None or not _CELL.fullmatch(mark.origin.cell):
        return None
    row, column = coordinate_to_tuple(mark.origin.cell)
    cell = sheet.cell(row, column)
    if isinstance(cell, Cell):
        return cell
    around = (r for r in sheet.merged_cells.ranges if (row, column) in r.cells)
    first = next((sheet.cell(r.min_row, r.min_col) for r in around), None)
    return first if isinstance(first, Cell) else None


def _mark(cell: Cell, marks: Sequence[Mark]) -> None:
    """Fills a cell by the worst that is said of it, and says all of it in one comment."""
    worst = min((mark.severity for mark in marks), key=list(Severity).index)
    cell.fill = _FILLS[worst]
    texts = list(dict.fromkeys(mark.text for mark in marks))
    if cell.comment:
        texts.insert(0, cell.comment.text)
    text = clean("\n\n".join(texts))
    lines = sum(1 + len(line) // _LETTERS for line in text.split("\n"))
    cell.comment = Comment(text, AUTHOR, height=_LINE * (lines + 1), width=_WIDE)
