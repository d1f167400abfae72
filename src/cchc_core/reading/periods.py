"""Days and periods as texts name them: `từ ngày 05/11/2022 đến ngày 01/9/2023`, `quý I 2024`."""

import re
from collections.abc import Iterator
from datetime import date

from attrs import frozen

from cchc_core.model.periods import Window
from cchc_core.text import fold, parse_date

DAY = r"(?:[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{1,2} tháng [0-9]{1,2} năm [0-9]{4})"
"""A day as a text writes it, for use in larger shapes; `day_of` reads it."""

_WINDOW = re.compile(rf"từ (?:ngày )?({DAY}) (?:đến|tới)(?: hết)? (?:ngày )?({DAY})", re.IGNORECASE)


def day_of(text: str) -> date | None:
    """The day that a match of `DAY` names; None for one that does not exist."""
    return parse_date(re.sub(" (tháng|năm) ", "/", text.casefold()))


def days_in(text: str) -> Iterator[date]:
    """The days that a text names, in its order."""
    for found in re.finditer(DAY, text, re.IGNORECASE):
        if day := day_of(found[0]):
            yield day


def windows_in(text: str) -> Iterator[Window]:
    """The windows that a text states, in its order; days that are none or end before they begin are
    no window."""
    for found in _WINDOW.finditer(text):
        first, last = day_of(found[1]), day_of(found[2])
        if first and last and first <= last:
            yield Window(first, last)


YEAR = "năm"
"""What a phrase that names nothing but a year means, as in ("năm", "2023")."""
_SHAPES = (
    (re.compile(r"\b([0-9]{1,2}) thang (?:dau )?nam ([0-9]{4})"), "{} tháng"),
    (re.compile(r"\bquy (iv|iii|ii|i|[1-4])(?: nam |[/ -])([0-9]{4})"), "quý {}"),
    (re.compile(r"\b(nam) ([0-9]{4})"), YEAR),
)
"""How months, quarters and years are written, folded, and what they mean."""
_QUARTERS = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_REST = re.compile(r"\b([0-9]{1,2}) thang cuoi nam\b")


@frozen
class Phrase:
    """How a text calls a period: `9 tháng đầu năm 2023` means `("9 tháng", "2023")`."""

    meaning: tuple[str, str]
    text: str
    at: int

    @property
    def only_a_year(self) -> bool:
        """Whether it names nothing narrower."""
        return self.meaning[0] == YEAR


def phrases_in(text: str) -> Iterator[Phrase]:
    """The phrases of a text (NFC, single spaces), in its order; in a month of a year stands a year
    too."""
    folded = fold(text)
    matches = [(m, meaning) for shape, meaning in _SHAPES for m in shape.finditer(folded)]
    for found, meaning in sorted(matches, key=lambda each: each[0].start()):
        first = _QUARTERS.get(found[1], found[1].removeprefix("0"))
        written = text[found.start() : found.end()]
        yield Phrase((meaning.format(first), found[2]), written, found.start())


def months_left(text: str) -> tuple[str, int] | None:
    """How many months of the year a text says are still to come ("3 tháng cuối năm"), as written
    and as a number."""
    text = " ".join(text.split())
    found = _REST.search(fold(text))
    return (text[found.start() : found.end()], int(found[1])) if found else None
