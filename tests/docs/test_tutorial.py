"""The tutorials' commands are run, in order, and print what the tutorials show."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "thanh-hoa-2023"


def test_the_tutorial_can_be_followed(tmp_path: Path) -> None:
    """Every step; the wards' files arrive between the forms and the status."""
    for command, shown in _steps("tutorial.vi.md"):
        _prints(command, shown, tmp_path)


def test_the_english_tutorial_is_the_same_one(tmp_path: Path) -> None:
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
        if not {"forms", "merge"} & set(command.split()):
            _prints(command, shown, tmp_path)


def _prints(command: str, shown: str, folder: Path) -> None:
    """Runs a command; `...` in what is shown stands for lines left out."""
    words = shlex.split(command)
    if "status" in words:
        _reports_arrive(folder / words[-1])
    run = subprocess.run(
        [sys.executable, "-m", "cchc_core", *words[1:]],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    printed, at = run.stdout.replace("\\", "/"), 0
    for part in re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE):
        assert part in printed[at:], f"{command}\n{printed}{run.stderr}\nlacks:\n{part}"
        at = printed.index(part, at) + len(part)
    assert printed[at:] == "" or shown.endswith("...\n"), f"{command} prints more:\n{printed[at:]}"


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
