"""What a cell shows of a figure, and what stands beside it."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cchc_core.model.measures import Coverage, Figure, Outcome, Status
from cchc_core.model.reports import Reading, Report, join
from cchc_core.model.units import UnitKey
from cchc_core.printing import (
    MARKS,
    Look,
    Shown,
    figure_shows,
    legend,
    legend_text,
    note,
    number_format,
    rounded,
    shown,
    text_height,
)
from cchc_core.rollup import tabulate
from cchc_core.testing.samples import (
    sample_city,
    sample_pack,
    sample_period,
    sample_publication,
    sample_wards,
)


@pytest.mark.parametrize(
    ("value", "printed", "how"),
    [
        (Fraction(0), 0, "#,##0"),
        (Fraction(7494120), 7494120, "#,##0"),
        (Fraction(9007199254740993), 9007199254740993, "#,##0"),
        (Fraction(181, 2), Decimal("90.50"), "#,##0.0"),
        (Fraction(200, 3), Decimal("66.67"), "#,##0.00"),
        (Fraction(1, 8), Decimal("0.13"), "#,##0.00"),
        (Fraction(-1, 8), Decimal("-0.13"), "#,##0.00"),
        (Fraction(99999, 1000), Decimal("100.00"), "#,##0"),
    ],
)
def test_numbers_are_exact_or_rounded_half_up_to_two_decimals(value, printed, how):
    """Each shows the decimals it has after rounding, a whole one none, and never a bare point."""
    assert Shown(value).printed == rounded(value) == printed
    assert number_format(printed) == number_format(value) == how


@pytest.mark.parametrize("value", [0, 100, Fraction(199, 2), Decimal("99.906"), Fraction(200, 3)])
def test_rates_stand_in_line(value):
    """Each with two decimals, and never grouped, so that nobody reads `1.234` for one."""
    assert number_format(value, rate=True) == "0.00"


@given(st.fractions())
def test_what_is_printed_is_less_than_a_hundredth_off(value):
    """And whatever is shown keeps the exact number behind what is printed."""
    assert abs(Fraction(rounded(value)) - value) <= Fraction(1, 200)
    assert Shown(value).number == value


@pytest.mark.parametrize(
    ("day", "vietnamese", "english"),
    [
        (date(2023, 9, 5), "dd/m/yyyy", "yyyy-mm-dd"),
        (date(2025, 2, 14), "dd/mm/yyyy", "yyyy-mm-dd"),
        (datetime(2023, 9, 5, 8, 30), "dd/m/yyyy hh:mm", "yyyy-mm-dd hh:mm"),
    ],
)
def test_dates_are_printed_as_the_decree_has_them(day, vietnamese, english):
    """A zero before days below 10 and the months 1 and 2."""
    assert (number_format(day), number_format(day, "en")) == (vietnamese, english)


def test_a_long_text_is_higher():
    """By a line for each it runs over, whichever signs it is of."""
    short, long = (text_height(text, 20, size=11) for text in ("ngắn", "cải cách hành chính " * 9))
    assert long > 5 * short
    assert text_height("một\nhai", 20, size=11) > text_height("một hai", 20, size=11) == short


@pytest.mark.parametrize(
    ("outcome", "statuses", "look"),
    [
        (Outcome.NO_DATA, {Status.NOT_SUBMITTED}, Look.NOT_SUBMITTED),
        (Outcome.NO_DATA, {Status.REJECTED}, Look.REJECTED),
        (Outcome.NO_DATA, {Status.BLANK}, Look.BLANK),
        (Outcome.NO_DATA, {Status.BLANK, Status.NOT_SUBMITTED}, Look.BLANK),
        (Outcome.NO_DATA, {Status.NOT_APPLICABLE, Status.NOT_SUBMITTED}, Look.NOT_SUBMITTED),
        (Outcome.NOT_APPLICABLE, {Status.NOT_APPLICABLE}, Look.NOT_APPLICABLE),
        (Outcome.UNDECIDED, {Status.NOT_SUBMITTED}, Look.NOT_SUBMITTED),
        (Outcome.NO_DATA, set(), Look.OUT_OF_SCOPE),
    ],
)
def test_the_mark_of_a_figure_says_why_there_is_none(outcome, statuses, look):
    """Where all its units lack theirs for one reason; a code that nobody answered has no other."""
    coverage = Coverage({status: (UnitKey(str(at)),) for at, status in enumerate(statuses)})
    show = figure_shows(Figure(outcome, coverage=coverage), "vi")
    assert (show.value, show.look) == (MARKS[look].vi, look)


def test_a_legend_tells_a_mark_from_what_was_typed():
    """A figure not accepted is shown by its mark where many units are behind it, as typed where one
    is; each is explained as it looks, once."""
    marked, typed = Shown("!", Look.REJECTED), Shown("4", Look.REJECTED)
    assert [show for show, _ in legend([marked, typed, marked], "vi")] == [typed, marked]
    told = legend_text([marked, typed], [], "vi", colours=False)
    assert told == "Chú giải: ! = số liệu chưa hợp lệ, xem ghi chú; không tổng hợp."
    assert "đỏ gạch ngang" in legend_text([typed], [], "vi", colours=True)
    assert legend_text([Shown(3)], [], "vi", colours=True) == ""


CITY, WARDS, PACK, PERIOD = sample_city(), sample_wards()[:2], sample_pack(), sample_period()


def published(*reports):
    """What the city prints of these reports of offices."""
    report = join(CITY, PERIOD, reports)
    return evolve(sample_publication(), report=report, figures=tabulate(report, PACK))


def says(unit, **statuses):
    readings = [
        Reading(name.replace("__", "."), status, 3 if status is Status.USED else None)
        for name, status in statuses.items()
    ]
    return Report.of(unit, PERIOD, PACK.key, readings)


def test_a_total_of_rows_that_apply_to_nobody_is_marked_so():
    """KAD: everybody was asked and said so; not x, which says that nobody was asked."""
    wards = [says(ward, legal__issued__commune=Status.NOT_APPLICABLE) for ward in WARDS]
    publication = published(*wards, says(CITY, legal__issued__city=Status.NOT_APPLICABLE))
    assert shown(publication, PACK["legal.issued"]).value == "KAD"


def test_a_derived_figure_that_asks_nobody_here_is_marked_so():
    """x where no unit is asked of a row behind it; … where units were and left it blank."""
    rows = [row for row in PACK.rows if row.id in PACK.catalogue]
    wards = published(*(says(ward) for ward in WARDS))
    nobody = evolve(wards, figures=tabulate(Report(CITY, PERIOD, PACK.key, []), PACK))
    assert shown(wards, PACK["legal.issued"]).value == "…"
    assert {shown(nobody, row).value for row in rows} == {"x"}


def test_a_note_says_which_row_of_a_total_does_not_apply():
    """Its units were asked: they are neither lacking nor counted."""
    wards = [says(ward, legal__issued__commune=Status.USED) for ward in WARDS]
    publication = published(*wards, says(CITY, legal__issued__city=Status.NOT_APPLICABLE))
    assert note(publication, PACK["legal.issued"]) == (
        "tại cấp thành phố không áp dụng; tại cấp xã 2/2 đơn vị"
    )
