"""Every filled cell of a form is accounted for: read, told of, or passed over under a heading."""

import warnings
import zipfile
from pathlib import Path
from typing import Any

import pytest

from cchc_core import FileRefused


def rewrite(path: Path, *changes: tuple[str, str], part: str = "") -> None:
    """Changes what stands in all parts of a workbook whose names end so."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            changed = content
            for old, new in changes if name.endswith(part) else ():
                changed = changed.replace(old, new)
            archive.writestr(name, changed)


def test_a_figure_more_is_a_cell_more_that_was_read(form: Any) -> None:
    """What the form itself prints is passed over, by sheet and column."""
    blank = form.read().cells
    form.type(received=7, linked="không áp dụng")
    filled = form.read().cells

    assert (blank.lost, filled.lost) == (0, 0)
    assert (filled.counted - blank.counted, filled.read - blank.read) == (2, 2)
    assert filled.passed_over == blank.passed_over
    assert filled.passed_over["Biểu số liệu: Chỉ tiêu thống kê"] == 12
    assert filled.passed_over["Kiểm tra"] > 0


def test_what_is_typed_beside_the_form_is_passed_over_by_name(form: Any) -> None:
    """Columns and sheets that a unit has added, whatever they hold; white space is nothing."""
    form.sheet["K12"], form.sheet["CZ300"], form.sheet["L12"] = "ngoài biểu", 5, "  "
    form.book.create_sheet("Nháp")["B2"] = "=1+1"
    blank = form.read().cells.passed_over

    assert (blank["Biểu số liệu: K"], blank["Biểu số liệu: CZ"], blank["Nháp"]) == (1, 1, 1)
    assert "Biểu số liệu: L" not in blank
    assert form.read().cells.lost == 0


def test_a_figure_on_no_row_is_reported(form: Any) -> None:
    """The finding `stray-value` tells of it."""
    line = form.line("received")
    form.sheet.insert_rows(line)
    form.sheet[f"D{line}"], form.sheet[f"B{line}"] = 99, "dòng chèn thêm"

    read = form.read()

    assert [finding.rule for finding in read.findings] == ["stray-value"]
    assert (read.cells.reported, read.cells.lost) == (1, 0)


def test_documents_are_read_cells(form: Any) -> None:
    """Those of the block above; none is lost."""
    before = form.read().cells
    sheet = form.book["Văn bản"]
    line = next(cell.row for cell in sheet["F"] if cell.value == "plans")
    sheet[f"B{line}"], sheet[f"C{line}"] = "Kế hoạch", "05/KH-UBND"

    after = form.read().cells

    assert (after.read - before.read, after.lost) == (2, 0)


def test_a_cell_that_stands_twice_is_lost_and_said_so(form: Any) -> None:
    """Only one of the two can be read."""
    form.type(received=7)
    form.book.save(form.path)
    cell = f'<c r="D{form.line("received")}"'
    twice = f'{cell} t="n"><v>9</v></c>{cell}'
    rewrite(form.path, (cell, twice), part="sheet1.xml")

    (submission,) = form.source.read(form.path, form.desk)

    assert submission.cells.lost == 1


def test_strict_open_xml_is_refused_with_advice(form: Any) -> None:
    """What reads workbooks here finds no sheet in it, and warns of that; nobody hears it."""
    form.book.save(form.path)
    rewrite(
        form.path,
        ("schemas.openxmlformats.org/spreadsheetml/2006/main", "purl.oclc.org/ooxml/main"),
        ("schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml"),
    )
    with warnings.catch_warnings(record=True) as heard, pytest.raises(FileRefused) as refused:
        tuple(form.source.read(form.path, form.desk))

    assert (refused.value.rule, heard) == ("file-strict", [])
    assert "Excel Workbook (.xlsx)" in refused.value.message.vi
