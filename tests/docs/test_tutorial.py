"""The tutorials' commands are run, in order, and print what the tutorials show."""

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cchc_core import Plugin
from cchc_core.cli import run

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "thanh-hoa-2023"


Follow = Callable[[str, str], None]


@pytest.fixture
def follow(
    tmp_path: Path,
    plugins_that_remember: tuple[Plugin, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Follow:
    """Runs a command in a folder of its own; `...` in what is shown stands for lines left out."""
    monkeypatch.chdir(tmp_path)

    def prints(command: str, shown: str) -> None:
        words = shlex.split(command)
        if "status" in words:
            _reports_arrive(Path(words[-1]))
        run(words[1:], plugins_that_remember)
        out, err = capsys.readouterr()
        printed, at = out.replace("\\", "/"), 0
        for part in re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE):
            assert part in printed[at:], f"{command}\n{printed}{err}\nlacks:\n{part}"
            at = printed.index(part, at) + len(part)
        rest = printed[at:]
        assert rest == "" or shown.endswith("...\n"), f"{command} prints more:\n{rest}"

    return prints


def test_the_tutorial_can_be_followed(follow: Follow) -> None:
    """Every step; the wards' files arrive between the forms and the status."""
    for command, shown in _steps("tutorial.vi.md"):
        follow(command, shown)


def test_the_english_tutorial_is_the_same_one(follow: Follow) -> None:
    """The same commands in English; those that take long are run in Vietnamese only."""
    steps = list(_steps("tutorial.md"))
    plain = [re.sub(r" --lang en|--reason \".*?\"", "", command) for command, _ in steps]
    vietnamese = [
        re.sub(r"--reason \".*?\"", "", command) for command, _ in _steps("tutorial.vi.md")
    ]
    assert [c.replace("9-months", "9-thang") for c in plain] == [
        c.replace("9-months", "9-thang") for c in vietnamese
    ]
    for command, shown in steps:
        if not {"forms", "merge", "decide"} & set(command.split()):
            follow(command, shown)


def _reports_arrive(campaign: Path) -> None:
    """What the tutorial asks to copy, and the line it asks to write."""
    shutil.copytree(EXAMPLE / "inbox", campaign / "inbox", dirs_exist_ok=True)
    for name in ("inbox.csv", "bieu-mau-2022.toml"):
        shutil.copy(EXAMPLE / name, campaign)
    settings = campaign / "cchc.toml"
    text = settings.read_text(encoding="utf-8")
    named = text.replace('# earlier_packs = ["bieu-nam-truoc', 'earlier_packs = ["bieu-mau-2022')
    assert named != text
    settings.write_text(named, encoding="utf-8")


def _steps(name: str) -> Iterator[tuple[str, str]]:
    """Each command of the document with what it is said to print."""
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        command, _, shown = block.partition("\n")
        yield command.removeprefix("$ "), shown
