"""No text that may reach a unit, or stand in a report that is sent on, names a command or a
setting: who reads it has no such program."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
CORE = "src/cchc_core/"
OURS = re.compile(r"\bcchc( (?!tạo)[a-z]+|-[a-z]|\.toml)|\binbox\.csv|\bearlier_packs\b")
TO_OFFICERS = (
    *(
        f"{CORE}{name}"
        for name in (
            "cli/",
            "testing/",
            "tracing/",
        )
    ),
    *(f"{CORE}{name}.py" for name in ("settings", "ledgers", "verifying")),
    *(f"{CORE}{name}.py" for name in ("merge", "letters", "model/units")),
    *(f"{CORE}{name}.py" for name in ("linting", "narrowing", "printing/filling/words")),
    "plugins/cchc-format-html/src/cchc_format_html/words.py",
    "plugins/cchc-format-return/src/cchc_format_return/tasks.py",
    "plugins/cchc-source-manual/src/cchc_source_manual/ledger/",
)
"""What officers are told: by commands, of settings and the ledger, in lists and reports."""


def test_what_is_for_the_office_is_marked_as_such() -> None:
    """Its words stand behind a text (`and_office`), or beside what a unit is told (`unit=`)."""
    files = [*ROOT.glob("src/**/*.py"), *ROOT.glob("plugins/*/src/**/*.py")]
    told = [text for path in files for text in unmarked(path)]
    assert told == []
    assert list(texts(ast.parse('Text("Xem cchc.toml.", "")')))


def unmarked(path: Path) -> Iterator[tuple[str, str]]:
    """The texts of a module that name what only the office has, and do not say so."""
    name = path.relative_to(ROOT).as_posix()
    if not name.startswith(TO_OFFICERS):
        yield from ((name, text) for text in texts(ast.parse(path.read_text("utf-8"))))


def texts(tree: ast.AST) -> Iterator[str]:
    """The literals of each `Text` without a `unit` that name a command or a setting."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "Text":
            continue
        if not any(word.arg == "unit" for word in node.keywords):
            literals = (one for given in node.args for one in ast.walk(given))
            said = [one.value for one in literals if isinstance(one, ast.Constant)]
            yield from (text for text in map(str, said) if OURS.search(text))
