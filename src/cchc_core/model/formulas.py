"""Formulas over indicators: `dossiers.early + dossiers.on_time`, with + - * / and brackets."""

import ast
import operator
import re
from collections.abc import Callable
from fractions import Fraction
from functools import cached_property
from typing import Any

from attrs import frozen

from cchc_core.errors import BadData
from cchc_core.text import Text

Lookup = Callable[[str], Fraction | None]

_OPERATIONS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


@frozen
class Formula:
    """An expression over indicator ids and whole numbers; refused at birth if it is anything else.

    A rate enters as a share (100 % is 1), so `count * rate` is a count.
    """

    source: str

    def __attrs_post_init__(self) -> None:
        self.names  # noqa: B018  reading it refuses what is no formula

    @cached_property
    def _tree(self) -> ast.expr:
        try:
            return ast.parse(self.source, mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            raise _no_formula(self.source) from None

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The indicators it speaks of, each once, in the order written."""
        found: dict[str, None] = {}

        def note(name: str) -> Fraction:
            found[name] = None
            return Fraction(1)

        _walk(self._tree, self.source, note)
        return tuple(found)

    def evaluate(self, lookup: Lookup) -> Fraction | None:
        """The value; None when an indicator has none. Raises ZeroDivisionError for x/0."""
        values = {name: lookup(name) for name in self.names}
        if any(value is None for value in values.values()):
            return None
        return _walk(self._tree, self.source, values.__getitem__)

    def with_names(self, call: Callable[[str], str]) -> str:
        """The formula's text with each indicator called as `call` has it."""
        return _NAME.sub(lambda found: call(found[0]), self.source)


_NAME = re.compile(r"[^\W\d][\w.]*")


def _walk(node: ast.expr, source: str, lookup: Callable[[str], Any]) -> Fraction:
    match node:
        case ast.BinOp(left, op, right) if type(op) in _OPERATIONS:
            a, b = _walk(left, source, lookup), _walk(right, source, lookup)
            return _OPERATIONS[type(op)](a, b)
        case ast.Constant(int() as number) if not isinstance(number, bool):
            return Fraction(number)
        case ast.Name() | ast.Attribute():
            return Fraction(lookup(_dotted(node, source)))
    raise _no_formula(source)


def _dotted(node: ast.expr, source: str) -> str:
    match node:
        case ast.Name(id):
            return id
        case ast.Attribute(value, attr):
            return f"{_dotted(value, source)}.{attr}"
    raise _no_formula(source)


def _no_formula(source: str) -> BadData:
    return BadData(
        Text(
            f"Không hiểu công thức '{source}'; chỉ dùng mã chỉ tiêu, số nguyên, + - * / và ngoặc.",
            f"Not a formula: '{source}'; use indicator ids, whole numbers, + - * / and brackets.",
        )
    )
