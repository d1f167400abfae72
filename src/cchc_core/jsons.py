"""Strict reading of JSON: no key twice, no NaN; every complaint names the path of the key."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from attrs import frozen

from cchc_core.errors import BadData, CannotJoin
from cchc_core.text import Text

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_WORDS: Mapping[type, Text] = {
    str: Text("chuỗi ký tự", "a string"),
    int: Text("số nguyên", "a whole number"),
    bool: Text("true hoặc false", "true or false"),
    list: Text("danh sách [...]", "a list"),
    dict: Text("nhóm khóa {...}", "a mapping"),
}


@frozen
class Node:
    """A value and the path that leads to it: `leaves[3].readings.dossiers.received.status`."""

    path: str
    value: Any

    def need(self, kind: type[T]) -> T:
        """The value, which must be a `kind`."""
        if not isinstance(self.value, kind) or (kind is int and isinstance(self.value, bool)):
            wanted, found = _WORDS[kind], _shown(self.value)
            self.refuse(
                Text(f"cần {wanted.vi}, đang là {found}", f"needs {wanted.en}, found {found}")
            )
        return self.value

    def take(self, *required: str, optional: tuple[str, ...] = ()) -> Mapping[str, "Node"]:
        """The mapping's nodes by key; a missing key is refused, and so is one that is not known."""
        nodes = self.members()
        for key, node in nodes.items():
            if key not in required + optional:
                known = ", ".join(required + optional)
                node.refuse(Text(f"khóa không có; dùng: {known}", f"no such key; use: {known}"))
        for key in required:
            if key not in nodes:
                self.refuse(Text(f"thiếu khóa '{key}'", f"the key '{key}' is missing"))
        return nodes

    def members(self) -> Mapping[str, "Node"]:
        """The nodes of a mapping whose keys are data."""
        before = f"{self.path}." if self.path else ""
        return {key: Node(f"{before}{key}", value) for key, value in self.need(dict).items()}

    def items(self) -> Iterator["Node"]:
        """The nodes of a list."""
        for number, value in enumerate(self.need(list)):
            yield Node(f"{self.path}[{number}]", value)

    def day(self) -> date:
        """The day written `2023-09-01`."""
        text = self.need(str)
        with self.blaming():
            day = date.fromisoformat(text)
            if day.isoformat() != text:
                raise ValueError(f"{text} is not written as {day}")
        return day

    def one_of(self, words: type[E]) -> E:
        """One of a few words."""
        with self.blaming():
            return words(self.need(str))

    @contextmanager
    def blaming(self) -> Iterator[None]:
        """Gives what cannot be made of the value the value's path."""
        try:
            yield
        except CannotJoin as error:
            self.refuse(error.message)
        except ValueError as error:
            self.refuse(Text(f"không nhận được ({error})", f"cannot be taken ({error})"))

    def refuse(self, what: Text) -> NoReturn:
        """Raises `BadData` that names the path."""
        path = self.path or "."
        vi, en = what.vi.removesuffix("."), what.en.removesuffix(".")
        raise BadData(Text(f"JSON, khóa '{path}': {vi}.", f"JSON, key '{path}': {en}."))


def parse(text: str) -> Node:
    """The top node of a JSON text; raises `BadData` for what is none, naming line and column."""
    try:
        return Node("", json.loads(text, **_STRICTLY))
    except json.JSONDecodeError as error:
        at, why = (error.lineno, error.colno), error.msg
        raise BadData(
            Text(
                f"JSON sai cú pháp ở dòng {at[0]}, cột {at[1]} ({why}).",
                f"not valid JSON at line {at[0]}, column {at[1]} ({why}).",
            )
        ) from None
    except (ValueError, RecursionError) as error:
        why = str(error) or type(error).__name__
        raise BadData(Text(f"JSON không đọc được ({why}).", f"unreadable JSON ({why}).")) from None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    held = dict(pairs)
    if len(held) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key '{twice}' stands twice")
    return held


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


_STRICTLY: Mapping[str, Any] = {
    "object_pairs_hook": _once,
    "parse_constant": _no_number,
    "parse_float": Decimal,  # exact, and no kind of value that is asked for
}


def _shown(value: object) -> str:
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"
