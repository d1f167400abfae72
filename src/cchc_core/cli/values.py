"""The kinds of value an option takes; what cannot be one is refused in both languages."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cchc_core.cli.usage import WrongUsage, called
from cchc_core.cli.words import Said

if TYPE_CHECKING:
    from datetime import date


class Value(click.ParamType):  # type: ignore[type-arg]  # generic only in newer clicks
    """A kind of value: `understand` gives the value of a text, or says why there is none."""

    def __init__(self, name: str, understand: Callable[[str], Any]) -> None:
        self.name = name
        self.understand = understand

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value; a complaint names the option it was given to."""
        understood = self.understand(value) if isinstance(value, str) else value
        if not isinstance(understood, Said):
            return understood
        name = called(param) if param else None
        vi, en = (f"{name.vi}: ", f"{name.en}: ") if name else ("", "")
        raise WrongUsage(Said(f"{vi}{understood.vi}.", f"{en}{understood.en}."), ctx)


def one_of(*words: str) -> Value:
    """One of a few words."""

    def understand(text: str) -> str | Said:
        have = ", ".join(words)
        wrong = Said(f"không có '{text}'; chọn: {have}", f"no '{text}'; choose: {have}")
        return text if text in words else wrong

    return Value("word", understand)


def _year(text: str) -> int | Said:
    if text.isascii() and text.isdigit() and len(text) == 4 and text[0] != "0":
        return int(text)
    return Said(f"'{text}' không phải năm; viết như 2023", f"'{text}' is no year, such as 2023")


def _number(text: str) -> int | Said:
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    return Said(f"'{text}' không phải số nguyên từ 1", f"'{text}' is no whole number from 1 on")


def _day(text: str) -> "date | Said":
    from cchc_core.text import parse_date

    return parse_date(text) or Said(
        f"'{text}' không phải ngày; viết như 2023-09-01 hoặc 01/9/2023",
        f"'{text}' is no day; write it as 2023-09-01 or 01/9/2023",
    )


def _name(text: str) -> str:
    from cchc_core.text import nfc

    return nfc(text)


def _file(text: str) -> Path | Said:
    path = Path(text)
    return path if path.is_file() else Said(f"không có tệp {path}", f"there is no file {path}")


def _folder(text: str) -> Path | Said:
    path = Path(text)
    wrong = Said(f"không có thư mục {path}", f"there is no folder {path}")
    return path if path.is_dir() else wrong


YEAR = Value("year", _year)
NUMBER = Value("number", _number)
DAY = Value("date", _day)
"""`2023-09-01` or `01/9/2023`."""
NAME = Value("text", _name)
"""Any text, in composed Unicode."""
FILE = Value("file", _file)
"""A file that is there."""
FOLDER = Value("folder", _folder)
"""A folder that is there."""
