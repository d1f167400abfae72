"""Lists of issued documents, as JSON, YAML or the rows of a sheet give them."""

from collections.abc import Mapping
from datetime import date, datetime

from cchc_core.model.measures import Document
from cchc_core.text import parse_date, squeeze

_FIELDS = frozenset({"type", "number", "date", "subject"})


class UnreadableDocument(ValueError):
    """A list holds something that is not a document; `item` is the first such thing."""

    def __init__(self, item: object) -> None:
        super().__init__("not a document")
        self.item = item


def read_documents(items: object) -> tuple[Document, ...]:
    """The documents of a list of mappings; one unreadable item refuses the list.

    A mapping has `type` and `number`, both filled, perhaps `date` and `subject`, and no other
    key. Raises `UnreadableDocument`.
    """
    if not isinstance(items, (list, tuple)):
        raise UnreadableDocument(items)
    return tuple(map(_document, items))


def _document(item: object) -> Document:
    match item:
        case Document():
            return item
        case Mapping() if set(item) <= _FIELDS:
            type_, number = _text(item, "type"), _text(item, "number")
            if type_ and number:
                return Document(type_, number, _date(item), _text(item, "subject"))
    raise UnreadableDocument(item)


def _text(item: Mapping[str, object], key: str) -> str:
    match item.get(key, ""):
        case str() as text:
            return squeeze(text)
    raise UnreadableDocument(item)


def _date(item: Mapping[str, object]) -> date | None:
    match item.get("date"):
        case None | "":
            return None
        case datetime() as moment:
            return moment.date()
        case date() as day:
            return day
        case str() as text if written := parse_date(text):
            return written
    raise UnreadableDocument(item)
