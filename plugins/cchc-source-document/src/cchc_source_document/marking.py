"""A copy of a Word file with lines marked: coloured, and with a comment beside each."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tc
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import _Element as Element

from cchc_core import Mark, Severity, reproducible_zip
from cchc_core.reading import FileKind, refusal
from cchc_source_document.heads import find_head
from cchc_source_document.word import blocks_of, grid_of, row_cells, table_rows

AUTHOR, _INITIALS = "Rà soát số liệu", "RS"
FILLS = {
    Severity.ERROR: "FF9B9B",
    Severity.WARNING: "FFD966",
    Severity.INFORMATION: "D9E8F6",
}
_PLACE = re.compile(r"(?P<table>bảng [0-9]+), dòng (?P<row>[0-9]+)|(?P<paragraph>đoạn [0-9]+)")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_RANGES = tuple(map(qn, ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")))
_TABLE, _PARAGRAPH, _RUN = map(qn, ("w:tbl", "w:p", "w:r"))


def mark_word(content: bytes, marks: Sequence[Mark]) -> bytes:
    """The document with its marks, those of an earlier copy taken away; raises `FileRefused` for
    what is no Word file."""
    document = _opened(content)
    _unmark(document)
    lines = _Lines(document)
    for place, mine in _by_place(marks).items():
        lines.mark(place, mine)
    for comment in _comments(document):
        comment.attrib.pop(qn("w:date"), "")  # the same marks give the same bytes
    saved = io.BytesIO()
    document.save(saved)
    return reproducible_zip(saved.getvalue())


def _opened(content: bytes) -> Word:
    try:
        return Document(io.BytesIO(content))
    except Exception as error:  # python-docx raises whatever it stumbles over
        raise refusal("", FileKind.UNKNOWN) from error


def _by_place(marks: Iterable[Mark]) -> Mapping[str, Sequence[Mark]]:
    placed: dict[str, list[Mark]] = {}
    for mark in marks:
        placed.setdefault(mark.origin.place, []).append(mark)
    return placed


def _comments(document: Word) -> Iterator[Element]:
    """The comments that are ours."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/comments"):
            for comment in relation.target_part.element.findall(qn("w:comment")):
                if comment.get(qn("w:author")) == AUTHOR:
                    yield comment


def _unmark(document: Word) -> None:
    """Takes away what an earlier copy was marked with, which came back with the corrections."""
    body = document.element.body
    ours = {comment.get(qn("w:id")): comment for comment in _comments(document)}
    old = [each for each in body.iter(*_RANGES) if each.get(qn("w:id")) in ours]
    old += [s for s in body.iter(qn("w:shd")) if ours and s.get(qn("w:fill")) in FILLS.values()]
    for element in (*old, *ours.values()):
        if (parent := element.getparent()) is not None:
            parent.remove(element)


class _Lines:
    """The lines of a document that can be marked: rows of its tables, and paragraphs."""

    def __init__(self, document: Word) -> None:
        self.document = document
        self.blocks = dict(blocks_of(document.element.body))
        self.values = dict(_value_columns(self.blocks))

    def mark(self, place: str, marks: Sequence[Mark]) -> None:
        """Colours a line by the worst that is said of it, and says all of it in one comment; of a
        place that is not there, beside the first paragraph, naming the place."""
        texts = list(dict.fromkeys(mark.text for mark in marks))
        fill = FILLS[min((mark.severity for mark in marks), key=list(Severity).index)]
        line = self._line(place)
        if isinstance(line, CT_P):
            _shade(line.get_or_add_pPr(), fill, _AFTER_PARAGRAPH_SHADING)
            self._say(line, texts)
        elif line:
            for _, cell in line:
                if cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}") is None:
                    _shade(cell.get_or_add_tcPr(), fill, _AFTER_CELL_SHADING)
            self._say(_paragraph(self._value(place, line)), texts)
        else:
            texts = [f"{place}: {text}" if place else text for text in texts]
            self._say(_paragraph(self.document.element.body), texts)

    def _line(self, place: str) -> CT_P | Sequence[tuple[int, CT_Tc]] | None:
        """The paragraph at a place, or the cells of the row, each with its column."""
        found = _PLACE.fullmatch(place)
        block = self.blocks.get(found["table"] or found["paragraph"]) if found else None
        if isinstance(block, CT_P):
            return block
        if found is None or block is None:
            return None
        rows = table_rows(block)
        at = int(found["row"]) - 1
        cells = row_cells(block, rows[at]) if 0 <= at < len(rows) else []
        return [(column, cell) for column, cell in cells if isinstance(cell, CT_Tc)]

    def _value(self, place: str, line: Sequence[tuple[int, CT_Tc]]) -> CT_Tc:
        """The cell of a row that holds its figure; the first where nobody knows which does."""
        column = self.values.get(place.partition(",")[0])
        return next((cell for at, cell in line if at == column), line[0][1])

    def _say(self, paragraph: CT_P, texts: Iterable[str]) -> None:
        proxy = Paragraph(paragraph, self.document)
        own = (r for r in paragraph.iter(_RUN) if next(r.iterancestors(_PARAGRAPH)) is paragraph)
        runs = [Run(run, proxy) for run in own if isinstance(run, CT_R)]
        text = _UNPRINTABLE.sub("", "\n\n".join(texts))
        self.document.add_comment(runs or [proxy.add_run()], text, AUTHOR, _INITIALS)


def _paragraph(parent: Element) -> CT_P:
    """The first paragraph in a cell or in a document, which has one in any case."""
    return next(each for each in parent.iter(_PARAGRAPH) if isinstance(each, CT_P))


def _value_columns(blocks: Mapping[str, Element]) -> Iterator[tuple[str, int]]:
    """The column of figures of every table; of one without a head, that of the one before."""
    column = None
    for name, block in blocks.items():
        if block.tag == _TABLE:
            head = find_head(grid_of(name, block))
            column = head.columns.value if head else column
            if column is not None:
                yield name, column


_AFTER_CELL_SHADING = ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark")
_AFTER_PARAGRAPH_SHADING = (
    "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct",
    "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind",
    "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
    "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr",
    "pPrChange",
)  # fmt: skip


def _shade(properties: Element, fill: str, after: Iterable[str]) -> None:
    """Colours what the properties are of; they have an order that Word insists on."""
    for old in properties.findall(qn("w:shd")):
        properties.remove(old)
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shading.set(qn(f"w:{name}"), value)
    behind = {qn(f"w:{name}") for name in after}
    follower = next((child for child in properties if child.tag in behind), None)
    if follower is None:
        properties.append(shading)
    else:
        follower.addprevious(shading)
