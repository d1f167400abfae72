"""Formulas over indicators: `dossiers.early + dossiers.on_time`, with + - * / and brackets.

`length(documents.plans)` is how many documents a list has.
"""

import ast
import operator
import re
from collections.abc import Callable, Iterator
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

    A rate enters as a share (100 % is 1), so `count * rate` is a count; a list only by its length.
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
        return tuple(dict.fromkeys(_names(self._tree, self.source)))

    @cached_property
    def lengths(self) -> frozenset[str]:
        """Those of them that are lists, of which it takes the length."""
        calls = (node for node in ast.walk(self._tree) if isinstance(node, ast.Call))
        return frozenset(_named(call, self.source) for call in calls)

    def evaluate(self, lookup: Lookup) -> Fraction | None:
        """The value; None when an indicator has none. Raises ZeroDivisionError for x/0.

        For a list `lookup` gives its length.
        """
        values = {name: lookup(name) for name in self.names}
        if any(value is None for value in values.values()):
            return None
        return _walk(self._tree, self.source, values.__getitem__)

    def with_names(self, call: Callable[[str], str]) -> str:
        """The formula's text with each indicator called as `call` has it."""

        def called(found: re.Match[str]) -> str:
            return call(found[0]) if found[0] in self.names else found[0]

        return _NAME.sub(called, self.source)


_NAME = re.compile(r"[^\W\d][\w.]*")


def _names(node: ast.expr, source: str) -> Iterator[str]:
    """The indicators in an expression; refuses what is none of a formula."""
    match node:
        case ast.BinOp(left, op, right) if type(op) in _OPERATIONS:
            yield from _names(left, source)
            yield from _names(right, source)
        case ast.Constant(int() as number) if not isinstance(number, bool):
            return
        case ast.Name() | ast.Attribute() | ast.Call(ast.Name("length"), [_], []):
            yield _named(node, source)
        case _:
            raise _no_formula(source)


def _walk(node: ast.expr, source: str, lookup: Callable[[str], Any]) -> Fraction:
    match node:
        case ast.BinOp(left, op, right):
            a, b = _walk(left, source, lookup), _walk(right, source, lookup)
            return _OPERATIONS[type(op)](a, b)
        case ast.Constant(int() as number):
            return Fraction(number)
    return Fraction(lookup(_named(node, source)))


def _named(node: ast.expr, source: str) -> str:
    return _dotted(node.args[0] if isinstance(node, ast.Call) else node, source)


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
            f"Không hiểu công thức '{source}'; chỉ dùng mã chỉ tiêu, số nguyên, + - * / , ngoặc và "
            "length(danh sách).",
            f"Not a formula: '{source}'; use indicator ids, whole numbers, + - * / , brackets and "
            "length(a list).",
        )
    )
