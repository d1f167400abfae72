"""What could bring the program down is read in a process of its own, within limits."""

import importlib
import os
import subprocess
import sys
import threading
from pathlib import Path
from types import ModuleType

import pytest

from cchc_core.errors import FileRefused
from cchc_core.reading import apart
from cchc_core.text import Text

FILE = Path("báo cáo.xlsx")


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The functions that are called; the other process finds modules where this one does."""
    monkeypatch.syspath_prepend(Path(__file__).parent)
    return importlib.import_module("called_apart")


def test_a_function_gives_its_result_and_the_process_is_kept(away: ModuleType) -> None:
    """Thirty files do not cost thirty starts; what is printed goes nowhere."""
    first = apart(FILE, away.process)

    assert first != os.getpid()
    assert apart(FILE, away.size, 3) == ("báo cáo.xlsx", 3)
    assert apart(FILE, away.prints) == ""
    assert apart(FILE, away.process) == first


def test_paths_mean_what_they_mean_here(
    away: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also after the program has gone to another folder."""
    apart(FILE, away.process)
    monkeypatch.chdir(tmp_path)

    assert apart(FILE, away.place) == str(tmp_path / FILE)


def test_what_the_function_raises_is_raised_here(away: ModuleType) -> None:
    """A refusal with all it says; any other error as it is."""
    with pytest.raises(FileRefused) as refused:
        apart(FILE, away.refuses)
    with pytest.raises(KeyError, match="không có"):
        apart(FILE, away.stumbles)
    with pytest.raises(TypeError, match="lock"):
        apart(FILE, away.gives_what_cannot_travel)

    error = refused.value
    assert (error.rule, error.found, error.unit) == ("wrong-form", "a", "14758")
    assert error.message == Text("Sai biểu.", "Wrong form.")


@pytest.mark.parametrize(
    ("function", "rule"),
    [
        ("eats", "file-too-large"),
        ("aborts", "file-crashed"),
        ("ends", "file-crashed"),
        ("falls", "file-crashed"),
        ("hangs", "file-timeout"),
    ],
)
def test_what_breaks_the_other_process_refuses_the_file(
    away: ModuleType, function: str, rule: str
) -> None:
    """In both languages, by the file's name; the next file is read as if nothing had been."""
    if function == "eats" and sys.platform == "win32":
        pytest.skip("memory is not limited on Windows")
    with pytest.raises(FileRefused) as refused:
        apart(FILE, getattr(away, function), seconds=1.5)

    assert refused.value.rule == rule
    for said in (refused.value.message.vi, refused.value.message.en):
        assert "'báo cáo.xlsx'" in said
    assert "Đề nghị" in refused.value.message.vi
    assert "lease" in refused.value.message.en
    assert apart(FILE, away.size, 1) == ("báo cáo.xlsx", 1)


def test_threads_take_turns(away: ModuleType) -> None:
    """No reply reaches another's question."""
    got: dict[int, tuple[str, int]] = {}
    threads = [
        threading.Thread(target=lambda n=n: got.update({n: apart(FILE, away.size, n)}))
        for n in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert got == {n: ("báo cáo.xlsx", n) for n in range(20)}


def test_a_script_without_a_guard_may_ask_and_leaves_no_process(tmp_path: Path) -> None:
    """The other process does not run the script again, and ends with it."""
    script = tmp_path / "script.py"
    script.write_text(
        "import os\nfrom pathlib import Path\nfrom cchc_core.reading import apart\n"
        "from elsewhere import process\nprint(apart(Path('a'), process))\n",
        "utf-8",
    )
    (tmp_path / "elsewhere.py").write_text(
        "import os\ndef process(path):\n    return os.getpid()\n", "utf-8"
    )

    ran = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)

    assert ran.stderr == ""
    assert len(ran.stdout.splitlines()) == 1
    if sys.platform != "win32":
        with pytest.raises(ProcessLookupError):
            os.kill(int(ran.stdout), 0)
