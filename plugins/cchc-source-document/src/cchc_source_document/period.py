"""Of which days a document's figures are: checked before any of them is read."""

from collections.abc import Iterable
from pathlib import Path

from cchc_core import AdminUnit, Desk, FileRefused, Text
from cchc_core.reading import Phrase, phrases_in, windows_in
from cchc_source_document import remarks
from cchc_source_document.cover import Cover
from cchc_source_document.stream import Stream


def check_period(cover: Cover, unit: AdminUnit, path: Path, desk: Desk) -> None:
    """Raises `FileRefused` unless a document is of the campaign's period: `wrong-period` for
    another, `period-unknown` where it says of none.

    The days written above the figures decide, else those of the title, else how title, appendix and
    closing line call the period, if all say the same.
    """
    period = desk.period
    wanted = {phrase.meaning for phrase in _narrowest([period.label.vi])}
    named = _narrowest(Stream(part).text for part in cover.parts)
    above, opening = (Stream(part).text for part in (cover.appendix, cover.opening))
    windows = list(windows_in(above)) or list(windows_in(opening))
    others = [phrase for phrase in named if phrase.meaning not in wanted]
    if strange := [window for window in windows if window != period.window]:
        told = remarks.FIGURES_FROM.format(window=strange[0].phrase)
        raise _wrong(path, unit, desk, told)
    if not windows and others and not others[0].only_a_year:
        raise _wrong(path, unit, desk, remarks.REPORT_OF.format(phrase=others[0].text))
    if not windows and (others or not named):
        message = remarks.PERIOD_UNKNOWN.format(file=path.name, expected=period.window.phrase)
        raise FileRefused("period-unknown", message, unit=str(unit.key))


def _wrong(path: Path, unit: AdminUnit, desk: Desk, found: Text) -> FileRefused:
    label, phrase = desk.period.label, desk.period.window.phrase
    wanted = Text(f"{label.vi} ({phrase.vi})", f"{label.en} ({phrase.en})")
    message = remarks.WRONG_PERIOD.format(file=path.name, found=found, expected=wanted)
    return FileRefused(
        "wrong-period", message, found=found.vi, expected=wanted.vi, unit=str(unit.key)
    )


def _narrowest(texts: Iterable[str]) -> list[Phrase]:
    """The period phrases of texts; a year counts only where nothing narrower is said."""
    phrases = [phrase for text in texts for phrase in phrases_in(text)]
    return [phrase for phrase in phrases if not phrase.only_a_year] or phrases
