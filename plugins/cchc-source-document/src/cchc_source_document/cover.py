"""What a document says of itself: letterhead, title and closing line, and its appendix's title.

Only there is it asked whose report it is and of which days; the text between speaks of others too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from cchc_core import fold, nfc
from cchc_source_document.appendix import Appendix
from cchc_source_document.content import Content, Grid, Passage

_OPENING = 40  # passages at most, up to the first section
_ABOVE = 8  # passages above a table of the appendix
_SECTION = re.compile(r"\s*(I|1|A)[.)]\s")
_CLOSING = "tren day la"
APPENDIX = "phu luc"
"""What the first line of an appendix begins with, without diacritics."""


@frozen
class Cover:
    """The passages by where they stand; `appendix` are those nearest to the figures."""

    opening: tuple[Passage, ...]
    appendix: tuple[Passage, ...]
    closing: tuple[Passage, ...]

    @property
    def parts(self) -> tuple[tuple[Passage, ...], ...]:
        """Opening, appendix and closing line."""
        return self.opening, self.appendix, self.closing


def find_cover(content: Content, appendix: Appendix) -> Cover:
    """The cover of a document whose appendix was found."""
    passages = tuple(_passages(content.blocks, appendix))
    texts = [passage for passage in passages if isinstance(passage, Passage)]
    tables = [at for at, block in enumerate(passages) if isinstance(block, Grid)]
    sections = [at for at, passage in enumerate(texts) if _SECTION.match(passage.text)]
    opening = texts[: min([_OPENING, *sections, *tables[:1]])]
    above: list[Passage] = []
    for at, block in enumerate(passages):
        if isinstance(block, Grid):
            before = [p for p in passages[max(0, at - _ABOVE) : at] if isinstance(p, Passage)]
            above += [p for p in _own(before) if p not in (*opening, *above)]
    closing = [passage for passage in texts if fold(passage.text).startswith(_CLOSING)]
    titles = [Passage(nfc(text), "", "") for text in appendix.titles]
    return Cover(tuple(opening), (*above, *titles), tuple(_with_rest(closing, texts)))


def _own(before: Sequence[Passage]) -> Sequence[Passage]:
    """Of the passages above a table those of the appendix: from the line "Phụ lục" on, if it is
    there; what stands further up is the report's text."""
    begins = [at for at, p in enumerate(before) if fold(p.text).startswith(APPENDIX)]
    return before[begins[-1] :] if begins else before


def _passages(blocks: Iterable[Passage | Grid], appendix: Appendix) -> Iterator[Passage | Grid]:
    """The passages, and those in the cells of other tables: a letterhead is a table too."""
    for block in blocks:
        if isinstance(block, Passage) or block in appendix.tables:
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    if text := " ".join(cell.raw.split()):
                        yield Passage(text, block.sheet, row.name)


def _with_rest(closing: Sequence[Passage], texts: Sequence[Passage]) -> Iterator[Passage]:
    """A closing line with the line of a page it goes on in."""
    for passage in closing:
        after = texts[texts.index(passage) + 1 :][:1] if passage.sheet else []
        text = " ".join([passage.text, *(rest.text for rest in after)])
        yield Passage(text, passage.sheet, passage.cell)
