"""How the tables of a form pack are printed, in any kind of file: their titles, and the rows that
stand together."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile
from operator import attrgetter

from cchc_core.model.forms import Form, FormPack, Role, Row
from cchc_core.printing import words
from cchc_core.text import Lang

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def appendix_titles(pack: FormPack, lang: Lang) -> tuple[str, ...]:
    """What the pack's forms are called as appendices; several are numbered by Roman numerals."""
    name = words.APPENDIX.in_(lang)
    if len(pack.forms) == 1:
        return (name,)
    numbers = [*_ROMAN, *map(str, range(11, len(pack.forms) + 1))]
    return tuple(f"{name} {number}" for number, _ in zip(numbers, pack.forms, strict=False))


def heading(form: Form, lang: Lang, period: str) -> str:
    """What stands below the title, in capitals: `THỐNG KÊ SỐ LIỆU CCHC 9 THÁNG NĂM 2023`."""
    named = form.title.in_(lang).removeprefix(f"{words.APPENDIX.in_(lang)}: ")
    return f"{named} {period}".upper()


def together(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Where "Trong đó" stands once beside several rows: the first and the last of them, from 0."""
    for start, row in enumerate(rows):
        if row.within and (start == 0 or not _same_split(rows[start - 1], row)):
            rest = takewhile(partial(_same_split, row), rows[start:])
            yield start, start + len(list(rest)) - 1


def stay_together(rows: Sequence[Row]) -> frozenset[int]:
    """The rows, from 0, that no page's end parts from the row below: headings, a row that has
    others inside, and each of those if they are few."""
    return frozenset(at for at in range(len(rows) - 1) if _stays(rows, at))


_FEW = 6


def _stays(rows: Sequence[Row], at: int) -> bool:
    below = rows[at + 1].depth
    if rows[at].role is Role.HEADING or below > rows[at].depth:
        return True
    last = next((i for i in range(at, -1, -1) if not rows[i].depth), 0)
    inside = list(takewhile(attrgetter("depth"), rows[last + 1 :]))
    return below > 0 and len(inside) <= _FEW


def _same_split(row: Row, other: Row) -> bool:
    """Whether both stand under one "Trong đó" of one row (`2.1/huyện`, `2.1/xã`)."""
    split = (row.within, row.number.partition("/")[0])
    return not other.printed_number and split == (other.within, other.number.partition("/")[0])
