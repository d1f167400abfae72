"""One figure in one cell: a cell as it was typed, and a reading as a cell to type into."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import evolve

from cchc_core import (
    Indicator,
    Kind,
    Reading,
    Status,
    Window,
    format_date,
    parse_date,
)
from cchc_core.reading import AS_COUNT, Interpretation, Typed, interpret

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.cell.read_only import ReadOnlyCell

_KEPT = " ← "
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def understand(indicator: Indicator, cell: Typed) -> Interpretation:
    """What a cell says; where a list is asked for, 0 (or a word for it) says that it is empty."""
    if indicator.kind is Kind.DOCUMENTS and interpret(AS_COUNT, cell).value == 0:
        return Interpretation(Status.USED, (), cell.raw)
    return interpret(indicator, cell)


def write_reading(cell: "Cell", kept: "Cell", reading: Reading, indicator: Indicator) -> None:
    """Puts a reading into its cell, so that reading the cell gives it again.

    A number goes in as a number when that reads back the same, else what was typed goes in as
    text. Where no cell says both value and text (a formula's result), the value goes in and what
    was typed goes into the hidden cell `kept`.
    """
    candidates = [(c, understand(indicator, Typed(c))) for c in _candidates(reading)]
    for candidate, understood in candidates:
        if _same_value(reading, understood) and understood.raw == reading.raw:
            return put(cell, candidate)
    for candidate, understood in candidates:
        if _same_value(reading, understood):
            if reading.raw:
                put(kept, understood.raw + _KEPT + reading.raw)
            return put(cell, candidate)
    return put(cell, candidates[0][0])


def with_kept(understood: Interpretation, kept: str) -> Interpretation:
    """`understood` with what had been typed first, if the cell still holds what was written."""
    typed, arrow, raw = kept.partition(_KEPT)
    return evolve(understood, raw=raw) if arrow and typed == understood.raw else understood


def put(cell: "Cell", value: int | float | str | None) -> None:
    """Puts a value; a text stays a text, whatever sign it begins with."""
    if not isinstance(value, str):
        cell.value = value
        return
    text = printable(value)
    cell.value = text or None
    if text:
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@"


def printable(text: str) -> str:
    """A text with its line breaks, without the characters that no workbook can hold."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


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


def _candidates(reading: Reading) -> Iterator[int | float | str]:
    """The ways to type a reading, the best first."""
    match reading.value:
        case int() as number:
            yield number
        case ():
            yield 0
        case Decimal() as number:
            yield int(number) if number == number.to_integral_value() else float(number)
            yield Typed(number).raw
    if re.fullmatch("-?[1-9][0-9]{0,14}|0", reading.raw):
        yield int(reading.raw)
    yield reading.raw


def _same_value(reading: Reading, understood: Interpretation) -> bool:
    return (understood.status, understood.value) == (reading.status, reading.value)
