"""Vietnamese text: NFC, folding for comparison, Vietnamese order, numbers and dates as printed."""

import unicodedata
from typing import Literal

from attrs import frozen

Lang = Literal["vi", "en"]


@frozen
class Text:
    """One sentence or label in both languages the project speaks."""

    vi: str
    en: str

    def in_(self, lang: Lang) -> str:
        """The text in `lang`."""
        return self.en if lang == "en" else self.vi

    def format(self, **values: object) -> "Text":
        """The text with `{name}` fields filled; a `Text` value is filled per language."""

        def fill(template: str, lang: Lang) -> str:
            return template.format(
                **{k: v.in_(lang) if isinstance(v, Text) else v for k, v in values.items()}
            )

        return Text(fill(self.vi, "vi"), fill(self.en, "en"))


def nfc(text: str) -> str:
    """`text` composed (NFC), with the look-alike Ð (U+00D0) read as Đ; what enters is put so."""
    return unicodedata.normalize("NFC", text).replace("\u00d0", "Đ").replace("\u00f0", "đ")


def squeeze(text: str) -> str:
    """`text` in NFC with runs of white space folded to one space, and none at the ends."""
    return " ".join(nfc(text).split())


def fold(text: str) -> str:
    """A key to compare names by: no case, no diacritics, single spaces (`Hoà Bình` = `hòa bình`)."""
    decomposed = unicodedata.normalize("NFD", squeeze(text).casefold().replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def tone_last(text: str) -> str:
    """`text` in lower case with each word's tone mark after it, so that `hoà` and `hòa` agree."""
    return " ".join(_tone_last(word) for word in squeeze(text).casefold().split())


_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def _tone_last(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    shape = "".join(c for c in letters if c not in _TONES)
    return unicodedata.normalize("NFC", shape) + "".join(c for c in letters if c in _TONES)
