"""The workbook with new lines behind those that stand there, which keep all that is in them."""

import io
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import DecisionKind, LedgerLine, LedgerPage, parse_date, reproducible_zip
from cchc_source_manual.ledger.layout import (
    CHOICES,
    DAYS,
    DONE,
    IDLE,
    LACKING,
    LISTS,
    OPEN,
    SPARE,
    WRITTEN,
    WRONG,
    id_of,
)
from cchc_source_manual.ledger.looks import offer_choices, prepare, set_height, wanted
from cchc_source_manual.ledger.making import new_ledger
from cchc_source_manual.ledger.reading import Opened, open_ledger, read_ledger
from cchc_source_manual.ledger.styles import put


def write_ledger(page: LedgerPage, old: bytes | None) -> bytes:
    """The workbook `old` with the page, or a new one. Of lines that stand there only what differs
    is written; drop-downs are made anew, since neither Excel nor openpyxl keeps them surely."""
    stood = {line.number: line for line in read_ledger(old)} if old else {}
    opened = open_ledger(old or new_ledger(page.title))
    after = max([*opened.used(), opened.first - 1]) + 1
    number = _highest_number(opened)
    for line in page.lines:
        if line.number in stood:
            _change(opened, line, stood[line.number])
        else:
            _add(opened, line, after)
            after += 1
    for at in opened.used():
        if not opened.cell("number", at).value:
            number += 1
            opened.cell("number", at).value = number
        _tie(opened, at)
    for at in range(after, after + SPARE):
        if not opened.cell("state", at).value:
            _prepare(opened, at)
    _write_choices(opened.book, page)
    _write_lists(opened.book, page)
    offer_choices(opened)
    return _saved(opened.book)


def _highest_number(opened: Opened) -> int:
    numbers = (opened.cell("number", at).value for at in opened.used())
    return max((n for n in numbers if isinstance(n, int)), default=0)


def _change(opened: Opened, line: LedgerLine, stood: LedgerLine) -> None:
    for name in (*WRITTEN, "key"):
        if line[name] != stood[name]:
            _put(opened, name, line.number, line[name])
    if line.needed != stood.needed:
        _mark(opened, line)


def _add(opened: Opened, line: LedgerLine, at: int) -> None:
    _prepare(opened, at)
    for name in (*WRITTEN, "key"):
        if line[name]:
            _put(opened, name, at, line[name])
    if not line.needed:
        opened.cell("state", at).value = IDLE
    set_height(opened, at, line.choices)


def _mark(opened: Opened, line: LedgerLine) -> None:
    if line.needed:
        opened.cell("state", line.number).value = _state(opened, line.number)
    else:
        opened.cell("state", line.number).value = IDLE


def _put(opened: Opened, name: str, at: int, text: str) -> None:
    cell = opened.cell(name, at)
    if name in DAYS and (day := parse_date(text)):
        cell.value, cell.number_format = day, "dd/mm/yyyy"
    elif name == "kind" and text in set(DecisionKind):
        put(cell, DecisionKind(text).label.vi)
    else:
        put(cell, text)


def _tie(opened: Opened, at: int) -> None:
    """The short id by which the drop-down of a line finds its choices."""
    opened.cell("id", at).value = id_of(str(opened.cell("key", at).value or "")) or None


def _prepare(opened: Opened, at: int) -> None:
    """A line to be written on: its look, and the state that follows from what is written."""
    prepare(opened, at)
    opened.cell("state", at).value = _state(opened, at)


def _state(opened: Opened, at: int) -> str:
    cells = {name: f"{letter}{at}" for name, letter in opened.letters.items()}
    kind, choice = cells["kind"], cells["choice"]
    lacks = [f'AND({needed},{cells[name]}="")' for name, needed in wanted(cells).items()]
    lacking = f"OR({','.join(lacks)})"
    wrong = f"OR({_off_the_list(cells)},{','.join(_no_day(cells[name]) for name in DAYS)})"
    told = f'IF({wrong},"{WRONG}",IF({lacking},"{LACKING}","{DONE}"))'
    return f'=IF({kind}="","",IF({choice}="","{OPEN}",{told}))'


def _off_the_list(cells: Mapping[str, str]) -> str:
    """Whether the choice is none of those that are listed for its line, or its kind; any figure is
    one."""
    kind, id, choice = (cells[name] for name in ("kind", "id", "choice"))
    wanted = f'IF({id}="",{kind},{id})'
    at = f"MATCH({wanted},{CHOICES}!$A:$A,0)"
    listed = f"OFFSET({CHOICES}!$C$1,{at}-1,0,1,VLOOKUP({wanted},{CHOICES}!$A:$B,2,0))"
    typed = f'{kind}="{DecisionKind.ENTRY.label.vi}"'
    return f"AND(NOT({typed}),ISNUMBER({at}),ISNA(MATCH({choice},{listed},0)))"


def _no_day(cell: str) -> str:
    """Whether a cell holds something that is neither a day nor written like one: `19/3/2024`."""
    slashes = f'LEN({cell})-LEN(SUBSTITUTE({cell},"/",""))'
    return f'AND({cell}<>"",NOT(ISNUMBER({cell})),{slashes}<>2)'


def _write_choices(book: Workbook, page: LedgerPage) -> None:
    """By the id of each question what may be chosen; by its kind for lines that people add."""
    by_hand = {k.label.vi: page.offered[k] for k in DecisionKind if k in page.offered}
    asked = {id_of(line["key"]): line.choices for line in page.lines if line.choices}
    sheet = _anew(book, CHOICES)
    for id, choices in {**by_hand, **asked}.items():
        _write_row(sheet, (id, len(choices), *choices))


def _write_lists(book: Workbook, page: LedgerPage) -> None:
    by_hand = (DecisionKind.ENTRY, DecisionKind.WAIVER, DecisionKind.PRECEDENCE)
    kinds = tuple(kind.label.vi for kind in by_hand)
    lists = (kinds, page.offered.get("unit", ()), page.offered.get("row", ()))
    sheet = _anew(book, LISTS)
    for texts in zip_longest(*lists):
        _write_row(sheet, texts)


def _write_row(sheet: Worksheet, contents: Sequence[int | str | None]) -> None:
    """A line of a hidden sheet, behind those that stand there."""
    at = sheet.max_row + (sheet["A1"].value is not None)
    for column, content in enumerate(contents, start=1):
        cell = sheet.cell(at, column)
        assert isinstance(cell, Cell)
        put(cell, content)


def _anew(book: Workbook, title: str) -> Worksheet:
    """The hidden sheet of that name, empty."""
    if title in book.sheetnames:
        book.remove(book[title])
    sheet: Worksheet = book.create_sheet(title)
    sheet.sheet_state = "veryHidden"
    return sheet


def _saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return reproducible_zip(buffer.getvalue())
