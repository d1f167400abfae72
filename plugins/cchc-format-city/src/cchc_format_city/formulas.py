"""Live formulas of the sheet unit by unit: what a figure is computed from, cell by cell.

A formula is written only where it comes to exactly our figure from what the cells show: a total
lacks no unit of which it would seem to be, and what is shown aside is never added.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from attrs import frozen

from cchc_core import Calculated, Formula, Publication, Ratio, Row, Total
from cchc_core.printing import Look, Shown, index_of, letter_of

_COUNTED = (Look.NUMBER, Look.ENTERED)


@frozen
class Totals:
    """The cells of the sheet: what they `show` by row, unit by unit and the total last, on which
    line a row stands, the letters of the first unit's column and of the total's."""

    publication: Publication
    shows: Mapping[str, Sequence[Shown]]
    lines: Mapping[str, int]
    first: str
    total: str

    def formula(self, row: Row) -> str:
        """How the rolled-up figure of a row is computed; nothing where no formula gives it."""
        if row.id not in self.publication.figures:
            return ""
        operator = self.publication.pack.indicator(row).over_units
        if operator.name == "sum":
            return self._sum(row)
        match operator:
            case Total(of=of) if not self._is_rate(row.id):
                return self._added(row, of, -1)
            case Ratio(part=part, whole=whole):
                terms = (f"({self._cells(side, self.total)})" for side in (part, whole))
                both = [self._value(side, -1) for side in (part, whole)]
                value = _divided(*both)
                return self._if(row, -1, value, f"=100*{'/'.join(terms)}")
            case Calculated(formula=formula):
                return self._calculated(row, formula, -1)
        return ""

    def of_unit(self, row: Row, at: int) -> str:
        """The same of a unit's own cell, for what no unit states: a total, a formula."""
        if row.id not in self.publication.figures or self._show(row.id, at).look is not Look.NUMBER:
            return ""
        match self.publication.pack.indicator(row).over_units:
            case Total(of=of) if not self._is_rate(row.id):
                return self._added(row, of, at)
            case Calculated(formula=formula):
                return self._calculated(row, formula, at)
        return ""

    def _sum(self, row: Row) -> str:
        """The sum over the units that count, in stretches of columns."""
        units = self.shows[row.id][:-1]
        counted = [at for at, show in enumerate(units) if _counts(show)]
        numbers = (units[at].number for at in counted)
        value = sum((number for number in numbers if number is not None), Fraction(0))
        added = ",".join(self._stretches(counted, self.lines[row.id]))
        return self._if(row, -1, value if counted else None, f"=SUM({added})")

    def _stretches(self, columns: Sequence[int], line: int) -> Iterator[str]:
        for _, stretch in groupby(enumerate(columns), lambda pair: pair[1] - pair[0]):
            ends = [at for _, at in stretch]
            first, last = self._letter(ends[0]), self._letter(ends[-1])
            yield f"{first}{line}" if first == last else f"{first}{line}:{last}{line}"

    def _added(self, row: Row, of: Sequence[str], at: int) -> str:
        """The sum of the rows that a total is of."""
        shows = [self._show(id, at) for id in of]
        numbers = [show.number for show in shows if _counts(show) and show.number is not None]
        cells = ",".join(
            f"{self._letter(at)}{self.lines[id]}"
            for id, show in zip(of, shows, strict=True)
            if _counts(show)
        )
        value = sum(numbers, Fraction(0)) if numbers else None
        return self._if(row, at, value, f"=SUM({cells})")

    def _calculated(self, row: Row, formula: Formula, at: int) -> str:
        value = self._value(formula, at)
        text = self._cells(formula, self._letter(at))
        if self._is_rate(row.id):
            return self._if(row, at, None if value is None else 100 * value, f"=100*({text})")
        return self._if(row, at, value, f"={text}")

    def _value(self, formula: Formula, at: int) -> Fraction | None:
        """What a formula comes to from the cells of a column; a rate enters as a share of one."""
        if formula.lengths or any(name not in self.lines for name in formula.names):
            return None

        def number(name: str) -> Fraction | None:
            show = self._show(name, at)
            if not _counts(show) or show.number is None:
                return None
            return show.number / 100 if self._is_rate(name) else show.number

        try:
            return formula.evaluate(number)
        except ZeroDivisionError:
            return None

    def _cells(self, formula: Formula, letter: str) -> str:
        def cell(name: str) -> str:
            place = f"{letter}{self.lines.get(name, 0)}"
            return f"({place}/100)" if self._is_rate(name) else place

        return formula.with_names(cell)

    def _if(self, row: Row, at: int, value: Fraction | None, formula: str) -> str:
        """The formula, if it gives what the cell shows."""
        return formula if value is not None and value == self._show(row.id, at).number else ""

    def _show(self, id: str, at: int) -> Shown:
        return self.shows[id][at]

    def _letter(self, at: int) -> str:
        return self.total if at == -1 else letter_of(index_of(self.first) + at)

    def _is_rate(self, id: str) -> bool:
        return self.publication.pack.catalogue.is_rate(id)


def _counts(show: Shown) -> bool:
    return show.look in _COUNTED and show.number is not None


def _divided(part: Fraction | None, whole: Fraction | None) -> Fraction | None:
    return 100 * part / whole if part is not None and whole else None
