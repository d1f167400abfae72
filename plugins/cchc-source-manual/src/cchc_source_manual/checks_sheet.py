"""The sheet "Kiểm tra": live formulas, no macros, that a ward sees before it sends.

Every formula tells a blank from a zero: what is not filled in is neither right nor wrong.
"""

from collections.abc import Iterator

from attrs import frozen
from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import Indicator, Kind, Leaf, Role, Row
from cchc_source_manual.cells import put
from cchc_source_manual.guide import WORDS_FOR_ANY, WORDS_FOR_COUNTS
from cchc_source_manual.layout import CHECKS_SHEET, Blank, Column, Place, lettered
from cchc_source_manual.looks import BAD, GOOD, as_head, height, set_columns, set_page, write_in

FINE, LOOK_AGAIN, OPEN, BLANK = "Đạt", "Cần xem lại", "Chưa đủ số", "Chưa ghi"

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
_VERDICTS = f"'{CHECKS_SHEET}'!$G${_FIRST}:$G${_MOST}"
ISSUES = f'COUNTIF({_VERDICTS},"{LOOK_AGAIN}")'
"""How many checks say that something should be looked at again."""
_UNFILLED = f'COUNTIF({_VERDICTS},"{BLANK}")'


@frozen
class Control:
    """One check of one row; `found`, `gap` and `verdict` are formulas, `expected` may be a text."""

    row: Row
    place: Place
    what: str
    found: str
    expected: str
    gap: str
    verdict: str


def controls(blank: Blank, leaf: Leaf) -> Iterator[Control]:
    """What is checked on the form of a unit: sums first, then every input.

    A total is the reader's to compute; one that was typed all the same is compared with the rows
    that the unit fills.
    """
    pack, where = blank.pack, blank.places
    for row in blank.rows:
        if divided := pack.parts(row):
            inside = [where[part.id] for part in divided if blank.asks(part)]
            if blank.asks(row) and len(inside) == len(divided):
                yield _sum(row, where[row.id], inside, "Cộng các phần chia ra phải bằng số này")
        elif row.role is Role.TOTAL and pack.indicator(row).kind is Kind.COUNT:
            below = [pack[id] for id, total in pack.total_above.items() if total == row.id]
            summed = [where[part.id] for part in below if blank.asks(part)]
            if summed and leaf.reading(row.id).value is not None:
                yield _sum(row, where[row.id], summed, "Tổng đã ghi phải bằng cộng các dòng")
    for row in blank.rows:
        if blank.asks(row) and pack.indicator(row).kind is not Kind.DOCUMENTS:
            yield _shape(row, where[row.id], pack.indicator(row))


def write_checks(sheet: Worksheet, blank: Blank, leaf: Leaf) -> None:
    """Fills the sheet with one line per check, and how many say "Cần xem lại"."""
    set_columns(sheet, _COLUMNS)
    put(sheet["A1"], "KIỂM TRA SỐ LIỆU TRƯỚC KHI GỬI")
    write_in(sheet["A1"], size=14, bold=True, at="center")
    sheet.merge_cells("A1:G1")
    for line, label, formula in (
        (2, "Số vấn đề cần xem lại", ISSUES),
        (3, "Số ô chưa ghi", _UNFILLED),
    ):
        sheet.merge_cells(f"D{line}:F{line}")
        put(sheet[f"D{line}"], label)
        write_in(sheet[f"D{line}"], italic=True, at="right")
        sheet[f"G{line}"] = f"={formula}"
        write_in(sheet[f"G{line}"], bold=True, at="center", box=True)
    for column in _COLUMNS:
        put(sheet[f"{column.letter}{_HEAD}"], column.heading)
        as_head(sheet[f"{column.letter}{_HEAD}"])
    sheet.row_dimensions[_HEAD].height = 36
    line = _FIRST
    for line, control in enumerate(controls(blank, leaf), start=_FIRST):
        _write(sheet, line, control)
    for cells in (f"G{_FIRST}:G{line}", "G2"):
        for rule in highlights(cells):
            sheet.conditional_formatting.add(cells, rule)
    sheet.auto_filter.ref = f"A{_HEAD}:G{line}"
    sheet.freeze_panes = f"A{_FIRST}"
    set_page(sheet, head=_HEAD, footer=f"{leaf.unit.name} – {CHECKS_SHEET}")
    sheet.protection.autoFilter = False


def highlights(cells: str) -> Iterator[Rule]:
    """Red where a verdict, or a number of issues, asks for a second look; else green."""
    first = cells.split(":")[0]
    yield Rule(type="expression", dxf=BAD, formula=[_either(first, LOOK_AGAIN, f"{first}>0")])
    yield Rule(type="expression", dxf=GOOD, formula=[_either(first, FINE, f"{first}=0")])


def _either(cell: str, word: str, number: str) -> str:
    return f'IF(ISNUMBER({cell}),{number},{cell}="{word}")'


def _write(sheet: Worksheet, line: int, control: Control) -> None:
    label = control.row.name
    texts = (control.place.sheet, label, control.what)
    for letter, content in zip("ABC", texts, strict=True):
        put(sheet[f"{letter}{line}"], content)
    sheet[f"D{line}"] = f"={control.found}"
    expected = control.expected
    if expected.startswith("="):
        sheet[f"E{line}"] = expected
    else:
        put(sheet[f"E{line}"], expected)
    sheet[f"F{line}"] = f"={control.gap}"
    sheet[f"G{line}"] = f"={control.verdict}"
    for column in _COLUMNS:
        at = "left" if column.key in ("row", "what") else "center"
        write_in(sheet[f"{column.letter}{line}"], size=11, at=at, box=True)
    sheet.row_dimensions[line].height = height((label, 48), (control.what, 34), size=11)


def _sum(row: Row, place: Place, inside: list[Place], what: str) -> Control:
    whole = place.cell()
    cells = ",".join(part.cell() for part in inside)
    filled, total = f"COUNTA({cells})", f"SUM({cells})"
    compared = f'IF({filled}={len(inside)},IF({total}={whole},"{FINE}","{LOOK_AGAIN}"),'
    partly = f'IF({total}>{whole},"{LOOK_AGAIN}","{OPEN}"))'
    silent = f"OR(NOT(ISNUMBER({whole})),{filled}=0)"
    return Control(
        row=row,
        place=place,
        what=what,
        found=_shown(whole),
        expected=f'=IFERROR(IF({filled}=0,"",{total}),"lỗi")',
        gap=f'IFERROR(IF({silent},"",{whole}-{total}),"")',
        verdict=f'IFERROR(IF({silent},"",{compared}{partly}),"{LOOK_AGAIN}")',
    )


def _shape(row: Row, place: Place, indicator: Indicator) -> Control:
    cell = place.cell()
    match indicator.kind:
        case Kind.CODE:
            codes = ",".join(map(str, indicator.codes))
            what, expected = "Mã trả lời trong danh sách", codes.replace(",", "; ")
            right = f"SUMPRODUCT(--({cell}={{{codes}}}))>0"
        case Kind.RATE:
            percent = f'{cell}*IF(LEFT(CELL("format",{cell}),1)="P",100,1)'
            what, expected = "Tỷ lệ phần trăm (không ghi 0,9655 cho 96,55%)", "0 – 100"
            right = f"AND({percent}>=0,{percent}<=100,OR({cell}=0,{percent}>=1))"
        case _:
            what, expected = "Số nguyên, không âm", "số nguyên ≥ 0"
            right = f"AND({cell}>=0,{cell}=INT({cell}))"
    word = f"SUMPRODUCT(--({_accepted(indicator)}=TRIM({cell})))>0"
    labels = ",".join('"' + label.vi.replace('"', '""') + '"' for label in indicator.codes.values())
    if labels:
        word = f"OR({word},SUMPRODUCT(--({{{labels}}}=TRIM({cell})))>0)"
    good = f"IF(ISNUMBER({cell}),{right},{word})"
    return Control(
        row=row,
        place=place,
        what=what,
        found=_shown(cell),
        expected=expected,
        gap='""',
        verdict=f'IFERROR(IF(ISBLANK({cell}),"{BLANK}",IF({good},"{FINE}","{LOOK_AGAIN}")),"{LOOK_AGAIN}")',
    )


def _accepted(indicator: Indicator) -> str:
    return WORDS_FOR_COUNTS if indicator.kind is Kind.COUNT else WORDS_FOR_ANY


def _shown(cell: str) -> str:
    return f'IFERROR(IF(ISBLANK({cell}),"",{cell}),"lỗi")'
