"""Layouts as data: by which heads a table is known, and what its columns are read as."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

from attrs import field, frozen

from cchc_core import BadData, Text
from cchc_core.reading import Table, read_toml
from cchc_source_portal.words import Words, key, read_words, shipped_words

E = TypeVar("E", bound=StrEnum)

_SHIPPED = Path(__file__).with_name("profiles")


class Kind(StrEnum):
    """What a table holds: a line per dossier, or counts by unit or by field."""

    DOSSIERS = "dossiers"
    UNITS = "units"
    FIELDS = "fields"


class Told(StrEnum):
    """Where a table says whose it is; `inbox.csv` is asked where it says nothing."""

    COLUMN = "column"
    LETTERHEAD = "letterhead"
    SENDER = "sender"


DATES = ("filed", "received", "due", "finished")
DOSSIER_KEYS = (
    "number", "code", "unit", "resolver", "field", "procedure", "state", "channel", "level", *DATES,
)  # fmt: skip
COUNT_KEYS = (
    "received", "carried_over", "in_period", "direct", "online", "online_partial", "online_full",
    "postal", "direct_or_postal", "resolved", "resolved_or_aside", "early", "on_time",
    "on_time_or_aside", "late", "open", "open_in_time", "open_overdue", "waiting", "returned",
)  # fmt: skip
KEYS = {
    Kind.DOSSIERS: DOSSIER_KEYS,
    Kind.UNITS: ("number", "unit", *COUNT_KEYS),
    Kind.FIELDS: ("number", "field", *COUNT_KEYS),
}
"""All that is ever read of a table of each kind: the allow-list."""
NEEDED = {
    Kind.DOSSIERS: ("code", "received", "due", "finished"),
    Kind.UNITS: ("unit",),
    Kind.FIELDS: ("field",),
}


@frozen
class Profile:
    """One layout.

    `known_by` are the heads that tell it from others; `columns` give for each key the heads it may
    have, or the number of its column, counted from 1. A head over two lines is written
    `Ngày tháng năm / Nhận hồ sơ`. `cells` is how many cells its lines have where that differs from
    the number of its heads; `page_sizes` are the lengths that only a page has, never a whole list;
    `spelt` is what it is known by in full letters.
    """

    id: str
    title: Text
    kind: Kind
    unit: Told
    known_by: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...] | int]
    cells: int | None = None
    page_sizes: tuple[int, ...] = ()
    always_campaign_window: bool = False
    units: Mapping[str, str] = field(factory=dict)
    words: Words = field(factory=Words, repr=False)
    spelt: tuple[str, ...] = field(default=(), repr=False)
    own: bool = False

    @property
    def part(self) -> str:
        """The part of a report that it is a source of."""
        parts = {Kind.DOSSIERS: "dossiers", Kind.UNITS: "statistics", Kind.FIELDS: "II.06a"}
        return parts[self.kind]

    def fits(self, heads: Sequence[str]) -> bool:
        """Whether these heads are those it is known by."""
        return set(self.known_by) <= set(heads)

    def places(self, heads: Sequence[str]) -> Mapping[str, int]:
        """Which column, counted from 0, each key is read from; what is not there is left out."""
        places = {name: _place(wanted, heads) for name, wanted in self.columns.items()}
        return {name: place for name, place in places.items() if place is not None}


def _place(wanted: tuple[str, ...] | int, heads: Sequence[str]) -> int | None:
    if isinstance(wanted, int):
        return wanted - 1
    return next((heads.index(head) for head in wanted if head in heads), None)


@cache
def shipped_profiles() -> tuple[Profile, ...]:
    """The layouts that ship with the plugin."""
    return tuple(read_profile(path) for path in sorted(_SHIPPED.glob("*.toml")))


@frozen
class Unusable:
    """An office's layout that is broken or not filled in yet, and the heads its files are known
    by; none where not even those can be read."""

    error: BadData
    known_by: tuple[str, ...]


def own_profiles(folder: Path | None) -> tuple[tuple[Profile, ...], tuple[Unusable, ...]]:
    """An office's own layouts, and those that cannot be used."""
    profiles, unusable = [], []
    for path in sorted(folder.glob("*.toml")) if folder and folder.is_dir() else ():
        try:
            profiles.append(read_profile(path, own=True))
        except BadData as error:
            unusable.append(Unusable(error, _known_by(path)))
    return tuple(profiles), tuple(unusable)


def _known_by(path: Path) -> tuple[str, ...]:
    try:
        return tuple(map(key, read_toml(path).strings("known_by") or ()))
    except BadData:
        return ()


def read_profile(path: Path, *, own: bool = False) -> Profile:
    """The layout a TOML file describes."""
    top = read_toml(path)
    kind, known_by = _choice(top, "table", Kind), top.strings("known_by") or ()
    profile = Profile(
        id=path.stem,
        title=top.text(),
        kind=kind,
        unit=_choice(top, "unit", Told),
        known_by=tuple(map(key, known_by)),
        spelt=known_by,
        columns=dict(_columns(top.need_table("columns"), kind)),
        cells=top.get("cells", int),
        page_sizes=_numbers(top, "page_sizes"),
        always_campaign_window=bool(top.get("always_campaign_window", bool)),
        units=dict(_units(top)),
        words=shipped_words() + read_words(top),
        own=own,
    )
    top.done()
    if not profile.known_by:
        raise top.error("known_by", Text("cần ít nhất một tiêu đề", "needs at least one head"))
    return profile


def _columns(table: Table, kind: Kind) -> Iterator[tuple[str, tuple[str, ...] | int]]:
    for name, value in table.items():
        if name not in KEYS[kind]:
            have = ", ".join(KEYS[kind])
            raise table.error(name, Text(f"không có cột này; có: {have}", f"none such; {have}"))
        yield name, _heads(table, name, value)
    if lost := [name for name in NEEDED[kind] if name not in dict(table.items())]:
        raise table.error(lost[0], Text("thiếu cột bắt buộc", "a required column is missing"))


def _heads(table: Table, name: str, value: object) -> tuple[str, ...] | int:
    match value:
        case bool():
            pass
        case int() if value > 0:
            return value
        case str():
            return (key(value),)
        case [*_]:
            return tuple(map(key, table.strings(name) or ()))
    wrong = Text("cần tiêu đề cột, hoặc số thứ tự cột", "needs a head, or a column's number")
    raise table.error(name, wrong)


def _numbers(top: Table, name: str) -> tuple[int, ...]:
    numbers = top.get(name, list) or []
    if not all(isinstance(number, int) and number > 0 for number in numbers):
        raise top.error(name, Text("cần danh sách số nguyên dương", "needs whole numbers"))
    return tuple(numbers)


def _units(top: Table) -> Iterator[tuple[str, str]]:
    if (table := top.table("units")) is None:
        return
    for name in dict(table.items()):
        yield key(name), table.need(name, str)


def _choice(top: Table, name: str, choices: type[E]) -> E:
    value = top.need(name, str)
    if value not in list(choices):
        have = ", ".join(choices)
        raise top.error(name, Text(f"chọn một trong: {have}", f"choose one of: {have}"))
    return choices(value)
