"""Where printed pages end: a signature never stands alone on the last one."""

from collections.abc import Iterator, Mapping

from attrs import frozen

A4 = (210.0, 297.0)
"""The short and the long side of a page, in millimetres."""
LINE = 15.0
"""How high a line is whose height nobody set, in points."""
_FEWEST, _KEPT = 2, 3
"""So many lines of a table stand with what is below it; so many go with it where they would not."""
_ROOMS = (1.0, 1.02, 1.07)
"""So many times a page's height is printed on it: a sheet as wide as the page is a little wider to
programs that measure its letters otherwise (LibreOffice), and is printed smaller there."""


@frozen
class Pages:
    """A sheet as it is printed: the `heights` of lines in points, 0 of hidden ones; the lines of
    the `head` stand on every page, which has `room` for so many points."""

    heights: Mapping[int, float]
    head: tuple[int, int]
    room: float

    def before_last(self, table: tuple[int, int], last: int) -> int | None:
        """The line that the page before the last has to end with, so that some of the `table`, its
        first to its last line, stands on the page of the `last` line below it; None where it does
        by itself. That page is left as full as may be, whatever program prints it."""
        fewest, kept = (max(table[0], table[1] - lines + 1) for lines in (_FEWEST, _KEPT))
        begun = [list(self._begun(last, times * self.room)) for times in _ROOMS]
        if all(pages[-1] <= fewest for pages in begun):
            return None
        lines = {kept, *(line for pages in begun for line in pages if table[0] < line < kept)}
        able = [line for line in lines if self._on_a_page(line, last) or line == kept]

        def left(line: int) -> float:
            before = (max((of for of in pages if of < line), default=1) for pages in begun)
            return min(self._high(of, line - 1) for of in before)

        return max(able, key=lambda line: (left(line), line)) - 1

    def _begun(self, last: int, room: float) -> Iterator[int]:
        """The lines that pages begin with, of themselves."""
        yield 1
        filled = 0.0
        for line in range(1, last + 1):
            if filled + self._high(line, line) > room:
                yield line
                filled = self._high(*self.head)
            filled += self._high(line, line)

    def _on_a_page(self, line: int, last: int) -> bool:
        return self._high(*self.head) + self._high(line, last) <= self.room

    def _high(self, first: int, last: int) -> float:
        return sum(self.heights.get(line, LINE) for line in range(first, last + 1))
