"""What a Word file says, read back by other means than those that wrote it."""

import io
import zipfile
from xml.etree.ElementTree import Element, fromstring

from cchc_core import Publication
from cchc_format_word import write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def content(publication: Publication) -> bytes:
    """The only file that is written for a report."""
    (output,) = write(publication)
    return output.content


def part(content: bytes, name: str = "word/document.xml") -> Element:
    """A part of the file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return fromstring(archive.read(name))


def said(element: Element) -> str:
    """The text below an element; a no-break space reads as any other."""
    return "".join(t.text or "" for t in element.iter(f"{W}t")).replace("\u00a0", " ")


def paragraphs(content: bytes) -> list[str]:
    """What every paragraph says."""
    return [said(p) for p in part(content).iter(f"{W}p")]


def rows(content: bytes, table: int) -> list[list[str]]:
    """What the cells of a table say, row by row."""
    found = list(part(content).iter(f"{W}tbl"))[table]
    return [[said(cell) for cell in row.iter(f"{W}tc")] for row in found.iter(f"{W}tr")]


def controls(content: bytes) -> dict[str, list[str]]:
    """What stands in the controls, by name."""
    held: dict[str, list[str]] = {}
    for control in part(content).iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        inside = control.find(f"{W}sdtContent")
        if tag is not None and inside is not None:
            name = tag.get(f"{W}val", "").split(":")[1]
            held.setdefault(name, []).append(said(inside))
    return held
