"""Working days: weekends and the public holidays of Vietnam, with the days an office sets apart."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from attrs import frozen

from cchc_core.model.periods import Window
from cchc_core.text import Text

_SET_APART = Text(
    "ngày nghỉ ghi trong cchc.toml",
    "a day off set in cchc.toml",
    unit=Text("ngày nghỉ của địa phương", "a day off here"),
)
_WEEKEND = {5: Text("Thứ Bảy", "a Saturday"), 6: Text("Chủ nhật", "a Sunday")}
_KNOWN = range(1976, 2100)
"""The years whose holidays are known; of others only the weekends."""


@frozen
class Calendar:
    """The days on which offices work.

    Holidays and the working days swapped for them (Tết, Quốc khánh …) are those of the library
    `holidays`; `off` and `working` are days that a campaign sets against it.
    """

    off: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()

    def rest(self, day: date) -> Text | None:
        """Why nobody works on a day: a holiday, a Saturday, a Sunday; None for a working day."""
        if day in self.working:
            return None
        if day in self.off:
            return _SET_APART
        holidays, swapped = _of_year(day.year) if day.year in _KNOWN else ({}, frozenset())
        if name := holidays.get(day):
            return Text(f"ngày nghỉ lễ: {name}", f"a public holiday: {name}")
        return None if day in swapped else _WEEKEND.get(day.weekday())

    def working_days(self, window: Window) -> int:
        """How many working days a window has."""
        return _working_days(self, window)


@cache
def _working_days(calendar: Calendar, window: Window) -> int:
    return sum(1 for day in _days(window) if calendar.rest(day) is None)


def _days(window: Window) -> Iterator[date]:
    for number in range((window.last - window.first).days + 1):
        yield window.first + timedelta(number)


@cache
def _of_year(year: int) -> tuple[Mapping[date, str], frozenset[date]]:
    """The holidays of a year by their names, and the weekend days that were worked instead of one;
    a year's working day may make up for a holiday of the year beside it."""
    from holidays import country_holidays

    known = country_holidays("VN", language="vi", years=range(year - 1, year + 2))
    named = {day: name for day, name in known.items() if day.year == year}
    return named, frozenset(known.weekend_workdays)
