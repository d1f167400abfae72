"""Help in both languages, quick, with an example to try."""

import re
import subprocess
import sys

import pytest

from cchc_core.cli import COMMANDS, NAMES
from cchc_core.cli.words import PLACEHOLDERS

HEADINGS = {"vi": ("Cách dùng:", "Tùy chọn:", "Ví dụ:"), "en": ("Usage:", "Options:", "Example:")}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("command", NAMES)
def test_every_command_explains_itself(cchc, command, lang):
    """Each command has a help text in either language, with its options and an example."""
    ran = cchc(*command.split(), "--help", "--lang", lang)

    assert ran.code == 0
    assert all(heading in ran.out for heading in HEADINGS[lang])
    assert f"  cchc {command}" in ran.out
    disable = {"vi": "--disable TÊN", "en": "--disable NAME"}[lang]
    assert all(option in ran.out for option in ("--json", "--lang [vi|en]", disable))


@pytest.mark.parametrize("command", NAMES)
def test_what_is_to_be_written_is_called_in_vietnamese(cchc, command):
    """Every word that stands for something has one in Vietnamese, and is shown as that."""
    shown = cchc(*command.split(), "--help", "--lang", "en").out
    words = {word for line in shown.splitlines() for word in re.findall("[A-Z]{2,}", line)}
    words -= {
        "JSON",
        "TOML",
        "CCHC",
        "LANG",
        "OPTIONS",
        "COMMAND",
        "PDF",
        "SHA",
        "STT",
        "BC",
        "UBND",
    }

    assert words <= PLACEHOLDERS.keys()
    vietnamese = cchc(*command.split(), "--help", "--lang", "vi").out
    assert not re.findall(rf"\b({'|'.join(words or {'-'})})\b", vietnamese)


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
