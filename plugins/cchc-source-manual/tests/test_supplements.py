"""A supplement: a form with some rows only, for a unit that has sent the others already."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from openpyxl import load_workbook

from cchc_core import Desk, FileRefused, Format, Output, Reading, Source, Status, Submission

ROWS = frozenset({"received.online", "issued.commune", "plans"})


@pytest.fixture
def written(publish: Any, formats: dict[str, Format]) -> Any:
    """The supplement that asks for `ROWS`, in a format."""

    def writes(format: str, *readings: Reading) -> Output:
        (output,) = formats[format].write(publish(*readings, only=ROWS))
        return output

    return writes


@pytest.fixture
def read(tmp_path: Path, source: Source, desk: Desk) -> Any:
    def reads(output: Output) -> Submission:
        path = tmp_path / output.name
        path.write_bytes(output.content)
        (submission,) = source.read(path, desk)
        return submission

    return reads


def test_it_prints_its_rows_and_those_they_stand_under(written: Any) -> None:
    """The cells of its rows are open, those of the others locked; it is called a supplement."""
    output = written("form")
    sheet = load_workbook(BytesIO(output.content)).worksheets[0]
    lines = {str(cell.value): cell.row for cell in sheet["G"][9:] if cell.value}
    assert output.name == "bieu-bo-sung-98101-phuong-hoa-binh.xlsx"
    assert [id for id in lines if id != "cchc:text"] == [
        *("desk", "received", "received.online", "issued", "issued.commune", "plans")
    ]
    opened = {id for id, line in lines.items() if not sheet[f"D{line}"].protection.locked}
    assert opened == ROWS
    assert sheet["A4"].value == "BIỂU SỐ LIỆU BỔ SUNG QUÝ I NĂM 2024"


@pytest.mark.parametrize("format", ["form", "json", "yaml"])
def test_it_comes_back_as_a_part_with_its_rows_only(written: Any, read: Any, format: str) -> None:
    """Not as a form that was damaged, and no row is missed that it does not ask."""
    filled = (
        Reading("received.online", Status.USED, 12, "12"),
        Reading("issued.commune", note="chưa có"),
    )
    submission = read(written(format, *filled))
    readings = submission.report.own.readings
    assert submission.part == "supplement"
    assert submission.findings == ()
    assert set(readings) == ROWS
    assert readings["received.online"].value == 12
    assert readings["issued.commune"].note == "chưa có"
    assert readings["plans"].status is Status.BLANK


@pytest.mark.parametrize("format", ["form", "json", "yaml"])
def test_a_whole_form_is_no_part(publish: Any, formats: Any, read: Any, format: str) -> None:
    """Then two forms of a unit are revisions of each other."""
    (output,) = formats[format].write(publish())
    assert read(output).part == ""


def test_a_supplement_that_lost_its_rows_is_damaged(written: Any, read: Any) -> None:
    """By the rows that it asks, not by those of the whole form."""
    output = written("form")
    book, content = load_workbook(BytesIO(output.content)), BytesIO()
    book.worksheets[0].delete_rows(12, 4)
    book.save(content)
    with pytest.raises(FileRefused) as caught:
        read(evolve(output, content=content.getvalue()))
    assert caught.value.rule == "form-damaged"


def test_a_supplement_of_earlier_forms_is_read_by_its_own_rows(
    written: Any, tmp_path: Path, source: Source, desk: Desk
) -> None:
    """The version it was made from may have become an earlier one since."""
    later = evolve(desk, pack=evolve(desk.pack, version="2"), earlier=(desk.pack,))
    path = tmp_path / "bổ sung.xlsx"
    path.write_bytes(written("form").content)
    (submission,) = source.read(path, later)
    assert (submission.report.pack, submission.part) == ("thu@1", "supplement")


def test_another_part_is_refused_with_its_line(written: Any, read: Any) -> None:
    """There is one kind of part."""
    output = written("yaml")
    content = output.content.replace(b'"supplement"', b'"half"')
    with pytest.raises(FileRefused) as caught:
        read(evolve(output, content=content))
    assert caught.value.rule == "file-structure"
    assert "khóa 'part'" in caught.value.message.vi
