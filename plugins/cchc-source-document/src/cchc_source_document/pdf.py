"""A text PDF opened: its lines, and the tables that are ruled on its pages.

Where no appendix is ruled, one without lines is looked for. Places are page and line.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
from attrs import evolve
from pdfminer.pdfdocument import PDFPasswordIncorrect

from cchc_core import FileRefused
from cchc_core.reading import FileKind, refusal
from cchc_source_document import remarks
from cchc_source_document.content import Content, Grid, GridRow, Passage, text_cell
from cchc_source_document.heads import find_head
from cchc_source_document.pages import Box, Word, text_lines
from cchc_source_document.unruled import unruled_blocks

MOST_PAGES = 200
_WIDEST = 60
_NEAR = 0.5  # points; two digits as near to each other are of one number
_THIN = 1.5  # points; what is higher strikes nothing out


def open_pdf(path: Path) -> Content:
    """The content of a PDF.

    Raises `FileRefused`: `file-truncated`, `file-password`, `file-too-large` for over 200 pages,
    `file-scanned` when no page holds text.
    """
    try:
        with pdfplumber.open(path) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                message = remarks.TOO_MANY_PAGES.format(file=path.name, limit=MOST_PAGES)
                raise FileRefused("file-too-large", message, found=str(len(pdf.pages)))
            pages = [_read_page(f"trang {at}", page) for at, page in enumerate(pdf.pages, start=1)]
    except (FileRefused, MemoryError):
        raise
    except Exception as error:  # pdfminer raises whatever a damaged page brings about
        locked = any(isinstance(cause, PDFPasswordIncorrect) for cause in (error, *error.args))
        raise refusal(path, FileKind.PASSWORD if locked else FileKind.TRUNCATED) from error
    if not any(page.words for page in pages):
        raise FileRefused("file-scanned", remarks.SCANNED.format(file=path.name))
    return _content(pages)


def _content(pages: Sequence["_Page"]) -> Content:
    blocks = [block for page in pages for block in page.blocks()]
    counted = sum(page.counted for page in pages)
    if not any(find_head(block) for block in blocks if isinstance(block, Grid)):
        blocks = unruled_blocks([page.lines for page in pages])
        counted = sum(block.filled for block in blocks if isinstance(block, Grid))
    return Content(
        blocks=tuple(blocks),
        counted=counted,
        silent=tuple(at for at, page in enumerate(pages, start=1) if page.silent),
        fonts=frozenset(font for page in pages for font in page.fonts),
        lined=True,
    )


class _Page:
    """What is kept of one page: its words in lines, its ruled tables, an account of their cells."""

    def __init__(self, name: str, page: Any) -> None:
        self.words = [Word.of(word) for word in page.extract_words()]
        self.lines = text_lines(name, self.words)
        self.silent = not self.words and bool(page.images or page.curves)
        self.fonts = {char["fontname"].rpartition("+")[2] for char in page.chars}
        tables = [table for table in page.find_tables() if len(table.cells) > 1]
        self._digits = [char for char in page.chars if char["text"] in "0123456789.,"]
        self.boxes: list[Box] = [table.bbox for table in tables]
        self.grids = [self._grid(name, table) for table in tables]
        letters = [Word.of(char) for char in page.chars if char["text"].strip()]
        cells = [cell for table in tables for cell in table.cells]
        self.counted = sum(1 for cell in cells if any(char.within(cell) for char in letters))

    def blocks(self) -> list[Passage | Grid]:
        """Its lines and tables from the top; a line inside a table belongs to the table."""
        found: list[tuple[float, Passage | Grid]] = [
            (box[1], grid) for box, grid in zip(self.boxes, self.grids, strict=True)
        ]
        for line in self.lines:
            free = [w for w in line.words if not any(w.within(box) for box in self.boxes)]
            if free:
                rest = evolve(line, words=tuple(free))
                found.append((line.top, Passage(rest.text, line.sheet, line.name, rest.typed)))
        return [block for _, block in sorted(found, key=lambda each: each[0])]

    def _grid(self, name: str, table: Any) -> Grid:
        torn = set(_torn(table, self._digits))
        rows = tuple(
            GridRow(
                self._line(row.bbox),
                tuple(
                    text_cell(f"{text or ''}…" if (at, column) in torn else text)
                    for column, text in enumerate(texts[:_WIDEST])
                ),
                _merged(table, at),
            )
            for at, (row, texts) in enumerate(zip(table.rows, table.extract(), strict=True))
        )
        return Grid(name, rows, after_break=table.bbox[1] == min(box[1] for box in self.boxes))

    def _line(self, box: Box) -> str:
        """The line of text that a row begins with."""
        inside = (line for line in self.lines if any(word.within(box) for word in line.words))
        return next((line.name for line in inside), "")


def _read_page(name: str, page: Any) -> _Page:
    read = _Page(name, _without_struck_out(page))
    page.close()  # what it was made of is not kept
    return read


def _without_struck_out(page: Any) -> Any:
    """The page without letters that a line is drawn through: tracked changes print so."""
    thin = [drawn for drawn in (*page.lines, *page.rects) if drawn["height"] < _THIN]
    thin.sort(key=_top)
    struck = {id(char) for char in page.chars if any(_through(char, thin))}
    return page.filter(lambda drawn: id(drawn) not in struck) if struck else page


def _through(char: Any, thin: Sequence[Any]) -> Iterator[bool]:
    """Of the lines (uppermost first) at the height of a letter's middle, which ones cross it."""
    middle, near = (char["top"] + char["bottom"]) / 2, 0.3 * char["height"]
    first = bisect_right(thin, middle - near, key=_top)
    for line in thin[first : bisect_left(thin, middle + near, key=_top)]:
        yield line["x0"] < (char["x0"] + char["x1"]) / 2 < line["x1"]


def _top(drawn: Any) -> float:
    top: float = drawn["top"]
    return top


def _torn(table: Any, digits: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """The cells, by row and column, that hold one part of a number which runs over their edge:
    neither part is the number, and a sign of that is put to it."""
    for left, right in pairwise(sorted(digits, key=lambda char: (char["top"], char["x0"]))):
        if left["top"] == right["top"] and abs(right["x0"] - left["x1"]) < _NEAR:
            places = [set(_places(table, Word.of(char))) for char in (left, right)]
            if all(places) and places[0] != places[1]:
                yield from places[0] | places[1]


def _places(table: Any, letter: Word) -> Iterator[tuple[int, int]]:
    """The cells, by row and column, that a letter is in."""
    for at, row in enumerate(table.rows):
        if letter.within(row.bbox):
            for column, cell in enumerate(row.cells):
                if cell and letter.within(cell):
                    yield at, column


def _merged(table: Any, at: int) -> frozenset[int]:
    """The columns of a row whose cell begins further up."""
    top = table.rows[at].bbox[1]
    return frozenset(
        column
        for column, cell in enumerate(table.rows[at].cells)
        if cell is None and any(_reaches(row.cells[column], top) for row in table.rows[:at])
    )


def _reaches(cell: Box | None, down: float) -> bool:
    return cell is not None and cell[3] > down + 1
