"""A look through a file before any library opens it: streaming, bounded, standard library.

A workbook of a few kilobytes can ask for more memory than there is: a cell far out on the sheet,
a part that expands a thousandfold, an XML entity.
"""

import posixpath
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO
from xml.parsers import expat

from cchc_core.errors import FileRefused
from cchc_core.reading.files import DAMAGED, is_pdf, read_head
from cchc_core.reading.kinds import FileKind, refusal
from cchc_core.reading.limits import FORM_LIMITS, Budget, Limits
from cchc_core.reading.pdfs import precheck_pdf
from cchc_core.reading.scanning import Scan
from cchc_core.reading.sheets import Sheet
from cchc_core.reading.strides import SharedTexts
from cchc_core.reading.zips import LONGEST_LIST, list_of_parts
from cchc_core.text import Text

_CHUNK = 2**18
_SMALL, _DENSEST = 64 * 2**20, 200
"""A part larger than that, and packed as tightly, holds one thing over and over."""


def precheck(path: Path, limits: Limits = FORM_LIMITS) -> Mapping[str, Sheet]:
    """The sheets, by their titles, of an .xlsx that can be opened without harm.

    A .docx and a PDF have none. Raises `FileRefused` for all others: `file-too-large` (beyond
    `limits`; a PDF has its own), `file-entities` (a DOCTYPE), `file-truncated` (a damaged zip or
    part), `file-password`, `file-unreadable`.
    """
    if is_pdf(read_head(path)):
        precheck_pdf(path)
        return {}
    try:
        if list_of_parts(path) > LONGEST_LIST:
            raise refusal(path, FileKind.TOO_LARGE)
        with zipfile.ZipFile(path) as archive:
            sheets = tuple(_sheets(path, _scanned(path, archive, limits)))
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
    budget, shared = Budget(path, limits), SharedTexts()
    _refuse_unsound(archive.infolist(), budget)
    scans: dict[str, Scan] = {}
    for entry in sorted(archive.infolist(), key=_shared_texts_first):
        scan = scans[entry.filename] = Scan(entry.filename, budget, shared)
        with archive.open(entry) as part:
            _stream(scan, part)
    return scans


def _refuse_unsound(entries: Sequence[zipfile.ZipInfo], budget: Budget) -> None:
    """Refuses what the list of parts alone tells against."""
    limits = budget.limits
    if (expanded := sum(entry.file_size for entry in entries)) > limits.expanded:
        budget.beyond(_EXPANDED, f"{expanded >> 20}", f"{limits.expanded >> 20} MB")
    for entry in entries:
        if entry.file_size > max(_SMALL, _DENSEST * entry.compress_size):
            budget.beyond(_DENSE, f"{entry.file_size >> 20}", f"{_SMALL >> 20} MB")
    if len(entries) > limits.entries:
        budget.beyond(_ENTRIES, f"{len(entries)}", f"{limits.entries}")
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise refusal(budget.path, FileKind.TRUNCATED)  # which of two counts, readers differ upon
    if any(entry.flag_bits & 1 for entry in entries):
        raise refusal(budget.path, FileKind.PASSWORD)


def _shared_texts_first(entry: zipfile.ZipInfo) -> bool:
    """Which cells are filled is only known once they are."""
    return not entry.filename.casefold().endswith("sharedstrings.xml")


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


def _sheets(path: Path, scans: Mapping[str, Scan]) -> Iterator[Sheet]:
    root = scans.get("_rels/.rels")
    folder, _, name = _inside("", root.main if root else "xl/workbook.xml").rpartition("/")
    book = scans.get(f"{folder}/{name}")
    relations = scans.get(f"{folder}/_rels/{name}.rels")
    for title, related, hidden in book.sheets if book else ():
        target = relations.targets.get(related, "") if relations else ""
        scan = scans.get(_inside(folder, target))
        if scan is None:  # some readers would leave the sheet out and say nothing
            raise refusal(path, FileKind.TRUNCATED)
        yield scan.sheet(title, hidden)


def _inside(folder: str, target: str) -> str:
    """The name of the part that a relation leads to."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


_EXPANDED = Text("khi giải nén chiếm {found} MB", "it takes {found} MB when expanded")
_DENSE = Text(
    "có phần chỉ lặp lại một nội dung, giải nén chiếm {found} MB",
    "a part repeats one thing over and over and takes {found} MB when expanded",
)
_ENTRIES = Text("gồm {found} phần", "it has {found} parts")
