"""An office's own workbook: filled by indicator, everything else left as the office made it."""

import re
import zipfile
from datetime import date
from io import BytesIO

import docx
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from made_templates import anew, boxed, charted, parts_of, template, with_part
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName

from cchc_core import CchcError, FileRefused, Severity
from cchc_core.printing import Answers, BadTemplate, check_workbook, fill_workbook
from cchc_core.printing.filling.runs import filled_runs
from cchc_core.testing.samples import sample_pack, sample_publication

PACK, CITY = sample_pack(), sample_publication()


def sheet_of(content, **asked):
    """The sheet of a template after it was filled for the made-up city."""
    return load_workbook(BytesIO(fill_workbook(content, CITY)), **asked)["Mẫu"]


def test_each_field_is_filled_wherever_it_stands():
    """Alone in a cell a figure is a number, inside a sentence it is printed as Vietnam does."""
    asked = {
        "A1": "{{@OFFICE}}",
        "A2": "{{@period}}, {{ @window }}",
        "A3": "{{tasks.assigned}}",
        "A4": "Được giao {{tasks.assigned}}, đã giải quyết {{dossiers.resolved_rate}} %",
        "A5": "{{tasks.assigned|coverage}}",
        "A6": "{{tasks.assigned | unit}}",
        "A7": "{{tasks.assigned|number}} {{tasks.assigned|label}}",
        "A8": "{{plan.inherited}}",
        "A9": "{{legal.issued.city|note}}",
        "A10": "{{@reports}}",
        "A11": "Số {{@number}}, {{@dated}}",
        "A12": "{{legal.issued|commune}}",
        "A13": "{{dossiers.resolved_rate|part}}",
        "A14": "{{dossiers.resolved_rate|whole}}",
    }
    issued = evolve(CITY, number="05/BC-UBND", dated=date(2024, 3, 18))
    filled = fill_workbook(template(asked), issued)
    sheet = load_workbook(BytesIO(filled))["Mẫu"]
    assert [sheet[place].value for place in asked] == [
        "ỦY BAN NHÂN DÂN THÀNH PHỐ MẪU",
        "Quý I năm 2024, từ ngày 15/12/2023 đến ngày 14/3/2024",
        24,
        "Được giao 24, đã giải quyết 58,14 %",
        "1/4",
        "Nhiệm vụ",
        "1.3 Số nhiệm vụ được giao",
        "chưa kết luận",
        "1/1 đơn vị",
        "Tổng hợp từ 4/5 báo cáo; chưa có báo cáo dùng được: phường Đông Sơn",
        "Số 05/BC-UBND, ngày 18 tháng 3 năm 2024",
        69,
        150,
        258,
    ]
    assert sheet["A3"].number_format == "[$-42A]#,##0"


def test_a_format_answers_its_own_way():
    """Its notes, its legend, figures to the last digit; told all that is asked on a sheet."""
    asked = {
        "A1": "{{dossiers.resolved_rate}}",
        "A2": "{{tasks.assigned|note}}",
        "A3": "{{@legend}}",
    }
    told = []

    def answering(publication, asked):
        told.append(sorted(asked))
        return Answers(
            publication,
            asked,
            note=lambda _, row: f"về {row.id}",
            legend=lambda shows, notes, lang: f"{lang}: {len(list(shows))}, {list(notes)}",
            computed=True,
        )

    filled = fill_workbook(template(asked), CITY, answering)
    sheet = load_workbook(BytesIO(filled))["Mẫu"]
    assert [sheet[place].value for place in asked] == [
        pytest.approx(15000 / 258, rel=1e-15),
        "về tasks.assigned",
        "vi: 1, ['về tasks.assigned']",
    ]
    assert told == [["@legend", "dossiers.resolved_rate", "tasks.assigned|note"]]


def test_formats_merges_and_print_settings_stay():
    """What the office drew is what it gets back: every part but the sheet, its styles and strings
    is the same, byte by byte."""

    def drawn(sheet):
        sheet["B2"].font = Font("Arial", 16, color="FF0000FF")
        sheet["B2"].fill = PatternFill("solid", fgColor="FFFFFF00")
        sheet["B2"].border = Border(left=Side("double"))
        sheet["B2"].number_format = "000000"
        sheet["C2"].number_format = "0.0%"
        sheet.merge_cells("B2:B4")
        sheet.page_setup.orientation = "landscape"
        sheet.print_title_rows = "1:2"
        sheet.oddFooter.left.text = "Mẫu số 01"
        sheet.column_dimensions["B"].width = 33
        sheet.row_dimensions[2].height = 44
        sheet.freeze_panes = "A2"

    cells = {"B2": "{{tasks.assigned}}", "C2": "{{dossiers.resolved_rate}}", "D2": "giữ"}
    content = template(cells, drawn)
    filled = fill_workbook(content, CITY)
    sheet = load_workbook(BytesIO(filled))["Mẫu"]
    cell = sheet["B2"]
    assert (cell.value, cell.number_format) == (24, "000000")
    assert (cell.font.name, cell.font.size, cell.font.color.rgb) == ("Arial", 16, "FF0000FF")
    assert (cell.fill.fgColor.rgb, cell.border.left.style) == ("FFFFFF00", "double")
    assert (sheet["C2"].value, sheet["C2"].number_format) == (0.5814, "0.0%")
    assert [str(merged) for merged in sheet.merged_cells] == ["B2:B4"]
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$1:$2")
    assert sheet.oddFooter.left.text == "Mẫu số 01"
    assert (sheet.column_dimensions["B"].width, sheet.row_dimensions[2].height) == (33, 44)
    assert (sheet.freeze_panes, sheet["D2"].value) == ("A2", "giữ")
    before, after = parts_of(content), parts_of(filled)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} <= {
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/workbook.xml",
    }


def test_a_general_format_that_is_written_out_is_none():
    """As LibreOffice does: a number in such a cell is printed as Vietnam does too."""
    content = template({"A1": "{{tasks.assigned}}"}, lambda sheet: format_as(sheet["A1"]))
    general = with_part(
        content, "xl/styles.xml", parts_of(content)["xl/styles.xml"].replace(b"0.00x", b"General")
    )
    filled = fill_workbook(general, CITY)
    cell = load_workbook(BytesIO(filled))["Mẫu"]["A1"]
    assert cell.number_format == "[$-42A]#,##0"


def format_as(cell):
    cell.number_format = "0.00x"


def test_a_text_box_and_a_logo_are_kept_and_the_box_is_filled():
    """Nothing drawn is lost, which a library that reads and writes workbooks would lose."""
    content = boxed(
        "Báo cáo của {{@office}}, {{tasks.assigned}} hồ sơ", {"A1": "{{tasks.assigned}}"}
    )
    filled = fill_workbook(content, CITY)
    before, after = parts_of(content), parts_of(filled)
    assert list(before) == list(after)
    assert after["xl/media/image1.png"] == before["xl/media/image1.png"]
    drawing = after["xl/drawings/drawing1.xml"].decode()
    assert "Báo cáo của Ủy ban nhân dân thành phố Mẫu, 24 hồ sơ" in drawing
    assert "{{" not in drawing
    assert re.sub("<a:t>.*?</a:t>", "", drawing) == re.sub(
        "<a:t>.*?</a:t>", "", before["xl/drawings/drawing1.xml"].decode()
    )


def test_shared_strings_are_filled_where_they_are_used_and_left_elsewhere():
    """No field is left anywhere in the file, and no other text is touched."""
    cells = {
        "A1": "{{tasks.assigned}}",
        "A2": "giữ",
        "A3": "Có {{tasks.assigned}} hồ sơ",
        "A4": "giữ",
    }
    filled = fill_workbook(boxed("x", cells), CITY)
    sheet = load_workbook(BytesIO(filled))["Mẫu"]
    assert [sheet[place].value for place in cells] == [24, "giữ", "Có 24 hồ sơ", "giữ"]
    assert not [name for name, part in parts_of(filled).items() if b"{{" in part]


def test_comments_headers_and_charts_are_filled():
    """Wherever an office may write that is neither a cell nor a box."""

    def more(sheet):
        sheet["A2"].comment = Comment("{{tasks.assigned|coverage}} đơn vị", "VP")
        sheet.oddHeader.center.text = "{{@unit}}"

    filled = fill_workbook(template({"A1": "x", "A2": "{{tasks.assigned}}"}, more), CITY)
    sheet = load_workbook(BytesIO(filled))["Mẫu"]
    assert sheet["A2"].comment.text == "1/4 đơn vị"
    assert sheet.oddHeader.center.text == "Thành phố Mẫu"


def test_a_cell_named_after_an_indicator_is_filled():
    """By its code, with what qualifies it, or by what belongs to the whole report; a cell that is
    not there yet is made, in its place. One that holds a formula keeps it."""

    def named(sheet):
        book = sheet.parent
        for name, place in (
            ("tasks.assigned", "$B$2"),
            ("legal.issued.commune", "$B$9"),
            ("tasks.assigned.coverage", "$C$2"),
            ("dossiers.carried_over.commune", "$D$9"),
            ("tasks.planned", "$E$2"),
            ("CCHC.period", "$A$1"),
            ("own_name", "$A$2"),
        ):
            book.defined_names[name] = DefinedName(name, attr_text=f"'{sheet.title}'!{place}")
        sheet["B2"].number_format = "0"

    content = template({"A2": "Số hồ sơ", "D2": "hồ sơ", "E2": "=B2*2"}, named)
    filled = fill_workbook(content, CITY)
    sheet = load_workbook(BytesIO(filled))["Mẫu"]
    cells = {c.coordinate: c.value for row in sheet.iter_rows() for c in row if c.value is not None}
    assert cells == {
        "A1": "Quý I năm 2024",
        "A2": "Số hồ sơ",
        "B2": 24,
        "C2": "1/4",
        "D2": "hồ sơ",
        "E2": "=B2*2",
        "B9": 69,
        "D9": 195,
    }
    assert sheet["B2"].number_format == "0"


def test_formulas_stay_and_are_computed_anew():
    """What stood beside them was computed from other figures, so nothing stale is shown."""
    content = anew(template({"A1": "{{tasks.assigned}}", "A2": "=A1*2"}), "<f>A1*2</f><v/>", 77)
    filled = fill_workbook(content, CITY)
    assert load_workbook(BytesIO(filled))["Mẫu"]["A2"].value == "=A1*2"
    assert load_workbook(BytesIO(filled), data_only=True)["Mẫu"]["A2"].value is None
    assert 'fullCalcOnLoad="1"' in parts_of(filled)["xl/workbook.xml"].decode()


def test_a_line_grows_with_its_text_unless_the_office_set_it():
    """A long note that wraps is not cut; a height that was set stays."""

    def wrapping(sheet):
        sheet.column_dimensions["A"].width = 12
        for place in ("A1", "A2"):
            sheet[place].alignment = Alignment(wrap_text=True)
        sheet.row_dimensions[2].height = 18

    long = "{{@reports}}"
    sheet = sheet_of(template({"A1": long, "A2": long, "A3": long}, wrapping))
    assert sheet.row_dimensions[1].height > 60
    assert (sheet.row_dimensions[2].height, sheet.row_dimensions[3].height) == (18, None)


def test_the_title_of_a_chart_is_filled_and_the_chart_kept():
    """Its series go on reading the cells they read."""
    content = charted("{{@unit}}, {{@period}}", {"A1": "{{tasks.assigned}}"})
    filled = fill_workbook(content, CITY)
    before, after = (parts_of(each)["xl/charts/chart1.xml"] for each in (content, filled))
    assert "Thành phố Mẫu, Quý I năm 2024" in after.decode()
    assert re.findall(b"<c:f>.*?</c:f>", before) == re.findall(b"<c:f>.*?</c:f>", after)


def test_formatted_text_keeps_its_runs():
    """A bold word beside a field stays bold; a field that runs over two is dressed as it begins."""
    rich = CellRichText("Tổng: ", TextBlock(InlineFont(b=True), "{{tasks.assigned}} hồ sơ {{tas"))
    rich.append(TextBlock(InlineFont(i=True), "ks.assigned}}!"))
    filled = fill_workbook(template({"A1": rich}), CITY)
    runs = load_workbook(BytesIO(filled), rich_text=True)["Mẫu"]["A1"].value
    assert (runs[0], runs[1].text, runs[1].font.b, runs[2].text, runs[2].font.i) == (
        "Tổng: ",
        "24 hồ sơ 24",
        True,
        "!",
        True,
    )


@given(st.lists(st.text(alphabet="a{} b"), min_size=1, max_size=5))
def test_runs_say_together_what_the_whole_text_says(runs):
    """However a program has cut a text into runs, what it says is filled the same."""
    whole = "".join(runs)
    filled = filled_runs(runs, lambda asked: f"[{asked}]")
    assert len(filled) == len(runs)
    assert "".join(filled) == filled_runs([whole], lambda asked: f"[{asked}]")[0]


def test_a_sheet_with_a_far_cell_is_filled_at_once():
    """Only what is written is visited, never the grid up to the last cell."""
    far = template({"A1": "{{tasks.assigned}}", "XFD1048576": "x"})
    assert sheet_of(far)["A1"].value == 24


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("{{tasks.asigned}}", "Mẫu!B7: tasks.asigned (gần giống: tasks.assigned"),
        ("{{tasks.assigned|total}}", "Mẫu!B7: tasks.assigned|total"),
        ("{{@perod}}", "@period"),
        ("{{}}", "Mẫu!B7"),
        ("{{tasks.assigned}", "Mẫu!B7: {{tasks.assigned}"),
        ('="a"&"{{tasks.assigned}}"', "chỗ điền nằm trong công thức"),
    ],
)
def test_a_field_for_nothing_is_refused_with_its_cell(asked, told):
    """The message names sheet and cell, and the nearest that there is; the checker says it too."""
    content = template({"B7": asked})
    with pytest.raises(BadTemplate) as refusal:
        fill_workbook(content, CITY)
    assert told in refusal.value.message.vi
    (found,) = errors(content)
    assert (found.rule, found.origin.sheet, found.origin.cell) == (
        "workbook-template-unknown",
        "Mẫu",
        "B7",
    )


def test_all_wrong_fields_are_named_at_once():
    """In cells and in text boxes."""
    content = boxed("{{c}}", {"A1": "{{a}}", "A2": "{{b}}"})
    with pytest.raises(CchcError) as refusal:
        fill_workbook(content, CITY)
    for place in ("Mẫu!A1: a", "Mẫu!A2: b", "Mẫu!C3: c"):
        assert place in refusal.value.message.en


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"\xd0\xcf\x11\xe0 old"])
def test_a_template_that_is_no_workbook_is_refused(content):
    with pytest.raises(BadTemplate) as refusal:
        fill_workbook(content, CITY)
    assert ".xlsx" in refusal.value.message.vi
    assert [f.rule for f in errors(content)] == ["workbook-template-unreadable"]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"])
@pytest.mark.parametrize("damage", [b"<worksheet><row", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"])
def test_a_damaged_template_is_refused_with_advice(part, damage):
    """Whichever part cannot be read, it is the office that can mend it, not the program."""
    whole, damaged = BytesIO(template({"A1": "{{tasks.assigned}}"})), BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(damaged, "w") as new:
        for name in old.namelist():
            new.writestr(name, damage if name == part else old.read(name))
    with pytest.raises(BadTemplate) as caught:
        fill_workbook(damaged.getvalue(), CITY)
    assert "Không mở được mẫu" in caught.value.message.vi
    assert "cannot be opened" in caught.value.message.en
    assert [f.rule for f in errors(damaged.getvalue())] == ["workbook-template-unreadable"]


def test_a_template_whose_cells_point_nowhere_is_refused_with_advice():
    """A string that is not among the shared ones: the file was cut."""
    content = boxed("x", {"A1": "{{tasks.assigned}}", "A2": "x"})
    sheet = parts_of(content)["xl/worksheets/sheet1.xml"].replace(b"<v>1</v>", b"<v>99</v>")
    cut = with_part(content, "xl/worksheets/sheet1.xml", sheet)
    with pytest.raises(BadTemplate) as caught:
        fill_workbook(cut, CITY)
    assert "Không mở được mẫu" in caught.value.message.vi
    assert [f.rule for f in errors(cut)] == ["workbook-template-unreadable"]


def test_a_sheet_that_is_a_chart_stays():
    """It has no cells to be filled."""
    content = template(
        {"A1": "{{tasks.assigned}}"}, lambda sheet: sheet.parent.create_chartsheet("Hình")
    )
    filled = fill_workbook(content, CITY)
    chart = "xl/chartsheets/sheet1.xml"
    assert parts_of(filled)[chart] == parts_of(content)[chart]


def test_missing_rows_are_named_form_by_form():
    """With number and code, as a warning: a template may leave some out."""
    told = [
        finding
        for finding in check_workbook("mau.xlsx", template({"A1": "{{tasks.assigned}}"}), PACK)
        if finding.rule == "workbook-template-missing"
    ]
    assert [finding.severity for finding in told] == [Severity.WARNING] * len(PACK.forms)
    assert "1.2 (tasks.done_rate)" in told[0].message.vi
    assert "(tasks.assigned)" not in told[0].message.vi


def errors(content):
    """What the checker says is wrong for certain."""
    found = check_workbook("mau.xlsx", content, PACK)
    return [finding for finding in found if finding.severity is Severity.ERROR]


def test_another_kind_of_file_is_left_to_others():
    """What is no workbook and is not called one: `cchc template check` asks the next format."""
    written = BytesIO()
    docx.Document().save(written)
    word = written.getvalue()
    for name, content in (("mau.docx", word), ("mau.pdf", b"%PDF-1.7")):
        with pytest.raises(FileRefused) as refusal:
            list(check_workbook(name, content, PACK))
        assert name in refusal.value.message.vi
    assert [f.rule for f in errors(word)] == ["workbook-template-unreadable"]
