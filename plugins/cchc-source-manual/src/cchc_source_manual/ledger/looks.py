"""How the workbook looks: what is to be written yellow, what is still lacking orange, what is
decided green, what is not needed grey."""

from collections.abc import Iterable, Mapping
from typing import Literal

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import DecisionKind
from cchc_source_manual.ledger.layout import (
    CHOICES,
    COLUMNS,
    DAYS,
    DONE,
    FIRST_ROW,
    IDLE,
    LACKING,
    LAST_ROW,
    LISTS,
    OPEN,
    WRONG,
)
from cchc_source_manual.ledger.reading import Opened
from cchc_source_manual.ledger.styles import dress
from cchc_source_manual.looks import Look, height

SIZE = 11
_TEXT, _SHORT = Look(size=SIZE, box=True), Look(size=SIZE, box=True, at="center")
_OURS = "Sổ xử lý"
_NOT_ACCEPTED = "Không chấp nhận"
_CENTRED = ("number", "when", "until", "state")


def _filled(color: str, font: str = "") -> DifferentialStyle:
    fill = PatternFill(bgColor=color, fill_type="solid")
    return DifferentialStyle(fill=fill, font=Font(color=font) if font else None)


_OPEN = _filled("FFF2B3")
_DONE = _filled("DCEFDC", "1E5B24")
_LACKING = _filled("FAD9C4")
_IDLE = DifferentialStyle(font=Font(color="8C8C8C", italic=True))


def color(sheet: Worksheet, letters: Mapping[str, str]) -> None:
    """The colours of all lines, by what is written on them."""
    cells = {name: f"${letter}{FIRST_ROW}" for name, letter in letters.items()}
    idle = f'{cells["state"]}="{IDLE}"'
    chosen = f'{cells["choice"]}<>""'
    asked = {"choice": f'{cells["kind"]}<>""', **wanted(cells)}
    _rule(sheet, letters, ("number", "state"), idle, _IDLE, stop=True)
    for name, needed in asked.items():
        lacking = f'AND({needed},{cells[name]}="")'
        _rule(sheet, letters, (name, name), f"AND({lacking},{chosen})", _LACKING)
        _rule(sheet, letters, (name, name), lacking, _OPEN)
    for text, style in ((OPEN, _OPEN), (LACKING, _LACKING), (WRONG, _LACKING), (DONE, _DONE)):
        for name in ("choice", "state"):
            _rule(sheet, letters, (name, name), f'{cells["state"]}="{text}"', style)


def wanted(cells: Mapping[str, str]) -> Mapping[str, str]:
    """By column the condition under which a decision cannot do without it: the same as the merge
    goes by, so that the sheet never calls decided what that leaves out."""
    any_kind = f'{cells["kind"]}<>""'
    typed = f'{cells["kind"]}="{DecisionKind.ENTRY.label.vi}"'
    waiver = f'{cells["kind"]}="{DecisionKind.WAIVER.label.vi}"'
    waived = f'AND({waiver},{cells["choice"]}<>"{_NOT_ACCEPTED}")'
    return {
        "evidence": typed,
        "reason": f"OR({waived},{typed})",
        "by": any_kind,
        "when": any_kind,
        "until": waived,
    }


def _rule(
    sheet: Worksheet,
    letters: Mapping[str, str],
    columns: tuple[str, str],
    formula: str,
    style: DifferentialStyle,
    *,
    stop: bool = False,
) -> None:
    first, last = (letters[name] for name in columns)
    rule = Rule(type="expression", dxf=style, formula=[formula], stopIfTrue=stop)
    sheet.conditional_formatting.add(f"{first}{FIRST_ROW}:{last}{LAST_ROW}", rule)


def prepare(opened: Opened, at: int) -> None:
    """Font, border and alignment of a line."""
    for column in COLUMNS:
        if column.heading:
            cell = opened.cell(column.key, at)
            dress(cell, _SHORT if column.key in _CENTRED else _TEXT)
            if column.key in DAYS:
                cell.number_format = "dd/mm/yyyy"


def set_height(opened: Opened, at: int, choices: Iterable[str]) -> None:
    """As high as the longest text of the line needs it, or the longest that may be chosen."""
    widths = {column.key: column.width - 2 for column in COLUMNS if column.heading}
    shown = widths.keys() - {"state"}
    texts = [(str(opened.cell(name, at).value or ""), widths[name]) for name in shown]
    texts += [(choice, widths["choice"]) for choice in choices]
    opened.sheet.row_dimensions[at].height = max(34, height(*texts, size=SIZE))


def offer_choices(opened: Opened) -> None:
    """The drop-downs. That of a line finds its choices by the id beside it, so that lines may be
    sorted; of a figure whatever is typed is its only choice. What is on no list is stopped, what is
    no day is doubted, for not every Excel takes our days for days."""
    sheet, first = opened.sheet, opened.first
    validations = sheet.data_validations.dataValidation
    validations[:] = [one for one in validations if one.promptTitle != _OURS]
    id, kind = (f"${opened.letters[name]}{first}" for name in ("id", "kind"))
    wanted = f'IF({id}="",{kind},{id})'
    many = f"VLOOKUP({wanted},{CHOICES}!$A:$B,2,0)"
    chosen = f"OFFSET({CHOICES}!$C$1,MATCH({wanted},{CHOICES}!$A:$A,0)-1,0,1,{many})"
    own = f"${opened.letters['choice']}{first}"
    figure = f'OR({kind}="",{kind}="{DecisionKind.ENTRY.label.vi}")'
    hint = "Chọn trong danh sách; nhập số thay đơn vị thì ghi số."
    _offer(opened, "choice", f"IF({figure},{own},{chosen})", hint)
    by_hand = "Chỉ chọn ở dòng ghi thêm."
    lists = {"kind": "A", "unit": "B", "row": "C"}
    for name, letter in lists.items():
        count = sum(cell.value is not None for cell in opened.book[LISTS][letter]) or 1
        _offer(opened, name, f"{LISTS}!${letter}$1:${letter}${count}", by_hand)
    roles = "Ghi chức danh và cơ quan; không ghi họ tên, số điện thoại."
    _offer(opened, "by", "", roles)
    for name in DAYS:
        _offer(opened, name, _SINCE, "Ghi ngày, ví dụ 19/3/2024.", kind="date")


_SINCE = "36526"
"""1 January 2000, as Excel counts days."""
_NOT_LISTED = "Nội dung này không có trong danh sách. Hãy mở danh sách ở ô và chọn một mục."
_NO_DAY = "Nội dung này không giống một ngày. Ghi dạng 19/3/2024. Vẫn ghi như vậy?"


def _offer(
    opened: Opened,
    name: str,
    formula: str,
    hint: str,
    *,
    kind: Literal["list", "date"] = "list",
) -> None:
    letter, day = opened.letters[name], kind == "date"
    validation = DataValidation(
        type=kind if formula else None,
        operator="greaterThan" if day else None,
        formula1=formula or None,
        allow_blank=True,
        errorStyle="warning" if day else "stop",
        errorTitle=_OURS,
        error=_NO_DAY if day else _NOT_LISTED,
        showErrorMessage=bool(formula),
        showInputMessage=True,
        promptTitle=_OURS,
        prompt=hint,
        sqref=f"{letter}{opened.first}:{letter}{LAST_ROW}",
    )
    opened.sheet.add_data_validation(validation)
