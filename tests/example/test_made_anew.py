"""The examples' inboxes are what their scripts make."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def contents(folder: Path) -> dict[str, object]:
    """Every file of the inbox, and the arrivals; of a workbook its parts, since zlib differs."""
    files = [*folder.glob("inbox/*"), folder / "inbox.csv"]
    return {
        path.name: parts(path) if path.suffix == ".xlsx" else path.read_bytes() for path in files
    }


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


@pytest.mark.parametrize("example", ["thanh-hoa-2023", "thanh-pho-mau-2026"])
def test_the_inbox_is_what_the_script_makes(example: str, tmp_path: Path) -> None:
    """So nobody has edited a form by hand, and the form looks as it does today."""
    original = ROOT / "examples" / example
    copy = tmp_path / example
    shutil.copytree(original, copy, ignore=shutil.ignore_patterns("__pycache__", "outputs"))
    subprocess.run([sys.executable, copy / "make.py"], check=True)
    assert contents(copy) == contents(original)
