"""Which cells of a sheet a person looking at it cannot see."""

from attrs import frozen

Span = tuple[int, int]
"""First and last row, or column, both counted from 1."""


@frozen
class HiddenCells:
    """The cells of one sheet that are not seen: `(row, column) in hidden`.

    Hidden are rows, columns and whole sheets; under a merged range all but its first cell are.
    """

    sheet: bool = False
    rows: frozenset[int] = frozenset()
    columns: tuple[Span, ...] = ()
    merged: tuple[tuple[Span, Span], ...] = ()

    def __contains__(self, cell: tuple[int, int]) -> bool:
        row, column = cell
        return (
            self.sheet
            or row in self.rows
            or any(first <= column <= last for first, last in self.columns)
            or any(_covers(rows, columns, cell) for rows, columns in self.merged)
        )


def _covers(rows: Span, columns: Span, cell: tuple[int, int]) -> bool:
    inside = rows[0] <= cell[0] <= rows[1] and columns[0] <= cell[1] <= columns[1]
    return inside and cell != (rows[0], columns[0])
