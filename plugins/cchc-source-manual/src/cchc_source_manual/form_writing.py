"""The Excel form of one unit: to be filled in, or filled in with what a report says."""

import io
from collections.abc import Iterable, Sequence

from attrs import frozen
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import (
    Leaf,
    Output,
    Publication,
    Reading,
    Role,
    Row,
    reproducible_zip,
)
from cchc_core.reading import indicator_of
from cchc_source_manual.cells import put, write_reading, write_window
from cchc_source_manual.checks_sheet import write_checks
from cchc_source_manual.frame import Frame
from cchc_source_manual.guide import write_guide
from cchc_source_manual.inputs import guard
from cchc_source_manual.layout import (
    CHECKS_SHEET,
    FIRST_ROW,
    GUIDE_SHEET,
    HEAD_ROW,
    KEY_ROW,
    LISTS_SHEET,
    STAMP_SHEET,
    VALUE,
    Blank,
    Column,
    form_columns,
)
from cchc_source_manual.lists_sheet import lists_of, write_lists
from cchc_source_manual.looks import (
    as_head,
    as_input,
    as_locked,
    height,
    set_columns,
    set_font,
    set_page,
    write_in,
)
from cchc_source_manual.naming import file_name, own_leaf
from cchc_source_manual.stamp import Stamp


def write_form(publication: Publication) -> Iterable[Output]:
    """One workbook for the unit of the report; a report with figures gives a form filled in."""
    leaf = own_leaf(publication)
    book = Workbook()
    book.remove(book.worksheets[0])
    set_font(book)
    columns = form_columns(previous=publication.previous is not None)
    blank = Blank(publication.pack, leaf.unit, publication.only)
    for number, title in enumerate(blank.titles):
        _Table(book.create_sheet(title), publication, leaf, blank, columns).write(number)
    if lists := lists_of(blank, leaf):
        write_lists(book.create_sheet(LISTS_SHEET), lists, leaf)
    write_checks(book.create_sheet(CHECKS_SHEET), blank, leaf)
    write_guide(book.create_sheet(GUIDE_SHEET))
    stamp = book.create_sheet(STAMP_SHEET)
    for line in Stamp.of(publication, leaf.unit).cells().items():
        stamp.append(line)
    stamp.sheet_state = "veryHidden"
    book.calculation.fullCalcOnLoad = True
    content = io.BytesIO()
    book.save(content)
    yield Output(
        f"{file_name('bieu', leaf.unit, publication)}.xlsx", reproducible_zip(content.getvalue())
    )


@frozen
class _Table:
    """One form of the pack on its sheet."""

    sheet: Worksheet
    publication: Publication
    leaf: Leaf
    blank: Blank
    columns: Sequence[Column]

    def write(self, number: int) -> None:
        form = self.blank.forms[number]
        set_columns(self.sheet, self.columns)
        frame = Frame(self.sheet, self.publication, self.leaf.unit, self.columns)
        frame.above(form.title.vi, first=number == 0)
        for column in self.columns:
            put(self.sheet[f"{column.letter}{KEY_ROW}"], column.mark)
            put(self.sheet[f"{column.letter}{HEAD_ROW}"], column.heading)
            if column.heading:
                as_head(self.sheet[f"{column.letter}{HEAD_ROW}"])
        self.sheet.row_dimensions[KEY_ROW].hidden = True
        self.sheet.row_dimensions[HEAD_ROW].height = 36
        within = ""
        for line, row in enumerate(form.rows, start=FIRST_ROW):
            self._row(line, row, first_within=row.within != within)
            within = row.within
        guard(self.sheet, self.blank, form.rows)
        frame.below(FIRST_ROW + len(form.rows) + 1)
        self.sheet.freeze_panes = f"C{FIRST_ROW}"
        unit, period = self.leaf.unit.name, self.publication.report.period.label.vi
        set_page(self.sheet, head=HEAD_ROW, footer=f"{unit} – {period}")

    def _row(self, line: int, row: Row, *, first_within: bool) -> None:
        reading = self.leaf.reading(row.id)
        mine = self.blank.asks(row)
        heading = row.role is Role.HEADING
        bold = heading and row.depth == 0
        label = f"{row.within}: {row.label}" if row.within and first_within else row.label
        texts = {
            "number": row.printed_number,
            "label": label,
            "unit": row.unit_of_measure,
            "note": reading.note,
            "window": write_window(reading.window),
            "id": row.id,
        }
        for column in self.columns:
            cell = self.sheet[f"{column.letter}{line}"]
            put(cell, texts.get(column.key, ""))
            centred = "left" if column.key in ("label", "note") else "center"
            match column.key:
                case "value" | "note" | "window":
                    (as_input if mine else as_locked)(cell, at=centred)
                    if column.key != "value":
                        cell.number_format = "@"  # a day typed here stays as it was typed
                case "previous":
                    put(cell, self._previous(row))
                    write_in(cell, italic=True, at="center", box=True)
                case "number" | "label" | "unit":
                    indent = row.depth if column.key == "label" else 0
                    write_in(cell, bold=bold, at=centred, indent=indent, box=True)
        self._value(line, row, reading)
        seen = [(texts[c.key], c.width) for c in self.columns if c.heading and c.key in texts]
        self.sheet.row_dimensions[line].height = max(19, height(*seen))

    def _value(self, line: int, row: Row, reading: Reading) -> None:
        """Types the figure in; a list that is not empty stands on its own sheet."""
        if isinstance(reading.value, tuple) and reading.value:
            return
        kept = self.sheet[f"{self.columns[-1].letter}{line}"]
        cell = self.sheet[f"{VALUE}{line}"]
        write_reading(cell, kept, reading, indicator_of(row, self.blank.pack))

    def _previous(self, row: Row) -> int | float | str:
        """What the unit stated on the row last period."""
        leaves = self.publication.previous.leaves.values() if self.publication.previous else ()
        for leaf in leaves:
            if leaf.unit.key == self.leaf.unit.key:  # its name may have changed since
                value = leaf.reading(row.id).value
                if isinstance(value, tuple):
                    return len(value)
                return leaf.reading(row.id).raw if value is None else float(value)
        return ""
