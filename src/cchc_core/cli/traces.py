"""A trace as plain dictionaries: the whole tree."""

from cchc_core.cli.figures import coverage, document, number, operators, printed, stated, value
from cchc_core.cli.records import Record, change, filing, finding, unit, window
from cchc_core.manifests import Fingerprint
from cchc_core.model.measures import Answer
from cchc_core.text import Lang
from cchc_core.tracing import Trace, TracedLeaf, Whence


def trace_record(traced: Trace, lang: Lang) -> Record:
    """A figure with its inputs and leaves; at its top the files."""
    return {**_record(traced, lang), "files": [_file(file) for file in traced.files]}


def _record(traced: Trace, lang: Lang) -> Record:
    row, indicator, figure = traced.row, traced.indicator, traced.figure
    return {
        "id": row.id,
        "number": row.number,
        "label": row.label,
        "kind": indicator.kind.value,
        **value(figure.value),
        "printed": printed(figure.value, indicator, lang),
        "status": figure.outcome.value,
        "coverage": coverage(figure.coverage),
        "operator": {
            **operators(indicator),
            "label": indicator.over_units.label.in_(lang),
            "formula": traced.formula.in_(lang),
        },
        "by_level": {level: number(part) for level, part in figure.by_level.items()},
        "part": number(figure.part),
        "whole": number(figure.whole),
        "lacking": list(figure.lacking),
        "documents": [{"unit": str(of), **document(listed)} for of, listed in figure.documents],
        "listed": [
            {"level": each.level, "value": each.value, "valid_from": each.valid_from.isoformat()}
            for each in traced.listed
        ],
        "answers": [_answer(answer) for answer in traced.answers],
        "leaves": [_leaf(leaf, lang) for leaf in traced.leaves],
        "beside": [_leaf(leaf, lang) for leaf in traced.beside],
        "inputs": [_record(each, lang) for each in traced.inputs],
    }


def _answer(answer: Answer) -> Record:
    return {
        "unit": str(answer.unit),
        "status": answer.status.value,
        "value": number(answer.value),
        "base": number(answer.base),
    }


def _leaf(leaf: TracedLeaf, lang: Lang) -> Record:
    return {
        "unit": unit(leaf.unit),
        "window": window(leaf.window),
        "status": leaf.status.value,
        **stated(leaf.reading),
        "base": number(leaf.base),
        "whence": [_whence(each) for each in leaf.whence],
        "dossiers_by_class": {one.value: count for one, count in leaf.dossiers.items()},
        "changes": [change(each, lang) for each in leaf.changes],
        "findings": [finding(each, lang) for each in leaf.findings],
        "filing": filing(leaf.filing, lang) if leaf.filing else None,
    }


def _whence(whence: Whence) -> Record:
    return {
        **_file(whence.file),
        "source": whence.source or None,
        "profile": whence.profile or None,
        "carried_from": whence.carried_from or None,
        "inner": _file(whence.inner) if whence.inner else None,
    }


def _file(file: Fingerprint) -> Record:
    return {"name": file.name, "size": file.size, "sha256": file.sha256 or None}
