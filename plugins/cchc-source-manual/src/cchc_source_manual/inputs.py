"""What an input cell takes, and the red it turns when a number in it cannot be right."""

from collections.abc import Sequence

from cchc_core import Indicator, Kind, Row
from cchc_source_manual.layout import FIRST_ROW, LISTS_SHEET, VALUE, Blank
from cchc_source_manual.looks import BAD
from cchc_source_manual.sheets import Sheet, Taken


def guard(sheet: Sheet, blank: Blank, rows: Sequence[Row]) -> None:
    """Guards the inputs of a form; a person may insist, for words are taken too."""
    guarded: dict[Taken, list[str]] = {}
    wrong: dict[Taken, str] = {}
    for line, row in enumerate(rows, start=FIRST_ROW):
        if blank.asks(row):
            indicator, cell = blank.pack.indicator(row), f"{VALUE}{line}"
            taken = _taken(indicator)
            guarded.setdefault(taken, []).append(cell)
            wrong.setdefault(taken, _wrong(indicator, cell))
    for taken, cells in guarded.items():
        sheet.allow(cells, taken)
        if wrong[taken]:
            sheet.highlight(cells, wrong[taken], BAD)


def _taken(indicator: Indicator) -> Taken:
    match indicator.kind:
        case Kind.CODE:
            meanings = "; ".join(f"{code} = {label.vi}" for code, label in indicator.codes.items())
            return Taken("list", "Chọn mã", meanings, choices=tuple(indicator.codes))
        case Kind.RATE:
            return Taken("decimal", "Tỷ lệ (%)", "Ghi số phần trăm, ví dụ 96,55", most=100)
        case Kind.DOCUMENTS:
            hint = (
                f"Liệt kê từng văn bản ở trang “{LISTS_SHEET}” và để trống ô này. Không có văn "
                "bản nào thì chọn 0."
            )
            return Taken("list", "Danh mục văn bản", hint, choices=(0,))
    return Taken("whole", "Số nguyên", "Không phát sinh ghi 0; không có số liệu để trống")


def _wrong(indicator: Indicator, cell: str) -> str:
    """A formula that is true of a number that cannot be right."""
    match indicator.kind:
        case Kind.COUNT:
            wrong = f"OR({cell}<0,{cell}<>INT({cell}))"
        case Kind.RATE:
            wrong = f"OR({cell}<0,{cell}>100)"
        case Kind.CODE:
            wrong = f"AND({','.join(f'{cell}<>{code}' for code in indicator.codes)})"
        case Kind.DOCUMENTS:
            return ""
    return f"IF(ISNUMBER({cell}),{wrong},FALSE)"
