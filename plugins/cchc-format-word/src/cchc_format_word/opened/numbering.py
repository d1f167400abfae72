"""The lists of a document: the number or sign that Word puts before a paragraph by itself."""

import re
from collections.abc import Iterator, Mapping, MutableMapping

from attrs import frozen
from lxml.etree import _Element

from cchc_format_word.opened.cascade import Said, local, number, said
from cchc_format_word.opened.package import w


@frozen
class Level:
    """A level of a list: how its numbers are written, and how its paragraphs stand."""

    list: str
    depth: int
    start: int
    kind: str
    text: str
    behind: str
    paragraph: Said
    run: Said


@frozen
class Numbering:
    """The lists by the ids that paragraphs name."""

    levels: Mapping[tuple[str, int], Level]

    @classmethod
    def of(cls, tree: _Element | None) -> "Numbering":
        """The lists of a document's numbering part; none without one."""
        return cls({(level.list, level.depth): level for level in _levels(tree)})

    def level(self, told: Mapping[str, str]) -> Level | None:
        """The level that a paragraph is on; None for one on no list."""
        return self.levels.get((told.get("numPr.numId", ""), number(told, "numPr.ilvl")))


class Counting:
    """Counts the paragraphs of a document's lists as they come."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._at: MutableMapping[tuple[str, int], int] = {}

    def next(self, level: Level) -> str:
        """What stands before the next paragraph of a level: `2.1.`, or a sign."""
        at = self._at[level.list, level.depth] = self._number(level) + 1
        for other in [place for place in self._at if place[0] == level.list]:
            if other[1] > level.depth:
                del self._at[other]
        assert at
        return re.sub(r"%([1-9])", lambda found: self._shown(level, int(found[1]) - 1), level.text)

    def _number(self, level: Level) -> int:
        return self._at.get((level.list, level.depth), level.start - 1)

    def _shown(self, level: Level, depth: int) -> str:
        other = self._numbering.levels.get((level.list, depth), level)
        return written(max(self._number(other), other.start), other.kind)


def written(value: int, kind: str) -> str:
    """A number as a list, or a page, writes it."""
    match kind:
        case "upperRoman":
            return roman(value)
        case "lowerRoman":
            return roman(value).lower()
        case "upperLetter":
            return letters(value).upper()
        case "lowerLetter":
            return letters(value)
        case "decimalZero":
            return f"{value:02d}"
        case "none":
            return ""
    return str(value)


def roman(value: int) -> str:
    """`4` as `IV`."""
    told = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        told += sign * count
    return told


_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)


def letters(value: int) -> str:
    """`1` as `a`, `27` as `aa`."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if value > 0 else ""


def _levels(tree: _Element | None) -> Iterator[Level]:
    if tree is None:
        return
    abstract = {each.get(w("abstractNumId")): each for each in tree.iterfind(w("abstractNum"))}
    for num in tree.iterfind(w("num")):
        id, of = str(num.get(w("numId"), "")), num.find(w("abstractNumId"))
        base = abstract.get(of.get(w("val"))) if of is not None else None
        own = {each.get(w("ilvl")): each for each in num.iterfind(w("lvlOverride"))}
        for each in base.iterfind(w("lvl")) if base is not None else ():
            yield _level(id, each, own.get(each.get(w("ilvl"))))


def _level(id: str, level: _Element, own: _Element | None) -> Level:
    told, instead = said(level), said(own)
    for each in own if own is not None else ():
        if local(each) == "lvl":
            level, told = each, said(each)
    return Level(
        list=id,
        depth=int(str(level.get(w("ilvl"), "0"))),
        start=number(instead, "startOverride", number(told, "start", 1)),
        kind=told.get("numFmt", "decimal"),
        text=_plain(told.get("lvlText", "")),
        behind=told.get("suff", "tab"),
        paragraph=said(level.find(w("pPr"))),
        run=said(level.find(w("rPr"))),
    )


def _plain(text: str) -> str:
    """A sign of the fonts Symbol and Wingdings as one that every font has."""
    return "".join("•" if "\ue000" <= sign <= "\uf8ff" else sign for sign in text)
