"""The Excel form of one unit: to be filled in, or filled in with what a report says."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from cchc_core import AdminUnit, Output, Publication, Role, Row
from cchc_source_manual.cells import write_window
from cchc_source_manual.checks_sheet import how_many, write_checks
from cchc_source_manual.controls import LOOK_AGAIN, controls
from cchc_source_manual.filling import Filled
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
    WORDS_SHEET,
    Blank,
    Column,
    form_columns,
)
from cchc_source_manual.lists_sheet import lists_of, write_lists
from cchc_source_manual.looks import (
    HEAD,
    INPUT,
    INPUT_DAYS,
    INPUT_TEXT,
    LOCKED,
    LOCKED_DAYS,
    LOCKED_TEXT,
    Look,
    height,
)
from cchc_source_manual.naming import file_name, own_leaf
from cchc_source_manual.sheets import Book, Content, Formula, Sheet
from cchc_source_manual.stamp import Stamp
from cchc_source_manual.words_sheet import sections_of, write_words

_PREVIOUS = Look(italic=True, at="center", box=True)


def write_form(publication: Publication) -> Iterable[Output]:
    """One workbook for the unit of the report; a report with figures gives a form filled in."""
    leaf = own_leaf(publication)
    book = Book()
    columns = form_columns(previous=publication.previous is not None)
    blank = Blank(publication.pack, leaf.unit, publication.only)
    filled = Filled(blank, leaf)
    checked = tuple(controls(filled))
    issues = how_many(LOOK_AGAIN, checked)
    for number, title in enumerate(blank.titles):
        _Table(book.sheet(title), publication, filled, columns, issues).write(number)
    if lists := lists_of(blank, leaf):
        write_lists(book.sheet(LISTS_SHEET), lists, leaf)
    if sections := sections_of(blank, leaf):
        write_words(book.sheet(WORDS_SHEET), sections, leaf)
    write_checks(book.sheet(CHECKS_SHEET), checked, leaf.unit)
    write_guide(book.sheet(GUIDE_SHEET))
    _write_stamp(book.sheet(STAMP_SHEET), Stamp.of(publication, leaf.unit))
    yield Output(f"{file_name('bieu', leaf.unit, publication)}.xlsx", book.content())


def _write_stamp(sheet: Sheet, stamp: Stamp) -> None:
    for line, (key, value) in enumerate(stamp.cells().items(), start=1):
        sheet.put("A", line, key)
        sheet.put("B", line, value)
    sheet.vanish()


@frozen
class _Table:
    """One form of the pack on its sheet."""

    sheet: Sheet
    publication: Publication
    filled: Filled
    columns: Sequence[Column]
    issues: Formula

    @property
    def blank(self) -> Blank:
        return self.filled.blank

    @property
    def unit(self) -> AdminUnit:
        return self.filled.leaf.unit

    def write(self, number: int) -> None:
        form = self.blank.forms[number]
        self.sheet.columns(self.columns)
        frame = Frame(self.sheet, self.publication, self.unit, self.columns, self.issues)
        frame.above(form.title.vi, first=number == 0)
        for column in self.columns:
            self.sheet.put(column.letter, KEY_ROW, column.mark)
            if column.heading:
                self.sheet.put(column.letter, HEAD_ROW, column.heading, HEAD)
        self.sheet.hide(KEY_ROW)
        self.sheet.height(HEAD_ROW, 36)
        within = ""
        for line, row in enumerate(form.rows, start=FIRST_ROW):
            self._row(line, row, first_within=row.within != within)
            within = row.within
        guard(self.sheet, self.blank, form.rows)
        frame.below(FIRST_ROW + len(form.rows) + 1)
        self.sheet.freeze(f"C{FIRST_ROW}")
        footer = f"{self.unit.name} – {self.publication.report.period.label.vi}"
        self.sheet.page(head=HEAD_ROW, footer=footer)

    def _row(self, line: int, row: Row, *, first_within: bool) -> None:
        reading, cell = self.filled.leaf.reading(row.id), self.filled.cells[row.id]
        label = f"{row.within}: {row.label}" if row.within and first_within else row.label
        texts = {
            "number": row.printed_number,
            "label": label,
            "unit": row.unit_of_measure,
            "note": reading.note,
            "window": write_window(reading.window),
            "id": row.id,
            "kept": cell.kept,
        }
        contents: Mapping[str, Content] = {"value": cell.figure, **texts}
        looks = _looks(row, asked=self.blank.asks(row))
        for column in self.columns:
            content = self._previous(row) if column.key == "previous" else contents[column.key]
            self.sheet.put(column.letter, line, content, looks.get(column.key))
        seen = [(texts[c.key], c.width) for c in self.columns if c.heading and c.key in texts]
        self.sheet.height(line, max(19, height(*seen)))

    def _previous(self, row: Row) -> Content:
        """What the unit stated on the row last period."""
        leaves = self.publication.previous.leaves.values() if self.publication.previous else ()
        for leaf in leaves:
            if leaf.unit.key == self.unit.key:  # its name may have changed since
                value = leaf.reading(row.id).value
                if isinstance(value, tuple):
                    return len(value)
                return leaf.reading(row.id).raw if value is None else float(value)
        return ""


def _looks(row: Row, *, asked: bool) -> Mapping[str, Look]:
    """How the columns that are seen look on the line of a row."""
    bold = row.role is Role.HEADING and row.depth == 0
    centred = Look(bold=bold, at="center", box=True)
    return {
        "number": centred,
        "label": Look(bold=bold, indent=row.depth, box=True),
        "unit": centred,
        "value": INPUT if asked else LOCKED,
        "note": INPUT_TEXT if asked else LOCKED_TEXT,
        "previous": _PREVIOUS,
        "window": INPUT_DAYS if asked else LOCKED_DAYS,
    }
