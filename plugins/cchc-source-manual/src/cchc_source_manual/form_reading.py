"""The Excel form read back: by the hidden ids of its rows, wherever the rows now stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from cchc_core import (
    Desk,
    FileRefused,
    FormPack,
    Reading,
    Report,
    Severity,
    Submission,
)
from cchc_source_manual import remarks
from cchc_source_manual.accounting import account
from cchc_source_manual.findings import Findings
from cchc_source_manual.form_rows import RowReader
from cchc_source_manual.layout import MOST_SENDINGS, OURS, REVISION, Blank
from cchc_source_manual.lists_sheet import FIELDS
from cchc_source_manual.words_sheet import read_words
from cchc_source_manual.workbook import Line, Table, open_form


def read_form(path: Path, desk: Desk) -> Iterable[Submission]:
    """The one submission of a form, on the version of the forms that it was made from.

    Raises `FileRefused`: for a file that cannot be opened, `not-a-form` without our stamp;
    `wrong-form`, `wrong-period`, `wrong-unit` and `form-damaged` before any figure is read.
    """
    returned = open_form(path)
    if returned.stamp is None:
        raise FileRefused("not-a-form", remarks.NOT_A_FORM.format(file=path.name))
    unit, pack = returned.stamp.admit(desk, path)
    forms = [table for table in returned.tables if "value" in table.letters]
    lines = [line for table in forms for line in table.lines()]
    by_id: dict[str, list[Line]] = {}
    for line in lines:
        by_id.setdefault(line.id, []).append(line)
    blank = Blank(pack, unit, returned.stamp.only)
    if not forms or _damaged(blank, by_id):
        message = remarks.DAMAGED.format(file=path.name, unit=unit.name)
        raise FileRefused("form-damaged", message, unit=returned.stamp.unit)
    findings = Findings(desk.name(path), unit)
    pages = [table for table in returned.tables if "words" in table.letters]
    _tell_strays(findings, [line for line in lines if line.id not in pack], "value")
    _tell_strays(findings, _unknown(pages, pack), "words")
    documents = _documents(returned.tables, pack)
    reader = RowReader(blank, findings)
    readings = [
        reader.reading(row, by_id.get(row.id, []), documents.get(row.id, [])) for row in pack.rows
    ]
    shown = [r for r in readings if blank.asks(pack[r.row]) or _holds(r)]
    yield Submission(
        report=Report.of(
            unit,
            desk.period,
            pack.key,
            shown,
            words={id: text for page in pages for id, text in read_words(page, pack).items()},
        ),
        source="manual",
        file=desk.name(path),
        revision=_revision(findings, forms),
        findings=tuple(findings.gathered),
        cells=account(returned, pack),
        part=returned.stamp.part,
    )


def _damaged(blank: Blank, by_id: Mapping[str, Sequence[Line]]) -> bool:
    """Whether most rows asked are gone: that is a form destroyed, not one left blank."""
    wanted = [row for row in blank.rows if blank.asks(row)]
    return 2 * sum(1 for row in wanted if row.id in by_id) < len(wanted)


def _unknown(pages: Iterable[Table], pack: FormPack) -> Iterator[Line]:
    """The lines of the sheet of words that bear the id of no section."""
    for page in pages:
        id = ""
        for line in page.lines():
            id = line.id or id
            if pack.section(id) is None:
                yield line


def _tell_strays(findings: Findings, lines: Iterable[Line], column: str) -> None:
    for line in lines:
        text = line.text(column)
        if text and line.id != OURS:
            findings.find("stray-value", Severity.WARNING, remarks.STRAY, None, line, found=text)


def _documents(tables: Iterable[Table], pack: FormPack) -> dict[str, list[dict[str, object]]]:
    """The filled lines of the documents' sheet; an inserted one belongs to the block above."""
    found: dict[str, list[dict[str, object]]] = {}
    for table in tables:
        id = ""
        for line in table.lines() if "type" in table.letters else ():
            id = line.id or id
            texts = {name: line.text(key) for key, name in FIELDS.items()}
            if id in pack and any(texts.values()):
                found.setdefault(id, []).append(dict(texts))
    return found


def _revision(findings: Findings, forms: Sequence[Table]) -> int | None:
    """The number of the sending, from the line above the table that bears our mark."""
    for table in forms:
        for line in table.above():
            if line.id == REVISION:
                text = line.text("value")
                if text.isdecimal() and len(text) < 9 and 1 <= int(text) <= MOST_SENDINGS:
                    return int(text)
                message, told = remarks.REVISION, Severity.WARNING
                findings.find("revision-unreadable", told, message, None, line, found=text)
    return None


def _holds(reading: Reading) -> bool:
    return bool(reading.raw or reading.note or reading.window)
