"""What people do to a report in Word: each edit takes a document and changes it."""

import io
from collections.abc import Callable, Iterator
from copy import deepcopy

from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from cchc_format_word.elements import run

Edit = Callable[[Word], object]


def edited(content: bytes, *edits: Edit) -> bytes:
    """The file after the edits, saved."""
    document = Document(io.BytesIO(content))
    for edit in edits:
        edit(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def paragraphs(document: Word) -> list[Element]:
    """All of them, wherever they stand."""
    return list(document.element.body.iter(qn("w:p")))


def control(document: Word, name: str) -> Element:
    """The first control of that name."""
    return next(each for each in _controls(document) if _name(each) == name)


def _controls(document: Word) -> Iterator[Element]:
    return document.element.body.iter(qn("w:sdt"))


def _name(control: Element) -> str:
    tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return "" if tag is None else tag.get(qn("w:val")).split(":")[1]


def write_into(name: str, words: str) -> Edit:
    """Words at the end of the first paragraph of a section."""

    def edit(document: Word) -> None:
        next(control(document, name).iter(qn("w:p"))).append(run(words))

    return edit


def add_below(at: int, words: str) -> Edit:
    """A paragraph of a person's own after some paragraph."""

    def edit(document: Word) -> None:
        those = paragraphs(document)
        before = those[at % len(those)]
        new = before.makeelement(qn("w:p"), {})
        new.append(run(words))
        before.addnext(new)

    return edit


def append_to(at: int, words: str) -> Edit:
    """Words at the end of some paragraph."""

    def edit(document: Word) -> None:
        those = paragraphs(document)
        those[at % len(those)].append(run(words))

    return edit


def type_over(name: str, text: str) -> Edit:
    """Another text in the first control of that name."""

    def edit(document: Word) -> None:
        first, *more = control(document, name).iter(qn("w:t"))
        first.text = text
        for each in more:
            each.text = ""

    return edit


def take_out(name: str) -> Edit:
    """A section, control and all."""

    def edit(document: Word) -> None:
        gone = control(document, name)
        gone.getparent().remove(gone)

    return edit


def take_out_with_heading(name: str) -> Edit:
    """A section, and the heading above it."""

    def edit(document: Word) -> None:
        gone = control(document, name)
        for each in (gone.getprevious(), gone):
            each.getparent().remove(each)

    return edit


def copy_of(name: str) -> Edit:
    """A section, pasted once more at the end."""

    def edit(document: Word) -> None:
        document.element.body.insert(0, deepcopy(control(document, name)))

    return edit
