"""The figures of the written report, read where the wording is clear, proposed where it is not."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from cchc_core import Desk, Document, Finding, Origin, Reading, Severity, Status, Suggestion
from cchc_core.reading import Interpretation, Typed, indicator_of, interpret
from cchc_source_document import remarks
from cchc_source_document.content import Content
from cchc_source_document.figures import Findings
from cchc_source_document.issued import issued, unread
from cchc_source_document.outline import Paragraph, paragraphs
from cchc_source_document.sentences import sentences
from cchc_source_document.telling import Told, told_figures

_SHOWN = 60
"""So much of a line that could not be read tells which one it is."""


def read_narrative(
    content: Content, findings: Findings, desk: Desk, taken: Iterable[str]
) -> tuple[list[Reading], list[Suggestion]]:
    """The figures and issued documents of the unit's rows that no table of the document holds.

    A figure is used when every clear sentence gives the same, over the same days; else a person is
    asked about each.
    """
    held = set(taken)
    level = findings.unit.level
    rows = [r for r in desk.pack.rows if r.id not in held and (level in r.scope or not r.scope)]
    found = list(paragraphs(content))
    told = list(_answered(told_figures(found, desk), findings, desk))
    readings = list(_documents(found, findings, {row.id for row in rows}))
    suggestions: list[Suggestion] = []
    for row in rows:
        mine = [each for each in told if each.row == row.id]
        sure = [each for each in mine if each.sure]
        if len({(_number(each, desk), each.window) for each in sure}) == 1:
            readings.append(_reading(sure[0], findings, desk))
        else:
            suggestions += [_suggestion(each, findings.file) for each in mine]
    return readings, suggestions


def _answered(told: Iterable[Told], findings: Findings, desk: Desk) -> Iterator[Told]:
    """What a person has said about a figure holds; a figure that is no row's is left out."""
    for each in told:
        answer = desk.confirmed.get((findings.file, each.key))
        if answer is None:
            yield each
        elif answer in desk.pack:
            yield each.confirmed(answer)


def _number(told: Told, desk: Desk) -> int | Decimal | tuple[Document, ...] | None:
    return _understood(told, desk).value


def _understood(told: Told, desk: Desk) -> Interpretation:
    return interpret(indicator_of(desk.pack[told.row], desk.pack), Typed(told.figure))


def _reading(told: Told, findings: Findings, desk: Desk) -> Reading:
    understood = _understood(told, desk)
    origin = Origin(findings.file, told.passage.sheet, told.passage.cell)
    if understood.remark and understood.remark.rule != "number-as-text":
        findings.gathered.append(understood.remark.finding(findings.unit.key, told.row, origin))
    return Reading(
        row=told.row,
        status=understood.status,
        value=understood.value,
        raw=told.raw,
        window=told.window,
        origin=origin,
    )


def _suggestion(told: Told, file: str) -> Suggestion:
    origin = Origin(file, told.passage.sheet, told.passage.cell)
    return Suggestion(told.key, told.text, told.row, origin, told.figure, told.others)


def _documents(
    found: Sequence[Paragraph], findings: Findings, open_rows: set[str]
) -> Iterator[Reading]:
    """The lists of issued documents."""
    for row, documents in issued(found, sentences().documents).items():
        if row in open_rows:
            listed = tuple(each.document for each in documents)
            first = documents[0].passage
            origin = Origin(findings.file, first.sheet, first.cell)
            raw = Typed(listed).raw
            yield Reading(row, Status.USED, listed, raw=raw, origin=origin)
    for passage in unread(found, sentences().documents):
        findings.gathered.append(
            Finding(
                rule="document-unread",
                severity=Severity.WARNING,
                message=remarks.DOCUMENT_UNREAD.format(text=passage.text[:_SHOWN]),
                unit=findings.unit.key,
                origin=Origin(findings.file, passage.sheet, passage.cell),
                found=passage.text[:_SHOWN],
            )
        )
