"""What any spreadsheet needs to print a value: number format, text, how high its line is."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from math import ceil

from cchc_core.text import Lang

LONGEST = 32_767
"""How many characters a cell holds."""

Content = int | Decimal | Fraction | str | datetime | date | None
"""What stands in a cell."""


def number_format(content: Content, lang: Lang = "vi", *, rate: bool = False) -> str:
    """The format a number or date is printed in: a `rate` with two decimals, so that a column of
    them stands in line, any other number with as many, up to two, as it has; dates as `format_date`
    has them.

    It is chosen by the value: `#,##0.##` would print a whole one as `100.`, and no format leaves
    out the zero before the months from March on only.
    """
    match content:
        case datetime():
            return f"{number_format(content.date(), lang)} hh:mm"
        case date() if lang == "en":
            return "yyyy-mm-dd"
        case date():
            return "dd/mm/yyyy" if content.month < 3 else "dd/m/yyyy"
        case Fraction() | Decimal() | int() if rate:
            return "0.00"
        case Fraction() | Decimal():
            hundredths = int(abs(Fraction(content)) * 100 + Fraction(1, 2))
            if hundredths % 100 == 0:
                return "#,##0"
            return "#,##0.0" if hundredths % 10 == 0 else "#,##0.00"
        case int():
            return "#,##0"
    return "General"


def cell_text(text: str) -> str:
    """Text without what no XML can hold, and no longer than a cell holds."""
    return _NO_XML.sub("", text)[:LONGEST]


def text_height(
    text: str, width: float, *, size: float, indent: int = 0, bold: bool = False
) -> float:
    """How many points high a text is that wraps in a column so many characters wide, in Times New
    Roman: not every program finds that out by itself."""
    room = (width * 5.25 - 1 - indent * 9) / size
    lines = sum(_lines(line, room, bold) for line in text.split("\n"))
    return ceil(lines * size * 1.17 + 3)


_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


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
    """The width of a sign, rather a little more; its marks take no room of their own."""
    letter = unicodedata.normalize("NFD", sign)[0]
    for width, letters in _WIDTHS.items():
        if letter in letters:
            return width
    return 0.74 if letter.isupper() else 0.51


_WIDTHS = {
    0.29: "ijlt.,;:/'|",
    0.35: "fr()[]-I",
    0.4: "sJ",
    0.45: "acez“”",
    0.62: "EFLPSTZ",
    0.8: "mw",
    1.0: "…%MW",
}
"""Signs of Times New Roman by how wide they are, in units of the font's size."""
