"""What a file is, told by its content and never by its extension."""

import codecs
import lzma
import mmap
import re
import struct
import zipfile
import zlib
from pathlib import Path

from cchc_core.errors import FileRefused
from cchc_core.reading.kinds import FileKind, refusal

HEAD_SIZE = 8192

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    RuntimeError,
    ValueError,
    LookupError,
)
"""What reading a damaged zip may raise, besides OSError."""


def read_head(path: Path) -> bytes:
    """The first 8 KiB of a file, by which sources recognise it; raises `FileRefused`."""
    try:
        with path.open("rb") as file:
            return file.read(HEAD_SIZE)
    except OSError as error:
        raise refusal(path, FileKind.UNREADABLE) from error


def sniff(path: Path) -> FileKind:
    """What the file is; never raises."""
    if path.name.startswith(("~$", ".~lock.")):
        return FileKind.LOCK
    try:
        head = read_head(path)
        if head.startswith(b"PK"):
            return _zip_kind(path)
        if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
            return FileKind.PASSWORD if _holds_encrypted_package(path) else FileKind.XLS
    except (OSError, FileRefused):
        return FileKind.UNREADABLE
    return _plain_kind(head)


_DOCX = re.compile(rb"wordprocessingml[^\"']*\.main\+xml|ms-word[^\"']*\.main\+xml")
_XLSX = re.compile(rb"spreadsheetml[^\"']*\.main\+xml|ms-excel[^\"']*\.main\+xml")
_HTML = re.compile(r"<(!doctype\s+html|(html|head|body|table|meta|style|div)\b)", re.IGNORECASE)


def _zip_kind(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as archive:
            types = _start_of(archive, "[Content_Types].xml")
            mimetype = _start_of(archive, "mimetype")
    except DAMAGED:
        return FileKind.TRUNCATED
    if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return FileKind.ODS
    if _XLSX.search(types):
        return FileKind.XLSX
    return FileKind.DOCX if _DOCX.search(types) else FileKind.UNKNOWN


def _start_of(archive: zipfile.ZipFile, name: str) -> bytes:
    """The first 256 KiB of an entry; nothing when it is not there."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as entry:
        return entry.read(2**18)


def _holds_encrypted_package(path: Path) -> bool:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content.find("EncryptedPackage".encode("utf-16-le")) >= 0


def _plain_kind(head: bytes) -> FileKind:
    if head[:1024].lstrip().startswith(b"%PDF-"):
        return FileKind.PDF
    if _is_owner_file(head):
        return FileKind.LOCK
    text = _decoded(head)
    if text is None:
        return FileKind.UNKNOWN
    text = text.lstrip("\ufeff \t\r\n")
    if not text:
        return FileKind.EMPTY if len(head) < HEAD_SIZE else FileKind.UNKNOWN
    if text.startswith("<"):
        return FileKind.HTML if _HTML.search(text) else FileKind.UNKNOWN
    return FileKind.JSON if text.startswith(("{", "[")) else FileKind.TEXT


def _is_owner_file(head: bytes) -> bool:
    """What Word (162 bytes) and Excel (165) leave beside an open file: a user's name, twice."""
    return len(head) in (162, 165) and head[0] < 55 and head[0] in head[54:56] and 0 in head


def _decoded(head: bytes) -> str | None:
    """The head as text; it may end in the middle of a character. None for what is not text."""
    utf16 = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = codecs.getincrementaldecoder("utf-16" if utf16 else "utf-8")().decode(head)
    except UnicodeDecodeError:
        return None
    return None if any(c < " " and c not in "\t\n\r\f" for c in text) else text
