"""`entered.toml`: the figures officers typed on units' behalf, each with how they came by it."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from attrs import frozen

from cchc_core.text import Text, format_date, squeeze
from cchc_core.tomls import Table, parse_toml, quoted, read_toml

FILE = "entered.toml"
SCHEMA = "entered/1"
HEAD = f"""\
# Số liệu công chức nhập tay thay đơn vị, do 'cchc enter' ghi thêm vào cuối tệp. Của một dòng thì
# mục sau thay mục trước; mục trước được giữ lại. Người cho số ghi bằng chức danh, không ghi tên.
cchc = {quoted(SCHEMA)}
"""


@frozen
class Entry:
    """One figure typed on a unit's behalf: `value` as it was typed, on a row of the forms `pack`.

    It was read off `file` (a photograph or a scanned page in the inbox), or told by telephone by an
    `informant`, called by role, on a day. `line` is where it stands in the file, 0 before it does.
    """

    unit: str
    pack: str
    row: str
    value: str
    reason: str
    entered: date
    file: str = ""
    page: int | None = None
    informant: str = ""
    on: date | None = None
    line: int = 0

    @property
    def way(self) -> str:
        """How the officer came by it: `điện thoại, công chức Văn phòng – Thống kê, 06/9/2023`."""
        if self.informant:
            when = format_date(self.on, "vi") if self.on else ""
            return ", ".join(filter(None, ("điện thoại", self.informant, when)))
        return f"{self.file}, trang {self.page}" if self.page else self.file


def read_entries(path: Path) -> tuple[Entry, ...]:
    """All entries in the order they were made; none without the file. Raises `BadData` naming the
    line."""
    return tuple(_entries(read_toml(path))) if path.exists() else ()


def with_entries(content: bytes, entries: Mapping[str, Entry]) -> bytes:
    """What the file holds with `entries` after all that stands there already, each under a comment
    for people. Raises `BadData` when what is there cannot be read."""
    before = content or HEAD.encode()
    gap = b"" if before.endswith(b"\n") else b"\n"
    added = "".join(_written(entry, name) for name, entry in entries.items())
    grown = before + gap + added.encode()
    tuple(_entries(parse_toml(grown.decode("utf-8-sig"), FILE)))
    return grown


def _entries(top: Table) -> Iterator[Entry]:
    if top.need("cchc", str) != SCHEMA:
        raise top.error("cchc", Text(f"cần '{SCHEMA}'", f"needs '{SCHEMA}'"))
    for table in top.tables("entries"):
        yield _entry(table)
    top.done()


def _entry(table: Table) -> Entry:
    entry = Entry(
        unit=table.need("unit", str),
        pack=table.need("pack", str),
        row=table.need("row", str),
        value=table.need("value", str),
        reason=table.need("reason", str),
        entered=table.need("entered", date),
        file=table.get("from", str) or "",
        page=table.get("page", int),
        informant=table.get("informant", str) or "",
        on=table.get("on", date),
        line=table.where.below("value").line(),
    )
    table.done()
    if bool(entry.file) == bool(entry.informant):
        one = Text("cần hoặc 'from' hoặc 'informant'", "needs either 'from' or 'informant'")
        raise table.error("from", one)
    return entry


def _written(entry: Entry, name: str) -> str:
    """An entry as a table of its own; what does not apply is left out."""
    pairs = {
        "unit": quoted(entry.unit),
        "pack": quoted(entry.pack),
        "row": quoted(entry.row),
        "value": quoted(entry.value),
        "from": quoted(entry.file) if entry.file else "",
        "page": str(entry.page or ""),
        "informant": quoted(entry.informant) if entry.informant else "",
        "on": entry.on.isoformat() if entry.on else "",
        "reason": quoted(entry.reason),
        "entered": entry.entered.isoformat(),
    }
    lines = (f"{key} = {value}\n" for key, value in pairs.items() if value)
    comment = squeeze("".join(sign if sign.isprintable() else " " for sign in name))
    return f"\n# {comment}\n[[entries]]\n" + "".join(lines)
