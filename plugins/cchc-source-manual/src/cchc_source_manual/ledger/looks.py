"""How the workbook looks: open lines yellow, decided ones green, what is not needed grey."""

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cchc_source_manual.ledger.layout import (
    ANSWER,
    CHOICES,
    COLUMNS,
    DAYS,
    FIRST_ROW,
    IDLE,
    LAST_ROW,
    LISTS,
)
from cchc_source_manual.ledger.reading import Opened
from cchc_source_manual.looks import height, write_in

SIZE = 11
_OURS = "Sổ xử lý"
_CENTRED = ("number", "when", "until", "state")


def _filled(color: str, font: str = "") -> DifferentialStyle:
    fill = PatternFill(bgColor=color, fill_type="solid")
    return DifferentialStyle(fill=fill, font=Font(color=font) if font else None)


_OPEN = _filled("FFF2B3")
_DONE = _filled("DCEFDC", "1E5B24")
_LACKING = _filled("FAD9C4")
_IDLE = DifferentialStyle(font=Font(color="8C8C8C", italic=True))


def color(sheet: Worksheet, letters: dict[str, str]) -> None:
    """The colours of all lines, by what is written on them."""
    kind, choice, by, when, state = (
        f"${letters[name]}{FIRST_ROW}" for name in ("kind", "choice", "by", "when", "state")
    )
    idle = f'{state}="{IDLE}"'
    lacking = f'AND({choice}<>"",OR({by}="",{when}=""))'
    rules = (
        ((COLUMNS[0].key, "state"), idle, _IDLE),
        (ANSWER, f'AND({kind}<>"",{choice}="",NOT({idle}))', _OPEN),
        (("by", "when"), f"AND({lacking},NOT({idle}))", _LACKING),
        (("choice", "choice"), f'AND({choice}<>"",NOT({lacking}),NOT({idle}))', _DONE),
        (("state", "state"), f'AND({choice}<>"",NOT({lacking}),NOT({idle}))', _DONE),
        (("state", "state"), f'AND({kind}<>"",{choice}="",NOT({idle}))', _OPEN),
        (("state", "state"), f"AND({lacking},NOT({idle}))", _LACKING),
    )
    for names, formula, style in rules:
        cells = f"{letters[names[0]]}{FIRST_ROW}:{letters[names[-1]]}{LAST_ROW}"
        rule = Rule(type="expression", dxf=style, formula=[formula], stopIfTrue=style is _IDLE)
        sheet.conditional_formatting.add(cells, rule)


def dress(opened: Opened, at: int) -> None:
    """Font, border and alignment of a line."""
    for column in COLUMNS:
        if column.heading:
            cell, centred = opened.cell(column.key, at), column.key in _CENTRED
            write_in(cell, size=SIZE, at="center" if centred else "left", box=True)
            if column.key in DAYS:
                cell.number_format = "dd/mm/yyyy"


def set_height(opened: Opened, at: int) -> None:
    """As high as the longest text of the line needs it."""
    texts = [
        (str(opened.cell(column.key, at).value or ""), column.width - 2)
        for column in COLUMNS
        if column.heading and column.key != "state"
    ]
    opened.sheet.row_dimensions[at].height = max(34, height(*texts, size=SIZE))


def offer_choices(opened: Opened) -> None:
    """The drop-downs. That of a line finds its choices by the id beside it, so that lines may be
    sorted; nothing is forbidden, for the commands tell what is not on a list."""
    sheet, first = opened.sheet, opened.first
    validations = sheet.data_validations.dataValidation
    validations[:] = [one for one in validations if one.promptTitle != _OURS]
    id, kind = (f"${opened.letters[name]}{first}" for name in ("id", "kind"))
    wanted = f'IF({id}="",{kind},{id})'
    many = f"VLOOKUP({wanted},{CHOICES}!$A:$B,2,0)"
    chosen = f"OFFSET({CHOICES}!$C$1,MATCH({wanted},{CHOICES}!$A:$A,0)-1,0,1,{many})"
    _offer(opened, "choice", chosen, "Chọn trong danh sách; nhập số thay đơn vị thì ghi số.")
    by_hand = "Chỉ chọn ở dòng ghi thêm."
    lists = {"kind": "A", "unit": "B", "row": "C"}
    for name, letter in lists.items():
        count = max(1, opened.book[LISTS].max_row)
        _offer(opened, name, f"{LISTS}!${letter}$1:${letter}${count}", by_hand)
    roles = "Ghi chức danh và cơ quan; không ghi họ tên, số điện thoại."
    _offer(opened, "by", "", roles)


def _offer(opened: Opened, name: str, formula: str, hint: str) -> None:
    letter = opened.letters[name]
    validation = DataValidation(
        type="list" if formula else None,
        formula1=formula or None,
        allow_blank=True,
        showErrorMessage=False,
        showInputMessage=True,
        promptTitle=_OURS,
        prompt=hint,
        sqref=f"{letter}{opened.first}:{letter}{LAST_ROW}",
    )
    opened.sheet.add_data_validation(validation)
