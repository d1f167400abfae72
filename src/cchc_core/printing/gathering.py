"""What units wrote under one heading, gathered: each with its ward, near-identical ones together.

Two statements are alike when, case, marks and punctuation aside, at least four fifths of their
words are the same, and all their numbers and negations are. Statements that are linked by a chain
of such pairs are one group, so that no order of the wards makes another grouping. Nothing is left
out: of a group the wording that most units chose stands first, every other one below it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import combinations

from attrs import frozen

from cchc_core.extensions import Publication
from cchc_core.model.forms import Section
from cchc_core.model.units import AdminUnit, UnitKey
from cchc_core.printing.prose import Paragraph
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


def gathered(publication: Publication, section: Section) -> tuple[Paragraph, ...]:
    """What was written under a section: an office's own words as they are; of a roll-up those of
    its own office first, then the units', in Vietnamese order. An office that has nothing to say
    stands among the units that have nothing."""
    names, mine = _names(publication), ""
    statements: list[Statement] = []
    for leaf in publication.report.leaves.values():
        words = leaf.words.get(section.id, "")
        if leaf.unit.key == publication.report.unit.key and not _is_nothing(words):
            mine = f"{mine}\n{words}"
        elif publication.report.rolled_up:
            name = names[leaf.unit.key]
            told = enumerate(statements_in(words))
            statements += [Statement(name, text, place) for place, text in told]
        elif not mine:
            mine = words
    return (*paragraphs(mine), *(p for group in grouped(statements) for p in _told(group)))


def paragraphs(words: str) -> Iterator[Paragraph]:
    """A text as paragraphs, each with the mark it begins with."""
    for line in filter(None, map(str.strip, words.splitlines())):
        found = _MARK.match(line)
        mark = found[0].strip() if found else ""
        text = line[found.end() :] if found else line
        yield Paragraph((text,), {"–": "-", "•": "-"}.get(mark, mark))


def statements_in(words: str) -> Iterator[str]:
    """The statements of a text: its paragraphs without their marks; one that ends in a colon has
    those that follow with a mark in it."""
    held: list[str] = []
    for line in filter(None, map(str.strip, words.splitlines())):
        bare = _NUMBERED.sub("", line, count=1)
        if held and held[0].endswith(":") and bare != line:
            held.append(bare)
            continue
        if held:
            yield " ".join(held)
        held = [bare]
    if held:
        yield " ".join(held)


def grouped(statements: Iterable[Statement]) -> tuple[Group, ...]:
    """The statements in groups: what is alike, however far along a chain, stands together.

    The same whatever order they come in; each statement is in exactly one group.
    """
    wordings: dict[str, list[Statement]] = {}
    for statement in sorted(set(statements), key=_order):
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
    made = [tuple(sorted(g, key=lambda w: (-len(w), _order(w[0])))) for g in groups.values()]
    return tuple(sorted(made, key=lambda group: min(_order(w[0]) for w in group)))


def alike(one: Statement, other: Statement) -> bool:
    """Whether two statements are near-identical; symmetric."""
    if one.key == other.key:
        return True
    total = len(one.words) + len(other.words)
    if one.telling != other.telling or not total:
        return False
    shared = len(one.words & other.words)
    return 2 * shared * ALIKE.denominator >= total * ALIKE.numerator


def _told(group: Group) -> Iterator[Paragraph]:
    """`- Phường A: …`; of several `- … (2 đơn vị: Phường A, Phường B)`; then each other wording
    with those who chose it."""
    names = list(dict.fromkeys(s.name for wording in group for s in wording))
    names.sort(key=vietnamese_order)
    yield Paragraph((_said_by(names, group[0][0].text),), "-")
    for wording in group[1:]:
        who = list(dict.fromkeys(statement.name for statement in wording))
        yield Paragraph((f"{', '.join(who)} viết: {wording[0].text}",), "+")


def _said_by(names: Sequence[str], text: str) -> str:
    if len(names) == 1:
        return f"{names[0]}: {text}"
    bare = text.rstrip(".;")
    return f"{bare} ({len(names)} đơn vị: {', '.join(names)}){text[len(bare) :]}"


def _names(publication: Publication) -> dict[UnitKey, str]:
    """What units are called; of those of one name each with the unit above it."""
    times = Counter(unit.name for unit in publication.report.units)
    return {
        unit.key: _with_parent(publication, unit) if times[unit.name] > 1 else unit.name
        for unit in publication.report.units
    }


def _with_parent(publication: Publication, unit: AdminUnit) -> str:
    day = publication.report.period.window.last
    above = publication.units.parent(unit.key, day) if unit.key in publication.units else None
    return f"{unit.name} ({above.name if above else unit.code})"


def _order(statement: Statement) -> tuple[object, ...]:
    """By unit, then in the order it wrote; that there is nothing comes last."""
    nothing = _is_nothing(statement.text)
    return nothing, vietnamese_order(statement.name), statement.place, statement.text


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _is_nothing(text: str) -> bool:
    return _key(text) in _NOTHING


_NOTHING = ("", "không", "không có", "không có ý kiến", "không có kiến nghị", "không phát sinh")
_WORD = re.compile(r"\w+")
_MARK = re.compile(r"[-–•+*] ?(?=\S)")
_NUMBERED = re.compile(r"^(?:[-–•+*]|[0-9]{1,2}[.)]|[a-zđ]\)) *(?=[^\s0-9])")
_NEGATIONS = frozenset(("khong", "chua", "chang", "thieu", "het", "ngung", "dung"))
