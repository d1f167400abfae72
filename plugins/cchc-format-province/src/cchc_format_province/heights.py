"""How high a line has to be for a text that wraps: not every program finds that out by itself."""

from math import ceil


def height(text: str, width: float, *, size: float, indent: int, bold: bool) -> float:
    """How high a text is that wraps in a column so many characters wide."""
    room = (width * 5.25 - 5 - indent * 9) / size
    lines = sum(_lines(line, room, bold) for line in text.split("\n"))
    return ceil(lines * size * 1.2 + 4)


def _lines(text: str, room: float, bold: bool) -> int:
    """How many lines a text runs over that are `room` wide, in units of the font's size."""
    lines, filled = 1, 0.0
    for word in text.split():
        wide = sum(map(_glyph, word)) * (1.06 if bold else 1)
        if filled and filled + 0.25 + wide > room:
            lines, filled = lines + 1, 0.0
        lines += int(wide // room)
        filled = filled + 0.25 + wide if filled else wide % room
    return lines


def _glyph(sign: str) -> float:
    """About the width of a sign in Times New Roman, rather a little more."""
    if sign.isupper():
        return 0.7
    return 0.32 if sign in "ijltfrìíỉĩị.,;:/()[]'-" else 0.78 if sign in "mw" else 0.48
