"""A printed table of a portal, and the kinds of file that portals save it as.

Bytes are the same every time: no writer puts the time of day into a file.
"""

import csv
import html
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

import xlwt
from attrs import field, frozen
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from cchc_core import reproducible_zip

Cell = str | int | date | datetime | None


@frozen
class Head:
    """A heading over `wide` columns and `high` lines."""

    text: str
    wide: int = 1
    high: int = 1


@frozen
class Table:
    """A table as it is printed: lines above it, its heads, its rows, lines below it."""

    above: Sequence[str]
    heads: Sequence[Sequence[Head]]
    rows: Sequence[Sequence[Cell]]
    below: Sequence[str] = ()
    numbered: bool = False
    """Whether a line "(1) (2) (3)" stands under the heads."""

    width: int = field(init=False)

    @width.default
    def _width(self) -> int:
        return sum(head.wide for head in self.heads[0])

    @property
    def body(self) -> Iterator[Sequence[Cell]]:
        if self.numbered:
            yield [f"({number})" for number in range(1, self.width + 1)]
        yield from self.rows

    def placed(self) -> Iterator[tuple[int, int, Head]]:
        """Every heading with its line and column; a heading two lines high pushes others aside."""
        taken: set[tuple[int, int]] = set()
        for line, heads in enumerate(self.heads):
            column = 0
            for head in heads:
                while (line, column) in taken:
                    column += 1
                taken |= {
                    (line + down, column + right)
                    for down in range(head.high)
                    for right in range(head.wide)
                }
                yield line, column, head

    def flat(self) -> Iterator[Sequence[Cell]]:
        """All lines, as a file without merged cells has them."""
        yield from ([line] for line in self.above)
        heads: list[list[Cell]] = [[""] * self.width for _ in self.heads]
        for line, column, head in self.placed():
            heads[line][column] = head.text
        yield from heads
        yield from self.body
        yield from ([line] for line in self.below)


def as_csv(table: Table) -> bytes:
    """Comma-separated, with the mark that Excel needs to see UTF-8."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerows([_printed(cell) for cell in line] for line in table.flat())
    return text.getvalue().encode("utf-8-sig")


def as_html(table: Table) -> bytes:
    """What portals call `.xls`: a page whose table stands in the cell of another."""
    lines = [
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>',
        '<meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>',
        "<style>td {mso-number-format:'\\@'; vertical-align:top}</style></head><body>",
        "<table><tr><td>",
        *(f"<div align=center><b>{html.escape(line)}</b></div>" for line in table.above),
        "</td></tr><tr><td><table border=1>",
    ]
    lines += (f"<tr>{''.join(map(_th, heads))}</tr>" for heads in table.heads)
    lines += (f"<tr>{''.join(map(_td, row))}</tr>" for row in table.body)
    lines.append("</table></td></tr>")
    lines += (f"<tr><td><i>{html.escape(line)}</i></td></tr>" for line in table.below)
    lines.append("</table></body></html>")
    return "\n".join(lines).encode()


def _th(head: Head) -> str:
    wide = f" colspan={head.wide}" if head.wide > 1 else ""
    high = f" rowspan={head.high}" if head.high > 1 else ""
    return f"<th{wide}{high}>{html.escape(head.text)}</th>"


def _td(cell: Cell) -> str:
    return f"<td>{html.escape(_printed(cell))}</td>"


def as_xls(table: Table) -> bytes:
    """A workbook of Excel 97; days are numbers that look like days."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("DanhSach")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    moment = xlwt.easyxf(num_format_str="DD/MM/YYYY HH:MM")
    for number, line in enumerate(table.flat()):
        for column, cell in enumerate(line):
            if isinstance(cell, date):
                sheet.write(number, column, cell, moment if isinstance(cell, datetime) else day)
            elif cell not in ("", None):
                sheet.write(number, column, cell)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def as_xlsx(table: Table) -> bytes:
    """A workbook with merged heads, an empty first column and days as Excel has them."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Sheet1"
    first = len(table.above) + 1
    for number, line in enumerate(table.flat(), start=1):
        for column, cell in enumerate(line, start=2):
            if cell not in ("", None):
                at = sheet.cell(number, column, cell)
                if isinstance(cell, date):
                    at.number_format = "dd/mm/yyyy"
    for line, column, head in table.placed():
        if head.wide > 1 or head.high > 1:
            top, left = first + line, get_column_letter(column + 2)
            right = get_column_letter(column + 1 + head.wide)
            sheet.merge_cells(f"{left}{top}:{right}{top + head.high - 1}")
    content = io.BytesIO()
    book.save(content)
    return reproducible_zip(content.getvalue())


def _printed(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case datetime():
            return f"{cell:%d/%m/%Y %H:%M}"
        case date():
            return f"{cell:%d/%m/%Y}"
    return str(cell)


def with_totals(rows: Iterable[Sequence[Cell]], label: str, at: int) -> Iterator[Sequence[Cell]]:
    """The rows, and below them their sums, with a label in the column `at`."""
    rows = list(rows)
    yield from rows
    sums = [
        sum(cell for cell in column if isinstance(cell, int)) for column in zip(*rows, strict=True)
    ]
    yield [label if column == at else "" if column < at else s for column, s in enumerate(sums)]
