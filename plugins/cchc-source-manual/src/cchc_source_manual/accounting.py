"""What became of every filled cell of a form: read, told of, or passed over under a heading."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from cchc_core import Cells, FormPack
from cchc_source_manual.layout import OURS, REVISION, STAMP_SHEET
from cchc_source_manual.lists_sheet import FIELDS
from cchc_source_manual.workbook import Line, Returned, Table

_READ = ("id", "value", "note", "window", "kept", "words", *FIELDS)
"""The columns that are read; the others only show a person what a row is."""


class _Fate(StrEnum):
    READ = "read"
    REPORTED = "reported"


def account(returned: Returned, pack: FormPack) -> Cells:
    """The account of a form whose rows are those of `pack`.

    Sheets that are not opened (the live checks, the guide) and sheets that a unit has added are
    passed over by their titles, all else by the sheet and the head of the column.
    """
    fates = Counter(_fates(returned, pack))
    read, reported = fates.pop(_Fate.READ, 0), fates.pop(_Fate.REPORTED, 0)
    counted = sum(sheet.cells for sheet in returned.looked.values())
    return Cells(counted, read, reported, dict(sorted(fates.items())))


def _fates(returned: Returned, pack: FormPack) -> Iterator[str]:
    """Of every filled cell, what became of it or where it was passed over."""
    tables = {table.title: table for table in returned.tables}
    for title, sheet in returned.looked.items():
        if title in tables:
            yield from _fates_in(tables[title], pack)
        elif title in returned.sheets:
            filled = sum(map(len, returned.sheets[title].values()))
            yield from [_Fate.READ if title == STAMP_SHEET else title] * filled
        else:
            yield from [title] * sheet.cells


def _fates_in(table: Table, pack: FormPack) -> Iterator[str]:
    keys = {letter: key for key, letter in table.letters.items()}
    heads = table.cells.get(table.first - 1, {})
    for line in table.above():
        for letter in line.letters:
            yield _above(line, keys.get(letter, ""))
    last = ""
    for line in table.lines():
        last = line.id or (last if {"type", "words"} & set(keys.values()) else "")
        known = bool(pack.section(last)) if "words" in keys.values() else last in pack
        for letter in line.letters:
            key = keys.get(letter, "")
            if key == "id" or (known and key in _READ):
                yield _Fate.READ
            elif line.id != OURS and not known and key in ("value", "words"):
                yield _Fate.REPORTED
            else:
                yield f"{table.title}: {heads[letter].raw if letter in heads else letter}"


def _above(line: Line, key: str) -> str:
    """The marks of the columns and the number of the sending are read, the letterhead is not."""
    marks = line.number == line.table.first - 2
    if marks or key == "id" or (line.id == REVISION and key == "value"):
        return _Fate.READ
    return f"{line.table.title}: phần đầu"
