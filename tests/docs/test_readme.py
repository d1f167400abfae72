"""README and the guides show what is there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("plugins/*/README.md")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_inside_the_project_leads_somewhere(page: Path) -> None:
    """A link or a picture names a file that exists."""
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_the_library_snippet_of_the_readme_runs() -> None:
    """It prints one line per indicator of the example."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (snippet,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    run = subprocess.run(
        [sys.executable, "-c", snippet], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "procedures.in_force.commune value 240 32 34" in run.stdout


def test_ten_lines_do_the_whole_job(tmp_path: Path) -> None:
    """The example program writes the city's workbook and prints nothing."""
    program = ROOT / "examples" / "ten_lines.py"
    code = program.read_text(encoding="utf-8").split('"""')[2]
    assert len([line for line in code.splitlines() if line and "import" not in line]) <= 10
    example = ROOT / "examples" / "thanh-pho-mau-2026"
    run = subprocess.run(
        [sys.executable, program, example, tmp_path], capture_output=True, text=True, check=True
    )
    assert run.stdout == ""
    assert [path.name for path in tmp_path.iterdir()] == ["bao-cao-99-2026-quarter-1.xlsx"]


def test_the_format_guide_shows_the_format_that_is_tested() -> None:
    """Its code blocks are the files of the example distribution, to the letter."""
    guide = (ROOT / "docs" / "write-a-format.md").read_text(encoding="utf-8")
    example = ROOT / "examples" / "third-party-format"
    for shown in (
        "pyproject.toml",
        "src/cchc_format_markdown/__init__.py",
        "tests/test_markdown.py",
    ):
        assert (example / shown).read_text(encoding="utf-8") in guide, shown


def test_the_root_names_are_those_declared() -> None:
    """The names importable when first used are the names type checkers see."""
    import cchc_core

    source = Path(cchc_core.__file__).read_text(encoding="utf-8")
    declared = re.findall(r"import (\w+) as \1\n", source)
    assert sorted(declared) == cchc_core.__all__
    for name in cchc_core.__all__:
        assert getattr(cchc_core, name) is not None
