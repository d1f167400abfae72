"""Statements that units write: which of them say the same, in whatever order they come.

Two are alike when, case, marks and punctuation aside, at least four fifths of their words are the
same, and all their numbers and negations are. Those that are linked by a chain of such pairs are
one group, so that no order of the wards makes another grouping.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import combinations

from attrs import frozen

from cchc_core.text import fold, vietnamese_order

ALIKE = Fraction(4, 5)
"""So much of their words two statements must share to be grouped."""


@frozen
class Statement:
    """What one unit says in one paragraph, the `place`-th; `name` is how it is called here."""

    name: str
    text: str
    place: int = 0

    @cached_property
    def key(self) -> str:
        """The text by which two are identical: no case, no punctuation."""
        return _key(self.text)

    @cached_property
    def words(self) -> frozenset[tuple[str, int]]:
        """Its words, each with which time it occurs: the second "xã" is another than the first."""
        times: Counter[str] = Counter()
        found = set()
        for word in _WORD.findall(fold(self.text)):
            times[word] += 1
            found.add((word, times[word]))
        return frozenset(found)

    @cached_property
    def telling(self) -> frozenset[tuple[str, int]]:
        """Its numbers and negations, which make a difference however few they are."""
        return frozenset((w, n) for w, n in self.words if w.isdecimal() or w in _NEGATIONS)


Group = tuple[tuple[Statement, ...], ...]
"""Statements that belong together, by their wordings; the commonest wording first."""


def statements_in(words: str) -> Iterator[str]:
    """The statements of a text: its paragraphs without their marks; one that ends in a colon has
    those that follow with a mark in it."""
    return map(statement_of, blocks_of(words))


def blocks_of(words: str) -> Iterator[tuple[str, ...]]:
    """The lines of each statement."""
    held: list[str] = []
    for line in filter(None, map(str.strip, words.splitlines())):
        if held and not (held[0].endswith(":") and _NUMBERED.match(line)):
            yield tuple(held)
            held = []
        held.append(line)
    if held:
        yield tuple(held)


def statement_of(lines: Sequence[str]) -> str:
    """The lines of a statement in one, without their marks."""
    return " ".join(_NUMBERED.sub("", line, count=1) for line in lines)


def grouped(statements: Iterable[Statement]) -> tuple[Group, ...]:
    """The statements in groups: what is alike, however far along a chain, stands together.

    The same whatever order they come in; each statement is in exactly one group.
    """
    wordings: dict[str, list[Statement]] = {}
    for statement in sorted(set(statements), key=order):
        wordings.setdefault(statement.key, []).append(statement)
    heads = {key: same[0] for key, same in wordings.items()}
    components = {key: key for key in wordings}

    def root(key: str) -> str:
        while components[key] != key:
            key = components[key]
        return key

    for one, other in combinations(heads, 2):
        if root(one) != root(other) and alike(heads[one], heads[other]):
            components[root(other)] = root(one)
    groups: dict[str, list[tuple[Statement, ...]]] = {}
    for key, same in wordings.items():
        groups.setdefault(root(key), []).append(tuple(same))
    made = [tuple(sorted(g, key=lambda w: (-len(w), order(w[0])))) for g in groups.values()]
    return tuple(sorted(made, key=lambda group: min(order(w[0]) for w in group)))


def alike(one: Statement, other: Statement) -> bool:
    """Whether two statements are near-identical; symmetric."""
    if one.key == other.key:
        return True
    total = len(one.words) + len(other.words)
    if one.telling != other.telling or not total:
        return False
    shared = len(one.words & other.words)
    return 2 * shared * ALIKE.denominator >= total * ALIKE.numerator


def is_nothing(text: str) -> bool:
    """Whether a text says that there is nothing, in whatever words units have for it."""
    return bool(_NOTHING.fullmatch(_key(text)))


_NOTHING = re.compile(
    "không( có| phát sinh)?(( các)?( ý kiến| kiến nghị| đề xuất| tồn tại| hạn chế| khó khăn"
    "| vướng mắc| nội dung)+)?( gì| khác| thêm)*"
)


def order(statement: Statement) -> tuple[object, ...]:
    """By unit, then in the order it wrote."""
    return vietnamese_order(statement.name), statement.place, statement.text


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


_WORD = re.compile(r"\w+")
_NUMBERED = re.compile(r"^(?:[-–•+*]|[0-9]{1,2}[.)]|[a-zđ]\)) *(?=[^\s0-9])")
_NEGATIONS = frozenset(("khong", "chua", "chang", "thieu", "het", "ngung", "dung"))
