"""A document read: its cover checked, the lines of its appendix matched, their figures interpreted.

The same for Word, PDF and Excel: what opens the file is all that differs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cchc_core import (
    AdminUnit,
    Cells,
    Desk,
    FileRefused,
    FormPack,
    Reading,
    Report,
    Row,
    Severity,
    Status,
    Submission,
    Text,
)
from cchc_core.reading import FileKind, Line, Matching, match_lines, refusal
from cchc_source_document import remarks
from cchc_source_document.appendix import Appendix, find_appendix
from cchc_source_document.content import Content
from cchc_source_document.cover import find_cover
from cchc_source_document.figures import Findings, read_figure
from cchc_source_document.narrative import read_narrative
from cchc_source_document.passages import passages_of
from cchc_source_document.period import check_period
from cchc_source_document.whose import whose
from cchc_source_document.written import read_words

SOURCE = "document"
OTHER_LINES = "dòng không thuộc biểu, không có số liệu"


def read_content(path: Path, content: Content, desk: Desk) -> Iterator[Submission]:
    """The one submission of a document.

    Raises `FileRefused` before any figure is read: `appendix-missing`, `file-old-font`,
    `columns-ambiguous`, `appendix-twice`, `wrong-form`, and those of `whose` and `check_period`.
    """
    appendix = find_appendix(content, desk.pack)
    _refuse_without_appendix(path, content, appendix)
    cover = find_cover(content, appendix)
    unit = whose(cover, path, desk)
    findings = Findings(desk.name(path), unit)
    check_period(cover, unit, path, desk)
    answers = {key: row for (file, key), row in desk.confirmed.items() if file == findings.file}
    matching = match_lines((piece.line for piece in appendix.pieces), desk.pack, answers)
    _refuse_unlike(path, matching, desk, unit)
    pieces = {piece.line: piece for piece in appendix.pieces}
    readings = [
        read_figure(pieces[line], row, desk.pack, findings)
        for line, row in matching.sure
        if _says_something(line, row, unit)
    ]
    readings += [_rejected(desk.pack[id], lines, findings) for id, lines in matching.twice.items()]
    held = [reading.row for reading in readings if reading.status is not Status.BLANK]
    more, asked = read_narrative(content, findings, desk, held)
    _tell_strays(findings, matching)
    _tell_missing(findings, matching, desk)
    _tell_silent_pages(findings, content)
    yield Submission(
        report=Report.of(
            unit,
            desk.period,
            desk.pack.key,
            _with_more(readings, more),
            words=read_words(content, desk.pack),
        ),
        source=SOURCE,
        file=findings.file,
        findings=tuple(findings.gathered),
        suggestions=(*(p.suggestion(findings.file) for p in matching.proposed), *asked),
        cells=_cells(content, appendix, matching),
        passages=tuple(passages_of(content, cover, matching.sure, findings.file)),
    )


def lines_of(path: Path, content: Content, like: FormPack | None) -> Iterable[Line]:
    """The lines of a form's table, filled in or not; raises `FileRefused` where there is none."""
    appendix = find_appendix(content, like)
    _refuse_without_table(path, content, appendix)
    return tuple(piece.line for piece in appendix.pieces)


def _with_more(readings: Iterable[Reading], more: Iterable[Reading]) -> Iterable[Reading]:
    """The readings of the tables, those of the text in the place of blank ones."""
    return {reading.row: reading for reading in (*readings, *more)}.values()


def _refuse_without_appendix(path: Path, content: Content, appendix: Appendix) -> None:
    _refuse_without_table(path, content, appendix)
    if appendix.rivals:
        found = ", ".join(appendix.rivals)
        message = remarks.COLUMNS_AMBIGUOUS.format(file=path.name, found=found)
        raise FileRefused("columns-ambiguous", message, found=found)


def _refuse_without_table(path: Path, content: Content, appendix: Appendix) -> None:
    if not appendix.pieces:
        if any(font.startswith((".Vn", "VNI-")) for font in content.fonts):
            raise refusal(path, FileKind.OLD_FONT)
        pages = ", ".join(map(str, content.silent))
        more = remarks.SILENT_PAGES.format(pages=pages) if pages else Text("", "")
        message = remarks.APPENDIX_MISSING.format(file=path.name, more=more)
        raise FileRefused("appendix-missing", message)


def _refuse_unlike(path: Path, matching: Matching, desk: Desk, unit: AdminUnit) -> None:
    """Refuses what is no such form at all, and a form that is there twice."""
    if not (matching.sure or matching.twice or matching.proposed):
        message = remarks.WRONG_FORM.format(file=path.name, form=desk.pack.title)
        raise FileRefused("wrong-form", message, unit=str(unit.key), expected=desk.pack.key)
    filled = [line for line, _ in matching.sure if line.filled]
    if len(matching.twice) > max(1, len(filled)):
        rivals = next(iter(matching.twice.values()))
        places = "; ".join(f"{line.sheet}, {line.cell}" for line in rivals)
        message = remarks.APPENDIX_TWICE.format(file=path.name, places=places)
        raise FileRefused("appendix-twice", message, found=places, unit=str(unit.key))


def _says_something(line: Line, row: Row, unit: AdminUnit) -> bool:
    return unit.level in row.scope or line.filled or bool(line.note)


def _rejected(row: Row, lines: Sequence[Line], findings: Findings) -> Reading:
    """The reading of a row with figures on several lines: none of them is used."""
    found = "; ".join(line.value.raw for line in lines)
    places = "; ".join(f"{line.sheet}, {line.cell}" for line in lines)
    findings.find(
        "row-duplicated",
        Severity.ERROR,
        remarks.ROW_TWICE,
        row,
        lines[0],
        found=found,
        places=places,
    )
    return Reading(row.id, Status.REJECTED, raw=found, origin=findings.origin(lines[0]))


def _tell_strays(findings: Findings, matching: Matching) -> None:
    """The lines that hold a figure and are no row's."""
    for line in matching.unmatched:
        if _is_stray(line):
            findings.find(
                "line-unmatched",
                Severity.WARNING,
                remarks.LINE_UNMATCHED,
                line=line,
                found=line.value.raw,
                text=line.text,
            )


def _is_stray(line: Line) -> bool:
    """Whether a figure stands there; a text without a wording before it is a signature."""
    return line.filled and bool(line.label or re.fullmatch("[0-9][0-9.,% ]*", line.value.shown))


def _tell_missing(findings: Findings, matching: Matching, desk: Desk) -> None:
    """The unit's rows without a line, on the forms of which there is any."""
    there = {row.id for _, row in matching.sure} | set(matching.twice)
    asked = {row.id for proposal in matching.proposed for row in proposal.rows}
    for form in desk.pack.forms:
        if any(row.id in there for row in form.rows):
            for row in form.rows:
                if findings.unit.level in row.scope and row.id not in there | asked:
                    findings.find("row-missing", Severity.ERROR, remarks.ROW_MISSING, row)


def _tell_silent_pages(findings: Findings, content: Content) -> None:
    if content.silent:
        pages = ", ".join(map(str, content.silent))
        findings.find("page-unread", Severity.WARNING, remarks.PAGE_SILENT, found=pages)


def _cells(content: Content, appendix: Appendix, matching: Matching) -> Cells:
    """What became of every filled cell: read with a line or as a head, told of, or passed over."""
    told = {line for lines in matching.twice.values() for line in lines}
    told |= {proposal.line for proposal in matching.proposed}
    told |= set(filter(_is_stray, matching.unmatched))
    idle = set(matching.unmatched) - told
    reported, passed, read = (
        sum(
            piece.cells
            for piece in appendix.pieces
            if (piece.line in told, piece.line in idle) == of
        )
        for of in ((True, False), (False, True), (False, False))
    )
    over = dict(appendix.passed_over)
    if passed:
        over[OTHER_LINES] = passed
    return Cells(content.counted, read + appendix.headed, reported, over)
