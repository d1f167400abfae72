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
from math import ceil

from attrs import frozen

from cchc_core.text import fold, vietnamese_order

ALIKE = Fraction(4, 5)
"""So much of their words two statements must share to be grouped."""


@frozen
class Statement:
    """What one unit says, the `place`-th of all it wrote; `name` is how the unit is called here.

    `written` is as it stands there: a paragraph, or one that opens a list and the lines of the
    list, each with its mark.
    """

    name: str
    written: str
    place: int = 0

    @cached_property
    def text(self) -> str:
        """What is written in one line, without marks."""
        return " ".join(_NUMBERED.sub("", line, count=1) for line in self.written.splitlines())

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


def statements_in(name: str, texts: Iterable[str]) -> Iterator[Statement]:
    """The statements of a unit's texts, one after the other: the paragraphs of each; one that ends
    in a colon has those that follow with a mark in it. What has neither letter nor digit (`…`) says
    nothing at all."""
    blocks = (block for text in texts for block in _blocks(text))
    for place, written in enumerate(blocks):
        if any(map(str.isalnum, written)):
            yield Statement(name, written, place)


def _blocks(text: str) -> Iterator[str]:
    held: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if held and not (held[0].endswith(":") and _NUMBERED.match(line)):
            yield "\n".join(held)
            held = []
        held.append(line)
    if held:
        yield "\n".join(held)


def grouped(statements: Iterable[Statement]) -> tuple[Group, ...]:
    """The statements in groups: what is alike, however far along a chain, stands together.

    The same whatever order they come in; each statement is in exactly one group.
    """
    wordings: dict[str, list[Statement]] = {}
    for statement in sorted(set(statements), key=order):
        wordings.setdefault(statement.key, []).append(statement)
    components = {key: key for key in wordings}

    def root(key: str) -> str:
        while components[key] != key:
            key = components[key]
        return key

    for one, other in _comparable([same[0] for same in wordings.values()]):
        if root(one.key) != root(other.key) and alike(one, other):
            components[root(other.key)] = root(one.key)
    groups: dict[str, list[tuple[Statement, ...]]] = {}
    for key, same in wordings.items():
        groups.setdefault(root(key), []).append(tuple(same))
    made = [tuple(sorted(group, key=_commonest)) for group in groups.values()]
    return tuple(sorted(made, key=lambda group: min(order(w[0]) for w in group)))


def _comparable(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """The pairs that can be alike, each once, without looking at all pairs.

    What is alike to a statement has at least `least` of its words. So with the words of each in
    one order, the rarest first, the first that both have is followed in each by `least - 1` more.
    """
    times = Counter(word for statement in statements for word in statement.words)
    seen: dict[object, list[Statement]] = {}
    for statement in statements:
        words = sorted(statement.words, key=lambda word: (times[word], word))
        least = ceil(len(words) * ALIKE / (2 - ALIKE))
        places = [(statement.telling, word) for word in words[: len(words) - least + 1]]
        for other in {one.key: one for at in places for one in seen.get(at, ())}.values():
            yield other, statement
        for at in places:
            seen.setdefault(at, []).append(statement)


def _commonest(wording: tuple[Statement, ...]) -> tuple[object, ...]:
    return -len({statement.name for statement in wording}), order(wording[0])


def alike(one: Statement, other: Statement) -> bool:
    """Whether two statements are near-identical; symmetric."""
    if one.key == other.key:
        return True
    total = len(one.words) + len(other.words)
    if one.telling != other.telling or not total:
        return False
    shared = len(one.words & other.words)
    return 2 * shared * ALIKE.denominator >= total * ALIKE.numerator


def is_nothing(text: str, nothing: str) -> bool:
    """Whether a text says no more than that there is nothing: a bare "Không", "Chưa có gì", or the
    beginning of what is said under its heading (`nothing`: "không có kiến nghị, đề xuất")."""
    said = _NOT_YET.sub("không", _BESIDES.sub("", _key(text)))
    return said in _BARE or f"{_key(nothing)} ".startswith(f"{said} ")


def order(statement: Statement) -> tuple[object, ...]:
    """By unit, then in the order it wrote."""
    return vietnamese_order(statement.name), statement.place, statement.text


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


_WORD = re.compile(r"\w+")
_NUMBERED = re.compile(r"^(?:[-–•+*]|[0-9]{1,2}[.)]|[a-zđ]\)) *(?=[^\s0-9])")
_NOT_YET = re.compile(r"^chưa\b")
_BESIDES = re.compile(r"( gì| nào| khác| thêm)+$")
_BARE = frozenset(("không", "không có", "không phát sinh"))
_NEGATIONS = frozenset(("khong", "chua", "chang", "thieu", "het", "ngung", "dung"))
