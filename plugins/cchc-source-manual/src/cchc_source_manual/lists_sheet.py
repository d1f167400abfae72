"""The sheet "Văn bản": a row of the form that asks for a list of documents, line by line."""

from collections.abc import Sequence

from cchc_core import Document, Kind, Leaf, Role, Row, format_date
from cchc_source_manual.layout import (
    FIRST_ROW,
    HEAD_ROW,
    KEY_ROW,
    OURS,
    Blank,
    Column,
    lettered,
)
from cchc_source_manual.looks import HEAD, INPUT_TEXT, TITLE, Look, height
from cchc_source_manual.sheets import Sheet

FIELDS = {"type": "type", "code": "number", "date": "date", "subject": "subject"}
"""The columns of the sheet, and what they are of a document."""
_ROOM = 10
_COLUMNS = lettered(
    Column("number", "STT", 6),
    Column("type", "Loại văn bản", 18),
    Column("code", "Số, ký hiệu", 18),
    Column("date", "Ngày ban hành", 15),
    Column("subject", "Trích yếu", 60),
    Column("id"),
)
_HINT, _NAME = Look(size=11, italic=True, at="center"), Look(bold=True, box=True)
_NUMBER = Look(at="center", box=True)


def lists_of(blank: Blank, leaf: Leaf) -> tuple[Row, ...]:
    """The rows that ask this unit for a list, and those it gave one for."""
    return tuple(
        row
        for row in blank.rows
        if row.role is not Role.HEADING
        and blank.pack.indicator(row).kind is Kind.DOCUMENTS
        and (blank.asks(row) or _documents(leaf, row))
    )


def write_lists(sheet: Sheet, rows: Sequence[Row], leaf: Leaf) -> None:
    """A block of lines for every row; what stands in them is written as text, dates day first."""
    sheet.columns(_COLUMNS)
    hint = "Mỗi dòng một văn bản; ngày ghi dạng 05/11/2022. Thiếu dòng thì chèn thêm."
    sheet.merge("A", "E", 1, "DANH MỤC VĂN BẢN", TITLE)
    sheet.merge("A", "E", 2, hint, _HINT)
    for column in _COLUMNS:
        sheet.put(column.letter, KEY_ROW, column.mark)
        if column.heading:
            sheet.put(column.letter, HEAD_ROW, column.heading, HEAD)
    for empty in range(3, KEY_ROW + 1):
        sheet.hide(empty)
    line = FIRST_ROW
    for row in rows:
        line = _block(sheet, line, row, _documents(leaf, row))
    sheet.freeze(f"A{FIRST_ROW}")
    sheet.page(head=HEAD_ROW, footer=leaf.unit.name)


def _block(sheet: Sheet, line: int, row: Row, documents: Sequence[Document]) -> int:
    """Writes a block and gives the line after it."""
    sheet.merge("A", "E", line, row.name, _NAME)
    sheet.height(line, 21)
    sheet.put("F", line, OURS)
    room = max(_ROOM, len(documents) + 3)
    for number in range(1, room + 1):
        texts = _texts(documents[number - 1]) if number <= len(documents) else ("", "", "", "")
        at = line + number
        sheet.put("A", at, number, _NUMBER)
        for letter, text in zip("BCDE", texts, strict=True):
            sheet.put(letter, at, text, INPUT_TEXT)
        sheet.put("F", at, row.id)
        sheet.height(at, max(19, height((texts[-1], 60), (texts[0], 18))))
    return line + room + 1


def _texts(document: Document) -> tuple[str, str, str, str]:
    day = format_date(document.date, "vi") if document.date else ""
    return document.type, document.number, day, document.subject


def _documents(leaf: Leaf, row: Row) -> tuple[Document, ...]:
    value = leaf.reading(row.id).value
    return value if isinstance(value, tuple) else ()
