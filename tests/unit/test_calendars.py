"""Working days: weekends, holidays, days swapped for them, and what a campaign sets apart."""

from datetime import date

import pytest

from cchc_core.calendars import Calendar
from cchc_core.model.periods import Window


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2022, 1, 9), "Chủ nhật"),
        (date(2023, 1, 7), "Thứ Bảy"),
        (date(2023, 1, 20), "29 Tết"),
        (date(2023, 9, 1), "Quốc khánh"),
        (date(2018, 12, 31), "thay cho ngày"),  # worked on 05/01/2019 instead
        (date(1900, 1, 7), "Chủ nhật"),  # of those years only weekends are known
    ],
)
def test_a_day_of_rest_says_why(day, why):
    """By its holiday before its weekday."""
    assert why in Calendar().rest(day).vi


@pytest.mark.parametrize(
    "day", [date(2023, 1, 19), date(2024, 5, 4), date(2019, 1, 5), date(2200, 1, 1)]
)
def test_a_working_day_says_nothing(day):
    """A Saturday worked for a holiday, of the year before too, is one."""
    assert Calendar().rest(day) is None


def test_a_campaign_sets_days_apart():
    """Either way, and what it works goes before all else."""
    tet = Calendar(off=frozenset([date(2023, 1, 19)]), working=frozenset([date(2023, 1, 20)]))
    assert tet.rest(date(2023, 1, 19))
    assert tet.rest(date(2023, 1, 20)) is None
    week = Window(date(2023, 1, 16), date(2023, 1, 22))
    assert (Calendar().working_days(week), tet.working_days(week)) == (4, 4)
    assert Calendar(off=tet.off).working_days(week) == 3
