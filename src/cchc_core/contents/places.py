"""A place in a file and what stands there, and when two of them say the same."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from attrs import frozen

Place = tuple[str, str]
"""A sheet and a cell; of a document a table and a place in it, or no sheet and a paragraph."""


@frozen
class Content:
    """What stands in a place: the text as the file has it, whether that is a number and how it is
    shown; of a formula what it last came to. A `formula` that the file does not spell is None."""

    text: str
    number: bool = False
    shown: str = ""
    formula: str | None = ""

    def same_as(self, other: "Content") -> bool:
        """Whether both say the same to the letter."""
        return self == other

    def saved_from(self, other: "Content") -> bool:
        """Whether this is what a program makes of the other by opening and saving it: a number to
        15, 16 or 17 digits, a formula computed again."""
        if self.number != other.number or not self._same_formula(other):
            return False
        if not self.number:
            return _plain(self.text) == _plain(other.text)
        if _format(self.shown) != _format(other.shown):
            return False
        return _rounded(self.text, other.text) or (bool(other.formula) and self._near(other))

    def _same_formula(self, other: "Content") -> bool:
        """A program may spell one of several alike formulas only."""
        if self.formula is None:
            return bool(other.formula)
        return _squeezed(self.formula) == _squeezed(other.formula or "")

    def _near(self, other: "Content") -> bool:
        one, two = _number(self.text), _number(other.text)
        return one is not None and two is not None and abs(one - two) <= abs(two) * _RECOMPUTED

    def __str__(self) -> str:
        formula = f" (={self.formula})" if self.formula else ""
        shown = f" [{self.shown}]" if self.shown not in ("", "General") else ""
        return f"{self.text}{shown}{formula}"


_RECOMPUTED = Decimal("1e-12")
"""How much a number may differ that another program has computed from the same others."""


def _rounded(written: str, number: str) -> bool:
    """Whether a number is written as another one is, or to as many digits as programs keep."""
    one, other = _number(written), _number(number)
    if one is None or other is None:
        return written == number
    kept = (Context(digits, ROUND_HALF_UP) for digits in (15, 16, 17))
    exact = (other, Decimal(float(other)))  # programs round the digits, or the number behind them
    return one == other or any(one == to.plus(of) for to in kept for of in exact)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _format(shown: str) -> str:
    """A number format without the signs that programs put before what they print as it is."""
    return shown.replace("\\", "").replace('"', "")


def _squeezed(formula: str) -> str:
    return "".join(formula.split())


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n")


_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a workbook writes a sign that its XML cannot hold."""
