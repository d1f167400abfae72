"""docs/cli.md and docs/cli.vi.md show what the program really prints."""

import os
import re
import shlex
from pathlib import Path

import pytest

from cchc_core.cli import NAMES

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"en": DOCS / "cli.md", "vi": DOCS / "cli.vi.md"}
SHOWN = re.compile(r"^```console\n\$ cchc (?P<line>.*)\n(?P<printed>(?:.*\n)*?)```$", re.MULTILINE)


@pytest.mark.parametrize("lang", PAGES)
def test_the_pages_show_what_is_printed(cchc, lang):
    """Every console block, run again, prints what stands there; `CCHC_UPDATE_GOLDEN=1` writes it
    anew."""
    page = PAGES[lang].read_text("utf-8")

    def run_again(shown):
        ran = cchc(*shlex.split(shown["line"]))
        printed = re.sub(r'"cchc": ".*"', '"cchc": "…"', ran.out).strip()
        return f"```console\n$ cchc {shown['line']}\n{printed}\n```"

    printed = SHOWN.sub(run_again, page)
    if os.environ.get("CCHC_UPDATE_GOLDEN"):
        PAGES[lang].write_text(printed, encoding="utf-8", newline="\n")
    assert printed == page


@pytest.mark.parametrize("lang", PAGES)
def test_the_pages_leave_no_command_out(lang):
    """Each command has its help text on the page."""
    lines = [shown["line"] for shown in SHOWN.finditer(PAGES[lang].read_text("utf-8"))]

    assert all(any(line.startswith(f"{name} --help") for line in lines) for name in NAMES)


def test_the_pages_name_every_key_of_cchc_toml(cchc, tmp_path):
    """What `cchc init` explains in a cchc.toml is on both pages."""
    folder = tmp_path / "q"
    words = ["--pack", "sample", "--units", "sample", "--unit", "981"]
    cchc("init", folder, *words, "--scheme", "sample", "--kind", "quarter-1", "--year", "2024")
    toml = (folder / "cchc.toml").read_text("utf-8")
    keys = set(re.findall(r"^(?:# )?(\w+) = ", toml, re.MULTILINE))

    assert keys >= {"unit", "expected", "on_time", "previous", "first", "template"}
    for page in PAGES.values():
        assert all(f"`{key}`" in page.read_text("utf-8") for key in keys), page
