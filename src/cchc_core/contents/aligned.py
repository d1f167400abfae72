"""Where two files differ, told place by place; where rows were added or taken out, row by row.

One more line in a list moves all below it, which makes a thousand places differ and is one
difference. Rows are then known by what they say, apart from their running number.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from cchc_core.contents.places import Content, Place

Agrees = Callable[[Content, Content], bool]
Difference = tuple[str, str, str | None, str | None]
"""A sheet, a place in it, and what stands there in one and in the other; None for nothing."""
Row = Mapping[str, Content]


def differences(
    one: Mapping[Place, Content], other: Mapping[Place, Content], agrees: Agrees
) -> Iterator[Difference]:
    """What one file says otherwise than the other, in the order of the other; never nothing where
    a place differs."""
    for sheet in dict.fromkeys(sheet for sheet, _ in (*other, *one)):
        here, there = (_of(sheet, places) for places in (one, other))
        found = list(_by_place(sheet, here, there, agrees))
        if len(found) > _FEW:
            aligned = list(_by_row(sheet, _rows(here), _rows(there), agrees))
            found = aligned if 0 < len(aligned) < len(found) else found
        yield from found


_FEW = 3
_CELL = re.compile("([A-Z]+|dòng )([0-9]+)")


def _of(sheet: str, places: Mapping[Place, Content]) -> Mapping[str, Content]:
    return {cell: content for (name, cell), content in places.items() if name == sheet}


def _by_place(
    sheet: str, one: Mapping[str, Content], other: Mapping[str, Content], agrees: Agrees
) -> Iterator[Difference]:
    for cell in dict.fromkeys((*other, *one)):
        here, there = one.get(cell), other.get(cell)
        if here is None or there is None or not agrees(here, there):
            yield sheet, cell, _text(here), _text(there)


def _rows(cells: Mapping[str, Content]) -> Mapping[int, Row]:
    """The rows by their number, each by its columns; what is no cell of a row stands in row 0."""
    rows: dict[int, dict[str, Content]] = {}
    for cell, content in cells.items():
        found = _CELL.fullmatch(cell)
        column, number = (found[1], int(found[2])) if found else (cell, 0)
        rows.setdefault(number, {})[column] = content
    return dict(sorted(rows.items()))


def _by_row(
    sheet: str, one: Mapping[int, Row], other: Mapping[int, Row], agrees: Agrees
) -> Iterator[Difference]:
    numbers, others = list(one), list(other)
    keys, theirs = (list(map(_key, rows.values())) for rows in (one, other))
    steps = SequenceMatcher(None, keys, theirs, autojunk=False).get_opcodes()
    for step, start, end, first, last in steps:
        mine, wanted = numbers[start:end], others[first:last]
        if step == "equal":
            continue
        if len(mine) == len(wanted):
            for here, there in zip(mine, wanted, strict=True):
                moved = here != there
                rows = (_cells(one[here], there, moved), _cells(other[there], there, moved))
                yield from _by_place(sheet, *rows, agrees)
            continue
        yield from ((sheet, f"dòng {number}", _told(one[number]), None) for number in mine)
        yield from ((sheet, f"dòng {number}", None, _told(other[number])) for number in wanted)


def _key(row: Row) -> Sequence[tuple[str, str]]:
    """What a row says, without the number it has in its list."""
    return tuple((column, str(x)) for column, x in sorted(row.items()) if not _counts(column, x))


def _cells(row: Row, number: int, moved: bool) -> Mapping[str, Content]:
    """The cells of a row as they are called in row `number`; of one that moved without the number
    it has in its list."""
    kept = ((c, x) for c, x in row.items() if not (moved and _counts(c, x)))
    return {f"{column}{number or ''}": content for column, content in kept}


def _counts(column: str, content: Content) -> bool:
    return column == "A" and content.text.isdecimal()


def _told(row: Row) -> str:
    return " | ".join(str(content) for content in row.values())


def _text(content: Content | None) -> str | None:
    return None if content is None else str(content)
