"""Plain tables: columns as wide as what they hold, wrapped where a terminal is narrower."""

import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

_GAP = "  "
_NARROWEST = 12
_WIDEST = 60


def table(
    head: Sequence[str], rows: Iterable[Sequence[str]], *, width: int | None = None
) -> Iterator[str]:
    """The lines of a table, as wide as the terminal at most; no column is very wide anywhere."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = _widths([list(head), *cells], width or terminal_width())
    yield from _lines(head, widths)
    yield _GAP.join("─" * wide for wide in widths)
    for row in cells:
        yield from _lines(row, widths)


def terminal_width() -> int | None:
    """How many columns the terminal has; None when the output goes elsewhere."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def wrapped(line: str, indent: str = "") -> str:
    """A line broken to fit the terminal, its further lines indented."""
    width = terminal_width()
    if width is None or shown_width(line) <= width:
        return line
    return textwrap.fill(line, max(width, 40), subsequent_indent=indent, break_on_hyphens=False)


def shown_width(text: str) -> int:
    """How many columns a text takes: combining marks none, East Asian wide letters two."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)


def _widths(rows: Sequence[Sequence[str]], limit: int | None) -> list[int]:
    """Each column's widest cell; the widest columns give way until the line fits."""
    widths = [min(_WIDEST, max(map(shown_width, column))) for column in zip(*rows, strict=True)]
    spare = (limit or sys.maxsize) - len(_GAP) * (len(widths) - 1)
    while sum(widths) > spare and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """One row, over as many lines as its fullest cell needs."""
    columns = [_broken(cell, width) for cell, width in zip(row, widths, strict=True)]
    for number in range(max(map(len, columns))):
        parts = [column[number] if number < len(column) else "" for column in columns]
        padded = [p + " " * (w - shown_width(p)) for p, w in zip(parts, widths, strict=True)]
        yield _GAP.join(padded).rstrip()


def _broken(cell: str, width: int) -> list[str]:
    if shown_width(cell) <= width:
        return [cell]
    return textwrap.wrap(cell, width, break_on_hyphens=False) or [""]
