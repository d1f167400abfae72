"""Which files are ours, told by their content; nothing here raises."""

import re
import zipfile
from html import unescape
from pathlib import Path

from cchc_core.reading import DAMAGED, FileKind, sniff
from cchc_source_document.heads import role

_STAMPED = b'name="_cchc'  # a sheet of ours: another source knows what to do with it
_MOST = 1_000_000  # bytes of a part that are looked at
_TEXT = re.compile(rb"<(?:\w+:)?t(?: [^>]*)?>([^<]*)</")


def is_document(path: Path, head: bytes) -> bool:
    """Whether a file is a Word file, a PDF, or a workbook with an appendix in it."""
    match sniff(path) if head else FileKind.EMPTY:
        case FileKind.DOCX | FileKind.PDF:
            return True
        case FileKind.XLSX:
            return _has_appendix(path)
    return False


def _has_appendix(path: Path) -> bool:
    """Whether a workbook without our stamp holds both heads that every appendix has."""
    try:
        with zipfile.ZipFile(path) as archive:
            if _STAMPED in _start(archive, "xl/workbook.xml"):
                return False
            names = [n for n in archive.namelist() if n.startswith(("xl/shared", "xl/worksheets/"))]
            texts = {text for name in names[:20] for text in _texts(_start(archive, name))}
    except (OSError, *DAMAGED):
        return False
    return {"label", "value"} <= set(map(role, texts))


def _start(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_MOST)


def _texts(part: bytes) -> set[str]:
    return {unescape(text.decode("utf-8", "replace")) for text in _TEXT.findall(part)}
