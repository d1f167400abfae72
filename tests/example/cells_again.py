"""What stands at a place that an origin names, read with other readers than the program's."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pdfplumber
from appendices import SAID
from docx import Document
from openpyxl import load_workbook
from ruamel.yaml import YAML

from cchc_core import Origin

FIGURES = 3
"""The column of the figures in a printed table, counted from 0."""


def read_again(inbox: Path, origin: Origin, row: str) -> Any:
    """The content of the cell, line, or sentence; `row` says which figure of a sentence it is."""
    path = inbox / origin.file
    match path.suffix:
        case ".xlsx":
            return _book(path)[origin.sheet][origin.cell].value
        case ".json" | ".yaml":
            return _line(path, int(origin.cell.removeprefix("L")), row)
        case ".docx" if origin.sheet:
            table = Document(str(path)).tables[_number(origin.sheet) - 1]
            return _cell(table.rows[_number(origin.cell) - 1].cells[FIGURES].text)
        case ".docx":
            return _said(Document(str(path)).paragraphs[_number(origin.cell) - 1].text, row)
        case ".pdf":
            return _of_page(path, _number(origin.sheet), _number(origin.cell))
    raise ValueError(f"nobody knows how to read {path.name}")


@cache
def _book(path: Path) -> Any:
    return load_workbook(path, data_only=True)


def _line(path: Path, number: int, row: str) -> Any:
    """The row that stands on a line of a text."""
    line = path.read_text("utf-8").splitlines()[number - 1].strip().rstrip(",")
    told = json.loads(f"{{{line}}}") if path.suffix == ".json" else YAML(typ="safe").load(line)
    return told[row]["raw"]


def _of_page(path: Path, page: int, line: int) -> str:
    """The figure in the row of a table that a line of the page stands in."""
    with pdfplumber.open(path) as pdf:
        opened = pdf.pages[page - 1]
        said = opened.extract_text_lines()[line - 1]
        middle = (said["top"] + said["bottom"]) / 2
        for table in opened.find_tables():
            for row, texts in zip(table.rows, table.extract(), strict=True):
                cell = row.cells[FIGURES]
                if cell and cell[1] <= middle < cell[3]:
                    return _cell(texts[FIGURES] or "")
    raise ValueError(f"{path.name}: no table on page {page}, line {line}")


def _said(paragraph: str, row: str) -> str:
    (found,) = re.findall(SAID[row], normalize("NFC", paragraph))
    return found or "0"


def _cell(text: str) -> str:
    return " ".join(normalize("NFC", text).split())


def _number(name: str) -> int:
    """`bảng 3`, `dòng 47`, `trang 2`, `đoạn 12`."""
    return int(name.split()[-1])
