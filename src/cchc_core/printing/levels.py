"""What each level answers for on a row: the office's own figures, and its communes' together."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from attrs import frozen

from cchc_core.extensions import Publication
from cchc_core.model.forms import FormPack, Row
from cchc_core.model.measures import Figure, Kind, Outcome
from cchc_core.model.operators import Calculated, NumberOf, OneList, Share, Total
from cchc_core.model.reports import Report
from cchc_core.printing.looks import NOTHING, Look, Shown, figure_shows, mark
from cchc_core.printing.words import NO_NUMBER
from cchc_core.rollup import tabulate


@frozen
class Levels:
    """The figures of a publication, level by level."""

    publication: Publication

    def shown(self, row: Row, level: str) -> Shown:
        """What the units of a level come to on a row.

        What is added over levels is taken from the figure itself, so that the levels add up to it.
        """
        figure = self.publication.figures.get(row.id)
        if figure is None:
            return NOTHING
        if level in figure.by_level:
            return Shown(figure.by_level[level], Look.NUMBER)
        match self._pack.indicator(row).over_units:
            case Total(of=of):
                return self._total([self._pack[id] for id in of], level)
            case Calculated() as operator:
                return self._calculated(operator, row, level)
            case Share() | NumberOf() if level == self._pack.base_level:
                return figure_shows(figure, self.publication.lang)
            case Share() | NumberOf():
                return self._not_asked
            case OneList():
                asked = level in row.scope
                return figure_shows(figure, self.publication.lang) if asked else self._not_asked
        return figure_shows(self._figures[level][row.id], self.publication.lang)

    def _total(self, parts: Sequence[Row], level: str) -> Shown:
        """The only part the level fills, else their sum; of several rates none."""
        shows = [s for part in parts if (s := self.shown(part, level)) != self._not_asked]
        if len(shows) == 1:
            return shows[0]
        numbers = [show.number for show in shows if show.number is not None]
        if not shows:
            return self._not_asked
        if any(self._pack.indicator(part).kind is Kind.RATE for part in parts):
            return NOTHING
        return Shown(sum(numbers, Fraction(0)), Look.NUMBER) if numbers else shows[0]

    def _calculated(self, operator: Calculated, row: Row, level: str) -> Shown:
        inputs = {id: self.shown(self._pack[id], level) for id in operator.formula.names}
        rates = self._pack.indicator(row).kind is Kind.RATE

        def share(id: str) -> Fraction | None:
            number = inputs[id].number
            rate = self._pack.catalogue[id].kind is Kind.RATE
            return number / 100 if number is not None and rate else number

        try:
            value = operator.formula.evaluate(share)
        except ZeroDivisionError:
            none = NO_NUMBER[Outcome.NOT_ARISING].in_(self.publication.lang)
            return Shown(none, Look.NO_NUMBER)
        if value is not None:
            return Shown(100 * value if rates else value, Look.NUMBER)
        alike = set(inputs.values())
        return alike.pop() if len(alike) == 1 else NOTHING

    @property
    def _pack(self) -> FormPack:
        return self.publication.pack

    @property
    def _not_asked(self) -> Shown:
        return mark(Look.OUT_OF_SCOPE, self.publication.lang)

    @cached_property
    def _figures(self) -> Mapping[str, Mapping[str, Figure]]:
        """The figures of each level's leaves alone."""
        report = self.publication.report
        found = {}
        for level in self._pack.levels:
            leaves = [leaf for leaf in report.leaves.values() if leaf.unit.level == level.id]
            only = Report(report.unit, report.period, report.pack, leaves)
            found[level.id] = tabulate(only, self._pack)
        return found
