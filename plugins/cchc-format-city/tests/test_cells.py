"""What a cell holds, and the heights of rows whose text wraps."""

from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment

from cchc_format_city.cells import fit_rows, put


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


def test_a_day_without_a_time_has_none():
    """A receipt at midnight is one whose time nobody noted."""
    sheet = Workbook().active
    put(sheet["A1"], datetime(2025, 3, 14))
    put(sheet["A2"], datetime(2025, 3, 14, 8, 30))
    assert [sheet[at].number_format for at in ("A1", "A2")] == ["dd/m/yyyy", "dd/m/yyyy hh:mm"]
