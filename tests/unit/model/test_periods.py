"""Periods: the windows of a regulation, or an explicit one that gives its reason."""

from datetime import date

import pytest

from cchc_core.errors import BadData, NotFound
from cchc_core.model.periods import PeriodKind, PeriodScheme, Window, YearlyDay, period_of
from cchc_core.text import Text

QUARTER = PeriodKind(
    "quarter-1",
    Text("Quý I năm {year}", "first quarter of {year}"),
    YearlyDay(-1, 12, 15),
    YearlyDay(0, 3, 14),
    YearlyDay(0, 3, 20),
    cumulative=False,
)
SCHEMES = {"mẫu": PeriodScheme("mẫu", Text("Mẫu", "Sample"), "giả định", (QUARTER,))}


def test_a_scheme_gives_window_label_and_due_date_of_a_year():
    """Quý I begins on 15/12 of the year before."""
    period = period_of(SCHEMES, "mẫu", "quarter-1", 2024)
    assert period.window == Window(date(2023, 12, 15), date(2024, 3, 14))
    assert period.label == Text("Quý I năm 2024", "first quarter of 2024")
    assert (period.due, period.id) == (date(2024, 3, 20), "2024-quarter-1")


def test_an_explicit_window_replaces_the_usual_one_and_keeps_its_reason():
    """The label stays that of the kỳ; the days are the office's own."""
    window = Window(date(2022, 11, 5), date(2023, 9, 1))
    period = period_of(
        SCHEMES, "mẫu", "quarter-1", 2023, window=window, reason="theo Công văn số 1"
    )
    assert (period.window, period.reason) == (window, "theo Công văn số 1")


def test_an_explicit_window_without_a_reason_is_refused():
    """A window of one's own must be accounted for."""
    window = Window(date(2023, 1, 1), date(2023, 2, 1))
    with pytest.raises(BadData, match="reason"):
        period_of(SCHEMES, "mẫu", "quarter-1", 2023, window=window)


@pytest.mark.parametrize(("scheme", "kind"), [("khác", "quarter-1"), ("mẫu", "year")])
def test_what_is_not_there_is_refused_with_what_is(scheme, kind):
    """An unknown scheme lists the schemes, an unknown kỳ those of the scheme."""
    with pytest.raises(NotFound) as caught:
        period_of(SCHEMES, scheme, kind, 2024)
    unknown, there = (scheme, "mẫu") if scheme == "khác" else (kind, "quarter-1")
    assert f"'{unknown}'" in caught.value.message.en
    assert caught.value.message.vi.endswith(f": {there}.")


def test_a_window_that_ends_before_it_begins_is_refused():
    """Both days are named as they are printed."""
    with pytest.raises(BadData) as caught:
        Window(date(2023, 9, 1), date(2022, 11, 5))
    assert "01/9/2023" in caught.value.message.vi
    assert "05/11/2022" in caught.value.message.vi


def test_a_window_is_phrased_as_the_decree_writes_days():
    """Zeros before days below 10 and the months 1 and 2 only (Nghị định 30/2020)."""
    phrase = Window(date(2022, 11, 5), date(2023, 2, 1)).phrase
    assert phrase.vi == "từ ngày 05/11/2022 đến ngày 01/02/2023"


def test_both_ends_of_a_window_belong_to_it():
    """Windows that share one day overlap; the next day's does not."""
    first = Window(date(2023, 1, 1), date(2023, 3, 14))
    assert first.overlaps(Window(date(2023, 3, 14), date(2023, 6, 14)))
    assert not first.overlaps(Window(date(2023, 3, 15), date(2023, 6, 14)))


def test_a_gap_of_one_day_is_a_gap():
    """Between 14/3 and 16/3 one day is told of by nobody."""
    year = Window(date(2023, 1, 1), date(2023, 12, 31))
    parts = [
        Window(date(2023, 3, 16), date(2023, 12, 31)),
        Window(date(2023, 1, 1), date(2023, 3, 14)),
    ]
    assert year.gaps(parts) == (Window(date(2023, 3, 15), date(2023, 3, 15)),)
