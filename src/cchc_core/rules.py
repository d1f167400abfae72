"""The kinds of finding by code: `rules.toml` holds those of the core, a plugin brings its own."""

from collections.abc import Mapping
from pathlib import Path

from cchc_core.model.findings import Addressee, Rule, Severity
from cchc_core.tomls import read_toml


def load_rules(path: Path) -> Mapping[str, Rule]:
    """The rules of a file by code; raises `BadData` naming the line of what is wrong."""
    top = read_toml(path)
    rules = {}
    for table in top.tables("rules"):
        code = table.need("code", str)
        title, meaning, example = (
            table.need_table(key).text() for key in ("title", "meaning", "example")
        )
        severity = table.choice("severity", Severity)
        source = table.need("source", str)
        told = table.get("addressee", str) or Addressee.UNIT
        addressee = table.chosen("addressee", told, Addressee)
        rules[code] = Rule(code, title, severity, meaning, example, source, addressee)
        table.done()
    top.done()
    return rules


RULES = load_rules(Path(__file__).parent / "rules.toml")
"""What the core itself may find."""
