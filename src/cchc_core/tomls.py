"""Strict reading of TOML: every complaint names the file, the line and the key; texts for it."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from cchc_core.errors import BadData, NotFound
from cchc_core.text import Text, nfc

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_WORDS = {
    str: Text("chuỗi ký tự", "a string"),
    int: Text("số nguyên", "a whole number"),
    bool: Text("true hoặc false", "true or false"),
    date: Text("ngày (2023-09-01)", "a date (2023-09-01)"),
    list: Text("danh sách [...]", "a list [...]"),
    dict: Text("bảng [...]", "a table"),
}

_NARROWER: Mapping[type, type] = {int: bool, date: datetime}
"""What Python takes for a kind though TOML does not."""


class Table:
    """A TOML table that knows where it stands; what is asked of it is checked, what is left over
    is refused by `done()`."""

    def __init__(self, values: Mapping[str, Any], where: "Place") -> None:
        self._values = dict(values)
        self._asked: set[str] = set()
        self.where = where

    def need(self, key: str, kind: type[T]) -> T:
        """The value of `key`, which must be there and be a `kind`."""
        if key not in self._values:
            raise self.error(key, Text("thiếu khóa bắt buộc", "a required key is missing"))
        value = self.get(key, kind)
        assert value is not None
        return value

    def get(self, key: str, kind: type[T], default: T | None = None) -> T | None:
        """The value of `key`, or `default`; a value of another kind is refused."""
        self._asked.add(key)
        if key not in self._values:
            return default
        value = self._values[key]
        if not isinstance(value, kind) or isinstance(value, _NARROWER.get(kind, ())):
            wanted = _WORDS[kind]
            found = repr(value)
            raise self.error(
                key,
                Text(f"cần {wanted.vi}, đang là {found}", f"needs {wanted.en}, found {found}"),
            )
        return nfc(value) if isinstance(value, str) else value  # type: ignore[return-value]

    def strings(self, key: str) -> tuple[str, ...] | None:
        """A list of strings, or None when the key is not there."""
        items = self.get(key, list)
        if items is None:
            return None
        if not all(isinstance(item, str) for item in items):
            raise self.error(key, Text("cần danh sách chuỗi ký tự", "needs a list of strings"))
        return tuple(nfc(item) for item in items)

    def dates(self, key: str) -> tuple[date, ...] | None:
        """A list of dates, or None when the key is not there."""
        items = self.get(key, list)
        if items is None:
            return None
        if not all(isinstance(item, date) and not isinstance(item, datetime) for item in items):
            raise self.error(key, Text("cần danh sách ngày", "needs a list of dates"))
        return tuple(items)

    def choice(self, key: str, choices: type[E]) -> E:
        """The value of `key`, which must be there, as one of `choices`."""
        return self.chosen(key, self.need(key, str), choices)

    def chosen(self, key: str, value: str, choices: type[E]) -> E:
        """What stands under `key` as one of `choices`; a refusal names them all."""
        try:
            return choices(value)
        except ValueError:
            have = ", ".join(choices)
            wrong = Text(f"không có '{value}'; chọn: {have}", f"no '{value}'; choose: {have}")
            raise self.error(key, wrong) from None

    def table(self, key: str) -> "Table | None":
        """The table under `key`, or None."""
        value = self.get(key, dict)
        return None if value is None else Table(value, self.where.below(key))

    def need_table(self, key: str) -> "Table":
        """The table under `key`, which must be there; a refusal names those that are."""
        if key not in self._values:
            have = ", ".join(f"[{name}]" for name in self._values) or "-"
            raise BadData(
                Text(
                    f"{self.where.file}: thiếu bảng [{key}]; trong tệp đang có {have}.",
                    f"{self.where.file}: the table [{key}] is missing; the file has {have}.",
                )
            )
        return Table(self.need(key, dict), self.where.below(key))

    def tables(self, key: str) -> Iterator["Table"]:
        """The tables of an array of tables; none when the key is not there."""
        for number, value in enumerate(self.get(key, list) or []):
            if not isinstance(value, dict):
                raise self.error(key, Text("cần các bảng [[...]]", "needs tables [[...]]"))
            yield Table(value, self.where.below(key, number))

    def items(self) -> Iterator[tuple[str, Any]]:
        """Every key with its value, for tables whose keys are data."""
        self._asked.update(self._values)
        yield from self._values.items()

    def text(self) -> Text:
        """The keys `vi` and `en` as one text."""
        return Text(self.need("vi", str), self.need("en", str))

    def done(self) -> None:
        """Refuses a key nobody asked for: most likely one misspelt."""
        for key in self._values:
            if key not in self._asked:
                known = ", ".join(sorted(self._asked))
                raise self.error(
                    key,
                    Text(f"khóa không có; dùng được: {known}", f"no such key; there are: {known}"),
                )

    @contextmanager
    def blaming(self, key: str) -> Iterator[None]:
        """Gives what is refused inside the place of `key`, of which it was made."""
        try:
            yield
        except (BadData, NotFound) as error:
            what = Text(error.message.vi.removesuffix("."), error.message.en.removesuffix("."))
            raise self.error(key, what) from None

    def error(self, key: str, what: Text) -> BadData:
        """What is wrong with `key`, as an error that says where it stands."""
        place = self.where.below(key)
        line = place.line()
        return BadData(
            Text(
                f"{place.file}, dòng {line}, khóa '{place.key}': {what.vi}.",
                f"{place.file}, line {line}, key '{place.key}': {what.en}.",
            )
        )


class Place:
    """A key's path inside a file."""

    def __init__(self, file: str, text: str, path: tuple[tuple[str, int], ...] = ()) -> None:
        self.file = file
        self._text = text
        self._path = path

    def below(self, key: str, number: int = 0) -> "Place":
        """The place of `key` (its `number`-th table) under this one."""
        return Place(self.file, self._text, (*self._path, (key, number)))

    @property
    def key(self) -> str:
        """`campaign.due`: the path in dots."""
        return ".".join(key for key, _ in self._path)

    def line(self) -> int:
        """The line the key stands on, as well as a text search can tell; else its table's."""
        start, end, names = 0, len(self._text), ""
        for depth, (key, number) in enumerate(self._path, start=1):
            names = f"{names}.{key}".lstrip(".")
            headers = list(_HEADER.finditer(self._text, start, end))
            mine = [header for header in headers if header[1] == names][: number + 1]
            if mine:
                start = mine[-1].start()
                after = (h for h in headers if h.start() > start)
                others = (h.start() for h in after if not h[1].startswith(f"{names}."))
                end = next(others, end)
                continue
            own = next((h.start() for h in headers if h.start() > start), end)
            pattern = re.compile(_KEY.format(re.escape(key)), re.MULTILINE)
            at = pattern.search(self._text, start, own)
            if at is None:
                break
            start = at.start(1)
            if depth < len(self._path):
                start, end = _inline_table(self._text, start, at.end(), number)
        return self._text.count("\n", 0, start) + 1


_HEADER = re.compile(r"^[ \t]*\[{1,2}[ \t]*([^\[\]\n]+?)[ \t]*\]", re.MULTILINE)
_KEY = r"(?:^|[{{,])[ \t]*({})[ \t]*=[ \t]*"
_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|#[^\n]*|[{}]')


def _inline_table(text: str, key: int, value: int, number: int) -> tuple[int, int]:
    """From where to where the `number`-th inline table of a value stands; else from its key on."""
    if text[value : value + 1] not in ("[", "{"):
        return key, value
    depth, start = 0, key
    for token in _TOKEN.finditer(text, value):
        if token[0] == "{":
            depth += 1
            start = token.start() if depth == 1 and number == 0 else start
        elif token[0] == "}":
            depth -= 1
            if depth == 0 and number == 0:
                return start, token.end()
            number -= depth == 0
    return key, value


def read_toml(path: Path) -> Table:
    """The file's top table. Raises `BadData` naming the line when it is no TOML or no UTF-8."""
    return parse_toml(read_text(path), path.name)


def read_text(path: Path) -> str:
    """What a file says. Raises `BadData` naming the line when it is no UTF-8."""
    name = path.name
    try:
        content = path.read_bytes()
        return content.decode("utf-8-sig")
    except FileNotFoundError:
        raise BadData(Text(f"Không có tệp {path}.", f"There is no file {path}.")) from None
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadData(
            Text(
                f"{name}, dòng {line}: không phải văn bản UTF-8; hãy lưu lại bằng UTF-8.",
                f"{name}, line {line}: not UTF-8 text; save it as UTF-8.",
            )
        ) from None
    except OSError as error:
        why = error.strerror or "?"
        raise BadData(
            Text(f"Không đọc được {path} ({why}).", f"{path} cannot be read ({why}).")
        ) from None


def parse_toml(text: str, name: str) -> Table:
    """The top table of a text out of the file `name`. Raises `BadData` when it is no TOML."""
    try:
        return Table(tomllib.loads(text), Place(name, text))
    except (ValueError, RecursionError) as error:
        raise _ill_formed(name, text, str(error)) from None


def quoted(text: str) -> str:
    """A text as TOML writes it, on one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _ill_formed(file: str, text: str, why: str) -> BadData:
    """What is no TOML, with the line where reading it stopped and the key that begins the line; at
    the end of the file no key, since something further up was never closed."""
    at = _AT.search(why)
    within = int(at[1]) if at and at[1] else 0
    line = within or text.rstrip().count("\n") + 1
    begun = _BEGUN.match(text.split("\n")[line - 1]) if within else None
    vi, en = (f", khóa '{begun[1]}'", f", key '{begun[1]}'") if begun else ("", "")
    what = _AT.sub("", why)
    return BadData(
        Text(
            f"{file}, dòng {line}{vi}: sai cú pháp TOML ({what}). Hãy sửa dòng này hoặc các "
            'dòng ngay trên: chữ đặt trong dấu nháy thẳng "…", ngày viết như 2025-03-20.',
            f"{file}, line {line}{en}: not valid TOML ({what}). Please correct this line or those "
            'just above it: texts stand in straight quotes "…", dates are written 2025-03-20.',
        )
    )


_AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_BEGUN = re.compile(r"[ \t]*([^=#\[\]{}]*[^=#\[\]{} \t])[ \t]*=")
