"""The Excel form read back: by the hidden ids of its rows, wherever the rows now stand."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import evolve, field, frozen
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

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
from cchc_core.reading import Interpretation, Remark, Typed, indicator_of, interpret, precheck
from cchc_source_manual import remarks
from cchc_source_manual.cells import read_window, typed, understand, with_kept
from cchc_source_manual.layout import OURS, REVISION, fills
from cchc_source_manual.lists_sheet import FIELDS
from cchc_source_manual.workbook import Line, Table, open_form, stamp_of, tables_of


def read_form(path: Path, desk: Desk) -> Iterable[Submission]:
    """The one submission of a form.

    Raises `FileRefused`: for a file that cannot be opened, `not-a-form` without our stamp,
    `wrong-form`, `wrong-period` and `wrong-unit` before any figure is read.
    """
    precheck(path)
    book = open_form(path)
    stamp = stamp_of(book)
    if stamp is None:
        raise FileRefused("not-a-form", remarks.NOT_A_FORM.format(file=path.name))
    unit = stamp.admit(desk, path.name)
    yield _Reader(path, desk, unit, tuple(tables_of(book))).submission()


@frozen
class _Reader:
    """One workbook being read; what it finds gathers in `findings`."""

    path: Path
    desk: Desk
    unit: AdminUnit
    tables: tuple[Table, ...]
    findings: list[Finding] = field(factory=list)

    def submission(self) -> Submission:
        forms = [table for table in self.tables if "value" in table.letters]
        lines = [line for table in forms for line in table.lines()]
        by_id: dict[str, list[Line]] = {}
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
        lines: Sequence[Line],
        stored: Workbook | None,
        documents: list[dict[str, object]],
    ) -> Reading:
        if not lines:
            if fills(self.unit, row):
                self._find("row-missing", Severity.ERROR, remarks.ROW_MISSING, row)
            return Reading(row.id, origin=Origin(self.path.name))
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
        self, row: Row, lines: Sequence[Line], stored: Workbook | None
    ) -> tuple[Line, Interpretation]:
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
        understood = understand(indicator_of(row, self.desk.pack), typed(cell, result))
        if understood.remark:
            self._say(understood.remark, row, line)
        return line, with_kept(understood, line.text("kept"))

    def _listed(
        self,
        row: Row,
        line: Line,
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
        self, row: Row, line: Line, understood: Interpretation
    ) -> tuple[Window | None, Interpretation]:
        """The reading's own window; a figure over days that cannot be read is rejected."""
        text = line.text("window")
        if not text:
            return None, understood
        if window := read_window(text):
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

    def _revision(self, forms: Sequence[Table]) -> int | None:
        """The number of the sending, from the line above the table that bears our mark."""
        for table in forms:
            for number in range(1, table.first):
                line = Line(table, number)
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

    def _stored(self, lines: Iterable[Line]) -> Workbook | None:
        """The workbook with the results of its formulas, if any stands in a figure's cell."""
        if any(line["value"].data_type == "f" for line in lines):
            return load_workbook(self.path, data_only=True)
        return None

    # Findings

    def _strays(self, lines: Iterable[Line]) -> None:
        for line in lines:
            text = line.text("value")
            if text and line.id != OURS:
                self._find("stray-value", Severity.WARNING, remarks.STRAY, None, line, found=text)

    def _say(self, remark: Remark, row: Row, line: Line) -> None:
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
        line: Line | None = None,
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


def _holds(reading: Reading) -> bool:
    return bool(reading.raw or reading.note or reading.window)
