"""Rows doubled, lost or written where no row is: the rest of the form is used, nothing guessed."""

from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import Filed, Severity, Status


def copied(sheet: Worksheet, cell: str, figure: int | None) -> str:
    """A row once more, far down, as pasting leaves it with its hidden id; its figure's cell."""
    line = sheet[cell].row
    for source in sheet[line]:
        sheet.cell(line + 40, source.column, source.value)
    sheet[f"D{line + 40}"] = figure
    return f"D{line + 40}"


def test_a_doubled_row_that_differs_is_not_counted(city: Any, cells: Any) -> None:
    """Both figures and both cells are named, both texts kept, neither is used."""
    with city.opened("98102") as (_, sheet):
        second = copied(sheet, cells["received"], 201)

    merged = city.merge()

    assert set(city.states(merged).values()) == {Filed.USED}
    finding = city.finding(merged, "row-duplicated")
    assert (finding.found, finding.severity) == ("200; 201", Severity.ERROR)
    assert (finding.origin.file, finding.indicator) == ("98102.xlsx", "received")
    for told in (finding.message.vi, finding.message.en):
        assert all(word in told for word in (cells["received"], second, "200", "201"))
    reading = city.reading(merged, "98102", "received")
    assert (reading.status, reading.raw) == (Status.REJECTED, "200; 201")
    assert merged.figures["received"].value == 500
    assert city.coverage(merged, "received")[Status.REJECTED] == ["98102"]
    assert merged.exit_code() == 1


@pytest.mark.parametrize("figure", [200, None])
def test_a_doubled_row_that_says_one_thing_is_counted_once(
    city: Any, cells: Any, figure: int | None
) -> None:
    """With a warning; exit code 0."""
    with city.opened("98102") as (_, sheet):
        copied(sheet, cells["received"], figure)

    merged = city.merge()

    assert city.finding(merged, "row-duplicated").severity is Severity.WARNING
    assert merged.figures["received"].value == 700
    assert merged.exit_code() == 0


def test_a_lost_row_is_blank_and_not_zero(city: Any, cells: Any) -> None:
    """It is told with the row's number and name; the rows below it keep their own figures."""
    with city.opened("98102") as (_, sheet):
        sheet.delete_rows(sheet[cells["received"]].row)

    merged = city.merge()

    finding = city.finding(merged, "row-missing")
    assert (finding.origin.file, finding.indicator) == ("98102.xlsx", "received")
    assert "1.1" in finding.message.vi
    assert "Số hồ sơ tiếp nhận" in finding.message.vi
    assert city.coverage(merged, "received")[Status.BLANK] == ["98102"]
    assert city.reading(merged, "98102", "on_time").value == 80
    assert merged.figures["received"].value == 500
    assert merged.exit_code() == 1


def test_a_row_written_in_is_told_and_not_counted(city: Any, cells: Any) -> None:
    """Its cell and what it holds are named; the form's own rows are found where they now stand."""
    with city.opened("98102") as (_, sheet):
        sheet.insert_rows(sheet[cells["on_time"]].row)
        sheet[cells["on_time"]] = 12

    merged = city.merge()

    finding = city.finding(merged, "stray-value")
    assert (finding.origin.cell, finding.found) == (cells["on_time"], "12")
    assert merged.findings == (finding,)
    assert city.reading(merged, "98102", "on_time").value == 80
    assert merged.exit_code() == 0


def test_a_hidden_row_is_used_and_told(city: Any, cells: Any) -> None:
    """Whoever hid it may have forgotten it."""
    with city.opened("98102") as (_, sheet):
        sheet.row_dimensions[sheet[cells["received"]].row].hidden = True

    merged = city.merge()

    assert city.finding(merged, "hidden-row").origin.cell == cells["received"]
    assert merged.figures["received"].value == 700


def test_a_blank_form_counts_as_empty(city: Any) -> None:
    """Judged by what is in it: the ward has sent a form and no report."""
    for row in ("received", "on_time", "linked"):
        city.type("98102", row, None)

    merged = city.merge()

    assert city.states(merged)["98102"] is Filed.EMPTY
    assert city.finding(merged, "form-empty").unit.code == "98102"
    assert city.coverage(merged, "received")[Status.NOT_SUBMITTED] == ["98102"]
    assert merged.exit_code() == 3
