"""Hypothesis strategies for the model's values; what they draw speaks Vietnamese.

Without arguments they draw over the made-up forms and units of `samples`; numbers stay small
enough to coincide, so that majorities, ties and zeros are common.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cchc_core.decisions import Decision, DecisionKind, LedgerLine
from cchc_core.model.forms import FormPack, Role
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Document, Kind, Status, Value
from cchc_core.model.periods import Period, Window
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.model.units import AdminUnit, UnitKey
from cchc_core.testing.samples import (
    cut_down,
    sample_city,
    sample_pack,
    sample_period,
    sample_wards,
)
from cchc_core.text import Text, squeeze

T = TypeVar("T")
STATED = (Status.USED, Status.BLANK, Status.NOT_APPLICABLE, Status.REJECTED)
"""The statuses an office can cause by what it types; the others are made of them."""

_WORDS = ("Hòa", "Bình", "Đông", "Sơn", "Trường", "Thịnh", "Nghĩa", "Phượng", "Yến", "Ỷ", "La")
_NOTES = (
    "4 hồ sơ từ kỳ trước chuyển sang",
    "Ủy ban nhân dân phường đã rà soát",
    "đạt 96,55%; còn 2 hồ sơ quá hạn",
    "theo Công văn số 05/UBND-VP ngày 01/9/2023",
    "không phát sinh",
)
_SAID = (
    "Đường truyền chưa ổn định, mất thời gian xử lý hồ sơ",
    "- Đường truyền không ổn định, mất thời gian xử lý hồ sơ.",
    "1. Đề nghị cấp trên bố trí 2 máy quét",
    "= 2 kiến nghị: không",
    "Không",
)
_REJECTED = ("khoảng 10", "chưa rõ", "1.234,5 và 7", "#REF!", "ngày 05/3/2024")
_BLANK = ("", "", "-", "KCSL")
_ODD = ("=1+1", "-", "1.200", "dòng 1\ndòng 2", "[tasks.assigned]", "“chưa rõ” [98101]")


def names() -> SearchStrategy[str]:
    """Names of wards: `Phường Đông Thắng`."""
    words = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3).map(" ".join)
    return st.builds("{} {}".format, st.sampled_from(("Phường", "Xã", "Thị trấn")), words)


def ledger_lines() -> SearchStrategy[list[LedgerLine]]:
    """Lines of a ledger, some answered, some badly, no two about the same question."""
    texts = st.sampled_from((*_NOTES, *_ODD)) | names()
    days = st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(date.isoformat) | st.just("mai")
    fields = {
        **dict.fromkeys(("unit", "row", "question", "evidence", "choice", "reason", "by"), texts),
        "when": days,
        "until": days,
    }
    about = st.lists(texts, min_size=1, max_size=4).map(tuple)
    decisions = st.builds(
        Decision,
        kind=st.sampled_from(DecisionKind),
        about=about,
        choices=st.lists(texts, max_size=3).map(tuple),
        needed=st.booleans(),
    )
    filled = st.fixed_dictionaries({}, optional=fields)
    lines = st.builds(lambda one, told: one.line.filled(**told), decisions, filled)
    return st.lists(lines, max_size=6, unique_by=lambda line: line["key"])


def unit_keys() -> SearchStrategy[UnitKey]:
    """Codes of five digits, some with the day they began to mean the unit."""
    codes = st.integers(1, 99999).map("{:05d}".format)
    return st.builds(UnitKey, codes, st.none() | st.dates(date(2010, 1, 1), date(2025, 7, 1)))


def units(level: str = "commune") -> SearchStrategy[AdminUnit]:
    """A unit of `level`."""
    return st.builds(AdminUnit, unit_keys(), names(), st.just(level))


def windows() -> SearchStrategy[Window]:
    """From a day to a year and a bit."""
    first = st.dates(date(2019, 1, 1), date(2026, 12, 31))
    return st.builds(lambda f, n: Window(f, f + timedelta(n)), first, st.integers(0, 400))


@st.composite
def tilings(
    draw: st.DrawFn, window: Window, at_most: int = 4, at_least: int = 1
) -> tuple[Window, ...]:
    """`window` cut into adjoining windows, in time order; fewer than `at_least` if it is short."""
    days = (window.last - window.first).days
    least, most = min(at_least - 1, days), min(at_most - 1, days)
    cuts = draw(st.sets(st.integers(1, max(days, 1)), min_size=least, max_size=most))
    starts = [window.first, *(window.first + timedelta(n) for n in sorted(cuts))]
    ends = [start - timedelta(1) for start in starts[1:]]
    return tuple(map(Window, starts, [*ends, window.last]))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """A period over any window, with the reason an explicit window needs."""
    window = draw(windows())
    return Period(
        scheme="sample",
        kind=draw(st.sampled_from(("quarter-1", "6-months", "9-months", "year"))),
        year=window.last.year,
        label=Text(f"Kỳ báo cáo năm {window.last.year}", f"period of {window.last.year}"),
        window=window,
        due=window.last + timedelta(draw(st.integers(1, 10))),
        cumulative=draw(st.booleans()),
        reason="theo văn bản của Ủy ban nhân dân thành phố",
    )


@cache
def notes() -> SearchStrategy[str]:
    """Nothing, a sentence, or any Vietnamese letters (NFC, single spaces)."""
    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyÀẢÃÁẠặẫệỗợữỳỹ 0123456789.,:/()%“”'=+"
    return st.sampled_from(("", "", *_NOTES)) | st.text(letters, max_size=40).map(squeeze)


@cache
def documents() -> SearchStrategy[Document]:
    """An issued document; some lack their date."""
    return st.builds(
        Document,
        st.sampled_from(("Kế hoạch", "Quyết định", "Công văn", "Báo cáo")),
        st.builds(
            "{:02d}/{}-UBND".format, st.integers(1, 300), st.sampled_from(("KH", "QĐ", "CV"))
        ),
        st.none() | st.dates(date(2022, 11, 5), date(2024, 9, 1)),
        st.sampled_from(("Cải cách hành chính năm 2023", "Kiểm tra công vụ", "Đối thoại với dân")),
    )


def values(indicator: Indicator) -> SearchStrategy[Value]:
    """A value the indicator can have: rates from 0 to 100 %, codes of its set."""
    if indicator.kind is Kind.CODE:
        return _one_of(tuple(sorted(indicator.codes)))
    return _values_of(indicator.kind)


@cache
def _values_of(kind: Kind) -> SearchStrategy[Value]:
    """Made once: a strategy takes longer to make than to draw from."""
    match kind:
        case Kind.RATE:
            hundredths = st.sampled_from((0, 5000, 10000)) | st.integers(0, 10000)
            return hundredths.map(lambda n: Decimal(n) / 100)
        case Kind.DOCUMENTS:
            return st.lists(documents(), max_size=2).map(tuple)
    return st.integers(0, 4) | st.integers(0, 9_999_999)


@cache
def _one_of(these: tuple[T, ...]) -> SearchStrategy[T]:
    return st.sampled_from(these)


@st.composite
def readings(
    draw: st.DrawFn, row: str, indicator: Indicator, statuses: Sequence[Status] = tuple(Status)
) -> Reading:
    """A reading of `indicator` on `row`, of any of `statuses`, used most often if used can be."""
    return _reading(draw, row, indicator, statuses)


def _reading(
    draw: st.DrawFn, row: str, indicator: Indicator, statuses: Sequence[Status]
) -> Reading:
    often = (Status.USED,) * (len(statuses) if Status.USED in statuses else 0)
    status = draw(_one_of((*statuses, *often)))
    note = draw(notes())
    if status is Status.USED:
        return Reading(row, status, draw(values(indicator)), note=note)
    words = {Status.REJECTED: _REJECTED, Status.NOT_APPLICABLE: ("không áp dụng",)}
    return Reading(row, status, raw=draw(_one_of(words.get(status, _BLANK))), note=note)


@st.composite
def leaves(
    draw: st.DrawFn,
    unit: AdminUnit,
    window: Window,
    pack: FormPack | None = None,
    statuses: Sequence[Status] = tuple(Status),
    beside: bool = True,
) -> Leaf:
    """What `unit` states for `window`; with `beside` also on rows that expect nothing of it."""
    pack = pack or sample_pack()
    asked = [
        row
        for row in pack.rows
        if row.role is not Role.HEADING and (beside or unit.level in row.scope)
    ]
    told = [_reading(draw, row.id, pack.indicator(row), statuses) for row in asked]
    return Leaf(unit, window, told, words=draw(words(pack)))


def words(pack: FormPack | None = None) -> SearchStrategy[dict[str, str]]:
    """What was written under some of the sections of a pack, if it has any."""
    return _words(tuple(section.id for section in (pack or sample_pack()).written))


@cache
def _words(ids: tuple[str, ...]) -> SearchStrategy[dict[str, str]]:
    told = st.lists(st.sampled_from(_SAID), min_size=1, max_size=3).map("\n".join)
    return st.dictionaries(st.sampled_from(ids), told, max_size=2) if ids else st.just({})


@st.composite
def reports(
    draw: st.DrawFn,
    unit: AdminUnit | None = None,
    period: Period | None = None,
    pack: FormPack | None = None,
    statuses: Sequence[Status] = STATED,
    beside: bool = False,
) -> Report:
    """The report of one office."""
    pack, period = pack or sample_pack(), period or sample_period()
    unit = unit or draw(st.sampled_from(sample_wards()))
    leaf = draw(leaves(unit, period.window, pack, statuses, beside))
    return Report(unit, period, pack.key, [leaf])


@st.composite
def roll_ups(
    draw: st.DrawFn,
    pack: FormPack | None = None,
    period: Period | None = None,
    unit: AdminUnit | None = None,
    offices: Sequence[AdminUnit] = (),
    statuses: Sequence[Status] = tuple(Status),
) -> Report:
    """A report of `unit` made of the reports of some of `offices`; some were never sent."""
    pack, period = pack or sample_pack(), period or sample_period()
    unit, offices = unit or sample_city(), offices or (*sample_wards(), sample_city())
    present = draw(st.lists(st.sampled_from(offices), min_size=2, max_size=4, unique=True))
    made = [draw(leaves(office, period.window, pack, statuses)) for office in present]
    silent = draw(st.sampled_from((None, *present)))
    return Report(
        unit,
        period,
        pack.key,
        [Leaf(m.unit, m.window, submitted=False) if m.unit == silent else m for m in made],
    )


def packs() -> SearchStrategy[FormPack]:
    """The made-up pack cut down to a few rows and those they are computed from."""
    pack = sample_pack()
    ids = st.sampled_from([row.id for row in pack.rows])
    return st.sets(ids, min_size=1, max_size=3).map(lambda some: cut_down(pack, some))
