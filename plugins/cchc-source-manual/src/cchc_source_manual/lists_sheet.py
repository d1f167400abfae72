"""The sheet "Văn bản": a row of the form that asks for a list of documents, line by line."""

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import Document, Kind, Leaf, Role, Row, format_date
from cchc_source_manual.cells import put
from cchc_source_manual.layout import KEY_ROW, OURS, Blank, Column, lettered
from cchc_source_manual.looks import as_head, as_input, height, set_columns, set_page, write_in

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


def lists_of(blank: Blank, leaf: Leaf) -> tuple[Row, ...]:
    """The rows that ask this unit for a list, and those it gave one for."""
    return tuple(
        row
        for row in blank.rows
        if row.role is not Role.HEADING
        and blank.pack.indicator(row).kind is Kind.DOCUMENTS
        and (blank.asks(row) or _documents(leaf, row))
    )


def write_lists(sheet: Worksheet, rows: Sequence[Row], leaf: Leaf) -> None:
    """A block of lines for every row; what stands in them is written as text, dates day first."""
    set_columns(sheet, _COLUMNS)
    put(sheet["A1"], "DANH MỤC VĂN BẢN")
    write_in(sheet["A1"], size=14, bold=True, at="center")
    sheet.merge_cells("A1:E1")
    put(sheet["A2"], "Mỗi dòng một văn bản; ngày ghi dạng 05/11/2022. Thiếu dòng thì chèn thêm.")
    write_in(sheet["A2"], size=11, italic=True, at="center")
    sheet.merge_cells("A2:E2")
    for column in _COLUMNS:
        put(sheet[f"{column.letter}{KEY_ROW}"], column.mark)
        put(sheet[f"{column.letter}{KEY_ROW + 1}"], column.heading)
        if column.heading:
            as_head(sheet[f"{column.letter}{KEY_ROW + 1}"])
    for empty in range(3, KEY_ROW + 1):
        sheet.row_dimensions[empty].hidden = True
    line = KEY_ROW + 2
    for row in rows:
        line = _block(sheet, line, row, _documents(leaf, row))
    sheet.freeze_panes = f"A{KEY_ROW + 2}"
    set_page(sheet, head=KEY_ROW + 1, footer=leaf.unit.name)


def _block(sheet: Worksheet, line: int, row: Row, documents: Sequence[Document]) -> int:
    """Writes a block and gives the line after it."""
    put(sheet[f"A{line}"], row.name)
    write_in(sheet[f"A{line}"], bold=True, box=True)
    sheet.merge_cells(f"A{line}:E{line}")
    sheet.row_dimensions[line].height = 21
    put(sheet[f"F{line}"], OURS)
    room = max(_ROOM, len(documents) + 3)
    for number in range(1, room + 1):
        texts = _texts(documents[number - 1]) if number <= len(documents) else ("", "", "", "")
        at = line + number
        put(sheet[f"A{at}"], number)
        write_in(sheet[f"A{at}"], at="center", box=True)
        for letter, text in zip("BCDE", texts, strict=True):
            put(sheet[f"{letter}{at}"], text)
            as_input(sheet[f"{letter}{at}"])
            sheet[f"{letter}{at}"].number_format = "@"
        put(sheet[f"F{at}"], row.id)
        sheet.row_dimensions[at].height = max(19, height((texts[-1], 60), (texts[0], 18)))
    return line + room + 1


def _texts(document: Document) -> tuple[str, str, str, str]:
    day = format_date(document.date, "vi") if document.date else ""
    return document.type, document.number, day, document.subject


def _documents(leaf: Leaf, row: Row) -> tuple[Document, ...]:
    value = leaf.reading(row.id).value
    return value if isinstance(value, tuple) else ()
