"""The sheet "Kiểm tra", calculated by LibreOffice, says what a person would say."""

import shutil
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import FormPack, Reading, Status
from cchc_core.reading import Typed
from cchc_source_manual.cells import understand
from cchc_source_manual.controls import controls
from cchc_source_manual.filling import Filled
from cchc_source_manual.guide import NOTHING
from cchc_source_manual.layout import Blank

FINE, LOOK, OPEN, BLANK = "Đạt", "Cần xem lại", "Chưa đủ số", "Chưa ghi"


TYPED: Mapping[str, Mapping[str, object]] = {
    "wrong": {
        "received": 10,
        "received__direct": 4,
        "received__postal": 5,
        "received__online": 2,
        "on_time_rate": 0.9655,
        "linked": 4,
        "issued__commune": "KPS",
    },
    "partly": {
        "received": 10,
        "received__direct": 3,
        "received__online": "chín",
        "on_time_rate": 0.9655,
        "linked": "Đã",
        "issued__commune": -1,
    },
    "saved": {
        "received": 10,
        "received__direct": "04",
        "received__online": "=1+1",
        "linked": 4,
        "on_time_rate": 96.55,
        "issued__commune": "không áp dụng",
    },
}
"""What wards have typed into the forms that LibreOffice then calculates."""
WRITTEN: Mapping[str, Mapping[str, object]] = {
    "right": {
        "received": 7,
        "received.direct": 4,
        "received.postal": 3,
        "received.online": 0,
        "issued": 2,
        "issued.commune": 2,
        "on_time_rate": 100,
        "linked": 1,
    },
    "not whole": {"received": 7, "received.direct": 4, "on_time_rate": 96.55, "linked": 2},
    "too many": {"received": 7, "received.direct": 8, "on_time_rate": 0.5, "linked": "đã"},
    "words": {
        "received": "KPS",
        "received.direct": "kps ",
        "received.postal": "Không  phát sinh",
        "received.online": "=1+1",
        "issued.commune": "chín",
        "on_time_rate": "không áp dụng",
        "linked": "CHƯA",
    },
    "blank": {},
}
"""What the forms say that are written filled in, with the results of their formulas."""


@pytest.fixture(scope="module")
def written(publish: Any, formats: Any, pack: FormPack) -> Mapping[str, bytes]:
    """The forms of `WRITTEN`."""

    def form(name: str, figures: Mapping[str, object]) -> bytes:
        readings = []
        for id, figure in figures.items():
            understood = understand(pack.catalogue[id], Typed(figure))
            told = understood.status, understood.value, understood.raw
            readings.append(Reading(id, *told))
        (output,) = formats["form"].write(publish(*readings))
        return bytes(output.content)

    return {name: form(name, figures) for name, figures in WRITTEN.items()}


@pytest.fixture(scope="module")
def calculated(
    form_at: Any, written: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of all these forms as LibreOffice calculates and saves them, in one run."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice calculates the sheet")
    folder = tmp_path_factory.mktemp("calculated")
    for name, figures in TYPED.items():
        form = form_at(folder / f"{name}.xlsx")
        form.type(**figures)
        if name == "partly":
            form.sheet[f"D{form.line('on_time_rate')}"].number_format = "0.00%"
        form.book.save(form.path)
    for name, content in written.items():  # openpyxl drops the results: they are made anew
        load_workbook(BytesIO(content)).save(folder / f"{name}.xlsx")
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(folder / "out")]
    forms = sorted(map(str, folder.glob("*.xlsx")))
    subprocess.run([*command, *forms], check=True, capture_output=True, timeout=120)
    return folder / "out"


def verdicts(book: Workbook) -> tuple[Mapping[tuple[str, str], str], Mapping[str, object]]:
    """By row and by what is checked, and the counters of the form and of the sheet."""
    sheet = book["Kiểm tra"]
    lines = sheet.iter_rows(min_row=6, max_col=7, values_only=True)
    found = {(str(row), str(what).split()[0]): str(v or "") for _, row, what, *_, v in lines}
    counters = {"form": book.worksheets[0]["D2"].value, "issues": sheet["G2"].value}
    return found, {**counters, "blank": sheet["G3"].value}


def test_its_verdicts(calculated: Path) -> None:
    """Parts against their sum, codes, counts and rates; a blank is neither right nor wrong."""
    found, counters = verdicts(load_workbook(calculated / "wrong.xlsx", data_only=True))
    assert found == {
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

    found, counters = verdicts(load_workbook(calculated / "partly.xlsx", data_only=True))
    assert found["1.1 Số hồ sơ đã tiếp nhận", "Cộng"] == OPEN
    assert found["1.1/b Qua BCCI", "Số"] == BLANK
    assert found["1.1/c Trực tuyến", "Số"] == LOOK
    assert found["1.2/xã Tại cấp xã", "Số"] == LOOK
    assert found["1.3 Tỷ lệ đúng hạn", "Tỷ"] == FINE
    assert found["1.4 Đã kết nối", "Mã"] == FINE
    assert counters == {"form": 2, "issues": 2, "blank": 1}


@pytest.mark.parametrize("name", WRITTEN)
def test_its_formulas_are_written_with_what_they_come_to(
    name: str, written: Mapping[str, bytes], calculated: Path
) -> None:
    """A telephone shows what LibreOffice calculates: nothing where that is an empty text."""
    before = load_workbook(BytesIO(written[name]), data_only=True)
    after = load_workbook(calculated / f"{name}.xlsx", data_only=True)
    for sheet in ("Biểu số liệu", "Kiểm tra"):
        assert shown(before[sheet]) == shown(after[sheet])


def shown(sheet: Worksheet) -> Mapping[str, object]:
    """What a person sees in every cell in which there is anything to see."""
    cells = [cell for line in sheet.iter_rows() for cell in line]
    return {cell.coordinate: cell.value for cell in cells if cell.value not in (None, "")}


def test_a_form_saved_by_libreoffice_is_read_the_same(
    calculated: Path, source: Any, desk: Any
) -> None:
    """Not every ward has Excel; a formula's result is stored on the way."""
    saved = calculated / "saved.xlsx"
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
    before = publish(Reading("received", Status.USED, 6, raw="6")).report
    renamed = evolve(before.unit, name="Phường Hòa Bình (cũ)")
    before = evolve(before, unit=renamed, leaves=[evolve(before.own, unit=renamed)])
    (output,) = formats["form"].write(publish(previous=before))
    sheet = load_workbook(BytesIO(output.content)).worksheets[0]
    (line,) = [cell.row for cell in sheet["H"] if cell.value == "received"]
    assert sheet["F9"].value == "Kỳ trước"
    assert (sheet[f"D{line}"].value, sheet[f"F{line}"].value) == (None, 6)
