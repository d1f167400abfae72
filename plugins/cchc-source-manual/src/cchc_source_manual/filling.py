"""A form as it is filled in with a report: what goes into its cells, so that reading them gives
the report again."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from attrs import frozen

from cchc_core import Indicator, Leaf, Reading, Row
from cchc_core.reading import Interpretation, Typed, indicator_of
from cchc_source_manual.cells import KEPT, understand
from cchc_source_manual.layout import Blank

Figure = int | float | str


@frozen
class Cell:
    """What goes into the cell of a figure, and into the hidden one beside it."""

    figure: Figure = ""
    kept: str = ""


@frozen
class Filled:
    """A form of a unit and what the unit says."""

    blank: Blank
    leaf: Leaf

    @cached_property
    def cells(self) -> Mapping[str, Cell]:
        """The cells of every row printed, by its id."""
        return {row.id: self._cell(row) for row in self.blank.rows}

    def _cell(self, row: Row) -> Cell:
        """A list that is not empty stands on its own sheet."""
        reading = self.leaf.reading(row.id)
        if isinstance(reading.value, tuple) and reading.value:
            return Cell()
        return cell_of(reading, indicator_of(row, self.blank.pack))


def cell_of(reading: Reading, indicator: Indicator) -> Cell:
    """The reading as it is typed in.

    A number goes in as a number when that reads back the same, else what was typed goes in as
    text. Where no cell says both value and text (a formula's result), the value goes in and what
    was typed goes beside it.
    """
    figures = [(figure, understand(indicator, Typed(figure))) for figure in _figures(reading)]
    for figure, understood in figures:
        if _same_value(reading, understood) and understood.raw == reading.raw:
            return Cell(figure)
    for figure, understood in figures:
        if _same_value(reading, understood):
            return Cell(figure, understood.raw + KEPT + reading.raw if reading.raw else "")
    return Cell(figures[0][0])


def _figures(reading: Reading) -> Iterator[Figure]:
    """The ways to type a reading, the best first."""
    match reading.value:
        case int() as number:
            yield number
        case ():
            yield 0
        case Decimal() as number:
            yield int(number) if number == number.to_integral_value() else _as_stored(number)
            yield Typed(number).raw
    if re.fullmatch("-?[1-9][0-9]{0,14}|0", reading.raw):
        yield int(reading.raw)
    yield reading.raw


def _as_stored(number: Decimal) -> float:
    """The number with as many digits as a workbook keeps."""
    return float(f"{number:.16g}")


def _same_value(reading: Reading, understood: Interpretation) -> bool:
    return (understood.status, understood.value) == (reading.status, reading.value)
