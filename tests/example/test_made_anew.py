"""The examples' inboxes are what their scripts make."""

import shutil
import subprocess
import sys
from pathlib import Path

import pdfplumber
import pytest
from docx import Document
from openpyxl import load_workbook

ROOT = Path(__file__).parents[2]


def files(folder: Path) -> dict[str, Path]:
    """Every file of the inbox, and the arrivals."""
    return {path.name: path for path in [*folder.glob("inbox/*"), folder / "inbox.csv"]}


def say_the_same(one: Path, other: Path) -> bool:
    """By their bytes or else, of a workbook, by what its cells hold and allow.

    Bytes are another matter: openpyxl and zlib write them a little differently by version, and so
    do the libraries that write Word files and PDFs, of which the text is compared.
    """
    return one.read_bytes() == other.read_bytes() or content(one) == content(other)


def content(path: Path) -> object:
    match path.suffix:
        case ".xlsx":
            return cells(path)
        case ".docx":
            return Document(str(path)).element.body.xpath("string()")
        case ".pdf":
            with pdfplumber.open(path) as pdf:
                return [page.extract_text() for page in pdf.pages]
    return path.read_bytes()


def cells(path: Path) -> list[tuple[str, str, object, bool]]:
    return [
        (sheet.title, cell.coordinate, cell.value, cell.protection.locked)
        for sheet in load_workbook(path)
        for line in sheet.iter_rows()
        for cell in line
        if cell.value is not None
    ]


@pytest.mark.parametrize("example", ["thanh-hoa-2023", "thanh-pho-mau-2026"])
def test_the_inbox_is_what_the_script_makes(example: str, tmp_path: Path) -> None:
    """So nobody has edited a form by hand, and the form looks as it does today."""
    original = ROOT / "examples" / example
    copy = tmp_path / example
    shutil.copytree(original, copy, ignore=shutil.ignore_patterns("__pycache__", "outputs"))
    subprocess.run([sys.executable, copy / "make.py"], check=True)
    made, kept = files(copy), files(original)
    assert made.keys() == kept.keys()
    assert [name for name in kept if not say_the_same(made[name], kept[name])] == []
