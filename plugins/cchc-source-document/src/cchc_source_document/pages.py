"""The words of a page and the lines they stand in."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from cchc_core import nfc

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@frozen
class Word:
    """A word, the box it fills, and how it was typed, letter for letter."""

    text: str
    box: Box
    typed: str = ""

    @classmethod
    def of(cls, word: Mapping[str, Any]) -> "Word":
        """A word as pdfplumber gives it."""
        box = (word["x0"], word["top"], word["x1"], word["bottom"])
        return cls(nfc(word["text"]), box, word["text"])

    @property
    def left(self) -> float:
        return self.box[0]

    @property
    def top(self) -> float:
        return self.box[1]

    @property
    def right(self) -> float:
        return self.box[2]

    @property
    def bottom(self) -> float:
        return self.box[3]

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def within(self, box: Box) -> bool:
        """Whether its middle lies in a box."""
        across, down = (self.left + self.right) / 2, (self.top + self.bottom) / 2
        return box[0] <= across < box[2] and box[1] <= down < box[3]


@frozen
class TextLine:
    """The words that stand on one height, from the left; `number` counts the page's lines."""

    sheet: str
    number: int
    words: tuple[Word, ...]

    @property
    def name(self) -> str:
        """`dòng 30`, as places call it."""
        return f"dòng {self.number}"

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def typed(self) -> str:
        return " ".join(word.typed for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)


def text_lines(sheet: str, words: Iterable[Word]) -> tuple[TextLine, ...]:
    """The words of a page as lines: those whose middles lie within a third of a line's height."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.top + word.bottom):
        last = lines[-1][-1] if lines else None
        if last and abs(word.top + word.bottom - last.top - last.bottom) < last.height * 2 / 3:
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(
        TextLine(sheet, number, tuple(sorted(line, key=lambda word: word.left)))
        for number, line in enumerate(lines, start=1)
    )
