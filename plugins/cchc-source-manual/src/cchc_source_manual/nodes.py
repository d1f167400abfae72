"""JSON and YAML as values that know their line; the misspelt, the doubled, the mistyped is refused.

Scalars are read by JSON's rules in both: `7` is a number, `04`, `96,55` and `2022-11-05` are texts.
"""

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NoReturn, TypeVar

from attrs import frozen

from cchc_core import FileRefused, Text
from cchc_core.reading import Typed

T = TypeVar("T")

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")
_NO_NUMBER = re.compile(r"[-+]?\.?(nan|inf|infinity)", re.IGNORECASE)
_WORDS: Mapping[str, object] = {"": None, "~": None, "null": None, "true": True, "false": False}
_NAMES = {
    str: Text("chuỗi ký tự", "a string"),
    int: Text("số nguyên", "a whole number"),
    Decimal: Text("số", "a number"),
    bool: Text("true hoặc false", "true or false"),
    list: Text("danh sách [...]", "a list"),
    dict: Text("nhóm khóa {...}", "a mapping"),
}


@frozen
class Node:
    """A value of a file: a scalar, a list of nodes, or a mapping of nodes, and its line."""

    file: str
    line: int
    key: str
    value: Any

    def need(self, kind: type[T]) -> T:
        """The value, which must be a `kind`; a whole number is a number too."""
        value = self.value
        if kind is Decimal and isinstance(value, int) and not isinstance(value, bool):
            value = Decimal(value)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.refuse(
                Text("cần {kind}, đang là {found}", "needs {kind}, found {found}").format(
                    kind=_NAMES[kind], found=self.shown
                )
            )
        return value

    def take(self, *required: str, optional: tuple[str, ...] = ()) -> "dict[str, Node]":
        """The mapping's nodes; a missing key is refused, and so is one that is not known."""
        items = self.need(dict)
        for key, node in items.items():
            if key not in required + optional:
                known = ", ".join(required + optional)
                node.refuse(Text(f"khóa không có; dùng: {known}", f"no such key; use: {known}"))
        for key in required:
            if key not in items:
                self.refuse(Text(f"thiếu khóa '{key}'", f"the key '{key}' is missing"))
        return items

    def plain(self) -> object:
        """The value in plain lists and mappings."""
        match self.value:
            case dict() as items:
                return {key: node.plain() for key, node in items.items()}
            case list() as items:
                return [node.plain() for node in items]
        return self.value

    @property
    def shown(self) -> str:
        """The value as messages show it."""
        match self.value:
            case dict():
                return "{...}"
            case list():
                return "[...]"
            case None:
                return "null"
            case str() as text:
                return repr(text)
        return Typed(self.value).shown

    def refuse(self, what: Text) -> NoReturn:
        """Raises the refusal of the file, naming line and key."""
        raise structure(self.file, self.line, self.key, what)


def structure(file: str, line: int, key: str, what: Text) -> FileRefused:
    """`file-structure`: the file is not built as the schema says."""
    named = Text(f", khóa '{key}'", f", key '{key}'") if key else Text("", "")
    message = Text(
        "{file}, dòng {line}{key}: {what}. Đề nghị sửa tệp rồi gửi lại.",
        "{file}, line {line}{key}: {what}. Please correct the file and send it again.",
    )
    return FileRefused(
        "file-structure",
        message.format(file=file, line=line, key=named, what=what),
        found=f"{key} (L{line})".lstrip(),
    )


def parse(text: str, file: str) -> Node:
    """The file's top node; raises `FileRefused` (`file-structure`) for what is neither."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    if text.lstrip().startswith("{"):
        _check_json(text, file)
        text = text.replace("\t", " ")  # between tokens only: inside a JSON string none can stand
    try:
        return _node(YAML(typ="safe", pure=True).compose(text), file, "", set())
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        why = str(error.problem)
    except (YAMLError, RecursionError, ValueError) as error:
        line, why = getattr(error, "line", 1), type(error).__name__
    raise structure(file, line, "", Text(f"sai cú pháp ({why})", f"not well formed ({why})"))


def _check_json(text: str, file: str) -> None:
    """Refuses a file that begins like JSON and is none, or that no JSON reader should take."""

    def no_number(word: str) -> object:
        line = text.count("\n", 0, text.find(word)) + 1
        raise structure(file, line, "", Text(f"{word} không phải là số", f"{word} is no number"))

    try:
        json.loads(text, parse_constant=no_number, parse_int=len)  # of any length
    except json.JSONDecodeError as error:
        what = Text(f"sai cú pháp JSON ({error.msg})", f"not valid JSON ({error.msg})")
        raise structure(file, error.lineno, "", what) from None
    except RecursionError:
        raise structure(file, 1, "", Text("lồng nhau quá sâu", "nested too deeply")) from None


def _node(node: Any, file: str, key: str, seen: set[int], line: int = 0) -> Node:
    """The node of a key that stands on `line`; of an item, where the item itself stands."""
    line = line or (node.start_mark.line + 1 if node else 1)
    if id(node) in seen:
        raise structure(file, line, key, Text("không dùng & và *", "no anchors and aliases"))
    seen.add(id(node))
    match getattr(node, "id", "scalar"):
        case "mapping":
            return Node(file, line, key, dict(_items(node, file, seen)))
        case "sequence":
            return Node(file, line, key, [_node(n, file, key, seen) for n in node.value])
    text = str(node.value) if node else ""
    if node is None or node.style is None:
        return Node(file, line, key, _scalar(text, file, line, key))
    return Node(file, line, key, text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _items(node: Any, file: str, seen: set[int]) -> Iterator[tuple[str, Node]]:
    known: set[str] = set()
    for name, value in node.value:
        key, line = str(name.value), name.start_mark.line + 1
        if name.id != "scalar" or key in known:
            raise structure(file, line, key, Text("khóa bị lặp", "the key stands there twice"))
        known.add(key)
        yield key, _node(value, file, key, seen, line)


def _scalar(text: str, file: str, line: int, key: str) -> object:
    if text in _WORDS:
        return _WORDS[text]
    if _NO_NUMBER.fullmatch(text):
        raise structure(file, line, key, Text(f"{text} không phải là số", f"{text} is no number"))
    if found := _NUMBER.fullmatch(text):
        return Decimal(text) if found[2] or found[3] else int(Decimal(text))  # of any length
    return text
