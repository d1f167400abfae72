"""From a text to the report it was made of, strictly: what does not fit is refused by its path."""

import re
from collections.abc import Mapping
from decimal import Decimal

from cchc_core.interchange.outgoing import SCHEMA
from cchc_core.jsons import Node, parse
from cchc_core.model.dossiers import Channel, DossierClass, DossierCount
from cchc_core.model.findings import Origin
from cchc_core.model.forms import FormPack
from cchc_core.model.measures import Document, Status, Value
from cchc_core.model.periods import Period, Window
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.model.units import AdminUnit, UnitKey
from cchc_core.text import Text


def report_from_json(text: str, pack: FormPack) -> Report:
    """The report that `report_to_json` gave the text of, on the forms `pack`.

    Raises `BadData`, naming the path of the key, for whatever does not fit: other forms, another
    version of the schema, keys that are not known or missing, rows that the forms do not have,
    values of another kind than their row's, two leaves over the same days.
    """
    top = parse(text).take("cchc", "unit", "pack", "period", "leaves")
    _same(top["cchc"], SCHEMA)
    _same(top["pack"], pack.key)
    leaves = [_read_leaf(node, pack) for node in top["leaves"].items()]
    unit, period = _read_unit(top["unit"]), _read_period(top["period"])
    with top["leaves"].blaming():
        return Report(unit, period, pack.key, leaves)


def _same(node: Node, wanted: str) -> None:
    if node.need(str) != wanted:
        node.refuse(
            Text(f"cần '{wanted}', đang là '{node.value}'", f"needs '{wanted}', is '{node.value}'")
        )


def _read_unit(node: Node) -> AdminUnit:
    told = node.take("key", "name", "level", optional=("until",))
    with told["key"].blaming():
        key = UnitKey.parse(told["key"].need(str))
        if str(key) != told["key"].value:
            raise ValueError(f"{told['key'].value} is not written as {key}")
    until = told["until"].day() if "until" in told else None
    return AdminUnit(key, told["name"].need(str), told["level"].need(str), until)


def _read_window(node: Node) -> Window:
    told = node.take("first", "last")
    first, last = told["first"].day(), told["last"].day()
    if last < first:
        told["last"].refuse(Text("trước ngày đầu kỳ", "before the first day"))
    return Window(first, last)


def _read_period(node: Node) -> Period:
    told = node.take(*("scheme", "kind", "year", "label", "window", "due", "cumulative", "reason"))
    label = told["label"].take("vi", "en")
    return Period(
        scheme=told["scheme"].need(str),
        kind=told["kind"].need(str),
        year=told["year"].need(int),
        label=Text(label["vi"].need(str), label["en"].need(str)),
        window=_read_window(told["window"]),
        due=told["due"].day(),
        cumulative=told["cumulative"].need(bool),
        reason=told["reason"].need(str),
    )


def _read_leaf(node: Node, pack: FormPack) -> Leaf:
    told = node.take(
        *("unit", "window", "submitted", "readings"), optional=("dossiers", "stands_for", "words")
    )
    words = told["words"].members() if "words" in told else {}
    return Leaf(
        unit=_read_unit(told["unit"]),
        window=_read_window(told["window"]),
        readings=[_read_reading(r, of, pack) for r, of in told["readings"].members().items()],
        submitted=told["submitted"].need(bool),
        dossiers=tuple(map(_read_dossiers, told["dossiers"].items())) if "dossiers" in told else (),
        stands_for=told["stands_for"].need(int) if "stands_for" in told else None,
        words={section: _read_words(section, of, pack) for section, of in words.items()},
    )


def _read_words(section: str, node: Node, pack: FormPack) -> str:
    if pack.section(section) is None:
        node.refuse(
            Text(f"biểu không có mục '{section}'", f"the forms have no section '{section}'")
        )
    return node.need(str)


def _read_reading(row: str, node: Node, pack: FormPack) -> Reading:
    if row not in pack:
        node.refuse(Text(f"biểu không có dòng '{row}'", f"the forms have no row '{row}'"))
    told = node.take("status", optional=_ABOUT)
    value = _read_value(told["value"]) if "value" in told else None
    if value is not None and not pack.fits(row, value):
        told["value"].refuse(
            Text("không đúng loại số liệu của dòng", "of another kind than its row")
        )
    with node.blaming():
        return Reading(
            row=row,
            status=told["status"].one_of(Status),
            value=value,
            raw=_text(told, "raw"),
            note=_text(told, "note"),
            window=_read_window(told["window"]) if "window" in told else None,
            origin=_read_origin(told["origin"]) if "origin" in told else None,
            stands_for=told["stands_for"].need(int) if "stands_for" in told else None,
            base=_read_number(told["base"]) if "base" in told else None,
            part=_read_number(told["part"]) if "part" in told else None,
        )


_ABOUT = ("value", "raw", "note", "window", "origin", "stands_for", "base", "part")


_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)


def _read_value(node: Node) -> Value:
    if isinstance(node.value, list):
        return tuple(map(_read_document, node.items()))
    return _read_number(node)


def _read_number(node: Node) -> int | Decimal:
    if not isinstance(node.value, str):
        return node.need(int)
    if not _DECIMAL.fullmatch(node.value):
        node.refuse(Text("không phải là số", "is no number"))
    return Decimal(node.value)


def _read_document(node: Node) -> Document:
    told = node.take("type", "number", "subject", optional=("date",))
    return Document(
        type=told["type"].need(str),
        number=told["number"].need(str),
        date=told["date"].day() if "date" in told else None,
        subject=told["subject"].need(str),
    )


def _read_origin(node: Node) -> Origin:
    told = node.take("file", optional=("sheet", "cell", "entered", "dossiers", "inner"))
    return Origin(
        file=told["file"].need(str),
        sheet=_text(told, "sheet"),
        cell=_text(told, "cell"),
        dossiers=told["dossiers"].need(int) if "dossiers" in told else None,
        entered=_text(told, "entered"),
        inner=_text(told, "inner"),
    )


def _read_dossiers(node: Node) -> DossierCount:
    told = node.take("field", "class", "number", optional=("channel",))
    return DossierCount(
        field=told["field"].need(str),
        dossier_class=told["class"].one_of(DossierClass),
        number=told["number"].need(int),
        channel=told["channel"].one_of(Channel) if "channel" in told else None,
    )


def _text(told: Mapping[str, Node], key: str) -> str:
    return told[key].need(str) if key in told else ""
