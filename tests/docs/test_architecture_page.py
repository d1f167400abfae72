"""ARCHITECTURE.md names modules that exist and signatures as they are."""

import inspect
import re
from pathlib import Path

import pytest

import cchc_core
from cchc_core import intake, printing

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
FUNCTIONS = re.findall(r"^([a-z_]+)\((.*)\) +-> (\w+)", PAGE, re.MULTILINE)


def test_the_page_shows_the_signatures_of_the_two_flows() -> None:
    """So that the test below tries something."""
    assert {name for name, _, _ in FUNCTIONS} >= {
        "join",
        "tabulate",
        "merge_campaign",
        "outputs_of",
    }


@pytest.mark.parametrize(("name", "words", "gives"), FUNCTIONS, ids=lambda value: str(value)[:20])
def test_its_signatures_are_those_of_the_code(name: str, words: str, gives: str) -> None:
    """The parameters shown are there, in this order, and no other has to be given."""
    homes = (cchc_core, printing, intake)
    function = next(getattr(home, name) for home in homes if hasattr(home, name))
    signature = inspect.signature(function)
    shown = [re.sub(r"\(.*|=.*", "", word.strip().lstrip("*")) for word in words.split(",")]
    needed = [p.name for p in signature.parameters.values() if p.default is inspect.Parameter.empty]
    if name == "gather":
        assert [p.kind for p in signature.parameters.values()] == [inspect.Parameter.VAR_POSITIONAL]
    else:
        assert shown == needed
    assert gives in str(signature.return_annotation)


def test_the_files_it_names_exist() -> None:
    """Modules of the core by their place in it, other files by theirs in the project."""
    named = set(re.findall(r"`((?:[\w-]+/)*[\w-]+(?:\.py|\.toml|\.md|/))`", PAGE))
    assert {"campaign.py", "forms/catalogue.toml", "docs/write-a-source.md"} <= named
    for name in named:
        places = [ROOT / name, ROOT / "src" / "cchc_core" / name]
        assert any(place.exists() for place in places) or name == "cchc.toml", name
