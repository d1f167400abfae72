"""What the sheet "Kiểm tra" checks of a form, as formulas and as what they come to.

Every formula tells a blank from a zero: what is not filled in is neither right nor wrong.
"""

from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from cchc_core import Indicator, Kind, Role, Row
from cchc_source_manual.filling import Figure, Filled
from cchc_source_manual.guide import NOTHING, WORDS_FOR_ANY, WORDS_FOR_COUNTS
from cchc_source_manual.layout import Place
from cchc_source_manual.sheets import Content, Formula

FINE, LOOK_AGAIN, OPEN, BLANK = "Đạt", "Cần xem lại", "Chưa đủ số", "Chưa ghi"
_UNREADABLE = "lỗi"


@frozen
class Control:
    """One check of one row; `expected` may be a text."""

    row: Row
    place: Place
    what: str
    found: Formula
    expected: Content
    gap: Formula
    verdict: Formula


def controls(filled: Filled) -> Iterator[Control]:
    """What is checked on the form of a unit: sums first, then every input.

    A total is the reader's to compute; one that was typed all the same is compared with the rows
    that the unit fills.
    """
    blank, pack = filled.blank, filled.blank.pack
    for row in blank.rows:
        if divided := pack.parts(row):
            inside = [part for part in divided if blank.asks(part)]
            if blank.asks(row) and len(inside) == len(divided):
                yield _sum(filled, row, inside, "Cộng các phần chia ra phải bằng số này")
        elif row.role is Role.TOTAL and pack.indicator(row).kind is Kind.COUNT:
            below = [pack[id] for id, total in pack.total_above.items() if total == row.id]
            summed = [part for part in below if blank.asks(part)]
            if summed and filled.leaf.reading(row.id).value is not None:
                yield _sum(filled, row, summed, "Tổng đã ghi phải bằng cộng các dòng")
    for row in blank.rows:
        if blank.asks(row) and pack.indicator(row).kind is not Kind.DOCUMENTS:
            yield _shape(filled, row, pack.indicator(row))


def _sum(filled: Filled, row: Row, inside: Sequence[Row], what: str) -> Control:
    place, figure = filled.blank.places[row.id], filled.cells[row.id].figure
    figures = [filled.cells[part.id].figure for part in inside]
    given = len([each for each in figures if each != ""])
    total = sum(each for each in figures if not isinstance(each, str))
    gap: Figure = "" if isinstance(figure, str) or not given else figure - total
    whole = place.cell()
    cells = ",".join(filled.blank.places[part.id].cell() for part in inside)
    counted, summed = f"COUNTA({cells})", f"SUM({cells})"
    compared = f'IF({counted}={len(inside)},IF({summed}={whole},"{FINE}","{LOOK_AGAIN}"),'
    partly = f'IF({summed}>{whole},"{LOOK_AGAIN}","{OPEN}"))'
    silent = f"OR(NOT(ISNUMBER({whole})),{counted}=0)"
    verdict = _verdict_on_sum(gap, complete=given == len(inside))
    return Control(
        row=row,
        place=place,
        what=what,
        found=_shown(whole, figure),
        expected=Formula(
            f'IFERROR(IF({counted}=0,"",{summed}),"{_UNREADABLE}")', total if given else ""
        ),
        gap=Formula(f'IFERROR(IF({silent},"",{whole}-{summed}),"")', gap),
        verdict=Formula(f'IFERROR(IF({silent},"",{compared}{partly}),"{LOOK_AGAIN}")', verdict),
    )


def _verdict_on_sum(gap: Figure, *, complete: bool) -> str:
    if isinstance(gap, str):
        return ""
    if complete:
        return FINE if gap == 0 else LOOK_AGAIN
    return LOOK_AGAIN if gap < 0 else OPEN


def _shape(filled: Filled, row: Row, indicator: Indicator) -> Control:
    place, figure = filled.blank.places[row.id], filled.cells[row.id].figure
    cell = place.cell()
    what, expected, right, is_right = _shape_of(indicator, cell)
    word = f"SUMPRODUCT(--({_accepted(indicator)}=TRIM({cell})))>0"
    labels = ",".join('"' + label.vi.replace('"', '""') + '"' for label in indicator.codes.values())
    if labels:
        word = f"OR({word},SUMPRODUCT(--({{{labels}}}=TRIM({cell})))>0)"
    good = f"IF(ISNUMBER({cell}),{right},{word})"
    verdict = f'IF(ISBLANK({cell}),"{BLANK}",IF({good},"{FINE}","{LOOK_AGAIN}"))'
    if figure == "":
        result = BLANK
    elif isinstance(figure, str):
        result = FINE if _plainly(figure) in _words(indicator) else LOOK_AGAIN
    else:
        result = FINE if is_right(figure) else LOOK_AGAIN
    return Control(
        row=row,
        place=place,
        what=what,
        found=_shown(cell, figure),
        expected=expected,
        gap=Formula('""', ""),
        verdict=Formula(f'IFERROR({verdict},"{LOOK_AGAIN}")', result),
    )


def _shape_of(
    indicator: Indicator, cell: str
) -> tuple[str, str, str, Callable[[int | float], bool]]:
    """What is asked of a number and what is allowed, in words, as a formula, and as a test."""
    match indicator.kind:
        case Kind.CODE:
            codes = ",".join(map(str, indicator.codes))
            what, expected = "Mã trả lời trong danh sách", codes.replace(",", "; ")
            right = f"SUMPRODUCT(--({cell}={{{codes}}}))>0"
            return what, expected, right, lambda figure: figure in indicator.codes
        case Kind.RATE:
            percent = f'{cell}*IF(LEFT(CELL("format",{cell}),1)="P",100,1)'
            what, expected = "Tỷ lệ phần trăm (không ghi 0,9655 cho 96,55%)", "0 – 100"
            right = f"AND({percent}>=0,{percent}<=100,OR({cell}=0,{percent}>=1))"
            return what, expected, right, lambda figure: figure == 0 or 1 <= figure <= 100
    right = f"AND({cell}>=0,{cell}=INT({cell}))"
    what, expected = "Số nguyên, không âm", "số nguyên ≥ 0"
    return what, expected, right, lambda figure: figure >= 0 and figure == int(figure)


def _accepted(indicator: Indicator) -> str:
    return WORDS_FOR_COUNTS if indicator.kind is Kind.COUNT else WORDS_FOR_ANY


def _words(indicator: Indicator) -> set[str]:
    """The words that the formula accepts, as it compares them."""
    known = NOTHING if indicator.kind is Kind.COUNT else NOTHING[:2]
    labels = [label.vi for label in indicator.codes.values()]
    return {_plainly(word) for word in (*(word for _, word, _ in known), *labels)}


def _plainly(text: str) -> str:
    """The text without spaces it does not need, in small letters: as a program compares it."""
    return " ".join(part for part in text.split(" ") if part).casefold()


def _shown(cell: str, figure: Figure) -> Formula:
    return Formula(f'IFERROR(IF(ISBLANK({cell}),"",{cell}),"{_UNREADABLE}")', figure)
