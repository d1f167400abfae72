"""What an input cell takes, and the red it turns when a number in it cannot be right."""

from collections.abc import Sequence
from typing import Literal

from attrs import frozen
from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import Indicator, Kind, Row
from cchc_source_manual.layout import FIRST_ROW, LISTS_SHEET, VALUE, Blank
from cchc_source_manual.looks import BAD


@frozen
class Taken:
    """The kind of content with its least (and most), and the hint shown at the cell."""

    kind: Literal["whole", "decimal", "list"]
    least: str
    title: str
    hint: str
    most: str | None = None


def guard(sheet: Worksheet, blank: Blank, rows: Sequence[Row]) -> None:
    """Guards the inputs of a form; a person may insist, for words are taken too."""
    wanted: dict[Taken, list[str]] = {}
    for line, row in enumerate(rows, start=FIRST_ROW):
        if blank.asks(row):
            indicator, cell = blank.pack.indicator(row), f"{VALUE}{line}"
            wanted.setdefault(_taken(indicator), []).append(cell)
            if wrong := _wrong(indicator, cell):
                rule = Rule(type="expression", dxf=BAD, formula=[wrong])
                sheet.conditional_formatting.add(cell, rule)
    for taken, cells in wanted.items():
        allow(sheet, " ".join(cells), taken)


def allow(sheet: Worksheet, cells: str, taken: Taken) -> None:
    """Warns, without forbidding, of content that the cells do not take."""
    operator: Literal["between", "greaterThanOrEqual"] = (
        "between" if taken.most else "greaterThanOrEqual"
    )
    rule = DataValidation(
        type=taken.kind,
        operator=None if taken.kind == "list" else operator,
        formula1=taken.least,
        formula2=taken.most,
        allow_blank=True,
        errorStyle="warning",
        showErrorMessage=True,
        showInputMessage=True,
        promptTitle=taken.title,
        prompt=taken.hint[:250],
        errorTitle="Đề nghị xem lại",
        error="Giá trị này khác với cách ghi thông thường của ô.",
        sqref=cells,
    )
    sheet.add_data_validation(rule)


def _taken(indicator: Indicator) -> Taken:
    match indicator.kind:
        case Kind.CODE:
            codes = ",".join(map(str, indicator.codes))
            meanings = "; ".join(f"{code} = {label.vi}" for code, label in indicator.codes.items())
            return Taken("list", f'"{codes}"', "Chọn mã", meanings)
        case Kind.RATE:
            return Taken("decimal", "0", "Tỷ lệ (%)", "Ghi số phần trăm, ví dụ 96,55", "100")
        case Kind.DOCUMENTS:
            hint = (
                f"Liệt kê từng văn bản ở trang “{LISTS_SHEET}” và để trống ô này. Không có văn "
                "bản nào thì chọn 0."
            )
            return Taken("list", '"0"', "Danh mục văn bản", hint)
    return Taken("whole", "0", "Số nguyên", "Không phát sinh ghi 0; không có số liệu để trống")


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
