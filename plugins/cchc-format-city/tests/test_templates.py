"""An office's own template: filled by indicator, everything else left as the office made it."""

import zipfile
from io import BytesIO

import pytest
from attrs import evolve
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Font, PatternFill, Side

from cchc_core import CchcError
from cchc_format_city import write
from cchc_format_city.placeholders import BadTemplate


def template(cells, change=lambda sheet: None):
    """A workbook holding `cells`, as bytes."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Mẫu"
    for place, value in cells.items():
        sheet[place] = value
    change(sheet)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def test_each_placeholder_is_filled_wherever_it_stands(city, book):
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
    }
    sheet = book(city, template=template(asked))["Mẫu"]
    assert [sheet[place].value for place in asked] == [
        "ỦY BAN NHÂN DÂN THÀNH PHỐ THANH HÓA",
        "9 tháng năm 2023, từ ngày 05/11/2022 đến ngày 01/9/2023",
        4200,
        "Tiếp nhận 4.200 hồ sơ, trực tuyến 97,58 %",
        "3/4",
        "Hồ sơ",
        "1.1 Số hồ sơ đã tiếp nhận",
        "chưa kết luận",
        "0/1 đơn vị; để trống: Thành phố Thanh Hóa",
        "Tổng hợp từ 3/4 báo cáo; chưa có báo cáo dùng được: Phường Ba Đình",
    ]


def test_formats_merges_and_print_settings_stay(city, book):
    """What the office drew is what it gets back; the sheets of figures follow behind."""

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
    written = book(city, template=content)
    sheet = written["Mẫu"]
    assert written.sheetnames[1:] == [
        "Từng đơn vị",
        "Tình hình gửi",
        "Vấn đề cần rà soát",
        "Văn bản",
    ]
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


def test_formatted_text_keeps_its_runs(city):
    """A bold word beside a placeholder stays bold."""
    rich = CellRichText("Tổng: ", TextBlock(InlineFont(b=True), "{{received}} hồ sơ"))
    (output,) = write(evolve(city, template=template({"A1": rich})))
    first, second = load_workbook(BytesIO(output.content), rich_text=True)["Mẫu"]["A1"].value
    assert (first, second.text, second.font.b) == ("Tổng: ", "4.200 hồ sơ", True)


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
def test_a_placeholder_for_nothing_is_refused_with_its_cell(city, book, asked, told):
    """The message names sheet and cell, and the nearest that there is."""
    with pytest.raises(BadTemplate) as refusal:
        book(city, template=template({"B7": asked}))
    assert told in refusal.value.message.vi


def test_all_wrong_placeholders_are_named_at_once(city, book):
    with pytest.raises(CchcError) as refusal:
        book(city, template=template({"A1": "{{a}}", "A2": "{{b}}"}))
    assert "Mẫu!A1" in refusal.value.message.en
    assert "Mẫu!A2" in refusal.value.message.en


def test_what_would_be_lost_is_refused_before_it_is_lost(city, book):
    """Text boxes, pictures and charts cannot be written back, so nothing is written."""
    content = BytesIO(template({"A1": "{{received}}"}))
    with zipfile.ZipFile(content, "a") as parts:
        parts.writestr("xl/drawings/drawing1.xml", "<xdr:wsDr/>")
    with pytest.raises(BadTemplate) as refusal:
        book(city, template=content.getvalue())
    assert "hộp chữ" in refusal.value.message.vi


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"\xd0\xcf\x11\xe0 old"])
def test_a_template_that_is_no_workbook_is_refused(city, book, content):
    with pytest.raises(BadTemplate) as refusal:
        book(city, template=content)
    assert ".xlsx" in refusal.value.message.vi


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"])
def test_a_damaged_template_is_refused_with_advice(city, part):
    """Whichever part cannot be read, it is the office that can mend it, not the program."""
    whole, damaged = BytesIO(template({"A1": "{{received}}"})), BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(damaged, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<worksheet><row" if name == part else old.read(name))
    with pytest.raises(BadTemplate) as caught:
        list(write(evolve(city, template=damaged.getvalue())))
    assert "Không mở được mẫu" in caught.value.message.vi
    assert "cannot be opened" in caught.value.message.en
