"""The report that travels inside the workbook: JSON on a sheet nobody is shown."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum

from attrs import frozen

from cchc_core import Report, Window, report_to_json, text_from_cells, text_to_cells
from cchc_core.printing import Book, unseen_sheet
from cchc_format_province.layout import SHEET

SCHEMA = "province/1"
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
    """Adds the hidden sheet: the stamp, then the report."""
    unseen_sheet(book, SHEET, list(lines_of(report)))


def lines_of(report: Report) -> Iterator[str]:
    """What stands in the cells of the report's sheet, one below the other."""
    yield str(Stamp.of(report))
    yield from text_to_cells(report_to_json(report))


def carried(cells: Sequence[str]) -> str | Damage:
    """The JSON that `lines_of` put into cells; else what became of it."""
    if len(cells) < 3:
        return Damage.GONE
    return text_from_cells(cells[1:]) or Damage.BROKEN
