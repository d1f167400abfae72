"""An office's own template: filled by indicator, everything else left as the office made it."""

import re
import zipfile
from datetime import date
from io import BytesIO

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

from cchc_core import CchcError, Severity
from cchc_format_city import check_template, draft_template, write
from cchc_format_city.filling.runs import filled_runs
from cchc_format_city.filling.templates import BadTemplate


def test_each_field_is_filled_wherever_it_stands(city, book):
    """Alone in a cell a figure is a number, inside a sentence it is printed as Vietnam does."""
    asked = {
        "A1": "{{@OFFICE}}",
        "A2": "{{@period}}, {{ @window }}",
        "A3": "{{received}}",
        "A4": "Tiếp nhận {{received}} hồ sơ, trực tuyến {{online_rate}} %",
        "A5": "{{received|coverage}}",
        "A6": "{{received | unit}}",
        "A7": "{{received|number}} {{received|label}}",
        "A8": "{{linked}}",
        "A9": "{{issued.district|note}}",
        "A10": "{{@reports}}",
        "A11": "Số {{@number}}, {{@dated}}",
    }
    issued = evolve(city, number="05/BC-UBND", dated=date(2023, 9, 1))
    sheet = book(issued, template=template(asked))["Mẫu"]
    assert [sheet[place].value for place in asked] == [
        "ỦY BAN NHÂN DÂN THÀNH PHỐ THANH HÓA",
        "9 tháng năm 2023, từ ngày 05/11/2022 đến ngày 01/9/2023",
        4200,
        "Tiếp nhận 4.200 hồ sơ, trực tuyến 97,58 %",
        "3/4",
        "Hồ sơ",
        "1.1 Số hồ sơ đã tiếp nhận",
        "chưa kết luận",
        "0/1 đơn vị; để trống: thành phố Thanh Hóa",
        "Tổng hợp từ 3/4 báo cáo; chưa có báo cáo dùng được: phường Ba Đình",
        "Số 05/BC-UBND, ngày 01 tháng 9 năm 2023",
    ]
    assert sheet["A3"].number_format == "[$-42A]#,##0"


def test_formats_merges_and_print_settings_stay(city):
    """What the office drew is what it gets back: every part but the sheet, its styles and strings
    is the same, byte by byte; the sheets behind the figures stand in a second file."""

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

    content = template({"B2": "{{received}}", "C2": "{{online_rate}}", "D2": "giữ"}, drawn)
    filled, behind = write(evolve(city, template=content))
    assert (filled.name, behind.name) == (
        "bao-cao-380-2023-9-months.xlsx",
        "bao-cao-380-2023-9-months-so-lieu.xlsx",
    )
    sheet = load_workbook(BytesIO(filled.content))["Mẫu"]
    cell = sheet["B2"]
    assert (cell.value, cell.number_format) == (4200, "000000")
    assert (cell.font.name, cell.font.size, cell.font.color.rgb) == ("Arial", 16, "FF0000FF")
    assert (cell.fill.fgColor.rgb, cell.border.left.style) == ("FFFFFF00", "double")
    assert (sheet["C2"].value, sheet["C2"].number_format) == (0.9758, "0.0%")
    assert [str(merged) for merged in sheet.merged_cells] == ["B2:B4"]
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$1:$2")
    assert sheet.oddFooter.left.text == "Mẫu số 01"
    assert (sheet.column_dimensions["B"].width, sheet.row_dimensions[2].height) == (33, 44)
    assert (sheet.freeze_panes, sheet["D2"].value) == ("A2", "giữ")
    before, after = parts_of(content), parts_of(filled.content)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} <= {
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/workbook.xml",
    }
    assert load_workbook(BytesIO(behind.content)).sheetnames[:3] == [
        "Lãnh đạo xem",
        "Xếp hạng",
        "Từng đơn vị",
    ]


def test_a_general_format_that_is_written_out_is_none(city):
    """As LibreOffice does: a number in such a cell is printed as Vietnam does too."""
    content = template({"A1": "{{received}}"}, lambda sheet: format_as(sheet["A1"]))
    general = with_part(
        content, "xl/styles.xml", parts_of(content)["xl/styles.xml"].replace(b"0.00x", b"General")
    )
    filled, _ = write(evolve(city, template=general))
    cell = load_workbook(BytesIO(filled.content))["Mẫu"]["A1"]
    assert cell.number_format == "[$-42A]#,##0"


def format_as(cell):
    cell.number_format = "0.00x"


def test_a_text_box_and_a_logo_are_kept_and_the_box_is_filled(city):
    """Nothing drawn is lost, which a library that reads and writes workbooks would lose."""
    content = boxed("Báo cáo của {{@office}}, {{received}} hồ sơ", {"A1": "{{received}}"})
    filled, _ = write(evolve(city, template=content))
    before, after = parts_of(content), parts_of(filled.content)
    assert list(before) == list(after)
    assert after["xl/media/image1.png"] == before["xl/media/image1.png"]
    drawing = after["xl/drawings/drawing1.xml"].decode()
    assert "Báo cáo của Ủy ban nhân dân thành phố Thanh Hóa, 4.200 hồ sơ" in drawing
    assert "{{" not in drawing
    assert re.sub("<a:t>.*?</a:t>", "", drawing) == re.sub(
        "<a:t>.*?</a:t>", "", before["xl/drawings/drawing1.xml"].decode()
    )


def test_shared_strings_are_filled_where_they_are_used_and_left_elsewhere(city):
    """No field is left anywhere in the file, and no other text is touched."""
    cells = {"A1": "{{received}}", "A2": "giữ", "A3": "Có {{received}} hồ sơ", "A4": "giữ"}
    filled, _ = write(evolve(city, template=boxed("x", cells)))
    sheet = load_workbook(BytesIO(filled.content))["Mẫu"]
    assert [sheet[place].value for place in cells] == [4200, "giữ", "Có 4.200 hồ sơ", "giữ"]
    assert not [name for name, part in parts_of(filled.content).items() if b"{{" in part]


def test_comments_headers_and_charts_are_filled(city):
    """Wherever an office may write that is neither a cell nor a box."""

    def more(sheet):
        sheet["A2"].comment = Comment("{{received|coverage}} đơn vị", "VP")
        sheet.oddHeader.center.text = "{{@unit}}"

    filled, _ = write(evolve(city, template=template({"A1": "x", "A2": "{{received}}"}, more)))
    sheet = load_workbook(BytesIO(filled.content))["Mẫu"]
    assert sheet["A2"].comment.text == "3/4 đơn vị"
    assert sheet.oddHeader.center.text == "Thành phố Thanh Hóa"


def test_a_cell_named_after_an_indicator_is_filled(city):
    """By its code, with what qualifies it, or by what belongs to the whole report; a cell that is
    not there yet is made, in its place."""

    def named(sheet):
        book = sheet.parent
        for name, place in (
            ("received", "$B$2"),
            ("issued.commune", "$B$9"),
            ("received.coverage", "$C$2"),
            ("CCHC.period", "$A$1"),
            ("own_name", "$A$2"),
        ):
            book.defined_names[name] = DefinedName(name, attr_text=f"'{sheet.title}'!{place}")
        sheet["B2"].number_format = "0"

    content = template({"A2": "Số hồ sơ", "D2": "hồ sơ"}, named)
    filled, _ = write(evolve(city, template=content))
    sheet = load_workbook(BytesIO(filled.content))["Mẫu"]
    cells = {c.coordinate: c.value for row in sheet.iter_rows() for c in row if c.value is not None}
    assert cells == {
        "A1": "9 tháng năm 2023",
        "A2": "Số hồ sơ",
        "B2": 4200,
        "C2": "3/4",
        "D2": "hồ sơ",
        "B9": 0,
    }
    assert sheet["B2"].number_format == "0"


def test_formulas_stay_and_are_computed_anew(city):
    """What stood beside them was computed from other figures, so nothing stale is shown."""
    content = anew(template({"A1": "{{received}}", "A2": "=A1*2"}), "<f>A1*2</f><v/>", 77)
    filled, _ = write(evolve(city, template=content))
    assert load_workbook(BytesIO(filled.content))["Mẫu"]["A2"].value == "=A1*2"
    assert load_workbook(BytesIO(filled.content), data_only=True)["Mẫu"]["A2"].value is None
    assert 'fullCalcOnLoad="1"' in parts_of(filled.content)["xl/workbook.xml"].decode()


def test_a_line_grows_with_its_text_unless_the_office_set_it(city, book):
    """A long note that wraps is not cut; a height that was set stays."""

    def wrapping(sheet):
        sheet.column_dimensions["A"].width = 12
        for place in ("A1", "A2"):
            sheet[place].alignment = Alignment(wrap_text=True)
        sheet.row_dimensions[2].height = 18

    long = "{{@reports}}"
    sheet = book(city, template=template({"A1": long, "A2": long, "A3": long}, wrapping))["Mẫu"]
    assert sheet.row_dimensions[1].height > 60
    assert (sheet.row_dimensions[2].height, sheet.row_dimensions[3].height) == (18, None)


def test_the_title_of_a_chart_is_filled_and_the_chart_kept(city):
    """Its series go on reading the cells they read."""
    content = charted("{{@unit}}, {{@period}}", {"A1": "{{received}}"})
    filled, _ = write(evolve(city, template=content))
    before, after = (parts_of(each)["xl/charts/chart1.xml"] for each in (content, filled.content))
    assert "Thành phố Thanh Hóa, 9 tháng năm 2023" in after.decode()
    assert re.findall(b"<c:f>.*?</c:f>", before) == re.findall(b"<c:f>.*?</c:f>", after)


def test_formatted_text_keeps_its_runs(city):
    """A bold word beside a field stays bold; a field that runs over two is dressed as it begins."""
    rich = CellRichText("Tổng: ", TextBlock(InlineFont(b=True), "{{received}} hồ sơ {{re"))
    rich.append(TextBlock(InlineFont(i=True), "ceived}}!"))
    filled, _ = write(evolve(city, template=template({"A1": rich})))
    runs = load_workbook(BytesIO(filled.content), rich_text=True)["Mẫu"]["A1"].value
    assert (runs[0], runs[1].text, runs[1].font.b, runs[2].text, runs[2].font.i) == (
        "Tổng: ",
        "4.200 hồ sơ 4.200",
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


def test_a_sheet_with_a_far_cell_is_filled_at_once(city, book):
    """Only what is written is visited, never the grid up to the last cell."""
    far = template({"A1": "{{received}}", "XFD1048576": "x"})
    assert book(city, template=far)["Mẫu"]["A1"].value == 4200


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("{{recieved}}", "Mẫu!B7: recieved (gần giống: received"),
        ("{{received|total}}", "Mẫu!B7: received|total"),
        ("{{@perod}}", "@period"),
        ("{{}}", "Mẫu!B7"),
        ("{{received}", "Mẫu!B7: {{received}"),
        ('="a"&"{{received}}"', "chỗ điền nằm trong công thức"),
    ],
)
def test_a_field_for_nothing_is_refused_with_its_cell(city, book, pack, asked, told):
    """The message names sheet and cell, and the nearest that there is; the checker says it too."""
    content = template({"B7": asked})
    with pytest.raises(BadTemplate) as refusal:
        book(city, template=content)
    assert told in refusal.value.message.vi
    (found,) = errors(content, pack)
    assert (found.rule, found.origin.sheet, found.origin.cell) == (
        "workbook-template-unknown",
        "Mẫu",
        "B7",
    )


def test_all_wrong_fields_are_named_at_once(city, book):
    """In cells and in text boxes."""
    content = boxed("{{c}}", {"A1": "{{a}}", "A2": "{{b}}"})
    with pytest.raises(CchcError) as refusal:
        book(city, template=content)
    for place in ("Mẫu!A1: a", "Mẫu!A2: b", "Mẫu!C3: c"):
        assert place in refusal.value.message.en


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"\xd0\xcf\x11\xe0 old"])
def test_a_template_that_is_no_workbook_is_refused(city, book, pack, content):
    with pytest.raises(BadTemplate) as refusal:
        book(city, template=content)
    assert ".xlsx" in refusal.value.message.vi
    assert [f.rule for f in errors(content, pack)] == ["workbook-template-unreadable"]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"])
@pytest.mark.parametrize("damage", [b"<worksheet><row", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"])
def test_a_damaged_template_is_refused_with_advice(city, pack, part, damage):
    """Whichever part cannot be read, it is the office that can mend it, not the program."""
    whole, damaged = BytesIO(template({"A1": "{{received}}"})), BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(damaged, "w") as new:
        for name in old.namelist():
            new.writestr(name, damage if name == part else old.read(name))
    with pytest.raises(BadTemplate) as caught:
        list(write(evolve(city, template=damaged.getvalue())))
    assert "Không mở được mẫu" in caught.value.message.vi
    assert "cannot be opened" in caught.value.message.en
    assert [f.rule for f in errors(damaged.getvalue(), pack)] == ["workbook-template-unreadable"]


def test_a_template_whose_cells_point_nowhere_is_refused_with_advice(city, pack):
    """A string that is not among the shared ones: the file was cut."""
    content = boxed("x", {"A1": "{{received}}", "A2": "x"})
    sheet = parts_of(content)["xl/worksheets/sheet1.xml"].replace(b"<v>1</v>", b"<v>99</v>")
    cut = with_part(content, "xl/worksheets/sheet1.xml", sheet)
    with pytest.raises(BadTemplate) as caught:
        list(write(evolve(city, template=cut)))
    assert "Không mở được mẫu" in caught.value.message.vi
    assert [f.rule for f in errors(cut, pack)] == ["workbook-template-unreadable"]


def test_a_sheet_that_is_a_chart_stays(city):
    """It has no cells to be filled."""
    content = template({"A1": "{{received}}"}, lambda sheet: sheet.parent.create_chartsheet("Hình"))
    filled, _ = write(evolve(city, template=content))
    chart = "xl/chartsheets/sheet1.xml"
    assert parts_of(filled.content)[chart] == parts_of(content)[chart]


def test_our_own_layout_is_a_template_that_checks_clean(city, book, pack):
    """And filled it shows what our own report shows."""
    drafted = draft_template(pack)
    assert list(check_template(drafted.name, drafted.content, pack)) == []
    signed = evolve(city, signatory="Chủ tịch")
    ours, theirs = (
        {c.coordinate: c.value for row in sheet.iter_rows() for c in row}
        for sheet in (
            book(signed)["Phụ lục"],
            book(signed, template=drafted.content)["Phụ lục"],
        )
    )
    assert ours == theirs


def test_missing_rows_are_named_form_by_form(pack):
    """With number and code, as a warning: a template may leave some out."""
    told = [
        finding
        for finding in check_template("mau.xlsx", template({"A1": "{{received}}"}), pack)
        if finding.rule == "workbook-template-missing"
    ]
    assert [finding.severity for finding in told] == [Severity.WARNING]
    assert "1.3 (online_rate)" in told[0].message.vi
    assert "(received)" not in told[0].message.vi


def errors(content, pack):
    """What the checker says is wrong for certain."""
    found = check_template("mau.xlsx", content, pack)
    return [finding for finding in found if finding.severity is Severity.ERROR]
