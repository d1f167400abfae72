"""The one door to XlsxWriter: sheets in which text stays text and formulas have their results."""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from attrs import evolve, frozen
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cchc_source_manual.layout import Column
from cchc_source_manual.looks import FONT, Look, Tint

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PADDING = 5 / 7
"""What XlsxWriter adds to a width: the margins of a cell, in digits."""
_FOOTER = 100


@frozen
class Formula:
    """A formula without its sign, and what it comes to, for programs that do not calculate."""

    text: str
    result: int | float | str


Content = int | float | str | Formula


@frozen
class Taken:
    """What a cell takes: the kind of content with its least and most, or a list of choices, and
    the hint shown at the cell."""

    kind: Literal["whole", "decimal", "list"]
    title: str
    hint: str
    least: int = 0
    most: int | None = None
    choices: Sequence[int] = ()


class Book:
    """A workbook being written; the same calls give the same bytes."""

    def __init__(self) -> None:
        self._written = io.BytesIO()
        normal = {"font_name": FONT, "font_size": 12, "font_scheme": "none"}
        options = {"in_memory": True, "default_format_properties": normal}
        self._book = Workbook(self._written, options)
        self._book.set_properties({"created": datetime(2000, 1, 1)})
        self._formats: dict[Look | Tint, Format] = {}

    def sheet(self, title: str) -> "Sheet":
        """A new sheet."""
        return Sheet(self, self._book.add_worksheet(title, _Inside))

    def format(self, look: Look | Tint) -> Format:
        """The look in this workbook."""
        if look not in self._formats:
            self._formats[look] = self._book.add_format(look.properties())
        return self._formats[look]

    def content(self) -> bytes:
        """The finished file."""
        self._book.close()
        return self._written.getvalue()


class Sheet:
    """A sheet being written; cells are called by letter and line, as people call them."""

    def __init__(self, book: Book, inside: Worksheet) -> None:
        self._book, self._inside = book, inside

    def put(self, letter: str, line: int, content: Content, look: Look | None = None) -> None:
        """Writes a cell; a text stays a text, whatever sign it begins with."""
        at = line - 1, ord(letter) - ord("A")
        if isinstance(content, str):
            self._put_text(at, clean(content), look)
        elif isinstance(content, Formula):
            self._inside.write_formula(*at, content.text, self._format(look), content.result)
        else:
            self._inside.write_number(*at, content, self._format(look))

    def merge(self, first: str, last: str, line: int, content: str, look: Look) -> None:
        """Writes a text over the cells of a line from one letter to another."""
        self._inside.merge_range(f"{first}{line}:{last}{line}", "", self._format(look))
        self.put(first, line, content, look)

    def columns(self, columns: Sequence[Column]) -> None:
        """Sets the widths, and hides the columns without a heading."""
        for column in columns:
            options = {"hidden": not column.heading}
            place = f"{column.letter}:{column.letter}"
            self._inside.set_column(place, column.width - _PADDING, None, options)

    def height(self, line: int, points: float) -> None:
        """How high a line is, in whole pixels, as programs show it."""
        self._inside.set_row_pixels(line - 1, int(points * 4 / 3))

    def hide(self, line: int) -> None:
        """Hides a line."""
        self._inside.set_row(line - 1, None, None, {"hidden": True})

    def vanish(self) -> None:
        """Hides the sheet so that no menu of a spreadsheet program shows it."""
        self._inside.very_hidden()

    def allow(self, cells: Sequence[str], taken: Taken) -> None:
        """Warns, without forbidding, of content that the cells do not take."""
        between = {"criteria": "between", "minimum": taken.least, "maximum": taken.most}
        from_on = {"criteria": ">=", "value": taken.least}
        wanted: dict[str, Any] = {"source": list(taken.choices)}
        if taken.kind != "list":
            wanted = from_on if taken.most is None else between
        told = {
            "error_type": "warning",
            "error_title": "Đề nghị xem lại",
            "error_message": "Giá trị này khác với cách ghi thông thường của ô.",
            "input_title": taken.title,
            "input_message": taken.hint[:250],
        }
        many = {"multi_range": " ".join(cells)}
        self._inside.data_validation(cells[0], {"validate": taken.kind, **wanted, **told, **many})

    def highlight(self, cells: Sequence[str], formula: str, tint: Tint) -> None:
        """Colours each of the cells for which the formula is true; it is written for the first."""
        rule = {"type": "formula", "criteria": formula, "format": self._book.format(tint)}
        self._inside.conditional_format(cells[0], {**rule, "multi_range": " ".join(cells)})

    def filter(self, cells: str) -> None:
        """Arrows to filter by over the head of a list."""
        self._inside.autofilter(cells)

    def freeze(self, cell: str) -> None:
        """Keeps in sight what is above and left of the cell."""
        self._inside.freeze_panes(cell)

    def page(
        self, *, head: int, footer: str = "", portrait: bool = False, filters: bool = False
    ) -> None:
        """A4, one page wide, the head line on every page, page numbers above, locked but for
        inputs; `filters` work also in a locked sheet."""
        sheet = self._inside
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        (sheet.set_portrait if portrait else sheet.set_landscape)()
        sheet.fit_to_pages(1, 0)
        sheet.set_start_page(1)
        sheet.set_margins(left=0.79, right=0.59, top=0.79, bottom=0.79)
        sheet.center_horizontally()
        sheet.repeat_rows(head - 1)
        sheet.set_header(f'&C&"{FONT},Regular"&13&P', {"margin": 0.35})
        told = footer[:_FOOTER].replace("&", "&&")
        sheet.set_footer(f'&R&"{FONT},Italic"&9 {told}', {"margin": 0.35})
        sheet.protect("", _ALLOWED | {"autofilter": filters})

    def _put_text(self, at: tuple[int, int], text: str, look: Look | None) -> None:
        if text and text[0] in "=+-@":
            look = evolve(look or Look(), quoted=True)
        if text:
            self._inside.write_string(*at, text, self._format(look))
        elif look:
            self._inside.write_blank(*at, None, self._format(look))

    def _format(self, look: Look | None) -> Format | None:
        return self._book.format(look) if look else None


class _Inside(Worksheet):
    """A sheet as XlsxWriter has no setting for: its first page has the footer only."""

    def _prepare_formula(self, formula: str, *_: bool) -> str:
        """The formula as it is: ours use no function that needs another name in the file, and to
        look for sixty of them in each takes longer than all the rest."""
        return formula

    def _write_header_footer(self) -> None:
        if self.header:
            self._xml_start_tag("headerFooter", [("differentFirst", 1)])
            self._write_odd_header()
            self._write_odd_footer()
            self._xml_data_element("firstFooter", self.footer)
            self._xml_end_tag("headerFooter")


def clean(text: str) -> str:
    """Text without what no XML can hold."""
    return _NO_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


_ALLOWED = {
    "objects": True,
    "scenarios": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
}
