"""A list as a workbook, to be filtered and ticked on screen and printed on A4 lying down.

The one door to XlsxWriter.
"""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from attrs import frozen
from xlsxwriter import Workbook
from xlsxwriter.format import Format as Look
from xlsxwriter.worksheet import Worksheet

from cchc_format_return import measures
from cchc_format_return.paper import FONT

TICK = "x"
_SIZE, _HEAD = 9, 3  # points; the line of the heads, counted from 0
_POINT = 25.4 / 72  # millimetres
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_767  # characters that a cell holds


@frozen
class Column:
    """A column: its head, its width in characters, and whether its texts are read from the left."""

    head: str
    width: float
    prose: bool = False


@frozen
class Line:
    """The texts of a line; whether a group begins with it, and whether it is urgent."""

    texts: Sequence[str]
    first: bool = False
    urgent: bool = False


@frozen
class Listing:
    """A titled list; a number stands before each line, a cell to tick behind it where `tick` names
    that column."""

    title: str
    remark: str
    number: str
    tick: str
    columns: Sequence[Column]
    lines: Sequence[Line]

    def content(self) -> bytes:
        """The workbook; the same list gives the same bytes."""
        written = io.BytesIO()
        book = Workbook(written, {"in_memory": True})
        book.set_properties({"created": datetime(2000, 1, 1)})
        book.set_size(22_000, 12_000)
        _Sheet(book, book.add_worksheet(self.tick or self.number), self).write()
        book.close()
        return written.getvalue()


class _Sheet:
    """The sheet of a list being written."""

    def __init__(self, book: Workbook, sheet: Worksheet, listing: Listing) -> None:
        self.book, self.sheet, self.listing = book, sheet, listing
        ticks = [Column(listing.tick, 6)] if listing.tick else []
        self.columns = (Column(listing.number, 4), *listing.columns, *ticks)
        self.last = _HEAD + len(listing.lines)
        self.looks: dict[object, Look] = {}

    def write(self) -> None:
        self._above()
        for at, line in enumerate(self.listing.lines, start=_HEAD + 1):
            self._line(at, line)
        if self.listing.tick:
            self._to_be_ticked()
        self._page()

    def _above(self) -> None:
        end = len(self.columns) - 1
        self.sheet.merge_range(0, 0, 0, end, self.listing.title, self._look(size=14, bold=True))
        plain = self._look(italic=True, size=10)
        self.sheet.merge_range(1, 0, 1, end, self.listing.remark, plain)
        head = self._look(bold=True, boxed=True, fill="#DDE7F3")
        for column, each in enumerate(self.columns):
            self.sheet.set_column(column, column, each.width)
            self.sheet.write_string(_HEAD, column, each.head, head)
        self.sheet.set_row(0, 24)
        self.sheet.set_row(1, 16)
        self.sheet.set_row(_HEAD, 27)

    def _line(self, at: int, line: Line) -> None:
        told = (str(at - _HEAD), *line.texts, *([""] if self.listing.tick else []))
        texts = [_NO_XML.sub("", text)[:_LONGEST] for text in told]
        for column, (text, each) in enumerate(zip(texts, self.columns, strict=True)):
            look = self._look(
                boxed=True,
                left=each.prose,
                top=2 if line.first else 1,
                bold=line.first and column == 1,
                red=line.urgent and column == 2,
            )
            if text:
                self.sheet.write_string(at, column, text, look)
            else:
                self.sheet.write_blank(at, column, None, look)
        self.sheet.set_row(at, self._height(texts))

    def _height(self, texts: Sequence[str]) -> float:
        """In points; that of the fullest cell."""
        counts = (
            measures.lines(text, 1.85 * each.width - (2.2 if each.prose else 0.5), _SIZE)
            for text, each in zip(texts, self.columns, strict=True)
        )
        return min(409, measures.height(max(counts), _SIZE) / _POINT + 4)

    def _to_be_ticked(self) -> None:
        """The last column takes a tick, which greys the line; how many there are is told above."""
        column, first, last = len(self.columns) - 1, _HEAD + 1, max(self.last, _HEAD + 1)
        choice = {"validate": "list", "source": [TICK]}
        self.sheet.data_validation(first, column, last, column, choice)
        letter = chr(ord("A") + column)
        grey = self.book.add_format({"font_color": "#9A9A9A", "font_strikeout": True})
        ticked = {"type": "formula", "criteria": f'=${letter}{first + 1}<>""', "format": grey}
        self.sheet.conditional_format(first, 0, last, column, ticked)
        count, of = f"COUNTA({letter}{first + 1}:{letter}{last + 1})", len(self.listing.lines)
        right, bold = self._look(right=True), self._look(bold=True)
        self.sheet.write_string(_HEAD - 1, column - 1, f"{self.listing.tick}:", right)
        self.sheet.write_formula(_HEAD - 1, column, f'={count}&"/{of}"', bold, f"0/{of}")

    def _page(self) -> None:
        """A4 lying down, one page wide; the heads stay and are repeated, and lines are filtered."""
        sheet = self.sheet
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        left, right, top, bottom = (length / 25.4 for length in (20, 15, 20, 20))
        sheet.set_margins(left, right, top, bottom)
        sheet.set_footer(f'&R&"{FONT},Regular"&10&P/&N', {"margin": 10 / 25.4})
        sheet.center_horizontally()
        sheet.repeat_rows(_HEAD)
        sheet.hide_gridlines(2)
        sheet.freeze_panes(_HEAD + 1, 2)
        sheet.autofilter(_HEAD, 0, self.last, len(self.columns) - 1)

    def _look(
        self,
        *,
        size: float = _SIZE,
        bold: bool = False,
        italic: bool = False,
        boxed: bool = False,
        left: bool = False,
        right: bool = False,
        top: int = 1,
        red: bool = False,
        fill: str = "",
    ) -> Look:
        key = (size, bold, italic, boxed, left, right, top, red, fill)
        if key in self.looks:
            return self.looks[key]
        properties: dict[str, Any] = {
            "font_name": FONT,
            "font_size": size,
            "bold": bold,
            "italic": italic,
            "align": "left" if left else "right" if right else "center",
            "indent": int(left),
            "valign": "vcenter",
            "text_wrap": True,
            "font_color": "#C00000" if red else "#000000",
            **({"border": 1, "top": top} if boxed else {}),
            **({"bg_color": fill} if fill else {}),
        }
        self.looks[key] = self.book.add_format(properties)
        return self.looks[key]
