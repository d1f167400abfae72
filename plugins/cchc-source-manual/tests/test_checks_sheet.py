"""The sheet "Kiểm tra", calculated by LibreOffice, says what a person would say."""

import shutil
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from openpyxl import load_workbook

from cchc_core import FormPack
from cchc_core.reading import Typed
from cchc_source_manual.cells import understand
from cchc_source_manual.controls import controls
from cchc_source_manual.filling import Filled
from cchc_source_manual.guide import NOTHING
from cchc_source_manual.layout import Blank

FINE, LOOK, OPEN, BLANK = "Đạt", "Cần xem lại", "Chưa đủ số", "Chưa ghi"


def calculated(form: Any) -> tuple[Mapping[tuple[str, str], str], Mapping[str, object]]:
    """Verdicts by row and by what is checked, and the form's counters, as LibreOffice has them."""
    form.book.save(form.path)
    folder = form.path.parent / "out"
    command = ["soffice", f"-env:UserInstallation=file://{form.path.parent}/profile", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(folder), str(form.path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    book = load_workbook(folder / form.path.name, data_only=True)
    sheet = book["Kiểm tra"]
    lines = sheet.iter_rows(min_row=6, max_col=7, values_only=True)
    verdicts = {(str(row), str(what).split()[0]): str(v or "") for _, row, what, *_, v in lines}
    counters = {"form": book.worksheets[0]["D2"].value, "issues": sheet["G2"].value}
    return verdicts, {**counters, "blank": sheet["G3"].value}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice calculates the sheet")
def test_its_verdicts(form: Any) -> None:
    """Parts against their sum, codes, counts and rates; a blank is neither right nor wrong."""
    form.type(received=10, received__direct=4, received__postal=5, received__online=2)
    form.type(on_time_rate=0.9655, linked=4, issued__commune="KPS")
    verdicts, counters = calculated(form)
    assert verdicts == {
        ("1.1 Số hồ sơ đã tiếp nhận", "Cộng"): LOOK,
        ("1.1 Số hồ sơ đã tiếp nhận", "Số"): FINE,
        ("1.1/a Trực tiếp", "Số"): FINE,
        ("1.1/b Qua BCCI", "Số"): FINE,
        ("1.1/c Trực tuyến", "Số"): FINE,
        ("1.2/xã Tại cấp xã", "Số"): FINE,
        ("1.3 Tỷ lệ đúng hạn", "Tỷ"): LOOK,
        ("1.4 Đã kết nối", "Mã"): LOOK,
    }
    assert counters == {"form": 3, "issues": 3, "blank": 0}

    form.type(received__direct=3, received__postal=None, on_time_rate=0.9655, linked="Đã")
    form.sheet[f"D{form.line('on_time_rate')}"].number_format = "0.00%"
    form.type(received__online="chín", issued__commune=-1)
    verdicts, counters = calculated(form)
    assert verdicts["1.1 Số hồ sơ đã tiếp nhận", "Cộng"] == OPEN
    assert verdicts["1.1/b Qua BCCI", "Số"] == BLANK
    assert verdicts["1.1/c Trực tuyến", "Số"] == LOOK
    assert verdicts["1.2/xã Tại cấp xã", "Số"] == LOOK
    assert verdicts["1.3 Tỷ lệ đúng hạn", "Tỷ"] == FINE
    assert verdicts["1.4 Đã kết nối", "Mã"] == FINE
    assert counters == {"form": 2, "issues": 2, "blank": 1}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice saves the form")
def test_a_form_saved_by_libreoffice_is_read_the_same(form: Any, source: Any, desk: Any) -> None:
    """Not every ward has Excel; a formula's result is stored on the way."""
    form.type(received=10, received__direct="04", on_time_rate=96.55, linked=4)
    form.type(issued__commune="không áp dụng", received__online="=1+1")
    calculated(form)
    saved = form.path.parent / "out" / form.path.name
    assert source.recognises(saved, saved.read_bytes()[:8192])
    (submission,) = source.read(saved, desk)
    readings = submission.report.own.readings
    stated = {id: (str(r.status), r.raw) for id, r in readings.items() if r.raw}
    assert stated == {
        "received": ("used", "10"),
        "received.direct": ("used", "04"),
        "received.online": ("used", "=1+1"),
        "issued.commune": ("not-applicable", "không áp dụng"),
        "on_time_rate": ("used", "96,55"),
        "linked": ("rejected", "4"),
    }
    assert readings["received.online"].value == 2
    assert {f.rule for f in submission.findings} == {"number-as-text", "formula-used", "code-set"}


def test_a_typed_total_is_compared_with_the_rows_the_unit_fills(
    publish: Any, pack: FormPack
) -> None:
    """A total nobody typed is not checked: it is the reader's to compute."""
    from cchc_core import Reading, Status

    empty = publish().report.own
    typed = publish(Reading("issued", Status.USED, 3, raw="3")).report.own
    blank = Blank(pack, empty.unit)
    assert "issued" not in [control.row.id for control in controls(Filled(blank, empty))]
    assert "issued" in [control.row.id for control in controls(Filled(blank, typed))]


def test_the_words_it_accepts_are_those_the_reader_understands(pack: FormPack) -> None:
    """The first two on any row, all of them on a count; none calls for a remark."""
    for number, (_, word, _) in enumerate(NOTHING):
        for id in ("received", *(("on_time_rate", "linked") if number < 2 else ())):
            understood = understand(pack.catalogue[id], Typed(word))
            assert understood.remark is None, (word, id)


def test_the_form_can_be_typed_into_only_where_the_unit_answers(form: Any, tmp_path: Path) -> None:
    """Everything else is locked; a code is picked from a list; the ids and the stamp are hidden."""
    open_lines = {
        cell.row for cell in form.sheet["D"] if cell.row > 9 and not cell.protection.locked
    }
    answered = ("received", "received.direct", "received.postal", "received.online")
    answered += ("issued.commune", "on_time_rate", "linked", "plans")
    assert open_lines == {form.line(id) for id in answered}
    assert form.sheet.protection.sheet
    assert form.sheet.column_dimensions["G"].hidden
    assert form.book["_cchc"].sheet_state == "veryHidden"
    lists = [rule for rule in form.sheet.data_validations.dataValidation if rule.type == "list"]
    assert [(str(rule.sqref), rule.formula1) for rule in lists] == [
        (f"D{form.line('linked')}", '"0,1"'),
        (f"D{form.line('plans')}", '"0"'),
    ]


def test_last_period_stands_beside_the_input(publish: Any, formats: Any) -> None:
    """It is shown, also when the unit had another name then, and the input stays empty."""
    from cchc_core import Reading, Status

    before = publish(Reading("received", Status.USED, 6, raw="6")).report
    renamed = evolve(before.unit, name="Phường Hòa Bình (cũ)")
    before = evolve(before, unit=renamed, leaves=[evolve(before.own, unit=renamed)])
    (output,) = formats["form"].write(publish(previous=before))
    sheet = load_workbook(BytesIO(output.content)).worksheets[0]
    (line,) = [cell.row for cell in sheet["H"] if cell.value == "received"]
    assert sheet["F9"].value == "Kỳ trước"
    assert (sheet[f"D{line}"].value, sheet[f"F{line}"].value) == (None, 6)
