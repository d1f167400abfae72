"""The documents that a written report says were issued: type, number, date and subject."""

import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from cchc_core import Document
from cchc_core.reading import Reference, references_in
from cchc_source_document.content import Passage
from cchc_source_document.outline import Paragraph
from cchc_source_document.sentences import Shelf

_ENDS = re.compile(r"[.](?= |$)|,? (?=được |đã |nhằm |theo đó)")
"""Where the subject of a document ends: with its sentence, or where something is said of it."""
_ITEM = re.compile(r"[-+*•]\s*(?P<type>[A-ZĐ]\w+(?: \w+)?) (?:số ?:? ?[0-9]|[0-9]+ ?/)")


@frozen
class Issued:
    """An issued document and where the report names it."""

    document: Document
    passage: Passage


def issued(
    paragraphs: Iterable[Paragraph], shelves: Iterable[Shelf]
) -> Mapping[str, tuple[Issued, ...]]:
    """The documents by the row that lists them, in the order of the report."""
    shelves = tuple(shelves)
    found: dict[str, list[Issued]] = {}
    for paragraph in paragraphs:
        if shelf := _shelf(paragraph, shelves):
            for each in _documents(paragraph):
                if not shelf.types or each.document.type in shelf.types:
                    found.setdefault(shelf.row, []).append(each)
    return {row: tuple(documents) for row, documents in found.items()}


def unread(paragraphs: Iterable[Paragraph], shelves: Iterable[Shelf]) -> Iterator[Passage]:
    """Where an item of such a list begins as a document does, and neither number nor day of one
    can be read."""
    shelves = tuple(shelves)
    for paragraph in paragraphs:
        begins = _ITEM.match(paragraph.text)
        shelf = _shelf(paragraph, shelves) if begins and not any(_dated(paragraph)) else None
        if begins and shelf and (not shelf.types or begins["type"] in shelf.types):
            yield paragraph.stream.at(begins.start("type"))


def _shelf(paragraph: Paragraph, shelves: Iterable[Shelf]) -> Shelf | None:
    """That of the nearest paragraph that names one."""
    for above in (paragraph, *paragraph.above):
        for shelf in shelves:
            if shelf.under.search(above.text):
                return shelf
    return None


def _documents(paragraph: Paragraph) -> Iterator[Issued]:
    """Those it names with their date, but for what other offices issued."""
    text = paragraph.text
    for found in _dated(paragraph):
        if not found.from_others:
            rest = text[found.end :].lstrip().removeprefix("về")
            ends = _ENDS.search(rest)
            subject = (rest[: ends.start()] if ends else rest).strip(" .,;")
            document = Document(found.type, found.number, found.day, " ".join(subject.split()))
            yield Issued(document, paragraph.stream.at(found.start))


def _dated(paragraph: Paragraph) -> Iterator[Reference]:
    """The documents it names with number and date."""
    named = references_in(paragraph.text)
    return (each for each in named if each.dated and each.type[0].isupper())
