"""Rolled-up figures as plain dictionaries: exact values, coverage, and the leaves behind them."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from cchc_core.cli.records import Record, origin, window
from cchc_core.model.forms import FormPack, Role, Row
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Coverage, Document, Figure, Kind, Status, Value
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.model.units import UnitKey
from cchc_core.rollup import base_of, effective_reading
from cchc_core.text import Lang, format_number, format_rate


class Figures:
    """The figures of one report; what several of them share is made once."""

    def __init__(
        self, report: Report, pack: FormPack, figures: Mapping[str, Figure], lang: Lang
    ) -> None:
        self.report = report
        self.pack = pack
        self.figures = figures
        self.lang: Lang = lang
        self._leaves: dict[str, list[Record]] = {}

    def records(self) -> list[Record]:
        """Every figure, in printed order."""
        return [self._record(self.pack[id], figure) for id, figure in self.figures.items()]

    def definition(self, id: str) -> Record:
        """A rate by its definition, as a campaign chooses its on-time rate."""
        indicator, figure = self.pack.catalogue[id], self.figures[id]
        return {
            "id": id,
            "definition": indicator.label.in_(self.lang),
            **value(figure.value),
            "printed": printed(figure.value, indicator, self.lang),
            "status": figure.outcome.value,
        }

    def headings(self) -> list[Record]:
        """What units typed on headings: kept and shown, never rolled up."""
        rows = [row for row in self.pack.rows if row.role is Role.HEADING]
        told = [(row, list(self._beside(row))) for row in rows]
        return [{**_head(row), "beside": beside} for row, beside in told if beside]

    def _record(self, row: Row, figure: Figure) -> Record:
        indicator = self.pack.indicator(row)
        return {
            **_head(row),
            "unit_of_measure": row.unit_of_measure or None,
            "kind": indicator.kind.value,
            **value(figure.value),
            "printed": printed(figure.value, indicator, self.lang),
            "status": figure.outcome.value,
            "coverage": coverage(figure.coverage),
            "operator": operators(indicator),
            "by_level": {level: number(part) for level, part in figure.by_level.items()},
            "part": number(figure.part),
            "whole": number(figure.whole),
            "tally": [
                {"value": number(told), "units": [str(unit) for unit in units]}
                for told, units in figure.tally.items()
            ],
            "documents": [
                {"unit": str(unit), **document(listed)} for unit, listed in figure.documents
            ],
            "inputs": {id: coverage(of) for id, of in figure.inputs.items()},
            "lacking": list(figure.lacking),
            "leaves": list(self._made_of(row.id)),
            "beside": list(self._beside(row)),
        }

    def _made_of(self, id: str) -> Iterator[Record]:
        """The leaves of an indicator, or of those it is computed from."""
        indicator = self.pack.catalogue[id]
        if not indicator.derived:
            yield from self._leaves_of(id)
            return
        expected = {
            str(unit) for units in self.figures[id].coverage.units.values() for unit in units
        }
        for name in indicator.uses:
            for leaf in self._made_of(name):
                if not expected or leaf["unit"] in expected:
                    yield leaf

    def _leaves_of(self, id: str) -> list[Record]:
        if id not in self._leaves:
            states = _states(self.figures[id].coverage)
            told = (self.report.leaves[k] for k in sorted(self.report.leaves))
            self._leaves[id] = [
                self._leaf(leaf, id, states[leaf.unit.key])
                for leaf in told
                if leaf.unit.key in states
            ]
        return self._leaves[id]

    def _leaf(self, leaf: Leaf, id: str, status: Status) -> Record:
        row = self.pack[id]
        reading = effective_reading(leaf, row, self.pack)
        base = base_of(leaf, row, self.pack) if reading.status is Status.USED else None
        return {
            "indicator": id,
            "unit": str(leaf.unit.key),
            "window": window(leaf.window),
            "status": status.value,
            **stated(reading),
            "base": number(base),
        }

    def _beside(self, row: Row) -> Iterator[Record]:
        """What was typed on the row by units of which it is not asked."""
        for leaf_key in sorted(self.report.leaves):
            leaf = self.report.leaves[leaf_key]
            reading = leaf.reading(row.id)
            if leaf.unit.level not in row.scope and (reading.raw or reading.value is not None):
                yield {"unit": str(leaf.unit.key), **stated(reading)}


def stated(reading: Reading) -> Record:
    """What an office stated: understood, as typed, and where."""
    listed = isinstance(reading.value, tuple)
    return {
        "value": None if isinstance(reading.value, tuple) else number(reading.value),
        **({"documents": documents(reading.value)} if listed else {}),
        "raw": reading.raw or None,
        "note": reading.note or None,
        "own_window": window(reading.window),
        **origin(reading.origin),
    }


def value(exact: Fraction | None) -> Record:
    """A number twice: to compute with, and as the exact fraction it is."""
    return {"value": number(exact), "exact": None if exact is None else str(exact)}


def number(exact: Value | Fraction | None) -> int | float | None:
    """A JSON number: an integer when whole, else the nearest double."""
    if exact is None or isinstance(exact, tuple):
        return None
    fraction = Fraction(exact)
    return fraction.numerator if fraction.denominator == 1 else float(fraction)


def printed(exact: Fraction | None, indicator: Indicator, lang: Lang) -> str | None:
    """The number as a person reads it, rounded half up."""
    if exact is None:
        return None
    rate = indicator.kind is Kind.RATE
    return format_rate(exact, lang) if rate else format_number(exact, lang)


def coverage(of: Coverage) -> Record:
    """How many units were expected and used, and which had which status; which of them stand for
    several, whose figures were stated together."""
    units = {status.value: [str(unit) for unit in keys] for status, keys in of.units.items()}
    together = [
        {"unit": str(unit), "used": said.told, "expected": said.asked}
        for unit, said in of.together.items()
    ]
    return {"expected": of.expected, "used": of.used, "units": units, "together": together}


def operators(indicator: Indicator) -> Record:
    """How the indicator joins over units and over periods."""
    return {
        "over_units": indicator.over_units.name,
        "over_periods": indicator.over_periods.value,
        "of": list(indicator.uses),
    }


def documents(value: Value | None) -> list[Record]:
    """The documents of a list."""
    return [document(listed) for listed in value] if isinstance(value, tuple) else []


def document(listed: Document) -> Record:
    """One issued document."""
    day: date | None = listed.date
    return {
        "type": listed.type,
        "number": listed.number,
        "date": day.isoformat() if day else None,
        "subject": listed.subject,
    }


def _head(row: Row) -> Record:
    return {"id": row.id, "number": row.number, "label": row.label}


def _states(of: Coverage) -> Mapping[UnitKey, Status]:
    return {unit: status for status, units in of.units.items() for unit in units}
