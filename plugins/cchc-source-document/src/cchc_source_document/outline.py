"""The written report as paragraphs, each with the headings and items it stands under."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from cchc_source_document.content import Content, Passage
from cchc_source_document.stream import Stream

_MARKS = (
    re.compile(r"[IVX]{1,5}[.)] "),
    re.compile(r"[1-9][0-9]?\. ?(?![0-9])"),
    re.compile(r"[1-9][0-9]?\.[1-9][0-9]?\.? "),
    re.compile(r"[a-zđ]\) "),
    re.compile(r"[-–] "),
    re.compile(r"\* "),
    re.compile(r"\+ "),
)
"""What begins a paragraph, from the highest to the lowest."""
_PLAIN = 3
"""A paragraph without a mark stands as high as "a)"."""


@frozen(eq=False)
class Paragraph:
    """A paragraph with its places, and those above it from the nearest to the highest."""

    stream: Stream
    above: tuple["Paragraph", ...] = ()

    @property
    def text(self) -> str:
        return self.stream.text

    def stands_under(self, shape: re.Pattern[str]) -> bool:
        """Whether it, or one above it, says so."""
        return any(shape.search(paragraph.text) for paragraph in (self, *self.above))


def paragraphs(content: Content) -> Iterator[Paragraph]:
    """The paragraphs of a document, without its tables."""
    passages = [block for block in content.blocks if isinstance(block, Passage)]
    pieces = _joined(passages) if content.lined else ([passage] for passage in passages)
    above: list[tuple[int, Paragraph]] = []
    for piece in pieces:
        stream = Stream(piece)
        level = next((at for at, mark in enumerate(_MARKS) if mark.match(stream.text)), _PLAIN)
        above = [each for each in above if each[0] < level]
        paragraph = Paragraph(stream, tuple(each for _, each in reversed(above)))
        above.append((level, paragraph))
        yield paragraph


def _joined(lines: Sequence[Passage]) -> Iterator[list[Passage]]:
    """The lines of pages put together: one with a mark begins anew; page numbers are left out."""
    piece: list[Passage] = []
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if line.text.strip().isdecimal() and not _is_inside(before, line, after):
            continue
        if piece and any(mark.match(" ".join(line.text.split()) + " ") for mark in _MARKS):
            yield piece
            piece = []
        piece.append(line)
    if piece:
        yield piece


def _is_inside(before: Passage | None, line: Passage, after: Passage | None) -> bool:
    """Whether a line is neither the first nor the last of its page."""
    return all(other is not None and other.sheet == line.sheet for other in (before, after))
