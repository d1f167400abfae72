"""A Word file opened: its paragraphs and tables as a person sees them.

Of tracked changes what was deleted is not read and what was inserted is. Hidden text is not read. A
table inside a cell is a table of its own.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import _Element

from cchc_core import nfc
from cchc_core.reading import FileKind, Typed, refusal
from cchc_source_document.content import Content, Grid, GridRow, Passage, text_cell

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset((*map(qn, ("w:del", "w:moveFrom", "w:rPr", "w:pPr")), _FALLBACK))
_MAIN = "/relationships/officeDocument"
_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_WIDEST = 60
_SLIVER = 200  # twentieths of a point: narrower, and it is no column


def open_word(path: Path) -> Content:
    """The content of a .docx; raises `FileRefused` when it is damaged."""
    try:
        body = _main_part(path)
        return Content(tuple(_content(body)), _counted(body), fonts=_fonts(body))
    except MemoryError:
        raise
    except Exception as error:  # lxml and python-docx raise whatever a damaged part brings about
        raise refusal(path, FileKind.TRUNCATED) from error


def _main_part(path: Path) -> _Element:
    with zipfile.ZipFile(path) as archive:
        relations = parse_xml(archive.read("_rels/.rels"))
        kinds = {str(each.get("Type")): str(each.get("Target")) for each in relations}
        (target,) = (kinds[kind] for kind in kinds if kind.endswith(_MAIN))
        return parse_xml(archive.read(posixpath.normpath(target).lstrip("/")))


def blocks_of(body: _Element) -> Iterator[tuple[str, _Element]]:
    """The paragraphs and tables of a document as they come, each by the name its place is called by
    (`đoạn 7`, `bảng 2`); those inside cells after their table."""
    return _Numbers().blocks(body)


def table_rows(table: _Element) -> list[_Element]:
    """The rows of a table that are seen, of which the first is `dòng 1`."""
    return [row for row in _visible(table, {_ROW}) if not _is_deleted(row)]


def row_cells(table: _Element, row: _Element) -> list[tuple[int, _Element]]:
    """The cells of a row, each with the column it begins in."""
    return list(_cells(row, _columns(table)))


def grid_of(name: str, table: _Element) -> Grid:
    """A table as plain values."""
    columns = _columns(table)
    rows = enumerate(table_rows(table), 1)
    return Grid(name, tuple(_row(f"dòng {at}", row, columns) for at, row in rows))


def _content(body: _Element) -> Iterator[Passage | Grid]:
    for name, element in blocks_of(body):
        if element.tag == _TABLE:
            yield grid_of(name, element)
        elif typed := "".join(_pieces(element)).strip():
            yield Passage(_plain(typed), "", name, typed)


class _Numbers:
    """Numbers paragraphs and tables as they come."""

    def __init__(self) -> None:
        self.tables = self.paragraphs = 0

    def blocks(self, parent: _Element) -> Iterator[tuple[str, _Element]]:
        for element in _visible(parent, {_PARAGRAPH, _TABLE}):
            if element.tag == _TABLE:
                yield from self._table(element)
            else:
                self.paragraphs += 1
                yield f"đoạn {self.paragraphs}", element
                for inside in _visible(element, {_TABLE}):  # in a text box
                    yield from self._table(inside)

    def _table(self, table: _Element) -> Iterator[tuple[str, _Element]]:
        self.tables += 1
        yield f"bảng {self.tables}", table
        for row in table_rows(table):
            for cell in _visible(row, {_CELL}):
                for inside in _visible(cell, {_TABLE}):
                    yield from self._table(inside)


def _visible(parent: _Element, tags: set[str]) -> Iterator[_Element]:
    """The nearest elements of these tags below `parent` that are seen."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag != _TABLE and not _is_unseen(child):
            yield from _visible(child, tags)


def _columns(table: _Element) -> list[int]:
    """The column that each edge of the table's grid begins; edges that lie all but on one another,
    where rows were drawn by hand, begin the same."""
    widths = [
        col.get(qn("w:w"), "") for col in table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    ]
    columns, at = [0], 0
    for width in widths[:_WIDEST]:
        at += int(width) if width.isdecimal() and len(width) < 7 else _SLIVER
        new = at >= _SLIVER
        columns.append(columns[-1] + new)
        at = 0 if new else at
    return columns


def _row(name: str, row: _Element, columns: list[int]) -> GridRow:
    cells: list[Typed] = []
    merged = set()
    for column, cell in _cells(row, columns):
        cells += [text_cell("")] * (column - len(cells))
        if _goes_on(cell):
            merged.add(len(cells))
        texts = () if _goes_on(cell) else map(_text, _visible(cell, {_PARAGRAPH}))
        cells.append(text_cell("\n".join(texts)))
    return GridRow(name, tuple(cells[:_WIDEST]), frozenset(merged))


def _cells(row: _Element, columns: list[int]) -> Iterator[tuple[int, _Element]]:
    edge, at = _number(row.find(qn("w:trPr")), "w:gridBefore", 0), 0
    for cell in _visible(row, {_CELL}):
        at = max(at, columns[edge] if edge < len(columns) else at)
        yield at, cell
        edge, at = edge + _number(cell.find(qn("w:tcPr")), "w:gridSpan", 1), at + 1


def _goes_on(cell: _Element) -> bool:
    """Whether a cell is the rest of the one above it."""
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _number(properties: _Element | None, name: str, otherwise: int) -> int:
    element = properties.find(qn(name)) if properties is not None else None
    value = element.get(qn("w:val"), "") if element is not None else ""
    return min(int(value), _WIDEST) if value.isdecimal() and len(value) < 4 else otherwise


def _is_deleted(row: _Element) -> bool:
    return row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None


def _text(paragraph: _Element) -> str:
    return _plain("".join(_pieces(paragraph)))


def _plain(typed: str) -> str:
    return nfc(typed).replace("\t", " ").strip()


def _pieces(parent: _Element) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag != _TABLE and not _is_unseen(child):
            yield from _pieces(child)


_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def _is_unseen(element: _Element) -> bool:
    """Whether it was deleted, stands in for something newer, or is formatted as hidden."""
    hidden = element.find(f"{qn('w:rPr')}/{qn('w:vanish')}") if element.tag == qn("w:r") else None
    return element.tag in _GONE or hidden is not None


def _counted(body: _Element) -> int:
    """How many cells show a text, counted without regard to rows and columns."""
    return sum(1 for cell in body.iter(_CELL) if _shows(cell))


def _shows(cell: _Element) -> bool:
    return any(
        (text.text or "").strip()
        and next(e for e in text.iterancestors() if e.tag == _CELL) is cell
        and not any(_hides(e) for e in text.iterancestors())
        for text in cell.iter(qn("w:t"))
    )


def _hides(element: _Element) -> bool:
    return (
        _is_unseen(element)
        or (element.tag == _ROW and _is_deleted(element))
        or (element.tag == _CELL and _goes_on(element))
    )


def _fonts(body: _Element) -> frozenset[str]:
    names = (fonts.get(qn("w:ascii"), "") for fonts in body.iter(qn("w:rFonts")))
    return frozenset(filter(None, names))
