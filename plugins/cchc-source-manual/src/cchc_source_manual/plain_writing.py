"""A report as JSON or YAML, one file per office: the same keys, one line a row.

`docs/schema/report.schema.json` describes both.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from cchc_core import Document, Leaf, Output, Publication, Reading, Row, Section, Status, Window
from cchc_source_manual.layout import Blank
from cchc_source_manual.naming import file_name
from cchc_source_manual.stamp import SCHEMA, Stamp
from cchc_source_manual.words_sheet import sections_of

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def write_json(publication: Publication) -> Iterable[Output]:
    """The report as JSON."""
    for name, leaf in _files(publication):
        head, rows = _head(publication, leaf), _rows(publication, leaf)
        lines = [f"  {_quoted(key)}: {_inline(value, json=True)}," for key, value in head.items()]
        figures = [(row.id, value) for row, value in rows]
        words = [(section.id, text) for section, text in _words(publication, leaf)]
        parts = [_json("rows", figures), *([_json("words", words)] if words else [])]
        text = "\n".join(("{", *lines, ",\n".join(parts), "}", ""))
        yield Output(f"{name}.json", text.encode())


def write_yaml(publication: Publication) -> Iterable[Output]:
    """The report as YAML; each row's wording stands beside it as a comment."""
    for name, leaf in _files(publication):
        head, rows = _head(publication, leaf), _rows(publication, leaf)
        words = _words(publication, leaf)
        lines = [f"{key}: {_inline(value)}" for key, value in head.items()]
        lines += ["rows:" if rows else "rows: {}"]
        lines += [f"  {_key(row.id)}: {_inline(value)}  # {_wording(row)}" for row, value in rows]
        lines += ["words:"] if words else []
        lines += [f"  {_key(s.id)}: {_inline(text)}  # {_heading(s)}" for s, text in words]
        yield Output(f"{name}.yaml", "\n".join((*lines, "")).encode())


def _json(key: str, pairs: Iterable[tuple[str, object]]) -> str:
    entries = ",\n".join(f"    {_quoted(id)}: {_inline(value, json=True)}" for id, value in pairs)
    return f"  {_quoted(key)}: {{\n{entries}\n  }}"


def _files(publication: Publication) -> Iterator[tuple[str, Leaf]]:
    """What each file is called: by its unit, and by its days where a unit has several leaves."""
    leaves = publication.report.leaves
    units = [key.unit for key in leaves]
    for key in sorted(leaves):
        days = f"-{key.window.first:%Y%m%d}-{key.window.last:%Y%m%d}"
        name = file_name("bao-cao", leaves[key].unit, publication)
        yield name + days * (units.count(key.unit) > 1), leaves[key]


def _head(publication: Publication, leaf: Leaf) -> Mapping[str, object]:
    stamp = Stamp.of(publication, leaf.unit)
    head: dict[str, object] = {
        "cchc": SCHEMA,
        "unit": stamp.unit,
        "unit_name": stamp.unit_name,
        "pack": stamp.pack,
        "period": {"id": stamp.period, **_ends(stamp.window)},
        "revision": publication.revision,
        "row_count": len(_rows(publication, leaf)),
    }
    if leaf.window != stamp.window:
        head["covers"] = _days(leaf.window)
    if not leaf.submitted:
        head["submitted"] = False
    if stamp.part:
        head["part"] = stamp.part
    return head


def _rows(publication: Publication, leaf: Leaf) -> list[tuple[Row, object]]:
    """What the unit states on each row, and nothing yet on the others it is to fill."""
    blank = Blank(publication.pack, leaf.unit, publication.only)
    return [
        (row, _stated(leaf.reading(row.id)))
        for row in publication.pack.rows
        if row.id in leaf.readings or blank.asks(row)
    ]


def _words(publication: Publication, leaf: Leaf) -> list[tuple[Section, str | None]]:
    """What the unit wrote under each section, and nothing yet under the others it may write."""
    blank = Blank(publication.pack, leaf.unit, publication.only)
    return [(section, leaf.words.get(section.id)) for section in sections_of(blank, leaf)]


def _heading(section: Section) -> str:
    return _UNPRINTABLE.sub("", f"{section.number} {section.title}")


def _wording(row: Row) -> str:
    wording = f"{row.name} ({row.unit_of_measure})".removesuffix(" ()")
    return _UNPRINTABLE.sub("", " ".join(wording.split()))


def _stated(reading: Reading) -> Mapping[str, object] | None:
    stated = {
        "value": _value(reading),
        "raw": reading.raw,
        "note": reading.note,
        "window": _days(reading.window) if reading.window else None,
    }
    kept = {key: value for key, value in stated.items() if value not in (None, "")}
    bare = reading.status is Status.BLANK and not kept
    return None if bare else {"status": reading.status.value, **kept}


def _value(reading: Reading) -> object:
    if isinstance(reading.value, tuple):
        return [_document(document) for document in reading.value]
    return reading.value


def _document(document: Document) -> Mapping[str, str]:
    day = {"date": document.date.isoformat()} if document.date else {}
    return {"type": document.type, "number": document.number, **day, "subject": document.subject}


def _ends(window: Window) -> Mapping[str, str]:
    return {"first": window.first.isoformat(), "last": window.last.isoformat()}


def _days(window: Window) -> list[str]:
    return list(_ends(window).values())


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
