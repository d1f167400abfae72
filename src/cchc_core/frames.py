"""Reports as polars frames: one line per reading, and one per figure. The only door to polars."""

from collections.abc import Mapping

import polars as pl

from cchc_core.model.findings import Origin
from cchc_core.model.forms import FormPack, Row
from cchc_core.model.measures import Figure, Status, Value
from cchc_core.model.reports import Leaf, Report


def readings_frame(report: Report, pack: FormPack) -> pl.DataFrame:
    """One line per leaf and row of the pack, wards without a report included.

    Columns: unit, code, level, first, last (the days the figure covers: its own where it has its
    own), row, number, label, status (`not-submitted` where nothing came), value (Float64; null
    unless used; of a list its length), raw, note, file, sheet, cell.
    """
    leaves = (report.leaves[key] for key in sorted(report.leaves))
    return pl.DataFrame([_line(leaf, row) for leaf in leaves for row in pack.rows], _READINGS)


def figures_frame(figures: Mapping[str, Figure], pack: FormPack) -> pl.DataFrame:
    """One line per figure, in printed order.

    Columns: row, number, label, unit_of_measure, outcome, value (Float64, rates in percent; null
    where the outcome has none), used, expected (numbers of units; 0 for what is computed from other
    figures).
    """
    lines = [
        {
            "row": id,
            "number": pack[id].number,
            "label": pack[id].label,
            "unit_of_measure": pack[id].unit_of_measure,
            "outcome": str(figure.outcome),
            "value": None if figure.value is None else float(figure.value),
            "used": figure.coverage.used,
            "expected": figure.coverage.expected,
        }
        for id, figure in figures.items()
    ]
    return pl.DataFrame(lines, _FIGURES)


def _line(leaf: Leaf, row: Row) -> dict[str, object]:
    reading = leaf.reading(row.id)
    window = reading.window or leaf.window
    origin = reading.origin or Origin("")
    return {
        "unit": leaf.unit.name,
        "code": str(leaf.unit.key),
        "level": leaf.unit.level,
        "first": window.first,
        "last": window.last,
        "row": row.id,
        "number": row.number,
        "label": row.label,
        "status": str(reading.status if leaf.submitted else Status.NOT_SUBMITTED),
        "value": _number(reading.value),
        "raw": reading.raw,
        "note": reading.note,
        "file": origin.file,
        "sheet": origin.inside,
        "cell": origin.cell,
    }


def _number(value: Value | None) -> float | None:
    if value is None:
        return None
    return float(len(value) if isinstance(value, tuple) else value)


_READINGS = {
    "unit": pl.String,
    "code": pl.String,
    "level": pl.String,
    "first": pl.Date,
    "last": pl.Date,
    "row": pl.String,
    "number": pl.String,
    "label": pl.String,
    "status": pl.String,
    "value": pl.Float64,
    "raw": pl.String,
    "note": pl.String,
    "file": pl.String,
    "sheet": pl.String,
    "cell": pl.String,
}
_FIGURES = {
    "row": pl.String,
    "number": pl.String,
    "label": pl.String,
    "unit_of_measure": pl.String,
    "outcome": pl.String,
    "value": pl.Float64,
    "used": pl.Int64,
    "expected": pl.Int64,
}
