"""Whose figures they are: the unit an office's name means, and the one a letterhead is of."""

import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from cchc_core import AdminUnit, Desk, NotFound
from cchc_source_portal.words import key

_OFFICE = re.compile(
    r"(?:ubnd|[uủ][yỷ] ban nhân dân|bộ phận một cửa|bộ phận (?:tn ?(?:&|và) ?tkq|tiếp nhận và trả "
    r"kết quả)|trung tâm (?:phục vụ )?hành chính công|trung tâm pvhcc|cơ quan|(?:tên )?đơn vị)"
    r"(?: của)?\s*:?\s+",
    re.IGNORECASE,
)
_NAMES_AN_OFFICE = re.compile(
    r"\b(?:ubnd|ủy ban|phường|xã|thị trấn|thành phố|quận|huyện|sở|phòng|chi cục|trung tâm|bộ "
    r"phận)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[,;(]\s*|\s+[-–]\s+")


@frozen
class Named:
    """What a name in an export means: a unit, surely or only likely; or none."""

    unit: AdminUnit | None
    sure: bool = False


def named(text: str, desk: Desk, own: Mapping[str, str]) -> Named:
    """The unit an office's name means on the window's last day.

    `own` are an office's own names with the units' codes. `UBND phường Hòa Bình` is the ward;
    what follows (`- TP Mẫu`) has to name units above it, or the ward is only likely.
    """
    day = desk.period.window.last
    if code := own.get(key(text)):
        try:
            return Named(desk.units.with_code(code, day), sure=True)
        except NotFound:
            return Named(None)
    name = _without_office(text)
    whole = desk.units.find(name, day)
    if whole and whole.sure:
        return Named(whole.unit, sure=True)
    first, *rest = [part.strip(" )") for part in _PARTS.split(name)]
    match = desk.units.find(_without_office(first), day) or whole
    if match is None:
        return Named(None)
    above = set(_above(match.unit, desk))
    fits = all((found := desk.units.find(part, day)) and found.unit in above for part in rest)
    return Named(match.unit, match.sure and bool(rest) and fits)


def letterhead_unit(texts: Iterable[str], desk: Desk, own: Mapping[str, str]) -> AdminUnit | None:
    """The unit whose name stands above a table; of a unit and those above it the lowest."""
    lines = [part for text in texts for part in (text, text.partition(":")[2]) if part.strip()]
    found = {name.unit for line in lines if (name := named(line, desk, own)).sure and name.unit}
    above = {unit for one in found for unit in _above(one, desk)}
    lowest = found - above
    return lowest.pop() if len(lowest) == 1 else None


def printable(text: str) -> str:
    """A name that could not be matched, if it is an office's; nothing else is ever repeated."""
    return text[:60] if _NAMES_AN_OFFICE.search(text) else ""


def _without_office(text: str) -> str:
    """A unit's name without the office in front of it: `UBND`, `Bộ phận một cửa`."""
    text = " ".join(text.split())
    while found := _OFFICE.match(text):
        text = text[found.end() :]
    return text


def _above(unit: AdminUnit, desk: Desk) -> Iterator[AdminUnit]:
    """The units that it belongs to."""
    day = desk.period.window.last
    while parent := desk.units.parent(unit.key, day):
        yield parent
        unit = parent
