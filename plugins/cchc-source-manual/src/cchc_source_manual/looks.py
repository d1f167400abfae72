"""How the form looks: Times New Roman, thin borders, A4, inputs light yellow, the rest grey."""

import math
from typing import Any

from attrs import frozen

FONT = "Times New Roman"

_HIGHEST = 409
_BORDER = "#808080"


@frozen(cache_hash=True)  # it is looked up for every cell
class Look:
    """How a cell looks; long texts wrap and keep off the border."""

    size: int = 12
    bold: bool = False
    italic: bool = False
    at: str = "left"
    indent: int = 0
    box: bool = False
    fill: str = ""
    open: bool = False
    """Whether a person may type into it."""
    plain: bool = False
    """Whether what is typed into it stays as it was typed: 5/7 does not become a day."""
    quoted: bool = False
    """Whether what stands in it stays a text when a person goes through the cell."""

    def properties(self) -> dict[str, Any]:
        """The same as XlsxWriter has it."""
        return {
            "font_size": self.size,
            "bold": self.bold,
            "italic": self.italic,
            "align": self.at,
            "valign": "vcenter",
            "text_wrap": True,
            "indent": self.indent + (self.box and self.at == "left"),
            "locked": not self.open,
            "quote_prefix": self.quoted,
            "num_format": "@" if self.plain else "General",
            **({"border": 1, "border_color": _BORDER} if self.box else {}),
            **({"bg_color": self.fill} if self.fill else {}),
        }


@frozen
class Tint:
    """What a rule turns a cell into."""

    colour: str
    fill: str
    bold: bool = False

    def properties(self) -> dict[str, Any]:
        """The same as XlsxWriter has it."""
        return {"font_color": self.colour, "bg_color": self.fill, "bold": self.bold}


BAD, GOOD = Tint("#9C0006", "#FFC7CE", bold=True), Tint("#006100", "#C6EFCE")

_INPUT, _GREY = "#FFFBE0", "#E4E4E4"
TITLE = Look(size=14, bold=True, at="center")
HEAD = Look(bold=True, at="center", box=True, fill="#DDE7F3")
INPUT = Look(at="center", box=True, fill=_INPUT, open=True)
"""A cell to type a figure into."""
INPUT_TEXT = Look(box=True, fill=_INPUT, open=True, plain=True)
INPUT_DAYS = Look(at="center", box=True, fill=_INPUT, open=True, plain=True)
LOCKED = Look(at="center", box=True, fill=_GREY)
"""The same where it is not this unit's to fill."""
LOCKED_TEXT = Look(box=True, fill=_GREY, plain=True)
LOCKED_DAYS = Look(at="center", box=True, fill=_GREY, plain=True)


def height(*texts: tuple[str, float], size: int = 12) -> float:
    """The height of a line whose texts wrap in columns so many characters wide; 409 at most."""
    lines = max(_lines(text, width * 12 / size) for text, width in texts)
    return min(round(lines * size * 1.28 + 4, 1), _HIGHEST)


def _lines(text: str, width: float) -> int:
    room = max(width - 1, 1) * 1.12
    return sum(max(1, math.ceil(len(line) / room)) for line in text.split("\n"))
