"""Pictures as typst can be given them: as text, in the one source that it is handed."""

import zlib
from base64 import b64encode
from collections.abc import Iterator

_SIGNS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8", "jpeg"), (b"GIF8", "gif"))
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" preserveAspectRatio="none">'
    '<image width="9" height="9" preserveAspectRatio="none" '
    'href="data:image/{kind};base64,{data}"/></svg>'
)
BLANK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>'


def drawing_of(picture: bytes) -> str | None:
    """A drawing that shows the picture and nothing else; None for one that is damaged, or of a kind
    that cannot be shown."""
    kind = next((kind for sign, kind in _SIGNS if picture.startswith(sign)), "")
    if not kind or not _is_whole(picture, kind):
        return None
    return _SVG.format(kind=kind, data=b64encode(picture).decode())


def _is_whole(picture: bytes, kind: str) -> bool:
    if kind == "jpeg":
        return b"\xff\xd9" in picture[-64:]
    if kind == "gif":
        return b";" in picture[-64:]
    return {b"IHDR", b"IDAT", b"IEND"} <= set(_sound_chunks(picture))


def _sound_chunks(png: bytes) -> Iterator[bytes]:
    """The kinds of the chunks of a PNG, down to one that is damaged."""
    at = 8
    while at + 12 <= len(png):
        size = int.from_bytes(png[at : at + 4], "big")
        body, check = png[at + 4 : at + 8 + size], png[at + 8 + size : at + 12 + size]
        if zlib.crc32(body).to_bytes(4, "big") != check:
            return
        yield body[:4]
        at += 12 + size
