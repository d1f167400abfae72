"""`words.toml`: the words of this trade as they are written, and how they are misspelt."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from attrs import frozen

from cchc_core.text import fold
from cchc_core.tomls import read_toml


@frozen
class Lexicon:
    """What `words.toml` declares; `terms` are found by their letters without diacritics, `names` by
    their letters without case."""

    terms: Mapping[str, str]
    misspelt: Mapping[str, str]
    names: Mapping[str, str]
    units: frozenset[str]
    never_twice: frozenset[str]
    may_repeat: frozenset[str]
    hanging: frozenset[str]
    variants: tuple[tuple[str, ...], ...]


@cache
def lexicon() -> Lexicon:
    """The words known."""
    top = read_toml(Path(__file__).parent / "words.toml")
    misspelt = dict(top.need_table("misspelt").items())
    variants = [tuple(pair) for pair in top.need("variants", list)]

    def words(key: str) -> frozenset[str]:
        return frozenset(top.strings(key) or ())

    found = Lexicon(
        terms={fold(term): term for term in words("terms")},
        misspelt=misspelt,
        names={name.casefold(): name for name in words("names")},
        units=words("units"),
        never_twice=words("never_twice"),
        may_repeat=words("may_repeat"),
        hanging=words("hanging"),
        variants=tuple(variants),
    )
    top.done()
    return found
