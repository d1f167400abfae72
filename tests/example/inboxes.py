"""An example's inbox read without the program: with openpyxl, json and ruamel.yaml alone."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook, load_workbook
from ruamel.yaml import YAML

Told = tuple[str, Fraction | None]
"""A status, and the value when it is `used`."""

Row = tuple[Fraction | None, Mapping[str, frozenset[str]]]
"""A row of the city's report: its value, and its units by status (none if it is derived)."""

LABELS = {"kết hợp": 2, "có": 1}


class Stamp(NamedTuple):
    """The period a form says it is for: its id, its first and its last day."""

    period: str
    first: str
    last: str


class Sent(NamedTuple):
    """One form: whose it is, for which period, which sending it is, and its cells by row.

    `other_days` are the rows whose figures have days of their own.
    """

    unit: str
    name: str
    stamp: Stamp
    revision: int
    cells: Mapping[str, Any]
    pack: str = ""
    other_days: frozenset[str] = frozenset()


def counted(inbox: Path, stamp: Stamp) -> Mapping[str, Sent]:
    """By unit the form that counts: of those stamped with the period, the last sending."""
    sent = [each for each in map(read, forms(inbox)) if each.stamp == stamp]
    return {each.unit: each for each in sorted(sent, key=lambda each: each.revision)}


def forms(inbox: Path) -> Iterator[Path]:
    """The files that are the city's own form; exports and documents are none."""
    for path in sorted(inbox.iterdir()):
        match path.suffix:
            case ".json" | ".yaml":
                yield path
            case ".xlsx" if "_cchc" in load_workbook(path, read_only=True).sheetnames:
                yield path


def read(path: Path) -> Sent:
    """The bare content of a file."""
    if path.suffix == ".xlsx":
        return _read_workbook(load_workbook(path))
    text = path.read_text(encoding="utf-8")
    data = json.loads(text) if path.suffix == ".json" else YAML(typ="safe").load(text)
    period = data["period"]
    return Sent(
        data["unit"],
        data["unit_name"],
        Stamp(period["id"], period["first"], period["last"]),
        data["revision"],
        {id: (told or {}).get("raw", "") for id, told in data["rows"].items()},
    )


def _read_workbook(book: Workbook) -> Sent:
    cells: dict[str, Any] = {}
    other_days: set[str] = set()
    revision = 0
    for sheet in book.worksheets:
        lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
        for line in lines:
            if "cchc:revision" in line:
                revision = line[line.index("Lần gửi") + 1]
        heads = [line for line in lines if "cchc:id" in line and "cchc:value" in line]
        if heads:
            id, value = heads[0].index("cchc:id"), heads[0].index("cchc:value")
            cells |= {str(line[id]): line[value] for line in lines if line[id]}
            days = heads[0].index("cchc:window")
            other_days |= {str(line[id]) for line in lines if line[id] and line[days]}
    said = {line[0].value: line[1].value for line in book["_cchc"].iter_rows()}
    stamp = Stamp(said["period"], said["first"], said["last"])
    pack, days = said["pack"], frozenset(other_days)
    return Sent(said["unit"], said["unit_name"], stamp, revision, cells, pack, days)


def understood(cell: Any, codes: Iterable[int] = (), *, rate: bool = False) -> Told:
    """A typed cell by the words and signs that the examples use; `codes` are those allowed, and no
    rate is above 100."""
    if cell is None or cell in ("", "KCSL", "-"):
        return ("blank", None)
    if cell == "không áp dụng":
        return ("not-applicable", None)
    if isinstance(cell, str):
        word = cell.lower()
        if codes and word in LABELS:
            cell = LABELS[word]
        elif word in ("không", "kps", "không phát sinh"):
            cell = 0
        elif re.fullmatch(r"\d{1,3}(\.\d{3})+", cell):
            cell = int(cell.replace(".", ""))
        else:
            cell = cell.replace(",", ".")
    value = Fraction(str(cell))
    impossible = (codes and value not in codes) or (rate and value > 100)
    return ("rejected", None) if impossible else ("used", value)


def values(told: Mapping[str, Told]) -> list[Fraction]:
    return [value for _, value in told.values() if value is not None]


def by_status(told: Mapping[str, Told]) -> Mapping[str, frozenset[str]]:
    statuses = {status for status, _ in told.values()}
    return {s: frozenset(u for u, (status, _) in told.items() if status == s) for s in statuses}
