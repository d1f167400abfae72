"""Whether a figure stands in the file, looked up without the program: in the very cell of a
workbook, in the row of a Word file's table, on the page of a PDF."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pdfplumber

from cchc_core import Reading

Place = tuple[str, str]


def stands(path: Path, reading: Reading) -> bool:
    """Whether the number of a reading is where it says; a word for it is let pass."""
    if not isinstance(reading.value, (int, Decimal)) or reading.origin is None:
        return True
    where = "" if path.suffix == ".pdf" else reading.origin.cell
    text = _texts(path).get((reading.origin.sheet, where), "")
    numbers = set(_numbers(text))
    return reading.value in numbers or not numbers


def _numbers(text: str) -> Iterator[Decimal]:
    """Every number in a text, however its decimals and thousands are meant; percentages too."""
    for found in re.findall(r"[0-9][0-9.,]*(?:[eE][+-]?[0-9]+)?", text):
        for way in (found, found.replace(".", "").replace(",", "."), found.replace(",", "")):
            try:
                number = Decimal(way.rstrip("."))
            except InvalidOperation:
                continue
            yield number
            yield number * 100


@cache
def _texts(path: Path) -> Mapping[Place, str]:
    if path.suffix == ".pdf":
        with pdfplumber.open(path) as pdf:
            return {
                (f"trang {at}", ""): page.extract_text() for at, page in enumerate(pdf.pages, 1)
            }
    with zipfile.ZipFile(path) as archive:
        return dict(_cells(archive) if path.suffix == ".xlsx" else _rows(archive))


def _cells(archive: zipfile.ZipFile) -> Iterator[tuple[Place, str]]:
    """What each cell of a workbook holds; shared texts are not used in the seed."""
    book, relations = _root(archive, "xl/workbook.xml"), "xl/_rels/workbook.xml.rels"
    targets = {each.get("Id"): each.get("Target", "") for each in _root(archive, relations)}
    for sheet in _named(book, "sheet"):
        related = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
        part = _root(archive, "xl/" + re.sub("^/?(xl/)?", "", targets.get(related, "")))
        for cell in _named(part, "c"):
            texts = [e.text or "" for e in cell.iter() if e.tag.endswith(("}v", "}t"))]
            yield (sheet.get("name", ""), cell.get("r", "")), "".join(texts)


def _rows(archive: zipfile.ZipFile) -> Iterator[tuple[Place, str]]:
    """What each row of each table of a Word file holds."""
    for table_at, table in enumerate(_named(_root(archive, "word/document.xml"), "tbl"), 1):
        for row_at, row in enumerate(_named(table, "tr"), 1):
            cells = ("".join(e.text or "" for e in _named(cell, "t")) for cell in _named(row, "tc"))
            yield (f"bảng {table_at}", f"dòng {row_at}"), " ".join(cells)


def _root(archive: zipfile.ZipFile, name: str) -> ET.Element:
    return ET.fromstring(archive.read(name))


def _named(parent: ET.Element, name: str) -> Iterator[ET.Element]:
    return (element for element in parent.iter() if element.tag.endswith("}" + name))
