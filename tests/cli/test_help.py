"""Help in both languages, quick, with an example to try."""

import subprocess
import sys

import pytest

from cchc_core.cli import COMMANDS, NAMES

HEADINGS = {"vi": ("Cách dùng:", "Tùy chọn:", "Ví dụ:"), "en": ("Usage:", "Options:", "Example:")}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("command", NAMES)
def test_every_command_explains_itself(cchc, command, lang):
    """Each command has a help text in either language, with its options and an example."""
    ran = cchc(*command.split(), "--help", "--lang", lang)

    assert ran.code == 0
    assert all(heading in ran.out for heading in HEADINGS[lang])
    assert f"  cchc {command}" in ran.out
    assert all(option in ran.out for option in ("--json", "--lang [vi|en]", "--disable NAME"))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_program_lists_its_commands(cchc, lang):
    """`cchc --help` names every command and the exit codes."""
    ran = cchc("--help", "--lang", lang)

    assert ran.code == 0
    assert all(f"  {name} " in ran.out for name in COMMANDS)
    assert all(said.in_(lang)[:20] in ran.out for said in COMMANDS.values())


def test_the_language_may_stand_anywhere(cchc, monkeypatch):
    """Before or after `--help`, before the command, with `=`, or in the environment."""
    english = cchc("merge", "--help", "--lang", "en").out

    assert cchc("merge", "--lang", "en", "--help").out == english
    assert cchc("merge", "--lang=en", "-h").out == english
    assert cchc("--lang", "en", "merge", "--help").out == english
    monkeypatch.setenv("CCHC_LANG", "en")
    assert cchc("merge", "--help").out == english
    assert cchc("merge", "--help", "--lang", "vi").out != english


def test_nothing_asked_is_answered_with_the_help(cchc):
    """`cchc` alone shows the help and ends as wrong usage."""
    ran = cchc()

    assert ran.code == 2
    assert "cchc init quy-1" in ran.out


def test_the_version_is_told(cchc):
    """`cchc --version` names the program and its version."""
    assert cchc("--version").out.startswith("cchc ")


def test_help_imports_nothing_heavy():
    """`cchc --help` costs the import of click: no model, no frames, no plugin."""
    script = (
        "import sys; from cchc_core.cli import run; run(['--help']); "
        "heavy = {'attrs', 'pluggy', 'polars', 'openpyxl', 'cchc_core.model'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else 0)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)

    assert ran.returncode == 0, ran.stderr
