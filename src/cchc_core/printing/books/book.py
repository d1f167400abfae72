"""A workbook being written: sheets in which text stays text and numbers are numbers, on A4.

Nothing here imports XlsxWriter: a plugin hands over its workbook (see `Book`).
"""

import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cchc_core.printing.books.letters import index_of, parted
from cchc_core.printing.books.pages import Paper, page_ends, widest
from cchc_core.printing.books.styles import FONT, LEFT, Style
from cchc_core.printing.cells import Content, cell_text, number_format, text_height
from cchc_core.text import Lang, format_date

VIETNAMESE = "[$-42A]"
"""Begins a number format whose numbers are printed as Vietnam does, wherever a program lets the
format decide: LibreOffice does, Excel takes the separators of the machine."""

LIKE_A_FORMULA = ("=", "+", "-", "@", "'")
"""What text begins with that a program would take for more than text."""


LINE = 15.0
"""How high a line is that nothing makes higher, in points."""


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
        self._last = 0

    def put(
        self, letter: str, line: int, content: Content, style: Style = LEFT, formula: str = ""
    ) -> None:
        """Writes a cell: text never becomes a formula; a `formula` is written with `content`, what
        it comes to, so that it shows in programs that do not calculate."""
        content = _as_cells_hold(content, self.book.lang)
        chosen = self.book.format(style, self._number_format(content, style))
        self._last = max(self._last, line)
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
            moment = content if isinstance(content, datetime) else datetime.combine(content, time())
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
        chosen = self.book.format(style, self._number_format(filled, style))
        self._last = max(self._last, line)
        self._inside.write_string(f"{letter}{line}", f"{{{{{asked}}}}}", chosen)
        if isinstance(filled, str) and style.wraps:
            self._grow(line, filled, style, self._widths[index_of(letter)])

    def merge(self, first: str, last: str, text: str, style: Style, filled: str = "") -> None:
        """Text over several cells, `A1` to `H1`; as high as what its fields are `filled` with."""
        (start, line), (end, below) = parted(first), parted(last)
        self._last = max(self._last, below)
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
        paper: Paper = Paper.A4,
        breaks: Sequence[str] = (),
        repeat: str = "",
        keep: Collection[int] | None = None,
    ) -> None:
        """One page wide; the lines of the head on every page, a page number in the top margin from
        page 2 on, as Nghị định 30/2020/NĐ-CP has it.

        With `keep`, the lines that stand on one page with the line below them, pages end where
        those allow, and, with `breaks`, after those columns, the columns `repeat` (`A:B`) on each;
        all of the sheet is written by then. No program heeds ends on a sheet that it fits to the
        page itself, so it is told how much smaller to print.
        """
        sheet = self._inside
        sheet.set_paper(paper.value.number)
        (sheet.set_portrait if paper.value.upright else sheet.set_landscape)()
        if breaks:
            sheet.set_v_pagebreaks([index_of(letter) for letter in breaks])
        if keep is None:
            sheet.fit_to_pages(1, 0)
        else:
            ends, repeated = (
                map(index_of, breaks),
                map(index_of, repeat.split(":") if repeat else ()),
            )
            scale = paper.scale(widest(self._widths, list(ends), list(repeated)))
            sheet.set_print_scale(round(100 * scale))
            self._end_pages(head, paper.height / scale, keep)
        sheet.set_margins(*(millimetres / 25.4 for millimetres in paper.value.margins))
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

    def chart(self, chart: Any, at: str, width: int, height: int, told: str) -> None:
        """Places a chart, so many pixels wide and high; `told` is what a screen reader says."""
        chart.set_size({"width": width, "height": height})
        self._inside.insert_chart(
            at, chart, {"description": told, "object_position": 1, "x_offset": 6}
        )

    def bottom(self, line: int) -> float:
        """How far below the top of the sheet a line ends, in points."""
        return sum(self._heights.get(at, LINE) for at in range(1, line + 1))

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

    def _end_pages(self, head: tuple[int, int], height: float, keep: Collection[int]) -> None:
        first, last = head
        heights = [self._heights.get(line, LINE) for line in range(1, self._last + 1)]
        repeated = sum(heights[first - 1 : last]) if first else 0.0
        self._inside.set_h_pagebreaks(list(page_ends(heights, height, repeated, keep)))

    def _number_format(self, content: Content, style: Style) -> str:
        """A number format that prints numbers as the workbook's language does."""
        told = number_format(content, self.book.lang, rate=style.rate)
        number = isinstance(content, int | Fraction | Decimal)
        return VIETNAMESE + told if number and self.book.lang == "vi" else told

    def _grow(self, line: int, text: str, style: Style, width: float) -> None:
        """Makes a line as high as a text that wraps needs; not every program finds that out."""
        size, indent, bold = style.size, style.indent, style.bold
        needed = min(409.0, text_height(text, width, size=size, indent=indent, bold=bold))
        if needed > self._heights.get(line, LINE):
            self.height(line, needed)


def _as_cells_hold(content: Content, lang: Lang) -> Content:
    """A day that has no time of day as one; one that no program can hold as text."""
    if isinstance(content, datetime) and content.time() == time():
        content = content.date()
    if isinstance(content, date) and content.year < 1900:
        return format_date(content, lang)
    return content


def _plain(content: Content) -> Any:
    """A number as XlsxWriter takes it."""
    if isinstance(content, Fraction):
        return content.numerator if content.denominator == 1 else float(content)
    return content
