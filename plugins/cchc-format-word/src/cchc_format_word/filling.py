"""Filling a template: a field becomes its text in a content control, a section its paragraphs.

What Jinja puts in the place of a field is only a mark; the texts take their places afterwards, as
elements, so that no text of a report is ever taken for XML or for a field.
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from fractions import Fraction
from typing import Any

from docx.document import Document as Word
from markupsafe import Markup

from cchc_core import (
    FormPack,
    Publication,
    printing,
    reproducible_zip,
    text_to_cells,
)
from cchc_format_word.controls import (
    BLOCK,
    Tag,
    block,
    content_of,
    digest,
    masked,
    retag,
)
from cchc_format_word.dressing import Dresser, figure
from cchc_format_word.elements import Element, attribute, child, every, is_a, made, run
from cchc_format_word.fields import SECTION, Fields, is_block_field, normal
from cchc_format_word.holding import held
from cchc_format_word.register import registered, sealed
from cchc_format_word.sandbox import Rounds, Sandbox
from cchc_format_word.templates import BadTemplate, Source, Template

_FIRST, _LAST = "\ue000", "\ue001"
_MARK = re.compile(f"{_FIRST}([0-9]+){_LAST}")


def filled(content: bytes, publication: Publication, *, trusted: bool = False) -> bytes:
    """The document that a template gives for a report; the same ones give the same bytes. Our own
    is `trusted` not to bring the program down.

    Raises `BadTemplate` naming every place that cannot be filled.
    """
    template = Template(content, trusted=trusted)
    pack = publication.pack
    sources = [Source(part, pack) for part in template.parts]
    asked = [each for source in sources for each in source.asked if not is_block_field(each, pack)]
    fields = Fields(publication, printing.narrative(publication), asked)
    marks = _Marks(fields)
    roots = []
    for source in sources:
        tree = source.rendered(Sandbox(), marks.given)
        if tree is not None:
            marks.place(tree)
            source.part.put(tree)
            roots.append(tree)
    if faults := [fault for source in sources for fault in source.faults]:
        raise BadTemplate(faults)
    manifest = text_to_cells(publication.manifest.to_json()) if publication.manifest else ()
    return written(template.document, roots, manifest)


def written(
    document: Word, roots: Iterable[Element], manifest: Iterable[str], *, untouched: bool = True
) -> bytes:
    """The file of a document with what it carries of ours; `untouched` by any person."""
    registered(document, roots, manifest)
    told = document.core_properties
    told.last_modified_by = ""
    content = io.BytesIO()
    document.save(content)
    saved = content.getvalue()
    return reproducible_zip(sealed(saved) if untouched else saved)


class _Marks:
    """Gives a mark for each field that is asked for, and puts the texts where the marks stand."""

    def __init__(self, fields: Fields) -> None:
        self.fields = fields
        self.asked: list[str] = []

    @property
    def given(self) -> dict[str, Any]:
        """What a template sees."""
        rounds = Rounds()
        told = {
            name: rounds.of(value) if isinstance(value, tuple) else value
            for name, value in self.fields.conditions.items()
        }
        return {"field": self._mark, "block": self._mark, "report": told, "figure": self._figure}

    def _mark(self, asked: str) -> Markup:
        self.asked.append(asked)
        return Markup(f"{_FIRST}{len(self.asked) - 1}{_LAST}")

    def _figure(self, id: str) -> "Fraction | Missing":
        figure = self.fields.publication.figures.get(id)
        return Missing() if figure is None or figure.value is None else Fraction(figure.value)

    def place(self, tree: Element) -> None:
        """Puts the texts where their marks stand."""
        for paragraph in list(tree.iter(made("p").tag)):
            said = "".join(t.text or "" for t in _own_texts(paragraph))
            numbers = [int(found) for found in _MARK.findall(said)]
            blocks = [n for n in numbers if is_block_field(self.asked[n], self._pack)]
            if not blocks:
                if numbers:
                    self._inline(paragraph)
            else:
                self._block(paragraph, self.asked[blocks[0]])
        for control in list(tree.iter(made("sdt").tag)):
            _tell_apart(control)

    @property
    def _pack(self) -> FormPack:
        return self.fields.publication.pack

    def _inline(self, paragraph: Element) -> None:
        for text in list(_own_texts(paragraph)):
            if _MARK.search(text.text or ""):
                _split(text.getparent(), self._control)

    def _control(self, number: int, dress: Element | None) -> Element:
        asked = self.asked[number]
        name = normal(asked)
        said = held(self.fields.text(asked))
        return figure(name, said, self.fields.alias(name), dress)

    def _block(self, paragraph: Element, asked: str) -> None:
        text = self.fields.block(asked)
        name = asked if asked.startswith(SECTION) else normal(asked)
        if not text.told and not text.words:
            _leave_out(paragraph)
            return
        paragraphs = Dresser(paragraph, self.fields.alias).paragraphs(text)
        tag = Tag(name, digest(masked(paragraphs)), len(text.told))
        control = block(tag, self.fields.alias(name), paragraphs)
        paragraph.getparent().replace(paragraph, control)


class Missing:
    """A figure that is not there: no condition holds of it."""

    def __bool__(self) -> bool:
        return False

    def _never(self, _other: object) -> bool:
        return False

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _never
    __hash__ = object.__hash__


def _own_texts(paragraph: Element) -> Iterator[Element]:
    """The texts of a paragraph, without those of text boxes that hang on it."""
    for text in paragraph.iter(made("t").tag):
        holder = next(each for each in text.iterancestors() if is_a(each, "p"))
        if holder is paragraph:
            yield text


def _split(old: Element, control: Callable[[int, Element | None], Element]) -> None:
    """Puts controls beside what else a run says, in its dress."""
    dress = child(old, "rPr")
    new: list[Element] = []
    for inside in list(old):
        if is_a(inside, "rPr"):
            continue
        pieces: Sequence[str] = (inside.text or "",) if is_a(inside, "t") else ()
        if not _MARK.search("".join(pieces)):
            rest = made("r", *([deepcopy(dress)] if dress is not None else []), inside)
            new.append(rest)
            continue
        for at, piece in enumerate(_MARK.split(inside.text)):
            if at % 2:
                new.append(control(int(piece), dress))
            elif piece:
                new.append(run(piece, dress))
    for each in new:
        old.addprevious(each)
    old.getparent().remove(old)


def _leave_out(paragraph: Element) -> None:
    """Takes a paragraph away, unless it has to stand: a cell ends with one, and a section."""
    parent, shape = paragraph.getparent(), child(paragraph, "pPr")
    ends = shape is not None and child(shape, "sectPr") is not None
    alone = is_a(parent, "tc") and len(parent.findall(paragraph.tag)) == 1
    if not ends and not alone:
        parent.remove(paragraph)
        return
    for inside in list(paragraph):
        if not is_a(inside, "pPr"):
            paragraph.remove(inside)


def _tell_apart(control: Element) -> None:
    """Gives a block of a template, all of which is ours, its tag."""
    tag = attribute(child(child(control, "sdtPr"), "tag"))
    if tag.startswith(BLOCK):
        inside = list(content_of(control))
        told = sum(1 for each in inside for _ in every(each, "p"))
        retag(control, Tag(tag[len(BLOCK) :], digest(masked(inside)), told))
