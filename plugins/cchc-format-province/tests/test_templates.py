"""The province's own workbook, filled by a city: its form as it was sent, the report in a second
file. How fields are filled is tried in the core."""

import io
import zipfile
from collections.abc import Mapping

import pytest
import xlsxwriter
from attrs import evolve
from openpyxl import load_workbook

from cchc_core import CchcError
from cchc_core.testing import samples
from cchc_format_province import check_template, draft_template, read, write

PACK = samples.sample_pack()
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def sent_by_the_province(cells: Mapping[str, str], box: str = "") -> bytes:
    """A form as Excel would have saved it: a logo, a text box, merged heads, a named cell, a print
    area, and a formula over figures."""
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet = book.add_worksheet("Biểu 01")
    sheet.merge_range("A1:F1", "{{@OFFICE}}", book.add_format({"bold": True, "align": "center"}))
    for place, value in cells.items():
        sheet.write(place, value)
    sheet.write("D9", "=B4+1", None, 77)
    book.define_name("legal.issued.commune", "='Biểu 01'!$D$8")
    book.define_name("dossiers.carried_over", "='Biểu 01'!$D$9")
    sheet.insert_textbox("C12", box or "Kỳ {{@period}}")
    sheet.insert_image("F1", "logo.png", {"image_data": io.BytesIO(PNG)})
    sheet.print_area("A1:F20")
    sheet.set_landscape()
    book.close()
    return written.getvalue()


FORM = {
    "A4": "{{tasks.assigned|label}}",
    "B4": "{{tasks.assigned}}",
    "C4": "{{tasks.assigned|city}}",
    "D4": "{{tasks.assigned|commune}}",
    "E4": "{{tasks.assigned|coverage}}",
    "F4": "{{tasks.assigned|note}}",
    "B5": "{{dossiers.resolved_rate}}",
    "C5": "{{dossiers.resolved_rate|part}}",
    "D5": "{{dossiers.resolved_rate|whole}}",
    "F5": "{{dossiers.resolved_rate|note}}",
    "A7": "{{@reports}}",
}


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a file, in their order."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_province_s_form_is_filled_and_nothing_else_in_it_changed(city, published):
    """Figures with their levels and what they were divided from; the logo, the box, merges, print
    settings and formulas stay."""
    form = sent_by_the_province(FORM)
    filled, behind = write(published(city, template=form))
    assert (filled.name, behind.name) == (
        "gui-tinh-982-2024-quarter-1.xlsx",
        "gui-tinh-982-2024-quarter-1-so-lieu.xlsx",
    )
    sheet = load_workbook(io.BytesIO(filled.content))["Biểu 01"]
    assert [cell.value for cell in sheet[4]][:5] == ["Số nhiệm vụ được giao", 7, 5, 2, "2/3"]
    assert [cell.value for cell in sheet[5]][2:4] == [100, 111]
    assert sheet["B5"].value == pytest.approx(10000 / 111, rel=1e-15)
    assert sheet["A1"].value == "ỦY BAN NHÂN DÂN THÀNH PHỐ BIỂN MẪU"
    assert sheet["D8"].value == 1, "a cell called by the code is filled"
    assert sheet["D9"].value == "=B4+1", "but not one that holds a formula"
    assert [str(merged) for merged in sheet.merged_cells] == ["A1:F1"]
    assert (sheet.print_area, sheet.page_setup.orientation) == ("'Biểu 01'!$A$1:$F$20", "landscape")
    before, after = parts_of(form), parts_of(filled.content)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/drawings/drawing1.xml",
    }
    assert "Kỳ Quý I năm 2024" in after["xl/drawings/drawing1.xml"].decode()
    assert not [name for name, part in after.items() if b"{{" in part]


def test_the_report_inside_comes_back_from_the_second_file(tmp_path, city, published, desk):
    """With every ward, as from our own workbook."""
    _, behind = write(published(city, template=sent_by_the_province(FORM)))
    path = tmp_path / behind.name
    path.write_bytes(behind.content)
    (submission,) = read(path, desk)
    report = submission.report
    bare = [
        evolve(leaf, readings=[evolve(each, origin=None) for each in leaf.readings.values()])
        for leaf in report.leaves.values()
    ]
    assert evolve(report, leaves=bare) == city
    assert submission.findings == ()
    assert load_workbook(io.BytesIO(behind.content)).sheetnames == [
        "Cơ sở tỷ lệ",
        "Biểu II.06a",
        "Đơn vị báo cáo",
        "Vấn đề cần rà soát",
        "_cchc-tinh",
    ]


def test_a_note_tells_what_no_other_field_does(city, published):
    """Of how many units, and what the levels come to, unless the form has columns for that."""
    alone = {"F4": FORM["F4"]}
    filled = [
        next(iter(write(published(city, template=sent_by_the_province(cells)))))
        for cells in (FORM, alone)
    ]
    told, untold = (load_workbook(io.BytesIO(each.content))["Biểu 01"] for each in filled)
    assert told["F4"].value == "để trống: xã Nghĩa Phượng"
    assert untold["F4"].value == "2/3 đơn vị; để trống: xã Nghĩa Phượng; cấp thành phố 5, cấp xã 2"
    assert told["F5"].value == "3/3 đơn vị; cách tính: (2.10) : (2.6 + 2.7)"


def test_what_the_form_lacks_or_asks_in_vain_is_told(city, published):
    """Unknown codes with the nearest, in boxes too, rows that are not asked for; a merge refuses
    the former."""
    form = sent_by_the_province({**FORM, "B6": "{{tasks.assigned|comune}}"}, "{{tasks.asigned}}")
    found = list(check_template("bieu-01.xlsx", form, PACK))
    unknown = [f for f in found if f.rule == "workbook-template-unknown"]
    assert [(f.origin.cell, f.found, f.expected.partition(",")[0]) for f in unknown] == [
        ("B6", "tasks.assigned|comune", "tasks.assigned|commune"),
        ("C12", "tasks.asigned", "tasks.assigned"),
    ]
    missing = next(f for f in found if f.rule == "workbook-template-missing")
    assert "1.1 (tasks.planned)" in missing.message.vi
    assert "(legal.issued.commune)" not in missing.message.vi, "its cell is called so"
    with pytest.raises(CchcError, match=r"tasks\.assigned\|comune"):
        list(write(published(city, template=form)))


def test_our_own_layout_is_a_template_that_checks_clean(city, published, opened):
    """And filled it shows what our own workbook shows, but what nobody sees."""
    drafted = draft_template(PACK)
    assert list(check_template(drafted.name, drafted.content, PACK)) == []
    filled, _ = write(published(city, template=drafted.content))
    ours, theirs = opened(city).values, load_workbook(io.BytesIO(filled.content))
    assert theirs.sheetnames == ["Phụ lục I", "Phụ lục II"]
    for sheet in theirs.worksheets:
        shown = {cell.coordinate: cell.value for line in sheet.iter_rows() for cell in line}
        legend = next(at for at, said in shown.items() if str(said).startswith("Chú giải"))
        for place, value in shown.items():
            if place != legend and sheet[place].row != 8:
                assert value == pytest.approx(ours[sheet.title][place].value), place
        assert "trang Cơ sở tỷ lệ" not in shown[legend], "which is in another file"
    assert "trang Cơ sở tỷ lệ" in str([c.value for c in ours["Phụ lục I"]["A"]])


def test_a_draft_asks_for_no_more_than_there_can_be():
    """Nothing of a heading but what is noted, no part of a count; no stamp, no hidden column."""
    sheet = load_workbook(io.BytesIO(draft_template(PACK).content))["Phụ lục I"]
    lines = {
        line[1].value: [cell.value for cell in line[3:]] for line in sheet.iter_rows(min_row=9)
    }
    heading, count = "Công tác chỉ đạo điều hành CCHC", "Số nhiệm vụ được giao"
    assert [said for said in lines[heading] if said] == ["{{section.directing|note}}"]
    assert lines[count] == [
        "{{tasks.assigned}}",
        "{{tasks.assigned|city}}",
        "{{tasks.assigned|commune}}",
        None,
        None,
        "{{tasks.assigned|coverage}}",
        "{{tasks.assigned|note}}",
    ]
    assert sheet.max_column == 10
