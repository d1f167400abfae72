"""The report that travels inside the workbook: its JSON in the cells of a sheet nobody is shown.

A sheet with cells of text outlives being opened and saved in Excel and LibreOffice; foreign parts
of the file do not. A checksum tells one that did not come through whole.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum

from attrs import frozen

from cchc_core import Report, Window, report_to_json
from cchc_format_province.layout import SHEET
from cchc_format_province.sheets import UNSEEN, Book

SCHEMA = "province/1"
_PIECE = 32_000
"""Less than a cell holds."""
_BETWEEN = "|"


@frozen
class Stamp:
    """Whose the workbook is, on which forms, for which days; one line of text."""

    unit: str
    unit_name: str
    pack: str
    period: str
    window: Window
    label: str

    @classmethod
    def of(cls, report: Report) -> "Stamp":
        """The stamp of a report."""
        period = report.period
        return cls(
            unit=str(report.unit.key),
            unit_name=report.unit.name,
            pack=report.pack,
            period=period.id,
            window=period.window,
            label=period.label.vi,
        )

    @classmethod
    def read(cls, text: str) -> "Stamp | None":
        """The stamp that a cell holds; None when it holds none."""
        parts = text.split(_BETWEEN)
        if len(parts) != 8 or parts[0] != SCHEMA:
            return None
        _, unit, pack, period, first, last, name, label = parts
        try:
            days = Window(date.fromisoformat(first), date.fromisoformat(last))
        except ValueError:
            return None
        return cls(unit, name, pack, period, days, label)

    def __str__(self) -> str:
        days = self.window.first.isoformat(), self.window.last.isoformat()
        texts = (self.unit, self.pack, self.period, *days, self.unit_name, self.label)
        return _BETWEEN.join((SCHEMA, *(text.replace(_BETWEEN, "/") for text in texts)))


class Damage(Enum):
    """What became of the report inside a workbook, where it is not whole."""

    GONE = "gone"
    BROKEN = "broken"


def carry(book: Book, report: Report) -> None:
    """Adds the hidden sheet: the stamp, the checksum, then the JSON piece by piece."""
    sheet = book.sheet(SHEET)
    for line, text in enumerate(lines_of(report), 1):
        sheet.put("A", line, text, UNSEEN)
    sheet.vanish()


def lines_of(report: Report) -> Iterator[str]:
    """What stands in the cells of the hidden sheet, one below the other."""
    text = _for_cells(report_to_json(report))
    yield str(Stamp.of(report))
    yield f"sha256:{_checksum(text)}"
    for start in range(0, len(text), _PIECE):
        yield f"[{text[start : start + _PIECE]}]"


def carried(cells: Sequence[str]) -> str | Damage:
    """The JSON that `lines_of` put into cells; else what became of it."""
    if len(cells) < 3:
        return Damage.GONE
    text = "".join(piece[1:-1] for piece in cells[2:])
    return text if cells[1] == f"sha256:{_checksum(text)}" else Damage.BROKEN


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _for_cells(text: str) -> str:
    """The same JSON without `_x`, which spreadsheet programs take for the start of an escape."""
    return text.replace("_x", "\\u005fx")
