"""The tables of an HTML page, nested ones too, cell by cell as they stand on the screen."""

from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from lxml import etree

from cchc_core import Text
from cchc_core.reading import FileKind, refusal, too_large
from cchc_source_portal.encodings import decode
from cchc_source_portal.extracts import Grid
from cchc_source_portal.heads import Line

_CELLS, _SILENT = ("td", "th"), ("script", "style", "title")
_BREAKS = ("br", "p", "div", "li")
_BREAK = "\x1e"
_WIDEST, _MOST_TABLES = 1_000, 1_000
_FEW = 5
"""A line of fewer cells may be a letterhead."""
_ABOVE = 60
"""How many texts are kept of what stands above a table."""


def html_grids(path: Path) -> tuple[Grid, ...]:
    """The tables of a page in the order in which they end, each with what stands above it.

    A cell over several columns stands in the first, one over several lines on each. A page that
    breaks off inside a table is refused.
    """
    text = decode(path, path.read_bytes()).text
    tables = text.lower().count("<table")
    if tables != text.lower().count("</table"):
        raise refusal(path, FileKind.TRUNCATED)
    if tables > _MOST_TABLES:
        why = Text("có {found} bảng", "it has {found} tables")
        raise too_large(path, why, f"{tables}", f"{_MOST_TABLES}")
    page = _Page()
    parser = etree.HTMLParser(target=cast("etree.ParserTarget", page), huge_tree=True)
    parser.feed(text)
    parser.close()
    return tuple(Grid("", table.lines, table.above) for table in page.tables)


class _Page:
    """What a parser tells of a page, put into tables; keeps no tree of it."""

    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._said: deque[str] = deque(maxlen=_ABOVE)
        self._silent = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._silent += tag in _SILENT
        if tag == "table":
            around = [text for table in self._open for text in table.so_far()]
            self._open.append(_Table((*self._said, *around)))
        elif tag == "tr" and self._open:
            self._open[-1].start_line()
        elif tag in _CELLS and self._open:
            spans = (_span(attributes.get(name)) for name in ("colspan", "rowspan"))
            self._open[-1].start_cell(*spans)
        elif tag in _BREAKS:
            self.data(_BREAK)

    def data(self, text: str) -> None:
        """Text of whatever element is open."""
        if self._silent:
            return
        if self._open:
            self._open[-1].say(text)
        else:
            self._said.extend(_lines(text))

    def end(self, tag: str) -> None:
        """An element ends."""
        self._silent -= tag in _SILENT
        if not self._open:
            return
        if tag == "tr":
            self._said.extend(self._open[-1].end_line())
        elif tag in _CELLS:
            self._open[-1].end_cell()
        elif tag == "table":
            table = self._open.pop()
            table.end_line()
            self.tables.append(table)
            if len(table.lines) > _ABOVE:  # what stands above the next table is not this one's body
                self._said.clear()

    def close(self) -> None:
        """The page ends."""


class _Table:
    """A table that is being read."""

    def __init__(self, above: tuple[str, ...]) -> None:
        self.above = above
        self.lines: list[Line] = []
        self._line: list[str] | None = None
        self._cell: list[str] | None = None
        self._said: list[str] = []
        self._spans = (1, 1)
        self._hanging: dict[int, tuple[int, str]] = {}
        """Cells that reach down from lines above: column, how many lines more, and the text."""

    def start_line(self) -> None:
        self.end_line()
        self._line, self._said = [], []
        self._hang()

    def start_cell(self, columns: int, lines: int) -> None:
        if self._line is None:
            self.start_line()
        self.end_cell()
        self._cell, self._spans = [], (columns, lines)

    def say(self, text: str) -> None:
        if self._cell is not None:
            self._cell.append(text)

    def end_cell(self) -> None:
        if self._cell is None or self._line is None:
            return
        self._said += _lines("".join(self._cell))
        text = " ".join("".join(self._cell).split())
        columns, lines = self._spans
        for number in range(columns):
            shown = text if number == 0 else ""
            if lines > 1:
                self._hanging[len(self._line)] = (lines - 1, shown)
            self._line.append(shown)
        self._cell = None
        self._hang()

    def end_line(self) -> Iterator[str]:
        """Ends a line; gives what is filled in on it, short lines only."""
        self.end_cell()
        line, self._line = self._line, None
        if line:
            self.lines.append(line)
            reached = self._hanging.items()
            self._hanging = {column: cell for column, cell in reached if column < len(line)}
        few = len(list(filter(None, line or ()))) < _FEW
        return iter(self._said if few else ())

    def so_far(self) -> list[str]:
        """What stands on the open line."""
        return [*self._said, *_lines("".join(self._cell or ()))]

    def _hang(self) -> None:
        """Lets the cells from above reach into the line, as far as it goes."""
        assert self._line is not None
        while reaching := self._hanging.pop(len(self._line), None):
            more, text = reaching
            if more > 1:
                self._hanging[len(self._line)] = (more - 1, text)
            self._line.append(text)


def _lines(text: str) -> list[str]:
    """The lines of a text, as breaks part them."""
    return [" ".join(line.split()) for line in text.split(_BREAK) if line.strip()]


def _span(text: str | None) -> int:
    """How far a cell reaches; a number nobody can mean is 1."""
    return int(text) if text and text.isdecimal() and 0 < int(text) <= _WIDEST else 1
