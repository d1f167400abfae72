"""Passages as one running text, in which every place is still known."""

from bisect import bisect_right
from collections.abc import Iterable

from cchc_source_document.content import Passage


class Stream:
    """The text of passages one after the other, white space squeezed; `at` gives back whose a
    character is."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = tuple(passages)
        self._starts: list[int] = []
        texts, length = [], 0
        for passage in self.passages:
            text = " ".join(passage.text.split())
            self._starts.append(length)
            texts.append(text)
            length += len(text) + 1
        self.text = " ".join(texts)

    def at(self, offset: int) -> Passage:
        """The passage that holds a character."""
        return self.passages[bisect_right(self._starts, offset) - 1]
