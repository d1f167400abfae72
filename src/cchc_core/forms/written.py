"""Tables, levels, areas, indicators and relations as TOML, as `load_pack` reads them back."""

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_core.model.claims import Claim
from cchc_core.model.forms import Level
from cchc_core.model.indicators import Indicator, ReformArea
from cchc_core.model.operators import (
    Calculated,
    NumberOf,
    Ratio,
    Share,
    StatedRate,
    Total,
)
from cchc_core.model.relations import Independent, Relation
from cchc_core.text import Text
from cchc_core.tomls import quoted


def table(name: str, pairs: Mapping[str, object], remarks: Mapping[str, str] | None = None) -> str:
    """A table, a key on each line, with what is to be said of a key behind it."""
    told = remarks or {}
    lines = (
        f"{key} = {inline(value)}" + (f"  # {told[key]}" if key in told else "")
        for key, value in pairs.items()
    )
    return "\n".join((f"[{name}]", *lines, ""))


def inline(value: object) -> str:
    """A value on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return quoted(value)
        case Mapping():
            return "{ " + ", ".join(f"{key} = {inline(v)}" for key, v in value.items()) + " }"
        case list() | tuple():
            return "[" + ", ".join(map(inline, value)) + "]"
    return str(value)


def of_level(level: Level) -> dict[str, Any]:
    """The keys of a level."""
    return {"id": level.id, **_both(level.label)}


def of_area(area: ReformArea) -> dict[str, Any]:
    """The keys of a reform area."""
    return {"id": area.id, "number": area.number, **_both(area.label)}


def of_indicator(indicator: Indicator) -> dict[str, Any]:
    """The keys of an indicator."""
    codes = [{"code": code, **_both(label)} for code, label in indicator.codes.items()]
    return {
        "id": indicator.id,
        "area": indicator.area,
        **_both(indicator.label),
        "unit": _both(indicator.unit_of_measure),
        "kind": indicator.kind.value,
        "over_units": indicator.over_units.name,
        **dict(_operands(indicator)),
        "over_periods": indicator.over_periods.value,
        **({"codes": codes} if codes else {}),
    }


def of_relation(relation: Relation) -> dict[str, Any]:
    """The keys of a relation."""
    return {"rule": str(relation.rule), **_said(relation)}


def of_independent(independent: Independent) -> dict[str, Any]:
    """The keys of counts of different things."""
    return {"groups": [list(group) for group in independent.groups]}


def of_claim(claim: Claim) -> dict[str, Any]:
    """The keys of what a note may claim."""
    rows = {"rows": list(claim.rows)} if claim.rows else {}
    return {**rows, "reads": list(claim.reads), **_said(claim.relation)}


def _said(relation: Relation) -> dict[str, Any]:
    return {
        "says": f"{relation.left.source} {relation.sign} {relation.right.source}",
        **({"why": _both(relation.why)} if relation.why else {}),
        **({"severity": str(relation.severity)} if relation.severity else {}),
        **({"within": relation.within} if relation.within else {}),
        **({"grows": True} if relation.grows else {}),
        **({"own_days": True} if relation.own_days else {}),
    }


def _operands(indicator: Indicator) -> Iterator[tuple[str, object]]:
    """What it is computed from, what is to be expected of it, and which dossiers it counts."""
    match indicator.over_units:
        case Total(of=of):
            yield "of", list(of)
        case Share(of=of) | NumberOf(of=of):
            yield "of", of
        case Ratio(part=part, whole=whole):
            yield from (("part", part.source), ("whole", whole.source))
        case Calculated(formula=formula):
            yield "formula", formula.source
        case StatedRate(base=base):
            yield "base", base.source
    if indicator.rebuilt_from:
        yield "rebuilt_from", indicator.rebuilt_from.source
    if indicator.expected_nonzero:
        yield "expected_nonzero", indicator.expected_nonzero.source
    if indicator.at_most is not None:
        yield "at_most", indicator.at_most
    if counted := indicator.counted:
        field = {"field": counted.field} if counted.field else {}
        classes, channels = sorted(counted.classes), sorted(counted.channels)
        told = {"channels": channels} if channels else {}
        yield "dossiers", {"classes": classes, **told, **field}


def _both(text: Text) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}
