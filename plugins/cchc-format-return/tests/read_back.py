"""Letters and lists read back as a person sees them."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from docx import Document
from docx.document import Document as Word
from docx.table import Table
from docx.text.paragraph import Paragraph

from cchc_core import Output


def opened(output: Output) -> Word:
    """A letter as a Word file."""
    return Document(io.BytesIO(output.content))


def lines_of(output: Output) -> list[str]:
    """A letter as it is read: a line for each paragraph, the cells of a row in one."""
    blocks = opened(output).iter_inner_content()
    return [line.replace("\u00a0", " ").strip() for block in blocks for line in _lines(block)]


def _lines(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from filter(None, block.text.split("\n"))
        return
    for row in block.rows:
        texts: list[str] = []
        for cell in row.cells:
            if not texts or cell.text != texts[-1] or not cell.text:
                texts.append(cell.text)
        yield " | ".join(" / ".join(filter(None, text.split("\n"))) for text in texts)


_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def rows_of(output: Output) -> list[list[str]]:
    """A list as it is read: the texts of each row of its sheet, read by nothing that wrote it."""
    with zipfile.ZipFile(io.BytesIO(output.content)) as book:
        strings = ET.fromstring(book.read("xl/sharedStrings.xml"))
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))
    texts = ["".join(t.text or "" for t in each.iter(f"{_MAIN}t")) for each in strings]
    return [list(_texts(row, texts)) for row in sheet.iter(f"{_MAIN}row")]


def _texts(row: ET.Element, texts: Sequence[str]) -> Iterator[str]:
    for cell in row:
        value = cell.find(f"{_MAIN}v")
        text = (value.text or "") if value is not None else ""
        yield texts[int(text)] if cell.get("t") == "s" else text


def sheet_of(output: Output) -> str:
    """The XML of a list's sheet, for what is no text."""
    with zipfile.ZipFile(io.BytesIO(output.content)) as book:
        return re.sub(r"\s+", " ", book.read("xl/worksheets/sheet1.xml").decode())
