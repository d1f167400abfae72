"""Packed files to order: zips that may lie about themselves, and OLE files.

Nothing takes long: a part of a gigabyte is one piece, compressed once and repeated.
"""

import struct
import zlib
from collections.abc import Iterable

from attrs import frozen


@frozen
class Part:
    """A part of a zip: `before`, then `piece` so many `times`, then `after`.

    `declared` is the size the zip says it has, if it is to lie.
    """

    name: str
    before: bytes = b""
    piece: bytes = b""
    times: int = 0
    after: bytes = b""
    declared: int | None = None

    @property
    def size(self) -> int:
        """Its bytes when unpacked."""
        return len(self.before) + len(self.piece) * self.times + len(self.after)

    def deflated(self) -> bytes:
        """What the zip holds of it."""
        piece = _block(self.piece)
        return _block(self.before) + piece * self.times + _block(self.after) + b"\x03\x00"

    def checksum(self) -> int:
        """Of all its bytes."""
        crc = zlib.crc32(self.before)
        for _ in range(self.times):
            crc = zlib.crc32(self.piece, crc)
        return zlib.crc32(self.after, crc)


def zipped(parts: Iterable[Part]) -> bytes:
    """A zip of those parts, in this order; a name may stand twice."""
    files, directory, number = bytearray(), bytearray(), 0
    for part in parts:
        number += 1
        packed, name = part.deflated(), part.name.encode("utf-8")
        size = part.size if part.declared is None else part.declared
        about = struct.pack(
            "<HHHHHIIIHH", 20, 0x800, 8, 0, 33, part.checksum(), len(packed), size, len(name), 0
        )
        directory += b"PK\x01\x02\x14\x00" + about
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(files)) + name
        files += b"PK\x03\x04" + about + name + packed
    end = struct.pack("<HHHHIIH", 0, 0, number, number, len(directory), len(files), 0)
    return bytes(files + directory + b"PK\x05\x06" + end)


def ole(streams: Iterable[str]) -> bytes:
    """An OLE file whose streams, all empty, have these names."""
    names = ["Root Entry", *streams]
    last = len(names) - 1
    entries = [
        _entry(name, child=1 if at == 0 else None, right=at + 1 if 0 < at < last else None)
        for at, name in enumerate(names)
    ]
    directory = b"".join(entries)
    directory += bytes(-len(directory) % 512)
    chain = [0xFFFFFFFD, *range(2, 1 + len(directory) // 512), 0xFFFFFFFE]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H10x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    return header.ljust(512, b"\xff") + table + directory


def _block(content: bytes) -> bytes:
    """The content deflated so that such blocks may follow one another."""
    if not content:
        return b""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush(zlib.Z_FULL_FLUSH)


def _entry(name: str, child: int | None, right: int | None) -> bytes:
    """One entry of an OLE directory."""
    wide = name.encode("utf-16-le")
    nothing = 0xFFFFFFFF
    neighbours = (nothing, right or nothing, child or nothing)
    kind = 5 if child else 2
    head = struct.pack("<64sHBB3I", wide, len(wide) + 2, kind, 1, *neighbours)
    return (head + bytes(36) + struct.pack("<I", 0xFFFFFFFE)).ljust(128, b"\0")
