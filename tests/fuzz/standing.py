"""Whether a figure is right for a mutated file, judged without the program.

It stands in the very cell of a workbook, in the row of a Word file's table, on the page of a PDF;
what was counted in a list differs from the good list's by no more than the lines that were changed.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pdfplumber

from cchc_core import Reading, Status
from cchc_core.reading import apart

Place = tuple[str, str]


def wrong(path: Path, readings: Iterable[Reading], good: bytes, right: Iterable[Reading]) -> str:
    """The first figure that is not right, if there is one; `right` were read from the good file."""
    told = {r.row: r.value for r in right if isinstance(r.value, int)}
    for reading in readings:
        if reading.status is not Status.USED or not isinstance(reading.value, (int, Decimal)):
            continue
        if path.suffix in (".csv", ".html"):
            changed = _changed(path.read_bytes(), good)
            fine = abs(reading.value - told.get(reading.row, 0)) <= changed
        else:
            fine = _stands(path, reading)
        if not fine:
            return f"{reading.row} = {reading.value}, {reading.origin}"
    return ""


def _changed(content: bytes, good: bytes) -> int:
    """How many lines there are in only one of the two."""
    lines, before = (Counter(re.split(rb"\r\n|\n|\r", text)) for text in (content, good))
    return (lines - before).total() + (before - lines).total()


def _stands(path: Path, reading: Reading) -> bool:
    """Whether the number of a reading is where it says; a word for it is let pass."""
    if reading.origin is None:
        return False
    if path.suffix == ".xls":
        cells = apart(path, _cells_of_xls, reading.origin.sheet, reading.origin.cell)
        return sum(cells) == reading.value
    where = "" if path.suffix == ".pdf" else reading.origin.cell
    text = _texts(path).get((reading.origin.sheet, where), "")
    numbers = set(_numbers(text))
    return reading.value in numbers or not numbers


def _cells_of_xls(path: Path, sheet: str, places: str) -> list[Decimal]:
    """The numbers in cells, `J7+K7`; called in another process."""
    from python_calamine import CalamineWorkbook

    rows = (
        CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    )
    found = re.findall("([A-Z])([0-9]+)", places)
    return [Decimal(str(rows[int(row) - 1][ord(letter) - ord("A")])) for letter, row in found]


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
