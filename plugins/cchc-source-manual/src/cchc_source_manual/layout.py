"""Where things stand on the Excel form, for those who write it and those who check it.

A reader needs none of this but the names: it finds columns by the hidden row of keys, and rows by
the hidden column of ids.
"""

from collections.abc import Mapping
from functools import cached_property

from attrs import field, frozen

from cchc_core import AdminUnit, Form, FormPack, Role, Row

STAMP_SHEET = "_cchc"
LISTS_SHEET = "Văn bản"
WORDS_SHEET = "Phần lời"
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


@frozen
class Blank:
    """A form before it is filled in: what it prints, and which rows it asks of a unit.

    A supplement asks `only` some rows, and prints what they stand under beside them.
    """

    pack: FormPack
    unit: AdminUnit
    only: frozenset[str] | None = None

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """The forms as printed."""
        return self.pack.forms if self.only is None else self.pack.only(self.only)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows printed."""
        return tuple(row for form in self.forms for row in form.rows)

    @property
    def titles(self) -> tuple[str, ...]:
        """The tab of each form, in order."""
        if len(self.forms) == 1:
            return ("Biểu số liệu",)
        return tuple(f"Biểu {n}" for n in range(1, len(self.forms) + 1))

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """The line of every row, by its id."""
        return {
            row.id: Place(title, line)
            for title, form in zip(self.titles, self.forms, strict=True)
            for line, row in enumerate(form.rows, start=FIRST_ROW)
        }

    def asks(self, row: Row) -> bool:
        """Whether the row is the unit's to fill here: data, of its level, and among those asked."""
        mine = row.role is Role.DATA and self.unit.level in row.scope
        return mine and (self.only is None or row.id in self.only)
