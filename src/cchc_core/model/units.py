"""Administrative units: levels, validity in time, parents, and what became of whom."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import Self, TypeVar

from attrs import field, frozen

from cchc_core.errors import BadData, NotFound
from cchc_core.text import Text, fold, format_date, squeeze, tone_last

T = TypeVar("T")


@frozen(order=True)
class UnitKey:
    """What a unit is known by: its statistics-office code and the day the code began to mean it.

    Codes are used again for other units (14797 was Phường Đông Hải, is Phường Hạc Thành), so a
    code alone names nobody. `since` is None for a unit older than the list it stands in.
    """

    code: str
    since: date | None = field(default=None, order=lambda day: day or date.min)

    def __str__(self) -> str:
        return f"{self.code}@{self.since}" if self.since else self.code

    @classmethod
    def parse(cls, text: str) -> Self:
        """The key printed as `14797` or `14797@2025-07-01`; ValueError on anything else."""
        code, _, since = text.partition("@")
        if not code:
            raise ValueError(f"not a unit key: {text!r}")
        return cls(code, date.fromisoformat(since) if since else None)


@frozen
class AdminUnit:
    """A province, district, city, ward ... for as long as it was that; both days included."""

    key: UnitKey
    name: str
    level: str
    until: date | None = None

    @property
    def code(self) -> str:
        return self.key.code

    def holds_on(self, day: date) -> bool:
        """Whether the unit existed on `day`."""
        return _within(day, self.key.since, self.until)


def group_of(unit: AdminUnit, level: str, name: str) -> AdminUnit:
    """The units of a level below `unit` as one, where their figures are stated together.

    No office bears its key, `981/commune`, so that it is never taken for the unit's own.
    """
    return AdminUnit(UnitKey(f"{unit.code}/{level}", unit.key.since), name, level)


@frozen
class ParentLink:
    """`child` belonged to `parent` from `since` until `until` (both days included)."""

    child: UnitKey
    parent: UnitKey
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the link held on `day`."""
        return _within(day, self.since, self.until)


@frozen
class Succession:
    """`old` went into `new`; `whole` when all of it did, else it was split."""

    old: UnitKey
    new: UnitKey
    whole: bool = True


@frozen
class Match:
    """The unit a text names: sure, or only a suggestion that waits for a person's yes."""

    unit: AdminUnit
    sure: bool


@frozen
class UnitList:
    """The units of a province through time."""

    units: tuple[AdminUnit, ...]
    links: tuple[ParentLink, ...] = ()
    successions: tuple[Succession, ...] = ()

    def __attrs_post_init__(self) -> None:
        known = set(self._by_key)
        if len(known) != len(self.units):
            times = Counter(str(unit.key) for unit in self.units)
            twice = [key for key, count in times.items() if count > 1]
            raise BadData(
                Text(
                    f"Danh sách đơn vị có mã trùng nhau: {', '.join(sorted(twice))}.",
                    f"The unit list holds a key twice: {', '.join(sorted(twice))}.",
                )
            )
        named = [k for link in self.links for k in (link.child, link.parent)]
        named += [k for s in self.successions for k in (s.old, s.new)]
        if unknown := sorted({str(k) for k in named if k not in known}):
            raise BadData(
                Text(
                    f"Danh sách đơn vị nhắc đến mã không có: {', '.join(unknown)}.",
                    f"The unit list names keys it does not hold: {', '.join(unknown)}.",
                )
            )

    @cached_property
    def _by_key(self) -> Mapping[UnitKey, AdminUnit]:
        return {unit.key: unit for unit in self.units}

    def __getitem__(self, key: UnitKey) -> AdminUnit:
        return self._by_key[key]

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def on(self, day: date) -> tuple[AdminUnit, ...]:
        """The units that existed on `day`."""
        return tuple(unit for unit in self.units if unit.holds_on(day))

    def with_code(self, code: str, day: date) -> AdminUnit:
        """The unit that bore `code` on `day`; raises `NotFound`."""
        for unit in self.on(day):
            if unit.code == code:
                return unit
        raise NotFound(
            Text(
                f"Không có đơn vị mang mã {code} vào ngày {format_date(day, 'vi')}. "
                "Xem danh sách bằng lệnh 'cchc units'.",
                f"No unit bore code {code} on {day}. 'cchc units' lists them.",
            )
        )

    def children(self, parent: UnitKey, day: date) -> tuple[AdminUnit, ...]:
        """The units directly below `parent` on `day`, in the list's order."""
        below = {link.child for link in self.links if link.parent == parent and link.holds_on(day)}
        return tuple(unit for unit in self.on(day) if unit.key in below)

    def below(self, unit: UnitKey, day: date) -> tuple[AdminUnit, ...]:
        """All units under `unit` on `day`, whatever their level; the higher ones first."""
        found: dict[UnitKey, AdminUnit] = {}
        above = [unit]
        for key in above:
            new = [child for child in self.children(key, day) if child.key not in found]
            above += [child.key for child in new]
            found |= {child.key: child for child in new}
        return tuple(found.values())

    def parent(self, child: UnitKey, day: date) -> AdminUnit | None:
        """The unit directly above `child` on `day`."""
        for link in self.links:
            if link.child == child and link.holds_on(day):
                return self[link.parent]
        return None

    def find(self, text: str, day: date) -> Match | None:
        """The unit that `text` names on `day`: by code, by exact name, else a suggestion.

        A match is sure when code or whole name agree; `P. Hoà Bình` for `Phường Hòa Bình` is
        sure too (same type, tone mark placed the other way); a name without its type, or without
        its diacritics, is only suggested, and two candidates suggest nothing.
        """
        units = self.on(day)
        for unit in units:
            if unit.code == text.strip():
                return Match(unit, sure=True)
        spelling = _spelling(text)
        spelt = [u for u in units if _spelling(u.name) == spelling]
        if len(spelt) == 1:
            return Match(spelt[0], sure=True)
        readings = _bare_readings(text)
        alike = [u for u in units if _bare(u.name) in readings]
        return Match(alike[0], sure=False) if len(alike) == 1 else None

    def successors(self, key: UnitKey) -> tuple[Succession, ...]:
        """What became of the unit; more than one, or one not whole, cannot be mapped by adding."""
        return tuple(s for s in self.successions if s.old == key)

    def predecessors(self, key: UnitKey) -> tuple[Succession, ...]:
        """What the unit was made of."""
        return tuple(s for s in self.successions if s.new == key)

    def __add__(self, other: "UnitList") -> "UnitList":
        """Both lists as one; a unit standing in both counts once."""
        return UnitList(
            _once(self.units + other.units),
            _once(self.links + other.links),
            _once(self.successions + other.successions),
        )


_TYPES = {
    "p": "phường", "p.": "phường", "phường": "phường",
    "x": "xã", "x.": "xã", "xã": "xã",
    "tt": "thị trấn", "tt.": "thị trấn",
    "tp": "thành phố", "tp.": "thành phố",
    "q": "quận", "q.": "quận", "quận": "quận",
    "h": "huyện", "h.": "huyện", "huyện": "huyện",
}  # fmt: skip
_LONG_TYPES = ("thành phố", "thị trấn", "thị xã", "đặc khu", "tỉnh")
_NAMES = 4096  # as many names as are kept spelt out: every text is compared with all units' names


def type_of(unit: AdminUnit) -> str:
    """What a unit is, as its name says: `phường`, `thành phố`; empty where it does not say."""
    return _split_type(unit.name)[0]


def _split_type(name: str) -> tuple[str, str]:
    """The unit's type spelt out, and the rest of its name, both in lower case."""
    text = squeeze(name).casefold()
    for prefix, spelt in _TYPES.items():
        if prefix.endswith(".") and text.startswith(prefix):
            return spelt, text[len(prefix) :].strip()
    for long in _LONG_TYPES:
        if text.startswith(long + " "):
            return long, text[len(long) :].strip()
    first, _, rest = text.partition(" ")
    return (_TYPES[first], rest) if first in _TYPES and rest else ("", text)


@lru_cache(_NAMES)
def _spelling(name: str) -> tuple[str, str]:
    """Type and name with tone marks taken out of their letters, so that oà and òa agree."""
    kind, rest = _split_type(name)
    return kind, tone_last(rest)


@lru_cache(_NAMES)
def _bare(name: str) -> str:
    return fold(_split_type(name)[1])


def _bare_readings(text: str) -> set[str]:
    """The bare name a text may mean: `quan son` is Quan Sơn, or a quận called Sơn."""
    bare = _bare(text)
    types = {fold(name) for name in (*_TYPES.values(), *_LONG_TYPES)}
    return {bare, *(bare.removeprefix(f"{kind} ") for kind in types)}


def _within(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))
