"""How the cells of a workbook are dressed: a handful of styles, one for each kind of nothing."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve, frozen

from cchc_core.printing.looks import Look, Shown, mark

FONT = "Times New Roman"
NORMAL = {"font_name": FONT, "font_size": 11, "font_scheme": "none"}
"""The font that empty cells have and column widths are measured in. The one XlsxWriter gives is not
on every computer, and a wider one in its place would make every column wider, the print smaller."""
GREY, RED = "#7F7F7F", "#C00000"


@frozen
class Style:
    """How a cell looks."""

    size: float = 11
    bold: bool = False
    italic: bool = False
    strike: bool = False
    underline: bool = False
    at: str = "left"
    indent: int = 0
    box: bool = True
    colour: str = ""
    fill: str = ""
    hatched: bool = False
    wraps: bool = True
    top: bool = False
    upright: bool = False
    """Whether the text is turned, to stand upright over a narrow column."""
    rate: bool = False
    """Whether its number is a rate, which always has two decimals."""
    instead: str = ""
    """What is printed in the place of a number that is only computed with."""
    plain: bool = False
    """Whether what is typed into it stays as typed: 5/7 does not become a day."""

    def properties(self, number_format: str) -> dict[str, Any]:
        """The same as XlsxWriter has it."""
        return {
            "font_name": FONT,
            "font_size": self.size,
            "bold": self.bold,
            "italic": self.italic,
            "font_strikeout": self.strike,
            "align": self.at,
            "indent": self.indent,
            "valign": "top" if self.top else "vcenter",
            "text_wrap": self.wraps,
            "shrink": self.at == "right",
            "border": int(self.box),
            "num_format": self._printed(number_format),
            **({"underline": 1} if self.underline else {}),
            **({"rotation": 90} if self.upright else {}),
            **({"font_color": self.colour} if self.colour else {}),
            **({"bg_color": self.fill} if self.fill else {}),
            **({"pattern": 14, "fg_color": self.fill} if self.hatched else {}),
        }

    def _printed(self, number_format: str) -> str:
        """With room for a digit to the right of a number; LibreOffice forgets some indents."""
        if self.plain:
            return "@"
        if number_format == "General" and not self.instead:
            return number_format  # it may be of a field, whose number has a format of its own
        shown = f'"{self.instead}"' if self.instead else number_format
        return shown + "_0" * (self.at == "right")


HEAD = Style(bold=True, at="center")
CENTRE = Style(at="center")
LEFT = Style(indent=1)
RIGHT = Style(at="right", wraps=False)
RATE = evolve(RIGHT, rate=True)
UNSEEN = Style(box=False, wraps=False)

_DRESS: Mapping[Look, Style] = {
    Look.NUMBER: RIGHT,
    Look.ENTERED: evolve(RIGHT, underline=True),
    Look.BLANK: evolve(CENTRE, fill="#EDEDED"),
    Look.NOT_APPLICABLE: evolve(CENTRE, italic=True),
    Look.NOT_SUBMITTED: evolve(CENTRE, colour=RED, fill="#D9A6A6", hatched=True),
    Look.OUT_OF_SCOPE: evolve(CENTRE, colour="#8C8C8C"),
    Look.REJECTED: evolve(CENTRE, colour=RED, fill="#FDE9E7"),
    Look.ASIDE: evolve(RIGHT, colour=GREY, italic=True),
    Look.NO_NUMBER: evolve(CENTRE, italic=True),
    Look.NOTHING: CENTRE,
}


def dressed(show: Shown, size: float, *, bold: bool = False, rate: bool = False) -> Style:
    """The style of what a cell shows: every kind of nothing has one of its own, and what was typed
    and not accepted is struck through; `rate` where a number in it is one."""
    style = evolve(_DRESS[show.look], size=size, bold=bold, rate=rate)
    if show.number is None and style.at == "right":
        style = evolve(style, at="center", wraps=True)
    typed = show.look is Look.REJECTED and show != mark(show.look, "vi")
    return evolve(style, strike=True) if typed else style
