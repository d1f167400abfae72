"""How far a sheet reaches and what it hides: places of cells, ranges, hidden rows and columns."""

import re
from functools import lru_cache

from cchc_core.reading.hidden import HiddenCells, Span
from cchc_core.reading.limits import Budget

Place = tuple[int, int]
"""Row and column of a cell, both counted from 1."""


class Extent:
    """The extent of one sheet as its cells and ranges are met."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._last_row = self._last_column = 0
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[Span] = []
        self._merged: list[tuple[Span, Span]] = []

    def reach(self, row: int, column: int) -> None:
        """Takes a cell in; `file-too-large` when it lies too far out."""
        if row > self._last_row or column > self._last_column:
            self._last_row = max(self._last_row, row)
            self._last_column = max(self._last_column, column)
            self._budget.reaches(self._last_row, self._last_column, (row, column))

    def range(self, reference: str, *, merged: bool) -> None:
        """What is merged, linked or commented is made into cells, all of them, by some reader."""
        ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
        corners = [(number(end[2], _FAR), column(end[1]) or _FAR) for end in ends if end]
        for corner in corners:
            self.reach(*corner)
        if corners:
            self._budget.spend_cells()
            rows, columns = zip(*corners, strict=True)
            if merged:
                self._merged.append(((min(rows), max(rows)), (min(columns), max(columns))))

    def hide_row(self, row: int) -> None:
        """Takes a hidden row in."""
        self._hidden_rows.add(row)

    def hide_columns(self, first: int, last: int) -> None:
        """Takes hidden columns in."""
        self._hidden_columns.append((first, last))

    def hidden(self, sheet: bool) -> HiddenCells:
        """What cannot be seen of the sheet, which may itself be hidden."""
        rows, columns = frozenset(self._hidden_rows), tuple(self._hidden_columns)
        return HiddenCells(sheet, rows, columns, tuple(self._merged))


def place(reference: str) -> Place | None:
    """The place that `D12` names; None for what names none."""
    if (found := _REFERENCE.fullmatch(reference)) and found[1] and found[2]:
        return int(found[2]), column(found[1])
    return None


@lru_cache
def column(letters: str) -> int:
    """The number of a column, from 1 on; 0 without letters."""
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    return place


def number(text: str | None, otherwise: int) -> int:
    """A plain number of at most 15 digits, else the other."""
    return int(text) if text and text.isdecimal() and len(text) < 16 else otherwise


_REFERENCE = re.compile(r"\$?([A-Za-z]{0,7})\$?([0-9]{0,15})")
_FAR = 2**20
"""Where a whole column ends; a whole row ends far out too."""
