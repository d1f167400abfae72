"""A copy of a form that goes back: what is marked where, and that all else stays as it was."""

import io
from time import process_time

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import FileRefused, Mark, Origin, Reading, Severity, Status
from cchc_source_manual.marking import mark_workbook
from cchc_source_manual.results import with_results

SHEET = "Biểu số liệu"


def mark(cell: str, text: str = "Đề nghị xem lại.", severity: Severity = Severity.ERROR) -> Mark:
    return Mark(Origin("biểu.xlsx", SHEET, cell), severity, text)


def opened(content: bytes, **how: bool) -> Workbook:
    return load_workbook(io.BytesIO(content), **how)


def saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture
def filled(publish, formats) -> bytes:
    """A form with a figure in it."""
    (output,) = formats["form"].write(publish(Reading("received", Status.USED, 70, "70")))
    return output.content


def test_thousands_of_marks_take_seconds(filled):
    """In a sheet with merged cells, each in a cell of its own."""
    book = opened(filled)
    for line in range(600, 700):
        book[SHEET].merge_cells(f"A{line}:C{line}")
    content, marks = saved(book), [mark(f"D{line}", str(line)) for line in range(600, 1600)]
    started = process_time()

    marked = opened(mark_workbook(content, marks))

    assert process_time() - started < 5
    assert marked["Cần sửa"].max_row == 1003
    assert marked["Cần sửa"]["D1003"].font.name == marked["Cần sửa"]["D4"].font.name
    assert marked["Cần sửa"]["D1003"].border.left.style == "thin"


def test_a_cell_is_coloured_by_the_worst_and_says_all_there_is_to_say(filled):
    """Red for what cannot be true, yellow for what may be; one comment with every text, once."""
    marks = [
        mark("D11", "Cần xem.", Severity.WARNING),
        mark("D11", "Không thể đúng."),
        mark("D11", "Cần xem.", Severity.WARNING),
        mark("D12", "Cần xem.", Severity.WARNING),
    ]

    sheet = opened(mark_workbook(filled, marks))[SHEET]

    assert sheet["D11"].fill.fgColor.rgb == "FFFF9B9B"
    assert sheet["D11"].comment.text == "Cần xem.\n\nKhông thể đúng."
    assert sheet["D12"].fill.fgColor.rgb == "FFFFD966"
    assert sheet["D13"].comment is None


def test_all_marks_are_listed_on_a_sheet_of_their_own(filled):
    """From the top of the form down, each leading to its cell; what is of no cell comes first."""
    marks = [mark("D12"), mark("D11"), mark("", "Thiếu dòng."), mark("ABCD1", "Lạ.")]

    sheet = opened(mark_workbook(filled, marks))["Cần sửa"]

    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert lines == [
        ["1", "Biểu số liệu", "Phải sửa", "Thiếu dòng."],
        ["2", "Biểu số liệu!ABCD1", "Phải sửa", "Lạ."],
        ["3", "Biểu số liệu, ô D11", "Phải sửa", "Đề nghị xem lại."],
        ["4", "Biểu số liệu, ô D12", "Phải sửa", "Đề nghị xem lại."],
    ]
    assert sheet["B6"].hyperlink.location == "'Biểu số liệu'!D11"
    assert sheet["B4"].hyperlink is None


def test_everything_else_stays(filled):
    """Every value, look, lock, choice and width, the hidden stamp, and what formulas came to."""
    marked = mark_workbook(filled, [mark("D11")])

    before, after = opened(filled), opened(marked)
    assert after.sheetnames == [*before.sheetnames, "Cần sửa"]
    for sheet in before.worksheets:
        copy = after[sheet.title]
        assert _setting(copy) == _setting(sheet)
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            twin = copy[cell.coordinate]
            assert _looks(twin) == _looks(cell)
            marked_one = (sheet.title, cell.coordinate) == (SHEET, "D11")
            assert marked_one or _fill(twin) == _fill(cell)
    results = [opened(content, data_only=True)["Kiểm tra"] for content in (filled, marked)]
    told = [[cell.value for row in sheet.iter_rows() for cell in row] for sheet in results]
    assert told[0] == told[1]


def _setting(sheet: Worksheet) -> list[object]:
    widths = {letter: column.width for letter, column in sheet.column_dimensions.items()}
    choices = len(sheet.data_validations.dataValidation)
    return [sheet.sheet_state, sheet.protection.sheet, widths, choices, sheet.freeze_panes]


def _looks(cell: Cell | MergedCell) -> list[object]:
    font = (cell.font.name, cell.font.sz, cell.font.b, cell.font.i)
    box = cell.border
    sides = [side.style for side in (box.left, box.right, box.top, box.bottom)]
    alignment = cell.alignment
    at = (alignment.horizontal, alignment.vertical, alignment.wrap_text, alignment.indent)
    return [cell.value, font, sides, at, cell.protection.locked, cell.number_format]


def _fill(cell: Cell | MergedCell) -> tuple[object, object]:
    return cell.fill.fill_type, cell.fill.fgColor.rgb


def test_a_result_of_any_kind_is_kept():
    """A number, a text, a yes, an error, beside their formulas; one without a result stays so."""
    book = Workbook()
    book.active.title = SHEET
    formulas = {"A1": "=1/4", "A2": '="a&<b"', "A3": "=1=1", "A4": "=1/0", "A5": "=B1"}
    for cell, formula in formulas.items():
        book[SHEET][cell] = formula
    results = {"A1": 0.25, "A2": "a&<b", "A3": True, "A4": "#DIV/0!", "A5": None}
    known = {cell: value for cell, value in results.items() if value is not None}
    content = _with_results(saved(book), known)

    copy = mark_workbook(content, [mark("A1")])

    values, kept = opened(copy, data_only=True)[SHEET], opened(copy)[SHEET]
    assert {cell: values[cell].value for cell in formulas} == results
    assert {cell: kept[cell].value for cell in formulas} == formulas


def _with_results(content: bytes, results: dict[str, object]) -> bytes:
    """The workbook as a program that calculates would have saved it."""
    values = Workbook()
    values.active.title = SHEET
    for cell, value in results.items():
        values[SHEET][cell] = value
    return with_results(content, [SHEET], values)


def test_what_a_person_wrote_beside_a_cell_stays(filled):
    """Ours comes behind it; that of merged cells stands on the first of them."""
    book = opened(filled)
    book[SHEET]["D11"].comment = Comment("Đã hỏi công chức địa chính.", "văn thư")

    sheet = opened(mark_workbook(saved(book), [mark("D11"), mark("B1")]))[SHEET]

    assert sheet["D11"].comment.text == "Đã hỏi công chức địa chính.\n\nĐề nghị xem lại."
    assert sheet["A1"].comment.text == "Đề nghị xem lại."


def test_marks_of_an_earlier_copy_are_taken_away(filled):
    """The unit corrected the copy and sent it back: only what is still wrong is marked."""
    first = mark_workbook(filled, [mark("D11"), mark("A2")])

    second = opened(mark_workbook(first, [mark("D12")]))

    sheet, plain = second[SHEET], opened(filled)[SHEET]
    assert sheet["D11"].fill.fgColor.rgb == plain["D11"].fill.fgColor.rgb
    assert sheet["D11"].comment is None
    assert sheet["D12"].comment.text == "Đề nghị xem lại."
    assert [row[1].value for row in second["Cần sửa"].iter_rows(min_row=4)] == [
        "Biểu số liệu, ô D12"
    ]


@pytest.mark.parametrize("content", [b"", b"{}", b"PK\x03\x04 hong"])
def test_what_is_no_workbook_is_refused(content):
    """Then another source is asked to mark it."""
    with pytest.raises(FileRefused):
        mark_workbook(content, [mark("D11")])
