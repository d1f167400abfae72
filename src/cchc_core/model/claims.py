"""Claims: what the words of a figure's note say, and what must hold if they are true.

A note accuses nobody by a few of its words: it claims what a whole clause of it says, unless that
denies it or speaks of other times.
"""

import re
from functools import cached_property

from attrs import evolve, frozen

from cchc_core.model.formulas import Formula
from cchc_core.model.relations import Relation
from cchc_core.text import fold

NOTED, THIS = PLACES = "noted", "this"
"""In a claim's relation: the number in the note, and the figure that the note stands beside."""

_PLACE = re.compile(rf"(?<![\w.])({NOTED}|{THIS})(?![\w.])")
_NUMBER = r"\s*(?:(?:ca|tat ca|toan bo) )?(?<![\d.,/])(\d{1,3}(?:\.\d{3})+|\d+)(?![\d/]|[.,]\d)\s*"
_ELSE, _NOW = "…", "nay"
_STOP = r"[.;,()](?!\d)"
_OTHERWISE = r"\b(?:khong|chua|chang|het|truoc|sau|toi|20\d\d)\b"
_REST = rf"(?:(?!{_OTHERWISE})(?!{_STOP}).)*"


@frozen
class Claim:
    """A note beside one of `rows` that `reads` so claims that `relation` holds.

    The words are all that the note says, compared without case and diacritics. `{noted}` stands for
    a number, also "all of" so many; `…` at either end for the rest of a clause of the note, which
    must not deny ("không", "chưa") nor speak of other times ("kỳ trước", another year).
    Without rows it is about every count.
    """

    rows: tuple[str, ...]
    reads: tuple[str, ...]
    relation: Relation

    def made_in(self, note: str, row: str, year: int) -> Relation | None:
        """What must hold by a note beside `row` in a report of `year`, its number put in; None if
        it claims no such thing."""
        folded = re.sub(rf"\b{year}\b", _NOW, fold(note))
        for pattern in self._patterns:
            if found := pattern.match(folded):
                number = "".join(found.groups()).replace(".", "").lstrip("0") or "0"
                sides = (self.relation.left, self.relation.right)
                left, right = (_filled(side, number, row) for side in sides)
                return evolve(self.relation, left=left, right=right)
        return None

    @property
    def names(self) -> frozenset[str]:
        """All the indicators it speaks of."""
        return frozenset((*self.rows, *self.relation.names)) - {*PLACES}

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(_pattern(words) for words in self.reads)


def _filled(side: Formula, number: str, row: str) -> Formula:
    places = {NOTED: number, THIS: row}
    return Formula(_PLACE.sub(lambda found: places[found[0]], side.source))


def _pattern(words: str) -> re.Pattern[str]:
    parts = (re.escape(fold(part)) for part in words.strip(f"{_ELSE} ").split(f"{{{NOTED}}}"))
    before = rf"(?:.*{_STOP})?{_REST}\b" if words.startswith(_ELSE) else r"\W*"
    after = rf"\b{_REST}(?:{_STOP}.*)?" if words.endswith(_ELSE) else r"\W*"
    return re.compile(rf"{before}{_NUMBER.join(parts)}{after}\Z")
