"""What may happen to a file on its way, at random: bytes changed, lost or doubled; for packed files
also parts doubled, lost or exchanged and their XML changed, the zip itself staying sound."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Sequence
from random import Random

from cchc_core.reading.files import DAMAGED

Mutation = Callable[[bytes, Random], bytes]
Parts = list[tuple[str, bytes]]


def mutated(content: bytes, chance: Random) -> bytes:
    """The content with one to three mutations."""
    for _ in range(chance.randint(1, 3)):
        if content.startswith(b"PK") and chance.random() < 0.7:
            content = _repacked(content, chance)
        else:
            content = chance.choice(_OF_BYTES)(content, chance)
    return content


def _flipped(content: bytes, chance: Random) -> bytes:
    """Some bytes are others."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        if changed:
            changed[chance.randrange(len(changed))] ^= chance.randint(1, 255)
    return bytes(changed)


def _cut_off(content: bytes, chance: Random) -> bytes:
    return content[: _place(content, chance)]


def _cut_out(content: bytes, chance: Random) -> bytes:
    first, last = sorted((_place(content, chance), _place(content, chance)))
    return content[:first] + content[min(last, first + chance.choice((1, 9, 999))) :]


def _doubled(content: bytes, chance: Random) -> bytes:
    """A piece stands there twice, the second time anywhere."""
    first, at = _place(content, chance), _place(content, chance)
    piece = content[first : first + chance.choice((1, 20, 500))]
    return content[:at] + piece + content[at:]


def _exchanged(content: bytes, chance: Random) -> bytes:
    """A number, a separator or a bracket is another."""
    found = list(re.finditer(rb"[0-9]+|[<>&\"';,/=]", content))
    if not found:
        return content
    one, other = chance.choice(found), chance.choice((*_ODD, chance.choice(found)[0]))
    return content[: one.start()] + other + content[one.end() :]


_OF_BYTES: Sequence[Mutation] = (_flipped, _cut_off, _cut_out, _doubled, _exchanged)
_ODD = (
    b"",
    b"0",
    b"-1",
    b"99999999999999999999",
    b"1e999",
    b"NaN",
    b"\0",
    b"\xff",
    b"<",
    b'"',
    b"&x;",
)


def _repacked(content: bytes, chance: Random) -> bytes:
    """A zip as sound as before, of other parts."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except DAMAGED:
        return _flipped(content, chance)
    if parts:
        chance.choice(_OF_PARTS)(parts, chance)
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # of names that stand twice
        for name, part in parts:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part)
    return packed.getvalue()


def _part_lost(parts: Parts, chance: Random) -> None:
    parts.pop(chance.randrange(len(parts)))


def _part_doubled(parts: Parts, chance: Random) -> None:
    parts.append(chance.choice(parts))


def _parts_exchanged(parts: Parts, chance: Random) -> None:
    at, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    (name, part), (other_name, other_part) = parts[at], parts[other]
    parts[at], parts[other] = (name, other_part), (other_name, part)


def _part_renamed(parts: Parts, chance: Random) -> None:
    at = chance.randrange(len(parts))
    name, part = parts[at]
    parts[at] = (chance.choice((name.upper(), f"../{name}", name[1:] or "x", f"{name}/")), part)


def _part_changed(parts: Parts, chance: Random) -> None:
    """What is written, as bytes or as XML; most often in the parts that hold the figures."""
    heavy = [at for at, (name, _) in enumerate(parts) if re.search("sheet1|document.xml", name)]
    at = chance.choice(heavy) if heavy and chance.random() < 0.7 else chance.randrange(len(parts))
    name, part = parts[at]
    change = chance.choice((*_OF_BYTES, *[_markup_changed] * 10))
    parts[at] = (name, change(part, chance))


_OF_PARTS = (_part_lost, _part_doubled, _parts_exchanged, _part_renamed, *[_part_changed] * 12)


def _markup_changed(content: bytes, chance: Random) -> bytes:
    """An attribute's value, an element or a text is another's, is doubled, lost or odd."""
    pattern = chance.choice((rb'(?<==")[^"]*(?=")', rb"<(\w+)[^>]*>[^<]*</\1>", rb"(?<=>)[^<]+"))
    found = list(re.finditer(pattern, content))
    if not found:
        return _flipped(content, chance)
    one, other = chance.choice(found), chance.choice(found)
    new = chance.choice((b"", one[0] * 2, other[0], other[0], chance.choice(_ODD)))
    return content[: one.start()] + new + content[one.end() :]


def _place(content: bytes, chance: Random) -> int:
    return chance.randint(0, len(content))
