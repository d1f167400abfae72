"""How wide a text is in Times New Roman, and over how many lines it breaks.

So a letter knows whether it fits on its page before any program has laid it out.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

_POINT = 25.4 / 72  # millimetres
LEADING = 1.15  # a line of Times New Roman, of its size

_WIDTHS = {
    250: " ,.\u00a0",
    278: "/:;\\ijlt'|",
    333: "!()-I[]`fr’·",
    389: "Js",
    444: '?acez"“”',
    500: "#$*0123456789_bdghknopquvxyđ–^{}~",
    556: "FPSơư",
    611: "ELTZ+<=>×≤≥",
    667: "BCR",
    722: "ADGHKNOQUVXYwĐ",
    778: "&mƠƯ",
    889: "M%",
    944: "@W",
    1000: "—…←→",
}
"""Thousandths of the size, by character; letters with marks are as wide as those without."""
_BY_CHARACTER = {c: width for width, characters in _WIDTHS.items() for c in characters}
_OTHER, _BOLD = 1000, 1.08


@lru_cache(maxsize=1 << 15)  # letters and lists are made of few words
def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in millimetres; of bold letters never less than it is."""
    thousandths = sum(map(_character, unicodedata.normalize("NFC", text)))
    return thousandths / 1000 * size * _POINT * (_BOLD if bold else 1)


@lru_cache(maxsize=1 << 15)
def lines(text: str, room: float, size: float, *, bold: bool = False, first: float = 0) -> int:
    """Over how many lines a text breaks in so many millimetres, `first` of the first line taken."""
    return sum(
        _broken(line, room, size, bold, first if at == 0 else 0)
        for at, line in enumerate(text.split("\n"))
    )


def height(count: int, size: float) -> float:
    """The height of so many lines in millimetres."""
    return count * size * LEADING * _POINT


def _broken(line: str, room: float, size: float, bold: bool, taken: float) -> int:
    count, filled, space = 1, taken, width(" ", size, bold=bold)
    for word in filter(None, line.split(" ")):
        long = width(word, size, bold=bold)
        if filled > taken and filled + space + long > room:
            count, filled, taken = count + 1, 0, 0
        filled += long + (space if filled > taken else 0)
        while filled > room:  # a word longer than the line is broken anywhere
            count, filled = count + 1, filled - room
    return count


@cache
def _character(character: str) -> int:
    if character in _BY_CHARACTER:
        return _BY_CHARACTER[character]
    bare = next(_bare(character), "")
    return _BY_CHARACTER.get(bare, 0 if unicodedata.combining(character) else _OTHER)


def _bare(character: str) -> Iterator[str]:
    """The letter without its tone, then without the marks of the alphabet."""
    letters = unicodedata.normalize("NFD", character)
    toned = unicodedata.normalize("NFC", letters[:2])
    yield from (letter for letter in (toned, letters[:1]) if letter in _BY_CHARACTER)
