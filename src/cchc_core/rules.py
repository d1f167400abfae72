"""The kinds of finding by code: `rules.toml` holds those of the core, a plugin brings its own."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from cchc_core.model.findings import Addressee, Rule, Severity
from cchc_core.text import Text
from cchc_core.tomls import Table, read_toml

Word = TypeVar("Word", bound=StrEnum)


def load_rules(path: Path) -> Mapping[str, Rule]:
    """The rules of a file by code; raises `BadData` naming the line of what is wrong."""
    top = read_toml(path)
    rules = {}
    for table in top.tables("rules"):
        code = table.need("code", str)
        title, meaning, example = (
            table.need_table(key).text() for key in ("title", "meaning", "example")
        )
        severity = _one_of(Severity, "severity", table.need("severity", str), table)
        source = table.need("source", str)
        told = table.get("addressee", str) or Addressee.UNIT
        addressee = _one_of(Addressee, "addressee", told, table)
        rules[code] = Rule(code, title, severity, meaning, example, source, addressee)
        table.done()
    top.done()
    return rules


def _one_of(words: type[Word], key: str, value: str, table: Table) -> Word:
    known = ", ".join(words)
    if value not in set(words):
        wrong = Text(f"không có '{value}'; chọn: {known}", f"no '{value}'; choose: {known}")
        raise table.error(key, wrong)
    return words(value)


RULES = load_rules(Path(__file__).parent / "rules.toml")
"""What the core itself may find."""
