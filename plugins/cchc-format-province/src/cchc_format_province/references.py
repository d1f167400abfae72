"""Live formulas: what was computed from other cells, so that a reader sees how and can try it."""

from collections.abc import Mapping

from attrs import frozen

from cchc_core import (
    Calculated,
    Figure,
    Formula,
    Kind,
    Outcome,
    Publication,
    Ratio,
    Row,
    Share,
    StatedRate,
    Total,
)
from cchc_core.printing import appendix_titles
from cchc_format_province.layout import FIRST, Columns


@frozen
class Block:
    """Where the units behind a rate stand: a sheet, and its first and last line."""

    sheet: str
    first: int
    last: int

    def column(self, letter: str) -> str:
        return f"'{self.sheet}'!{letter}{self.first}:{letter}{self.last}"


RATE, PART, WHOLE = "C", "D", "E"
"""The columns of the sheet behind the rates."""


@frozen
class References:
    """The formulas of the appendix: `places` says on which sheet and line a row stands, `blocks`
    where the units behind a rate do.
    """

    publication: Publication
    columns: Columns
    places: Mapping[str, tuple[str, int]]
    blocks: Mapping[str, Block]

    @classmethod
    def of(cls, publication: Publication, blocks: Mapping[str, Block]) -> "References":
        """Those of our own layout of the forms."""
        pack = publication.pack
        titles = appendix_titles(pack, publication.lang)
        places = {
            row.id: (title, line)
            for title, form in zip(titles, pack.forms, strict=True)
            for line, row in enumerate(form.rows, FIRST)
        }
        return cls(publication, Columns.of(pack), places, blocks)

    def formula(self, row: Row, what: str) -> str:
        """How a figure of a row is computed: its own, that of a level, the part or the whole of a
        rate; nothing for one that is not computed from cells."""
        figure = self.publication.figures.get(row.id)
        if figure is None:
            return ""
        match what:
            case "":
                return self.total(row, figure)
            case "part":
                return self.part(row)
            case "whole":
                return self.whole(row)
            case level:
                return self.derived(row, self.columns.level(level))

    def total(self, row: Row, figure: Figure) -> str:
        """How a row's figure is computed; nothing for one that is not computed from cells."""
        column, line = self.columns.total, self.places[row.id][1]
        whole = f"{self.columns.whole}{line}"
        match self.publication.pack.indicator(row).over_units:
            case Total() as operator if self._is_rate(row.id):
                return self._weighted(operator, row)
            case Total() | Calculated():
                return self.derived(row, column)
            case Ratio() | Share():
                return f"=100*{self.columns.part}{line}/{whole}"
            case StatedRate() if block := self.blocks.get(row.id):
                return f"=SUMPRODUCT({block.column(RATE)},{block.column(WHOLE)})/{whole}"
        if figure.by_level and (levels := self.columns.levels):
            first, last = self.columns.level(levels[0]), self.columns.level(levels[-1])
            return f"=SUM({first}{line}:{last}{line})"
        return ""

    def derived(self, row: Row, column: str) -> str:
        """How a total or a formula is computed from the cells of one column; nothing for others."""
        match self.publication.pack.indicator(row).over_units:
            case Total(of=of):
                return f"=SUM({','.join(self._cell(id, column, row) for id in of)})"
            case Calculated(formula=formula):
                text = self._translated(formula, column, row)
                return f"=100*({text})" if self._is_rate(row.id) else f"={text}"
        return ""

    def part(self, row: Row) -> str:
        """The sum of the units' parts."""
        return self._summed(row, PART)

    def whole(self, row: Row) -> str:
        """The sum of the units' wholes or bases; of a total the sum of its rows' weights."""
        operator = self.publication.pack.indicator(row).over_units
        if isinstance(operator, Total):
            return "=" + "+".join(weight for _, weight in self._weights(operator, row))
        return self._summed(row, WHOLE)

    def _summed(self, row: Row, letter: str) -> str:
        block = self.blocks.get(row.id)
        return f"=SUM({block.column(letter)})" if block else ""

    def _weighted(self, operator: Total, row: Row) -> str:
        terms = "+".join(f"{rate}*{weight}" for rate, weight in self._weights(operator, row))
        return f"=({terms})/{self.columns.whole}{self.places[row.id][1]}"

    def _weights(self, operator: Total, row: Row) -> list[tuple[str, str]]:
        """Each rate that is part of a total, as a cell, and what it weighs."""
        column = self.columns.total
        found = []
        for id in operator.of:
            base = self.publication.pack.catalogue[id].over_units
            idle = (Outcome.NOT_APPLICABLE, Outcome.NOT_ARISING)
            if isinstance(base, StatedRate) and self.publication.figures[id].outcome not in idle:
                weight = f"({self._translated(base.base, column, row)})"
                found.append((self._cell(id, column, row), weight))
        return found

    def _translated(self, formula: Formula, column: str, row: Row) -> str:
        """A formula over cells; a rate enters as a share of one."""

        def cell(name: str) -> str:
            place = self._cell(name, column, row)
            return f"({place}/100)" if self._is_rate(name) else place

        return formula.with_names(cell)

    def _cell(self, id: str, column: str, row: Row) -> str:
        """A cell of another row, with its sheet where that is not the row's own."""
        sheet, line = self.places[id]
        here = sheet == self.places[row.id][0]
        return f"{column}{line}" if here else f"'{sheet}'!{column}{line}"

    def _is_rate(self, id: str) -> bool:
        return self.publication.pack.catalogue[id].kind is Kind.RATE
