"""How long the list of parts of a zip is, by its last bytes, before anything reads the list."""

import struct
from pathlib import Path

LONGEST_LIST = 2**20
"""Some thousands of parts; whatever opens a zip keeps all of the list in memory."""
_TAIL = 2**16 + 100


def list_of_parts(path: Path) -> int:
    """The bytes that the list takes, as the zip says; 0 where it says nothing. Raises OSError."""
    with path.open("rb") as file:
        file.seek(0, 2)
        file.seek(max(file.tell() - _TAIL, 0))
        tail = file.read()
    return max(_number("<I", tail, b"PK\x05\x06", 12), _number("<Q", tail, b"PK\x06\x06", 40))


def _number(form: str, tail: bytes, record: bytes, at: int) -> int:
    """A number in the last of such records."""
    start = tail.rfind(record)
    try:
        (number,) = struct.unpack_from(form, tail, start + at) if start >= 0 else (0,)
    except struct.error:
        return 0
    return int(number) if number != 2**32 - 1 or form == "<Q" else 0
