"""Every code that an export alone is told of, and what it is not told of."""

from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve

from cchc_core import FileRefused, Refused
from cchc_core.testing.contracts import RulesContract
from cchc_core.testing.contracts.rules import Cases
from cchc_source_portal import cchc_rules

Case = Callable[[Any, SimpleNamespace], Iterable[Path]]
"""Puts files into the inbox of a portal, made by `made` of `conftest.py`."""
LAYOUTS = ("table", "igate")
WARD = (20, 4, 16, 9, 6, 1, 15, 8, 6, 1, 4, 3, 1, 1, 0)
EARLY = {"code": "000.17.22.H56-221101-0001", "received": "01/11/2022"}


def table(layout: str = "table", **odd: str) -> Case:
    """A list of five dossiers, of which the last is odd."""

    def case(portal: Any, made: SimpleNamespace) -> Iterable[Path]:
        dossiers = [made.Dossier(**EARLY), *made.several(4)]
        dossiers[-1] = evolve(dossiers[-1], **odd)
        more = {"channels": True} if layout == "table" else {}
        yield portal.put("a.csv", made.LISTS[layout](dossiers, **more))

    return case


AS_IT_IS = table()


def lines_changed(change: Callable[[list[list[str]]], list[list[str]]], kind: str = "htm") -> Case:
    """The lines of a list, its heads the first, changed."""

    def case(portal: Any, made: SimpleNamespace) -> Iterable[Path]:
        yield portal.put(f"a.{kind}", change(made.table_list(made.several(9))))

    return case


def text(spoil: Callable[[str], bytes]) -> Case:
    """The list as csv, its text spoilt."""

    def case(portal: Any, made: SimpleNamespace) -> Iterable[Path]:
        (path,) = AS_IT_IS(portal, made)
        path.write_bytes(spoil(path.read_text("utf-8-sig")))
        yield path

    return case


def with_an_odd_quote(text: str) -> bytes:
    """One in the midst of the last line."""
    before, _, after = text.rpartition("thủ tục")
    return f'{before}thủ" tục{after}'.encode()


def by_unit(*lines: tuple[object, ...], window: bool = True) -> Case:
    """Statistics by unit."""

    def case(portal: Any, made: SimpleNamespace) -> Iterable[Path]:
        above = made.letterhead(window=made.WINDOW if window else None)
        shown = made.statistics(made.UNITS_HEAD, *lines)
        yield portal.put("thong-ke.htm", shown, heads=2, above=above)

    return case


def ward(name: str = "Phường Hàm Rồng", *, first: object = 20, last: object = 0) -> tuple[Any, ...]:
    return ("1", name, first, *WARD[1:-1], last)


STATISTICS = by_unit(ward(), ("", "Tổng cộng", *WARD))


def profiles(**texts: str) -> Case:
    """A list that is there, and profiles of the office's own."""

    def case(portal: Any, made: SimpleNamespace) -> Iterable[Path]:
        folder = portal.folder / "profiles"
        folder.mkdir(exist_ok=True)
        for name, profile in texts.items():
            (folder / f"{name}.toml").write_text(profile, "utf-8")
        portal.desk = evolve(portal.desk, profiles=folder)
        yield portal.put("b.csv", [HEADS, ["BN-1", *DAYS]])

    return case


OWN = """\
vi = "Mẫu riêng"
en = "Own"
table = "dossiers"
unit = "sender"
known_by = ["Mã biên nhận", "Ngày nộp"]
[columns]
code = "Mã biên nhận"
received = "Ngày nộp"
due = "Ngày hẹn"
finished = "Ngày trả"
"""
HEADS = ["Mã biên nhận", "Ngày nộp", "Ngày hẹn", "Ngày trả"]
DAYS = ["15/03/2023", "20/03/2023", "20/03/2023"]


def drafted(*lines: str) -> Case:
    """What a draft is asked for, with the refusal of it."""

    def case(portal: Any, made: SimpleNamespace) -> Iterable[Path]:
        path = portal.folder / "c.csv"
        path.write_text("\n".join(lines), "utf-8")
        portal.source.draft(path)
        return ()

    return case


def many(count: int) -> Case:
    def case(portal: Any, made: SimpleNamespace) -> Iterable[Path]:
        yield portal.put("a.csv", made.table_list(made.several(count)))

    return case


def doubled(**other: str) -> Case:
    """A list with its first dossier once more, told otherwise."""

    def case(portal: Any, made: SimpleNamespace) -> Iterable[Path]:
        dossiers = made.several(3)
        again = evolve(dossiers[0], **other)
        yield portal.put("a.csv", made.table_list([*dossiers, again]))

    return case


def resolved_at(name: str) -> Case:
    """A list whose profile names who received and who resolves."""
    head = [*HEADS, "Nơi nhận", "Nơi giải quyết"]
    line = ["000.17.22.H56-230315-0001", *DAYS, "Phường Hàm Rồng", name]
    columns = 'unit = "Nơi nhận"\nresolver = "Nơi giải quyết"\n'
    described = profiles(a=OWN.replace('"sender"', '"column"') + columns)

    def case(portal: Any, made: SimpleNamespace) -> Iterable[Path]:
        list(described(portal, made))
        yield portal.put("b.csv", [head, line])

    return case


def workbook(first: object) -> Case:
    """The list as a workbook, a cell of it set by another program."""

    def case(portal: Any, made: SimpleNamespace) -> Iterable[Path]:
        openpyxl = pytest.importorskip("openpyxl")
        path = portal.put("a.xlsx", made.table_list(made.several(4)))
        book = openpyxl.load_workbook(path)
        book.active["K2"] = first
        book.save(path)
        yield path

    return case


def in_cp1258(text: str) -> bytes:
    """As Windows has it: letters with their shapes, the tone after each."""
    from unicodedata import normalize

    tones = "\u0300\u0309\u0303\u0301\u0323"
    signs = (normalize("NFD", sign) for sign in text)
    return b"".join(
        normalize("NFC", "".join(c for c in sign if c not in tones)).encode("cp1258")
        + "".join(c for c in sign if c in tones).encode("cp1258")
        for sign in signs
    )


FILES: Cases = {
    "text-encoding": (text(lambda t: b"STT;M\xe3;S\xf3\n1;\xff\xfe\xfd;x\n"), AS_IT_IS),
    "text-cp1258": (text(in_cp1258), AS_IT_IS),
    "csv-quote": (text(lambda t: t.replace("Thôn", '"Thôn', 1).encode()), AS_IT_IS),
    "csv-unreadable": (text(with_an_odd_quote), AS_IT_IS),
    "layout-unknown": (profiles(), profiles(a=OWN)),
    "layout-ambiguous": (profiles(a=OWN, b=OWN), profiles(a=OWN)),
    "layout-without-heads": (drafted("1,2", "3,4"), drafted(",".join(HEADS), "BN-1,15/03/2023,,")),
    "profile-wrong": (profiles(a=OWN.replace("dossiers", "hồ sơ")), profiles(a=OWN)),
    "heads-differ": (lines_changed(lambda t: [t[0], *(x[:9] for x in t[1:])]), lines_changed(list)),
    "line-differs": (lines_changed(lambda t: [*t[:5], t[5][:-1], *t[6:]]), lines_changed(list)),
    "list-empty": (many(0), many(3)),
    "list-page": (many(50), many(49)),
    "window-unstated": (by_unit(ward(), window=False), STATISTICS),
    "cell-without-value": (workbook("#REF!"), workbook("20/03/2023")),
    "line-unread": (by_unit(ward(), ("2", "", *WARD)), STATISTICS),
}
COUNTS: Cases = {
    "statistics-unreadable": (by_unit(ward(last="khoảng 3")), STATISTICS),
    "statistics-sums": (by_unit(ward(first=21)), STATISTICS),
    "statistics-total": (by_unit(ward(), ("", "Tổng cộng", 22, *WARD[1:])), STATISTICS),
    "statistics-unit-twice": (
        by_unit(ward(), ward("UBND Phường Hàm Rồng"), ward("Phường Đông Thọ")),
        STATISTICS,
    ),
    "unit-unmatched": (table(unit="Phòng Quản lý đô thị"), AS_IT_IS),
    "unit-suggested": (table(unit="phuong dong tho"), AS_IT_IS),
    "unit-not-expected": (table(unit="Xã Đông Hoàng"), AS_IT_IS),
}
DOSSIERS: Cases = {
    "dossier-date-unreadable": (table(due="sớm nhất có thể"), AS_IT_IS),
    "dossier-without-reception": (table(received=""), AS_IT_IS),
    "dossier-duplicate": (doubled(), doubled(code="000.17.22.H56-230315-0009")),
    "dossier-conflict": (doubled(state="4", finished=""), doubled()),
    "dossier-code-missing": (table(code=""), AS_IT_IS),
    "dossier-code-unknown": (table(code="HS-2023/15"), AS_IT_IS),
    "dossier-code-day": (table(code="000.17.22.H56-230316-0009"), AS_IT_IS),
    "dossier-code-agency": (table(code="000.17.99.H56-230315-0009"), AS_IT_IS),
    "procedure-code-unknown": (table("igate", procedure="TT 5"), table("igate")),
    "dossier-state-unknown": (table(state="Chờ liên thông"), AS_IT_IS),
    "dossier-state-without-day": (table(finished=""), AS_IT_IS),
    "dossier-days-reversed": (table(finished="14/03/2023"), AS_IT_IS),
    "dossier-channel-unknown": (table(channel="Zalo"), AS_IT_IS),
    "dossier-level-unknown": (table(level=""), AS_IT_IS),
    "dossier-field-missing": (table(field=""), AS_IT_IS),
    "dossier-field-doubtful": (table(field="Đất đai và nhà ở"), AS_IT_IS),
    "dossier-resolved-elsewhere": (resolved_at("Phường Đông Thọ"), resolved_at("Phường Hàm Rồng")),
    "carried-over-unseen": (many(3), AS_IT_IS),
}
CASES: Cases = {**FILES, **COUNTS, **DOSSIERS}


class TestExports(RulesContract):
    """An export of the portal, spoilt in one way."""

    rules = tuple(cchc_rules())
    cases = CASES

    @pytest.fixture(autouse=True)
    def _with_a_portal(self, portal: Any, made: SimpleNamespace) -> None:
        self.portal, self.made = portal, made

    def told(self, case: Case) -> Iterable[str]:
        try:
            paths = tuple(case(self.portal, self.made))
        except FileRefused as error:
            yield error.rule
            return
        for each in self.portal.given(*paths):
            if isinstance(each, Refused):
                yield each.error.rule
            else:
                yield from (finding.rule for finding in each.findings)
