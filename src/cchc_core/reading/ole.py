"""What lies in an OLE file (.xls, .doc, a workbook with a password): the names of its streams."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of every OLE file."""

_END = 0xFFFFFFFA
"""From here on a number is no sector, and no entry."""
_ENTRY = 128
_MOST_SECTORS = 4_000


def stream_names(path: Path) -> frozenset[str] | None:
    """The names at the top of the file, not those inside what is embedded; None if it is damaged.

    Raises OSError when the file cannot be read.
    """
    with path.open("rb") as file:
        try:
            return frozenset(_top_names(b"".join(_Sectors(file).directory())))
        except (struct.error, LookupError, ValueError):
            return None


class _Sectors:
    """The file as numbered blocks, each of which knows the next of its chain."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._header = file.read(512)
        self._size: int = 1 << min(*struct.unpack_from("<H", self._header, 30), 16)

    def directory(self) -> Iterator[bytes]:
        """The blocks of the directory."""
        (sector,) = struct.unpack_from("<I", self._header, 48)
        table = tuple(self._table())
        per_sector = self._size // 4
        for _ in range(_MOST_SECTORS):
            if sector >= _END:
                return
            yield self._read(sector)
            numbers = self._read(table[sector // per_sector])
            (sector,) = struct.unpack_from("<I", numbers, sector % per_sector * 4)
        raise ValueError("endless")

    def _table(self) -> Iterator[int]:
        """The blocks that say which block comes next: the first 109 stand in the header."""
        yield from struct.unpack_from("<109I", self._header, 76)
        (sector,) = struct.unpack_from("<I", self._header, 68)
        for _ in range(_MOST_SECTORS):
            if sector >= _END:
                return
            *numbers, sector = struct.unpack(f"<{self._size // 4}I", self._read(sector))
            yield from numbers

    def _read(self, sector: int) -> bytes:
        self._file.seek((sector + 1) * self._size)
        block = self._file.read(self._size)
        if len(block) < self._size:
            raise ValueError("cut short")
        return block


def _top_names(directory: bytes) -> Iterator[str]:
    """The names of the root's children, which form a tree of left and right neighbours."""
    waiting, seen = [struct.unpack_from("<I", directory, 76)[0]], set()
    while waiting:
        number = waiting.pop()
        if number < _END and number not in seen:
            seen.add(number)
            name, length = struct.unpack_from("<64sH", directory, number * _ENTRY)
            yield name[: max(length - 2, 0)].decode("utf-16-le")
            waiting += struct.unpack_from("<2I", directory, number * _ENTRY + 68)
