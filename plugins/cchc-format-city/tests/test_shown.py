"""Numbers and marks as a cell holds them, and the heights of rows whose text wraps."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from openpyxl import Workbook
from openpyxl.styles import Alignment

from cchc_core import Reading, Report, Status, join, tabulate
from cchc_core.testing.samples import (
    sample_city,
    sample_pack,
    sample_period,
    sample_publication,
    sample_wards,
)
from cchc_format_city.cells import fit_rows, number_format, put
from cchc_format_city.notes import note
from cchc_format_city.shown import number, shown


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
    assert (number(value), number_format(number(value))) == (printed, how)


def test_a_long_text_makes_its_row_higher():
    """The height is written down: not every program finds it out by itself."""
    sheet = Workbook().active
    sheet["A1"], sheet["A2"] = "ngắn", "Thực hiện nhiệm vụ cải cách hành chính " * 5
    sheet["A1"].alignment = sheet["A2"].alignment = Alignment(wrap_text=True)
    fit_rows(sheet)
    assert sheet.row_dimensions[2].height > 5 * sheet.row_dimensions[1].height


def test_what_excel_cannot_hold_is_still_written():
    """Control characters go; a date before 1900 is text."""
    sheet = Workbook().active
    put(sheet["A1"], "a\x0bb")
    put(sheet["A2"], date(23, 1, 10))
    assert (sheet["A1"].value, sheet["A2"].value) == ("ab", "10/01/0023")


@pytest.mark.parametrize(
    ("day", "vietnamese", "english"),
    [
        (date(2023, 9, 5), "dd/m/yyyy", "yyyy-mm-dd"),
        (date(2025, 2, 14), "dd/mm/yyyy", "yyyy-mm-dd"),
        (datetime(2023, 9, 5, 8, 30), "dd/m/yyyy hh:mm", "yyyy-mm-dd hh:mm"),
        (datetime(2025, 3, 14), "dd/m/yyyy", "yyyy-mm-dd"),
    ],
)
def test_dates_are_printed_as_the_decree_has_them(day, vietnamese, english):
    """A zero before days below 10 and the months 1 and 2; no time where none was noted."""
    sheet = Workbook().active
    put(sheet["A1"], day)
    put(sheet["A2"], day, "en")
    assert [sheet[at].number_format for at in ("A1", "A2")] == [vietnamese, english]


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
