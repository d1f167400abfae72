"""Lines that have more or fewer cells than there are heads: nobody can tell what stands where."""

from cchc_source_portal.heads import Line, filled_width
from cchc_source_portal.words import key

_FEW = 2


class Misfits:
    """The lines of a table, looked at one after the other; totals and signatures are let pass."""

    def __init__(self, cells: int) -> None:
        self._cells = cells
        self._found: list[tuple[int, bool]] = []
        self._last_fitting = 0

    def take(self, number: int, line: Line) -> None:
        """Looks at a line."""
        filled = [text for text in line if text.strip()]
        if len(line) >= self._cells >= filled_width(line):
            self._last_fitting = number if len(filled) > _FEW else self._last_fitting
        elif len(filled) > _FEW and not key(filled[0]).startswith("tong"):
            begins_with_number = any(letter.isdecimal() for letter in filled[0])
            self._found.append((number, begins_with_number))

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of those that do not fit; below the last that does, only of such as begin
        with a number or a code, like a line that was cut off."""
        last = self._last_fitting
        return tuple(number for number, numbered in self._found if numbered or number < last)
