"""One unit's report as JSON or YAML: the same keys, one line a row, as the JSON Schema says."""

import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from cchc_core import Document, Output, Publication, Reading, Row, Status, Window
from cchc_source_manual.layout import fills
from cchc_source_manual.naming import file_name, own_leaf
from cchc_source_manual.stamp import SCHEMA, Stamp

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def write_json(publication: Publication) -> Iterable[Output]:
    """The report as JSON."""
    head, rows = _head(publication), _rows(publication)
    lines = [f"  {_quoted(key)}: {_inline(value, json=True)}," for key, value in head.items()]
    entries = [f"    {_quoted(row.id)}: {_inline(value, json=True)}" for row, value in rows]
    body = ",\n".join(entries)
    text = "{\n" + "\n".join(lines) + '\n  "rows": {\n' + body + "\n  }\n}\n"
    yield Output(file_name("bao-cao", publication.report.unit, "json"), text.encode())


def write_yaml(publication: Publication) -> Iterable[Output]:
    """The report as YAML; each row's wording stands beside it as a comment."""
    head, rows = _head(publication), _rows(publication)
    lines = [f"{key}: {_inline(value)}" for key, value in head.items()]
    lines += ["rows:" if rows else "rows: {}"]
    for row, value in rows:
        wording = " ".join(f"{row.name} ({row.unit_of_measure})".removesuffix(" ()").split())
        lines.append(f"  {_key(row.id)}: {_inline(value)}  # {_UNPRINTABLE.sub('', wording)}")
    text = "\n".join(lines) + "\n"
    yield Output(file_name("bao-cao", publication.report.unit, "yaml"), text.encode())


def _head(publication: Publication) -> Mapping[str, object]:
    stamp, leaf = Stamp.of(publication), own_leaf(publication)
    head: dict[str, object] = {
        "cchc": SCHEMA,
        "unit": stamp.unit,
        "unit_name": stamp.unit_name,
        "pack": stamp.pack,
        "period": {
            "id": stamp.period,
            "first": stamp.window.first.isoformat(),
            "last": stamp.window.last.isoformat(),
        },
        "revision": publication.revision,
    }
    if leaf.window != stamp.window:
        head["covers"] = _days(leaf.window)
    if not leaf.submitted:
        head["submitted"] = False
    return head


def _rows(publication: Publication) -> list[tuple[Row, object]]:
    """What the unit states on each row, and nothing yet on the others it is to fill."""
    leaf = own_leaf(publication)
    return [
        (row, _stated(leaf.reading(row.id)))
        for row in publication.pack.rows
        if row.id in leaf.readings or fills(leaf.unit, row)
    ]


def _stated(reading: Reading) -> Mapping[str, object] | None:
    stated = {
        "value": _value(reading),
        "raw": reading.raw,
        "note": reading.note,
        "window": _days(reading.window) if reading.window else None,
    }
    kept = {key: value for key, value in stated.items() if value not in (None, "")}
    return {"status": reading.status.value, **kept} if kept or _said(reading) else None


def _said(reading: Reading) -> bool:
    return reading.status is not Status.BLANK


def _value(reading: Reading) -> object:
    if isinstance(reading.value, tuple):
        return [_document(document) for document in reading.value]
    return reading.value


def _document(document: Document) -> Mapping[str, str]:
    day = {"date": document.date.isoformat()} if document.date else {}
    return {"type": document.type, "number": document.number, **day, "subject": document.subject}


def _days(window: Window) -> list[str]:
    return [window.first.isoformat(), window.last.isoformat()]


def _inline(value: object, *, json: bool = False) -> str:
    """A value on one line, as JSON; for YAML the keys go without quotes."""
    match value:
        case Mapping():
            key = _quoted if json else _key
            pairs = (f"{key(k)}: {_inline(v, json=json)}" for k, v in value.items())
            return "{" + ", ".join(pairs) + "}"
        case list():
            return "[" + ", ".join(_inline(item, json=json) for item in value) + "]"
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value, "f")
        case int():
            return str(value)
    return _quoted(str(value))


def _key(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) else _quoted(key)


def _quoted(text: str) -> str:
    """A string as JSON writes it and YAML reads it."""
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
