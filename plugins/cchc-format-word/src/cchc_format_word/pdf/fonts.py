"""Which fonts a PDF is set in: those of the document where this machine has them with all of
Vietnamese, else ones of the same widths, else the serif that typst brings."""

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

SERIF = ("Times New Roman", "Liberation Serif", "Tinos", "TeX Gyre Termes", "Libertinus Serif")
_ALIKE: Mapping[str, Sequence[str]] = {
    "times new roman": SERIF,
    "arial": ("Arial", "Liberation Sans", "Arimo"),
    "calibri": ("Calibri", "Carlito"),
    "cambria": ("Cambria", "Caladea"),
    "courier new": ("Courier New", "Liberation Mono", "Cousine"),
}
_EMBEDDED = "Libertinus Serif"
_ALIKE_ONLY = {
    font: [name for name in names if name != _EMBEDDED] for font, names in _ALIKE.items()
}
_VIETNAMESE = "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđĐƠơƯưẠỆỰ"


def chosen(wanted: Iterable[str]) -> tuple[Mapping[str, str], Sequence[Path]]:
    """The family that each wanted font is set in, and the folders that hold them all."""
    families = {font: _family(font) for font in sorted(set(wanted))}
    folders = {path.parent for family in families.values() for path in _covering(family)}
    return families, sorted(folders)


def is_alike(font: str, family: str) -> bool:
    """Whether a family is the font itself, or one of the same widths."""
    return family in _ALIKE_ONLY.get(font.casefold(), (font,))


def _family(font: str) -> str:
    names = (*_ALIKE.get(font.casefold(), (font,)), *SERIF)
    return next(name for name in names if name == _EMBEDDED or _covering(name))


@cache
def _covering(family: str) -> Sequence[Path]:
    """The files of a family on this machine that have all of Vietnamese."""
    return [path for path, index in _listed().get(family, ()) if _covers(path, index)]


@cache
def _listed() -> Mapping[str, Sequence[tuple[Path, int]]]:
    """The files of every family on this machine, each with the number of its face in the file."""
    import typst

    found: dict[str, list[tuple[Path, int]]] = {}
    known = typst.Fonts(include_embedded_fonts=False)
    for each in known.fonts() if hasattr(known, "fonts") else ():  # typst tells of them from 0.14.8
        if each.path:
            found.setdefault(each.family, []).append((Path(each.path), each.index))
    return found


def _covers(path: Path, index: int) -> bool:
    """Whether a font file has every letter of Vietnamese."""
    try:
        signs = set(_signs(path.read_bytes(), index))
    except (OSError, struct.error, IndexError):
        return False
    return signs >= set(map(ord, _VIETNAMESE))


def _signs(content: bytes, index: int) -> Iterator[int]:
    """The code points that the map of characters of a font file (`cmap`) names."""
    start = 0
    if content[:4] == b"ttcf":
        (start,) = struct.unpack_from(">I", content, 12 + 4 * index)
    (count,) = struct.unpack_from(">H", content, start + 4)
    for at in range(start + 12, start + 12 + 16 * count, 16):
        if content[at : at + 4] == b"cmap":
            (cmap,) = struct.unpack_from(">I", content, at + 8)
            yield from _mapped(content, cmap)


def _mapped(content: bytes, cmap: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">H", content, cmap + 2)
    for at in range(cmap + 4, cmap + 4 + 8 * count, 8):
        platform, _, offset = struct.unpack_from(">HHI", content, at)
        (kind,) = struct.unpack_from(">H", content, cmap + offset)
        if platform in (0, 3) and kind == 12:
            (groups,) = struct.unpack_from(">I", content, cmap + offset + 12)
            for group in range(groups):
                first, last, _ = struct.unpack_from(
                    ">III", content, cmap + offset + 16 + 12 * group
                )
                yield from range(first, min(last, 0x1FFFF) + 1)
        elif platform in (0, 3) and kind == 4:
            (doubled,) = struct.unpack_from(">H", content, cmap + offset + 6)
            ends, starts = cmap + offset + 14, cmap + offset + 16 + doubled
            for segment in range(0, doubled, 2):
                (last,) = struct.unpack_from(">H", content, ends + segment)
                (first,) = struct.unpack_from(">H", content, starts + segment)
                yield from range(first, last + 1)
