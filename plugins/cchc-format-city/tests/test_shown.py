"""Numbers as a cell holds them, and the heights of rows whose text wraps."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment

from cchc_format_city.cells import fit_rows, number_format, put
from cchc_format_city.shown import number


@pytest.mark.parametrize(
    ("value", "printed", "how"),
    [
        (Fraction(0), 0, "#,##0"),
        (Fraction(7494120), 7494120, "#,##0"),
        (Fraction(9007199254740993), 9007199254740993, "#,##0"),
        (Fraction(181, 2), Decimal("90.50"), "#,##0.##"),
        (Fraction(200, 3), Decimal("66.67"), "#,##0.##"),
        (Fraction(1, 8), Decimal("0.13"), "#,##0.##"),
        (Fraction(-1, 8), Decimal("-0.13"), "#,##0.##"),
        (Fraction(99999, 1000), Decimal("100.00"), "#,##0.00"),
    ],
)
def test_numbers_are_exact_or_rounded_half_up_to_two_decimals(value, printed, how):
    """A number that only rounding made whole shows its decimals; a whole one shows none."""
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
    assert (sheet["A1"].value, sheet["A2"].value) == ("ab", "0023-01-10")
