"""The kinds of finding by code: `rules.toml` holds those of the core, a plugin brings its own."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from cchc_core.model.findings import Addressee, Rule, Severity, Topic
from cchc_core.text import Text
from cchc_core.tomls import Table, read_toml

Word = TypeVar("Word", bound=StrEnum)


def load_rules(path: Path) -> Mapping[str, Rule]:
    """The rules of a file by code; raises `BadData` naming the line of what is wrong."""
    top = read_toml(path)
    rules: dict[str, Rule] = {}
    for table in top.tables("rules"):
        code = table.need("code", str)
        if code in rules:
            raise table.error("code", _TWICE.format(code=code))
        title, meaning, example = (
            table.need_table(key).text() for key in ("title", "meaning", "example")
        )
        rules[code] = Rule(
            code=code,
            title=title,
            severity=table.choice("severity", Severity),
            meaning=meaning,
            example=example,
            source=table.need("source", str),
            addressee=_chosen(table, "addressee", Addressee.UNIT),
            topic=_chosen(table, "topic", Topic.FIGURES),
            of_two=table.get("of_two", bool) or False,
        )
        table.done()
    top.done()
    return rules


def _chosen(table: Table, key: str, otherwise: Word) -> Word:
    """One of a few words, or what holds where nothing is said."""
    return table.chosen(key, table.get(key, str) or otherwise, type(otherwise))


_TWICE = Text("mã '{code}' đã có ở trên", "the code '{code}' stands above already")
RULES = load_rules(Path(__file__).parent / "rules.toml")
"""What the core itself may find."""
