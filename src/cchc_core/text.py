"""Vietnamese text: NFC, folding for comparison, Vietnamese order, numbers and dates as printed."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from attrs import evolve, field, frozen

Lang = Literal["vi", "en"]


@frozen
class Text:
    """One sentence or label in both languages the project speaks.

    `unit` is what a unit is told in its place, where a part of it is for the collecting office
    alone: what to do in this program, which no unit has.
    """

    vi: str
    en: str
    unit: "Text | None" = field(default=None, repr=False, eq=False)

    def in_(self, lang: Lang) -> str:
        """The text in `lang`."""
        return self.en if lang == "en" else self.vi

    def format(self, **values: object) -> "Text":
        """The text with `{name}` fields filled; a `Text` value is filled per language."""

        def fill(template: str, lang: Lang) -> str:
            return template.format(
                **{k: v.in_(lang) if isinstance(v, Text) else v for k, v in values.items()}
            )

        filled = Text(fill(self.vi, "vi"), fill(self.en, "en"))
        texts = [value for value in values.values() if isinstance(value, Text)]
        if not any(text.unit for text in (self, *texts)):
            return filled
        told = {k: v.for_unit if isinstance(v, Text) else v for k, v in values.items()}
        return evolve(filled, unit=self.for_unit.format(**told))

    def and_office(self, vi: str, en: str) -> "Text":
        """The text with more behind it that only the collecting office is told."""
        return Text(f"{self.vi} {vi}", f"{self.en} {en}", unit=self.for_unit)

    @property
    def for_unit(self) -> "Text":
        """What a unit is told: all but what is for the collecting office alone."""
        return self if self.unit is None else self.unit


def format_number(value: Fraction | Decimal | int, lang: Lang, places: int = 2) -> str:
    """`7.494.120` or `1.234,5` (vi), `7,494,120` or `1,234.5` (en).

    Rounded half up to `places` decimals, of which zeros at the end are left out.
    """
    return _printed(value, lang, places, ",")


def format_rate(percent: Fraction | Decimal | int, lang: Lang, places: int = 2) -> str:
    """A percentage without its sign, `96,55` (vi) or `96.55` (en), rounded half up.

    It is never grouped, so that nobody can read `1.234` for it.
    """
    return _printed(percent, lang, places, "")


def as_told(typed: str) -> Text:
    """What was typed into a cell as a sentence tells it: a bare whole number with its thousands
    parted, `1.238`; any other text as it is."""
    if not (typed.isascii() and typed.isdecimal()) or typed.startswith("0"):
        return Text(typed, typed)
    return Text(format_number(int(typed), "vi"), format_number(int(typed), "en"))


def format_date(day: date, lang: Lang) -> str:
    """`01/9/2023` in Vietnamese, ISO in English.

    Nghị định 30/2020 puts a zero before days below 10 and before the months 1 and 2.
    """
    if lang == "en":
        return date(day.year, day.month, day.day).isoformat()
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year:04d}"


def parse_date(text: str) -> date | None:
    """The day written `05/11/2022`, `5/11/2022` or `2022-11-05`, day first; None for all else."""
    if found := _DATE.fullmatch(text.strip()):
        parts = found.groupdict()
        year, month, day = (int(parts[k] or parts[k + "_iso"]) for k in ("year", "month", "day"))
        try:
            return date(year, month, day)
        except ValueError:
            return None
    return None


def nfc(text: str) -> str:
    """`text` composed (NFC), with the look-alike Ð (U+00D0) read as Đ; what enters is put so."""
    return unicodedata.normalize("NFC", text).replace("\u00d0", "Đ").replace("\u00f0", "đ")


def squeeze(text: str) -> str:
    """`text` in NFC with runs of white space folded to one space, and none at the ends."""
    return " ".join(nfc(text).split())


def paragraphs(text: str) -> str:
    """`text` as its paragraphs, one a line: NFC, one space between words, no empty lines."""
    return "\n".join(filter(None, map(squeeze, text.splitlines())))


def sentences(text: str) -> list[str]:
    """The sentences of a text: each ends with a stop, and the next begins with a capital, past
    signs and quotes; `tr. 5` and `3.3.1` end none."""
    found: list[str] = []
    for piece in re.split(r"(?<=[.!?]) +", text):
        first = next((c for c in piece if c.isalnum()), "")
        if found and not first.isupper():
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return found


@lru_cache(maxsize=4096)  # names are compared over and over
def fold(text: str) -> str:
    """A key to compare names by: no case, no diacritics, one space (`Hoà Bình` = `hòa bình`)."""
    decomposed = unicodedata.normalize("NFD", squeeze(text).casefold().replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def tone_last(text: str) -> str:
    """`text` in lower case with each word's tone mark after it, so that `hoà` and `hòa` agree."""
    return " ".join(_tone_last(word) for word in squeeze(text).casefold().split())


def vietnamese_order(text: str) -> tuple[object, ...]:
    """A key to sort by as Vietnamese dictionaries do, word by word; no two texts share one.

    a ă â b c d đ e ê ...; of words with the same letters, the tone decides (ngang, huyền, hỏi,
    ngã, sắc, nặng); numbers count (`Phường 2` before `Phường 10`).
    """
    return (tuple(_word_order(word) for word in squeeze(text).casefold().split()), text)


_DATE = re.compile(
    r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})"
    r"|(?P<year_iso>[0-9]{4})-(?P<month_iso>[0-9]{2})-(?P<day_iso>[0-9]{2})"
)
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_NUMBER_OR_CHARACTER = re.compile("[0-9]+|.", re.DOTALL)


def _printed(value: Fraction | Decimal | int, lang: Lang, places: int, group: str) -> str:
    rounded = int(abs(Fraction(value)) * 10**places + Fraction(1, 2))
    whole, decimals = divmod(rounded, 10**places)
    sign = "-" if value < 0 and rounded else ""
    tail = f"{decimals:0{places}d}".rstrip("0") if decimals else ""
    printed = f"{sign}{whole:{group}}" + (f".{tail}" if tail else "")
    return printed.translate(str.maketrans(".,", ",.")) if lang == "vi" else printed


def _tone_last(word: str) -> str:
    return "".join(_letters_and_tones(word))


def _word_order(word: str) -> tuple[object, ...]:
    letters, tones = _letters_and_tones(word)
    parts = tuple(_part_order(part) for part in _NUMBER_OR_CHARACTER.findall(letters))
    return (parts, tuple(_TONES.index(tone) for tone in tones))


def _part_order(part: str) -> tuple[int, int, str]:
    """Signs before numbers before the alphabet before foreign letters."""
    if part in _ALPHABET:
        return (2, _ALPHABET.index(part), "")
    if part[0] in "0123456789":
        digits = part.lstrip("0")
        return (1, len(digits), digits)
    return (3 if part.isalpha() else 0, ord(part), "")


def _letters_and_tones(word: str) -> tuple[str, str]:
    letters = unicodedata.normalize("NFD", word)
    shape = "".join(c for c in letters if c not in _TONES)
    return unicodedata.normalize("NFC", shape), "".join(c for c in letters if c in _TONES)
