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


def contents(folder: Path) -> dict[str, object]:
    """Every file of the inbox, and the arrivals; of a workbook what its cells hold and allow.

    Its bytes are another matter: openpyxl and zlib write them a little differently by version, and
    so do the libraries that write Word files and PDFs, of which the text is compared.
    """
    return {path.name: content(path) for path in [*folder.glob("inbox/*"), folder / "inbox.csv"]}


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
    assert contents(copy) == contents(original)
