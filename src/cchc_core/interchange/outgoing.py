"""From a report to its text: every value as a record that says what is not left at its default."""

import json
from decimal import Decimal
from typing import Any

from cchc_core.model.dossiers import DossierCount
from cchc_core.model.findings import Origin
from cchc_core.model.measures import Document, Value
from cchc_core.model.periods import Period, Window
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.model.units import AdminUnit

SCHEMA = "whole-report/1"

Record = dict[str, Any]


def report_to_json(report: Report) -> str:
    """The report whole, in one line of ASCII; the same report gives the same text."""
    record = {
        "cchc": SCHEMA,
        "unit": _unit(report.unit),
        "pack": report.pack,
        "period": _period(report.period),
        "leaves": [_leaf(report.leaves[key]) for key in sorted(report.leaves)],
    }
    return json.dumps(record, separators=(",", ":"), allow_nan=False)


def _unit(unit: AdminUnit) -> Record:
    until = {"until": unit.until.isoformat()} if unit.until else {}
    return {"key": str(unit.key), "name": unit.name, "level": unit.level, **until}


def _window(window: Window) -> Record:
    return {"first": window.first.isoformat(), "last": window.last.isoformat()}


def _period(period: Period) -> Record:
    return {
        "scheme": period.scheme,
        "kind": period.kind,
        "year": period.year,
        "label": {"vi": period.label.vi, "en": period.label.en},
        "window": _window(period.window),
        "due": period.due.isoformat(),
        "cumulative": period.cumulative,
        "reason": period.reason,
    }


def _leaf(leaf: Leaf) -> Record:
    return {
        "unit": _unit(leaf.unit),
        "window": _window(leaf.window),
        "submitted": leaf.submitted,
        "readings": {row: _reading(reading) for row, reading in leaf.readings.items()},
        **_given(dossiers=[_dossiers(count) for count in leaf.dossiers]),
        **_given(stands_for=leaf.stands_for, words=dict(leaf.words)),
    }


def _reading(reading: Reading) -> Record:
    return {
        "status": reading.status.value,
        **({} if reading.value is None else {"value": _value(reading.value)}),
        **_given(raw=reading.raw, note=reading.note),
        **({"window": _window(reading.window)} if reading.window else {}),
        **({"origin": _origin(reading.origin)} if reading.origin else {}),
        **({} if reading.stands_for is None else {"stands_for": reading.stands_for}),
        **({} if reading.base is None else {"base": _value(reading.base)}),
        **({} if reading.part is None else {"part": _value(reading.part)}),
    }


def _value(value: Value) -> object:
    """A whole number as such, a decimal as text, lest it lose digits; a list as a list."""
    match value:
        case tuple():
            return [_document(document) for document in value]
        case Decimal():
            return format(value, "f")
    return value


def _document(document: Document) -> Record:
    day = {"date": document.date.isoformat()} if document.date else {}
    return {
        "type": document.type,
        "number": document.number,
        **day,
        "subject": document.subject,
    }


def _origin(origin: Origin) -> Record:
    dossiers = {} if origin.dossiers is None else {"dossiers": origin.dossiers}
    told = _given(sheet=origin.sheet, cell=origin.cell, entered=origin.entered, inner=origin.inner)
    return {"file": origin.file, **told, **dossiers}


def _dossiers(count: DossierCount) -> Record:
    return {
        "field": count.field,
        "class": count.dossier_class.value,
        "number": count.number,
        **_given(channel=count.channel and count.channel.value),
    }


def _given(**told: object) -> Record:
    """What is told of these; the empty ones are left out."""
    return {key: value for key, value in told.items() if value}
