"""The workbook as it came back: its table wherever it now stands, line by line as it was typed."""

import io
import warnings
from collections.abc import Iterator, Mapping
from datetime import datetime

from attrs import frozen
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import BadData, DecisionKind, LedgerLine, Text, nfc
from cchc_source_manual.cells import typed
from cchc_source_manual.layout import KEY
from cchc_source_manual.ledger.layout import CHOICES, COLUMNS, DAYS, IDLE, WRITTEN, id_of

_LOWEST_MARKS = 60


@frozen
class Opened:
    """The workbook and its table: the letters of the columns, and the line that bears the marks."""

    book: Workbook
    sheet: Worksheet
    letters: Mapping[str, str]
    marks: int

    @property
    def first(self) -> int:
        """The number of the first line below the heads."""
        return self.marks + 2

    def cell(self, name: str, line: int) -> Cell:
        """The cell of a column in a line; raises `BadData` for one merged into another."""
        place = f"{self.letters[name]}{line}"
        cell = self.sheet[place]
        if isinstance(cell, Cell):
            return cell
        raise BadData(_MERGED.format(place=f"{self.sheet.title}!{place}"))

    def used(self) -> Iterator[int]:
        """The numbers of the lines on which anything of ours stands."""
        for line in range(self.first, self.sheet.max_row + 1):
            if any(self.cell(name, line).value not in (None, "") for name in (*WRITTEN, "key")):
                yield line


def open_ledger(content: bytes) -> Opened:
    """The workbook, opened; raises `BadData` when it cannot be, or holds no such table."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out is made anew
            book = load_workbook(io.BytesIO(content))
    except Exception as error:  # openpyxl raises whatever a damaged part makes it stumble over
        raise BadData(_DAMAGED) from error
    for sheet in book.worksheets:
        for number, line in enumerate(sheet.iter_rows(max_row=_LOWEST_MARKS), start=1):
            marked = [c for c in line if isinstance(c, Cell) and str(c.value).startswith(KEY)]
            letters = {str(c.value).removeprefix(KEY): c.column_letter for c in marked}
            if letters.keys() >= {column.key for column in COLUMNS}:
                return Opened(book, sheet, letters, number)
    raise BadData(_NO_TABLE)


def read_ledger(content: bytes) -> Iterator[LedgerLine]:
    """The lines in their order, as they stand."""
    opened = open_ledger(content)
    choices = _choices(opened.book)
    for number in opened.used():
        texts = {name: _text(opened.cell(name, number), name) for name in (*WRITTEN, "key")}
        yield LedgerLine(
            texts={name: text for name, text in texts.items() if text},
            choices=choices.get(id_of(texts["key"]), ()),
            needed=opened.cell("state", number).value != IDLE,
            number=number,
            sheet=opened.sheet.title,
            cells={name: f"{opened.letters[name]}{number}" for name in WRITTEN},
        )


def _text(cell: Cell, name: str) -> str:
    """What was typed; a day as `2024-03-19`, a kind of decision as it is called in JSON."""
    if isinstance(cell.value, datetime) and name in DAYS:
        return cell.value.date().isoformat()
    text = nfc(typed(cell).raw).strip()
    if name == "kind":
        return {kind.label.vi: kind.value for kind in DecisionKind}.get(text, text)
    return text


def _choices(book: Workbook) -> Mapping[str, tuple[str, ...]]:
    """What may be chosen, by the id of the question; nothing where the sheet is gone."""
    if CHOICES not in book.sheetnames:
        return {}
    found = [line for line in book[CHOICES].iter_rows(values_only=True) if line[0]]
    return {str(id): tuple(str(one) for one in listed if one) for id, _, *listed in found}


_DAMAGED = Text(
    "không mở được (tệp hỏng, hoặc không phải Excel .xlsx). Hãy mở bằng Excel rồi lưu lại dạng "
    ".xlsx, hoặc lấy lại bản đã sao lưu.",
    "cannot be opened (it is damaged, or no Excel .xlsx). Open it in Excel and save it as .xlsx, "
    "or take a copy that was kept.",
)
_NO_TABLE = Text(
    "không thấy bảng quyết định (thiếu cột, hoặc mất dòng tiêu đề ẩn). Hãy khôi phục cột đã xóa; "
    "hoặc đổi tên tệp, chạy cchc decide để tạo sổ mới rồi chép các quyết định sang.",
    "holds no table of decisions (a column is missing, or the hidden line of marks). Restore the "
    "column; or rename the file, have cchc decide make a new one, and copy the decisions over.",
)
_MERGED = Text(
    "ô {place} bị gộp với ô khác nên không rõ thuộc việc nào. Hãy bỏ gộp ô (Merge cells) rồi lưu.",
    "the cell {place} is merged with others, so nobody knows what it is about. Unmerge and save.",
)
