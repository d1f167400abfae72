"""The documents that a written report says were issued: type, number, date and subject."""

import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from cchc_core import Document
from cchc_core.reading import references_in
from cchc_source_document.content import Passage
from cchc_source_document.outline import Paragraph
from cchc_source_document.sentences import Shelf

_ENDS = re.compile(r"[.](?= |$)|,? (?=được |đã |nhằm |theo đó)")
"""Where the subject of a document ends: with its sentence, or where something is said of it."""


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
    for found in references_in(text):
        if found.dated and found.type[0].isupper() and not found.from_others:
            rest = text[found.end :].lstrip().removeprefix("về")
            ends = _ENDS.search(rest)
            subject = (rest[: ends.start()] if ends else rest).strip(" .,;")
            document = Document(found.type, found.number, found.day, " ".join(subject.split()))
            yield Issued(document, paragraph.stream.at(found.start))
