"""A text in the cells of a sheet that nobody is shown, and how it is read back.

Cells of text outlive being opened and saved in Excel and LibreOffice; foreign parts of a file do
not. A checksum tells a text that did not come through whole.
"""

import hashlib
from collections.abc import Sequence

_PIECE = 32_000
"""Less than a cell holds."""


def text_to_cells(text: str) -> tuple[str, ...]:
    """The text of a JSON value, as cells one below the other: its checksum, then its pieces."""
    text = text.replace("_x", "\\u005fx")  # which spreadsheet programs take for an escape
    pieces = (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
    return f"sha256:{_checksum(text)}", *(f"[{piece}]" for piece in pieces)


def text_from_cells(cells: Sequence[str]) -> str | None:
    """The JSON that `text_to_cells` put into these cells; None when it did not come through."""
    if not cells:
        return None
    text = "".join(piece[1:-1] for piece in cells[1:])
    return text if cells[0] == f"sha256:{_checksum(text)}" else None


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
