"""Warnings that the unit has answered: a note beside the figure explains it, so that it is shown
and no longer asked about.

What cannot be true stays an error whatever stands beside it. A note that is only a mark explains
nothing; why two figures of one thing differ, only one that names the other or the difference.
"""

import re
from collections.abc import Collection, Iterable

from attrs import frozen

from cchc_core.model.findings import Severity
from cchc_core.model.reports import Reading
from cchc_core.text import Text

_LONG = 100
_WORD = re.compile(r"[^\W\d_]{2,}|\d+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"\d[\d.,]*")


@frozen
class Verdict:
    """How much a finding matters, and the sentence that it ends with."""

    severity: Severity
    words: Text


def judged(
    severity: Severity, beside: Iterable[Reading], asked: Text, naming: Collection[str] = ()
) -> Verdict:
    """What is `asked` of the unit; of a warning about figures of which one bears an explanation, as
    information, that explanation instead. It has to name one of the numbers, where some are given.
    """
    if severity is Severity.WARNING and (note := _explanation(beside, naming)):
        return Verdict(Severity.INFORMATION, _EXPLAINED.format(note=shortened(note)))
    return Verdict(severity, asked)


def shortened(note: str) -> str:
    """A note as findings quote it: of a long one how it begins."""
    return note if len(note) <= _LONG else f"{note[:_LONG].rsplit(' ', 1)[0]} …"


def _explanation(beside: Iterable[Reading], naming: Collection[str]) -> str:
    return next((r.note.strip() for r in beside if _explains(r.note, naming)), "")


def _explains(note: str, naming: Collection[str]) -> bool:
    """Whether a note says something in words, and of one of the numbers if some are given."""
    named = set(map(_plain, _NUMBER.findall(note)))
    says = len(_WORD.findall(note)) > 1 and bool(_LETTERS.search(note))
    return says and (not naming or not named.isdisjoint(map(_plain, naming)))


def _plain(number: str) -> str:
    """A number as digits with their comma: `3.135` is 3135, `04` is 4."""
    return number.replace(".", "").strip(",%").lstrip("0") or "0"


_EXPLAINED = Text(
    "Đơn vị đã giải trình ở cột Ghi chú: “{note}”.", "The unit explains it in a note: '{note}'."
)
