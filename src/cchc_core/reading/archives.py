"""A look through a workbook before any library opens it: streaming, bounded, standard library.

A workbook of a few kilobytes can ask for more memory than there is: a cell far out on the sheet,
a part that expands a thousandfold, an XML entity.
"""

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO
from xml.parsers import expat

from cchc_core.errors import FileRefused
from cchc_core.reading.files import DAMAGED
from cchc_core.reading.hidden import HiddenCells
from cchc_core.reading.kinds import FileKind, refusal
from cchc_core.reading.limits import FORM_LIMITS, Limits, too_large
from cchc_core.reading.scanning import Scan
from cchc_core.reading.sheets import Sheet
from cchc_core.text import Text

_CHUNK = 2**16


def precheck(path: Path, limits: Limits = FORM_LIMITS) -> Mapping[str, Sheet]:
    """The sheets, by their titles, of an .xlsx that can be opened without harm; a .docx has none.

    Raises `FileRefused` for all others: `file-too-large` (beyond `limits`), `file-entities` (a
    DOCTYPE), `file-truncated` (a damaged zip or part), `file-password`, `file-unreadable`.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            sheets = tuple(_sheets(_scanned(path, archive, limits)))
            if len({sheet.title for sheet in sheets}) < len(sheets):  # one of them would be lost
                raise refusal(path, FileKind.TRUNCATED)
            return {sheet.title: sheet for sheet in sheets}
    except FileRefused:
        raise
    except OSError as error:
        raise refusal(path, FileKind.UNREADABLE) from error
    except (*DAMAGED, expat.ExpatError) as error:
        raise refusal(path, FileKind.TRUNCATED) from error


def _scanned(path: Path, archive: zipfile.ZipFile, limits: Limits) -> Mapping[str, Scan]:
    """Every part by its name; a sheet may hide under any."""
    entries = archive.infolist()
    expanded = sum(entry.file_size for entry in entries)
    if expanded > limits.expanded:
        why = Text("khi giải nén chiếm {found} MB", "it takes {found} MB when expanded")
        raise too_large(path, why, f"{expanded >> 20}", f"{limits.expanded >> 20}")
    if len(entries) > limits.entries:
        why = Text("gồm {found} phần", "it has {found} parts")
        raise too_large(path, why, f"{len(entries)}", f"{limits.entries}")
    if any(entry.flag_bits & 1 for entry in entries):
        raise refusal(path, FileKind.PASSWORD)
    scans: dict[str, Scan] = {}
    cells = 0
    for entry in entries:
        scan = scans[entry.filename] = Scan(path, entry.filename, limits, cells)
        with archive.open(entry) as part:
            _stream(scan, part)
        cells = scan.cells
    return scans


def _stream(scan: Scan, part: IO[bytes]) -> None:
    """Reads a part that is XML; drawings and other by-work (.vml) may be ill-formed."""
    try:
        while chunk := part.read(_CHUNK):
            if not scan.feed(chunk):
                return
        scan.close()
    except expat.ExpatError:
        if scan.name.endswith((".xml", ".rels")):
            raise


def _sheets(scans: Mapping[str, Scan]) -> Iterator[Sheet]:
    book, relations = scans.get("xl/workbook.xml"), scans.get("xl/_rels/workbook.xml.rels")
    for title, related, hidden in book.sheets if book else ():
        target = relations.targets.get(related, "") if relations else ""
        scan = scans.get(posixpath.normpath(posixpath.join("/xl", target)).lstrip("/"))
        yield scan.sheet(title, hidden) if scan else Sheet(title, HiddenCells(hidden))
