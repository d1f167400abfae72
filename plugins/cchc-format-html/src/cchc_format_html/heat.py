"""The heat table: wards by key rates; darker is further below the rate of all together."""

from collections.abc import Sequence
from fractions import Fraction

from attrs import evolve, frozen

from cchc_core import Publication, Row
from cchc_core.printing import Shown, figure_shows, rounded
from cchc_format_html.cells import COUNTED, Cell, cell, legend_of
from cchc_format_html.parts import Part

SHADES = (Fraction(0), Fraction(1), Fraction(5))
"""From how many points below the rate of all together on each shade is: the same in every column,
so that a shade means the same everywhere."""


@frozen
class HeatRow:
    """One unit's cells, in the order of the columns."""

    unit: str
    cells: tuple[Cell, ...]


@frozen
class Heat:
    """The table: a column an indicator, the whole above its parts, the marks that occur."""

    columns: tuple[Row, ...]
    whole: tuple[Cell, ...]
    rows: tuple[HeatRow, ...]
    legend: tuple[tuple[Cell, str], ...]

    @property
    def shaded(self) -> bool:
        """Whether any ward is below the whole."""
        return any(cell.step for row in self.rows for cell in row.cells)


def heat(keys: Sequence[Row], parts: Sequence[Part], publication: Publication) -> Heat:
    """The wards' own figures of the key indicators."""
    wards = [part for part in parts if part.unit.level == publication.pack.base_level]
    columns = [_column(row, wards, publication) for row in keys]
    shows = [part.shows(row, publication) for row in keys for part in wards]
    whole = (figure_shows(publication.figures.get(row.id), publication.lang) for row in keys)
    return Heat(
        columns=tuple(keys),
        whole=tuple(cell(show, row, publication) for show, row in zip(whole, keys, strict=True)),
        rows=tuple(
            HeatRow(part.name, tuple(column[at] for column in columns))
            for at, part in enumerate(wards)
        ),
        legend=tuple(legend_of(shows, publication.lang)),
    )


def _column(row: Row, wards: Sequence[Part], publication: Publication) -> list[Cell]:
    shows = [part.shows(row, publication) for part in wards]
    numbers = sorted({number for show in shows if (number := _counted(show)) is not None})
    ranks = {number: rank for rank, number in enumerate(numbers)}
    whole = publication.figures[row.id].value

    def made(show: Shown) -> Cell:
        plain, number = cell(show, row, publication), _counted(show)
        if number is None:
            return plain
        return evolve(plain, step=_step(number, whole), rank=ranks[number])

    return list(map(made, shows))


def _counted(show: Shown) -> Fraction | None:
    return show.number if show.look in COUNTED else None


def _step(number: Fraction, whole: Fraction | None) -> int:
    """0 for what is not below, as both are printed; else which of the shades."""
    if whole is None or rounded(number) >= rounded(whole):
        return 0
    return sum(whole - number >= points for points in SHADES)
