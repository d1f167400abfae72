"""The one door to XlsxWriter: sheets in which text stays text and numbers are numbers, on A4."""

import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from fractions import Fraction
from typing import Any

from attrs import frozen
from xlsxwriter import Workbook
from xlsxwriter.format import Format as XlsxFormat
from xlsxwriter.worksheet import Worksheet

from cchc_core import Lang, format_date
from cchc_core.printing import Content, cell_text, number_format, text_height

FONT = "Times New Roman"


@frozen
class Style:
    """How a cell looks."""

    size: float = 11
    bold: bool = False
    italic: bool = False
    strike: bool = False
    at: str = "left"
    indent: int = 0
    box: bool = True
    colour: str = ""
    fill: str = ""
    hatched: bool = False
    wraps: bool = True
    top: bool = False
    plain: bool = False
    """Whether what is typed into it stays as typed: 5/7 does not become a day."""

    def properties(self, number_format: str) -> dict[str, Any]:
        """The same as XlsxWriter has it."""
        return {
            "font_name": FONT,
            "font_size": self.size,
            "bold": self.bold,
            "italic": self.italic,
            "font_strikeout": self.strike,
            "align": self.at,
            "indent": self.indent,
            "valign": "top" if self.top else "vcenter",
            "text_wrap": self.wraps,
            "shrink": self.at == "right",
            "border": int(self.box),
            "num_format": "@" if self.plain else number_format + self._off_the_border,
            **({"font_color": self.colour} if self.colour else {}),
            **({"bg_color": self.fill} if self.fill else {}),
            **({"pattern": 14, "fg_color": self.fill} if self.hatched else {}),
        }

    @property
    def _off_the_border(self) -> str:
        """Room for a digit to the right of a number; LibreOffice forgets some indents."""
        return "_0" if self.at == "right" else ""


HEAD = Style(bold=True, at="center")
CENTRE = Style(at="center")
LEFT = Style(indent=1)
RIGHT = Style(at="right", wraps=False)
UNSEEN = Style(box=False, wraps=False)


class Book:
    """A workbook being written; the same calls give the same bytes."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang
        self._written = io.BytesIO()
        self._book = Workbook(self._written, {"in_memory": True})
        self._book.set_properties({"created": datetime(2000, 1, 1)})
        self._book.set_size(22_000, 12_000)
        self._formats: dict[tuple[Style, str], XlsxFormat] = {}

    def sheet(self, title: str) -> "Sheet":
        """A new sheet."""
        return Sheet(self, self._book.add_worksheet(title, _Numbered), title)

    def name(self, name: str, place: str) -> None:
        """Calls a cell, given with its sheet, by a name."""
        self._book.define_name(name, f"={place}")

    def format(self, style: Style, number_format: str = "General") -> XlsxFormat:
        """The style in this workbook."""
        key = (style, number_format)
        if key not in self._formats:
            self._formats[key] = self._book.add_format(style.properties(number_format))
        return self._formats[key]

    def content(self) -> bytes:
        """The finished file."""
        self._book.close()
        return self._written.getvalue()


class Sheet:
    """A sheet being written; cells are called by letter and line, as people call them."""

    def __init__(self, book: Book, inside: Worksheet, title: str) -> None:
        self.book = book
        self.title = title
        self._inside = inside
        self._widths: dict[str, float] = {}
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
        chosen = self.book.format(style, number_format(content, self.book.lang))
        at = f"{letter}{line}"
        if formula:
            self._inside.write_formula(at, formula, chosen, _plain(content))
        elif isinstance(content, str) and (text := cell_text(content)):
            self._inside.write_string(at, text, chosen)
            if style.wraps:
                self._grow(line, text, style, self._widths[letter])
        elif isinstance(content, date):
            moment = content if isinstance(content, datetime) else datetime(*_ymd(content))
            self._inside.write_datetime(at, moment.replace(tzinfo=None), chosen)
        elif content is None or isinstance(content, str):
            self._inside.write_blank(at, None, chosen)
        else:
            self._inside.write_number(at, _plain(content), chosen)

    def merge(self, first: str, last: str, text: str, style: Style) -> None:
        """Text over several cells, `A1` to `H1`."""
        self._inside.merge_range(f"{first}:{last}", "", self.book.format(style))
        (letter, line), (end, _) = _split(first), _split(last)
        width = sum(wide for of, wide in self._widths.items() if letter <= of <= end)
        if text := cell_text(text):
            self._inside.write_string(first, text, self.book.format(style))
            if line == _split(last)[1]:
                self._grow(line, text, style, width)

    def columns(self, widths: Mapping[str, float], hidden: Iterable[str] = ()) -> None:
        """Sets how wide the columns are; before anything is written into them."""
        self._widths |= widths
        for letter, width in widths.items():
            self._inside.set_column(f"{letter}:{letter}", width)
        for letter in hidden:
            self._inside.set_column(f"{letter}:{letter}", None, None, {"hidden": True})

    def page(self, head: tuple[int, int], freeze: str = "", *, upright: bool = False) -> None:
        """A4, one page wide; the lines of the head on every page, a page number in the top margin
        from page 2 on, as Nghị định 30/2020/NĐ-CP has it."""
        sheet = self._inside
        sheet.set_paper(9)
        (sheet.set_portrait if upright else sheet.set_landscape)()
        sheet.fit_to_pages(1, 0)
        margins = (30, 15, 20, 20) if upright else (20, 15, 30, 20)
        left, right, top, bottom = (millimetres / 25.4 for millimetres in margins)
        sheet.set_margins(left, right, top, bottom)
        sheet.set_header(f'&C&"{FONT},Regular"&13&P', {"margin": 10 / 25.4})
        sheet.set_start_page(1)
        sheet.center_horizontally()
        sheet.repeat_rows(head[0] - 1, head[1] - 1)
        sheet.hide_gridlines(2)
        if freeze:
            sheet.freeze_panes(freeze)

    def hide(self, line: int) -> None:
        """Hides a line."""
        self._inside.set_row(line - 1, None, None, {"hidden": True})

    def filter(self, first: str, last: str) -> None:
        """Arrows to filter by over the head of a list."""
        self._inside.autofilter(f"{first}:{last}")

    def vanish(self) -> None:
        """Hides the sheet so that no menu of a spreadsheet program shows it."""
        self._inside.very_hidden()

    def _grow(self, line: int, text: str, style: Style, width: float) -> None:
        """Makes a line as high as a text that wraps needs; not every program finds that out."""
        size, indent, bold = style.size, style.indent, style.bold
        needed = min(409.0, text_height(text, width, size=size, indent=indent, bold=bold))
        if needed > self._heights.get(line, 15.0):
            self._heights[line] = needed
            self._inside.set_row(line - 1, needed)


class _Numbered(Worksheet):
    """A sheet without a page number on its first page, for which XlsxWriter has no setting."""

    def _write_header_footer(self) -> None:
        if self.header:
            self._xml_start_tag("headerFooter", [("differentFirst", 1)])
            self._write_odd_header()
            self._xml_end_tag("headerFooter")


def _plain(content: Content) -> Any:
    """A number as XlsxWriter takes it."""
    if isinstance(content, Fraction):
        return content.numerator if content.denominator == 1 else float(content)
    return content


def _ymd(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def _split(at: str) -> tuple[str, int]:
    return at.rstrip("0123456789"), int(at.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
