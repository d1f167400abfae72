"""Made-up exports of a portal in every layout and kind of file, and a plain count to hold against.

All names, numbers and addresses are invented and say so.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve, frozen

import cchc_core.forms
from cchc_core import Desk, FileRefused, Finding, Refused, Source, Submission, Window
from cchc_core.forms import load_pack, load_units
from cchc_core.testing import samples
from cchc_source_portal import cchc_sources

DATA = Path(cchc_core.forms.__file__).parent
WINDOW = Window(date(2022, 11, 5), date(2023, 9, 1))
PERSONAL = {
    "name": "Người Bịa Đặt",
    "number": "038000000000",
    "phone": "0900000000",
    "address": "Thôn Không Có Thật",
}
"""What must never be found again, except in the file it stood in."""


@frozen
class Dossier:
    """A made-up dossier; all but the last four are columns that may be read."""

    code: str = "000.17.22.H56-230315-0001"
    unit: str = "UBND phường Hàm Rồng"
    field: str = "Đất đai"
    state: str = "Đã trả kết quả"
    received: str = "15/03/2023 08:30"
    due: str = "20/03/2023"
    finished: str = "20/03/2023 10:00"
    channel: str = "Trực tuyến"
    level: str = "Toàn trình"
    procedure: str = "1.010708.000.00.00.H56"


Table = list[list[str]]
"""The lines of a table, heads and all."""


def main_list(dossiers: Iterable[Dossier], first: int = 1) -> Table:
    """The list on the main screen: heads over two lines."""
    days = ["Ngày tháng năm", "", ""]
    head = ["STT", "Mã hồ sơ", "Nội dung hồ sơ", "Họ tên chủ hồ sơ", "Địa chỉ chủ hồ sơ"]
    below = ["Nhận hồ sơ", "Hẹn trả kết quả", "Ngày nhận kết quả"]
    lines = [[*head, "Số điện thoại", *days], [""] * 6 + below]
    for number, d in enumerate(dossiers, start=first):
        person = [f"đơn của {PERSONAL['number']}", PERSONAL["name"], PERSONAL["address"]]
        shown = [str(number), d.code, *person, PERSONAL["phone"], d.received, d.due, d.finished]
        lines.append(shown)
    return lines


def table_list(dossiers: Iterable[Dossier], *, channels: bool = False) -> Table:
    """The list as a table; with columns for channel and level where asked."""
    head = ["STT", "Đơn vị tiếp nhận", "Lĩnh vực", "Tên thủ tục hành chính", "Mã hồ sơ"]
    head += ["Trạng thái", "Địa chỉ", "Chủ hồ sơ", "Ngày nhận", "Ngày hẹn trả"]
    head += ["Ngày kết thúc xử lý", "Đơn vị/ cá nhân giải quyết"]
    more = ["Hình thức tiếp nhận", "Mức độ"] if channels else []
    lines = [head + more]
    for number, d in enumerate(dossiers, start=1):
        shown = [str(number), d.unit, d.field, f"thủ tục của {PERSONAL['name']}", d.code, d.state]
        shown += [PERSONAL["address"], PERSONAL["name"], d.received, d.due, d.finished]
        shown += [PERSONAL["name"], *([d.channel, d.level] if channels else [])]
        lines.append(shown)
    return lines


def number_list(dossiers: Iterable[Dossier]) -> Table:
    """The list headed "Số hồ sơ", without running numbers."""
    head = ["Số hồ sơ", "Tên thủ tục hành chính", "Tên lĩnh vực", "Phòng ban", "Ngày tiếp nhận"]
    head += ["Ngày hẹn trả", "Ngày kết thúc xử lý", "Cơ quan/đơn vị", "Chủ hồ sơ"]
    head += ["Số điện thoại", "Cán bộ xử lý hiện tại", "Trạng thái hồ sơ"]
    lines = [head]
    for d in dossiers:
        shown = [d.code, "thủ tục", d.field, "Văn phòng", d.received, d.due, d.finished, d.unit]
        shown += [PERSONAL["name"], PERSONAL["phone"], PERSONAL["name"], d.state]
        lines.append(shown)
    return lines


def igate_list(dossiers: Iterable[Dossier]) -> Table:
    """VNPT iGate, its columns called by the names of its fields."""
    head = ["code", "procedureCode", "procedureName", "sectorName", "procedureLevel"]
    head += ["dossierReceivingKind", "applicantName", "applicantPhone", "agencyName"]
    head += ["dossierStatus", "appliedDate", "acceptedDate", "appointmentDate", "completedDate"]
    lines = [head]
    for d in dossiers:
        shown = [d.code, d.procedure, "thủ tục", d.field, d.level, d.channel, PERSONAL["name"]]
        shown += [PERSONAL["phone"], d.unit, d.state, d.received, d.received, d.due, d.finished]
        lines.append(shown)
    return lines


LISTS = {
    "main": main_list,
    "table": table_list,
    "numbers": number_list,
    "igate": igate_list,
}


def _heads(*lines: str) -> Table:
    """Lines of heads, the cells of each parted by `|`."""
    return [[text.strip() for text in line.split("|")] for line in lines]


UNITS_HEAD = _heads(
    "STT | Đơn vị | Tiếp nhận | | | | | | Đã giải quyết | | | | Đang giải quyết | | "
    "| Yêu cầu bổ sung | Trả lại",
    "| | Tổng số | Kỳ trước chuyển sang | Trong kỳ | Trực tiếp | Trực tuyến | Bưu chính công ích "
    "| Tổng số | Trước hạn | Đúng hạn | Quá hạn | Tổng số | Trong hạn | Quá hạn | |",
    " | ".join(f"({n})" for n in range(1, 18)),
)
FIELDS_HEAD = _heads(
    "TT | Lĩnh vực | Số lượng hồ sơ tiếp nhận | | | | Số lượng hồ sơ đã giải quyết | | | "
    "| Số lượng hồ sơ đang giải quyết | |",
    "| | Tổng số | Trong kỳ | | Từ kỳ trước | Tổng số | Trước hạn | Đúng hạn | Quá hạn | Tổng số "
    "| Trong hạn | Quá hạn",
    "| | | Trực tuyến | Trực tiếp, dịch vụ bưu chính | | | | | | | |",
    " | ".join(["(1)", "(2)", "(3)=(4)+(5)+(6)", *(f"({n})" for n in range(4, 14))]),
)


def statistics(head: Table, *lines: Sequence[object]) -> Table:
    """Statistics: their heads, then a line for each unit or field."""
    return head + [list(map(str, line)) for line in lines]


def letterhead(unit: str = "Phường Hàm Rồng", window: Window | None = WINDOW) -> Table:
    """What stands above a table."""
    lines = [["ỦY BAN NHÂN DÂN"], [f"UBND {unit.upper()}"], ["DANH SÁCH HỒ SƠ"]]
    days = f"(Từ ngày {window.first:%d/%m/%Y} đến ngày {window.last:%d/%m/%Y})" if window else ""
    return [*lines, [days]] if days else lines


def write(path: Path, lines: Table, *, heads: int = 1, above: Table | None = None) -> Path:
    """A file of the kind its name says (.htm for a page that calls itself .xls elsewhere)."""
    writers: dict[str, Callable[..., None]] = {
        ".csv": _csv,
        ".xlsx": _xlsx,
        ".xls": _xls,
        ".htm": _page,
    }
    writers[path.suffix](path, above or [], lines, heads)
    return path


def _csv(path: Path, above: Table, lines: Table, heads: int) -> None:
    width = max(map(len, lines))
    padded = [line + [""] * (width - len(line)) for line in above] + lines
    text = "\n".join(",".join(map(_quoted, line)) for line in padded)
    path.write_text(text + "\n", encoding="utf-8-sig")


def _quoted(text: str) -> str:
    return f'"{text}"' if "," in text or "\n" in text else text


def _xlsx(path: Path, above: Table, lines: Table, heads: int) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for line in above + lines:
        book.active.append([text or None for text in line])
    book.save(path)


def _xls(path: Path, above: Table, lines: Table, heads: int) -> None:
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Danh sách")
    for row, line in enumerate(above + lines):
        for column, text in enumerate(line):
            sheet.write(row, column, text)
    book.save(str(path))


def _page(path: Path, above: Table, lines: Table, heads: int) -> None:
    """A page as portals write it: the table inside another, heads merged, nothing closed well."""
    top = "".join(f"<p align=center><b>{text}</b></p>" for line in above for text in line)
    head = "".join(f"<tr>{_merged(lines[:heads], n)}</tr>" for n in range(heads))
    body = "".join(
        "<tr>" + "".join(f"<td>{text}</td>" for text in line) + "</tr>\n" for line in lines[heads:]
    )
    style = "<style>td { mso-number-format:'\\@' }</style>"
    path.write_text(
        f'<html><head><meta charset="utf-8">{style}</head><body><table width=100%><tr><td>{top}'
        f"<br><table border=1>{head}{body}</table></td></tr></table></body></html>",
        encoding="utf-8",
    )


def _merged(heads: Table, number: int) -> str:
    """A line of heads: blank cells belong to the one on their left, or to the one above."""
    line, below = heads[number], heads[number + 1 :]
    cells: list[list[Any]] = []
    for column, text in enumerate(line):
        under = any(lower[column] for lower in below)
        if text:
            down = 1 if under else len(below) + 1
            cells.append([text, 1, down])
        elif under and cells:
            cells[-1][1] += 1
    return "".join(
        f"<th colspan={across} rowspan={down}>{text}</th>" for text, across, down in cells
    )


@pytest.fixture(scope="session")
def desk() -> Desk:
    """Nine months of 2023 in Thành phố Thanh Hóa: 34 communes and the city's own office."""
    units = load_units(DATA / "units" / "thanh-hoa.toml")
    city = units.with_code("380", WINDOW.last)
    period = evolve(samples.sample_period(), window=WINDOW, year=2023)
    expected = (*units.children(city.key, WINDOW.last), city)
    return Desk(load_pack(DATA / "thanh-hoa-2023.toml"), period, units, expected)


@pytest.fixture(scope="session")
def source() -> Source:
    (source,) = cchc_sources()
    return source


class Portal:
    """The source at its desk; `desk` may be put in the place of the usual one."""

    def __init__(self, source: Source, desk: Desk, folder: Path) -> None:
        self.source, self.desk, self.folder = source, desk, folder

    def put(self, name: str, lines: Table, **more: Any) -> Path:
        """A file in the inbox."""
        return write(self.folder / name, lines, **more)

    def read(self, *paths: Path) -> list[Submission]:
        """What is read of files that arrived together; none of them refused."""
        given = self.given(*paths)
        assert not [each.error.message.en for each in given if isinstance(each, Refused)]
        return [each for each in given if isinstance(each, Submission)]

    def given(self, *paths: Path) -> list[Submission | Refused]:
        """What is read of files that arrived together, refusals among it."""
        assert self.source.read_together
        return list(self.source.read_together(paths, self.desk))

    def refused(self, *paths: Path) -> FileRefused:
        """The refusal of the first file, with something to say in both languages."""
        error = next(each.error for each in self.given(*paths) if isinstance(each, Refused))
        assert error.message.vi != error.message.en
        return error

    def sent_by(self, path: Path, name: str) -> None:
        """`inbox.csv` says who sent a file."""
        match = self.desk.units.find(name, WINDOW.last)
        assert match
        self.desk = evolve(self.desk, senders={**self.desk.senders, path: match.unit})


@pytest.fixture
def portal(source: Source, desk: Desk, tmp_path: Path) -> Portal:
    return Portal(source, desk, tmp_path)


@pytest.fixture(scope="session")
def made() -> SimpleNamespace:
    """All that makes files, for tests that stand in modules of their own."""
    return SimpleNamespace(**{name: value for name, value in globals().items() if name[0] != "_"})


def numbers(submission: Submission) -> dict[str, int]:
    """The figures read, by row."""
    (leaf,) = submission.report.leaves.values()
    return {id: reading.value for id, reading in leaf.readings.items()}


def rules(submission: Submission) -> list[str]:
    """The rules of what was found, in order."""
    return [finding.rule for finding in submission.findings]


def finding(submission: Submission, rule: str) -> Finding:
    """The only finding of a rule, which says something in both languages."""
    (found,) = [finding for finding in submission.findings if finding.rule == rule]
    assert found.message.vi != found.message.en
    assert not set("{}") & set(found.message.vi + found.message.en)
    return found


def codes(day: str = "230315", agency: str = "000.17.22.H56") -> Iterator[str]:
    """Codes of dossiers of one agency and day."""
    return (f"{agency}-{day}-{number:04d}" for number in range(1, 10_000))


def several(count: int, **more: str) -> list[Dossier]:
    """So many dossiers of Phường Hàm Rồng, each with a code of its own."""
    return [Dossier(code, **more) for code, _ in zip(codes(), range(count), strict=False)]


def plain_count(
    lines: Iterable[tuple[int | None, date, date | None, date | None]], window: Window
) -> Counter[str]:
    """The definitions of the count in plain Python: state, received, due, finished of each."""
    counts: Counter[str] = Counter()
    for state, received, due, finished in lines:
        if state in (1, 3) or received > window.last:
            continue
        if received < window.first and finished is not None and finished < window.first:
            continue
        counts["in-period" if received >= window.first else "carried-over"] += 1
        if finished is not None and window.first <= finished <= window.last:
            if state == 7:
                counts["returned"] += 1
            elif due is None:
                counts["without-due-date"] += 1
            elif finished < due:
                counts["early"] += 1
            else:
                counts["on-time" if finished == due else "late"] += 1
        elif state in (5, 6, 8):
            counts["waiting"] += 1
        else:
            counts["open-overdue" if due is not None and due < window.last else "open-in-time"] += 1
    return counts
