"""`xu-ly.json`: a campaign's decisions for systems, the same lines as `Xu-ly.xlsx`."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_core.decisions import LedgerLine, LedgerPage, key_of
from cchc_core.errors import BadData
from cchc_core.extensions import Ledger
from cchc_core.jsons import Node, parse
from cchc_core.text import Text, nfc

SCHEMA = "decisions/1"
_TEXTS = ("unit", "row", "question", "evidence", "choice", "reason", "by", "when", "until")


def read(content: bytes) -> Iterator[LedgerLine]:
    """The lines in their order. Raises `BadData` naming the path of what is not as it should be."""
    top = parse(_text(content)).take("cchc", "decisions", optional=("title",))
    if top["cchc"].need(str) != SCHEMA:
        top["cchc"].refuse(Text(f"cần '{SCHEMA}'", f"needs '{SCHEMA}'"))
    for number, node in enumerate(top["decisions"].items(), start=1):
        yield _line(number, node)


def write(page: LedgerPage, _: bytes | None) -> bytes:
    """The whole page; what is not said of a decision is left out."""
    record = {
        "cchc": SCHEMA,
        "title": page.title,
        "decisions": [_record(line) for line in page.lines],
    }
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


LEDGER = Ledger("json", Text("Sổ xử lý dạng JSON", "Ledger as JSON"), "xu-ly.json", read, write)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadData(
            Text("không phải văn bản UTF-8; hãy lưu lại bằng UTF-8.", "not UTF-8; save it as such.")
        ) from None


def _line(number: int, node: Node) -> LedgerLine:
    parts = node.take("kind", optional=("about", "choices", "needed", *_TEXTS))
    texts = {name: nfc(parts[name].need(str)) for name in ("kind", *_TEXTS) if name in parts}
    if "about" in parts:
        about = [nfc(part.need(str)) for part in parts["about"].items()]
        texts["key"] = json.dumps([texts["kind"], *about], ensure_ascii=False)
    choices = parts["choices"].items() if "choices" in parts else ()
    return LedgerLine(
        texts={name: text for name, text in texts.items() if text},
        choices=tuple(nfc(choice.need(str)) for choice in choices),
        needed=parts["needed"].need(bool) if "needed" in parts else True,
        number=number,
        cells={name: f"{node.path}.{name}" for name in ("kind", *_TEXTS)},
    )


def _record(line: LedgerLine) -> Mapping[str, Any]:
    known = key_of(line["key"])
    about = {"about": list(known[1])} if known else {}
    texts = {name: line[name] for name in _TEXTS if line[name]}
    choices = {"choices": list(line.choices)} if line.choices else {}
    needed = {} if line.needed else {"needed": False}
    return {"kind": line["kind"], **about, **texts, **choices, **needed}
