"""The kinds of finding by code: `rules.toml` holds those of the core, a plugin brings its own."""

from collections.abc import Mapping
from pathlib import Path

from cchc_core.model.findings import Rule, Severity
from cchc_core.text import Text
from cchc_core.tomls import Table, read_toml


def load_rules(path: Path) -> Mapping[str, Rule]:
    """The rules of a file by code; raises `BadData` naming the line of what is wrong."""
    top = read_toml(path)
    rules = {}
    for table in top.tables("rules"):
        code = table.need("code", str)
        title, meaning, example = (
            table.need_table(key).text() for key in ("title", "meaning", "example")
        )
        source = table.need("source", str)
        rules[code] = Rule(code, title, _severity(table), meaning, example, source)
        table.done()
    top.done()
    return rules


def _severity(table: Table) -> Severity:
    value, known = table.need("severity", str), ", ".join(Severity)
    if value not in set(Severity):
        wrong = Text(f"không có '{value}'; chọn: {known}", f"no '{value}'; choose: {known}")
        raise table.error("severity", wrong)
    return Severity(value)


RULES = load_rules(Path(__file__).parent / "rules.toml")
"""What the core itself may find."""
