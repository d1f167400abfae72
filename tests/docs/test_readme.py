"""README and the guides show what is there."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from cchc_core import Plugin

ROOT = Path(__file__).parents[2]
INSTALLING = [ROOT / "README.md", ROOT / "README.vi.md", *ROOT.glob("docs/tutorial*.md")]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("plugins/*/README.md")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_inside_the_project_leads_somewhere(page: Path) -> None:
    """A link or a picture names a file that exists."""
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", INSTALLING, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_the_pages_install_can_be_installed(page: Path) -> None:
    """The core and every plugin, by folders that pip can build; the same on each page."""
    linux, windows = shell_lines(page)
    assert [linux, windows] == shell_lines(ROOT / "README.md")
    assert [line.replace("\\", "/") for line in windows[2:]] == linux[2:]
    named = linux[2].removeprefix("pip install ").split()
    folders = {(ROOT / name).resolve() for name in named}
    assert folders == {ROOT, *(found.parent for found in ROOT.glob("plugins/*/pyproject.toml"))}
    for folder in folders:
        project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
        assert project["build-system"]["build-backend"]
        for package in project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]:
            assert (folder / package / "__init__.py").exists()


def shell_lines(page: Path) -> list[list[str]]:
    """The commands for Linux and for Windows that install the program."""
    text = page.read_text(encoding="utf-8")
    return [block.splitlines() for block in re.findall(r"```(?:sh|bat)\n(.*?)```", text, re.DOTALL)]


def test_the_library_snippets_of_the_readme_run(
    plugins_that_remember: tuple[Plugin, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One line per indicator of the example; then its wards, the silent ones last and not zero."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    snippets = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("cchc_core.plugins.installed", lambda: plugins_that_remember)
    exec("\n".join(snippets), {})
    printed = capsys.readouterr().out
    assert "procedures.in_force.commune value 240 32 34\n" in printed
    ranked = [line.rsplit(" ", 2) for line in printed.splitlines()[-34:]]
    received = [float(value) for _, status, value in ranked if status == "used"]
    assert received == sorted(received, reverse=True)
    silent = ["Phường Phú Sơn", "Phường Đông Tân"]
    assert ranked[len(received) :] == [[name, "not-submitted", "None"] for name in silent]


REPORT = "bao-cao-99-2026-quarter-1"


@pytest.mark.parametrize(
    ("change", "written"),
    [
        ("none", {f"{REPORT}.xlsx", f"{REPORT}.docx"}),
        ("another-output", {f"{REPORT}.xlsx", f"{REPORT}.docx", "report-99-2026-quarter-1.md"}),
        ("a-ward-missing", set()),
    ],
)
def test_ten_lines_do_what_the_command_does(change: str, written: set[str], tmp_path: Path) -> None:
    """The same files with their manifests and the same exit code as `cchc merge`, in at most ten
    lines, and nothing printed."""
    program = ROOT / "examples" / "ten_lines.py"
    body = ast.parse(program.read_text(encoding="utf-8")).body[1:]
    assert len([each for each in body if not isinstance(each, ast.Import | ast.ImportFrom)]) <= 10
    example = changed_example(tmp_path, change)
    by_library, by_command = tmp_path / "library", tmp_path / "command"
    library = run_with_markdown(tmp_path, [program, example, by_library])
    merge = ["-m", "cchc_core", "merge", example, "--output", by_command]
    command = run_with_markdown(tmp_path, merge)
    assert (library.returncode, library.stdout, library.stderr) == (command.returncode, "", "")
    assert contents(by_library) == contents(by_command)
    manifests = {f"{name}.manifest.json" for name in written}
    assert set(contents(by_library)) == written | manifests


def changed_example(folder: Path, change: str) -> Path:
    """A copy of the small example, with one more output, or with one report fewer."""
    example = folder / "example"
    skipped = shutil.ignore_patterns("outputs", "__pycache__")
    shutil.copytree(ROOT / "examples" / "thanh-pho-mau-2026", example, ignore=skipped)
    if change == "another-output":
        with (example / "cchc.toml").open("a", encoding="utf-8") as settings:
            settings.write('\n[[outputs]]\nformat = "markdown"\n')
    if change == "a-ward-missing":
        next(example.glob("inbox/*99007*")).unlink()
    return example


def run_with_markdown(site: Path, words: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    """Runs Python where the example's third-party format is installed too."""
    info = site / "cchc_format_markdown-0.1.0.dist-info"
    info.mkdir(exist_ok=True)
    named = "Metadata-Version: 2.1\nName: cchc-format-markdown\nVersion: 0.1.0\n"
    (info / "METADATA").write_text(named)
    (info / "entry_points.txt").write_text("[cchc]\nmarkdown = cchc_format_markdown\n")
    source = ROOT / "examples" / "third-party-format" / "src"
    seen = [str(site), str(source), *filter(None, [os.environ.get("PYTHONPATH")])]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(seen)}
    line = [sys.executable, *words]
    return subprocess.run(line, capture_output=True, text=True, check=False, env=env)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder; none where there is no folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


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
    """The names importable when first used are the names type checkers see, each listed once."""
    import cchc_core

    source = Path(cchc_core.__file__).read_text(encoding="utf-8")
    declared = re.findall(r"import (\w+) as \1\n", source)
    assert sorted(declared) == cchc_core.__all__
    listed = [*cchc_core.FOR_USERS.values(), *cchc_core.FOR_PLUGINS.values()]
    assert sorted(" ".join(listed).split()) == cchc_core.__all__
    for name in cchc_core.__all__:
        assert getattr(cchc_core, name) is not None


def test_the_root_is_light() -> None:
    """Importing it, or a name of it, brings neither polars nor pluggy nor click in."""
    program = "import sys, cchc_core; cchc_core.Report; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert not {"polars", "pluggy", "click"} & set(run.stdout.split())
