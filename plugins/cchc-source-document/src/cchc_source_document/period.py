"""Of which days a document's figures are: checked before any of them is read."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from attrs import frozen

from cchc_core import AdminUnit, Desk, FileRefused, Text, Window, fold, parse_date
from cchc_source_document import remarks
from cchc_source_document.content import Passage
from cchc_source_document.cover import Cover
from cchc_source_document.stream import Stream


@frozen
class Phrase:
    """How a text calls a period, and where: `9 tháng năm 2023` means `("9 tháng", "2023")`."""

    meaning: tuple[str, str]
    text: str
    passage: Passage


def check_period(cover: Cover, unit: AdminUnit, path: Path, desk: Desk) -> tuple[Phrase, ...]:
    """The phrases on the cover that call the period otherwise than the campaign does.

    The days written above the figures decide, else those of the title, else the phrases, if all say
    the same. Raises `FileRefused`: `wrong-period` for others than the campaign's, `period-unknown`
    for none at all.
    """
    period = desk.period
    wanted = {phrase.meaning for phrase in _narrowest([[Passage(period.label.vi, "", "")]])}
    named = _narrowest(cover.parts)
    windows = list(_windows(cover.appendix)) or list(_windows(cover.opening))
    others = tuple(phrase for phrase in named if phrase.meaning not in wanted)
    if strange := [window for window in windows if window != period.window]:
        told = remarks.FIGURES_FROM.format(window=strange[0].phrase)
        raise _wrong(path, unit, desk, told)
    if not windows and others and others[0].meaning[0] != _YEAR:
        raise _wrong(path, unit, desk, remarks.REPORT_OF.format(phrase=others[0].text))
    if not windows and (others or not named):
        message = remarks.PERIOD_UNKNOWN.format(file=path.name, expected=period.window.phrase)
        raise FileRefused("period-unknown", message, unit=str(unit.key))
    return tuple(phrase for phrase in others if wanted and phrase.meaning[0] != _YEAR)


def _wrong(path: Path, unit: AdminUnit, desk: Desk, found: Text) -> FileRefused:
    label, phrase = desk.period.label, desk.period.window.phrase
    wanted = Text(f"{label.vi} ({phrase.vi})", f"{label.en} ({phrase.en})")
    message = remarks.WRONG_PERIOD.format(file=path.name, found=found, expected=wanted)
    return FileRefused(
        "wrong-period", message, found=found.vi, expected=wanted.vi, unit=str(unit.key)
    )


DAY = r"([0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{1,2} tháng [0-9]{1,2} năm [0-9]{4})"
WINDOW = re.compile(rf"từ (?:ngày )?{DAY} (?:đến|tới)(?: hết)? (?:ngày )?{DAY}", re.IGNORECASE)


def _windows(passages: Iterable[Passage]) -> Iterator[Window]:
    for found in WINDOW.finditer(Stream(passages).text):
        if window := window_of(found):
            yield window


def window_of(found: re.Match[str]) -> Window | None:
    """The days of a match of `WINDOW`; None for days that are none."""
    first, last = day_of(found[1]), day_of(found[2])
    return Window(first, last) if first and last and first <= last else None


def day_of(text: str) -> date | None:
    """The day of a match of `DAY`; None for one that does not exist."""
    return parse_date(re.sub(" (tháng|năm) ", "/", text.casefold()))


_YEAR = "năm"
_SHAPES = (
    (re.compile(r"\b([0-9]{1,2}) thang (?:dau )?nam ([0-9]{4})"), "{} tháng"),
    (re.compile(r"\bquy (iv|iii|ii|i|[1-4])(?: nam |[/ -])([0-9]{4})"), "quý {}"),
    (re.compile(r"\b(nam) ([0-9]{4})"), _YEAR),
)
"""How months, quarters and years are written, folded, and what they mean."""
_QUARTERS = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def _narrowest(parts: Iterable[Iterable[Passage]]) -> list[Phrase]:
    """The period phrases of texts; a year counts only where nothing narrower is said."""
    phrases = [phrase for part in parts for phrase in _phrases(part)]
    return [phrase for phrase in phrases if phrase.meaning[0] != _YEAR] or phrases


def _phrases(passages: Iterable[Passage]) -> Iterator[Phrase]:
    """The phrases of one text; in a month of a year stands a year too."""
    stream = Stream(passages)
    folded = fold(stream.text)
    matches = [(m, meaning) for shape, meaning in _SHAPES for m in shape.finditer(folded)]
    for found, meaning in sorted(matches, key=lambda each: each[0].start()):
        first = _QUARTERS.get(found[1], found[1].removeprefix("0"))
        text = stream.text[found.start() : found.end()]
        yield Phrase((meaning.format(first), found[2]), text, stream.at(found.start()))
