"""Which files are ours, told by their content; nothing here raises."""

import mmap
import re
import zipfile
import zlib
from html import unescape
from pathlib import Path

from cchc_core.reading import FileKind, sniff
from cchc_source_document.heads import role

_STAMPED = b'name="_cchc'  # a sheet of ours: another source knows what to do with it
_MOST = 1_000_000  # bytes of a part that are looked at
_WORD_DOCUMENT = "WordDocument".encode("utf-16-le")
_TEXT = re.compile(rb"<(?:\w+:)?t(?: [^>]*)?>([^<]*)</")
_PICTURES = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
)


def is_document(path: Path, head: bytes) -> bool:
    """Whether a file is a Word file, a PDF, a picture, or a workbook with an appendix in it.

    Old Word files and pictures are ours to refuse: we know what to send instead.
    """
    if is_picture(head) or head[:1024].lstrip().startswith(b"%PDF-"):
        return True
    match sniff(path):
        case FileKind.DOCX:
            return True
        case FileKind.XLSX:
            return _has_appendix(path)
        case FileKind.XLS:
            return is_old_word(path)
    return False


def is_picture(head: bytes) -> bool:
    """Whether a file is a photograph or a scan, by its first bytes."""
    apple = head[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1")
    return apple or head.startswith(_PICTURES) or (head[:4], head[8:12]) == (b"RIFF", b"WEBP")


def is_old_word(path: Path) -> bool:
    """Whether an old Office file is a Word document."""
    try:
        with (
            path.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content,
        ):
            return content.find(_WORD_DOCUMENT) >= 0
    except (OSError, ValueError):
        return False


def _has_appendix(path: Path) -> bool:
    """Whether a workbook without our stamp holds both heads that every appendix has."""
    try:
        with zipfile.ZipFile(path) as archive:
            if _STAMPED in _start(archive, "xl/workbook.xml"):
                return False
            names = [n for n in archive.namelist() if n.startswith(("xl/shared", "xl/worksheets/"))]
            texts = {text for name in names[:20] for text in _texts(_start(archive, name))}
    except (OSError, KeyError, ValueError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error):
        return False
    return {"label", "value"} <= set(map(role, texts))


def _start(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_MOST)


def _texts(part: bytes) -> set[str]:
    return {unescape(text.decode("utf-8", "replace")) for text in _TEXT.findall(part)}
