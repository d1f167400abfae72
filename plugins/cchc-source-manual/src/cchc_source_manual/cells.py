"""What stands in one cell of a form: a figure as it was typed, and the days it is for."""

from typing import TYPE_CHECKING

from attrs import evolve

from cchc_core import (
    Indicator,
    Kind,
    Status,
    Window,
    format_date,
    parse_date,
)
from cchc_core.reading import AS_COUNT, Interpretation, Typed, interpret

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.cell.read_only import ReadOnlyCell

KEPT = " ← "
"""Between what a cell was given and what had been typed first."""


def understand(indicator: Indicator, cell: Typed) -> Interpretation:
    """What a cell says; where a list is asked for, 0 (or a word for it) says that it is empty."""
    if indicator.kind is Kind.DOCUMENTS and interpret(AS_COUNT, cell).value == 0:
        return Interpretation(Status.USED, (), cell.raw)
    return interpret(indicator, cell)


def with_kept(understood: Interpretation, kept: str) -> Interpretation:
    """`understood` with what had been typed first, if the cell still holds what was written."""
    typed, arrow, raw = kept.partition(KEPT)
    return evolve(understood, raw=raw) if arrow and typed == understood.raw else understood


def typed(cell: "Cell | ReadOnlyCell") -> Typed:
    """What a filled cell holds; of a formula, without the result it had."""
    if cell.data_type == "f":
        return Typed(None, formula=str(getattr(cell.value, "text", cell.value)))
    if cell.data_type == "e":
        return Typed(None, error=str(cell.value))
    if isinstance(cell.value, str):  # as it stands, whatever its format; most cells are texts
        return Typed(cell.value)
    return Typed(cell.value, cell.number_format)


def write_window(window: Window | None) -> str:
    """`01/01/2023 - 10/8/2023`, as the column "Kỳ số liệu riêng" has it."""
    if window is None:
        return ""
    return f"{format_date(window.first, 'vi')} - {format_date(window.last, 'vi')}"


def read_window(text: str) -> Window | None:
    """The window written `01/01/2023 - 10/8/2023`; None for all else."""
    days = [parse_date(part) for part in text.replace("–", "-").split(" - ")]
    if len(days) == 2 and days[0] and days[1] and days[0] <= days[1]:
        return Window(days[0], days[1])
    return None
