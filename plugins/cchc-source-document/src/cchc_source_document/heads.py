"""The head of an appendix table: which column holds number, wording, unit, figure and note."""

import re
from collections.abc import Iterable, Mapping

from attrs import field, frozen

from cchc_core import fold
from cchc_source_document.content import Grid, GridRow


@frozen
class Columns:
    """Where things stand in a table; `others` are the heads of columns that are not read.

    `rivals` are further columns of figures: then nobody can say which of them is meant. `named`
    says that the column of figures is called so ("Số liệu"), not only "Kết quả".
    """

    label: int
    value: int
    number: int | None = None
    unit: int | None = None
    note: int | None = None
    rivals: tuple[str, ...] = ()
    named: bool = True
    others: Mapping[int, str] = field(factory=dict)

    @property
    def known(self) -> frozenset[int]:
        """The columns that are read."""
        columns = (self.number, self.label, self.unit, self.value, self.note)
        return frozenset(column for column in columns if column is not None)


@frozen
class Head:
    """A table's head: its columns, the line it begins on and the one after it."""

    columns: Columns
    first: int
    after: int


def find_head(grid: Grid) -> Head | None:
    """The head of an appendix table (STT · Chỉ tiêu · Đơn vị tính · Số liệu · Ghi chú), if the grid
    has one; what stands above it is its title."""
    for at, row in enumerate(grid.rows[:_DEEPEST]):
        if any(role(cell.raw) == "label" for cell in row.cells):
            after = at + 1
            while after < min(len(grid.rows), at + _TALLEST) and _is_under_head(grid.rows[after]):
                after += 1
            if columns := _columns(grid.rows[at:after]):
                return Head(columns, at, after)
    return None


def role(text: str) -> str:
    """What a head stands over, `label`, `value` …; nothing for a text that is no head."""
    head = fold(text).strip(" .:")
    if len(head) > _LONGEST:
        return ""
    return next((name for name, shape in _ROLES.items() if shape.fullmatch(head)), "")


def is_head(row: GridRow) -> bool:
    """Whether a line is (part of) a head printed again, on another page."""
    roles = {role(cell.raw) for cell in row.cells if cell.raw.strip()}
    return _is_numbered(row) or (len(roles) > 1 and "" not in roles and "value" in roles)


def _is_under_head(row: GridRow) -> bool:
    """Whether nothing but heads stands on a line."""
    texts = [cell.raw for cell in row.cells if cell.raw.strip()]
    return _is_numbered(row) or (bool(texts) and all(map(role, texts)))


def _is_numbered(row: GridRow) -> bool:
    """Whether it is the line that counts the columns: (1) (2) (3) …"""
    counts = [re.sub(r"[()\[\]\s]", "", cell.raw) for cell in row.cells if cell.raw.strip()]
    return len(counts) > 2 and counts == [str(at) for at in range(1, len(counts) + 1)]


_DEEPEST, _TALLEST = 60, 4
_LONGEST = 40  # characters of a head
_ROLES: Mapping[str, re.Pattern[str]] = {
    "number": re.compile(r"(s?tt|so tt|so thu tu)"),
    "label": re.compile(r"(ten )?chi tieu( .*)?|noi dung( chi tieu)?"),
    "unit": re.compile(r"don vi( tinh)?|dvt"),
    "note": re.compile(r"ghi chu|giai trinh"),
    "earlier": re.compile(r".*\b(truoc|cung ky|luy ke|ke hoach)\b.*"),
    "value": re.compile(r"(so lieu|gia tri)( .*)?|ket qua( thong ke| thuc hien)?"),
}
"""By what a folded head has to be; the first that fits."""


def _columns(rows: Iterable[GridRow]) -> Columns | None:
    heads: dict[int, str] = {}
    for row in rows:
        for column, cell in enumerate(row.cells):
            if (text := cell.raw.strip()) and not re.fullmatch(r"[(\[]?[0-9]+[)\]]?", text):
                heads[column] = text  # the lowest of its heads is the narrowest
    roles: dict[str, list[int]] = {}
    for column, text in heads.items():
        roles.setdefault(role(text), []).append(column)
    if "label" not in roles or "value" not in roles:
        return None
    label, value = roles["label"][0], roles["value"][0]
    single = {role: roles[role][0] for role in ("number", "unit", "note") if role in roles}
    read = {label, value, *single.values()}
    return Columns(
        label=label,
        value=value,
        rivals=tuple(heads[column] for column in roles["value"][1:]),
        named=fold(heads[value]).startswith("so lieu"),
        others={column: text for column, text in heads.items() if column not in read},
        **single,
    )
