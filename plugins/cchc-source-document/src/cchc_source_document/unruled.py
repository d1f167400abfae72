"""An appendix without ruled lines: columns told by its head and the space between the words.

It is only taken for a table where hardly a word stands across two columns; what is put together
wrongly all the same matches no row of the form.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from cchc_source_document.content import Grid, GridRow, Passage, text_cell
from cchc_source_document.heads import find_head, role
from cchc_source_document.pages import TextLine, Word

_WIDE = 1.2  # so many heights of a word part two heads
_TALLEST = 4  # lines of a head
_ASTRAY = 0.1  # more lines than this across columns, and it is no table


def unruled_blocks(pages: Sequence[Sequence[TextLine]]) -> list[Passage | Grid]:
    """The lines of all pages, from a head on as tables; just passages where there is no head."""
    lines = [line for page in pages for line in page]
    found = next(_heads(lines), None)
    if found is None:
        return [_passage(line) for line in lines]
    first, after, heads = found
    above, rest = lines[:first], lines[after:]
    edges = _edges(heads, [word for line in rest for word in line.words])
    across = [line for line in rest if any(_crosses(word, edges) for word in line.words)]
    if len(across) > _ASTRAY * len(rest):
        return [_passage(line) for line in lines]
    blocks: list[Passage | Grid] = [_passage(line) for line in above]
    head = GridRow(lines[first].name, tuple(text_cell(head.text) for head in heads))
    for page in pages:
        inside = [line for line in page if line in rest and line not in across]
        rows = tuple(_row(band, edges) for band in _bands(inside))
        rows = (head, *rows) if lines[first] in page else rows
        if rows:
            blocks.append(
                Grid(page[0].sheet, rows, after_break=lines[first] not in page, loose=True)
            )
        blocks += [_passage(line) for line in page if line in across]
    return blocks


def _passage(line: TextLine) -> Passage:
    return Passage(line.text, line.sheet, line.name, line.typed)


@frozen
class _Segment:
    """Words that stand close together, as one head."""

    text: str
    left: float
    right: float

    def overlaps(self, other: "_Segment") -> bool:
        """Whether they stand above one another."""
        return self.left < other.right and other.left < self.right

    def over(self, below: "_Segment") -> "_Segment":
        """Both as one head over two lines."""
        text = f"{self.text} {below.text}"
        return _Segment(text, min(self.left, below.left), max(self.right, below.right))


def _heads(lines: Sequence[TextLine]) -> Iterator[tuple[int, int, tuple[_Segment, ...]]]:
    """The lines that are an appendix's head, from one to before another, with the narrowest of its
    parts: a head over two columns is none of a column."""
    for at in range(len(lines)):
        parts: list[_Segment] = []
        after = at
        while after < min(len(lines), at + _TALLEST) and (more := _with(parts, lines[after])):
            parts, after = more, after + 1
        cells = tuple(text_cell(part.text) for part in parts)
        if find_head(Grid("", (GridRow("", cells),))):
            yield at, after, tuple(parts)


def _with(parts: Sequence[_Segment], line: TextLine) -> list[_Segment]:
    """The parts of a head with its next line; nothing when the line is none of the head.

    Words below a head are the rest of it, or narrower heads in its place.
    """
    parts = list(parts)
    for below in _segments(line):
        above = [part for part in parts if part.overlaps(below)]
        wrapped = [part for part in above if role(f"{part.text} {below.text}")]
        if role(below.text):
            parts = [*(part for part in parts if part not in above), below]
        elif len(wrapped) == 1:
            parts[parts.index(wrapped[0])] = wrapped[0].over(below)
        else:
            return []
    return sorted(parts, key=lambda part: part.left)


def _segments(line: TextLine) -> Iterator[_Segment]:
    words = list(line.words)
    while words:
        segment = [words.pop(0)]
        while words and words[0].left - segment[-1].right < _WIDE * segment[-1].height:
            segment.append(words.pop(0))
        text = " ".join(word.text for word in segment)
        yield _Segment(text, segment[0].left, segment[-1].right)


def _edges(heads: Sequence[_Segment], words: Sequence[Word]) -> tuple[float, ...]:
    """Where one column ends: between two heads, in the middle of the widest space that the fewest
    words cross."""
    edges = []
    for left, right in pairwise(heads):
        steps = range(int(left.left) + 1, int(right.right))
        crossed = [sum(1 for word in words if word.left < x < word.right) for x in steps]
        runs = list(_runs(steps, crossed, min(crossed)))
        widest = max(runs, key=lambda run: run[1] - run[0])
        edges.append(sum(widest) / 2)
    return tuple(edges)


def _runs(steps: Sequence[int], crossed: Sequence[int], least: int) -> Iterator[tuple[int, int]]:
    """The stretches that are crossed no more than need be."""
    start = None
    for x, count in zip([*steps, steps[-1] + 1], [*crossed, least + 1], strict=True):
        if count == least and start is None:
            start = x
        elif count != least and start is not None:
            yield start, x - 1
            start = None


def _crosses(word: Word, edges: Iterable[float]) -> bool:
    return any(word.left < edge < word.right for edge in edges)


def _bands(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """The lines of a page as rows: a row ends where the space below is wider than between lines;
    where no space is, each line stands alone."""
    spaces = [after.top - line.bottom for line, after in pairwise(lines)]
    wide = 1.5 * min((space for space in spaces if space > 0), default=0) + 1
    apart = [space > wide for space in spaces]
    band: list[TextLine] = []
    for line, ends in zip(lines, [*apart, True], strict=True):
        band.append(line)
        if ends or not any(apart):
            yield band
            band = []


def _row(band: Sequence[TextLine], edges: Sequence[float]) -> GridRow:
    cells: list[list[str]] = [[] for _ in range(len(edges) + 1)]
    for line in band:
        for column, words in _columns(line, edges).items():
            cells[column].append(" ".join(words))
    return GridRow(band[0].name, tuple(text_cell("\n".join(texts)) for texts in cells))


def _columns(line: TextLine, edges: Sequence[float]) -> dict[int, list[str]]:
    columns: dict[int, list[str]] = {}
    for word in line.words:
        column = sum(1 for edge in edges if edge <= word.left)
        columns.setdefault(column, []).append(word.text)
    return columns
