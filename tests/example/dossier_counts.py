"""The portal's exports counted a second time, with csv, lxml, calamine and openpyxl alone.

The columns of each export are written down here by hand, as one sees them when one opens it.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from lxml import html
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

FIRST, LAST = date(2022, 11, 5), date(2023, 9, 1)


class Columns(NamedTuple):
    """Where a list has what; None where it has no such column."""

    code: int
    received: int
    due: int
    finished: int
    state: int | None = None
    field: int | None = None
    unit: int | None = None


class Dossier(NamedTuple):
    code: str
    received: date
    due: date | None
    finished: date | None
    state: str
    field: str
    unit: str


MAIN = Columns(code=1, received=6, due=7, finished=8)
TABLE = Columns(code=4, received=8, due=9, finished=10, state=5, field=2, unit=1)
NUMBERED = Columns(code=0, received=4, due=5, finished=6, state=11, field=2, unit=7)
WAITING = {"Yêu cầu bổ sung", "Yêu cầu thực hiện nghĩa vụ tài chính", "Dừng xử lý"}


LISTS: Mapping[str, tuple[Columns, Sequence[str]]] = {
    "14758": (MAIN, [f"DanhSachHoSo_DongTho_trang{page}.xls" for page in (1, 2, 3)]),
    "14788": (TABLE, ["Danh sach ho so Tan Son.xls"]),
    "15913": (NUMBERED, ["SoHoSo_TaoXuyen_LongAnh_HoangQuang.csv"]),
    "15922": (NUMBERED, ["SoHoSo_TaoXuyen_LongAnh_HoangQuang.csv"]),
    "15925": (NUMBERED, ["SoHoSo_TaoXuyen_LongAnh_HoangQuang.csv"]),
    "16522": (TABLE, ["Danh sach ho so Quang Phu.xlsx"]),
}
"""Whose dossiers stand in which list."""

STATISTICS = ("ThongKeTheoDonVi.xls", ("16435", "16441"))
BY_FIELD = ("Bieu II.06a - Quang Cat.xlsx", "16507")


def exported(inbox: Path, names: Mapping[str, str]) -> Mapping[str, Mapping[str, int]]:
    """By unit, row by row, what the portal's exports say; `names` are the units' by code."""
    counted: dict[str, Mapping[str, int]] = {}
    for unit, (columns, files) in LISTS.items():
        listed = dossiers([inbox / file for file in files], columns)
        counted[unit] = figures(each for each in listed if of(names[unit], each.unit))
    file, units = STATISTICS
    lines = {str(line[1]): line for line in lines_of(inbox / file) if len(line) > 1}
    for unit in units:
        (line,) = (line for office, line in lines.items() if office and of(names[unit], office))
        counted[unit] = _of_statistics(line)
    file, unit = BY_FIELD
    return counted | {unit: _by_field(lines_of(inbox / file))}


def of(name: str, office: str) -> bool:
    """Whether an office ("UBND phường …") is the ward's; a list that names none is all of one's."""
    return not office or office.casefold().removeprefix("ubnd ") == name.casefold()


def _of_statistics(line: Sequence[Any]) -> Mapping[str, int]:
    """A unit's line of the statistics, column by column."""
    _, _, received, carried_over, in_period, _, online, postal, *rest = line
    _, early, on_time, late, _, in_time, overdue, waiting, returned = rest
    return {
        "dossiers.received": int(received),
        "dossiers.on_time.commune": int(early) + int(on_time),
        "dossiers.in_period": int(in_period),
        "dossiers.carried_over": int(carried_over),
        "dossiers.resolved_early": int(early),
        "dossiers.resolved_on_time": int(on_time),
        "dossiers.resolved_late": int(late),
        "dossiers.open_in_time": int(in_time),
        "dossiers.open_overdue": int(overdue),
        "dossiers.waiting": int(waiting),
        "dossiers.returned": int(returned),
        "online.received": int(online),
        "postal.received": int(postal),
    }


def _by_field(lines: Iterable[Sequence[Any]]) -> Mapping[str, int]:
    """The fields and their total on form II.06a, column by column."""
    (total,) = (line for line in lines if line[1] == "Tổng cộng")
    _, _, received, online, other, carried_over, _, early, _, late, _, in_time, overdue = total
    return {
        "dossiers.received": received,
        "dossiers.in_period": online + other,
        "dossiers.carried_over": carried_over,
        "dossiers.resolved_early": early,
        "dossiers.resolved_late": late,
        "dossiers.open_in_time": in_time,
        "dossiers.open_overdue": overdue,
        "online.received": online,
    }


def lines_of(path: Path) -> list[Sequence[Any]]:
    """All lines of an export, whatever kind of file it is."""
    content = path.read_bytes()
    if content.startswith(b"PK"):
        sheet = load_workbook(path).worksheets[0]
        return [[cell.value for cell in line][1:] for line in sheet.iter_rows()]
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    if content.startswith(b"<"):
        rows = html.fromstring(content.decode("utf-8")).xpath("//table//table//tr")
        return [[cell.text_content() for cell in row] for row in rows]
    return list(csv.reader(content.decode("utf-8-sig").splitlines()))


def dossiers(paths: Iterable[Path], columns: Columns) -> Iterator[Dossier]:
    """Each dossier of a list once, whatever page it stands on."""
    seen = set()
    for path in paths:
        for line in lines_of(path):
            code = line[columns.code] if len(line) > columns.finished else ""
            if re.search(r"H56.*-\d{6}-\d{4}", str(code)) and code not in seen:
                seen.add(code)
                received = day(line[columns.received])
                assert received
                yield Dossier(
                    str(code),
                    received,
                    day(line[columns.due]),
                    day(line[columns.finished]),
                    *("" if at is None else str(line[at]) for at in columns[4:]),
                )


def day(cell: Any) -> date | None:
    """The day in a cell, whatever the time of day."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date) or not cell:
        return cell or None
    return datetime.strptime(cell[:10], "%d/%m/%Y").date()


def figures(listed: Iterable[Dossier]) -> Mapping[str, int]:
    """Row by row, what a list says; nothing about what it has no column for."""
    counted = [each for each in listed if outcome(each)]
    outcomes = Counter(map(outcome, counted))
    on_time = [each for each in counted if outcome(each) in ("early", "on-time")]
    carried_over = sum(each.received < FIRST for each in counted)
    rows = {
        "dossiers.received": len(counted),
        "dossiers.on_time.commune": len(on_time),
        "dossiers.in_period": len(counted) - carried_over,
        "dossiers.carried_over": carried_over,
        "dossiers.resolved_early": outcomes["early"],
        "dossiers.resolved_on_time": outcomes["on-time"],
        "dossiers.resolved_late": outcomes["late"],
        "dossiers.resolved_without_due_date": outcomes["without-due-date"],
        "dossiers.open_in_time": outcomes["open-in-time"],
        "dossiers.open_overdue": outcomes["open-overdue"],
    }
    if any(each.state for each in counted):
        rows["dossiers.waiting"] = outcomes["waiting"]
        rows["dossiers.returned"] = outcomes["returned"]
    if any(each.field for each in counted):
        fields = Counter(each.field for each in on_time)
        rows["dossiers.on_time.land.commune"] = fields["Đất đai"]
        rows["dossiers.on_time.construction.commune"] = fields["Xây dựng"]
    return rows


def outcome(dossier: Dossier) -> str:
    """What became of a dossier by the last day; nothing when the report leaves it out."""
    _, received, due, finished, state, *_ = dossier
    if state in ("Mới đăng ký", "Không được tiếp nhận") or received > LAST:
        return ""
    if finished and finished < FIRST:
        return ""
    if finished and finished <= LAST:
        if state == "Công dân rút":
            return "returned"
        if due is None:
            return "without-due-date"
        return "early" if finished < due else "on-time" if finished == due else "late"
    if state in WAITING:
        return "waiting"
    return "open-overdue" if due and due < LAST else "open-in-time"
