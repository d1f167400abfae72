"""One row of the form read from its lines: figure, note, own window, list of documents."""

from collections.abc import Sequence

from attrs import evolve, frozen

from cchc_core import FormPack, Kind, Origin, Reading, Row, Severity, Status, Window
from cchc_core.reading import Interpretation, Typed, indicator_of, interpret
from cchc_source_manual import remarks
from cchc_source_manual.cells import read_window, understand, with_kept
from cchc_source_manual.findings import Findings
from cchc_source_manual.layout import Blank
from cchc_source_manual.workbook import Line


@frozen
class RowReader:
    """Reads the rows of a form; what is wrong with one goes to `findings`."""

    blank: Blank
    findings: Findings

    @property
    def pack(self) -> FormPack:
        return self.blank.pack

    def reading(
        self, row: Row, lines: Sequence[Line], documents: list[dict[str, object]]
    ) -> Reading:
        """What the lines that bear the row's id say, with the documents listed for it."""
        if not lines:
            if self.blank.asks(row):
                self.findings.find("row-missing", Severity.ERROR, remarks.ROW_MISSING, row)
            return Reading(row.id, origin=Origin(self.findings.file))
        line, understood = self._understood(row, lines)
        if documents:
            understood = self._listed(row, line, understood, documents)
        elif understood.remark and indicator_of(row, self.pack).kind is Kind.DOCUMENTS:
            told, message = Severity.ERROR, remarks.NOT_LISTED
            self.findings.find(
                "documents-not-listed", told, message, row, line, found=understood.raw
            )
        elif understood.remark:
            self.findings.say(understood.remark, row, line)
        window, understood = self._own_window(row, line, understood)
        return Reading(
            row=row.id,
            status=understood.status,
            value=understood.value,
            raw=understood.raw,
            note=line.text("note"),
            window=window,
            origin=self.findings.origin(line),
        )

    def _understood(self, row: Row, lines: Sequence[Line]) -> tuple[Line, Interpretation]:
        """The line that counts and what its cell says; two different figures are rejected."""
        filled = [line for line in lines if line.text("value")]
        line = (filled or [max(lines, key=lambda each: len(each.text("note")))])[0]
        contents = list(dict.fromkeys(each.text("value") for each in filled))
        for each in filled:
            if each.hidden:
                self.findings.find("hidden-row", Severity.WARNING, remarks.HIDDEN, row, each)
        if len(lines) > 1:
            alike = len(contents) < 2
            self.findings.find(
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
        understood = understand(indicator_of(row, self.pack), line.typed("value"))
        return line, with_kept(understood, line.text("kept"))

    def _listed(
        self,
        row: Row,
        line: Line,
        cell: Interpretation,
        documents: list[dict[str, object]],
    ) -> Interpretation:
        """What the lines of the documents' sheet say; a count in the cell is only compared."""
        understood = interpret(self.pack.indicator(row), Typed(documents))
        if cell.raw not in ("", str(len(documents))):
            told, message = Severity.WARNING, remarks.LISTED_TOO
            self.findings.find("stray-value", told, message, row, line, found=cell.raw)
        if understood.remark:
            self.findings.say(understood.remark, row, line)
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
        told, message = Severity.ERROR, remarks.WINDOW
        self.findings.find("window-unreadable", told, message, row, line, found=text)
        if understood.status is not Status.USED:
            return None, understood
        raw = f"{understood.raw} ({text})"
        return None, Interpretation(Status.REJECTED, raw=raw)
