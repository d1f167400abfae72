"""One figure of the appendix: what the cell of a matched line says of its row."""

import re

from attrs import evolve, field, frozen

from cchc_core import (
    AdminUnit,
    Finding,
    FormPack,
    Origin,
    Reading,
    Row,
    Severity,
    Status,
    Text,
    fold,
)
from cchc_core.reading import Interpretation, Line, Typed, indicator_of, interpret
from cchc_source_document import remarks
from cchc_source_document.appendix import Piece


@frozen
class Findings:
    """What is told of one document of one unit, gathered as it is read."""

    file: str
    unit: AdminUnit
    gathered: list[Finding] = field(factory=list)

    def find(
        self,
        rule: str,
        severity: Severity,
        message: Text,
        row: Row | None = None,
        line: Line | None = None,
        *,
        found: str = "",
        expected: str = "",
        **fields: str,
    ) -> None:
        """Adds what is wrong with a line, or with the document."""
        place = ", ".join(filter(None, (line.sheet, line.cell))) if line else ""
        values = {"place": place, "row": row.name if row else "", **fields}
        told = message.format(found=found, expected=expected, **values)
        self.gathered.append(
            Finding(
                rule=rule,
                severity=severity,
                message=told,
                unit=self.unit.key,
                indicator=row.id if row else None,
                origin=self.origin(line),
                found=found,
                expected=expected,
            )
        )

    def origin(self, line: Line | None) -> Origin:
        """Where a line's figure stands."""
        return Origin(self.file, line.sheet, line.cell) if line else Origin(self.file)


def read_figure(piece: Piece, row: Row, pack: FormPack, findings: Findings) -> Reading:
    """The reading of a row from its line; what is wrong with it goes to `findings`."""
    line = piece.line
    cell, more = _split(line.value, (row.unit_of_measure, line.unit))
    cell = cell if piece.typed else _as_number(cell)
    understood = interpret(indicator_of(row, pack), cell)
    if piece.shared:
        findings.find("figure-shared", Severity.ERROR, remarks.SHARED_FIGURE, row, line)
        understood = Interpretation(Status.REJECTED, raw=line.value.raw)
    if piece.hidden and line.filled:
        findings.find("hidden-row", Severity.WARNING, remarks.HIDDEN_ROW, row, line)
    if understood.remark and (piece.typed or understood.remark.rule != "number-as-text"):
        remark = understood.remark
        findings.gathered.append(remark.finding(findings.unit.key, row.id, findings.origin(line)))
    return Reading(
        row=row.id,
        status=understood.status,
        value=understood.value,
        raw=" ".join(line.value.raw.split()),
        note="\n".join(filter(None, (more, line.note))),
        origin=findings.origin(line),
    )


_NUMBER = r"[0-9][0-9.,]*(?: ?%)?"
_WITH_NOTE = re.compile(rf"({_NUMBER})\s*(\(.+\))", re.DOTALL)
_OVER_NOTE = re.compile(rf"({_NUMBER})\s*\n\s*([^\W\d].*)", re.DOTALL)
_WITH_UNIT = re.compile(rf"({_NUMBER})\s*([^\W\d].*)", re.DOTALL)


def _split(cell: Typed, units: tuple[str, ...]) -> tuple[Typed, str]:
    """The figure of a cell, and the note typed beside it: in brackets, or on lines of its own.

    The row's own unit of measure behind the number says nothing new. What begins the next line with
    a digit may be the rest of the number, so it is no note.
    """
    if not isinstance(cell.value, str) or cell.formula:
        return cell, ""
    text, note = cell.value.strip(), ""
    if found := _WITH_NOTE.fullmatch(text) or _OVER_NOTE.fullmatch(text):
        text, note = found.groups()
    elif (found := _WITH_UNIT.fullmatch(text)) and fold(found[2]) in map(fold, units):
        text = found[1]
    return evolve(cell, value=text), " ".join(note.split())


def _as_number(cell: Typed) -> Typed:
    """A plain numeral as the number that it is, since in a text all numbers are texts."""
    text = cell.value
    plain = isinstance(text, str) and re.fullmatch("0|[1-9][0-9]{0,14}", text)
    return evolve(cell, value=int(str(text))) if plain else cell
