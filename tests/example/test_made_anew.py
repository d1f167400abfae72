"""The examples' inboxes are what their scripts make, byte for byte."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the inbox with its bytes, and the arrivals."""
    files = [*folder.glob("inbox/*"), folder / "inbox.csv"]
    return {path.name: path.read_bytes() for path in files}


@pytest.mark.parametrize("example", ["thanh-hoa-2023", "thanh-pho-mau-2026"])
def test_the_inbox_is_what_the_script_makes(example: str, tmp_path: Path) -> None:
    """So nobody has edited a form by hand, and the form looks as it does today."""
    original = ROOT / "examples" / example
    copy = tmp_path / example
    shutil.copytree(original, copy, ignore=shutil.ignore_patterns("__pycache__", "outputs"))
    subprocess.run([sys.executable, copy / "make.py"], check=True)
    assert contents(copy) == contents(original)
