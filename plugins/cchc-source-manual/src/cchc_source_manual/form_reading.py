"""The Excel form read back: by the hidden ids of its rows, wherever the rows now stand."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import evolve, field, frozen
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import (
    AdminUnit,
    Desk,
    FileRefused,
    Finding,
    Origin,
    Reading,
    Report,
    Row,
    Severity,
    Status,
    Submission,
    Text,
    Window,
)
from cchc_core.reading import FileKind, Interpretation, Remark, Typed, interpret, precheck, refusal
from cchc_core.text import parse_date
from cchc_source_manual import remarks
from cchc_source_manual.cells import indicator_of, text_of, typed, with_kept
from cchc_source_manual.layout import KEY, OURS, REVISION, STAMP_SHEET, fills
from cchc_source_manual.lists_sheet import FIELDS
from cchc_source_manual.stamp import Stamp


def read_form(path: Path, desk: Desk) -> Iterable[Submission]:
    """The one submission of a form.

    Raises `FileRefused`: for a file that cannot be opened, `not-a-form` without our stamp,
    `wrong-form`, `wrong-period` and `wrong-unit` before any figure is read.
    """
    precheck(path)
    book = _open(path)
    stamp = _stamp(book)
    if stamp is None:
        raise FileRefused("not-a-form", remarks.NOT_A_FORM.format(file=path.name))
    unit = stamp.admit(desk, path.name)
    yield _Reader(path, desk, unit, tuple(_tables(book))).submission()


@frozen
class _Table:
    """A table of figures or of documents: which column holds what, from which line on."""

    sheet: Worksheet
    first: int
    letters: dict[str, str]

    def lines(self) -> "Iterator[_Line]":
        for number in range(self.first, self.sheet.max_row + 1):
            yield _Line(self, number)


@frozen
class _Line:
    """One line of a table."""

    table: _Table
    number: int

    def __getitem__(self, key: str) -> Cell:
        return self.table.sheet[f"{self.table.letters[key]}{self.number}"]

    def text(self, key: str) -> str:
        """What stands in a column; nothing where there is no such column."""
        return text_of(self[key]).strip() if key in self.table.letters else ""

    @property
    def id(self) -> str:
        return self.text("id")

    @property
    def place(self) -> str:
        """`Biểu 1!D12`, as messages call the figure's cell."""
        return f"{self.table.sheet.title}!{self['value'].coordinate}"

    @property
    def hidden(self) -> bool:
        """Whether a person cannot see the figure."""
        sheet, letter = self.table.sheet, self.table.letters["value"]
        return (
            sheet.sheet_state != "visible"
            or bool(sheet.row_dimensions[self.number].hidden)
            or bool(sheet.column_dimensions[letter].hidden)
        )


@frozen
class _Reader:
    """One workbook being read; what it finds gathers in `findings`."""

    path: Path
    desk: Desk
    unit: AdminUnit
    tables: tuple[_Table, ...]
    findings: list[Finding] = field(factory=list)

    def submission(self) -> Submission:
        forms = [table for table in self.tables if "value" in table.letters]
        lines = [line for table in forms for line in table.lines()]
        by_id: dict[str, list[_Line]] = {}
        for line in lines:
            by_id.setdefault(line.id, []).append(line)
        self._strays([line for line in lines if line.id not in self.desk.pack])
        stored = self._stored(lines)
        documents = self._documents()
        readings = [
            self._reading(row, by_id.get(row.id, []), stored, documents.get(row.id, []))
            for row in self.desk.pack.rows
        ]
        shown = [r for r in readings if fills(self.unit, self.desk.pack[r.row]) or _holds(r)]
        report = Report.of(self.unit, self.desk.period, self.desk.pack.key, shown)
        return Submission(
            report=report,
            source="manual",
            file=self.path.name,
            revision=self._revision(forms),
            findings=tuple(self.findings),
            cells=sum(1 for line in lines if line.id in self.desk.pack and line.text("value"))
            + sum(map(len, documents.values())),
        )

    # Figures

    def _reading(
        self,
        row: Row,
        lines: Sequence[_Line],
        stored: "Workbook | None",
        documents: list[dict[str, object]],
    ) -> Reading:
        if not lines:
            if fills(self.unit, row):
                self._find("row-missing", Severity.ERROR, remarks.ROW_MISSING, row)
            return Reading(row.id)
        line, understood = self._understood(row, lines, stored)
        if documents:
            understood = self._listed(row, line, understood, documents)
        window, understood = self._own_window(row, line, understood)
        return Reading(
            row=row.id,
            status=understood.status,
            value=understood.value,
            raw=understood.raw,
            note=line.text("note"),
            window=window,
            origin=self._origin(line["value"]),
        )

    def _understood(
        self, row: Row, lines: Sequence[_Line], stored: "Workbook | None"
    ) -> tuple[_Line, Interpretation]:
        """The line that counts and what its cell says; two different figures are rejected."""
        filled = [line for line in lines if line.text("value")]
        line = (filled or [max(lines, key=lambda each: len(each.text("note")))])[0]
        contents = list(dict.fromkeys(each.text("value") for each in filled))
        for each in filled:
            if each.hidden:
                self._find("hidden-row", Severity.WARNING, remarks.HIDDEN, row, each)
        if len(lines) > 1:
            alike = len(contents) < 2
            self._find(
                "row-duplicated",
                Severity.WARNING if alike else Severity.ERROR,
                remarks.DUPLICATED_ALIKE if alike else remarks.DUPLICATED,
                row,
                line,
                found="; ".join(contents),
                places=", ".join(each.place for each in lines),
            )
            if not alike:
                return line, Interpretation(Status.REJECTED, raw="; ".join(contents))
        cell = line["value"]
        result = stored[cell.parent.title][cell.coordinate] if stored else None
        understood = interpret(indicator_of(row, self.desk.pack), typed(cell, result))
        if understood.remark:
            self._say(understood.remark, row, line)
        return line, with_kept(understood, line.text("kept"))

    def _listed(
        self,
        row: Row,
        line: _Line,
        cell: Interpretation,
        documents: list[dict[str, object]],
    ) -> Interpretation:
        """What the lines of the documents' sheet say; a count in the cell is only compared."""
        understood = interpret(self.desk.pack.indicator(row), Typed(documents))
        if cell.raw not in ("", str(len(documents))):
            found = cell.raw
            self._find("stray-value", Severity.WARNING, remarks.LISTED_TOO, row, line, found=found)
        if understood.remark:
            self._say(understood.remark, row, line)
            return understood
        return evolve(understood, raw=Typed(understood.value).raw)

    def _own_window(
        self, row: Row, line: _Line, understood: Interpretation
    ) -> tuple[Window | None, Interpretation]:
        """The reading's own window; a figure over days that cannot be read is rejected."""
        text = line.text("window")
        if not text:
            return None, understood
        if window := parse_window(text):
            return window, understood
        self._find("window-unreadable", Severity.ERROR, remarks.WINDOW, row, line, found=text)
        if understood.status is not Status.USED:
            return None, understood
        raw = f"{understood.raw} ({text})"
        return None, Interpretation(Status.REJECTED, raw=raw)

    def _documents(self) -> dict[str, list[dict[str, object]]]:
        """The filled lines of the documents' sheet; an inserted one belongs to the block above."""
        found: dict[str, list[dict[str, object]]] = {}
        for table in self.tables:
            id = ""
            for line in table.lines() if "type" in table.letters else ():
                id = line.id or id
                texts = {name: line.text(key) for key, name in FIELDS.items()}
                if id in self.desk.pack and any(texts.values()):
                    found.setdefault(id, []).append(dict(texts))
        return found

    def _revision(self, forms: Sequence[_Table]) -> int | None:
        """The number of the sending, from the line above the table that bears our mark."""
        for table in forms:
            for number in range(1, table.first):
                line = _Line(table, number)
                if line.id == REVISION:
                    text = line.text("value")
                    if text.isdecimal() and int(text) > 0:
                        return int(text)
                    self._find(
                        "revision-unreadable",
                        Severity.WARNING,
                        remarks.REVISION,
                        None,
                        line,
                        found=text,
                    )
        return None

    def _stored(self, lines: Iterable[_Line]) -> "Workbook | None":
        """The workbook with the results of its formulas, if any stands in a figure's cell."""
        if any(line["value"].data_type == "f" for line in lines):
            return load_workbook(self.path, data_only=True)
        return None

    # Findings

    def _strays(self, lines: Iterable[_Line]) -> None:
        for line in lines:
            text = line.text("value")
            if text and line.id != OURS:
                self._find("stray-value", Severity.WARNING, remarks.STRAY, None, line, found=text)

    def _say(self, remark: Remark, row: Row, line: _Line) -> None:
        self.findings.append(
            Finding(
                rule=remark.rule,
                severity=remark.severity,
                message=remark.message,
                unit=self.unit.key,
                indicator=row.id,
                origin=self._origin(line["value"]),
                found=remark.found,
                expected=remark.expected,
            )
        )

    def _find(
        self,
        rule: str,
        severity: Severity,
        message: Text,
        row: Row | None,
        line: _Line | None = None,
        *,
        found: str = "",
        **fields: str,
    ) -> None:
        name = row.name if row else ""
        place = line.place if line else ""
        message = message.format(row=name, place=place, found=found, **fields)
        self.findings.append(
            Finding(
                rule=rule,
                severity=severity,
                message=message,
                unit=self.unit.key,
                indicator=row.id if row else None,
                origin=self._origin(line["value"]) if line else Origin(self.path.name),
                found=found,
            )
        )

    def _origin(self, cell: Cell) -> Origin:
        return Origin(self.path.name, cell.parent.title, cell.coordinate)


def parse_window(text: str) -> Window | None:
    """The window written `01/01/2023 - 10/8/2023`; None for all else."""
    days = [parse_date(part) for part in text.replace("–", "-").split(" - ")]
    if len(days) == 2 and days[0] and days[1] and days[0] <= days[1]:
        return Window(days[0], days[1])
    return None


def _holds(reading: Reading) -> bool:
    return bool(reading.raw or reading.note or reading.window)


def _open(path: Path) -> Workbook:
    try:
        return load_workbook(path)
    except Exception as error:  # openpyxl raises whatever a damaged part makes it stumble over
        raise refusal(path, FileKind.TRUNCATED) from error


def _stamp(book: Workbook) -> Stamp | None:
    if STAMP_SHEET not in book.sheetnames:
        return None
    rows = book[STAMP_SHEET].iter_rows(max_row=40, max_col=2, values_only=True)
    return Stamp.from_cells({str(key): str(value) for key, value in rows})


def _tables(book: Workbook) -> Iterator[_Table]:
    """The tables of the workbook: where a line holds our marks, one per column."""
    for sheet in book.worksheets:
        for line in sheet.iter_rows(max_row=60, max_col=60):
            letters = {
                str(cell.value).removeprefix(KEY): cell.column_letter
                for cell in line
                if isinstance(cell.value, str) and cell.value.startswith(KEY)
            }
            if "id" in letters:
                yield _Table(sheet, line[0].row + 2, letters)
                break
