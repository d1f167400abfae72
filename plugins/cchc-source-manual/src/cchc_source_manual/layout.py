"""Where things stand on the Excel form, for those who write it and those who check it.

A reader needs none of this but the names: it finds columns by the hidden row of keys, and rows by
the hidden column of ids.
"""

from collections.abc import Mapping

from attrs import field, frozen

from cchc_core import AdminUnit, FormPack, Role, Row

STAMP_SHEET = "_cchc"
LISTS_SHEET = "Văn bản"
CHECKS_SHEET = "Kiểm tra"
GUIDE_SHEET = "Hướng dẫn"

KEY = "cchc:"
"""What the hidden marks begin with; a column's mark is `cchc:value`, `cchc:id` ..."""
OURS = "cchc:text"
"""The id of a printed line that holds no figure (signatures, notes on the form)."""
REVISION = "cchc:revision"
"""The id of the line that holds the number of the sending."""

MOST_SENDINGS = 9_999
"""The highest number of a sending; a higher one was typed by mistake."""

KEY_ROW, HEAD_ROW, FIRST_ROW = 8, 9, 10
VALUE = "D"


@frozen
class Column:
    """A column of a table: its key in the hidden row, its heading and its width in characters."""

    key: str
    heading: str = ""
    width: float = 8
    letter: str = field(default="", kw_only=True)

    @property
    def mark(self) -> str:
        return KEY + self.key


def form_columns(previous: bool) -> tuple[Column, ...]:
    """The columns of a form, with last period's values where there are any."""
    return lettered(
        Column("number", "STT", 7),
        Column("label", "Chỉ tiêu thống kê", 46),
        Column("unit", "Đơn vị tính", 16),
        Column("value", "Số liệu", 11),
        Column("note", "Ghi chú", 28),
        *([Column("previous", "Kỳ trước", 10)] if previous else []),
        Column("window", "Kỳ số liệu riêng (nếu có)", 13),
        Column("id"),
        Column("kept"),
    )


def lettered(*columns: Column) -> tuple[Column, ...]:
    """The columns with their letters, from A on."""
    return tuple(
        Column(c.key, c.heading, c.width, letter=chr(ord("A") + i)) for i, c in enumerate(columns)
    )


@frozen
class Place:
    """The line a row of the pack stands on when the form is made."""

    sheet: str
    line: int

    def cell(self, column: str = VALUE) -> str:
        """`'Biểu 1'!$D$12`: how a formula on another sheet calls a cell of the line."""
        return f"'{self.sheet}'!${column}${self.line}"


def sheet_titles(pack: FormPack) -> tuple[str, ...]:
    """The tab of each form, in order."""
    if len(pack.forms) == 1:
        return ("Biểu số liệu",)
    return tuple(f"Biểu {n}" for n in range(1, len(pack.forms) + 1))


def places(pack: FormPack) -> Mapping[str, Place]:
    """The line of every row, by its id."""
    return {
        row.id: Place(title, line)
        for title, form in zip(sheet_titles(pack), pack.forms, strict=True)
        for line, row in enumerate(form.rows, start=FIRST_ROW)
    }


def fills(unit: AdminUnit, row: Row) -> bool:
    """Whether the row is the unit's to fill: data, and of its level."""
    return row.role is Role.DATA and unit.level in row.scope
