"""A workbook being written: sheets in which text stays text and numbers are numbers, on A4.

Nothing here imports XlsxWriter: a plugin hands over its workbook (see `Book`).
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cchc_core.printing.books.signing import A4, LINE, Pages
from cchc_core.printing.books.styles import FONT, LEFT, Style
from cchc_core.printing.cells import Content, cell_text, number_format, text_height
from cchc_core.text import Lang, format_date

VIETNAMESE = "[$-42A]"
"""Begins a number format whose numbers are printed as Vietnam does, wherever a program lets the
format decide: LibreOffice does, Excel takes the separators of the machine."""

LIKE_A_FORMULA = ("=", "+", "-", "@", "'")
"""What text begins with that a program would take for more than text."""


class Book:
    """A workbook being written; the same calls give the same bytes.

    `inside` is the workbook of XlsxWriter that writes into `written`, `numbered` its kind of sheet
    without a page number on the first page.
    """

    def __init__(self, inside: Any, numbered: type, written: io.BytesIO, lang: Lang) -> None:
        self.lang: Lang = lang
        self._written = written
        self._numbered = numbered
        self._inside = inside
        inside.set_properties({"created": datetime(2000, 1, 1)})
        inside.set_size(22_000, 12_000)
        self._formats: dict[tuple[Style, str, bool], Any] = {}

    def sheet(self, title: str) -> "Sheet":
        """A new sheet."""
        return Sheet(self, self._inside.add_worksheet(title, self._numbered), title)

    def name(self, name: str, place: str) -> None:
        """Calls a cell, given with its sheet, by a name."""
        self._inside.define_name(name, f"={place}")

    def format(self, style: Style, number_format: str = "General", *, quoted: bool = False) -> Any:
        """The style in this workbook; `quoted` for text that begins as a formula does, so that it
        stays text when somebody edits it."""
        key = (style, number_format, quoted)
        if key not in self._formats:
            properties = style.properties(number_format) | {"quote_prefix": quoted}
            self._formats[key] = self._inside.add_format(properties)
        return self._formats[key]

    def chart(self, kind: Mapping[str, str]) -> Any:
        """A new chart of XlsxWriter, to be dressed and given to `Sheet.chart`."""
        return self._inside.add_chart(dict(kind))

    def content(self) -> bytes:
        """The finished file."""
        self._inside.close()
        return self._written.getvalue()


class Sheet:
    """A sheet being written; cells are called by letter and line, as people call them."""

    def __init__(self, book: Book, inside: Any, title: str) -> None:
        self.book = book
        self.title = title
        self._inside = inside
        self._widths: dict[int, float] = {}
        self._heights: dict[int, float] = {}

    def put(
        self, letter: str, line: int, content: Content, style: Style = LEFT, formula: str = ""
    ) -> None:
        """Writes a cell: text never becomes a formula; a `formula` is written with `content`, what
        it comes to, so that it shows in programs that do not calculate."""
        if isinstance(content, datetime) and content.time() == time():
            content = content.date()
        if isinstance(content, date) and content.year < 1900:
            content = format_date(content, self.book.lang)
        chosen = self.book.format(style, self._number_format(content))
        at = f"{letter}{line}"
        if formula:
            self._inside.write_formula(at, formula, chosen, _plain(content))
        elif isinstance(content, str) and (text := cell_text(content)):
            if text.startswith(LIKE_A_FORMULA):
                chosen = self.book.format(style, quoted=True)
            self._inside.write_string(at, text, chosen)
            if style.wraps and not style.upright:
                self._grow(line, text, style, self._widths[index_of(letter)])
        elif isinstance(content, date):
            moment = content if isinstance(content, datetime) else datetime(*_ymd(content))
            self._inside.write_datetime(at, moment.replace(tzinfo=None), chosen)
        elif content is None or isinstance(content, str):
            self._inside.write_blank(at, None, chosen)
        else:
            self._inside.write_number(at, _plain(content), chosen)

    def put_field(
        self, letter: str, line: int, asked: str, filled: Content, style: Style = LEFT
    ) -> None:
        """Writes the field of a template that asks for something, its cell dressed and as high as
        what it is filled with needs."""
        chosen = self.book.format(style, self._number_format(filled))
        self._inside.write_string(f"{letter}{line}", f"{{{{{asked}}}}}", chosen)
        if isinstance(filled, str) and style.wraps:
            self._grow(line, filled, style, self._widths[index_of(letter)])

    def merge(self, first: str, last: str, text: str, style: Style, filled: str = "") -> None:
        """Text over several cells, `A1` to `H1`; as high as what its fields are `filled` with."""
        (start, line), (end, below) = _split(first), _split(last)
        if first != last:
            self._inside.merge_range(f"{first}:{last}", "", self.book.format(style))
        width = sum(
            wide for of, wide in self._widths.items() if index_of(start) <= of <= index_of(end)
        )
        if text := cell_text(text):
            self._inside.write_string(first, text, self.book.format(style))
            if line == below:
                self._grow(line, filled or text, style, width)

    def note(self, letter: str, line: int, text: str) -> None:
        """What is said beside a cell when somebody points at it."""
        if text := cell_text(text):
            lines = max(2, sum(1 + len(each) // 38 for each in text.split("\n")))
            size = {"width": 260, "height": 16 * lines + 6, "font_name": FONT, "font_size": 10}
            self._inside.write_comment(f"{letter}{line}", text, {**size, "author": ""})

    def columns(self, widths: Mapping[str, float], hidden: Iterable[str] = ()) -> None:
        """Sets how wide the columns are; before anything is written into them."""
        self._widths |= {index_of(letter): width for letter, width in widths.items()}
        for letter, width in widths.items():
            self._inside.set_column(f"{letter}:{letter}", width)
        for letter in hidden:
            self._inside.set_column(f"{letter}:{letter}", None, None, {"hidden": True})

    def page(
        self,
        head: tuple[int, int],
        freeze: str = "",
        *,
        upright: bool = False,
        breaks: Sequence[str] = (),
        repeat: str = "",
        signed: tuple[int, int, int] | None = None,
    ) -> None:
        """A4, one page wide; the lines of the head on every page, a page number in the top margin
        from page 2 on, as Nghị định 30/2020/NĐ-CP has it.

        With `signed`, the first and the last line of a table and the last line below it, what
        stands below never stands on a page without lines of the table.

        With `breaks`, the columns that pages end with, it is printed full size over as many pages
        as they make, the columns `repeat` (`A:B`) on each.
        """
        sheet = self._inside
        sheet.set_paper(9)
        (sheet.set_portrait if upright else sheet.set_landscape)()
        if breaks:
            sheet.set_v_pagebreaks([index_of(letter) for letter in breaks])
        else:
            sheet.fit_to_pages(1, 0)
        margins = (30, 15, 20, 20) if upright else (20, 15, 30, 20)
        left, right, top, bottom = (millimetres / 25.4 for millimetres in margins)
        sheet.set_margins(left, right, top, bottom)
        if signed:
            *table, last = signed
            room = 72 * (A4[upright] / 25.4 - top - bottom)
            end = Pages(self._heights, head, room).before_last((table[0], table[1]), last)
            self.pages_end([end] if end else [])
        sheet.set_header(f'&C&"{FONT},Regular"&13&P', {"margin": 10 / 25.4})
        sheet.set_start_page(1)
        sheet.center_horizontally()
        sheet.hide_gridlines(2)
        if head[0]:
            sheet.repeat_rows(head[0] - 1, head[1] - 1)
        if repeat:
            sheet.repeat_columns(repeat)
        if freeze:
            sheet.freeze_panes(freeze)

    def pages_end(self, lines: Sequence[int]) -> None:
        """The lines that printed pages end with."""
        self._inside.set_h_pagebreaks(list(lines))

    def chart(self, chart: Any, at: str, width: int, height: int, told: str) -> None:
        """Places a chart, so many pixels wide and high; `told` is what a screen reader says."""
        chart.set_size({"width": width, "height": height})
        self._inside.insert_chart(at, chart, {"description": told, "object_position": 1})

    def height(self, line: int, points: float) -> None:
        """Sets how high a line is."""
        self._heights[line] = points
        self._inside.set_row(line - 1, points)

    def hide(self, line: int) -> None:
        """Hides a line."""
        self._heights[line] = 0.0
        self._inside.set_row(line - 1, None, None, {"hidden": True})

    def filter(self, first: str, last: str) -> None:
        """Arrows to filter by over the head of a list."""
        self._inside.autofilter(f"{first}:{last}")

    def vanish(self) -> None:
        """Hides the sheet so that no menu of a spreadsheet program shows it."""
        self._inside.very_hidden()

    def first(self) -> None:
        """Makes it the sheet that is seen when the workbook is opened."""
        self._inside.activate()

    def _number_format(self, content: Content) -> str:
        """A number format that prints numbers as the workbook's language does."""
        told = number_format(content, self.book.lang)
        number = isinstance(content, int | Fraction | Decimal)
        return VIETNAMESE + told if number and self.book.lang == "vi" else told

    def _grow(self, line: int, text: str, style: Style, width: float) -> None:
        """Makes a line as high as a text that wraps needs; not every program finds that out."""
        size, indent, bold = style.size, style.indent, style.bold
        needed = min(409.0, text_height(text, width, size=size, indent=indent, bold=bold))
        if needed > self._heights.get(line, LINE):
            self.height(line, needed)


def letter_of(column: int) -> str:
    """The letter of a column, from 1: A … Z, AA …"""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def index_of(letter: str) -> int:
    """The column that a letter calls, from 1."""
    found = 0
    for sign in letter:
        found = found * 26 + ord(sign) - 64
    return found


def _plain(content: Content) -> Any:
    """A number as XlsxWriter takes it."""
    if isinstance(content, Fraction):
        return content.numerator if content.denominator == 1 else float(content)
    return content


def _ymd(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def _split(at: str) -> tuple[str, int]:
    found = re.fullmatch(r"([A-Z]+)([0-9]+)", at)
    assert found
    return found[1], int(found[2])
