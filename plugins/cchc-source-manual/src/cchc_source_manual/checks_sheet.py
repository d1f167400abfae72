"""The sheet "Kiểm tra": live formulas, no macros, that a ward sees before it sends."""

from collections.abc import Sequence

from cchc_core import AdminUnit
from cchc_source_manual.controls import BLANK, FINE, LOOK_AGAIN, Control
from cchc_source_manual.layout import CHECKS_SHEET, Column, lettered
from cchc_source_manual.looks import BAD, GOOD, HEAD, TITLE, Look, height
from cchc_source_manual.sheets import Formula, Sheet

_HEAD, _FIRST, _MOST = 5, 6, 2000
_COLUMNS = lettered(
    Column("place", "Nơi ghi", 11),
    Column("row", "Chỉ tiêu", 48),
    Column("what", "Nội dung kiểm tra", 34),
    Column("found", "Đã ghi", 13),
    Column("expected", "Cho phép, hoặc số khớp", 16),
    Column("gap", "Lệch", 11),
    Column("verdict", "Kết quả", 15),
)
_TEXT, _CENTRED = Look(size=11, box=True), Look(size=11, at="center", box=True)
_LABEL, NUMBER = Look(italic=True, at="right"), Look(bold=True, at="center", box=True)


def write_checks(sheet: Sheet, controls: Sequence[Control], unit: AdminUnit) -> None:
    """Fills the sheet with one line per check, and how many say "Cần xem lại"."""
    sheet.columns(_COLUMNS)
    sheet.merge("A", "G", 1, "KIỂM TRA SỐ LIỆU TRƯỚC KHI GỬI", TITLE)
    counted = (("Số vấn đề cần xem lại", LOOK_AGAIN), ("Số ô chưa ghi", BLANK))
    for line, (label, verdict) in enumerate(counted, start=2):
        sheet.merge("D", "F", line, label, _LABEL)
        sheet.put("G", line, how_many(verdict, controls), NUMBER)
    for column in _COLUMNS:
        sheet.put(column.letter, _HEAD, column.heading, HEAD)
    sheet.height(_HEAD, 36)
    for line, control in enumerate(controls, start=_FIRST):
        _write(sheet, line, control)
    last = max(_FIRST, _HEAD + len(controls))
    for cells in (f"G{_FIRST}:G{last}", "G2"):
        highlight(sheet, cells)
    sheet.filter(f"A{_HEAD}:G{last}")
    sheet.freeze(f"A{_FIRST}")
    sheet.page(head=_HEAD, footer=f"{unit.name} – {CHECKS_SHEET}", filters=True)


def how_many(verdict: str, controls: Sequence[Control]) -> Formula:
    """How many checks come to that."""
    counted = len([control for control in controls if control.verdict.result == verdict])
    return Formula(f"COUNTIF('{CHECKS_SHEET}'!$G${_FIRST}:$G${_MOST},\"{verdict}\")", counted)


def highlight(sheet: Sheet, cells: str) -> None:
    """Red where a verdict, or a number of issues, asks for a second look; else green."""
    first = cells.split(":")[0]
    sheet.highlight([cells], _either(first, LOOK_AGAIN, f"{first}>0"), BAD)
    sheet.highlight([cells], _either(first, FINE, f"{first}=0"), GOOD)


def _either(cell: str, word: str, number: str) -> str:
    return f'IF(ISNUMBER({cell}),{number},{cell}="{word}")'


def _write(sheet: Sheet, line: int, control: Control) -> None:
    label, what = control.row.name, control.what
    told = (control.found, control.expected, control.gap, control.verdict)
    for column, content in zip(_COLUMNS, (control.place.sheet, label, what, *told), strict=True):
        look = _TEXT if column.key in ("row", "what") else _CENTRED
        sheet.put(column.letter, line, content, look)
    sheet.height(line, height((label, 48), (what, 34), size=11))
