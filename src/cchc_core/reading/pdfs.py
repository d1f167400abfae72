"""A look through a PDF before any library opens it: what its streams unpack to."""

import mmap
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from cchc_core.errors import FileRefused
from cchc_core.reading.kinds import FileKind, refusal
from cchc_core.reading.limits import too_large
from cchc_core.text import Text

_MOST_OF_ONE, _MOST_OF_ALL = 8 * 2**20, 64 * 2**20
_PIECE = 2**16
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_LONGEST_DICTIONARY = 1_000


def precheck_pdf(path: Path) -> None:
    """Raises `FileRefused`, `file-too-large`, when what is drawn on the pages (fonts included,
    pictures not) unpacks to over 8 MiB in one stream or over 64 MiB in all."""
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as pdf:
            total = 0
            for start in _streams(pdf):
                size = _unpacked(pdf, start)
                total += size
                if size > _MOST_OF_ONE or total > _MOST_OF_ALL:
                    raise _beyond(path, size)
    except OSError as error:
        raise refusal(path, FileKind.UNREADABLE) from error


def _streams(pdf: mmap.mmap) -> Iterator[int]:
    """Where a stream begins that is no picture."""
    for found in _STREAM.finditer(pdf):
        before = pdf[max(found.start() - _LONGEST_DICTIONARY, 0) : found.start()]
        if not _PICTURE.search(before[before.rfind(b"obj") + 1 :]):
            yield found.end()


def _unpacked(pdf: mmap.mmap, at: int) -> int:
    """The bytes that a deflated stream unpacks to, looked at as far as the limit."""
    unpacker, size, waiting = zlib.decompressobj(), 0, b""
    try:
        while size <= _MOST_OF_ONE and not unpacker.eof:
            if not waiting:
                waiting, at = pdf[at : at + _PIECE], at + _PIECE
                if not waiting:
                    break
            size += len(unpacker.decompress(waiting, _PIECE))
            waiting = unpacker.unconsumed_tail
    except zlib.error:  # packed in another way, or not at all
        pass
    return size


def _beyond(path: Path, size: int) -> FileRefused:
    most = _MOST_OF_ONE if size > _MOST_OF_ONE else _MOST_OF_ALL
    why = Text("nội dung khi giải nén vượt {found} MB", "its contents unpack to over {found} MB")
    return too_large(path, why, f"{most >> 20}", f"{most >> 20} MB")
