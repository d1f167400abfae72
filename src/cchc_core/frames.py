"""Reports as polars frames: one line per reading, and one per figure. The only door to polars."""

from collections.abc import Mapping

import polars as pl

from cchc_core.model.forms import FormPack
from cchc_core.model.measures import Figure
from cchc_core.model.reports import Report


def readings_frame(report: Report, pack: FormPack) -> pl.DataFrame:
    """One line per leaf and row of the pack, wards without a report included.

    Columns: unit, code, level, first, last, row, number, label, status (`not-submitted` where
    nothing came), value (Float64; null unless used; a list's length), raw, note, file, sheet, cell.
    """
    lines = []
    for key in sorted(report.leaves):
        leaf = report.leaves[key]
        for row in pack.rows:
            reading = leaf.reading(row.id)
            value = reading.value
            origin = reading.origin
            lines.append(
                {
                    "unit": leaf.unit.name,
                    "code": str(leaf.unit.key),
                    "level": leaf.unit.level,
                    "first": leaf.window.first,
                    "last": leaf.window.last,
                    "row": row.id,
                    "number": row.number,
                    "label": row.label,
                    "status": str(reading.status) if leaf.submitted else "not-submitted",
                    "value": float(len(value) if isinstance(value, tuple) else value)
                    if value is not None
                    else None,
                    "raw": reading.raw,
                    "note": reading.note,
                    "file": origin.file if origin else "",
                    "sheet": origin.sheet if origin else "",
                    "cell": origin.cell if origin else "",
                }
            )
    return pl.DataFrame(lines, schema=_READINGS)


def figures_frame(figures: Mapping[str, Figure], pack: FormPack) -> pl.DataFrame:
    """One line per figure, in printed order.

    Columns: row, number, label, unit_of_measure, outcome, value (Float64, rates in percent; null
    where the outcome has none), used, expected (numbers of units; 0 where it is derived).
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
    return pl.DataFrame(lines, schema=_FIGURES)


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
