"""Texts in whatever encoding they come; what old fonts wrote is recognised and never converted."""

import codecs
from pathlib import PurePath

from attrs import frozen

from cchc_core import FileRefused, nfc
from cchc_source_portal import remarks
from cchc_source_portal.words import key


@frozen
class Decoded:
    """A text and the name of the encoding it was in."""

    text: str
    encoding: str


def decode(path: PurePath, content: bytes) -> Decoded:
    """The text of a file, or of its beginning.

    UTF-8 and UTF-16 with or without a mark; else cp1258, if that makes Vietnamese words of it.
    Raises `FileRefused`: `text-old-font` for TCVN3 and VNI, `text-encoding` for all else.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(content.decode("utf-16", errors="replace").lstrip("\ufeff"), "utf-16")
    try:
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(content)
    except UnicodeDecodeError:
        return _cp1258(path, content)
    refuse_old_font(path, text)
    return Decoded(text, "utf-8")


def refuse_old_font(path: PurePath, text: str) -> None:
    """Raises `text-old-font` when a text has the words of exports as an old font wrote them."""
    lower = text[:_BEGINNING].lower()
    for font, words in _OLD_FONTS.items():
        if sum(word in lower for word in words) > 1:
            message = remarks.OLD_FONT.format(file=path.name, font=font)
            raise FileRefused("text-old-font", message, found=font)


def _cp1258(path: PurePath, content: bytes) -> Decoded:
    refuse_old_font(path, content[:_BEGINNING].decode("latin-1"))
    text = nfc(content.decode("cp1258", errors="replace"))
    words = key(text[:_BEGINNING])
    if "\ufffd" in text or not any(word in words for word in ("ho so", "don vi")):
        raise FileRefused("text-encoding", remarks.ENCODING.format(file=path.name))
    return Decoded(text, "cp1258")


_BEGINNING = 20_000
_OLD_FONTS = {
    "TCVN3 (.VnTime)": ("hå s¬", "ngµy", "¬n vþ", "lünh vùc", "tiõp nhën", "tr¹ng th"),
    "VNI (VNI-Times)": ("hoà sô", "ngaøy", "ñôn vò", "lónh vöïc", "tieáp nhaän", "traïng th"),
}
"""hồ sơ, ngày, đơn vị, lĩnh vực, tiếp nhận, trạng thái, in small letters as `lower` makes them."""
