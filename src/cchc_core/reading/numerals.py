"""Numbers typed as text, the Vietnamese way: thousands dot, decimal comma, never guessed."""

import re
from decimal import Decimal

from attrs import frozen

from cchc_core.model.measures import Kind
from cchc_core.text import squeeze


@frozen
class Numeral:
    """What a text was read as, and the rule that says so; without a value the rule refuses it."""

    rule: str
    value: Decimal | None = None


def read_numeral(text: str, kind: Kind) -> Numeral:
    """The number a text holds, for an indicator of `kind` (a count, a rate or a code).

    A count reads `04`, `1.234` and `1 234`; a rate `96,55`, `96,55%`, `1.234,5` and, since no
    three digits follow the point, `96.55`; a code plain digits. All else is refused by its rule.
    """
    text = squeeze(text)
    for shape in _SHAPES[kind]:
        if shape.pattern.fullmatch(text):
            return Numeral(shape.rule, shape.read(text) if shape.reads else None)
    return Numeral("figure-text")


@frozen
class _Shape:
    """A way to write a number: `drop` are the signs that only group, `point` begins decimals."""

    pattern: re.Pattern[str]
    rule: str
    reads: bool = False
    drop: str = ""
    point: str = ","

    def read(self, text: str) -> Decimal:
        digits = "".join(c for c in text if c not in self.drop + " %")
        return Decimal(digits.replace(self.point, "."))


def _read(pattern: str, rule: str = "number-as-text", drop: str = "", point: str = ",") -> _Shape:
    return _Shape(re.compile(pattern), rule, reads=True, drop=drop, point=point)


def _refuse(pattern: str, rule: str) -> _Shape:
    return _Shape(re.compile(pattern), rule)


_DIGITS = "[0-9]+"
_GROUPED = r"[1-9][0-9]{0,2}(\.[0-9]{3})+"
_NEGATIVE = _refuse("[-\u2212] ?[0-9][0-9., ]* ?%?", "figure-negative")
_WITH_UNIT = _refuse("[0-9].*", "figure-with-unit")

_SHAPES: dict[Kind, tuple[_Shape, ...]] = {
    Kind.COUNT: (
        _read(_DIGITS),
        _read(_GROUPED, drop="."),
        _read("[1-9][0-9]{0,2}( [0-9]{3})+"),
        _NEGATIVE,
        _refuse("[0-9][0-9.,]* ?%", "figure-percent"),
        _refuse("[0-9][0-9.,]*", "figure-not-whole"),
        _WITH_UNIT,
    ),
    Kind.RATE: (
        _read("[0-9]+(,[0-9]+)? ?%?"),
        _read(rf"{_GROUPED},[0-9]+ ?%?", drop="."),
        _refuse(r"[0-9]{1,3}(\.[0-9]{3})+ ?%?", "figure-ambiguous"),
        _read(r"[0-9]+\.[0-9]+ ?%?", "decimal-point", point="."),
        _NEGATIVE,
        _refuse("[0-9][0-9.,]* ?%?", "figure-ambiguous"),
        _WITH_UNIT,
    ),
    Kind.CODE: (_read(_DIGITS),),
    Kind.DOCUMENTS: (),
}
