"""When two wordings of one row are the same, and how near they are when they are not."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from itertools import takewhile
from typing import TypeVar

from cchc_core.model.forms import Row
from cchc_core.text import fold, nfc, tone_last

K = TypeVar("K", bound=Hashable)

_WITHIN = re.compile(r"^\s*trong đó\s*[:;,.–-]?\s*", re.IGNORECASE)
_SIGN = re.compile(r"[^\w\u0300-\u036f]|_")
_LONG = 12  # a shorter wording has no room for a slip


@lru_cache(maxsize=4096)
def words(label: str) -> str:
    """A label as compared: no case, no signs, no "Trong đó", tone marks after their words."""
    return tone_last(_SIGN.sub(" ", _WITHIN.sub("", nfc(label))))


class Wordings:
    """The rows of a pack by what they are called."""

    def __init__(self, rows: Iterable[Row]) -> None:
        rows = tuple(rows)
        self.words = {row.id: words(row.label) for row in rows}
        self._exact = _grouped(rows, lambda row: self.words[row.id])
        self._bare = _grouped(rows, lambda row: fold(row.label))

    def called(self, label: str) -> tuple[Row, ...]:
        """The rows a label names, letter by letter; else those of the one label it is a slip of.

        A slip is one letter or tone of a long label, no figure, or all its diacritics left out; a
        label one slip away from two others is a slip of neither.
        """
        wording = words(label)
        if wording in self._exact:
            return self._exact[wording]
        if bare := self._bare.get(fold(label)):
            return bare if len({self.words[row.id] for row in bare}) == 1 else ()
        near = [known for known in self._exact if _slipped(wording, known)]
        return self._exact[near[0]] if len(near) == 1 else ()

    def likeness(self, label: str, row: Row) -> float:
        """How many of the words of a label and a row's they share, from 0 to 1."""
        mine, its = _counted(words(label)), _counted(self.words[row.id])
        shared = sum(min(mine[word], its[word]) for word in mine.keys() & its.keys())
        return 2 * shared / ((mine.total() + its.total()) or 1)


@lru_cache(maxsize=4096)
def _counted(wording: str) -> Counter[str]:
    return Counter(wording.split())


def _grouped(rows: Iterable[Row], key: Callable[[Row], K]) -> dict[K, tuple[Row, ...]]:
    groups: dict[K, tuple[Row, ...]] = {}
    for row in rows:
        groups[key(row)] = (*groups.get(key(row), ()), row)
    return groups


def _slipped(one: str, other: str) -> bool:
    """Whether two wordings differ in one letter or tone mark, and not in a figure."""
    if min(len(one), len(other)) < _LONG or abs(len(one) - len(other)) > 1:
        return False
    before = _shared(one, other)
    one, other = one[before:], other[before:]
    after = _shared(one[::-1], other[::-1])
    rests = (one[: len(one) - after], other[: len(other) - after])
    return all(len(rest) <= 1 and not rest.isdecimal() for rest in rests)


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin alike with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
