"""Texts in whatever encoding they come; what old fonts wrote is recognised and never converted."""

import codecs
from pathlib import PurePath

from attrs import frozen

from cchc_core import FileRefused, nfc
from cchc_core.reading import FileKind, legacy_encoding, refusal
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
    Raises `FileRefused`: `file-old-font` for TCVN3 and VNI, `text-encoding` for all else.
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
    """Raises `file-old-font` when a text is Vietnamese as an old font wrote it."""
    if legacy_encoding(text[:_BEGINNING]):
        raise refusal(path, FileKind.OLD_FONT)


def _cp1258(path: PurePath, content: bytes) -> Decoded:
    refuse_old_font(path, content[:_BEGINNING].decode("latin-1"))
    text = nfc(content.decode("cp1258", errors="replace"))
    words = key(text[:_BEGINNING])
    if "\ufffd" in text or not any(word in words for word in ("ho so", "don vi")):
        raise FileRefused("text-encoding", remarks.ENCODING.format(file=path.name))
    return Decoded(text, "cp1258")


_BEGINNING = 20_000
