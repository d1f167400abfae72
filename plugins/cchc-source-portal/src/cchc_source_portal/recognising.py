"""Which files are exports, told by the words of their heads; cheap, and nothing here raises."""

import html
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from cchc_core import FileRefused
from cchc_core.reading import DAMAGED, FileKind
from cchc_source_portal.encodings import decode
from cchc_source_portal.heads import SEARCHED
from cchc_source_portal.opening import kind_of
from cchc_source_portal.profiles import (
    COUNT_KEYS,
    DATES,
    Profile,
    own_profiles,
    shipped_profiles,
)
from cchc_source_portal.words import key

_BEGINNING = 2**18
_SHEETS = 5
_CELL = re.compile(r"</?t(?:able|[rdh])\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_SHARED = re.compile(r"<t\b[^>]*>([^<]*)</t>")
_STAMPED = b'name="_cchc'


def is_export(path: Path, head: bytes) -> bool:
    """Whether the first cells of a file are the heads of an export: those of a profile, or words
    that lists of dossiers and statistics have. A workbook that bears our stamp is a form."""
    try:
        if not head:
            return False
        profiles, unusable = own_profiles(_folder_around(path))
        profiles += shipped_profiles()
        said = frozenset(map(key, set(_first_texts(path, profiles))))
    except (OSError, FileRefused, *DAMAGED):
        return False
    known = [*(each.known_by for each in profiles), *(each.known_by for each in unusable)]
    return any(_are_among(heads, said) for heads in known if heads) or _speaks_of_dossiers(said)


def _folder_around(path: Path) -> Path | None:
    """The folder of profiles of the campaign whose inbox the file is in."""
    folders = (folder / "profiles" for folder in path.parents)
    return next((folder for folder in folders if folder.is_dir()), None)


def is_headed(path: Path, heads: Sequence[str]) -> bool:
    """Whether all these heads are among the first cells of a file; they are compared by `key`."""
    try:
        said = frozenset(map(key, set(_first_texts(path, shipped_profiles()))))
    except (OSError, FileRefused, *DAMAGED):
        return False
    return _are_among(heads, said)


def _are_among(heads: Sequence[str], said: frozenset[str]) -> bool:
    return {part for head in heads for part in head.split(" / ")} <= said


def _speaks_of_dossiers(said: frozenset[str]) -> bool:
    """Whether heads of a list are there, or of statistics, whoever wrote them."""
    counts = _heads(*COUNT_KEYS) & said
    return bool(_heads("code") & said and len(_heads(*DATES) & said) > 1) or len(counts) > 4


def _heads(*names: str) -> frozenset[str]:
    """What columns with these keys are called in the layouts that ship, the last line of each."""
    return frozenset(
        head.rpartition(" / ")[2]
        for profile in shipped_profiles()
        for name in names
        for head in _spelt(profile, name)
    )


def _spelt(profile: Profile, name: str) -> tuple[str, ...]:
    heads = profile.columns.get(name, ())
    return heads if isinstance(heads, tuple) else ()


def _first_texts(path: Path, profiles: Sequence[Profile]) -> Iterator[str]:
    """Texts of a file's first cells, as far as they can be had without opening it whole."""
    match kind_of(path):
        case FileKind.XLSX:
            yield from _of_xlsx(path)
        case FileKind.XLS:
            yield from _of_xls(path, profiles)
        case FileKind.HTML:
            for cell in _CELL.split(decode(path, _beginning(path)).text):
                yield html.unescape(_TAG.sub(" ", cell))
        case FileKind.TEXT:
            for line in decode(path, _beginning(path)).text.splitlines()[:SEARCHED]:
                for separator in ",;\t":
                    yield from (cell.strip(' "') for cell in line.split(separator))


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_BEGINNING)


def _of_xlsx(path: Path) -> Iterator[str]:
    """Shared texts and those inside cells, from the beginning of their parts."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if _STAMPED in _start(archive, "xl/workbook.xml"):
            return
        sheets = [name for name in names if name.startswith("xl/worksheets/")]
        for name in ("xl/sharedStrings.xml", *sheets[:_SHEETS]):
            if name in names:
                text = _start(archive, name).decode("utf-8", errors="replace")
                yield from map(html.unescape, _SHARED.findall(text))


def _start(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_BEGINNING)


def _of_xls(path: Path, profiles: Sequence[Profile]) -> Iterator[str]:
    """Of the heads that are asked for those whose letters stand in the file."""
    content = path.read_bytes()
    for profile in profiles:
        for head in profile.spelt:
            for part in head.split(" / "):
                for text in (part, part.upper()):
                    if text.encode("utf-16-le") in content or (
                        text.isascii() and text.encode() in content
                    ):
                        yield part
