"""The paper a sheet is printed on: how much fits on a page, and where pages may end."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import pairwise

from attrs import frozen

_SLACK = 0.97
"""So much of a page is filled: programs differ a little in how wide and high they print."""


@frozen
class _Size:
    """A size of paper as Excel numbers it, and its sides as it lies, in millimetres; what stays
    free on the left, on the right, above and below."""

    number: int
    upright: bool
    width: float
    height: float
    margins: tuple[float, float, float, float]


class Paper(Enum):
    """What a sheet is printed on; bound at the left, or, lying down, at the top."""

    A4 = _Size(9, False, 297, 210, (20, 15, 30, 20))
    A4_UPRIGHT = _Size(9, True, 210, 297, (30, 15, 20, 20))
    A3 = _Size(8, False, 420, 297, (20, 15, 30, 20))

    @property
    def width(self) -> float:
        """How wide the print may be, in points."""
        left, right, _, _ = self.value.margins
        return _SLACK * _points(self.value.width - left - right)

    @property
    def height(self) -> float:
        """How high the print may be, in points."""
        _, _, top, bottom = self.value.margins
        return _SLACK * _points(self.value.height - top - bottom)

    def scale(self, widths: Iterable[float]) -> float:
        """By how much columns so many characters wide are made smaller to stand on one page."""
        return min(1.0, int(100 * self.width / columns_wide(widths)) / 100)


def columns_wide(widths: Iterable[float]) -> float:
    """How wide columns of so many characters are together, in points; not every program rounds a
    digit's width down."""
    return sum(characters * 5.5 + 3.75 for characters in widths)


def widest(
    widths: Mapping[int, float], ends: Sequence[int], repeated: Sequence[int]
) -> list[float]:
    """The widths of the columns on the widest page: pages end with the columns `ends`, and those
    from the first to the last `repeated` stand on each."""
    pages = [range(start + 1, end + 1) for start, end in pairwise([0, *ends, max(widths)])]
    on_each = range(repeated[0], repeated[-1] + 1) if repeated else ()
    found = [[widths[at] for at in {*page, *on_each}] for page in pages]
    return max(found, key=columns_wide)


def page_ends(
    heights: Sequence[float], room: float, head: float, kept: Collection[int]
) -> Iterator[int]:
    """The lines, from 1, that pages end with: as many of them as have `room`, the `head` that is
    repeated on each; none of those `kept` with the line below it, unless they fill a page."""
    start, filled = 1, 0.0
    for line, height in enumerate(heights, 1):
        while filled + height > room and line > start:
            end = line - 1
            while end in kept and end > start:
                end -= 1
            end = line - 1 if end in kept else end
            yield end
            start, filled = end + 1, head + sum(heights[end : line - 1])
        filled += height


def _points(millimetres: float) -> float:
    return millimetres / 25.4 * 72
