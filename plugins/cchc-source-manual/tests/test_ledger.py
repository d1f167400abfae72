"""The workbook in which officers decide: what it shows, and what comes back of it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO

import pytest
from attrs import evolve
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import BadData, Decision, DecisionKind, LedgerLine, LedgerPage
from cchc_core.json_ledger import LEDGER as JSON
from cchc_core.testing import strategies
from cchc_core.testing.contracts.ledgers import stripped
from cchc_source_manual import cchc_ledgers

(XLSX,) = cchc_ledgers()
ROLE = "công chức Nội vụ"
ROW = Decision(
    DecisionKind.ROW,
    ("thư.docx", "bảng 1, dòng 2: việc được giao"),
    unit="Phường Hòa Bình [98101]",
    question="“việc được giao” (số liệu: 5) là dòng nào của biểu?",
    evidence="thư.docx [bảng 1, dòng 2]",
    choices=("1.3 Số nhiệm vụ được giao", "Không thuộc biểu"),
).line
UNIT = Decision(
    DecisionKind.UNIT, ("bc.docx", "ab12"), choices=("Phường Hòa Bình [98101]", "Không dùng tệp")
).line
OFFERED = {
    "unit": ("Phường Hòa Bình [98101]", "Phường Đông Sơn [98102]"),
    "row": ("1.3 Số nhiệm vụ được giao",),
    DecisionKind.WAIVER: ("Chấp nhận", "Không chấp nhận"),
}


def page(*lines: LedgerLine) -> LedgerPage:
    return LedgerPage("Thành phố Mẫu, quý I năm 2024", lines, OFFERED)


def written(*lines: LedgerLine, old: bytes | None = None) -> bytes:
    return XLSX.write(page(*lines), old)


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def changed(content: bytes, change: Callable[[Worksheet], object]) -> bytes:
    """What an officer saved after a change to the sheet."""
    book, buffer = opened(content), BytesIO()
    change(book["Xử lý"])
    book.save(buffer)
    return buffer.getvalue()


def read(content: bytes) -> list[LedgerLine]:
    return list(XLSX.read(content))


@settings(max_examples=8, deadline=None)
@given(strategies.ledger_lines())
def test_the_workbook_and_the_json_say_the_same(lines: Sequence[LedgerLine]) -> None:
    """Whichever is made of the other."""
    by_json = [stripped(line) for line in JSON.read(JSON.write(page(*lines), None))]
    by_book = [stripped(line) for line in read(written(*by_json))]
    assert by_book == [stripped(line) for line in JSON.read(JSON.write(page(*by_book), None))]
    assert by_book == by_json


def test_it_is_laid_out_to_be_read_and_printed() -> None:
    """What to do stands above; the heads stay in sight, and are printed on every page."""
    sheet = opened(written(ROW))["Xử lý"]
    assert sheet["A2"].value == "Thành phố Mẫu, quý I năm 2024"
    assert "chọn một mục trong danh sách" in sheet["A3"].value
    assert "không ghi họ tên" in sheet["A3"].value
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A9", "$8:$8")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
    assert [cell.value for cell in sheet[8]][4:7] == [
        "Việc cần quyết định",
        "Căn cứ (tệp, ô, nội dung)",
        "Quyết định",
    ]
    assert all(sheet.column_dimensions[letter].hidden for letter in "MN")
    assert not sheet.protection.sheet
    assert [s.title for s in opened(written(ROW)).worksheets if s.sheet_state == "visible"] == [
        "Xử lý"
    ]


def test_every_line_has_its_drop_down_wherever_it_is_sorted_to() -> None:
    """It finds its choices by the id beside it; lines that people add find them by their kind."""
    book = opened(written(ROW, UNIT))
    (rule,) = [
        one for one in book["Xử lý"].data_validations.dataValidation if "G9" in str(one.sqref)
    ]
    assert rule.type == "list"
    assert len(rule.formula1) < 255
    assert "MATCH(IF($N9=" in rule.formula1
    lists = {line[0]: line[1:] for line in book["_lua_chon"].iter_rows(values_only=True)}
    ids = [book["Xử lý"][f"N{at}"].value for at in (9, 10)]
    assert [lists[id][: 1 + lists[id][0]] for id in ids] == [(2, *ROW.choices), (2, *UNIT.choices)]
    assert lists["Chấp nhận vấn đề"][:3] == (2, "Chấp nhận", "Không chấp nhận")


def test_lines_may_be_sorted_and_columns_moved() -> None:
    """Each line keeps what it is about, and its choices."""

    def sort(sheet: Worksheet) -> None:
        above, below = ([cell.value for cell in sheet[at]] for at in (9, 10))
        for at, values in ((9, below), (10, above)):
            for cell, value in zip(sheet[at], values, strict=True):
                cell.value = value
        sheet.insert_cols(2)

    first, second = read(changed(written(ROW, UNIT), sort))
    assert [first["key"], second["key"]] == [UNIT["key"], ROW["key"]]
    assert [first.choices, second.choices] == [UNIT.choices, ROW.choices]
    assert second.cells["choice"] == "H10"


def test_what_an_officer_typed_comes_back_as_text() -> None:
    """Numbers as Vietnamese writes them, days as systems do, whatever their cells hold."""

    def fill(sheet: Worksheet) -> None:
        sheet["G9"], sheet["I9"], sheet["J9"] = 96.5, f" {ROLE}\n", datetime(2024, 3, 19)
        sheet["G10"], sheet["J10"] = 1200, "19/3/2024"
        sheet["B11"], sheet["C11"], sheet["G11"] = "Nhập số thay đơn vị", "98102", "=1+1"

    one, two, three = read(changed(written(ROW, UNIT), fill))
    assert (one["choice"], one["by"], one["when"]) == ("96,5", ROLE, "2024-03-19")
    assert (two["choice"], two["when"]) == ("1200", "19/3/2024")
    assert (three["kind"], three["choice"], three["key"]) == ("entry", "=1+1", "")


def test_what_is_not_changed_is_not_touched() -> None:
    """Own sheets, colours, comments' cells and widths; new lines come behind the last."""

    def own(sheet: Worksheet) -> None:
        sheet["P9"], sheet["J9"] = "ghi chú riêng", datetime(2024, 3, 19)
        sheet["J9"].number_format = "d.m.yy"
        sheet.column_dimensions["E"].width = 70
        assert sheet.parent is not None
        sheet.parent.create_sheet("Của tôi")["A1"] = 7

    old = changed(written(ROW), own)
    (line,) = read(old)
    book = opened(written(line.filled(by=ROLE), UNIT, old=old))
    sheet = book["Xử lý"]
    assert (sheet["P9"].value, sheet["J9"].number_format) == ("ghi chú riêng", "d.m.yy")
    assert (sheet["I9"].value, sheet["A10"].value) == (ROLE, 2)
    assert sheet.column_dimensions["E"].width == 70
    assert book["Của tôi"]["A1"].value == 7


def test_a_line_that_is_not_needed_says_so_until_it_is_again() -> None:
    """In the column of states, where else a formula follows what is written."""
    old = written(evolve(ROW, needed=False))
    (line,) = read(old)
    assert (line.needed, opened(old)["Xử lý"]["L9"].value) == (False, "Không còn cần")
    again = written(evolve(line, needed=True), old=old)
    assert read(again)[0].needed
    assert "Chưa quyết định" in opened(again)["Xử lý"]["L9"].value


def test_the_state_asks_for_all_that_the_merge_asks_for() -> None:
    """Of a figure typed for a unit where it is from and why; of a waiver, unless the finding is not
    let stand, a reason and a last day."""
    state = opened(written())["Xử lý"]["L9"].value
    typed, waived = 'B9="Nhập số thay đơn vị"', 'AND(B9="Chấp nhận vấn đề",G9<>"Không chấp nhận")'

    assert f'AND({typed},F9="")' in state
    assert f'AND(OR({waived},{typed}),H9="")' in state
    assert f'AND({waived},K9="")' in state
    assert 'AND(B9<>"",I9=""),AND(B9<>"",J9="")' in state


def test_free_lines_are_always_left() -> None:
    """With drop-downs and borders, also after some were used."""
    many = [ROW.filled(key=f'["row", "{n}", "x"]') for n in range(20)]
    sheet = opened(written(*many, old=written()))["Xử lý"]
    assert sheet["L43"].value.startswith('=IF(B43="","",')
    assert sheet["G43"].border.left.style == "thin"
    assert len(read(written(*many))) == 20


def test_without_the_hidden_lists_decisions_can_still_be_read() -> None:
    """What was chosen stands on the line itself."""
    old = changed(
        written(ROW.filled(choice=ROW.choices[0])),
        lambda sheet: sheet.parent.remove(sheet.parent["_lua_chon"]) if sheet.parent else None,
    )
    (line,) = read(old)
    assert (line["choice"], line.choices) == (ROW.choices[0], ())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda sheet: sheet.delete_cols(9), "không thấy bảng quyết định"),
        (lambda sheet: sheet.delete_rows(7), "không thấy bảng quyết định"),
        (lambda sheet: sheet.merge_cells("G9:G10"), "ô Xử lý!G10 bị gộp"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(
    change: Callable[[Worksheet], object], told: str
) -> None:
    """With what to do; it is never taken for one without decisions."""
    with pytest.raises(BadData) as caught:
        read(changed(written(ROW, UNIT), change))
    assert told in caught.value.message.vi


def test_what_is_on_no_list_is_stopped_and_what_is_no_day_is_doubted():
    """In the cells of every line; of a figure, which is typed, any is its own choice."""
    sheet = opened(written(ROW))["Xử lý"]
    told = {str(one.sqref)[0]: one for one in sheet.data_validations.dataValidation}

    lists = {letter: one for letter, one in told.items() if one.type == "list"}
    assert set(lists) == {"B", "C", "D", "G"}
    assert all((one.showErrorMessage, one.errorStyle) == (True, "stop") for one in lists.values())
    assert lists["G"].formula1.startswith('IF(OR($B9="",$B9="Nhập số thay đơn vị"),$G9,OFFSET(')
    days = [one for one in told.values() if one.type == "date"]
    assert [(one.showErrorMessage, one.errorStyle) for one in days] == [(True, "warning")] * 2
    assert not told["I"].showErrorMessage


def test_the_state_says_what_a_merge_would_not_follow() -> None:
    """A choice that is not listed for the line, or for its kind, but any figure typed for a unit;
    what is no day."""
    state = opened(written())["Xử lý"]["L9"].value

    assert '"Ghi chưa đúng",IF(' in state
    listed = 'OFFSET(_lua_chon!$C$1,MATCH(IF(N9="",B9,N9),_lua_chon!$A:$A,0)-1,0,1,'
    assert f"ISNA(MATCH(G9,{listed}" in state
    assert 'AND(NOT(B9="Nhập số thay đơn vị"),' in state
    for cell in ("J9", "K9"):
        assert f'AND({cell}<>"",NOT(ISNUMBER({cell})),' in state
    assert len(state) < 8192
