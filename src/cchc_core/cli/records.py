"""Findings, problems, units, periods and files as plain dictionaries, for the envelope."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from cchc_core.decisions import Decision
from cchc_core.extensions import Filed, Filing
from cchc_core.model.findings import Finding, Origin, Remedy, Rule, Waiver
from cchc_core.model.periods import Period, Window
from cchc_core.model.units import AdminUnit, UnitKey
from cchc_core.offers import Problem
from cchc_core.receipts import Receipt
from cchc_core.revisions import Revised
from cchc_core.text import Lang
from cchc_core.writing import Written

Record = dict[str, Any]


def finding(found: Finding, lang: Lang) -> Record:
    """A finding with its cell and its message in one language."""
    return {
        "rule": found.rule,
        "severity": found.severity.value,
        "unit": key(found.unit),
        "indicator": found.indicator,
        **origin(found.origin),
        "found": found.found,
        "expected": found.expected,
        "message": found.message.in_(lang),
        "remedies": [remedy(each) for each in found.remedies],
        "waiver": waiver(found.waiver),
    }


def remedy(one: Remedy) -> Record:
    """A cell, and the value there that alone would put a finding right."""
    place = origin(one.origin)
    return {
        "row": one.row,
        "value": one.value,
        "found": one.found,
        "near": one.near,
        **{name: place[name] for name in ("file", "sheet", "cell")},
    }


def waiver(given: Waiver | None) -> Record | None:
    """Why a finding may stand, who decided so, and until when."""
    if given is None:
        return None
    return {"reason": given.reason, "by": given.by, "until": given.until.isoformat()}


def rule(one: Rule, distribution: str, lang: Lang) -> Record:
    """What there is to say of a kind of finding, and which distribution brings it."""
    return {
        "code": one.code,
        "topic": one.topic.value,
        "severity": one.severity.value,
        "title": one.title.in_(lang),
        "meaning": one.meaning.in_(lang),
        "example": one.example.in_(lang),
        "source": one.source,
        "distribution": distribution,
    }


def decision(one: Decision) -> Record:
    """A question and what was decided; `holds` says whether that has an effect."""
    return {
        "kind": one.kind.value,
        "about": list(one.about),
        "unit": one.unit or None,
        "row": one.row or None,
        "question": one.question,
        "evidence": one.evidence,
        "choices": list(one.choices),
        "choice": one.choice or None,
        "reason": one.reason or None,
        "by": one.by or None,
        "when": moment(one.when),
        "until": moment(one.until),
        "needed": one.needed,
        "holds": one.holds,
        **{name: origin(one.origin)[name] for name in ("file", "sheet", "cell")},
    }


def problem(met: Problem, lang: Lang) -> Record:
    """What is wrong with a plugin."""
    return {
        "plugin": met.plugin,
        "distribution": met.distribution,
        "message": met.message.in_(lang),
    }


def origin(place: Origin | None) -> Record:
    """`file`, `sheet`, `cell`, number of `dossiers`, `entered`; null where there is none."""
    return {
        "file": place.file if place else None,
        "sheet": (place.inside or None) if place else None,
        "cell": (place.cell or None) if place else None,
        "dossiers": place.dossiers if place else None,
        "entered": (place.entered or None) if place else None,
    }


def unit(one: AdminUnit) -> Record:
    """A unit by key and name."""
    return {"key": str(one.key), "name": one.name}


def key(of: UnitKey | None) -> str | None:
    """`14797@2025-07-01`, the key as text."""
    return str(of) if of else None


def period(one: Period, lang: Lang) -> Record:
    """A period without its window."""
    return {
        "id": one.id,
        "label": one.label.in_(lang),
        "scheme": one.scheme,
        "kind": one.kind,
        "year": one.year,
        "cumulative": one.cumulative,
        "reason": one.reason or None,
    }


def window(days: Window | None) -> Mapping[str, str] | None:
    """The first and the last day."""
    return {"first": days.first.isoformat(), "last": days.last.isoformat()} if days else None


def moment(when: datetime | date | None) -> str | None:
    """A time or day in ISO 8601; times are those of Vietnam."""
    return when.isoformat() if when else None


def filing(one: Filing, lang: Lang) -> Record:
    """What an expected unit sent."""
    return {
        **unit(one.unit),
        "state": one.state.value,
        "late": one.late,
        "file": one.file or None,
        "received": moment(one.received),
        "sender": one.sender or None,
        "revision": one.revision,
        "superseded": list(one.superseded),
        "more_files": list(one.more_files),
        "reason": one.reason.in_(lang) if one.reason else None,
    }


def counts(filings: Iterable[Filing]) -> dict[str, int]:
    """How many units are expected and in each state, which add up; late ones are among them."""
    filings = tuple(filings)
    states = Counter(filing.state for filing in filings)
    named = {state.name.lower(): states[state] for state in Filed}
    return {"expected": len(filings), **named, "late": sum(f.late for f in filings)}


def receipt(one: Receipt, lang: Lang) -> Record:
    """A file and what became of it."""
    return {
        "file": one.file,
        "verdict": one.verdict.value,
        "unit": unit(one.unit) if one.unit else None,
        "source": one.source or None,
        "revision": one.revision,
        "received": moment(one.received),
        "sender": one.sender or None,
        "rule": one.rule or None,
        "reason": one.reason.in_(lang) if one.reason else None,
        "changes": [change(each, lang) for each in one.changes],
    }


def change(one: Revised, lang: Lang) -> Record:
    """What two revisions of a report say of a row, and where each says it."""
    return {
        "unit": key(one.unit),
        "indicator": one.row,
        "before": {"said": one.before.said.in_(lang), **origin(one.before.origin)},
        "after": {"said": one.after.said.in_(lang), **origin(one.after.origin)},
    }


def written(one: Written) -> Record:
    """An output and what was done for it."""
    return {"path": str(one.path), "deed": one.deed.value}
