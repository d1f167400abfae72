"""The whole appendix: every row of every form, its figure, its note, and what is behind it."""

from collections.abc import Sequence

from attrs import frozen

from cchc_core import Publication, Role, Row
from cchc_core.printing import Shown, note, shown
from cchc_format_html.cells import Cell, cell, legend_of
from cchc_format_html.drill import Drill, drill
from cchc_format_html.files import Files, Place
from cchc_format_html.parts import Part


@frozen
class Entry:
    """One printed row."""

    row: Row
    cell: Cell
    note: str
    drill: Drill
    place: Place | None = None

    @property
    def heading(self) -> bool:
        """Whether it is a heading."""
        return self.row.role is Role.HEADING

    @property
    def unit_of_measure(self) -> str:
        """What the figure is counted in; of a code with its answers nothing, they stand in words
        beside it."""
        return "" if self.cell.answer else self.row.unit_of_measure


@frozen
class Table:
    """One form."""

    id: str
    title: str
    entries: tuple[Entry, ...]


@frozen
class Appendix:
    """All forms, and the marks that occur in them."""

    tables: tuple[Table, ...]
    legend: tuple[tuple[Cell, str], ...]


def appendix(parts: Sequence[Part], files: Files, publication: Publication) -> Appendix:
    """Every row in printed order; of a single office's report the cell takes the place of the
    units."""
    rolled_up = publication.report.rolled_up
    shows: list[Shown] = []

    def entry(row: Row) -> Entry:
        show = shown(publication, row)
        shows.append(show)
        behind = drill(row, parts, files, publication) if rolled_up else Drill()
        place = None if rolled_up else files.place(parts[0].reading(row, publication).origin)
        return Entry(row, cell(show, row, publication), note(publication, row), behind, place)

    tables = tuple(
        Table(form.id, form.title.in_(publication.lang), tuple(map(entry, form.rows)))
        for form in publication.pack.forms
    )
    return Appendix(tables, tuple(legend_of(shows, publication.lang)))
