"""The paragraphs of a document and the cells of its tables; headers, footers and notes too, and the
manifest that a document carries unseen."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from cchc_core.contents.packages import Package, attribute, tag
from cchc_core.contents.places import Content, Place
from cchc_core.manifests import Manifest

_BESIDE = {
    "header": "đầu trang",
    "footer": "chân trang",
    "footnotes": "chú thích",
    "endnotes": "chú thích cuối",
}
_FILLED_IN = ("PAGE", "NUMPAGES", "SECTIONPAGES")
"""Fields that a program fills in as it prints."""


def paragraphs(package: Package) -> Iterator[tuple[Place, Content]]:
    """Every paragraph and cell with a text: `đoạn 3`, or `dòng 2, ô 4` of `bảng 1`."""
    yield from _Numbered("").of(package.part(package.main))
    related = package.related(package.main)
    for kind, name in _BESIDE.items():
        numbered = _Numbered(name)
        for each in related:
            if each.kind == kind:
                yield from numbered.of(package.part(each.name))
    for each in related:
        if each.kind == "customXml":
            yield from _manifest(package.part(each.name))


def _manifest(root: Element) -> Iterator[tuple[Place, Content]]:
    """The pieces of a manifest, as if they were cells of the sheet that a workbook has it on."""
    for line, piece in enumerate(root.iterfind(f"{{*}}{Manifest.sheet}"), 1):
        yield (Manifest.sheet, f"A{line}"), Content(piece.text or "")


class _Numbered:
    """Numbers paragraphs and tables as they come."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.paragraphs = self.tables = 0

    def of(self, parent: Element) -> Iterator[tuple[Place, Content]]:
        """Those below an element; a table in a cell after the table it stands in, and text boxes
        after the paragraph or the table they hang on."""
        for element in _nearest(parent, ("p", "tbl")):
            if tag(element) == "tbl":
                yield from self._table(element)
                continue
            self.paragraphs += 1
            if text := _text(element):
                yield (self.where, f"đoạn {self.paragraphs}"), Content(text)
            yield from self.of(element)

    def _table(self, table: Element) -> Iterator[tuple[Place, Content]]:
        self.tables += 1
        name = ", ".join(filter(None, (self.where, f"bảng {self.tables}")))
        inside: list[Element] = []
        boxes: list[Element] = []
        for line, row in enumerate(_nearest(table, ("tr",)), 1):
            for number, cell in enumerate(_nearest(row, ("tc",)), 1):
                own = list(_nearest(cell, ("p",)))
                text = "\n".join(map(_text, own))
                if text.strip():
                    yield (name, f"dòng {line}, ô {number}"), Content(text)
                inside += _nearest(cell, ("tbl",))
                boxes += own
        for each in inside:
            yield from self._table(each)
        for each in boxes:
            yield from self.of(each)


def _nearest(parent: Element, tags: tuple[str, ...]) -> Iterator[Element]:
    """The nearest elements of these tags; a table hides what is in it, as does what old programs
    are to show instead."""
    for child in parent:
        if tag(child) in tags:
            yield child
        elif tag(child) not in ("tbl", "Fallback"):
            yield from _nearest(child, tags)


def _text(paragraph: Element) -> str:
    """What a paragraph says, without what a program fills in and what is in paragraphs inside."""
    said: list[str] = []
    fields: list[str] = []
    for element in _nearest(paragraph, ("t", "tab", "br", "fldChar", "instrText", "p")):
        match tag(element):
            case "fldChar" if attribute(element, "fldCharType") == "begin":
                fields.append("")
            case "fldChar" if attribute(element, "fldCharType") == "end" and fields:
                fields.pop()
            case "instrText" if fields:
                fields[-1] += element.text or ""
            case "t" if not any(field.strip().startswith(_FILLED_IN) for field in fields):
                said.append(element.text or "")
            case "tab" | "br":
                said.append("\t" if tag(element) == "tab" else "\n")
    return "".join(said)
