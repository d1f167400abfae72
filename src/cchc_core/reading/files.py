"""What a file is, told by its content and never by its extension."""

import codecs
import lzma
import re
import struct
import zipfile
import zlib
from pathlib import Path

from cchc_core.errors import FileRefused
from cchc_core.reading.kinds import FileKind, refusal
from cchc_core.reading.old_fonts import legacy_encoding
from cchc_core.reading.ole import OLE, stream_names
from cchc_core.reading.zips import LONGEST_LIST, list_of_parts

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
        if head.startswith(OLE):
            return _ole_kind(path)
    except (OSError, FileRefused):
        return FileKind.UNREADABLE
    return _plain_kind(head)


def is_pdf(head: bytes) -> bool:
    """Whether a file that begins so is a PDF; some have a little before it."""
    return head[:1024].lstrip().startswith(b"%PDF-")


_DOCX = re.compile(rb"wordprocessingml[^\"']*\.main\+xml|ms-word[^\"']*\.main\+xml")
_XLSX = re.compile(rb"spreadsheetml[^\"']*\.main\+xml|ms-excel[^\"']*\.main\+xml")
_XLSB = b"ms-excel.sheet.binary"


def _zip_kind(path: Path) -> FileKind:
    if list_of_parts(path) > LONGEST_LIST:
        return FileKind.TOO_LARGE
    try:
        with zipfile.ZipFile(path) as archive:
            types = _start_of(archive, "[Content_Types].xml")
            mimetype = _start_of(archive, "mimetype")
            office = any(name.startswith(("xl/", "word/")) for name in archive.namelist())
    except DAMAGED:
        return FileKind.TRUNCATED
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        return FileKind.ODF
    if _XLSB in types:
        return FileKind.XLSB
    if _XLSX.search(types):
        return FileKind.XLSX
    if _DOCX.search(types):
        return FileKind.DOCX
    return FileKind.TRUNCATED if office and not types else FileKind.ARCHIVE


def _start_of(archive: zipfile.ZipFile, name: str) -> bytes:
    """The first 256 KiB of an entry; nothing when it is not there."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as entry:
        return entry.read(2**18)


def _ole_kind(path: Path) -> FileKind:
    streams = stream_names(path)
    if streams is None:
        return FileKind.TRUNCATED
    return next((kind for name, kind in _BY_STREAM.items() if name in streams), FileKind.UNKNOWN)


_BY_STREAM = {
    "EncryptedPackage": FileKind.PASSWORD,
    "WordDocument": FileKind.DOC,
    "Workbook": FileKind.XLS,
    "Book": FileKind.XLS,
}


def _plain_kind(head: bytes) -> FileKind:
    if is_pdf(head):
        return FileKind.PDF
    if head.startswith(_PICTURES) or _PICTURE_WITHIN.match(head):
        return FileKind.IMAGE
    if head.startswith(_ARCHIVES):
        return FileKind.ARCHIVE
    if _is_owner_file(head):
        return FileKind.LOCK
    text = _decoded(head)
    if text is None:
        return FileKind.OLD_FONT if legacy_encoding(head.decode("latin-1")) else FileKind.UNKNOWN
    text = text.lstrip("\ufeff \t\r\n")
    if not text:
        return FileKind.EMPTY if len(head) < HEAD_SIZE else FileKind.UNKNOWN
    return _text_kind(text)


_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_PICTURE_WITHIN = re.compile(rb"RIFF....WEBP|....ftyp(?:hei|mif1|avif)", re.DOTALL)
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")


def _text_kind(text: str) -> FileKind:
    if text.startswith("<"):
        return FileKind.HTML if _HTML.search(text) else FileKind.XML
    if text.startswith("{\\rtf"):
        return FileKind.RTF
    if text.startswith(("{", "[")):
        return FileKind.JSON
    if text[:100].lower().startswith("mime-version:"):
        return FileKind.MHTML
    return FileKind.OLD_FONT if legacy_encoding(text) else FileKind.TEXT


_HTML = re.compile(r"<(!doctype\s+html|(html|head|body|table|meta|style|div)\b)", re.IGNORECASE)


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
