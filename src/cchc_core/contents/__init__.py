"""What stands in a file that was written, place by place, whichever program saved it last.

Standard library only, and every digit as the file has it: a report is compared with another, not
used. What has come in from outside is pre-checked (`cchc_core.reading.precheck`) before.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import ParseError

from attrs import field, frozen

from cchc_core.contents.aligned import differences
from cchc_core.contents.documents import paragraphs
from cchc_core.contents.packages import Package, tag
from cchc_core.contents.places import Content, Place
from cchc_core.contents.workbooks import cells
from cchc_core.errors import BadData
from cchc_core.reading import DAMAGED
from cchc_core.text import Text

__all__ = ["Content", "Contents", "Place", "contents", "differences", "texts_in"]


@frozen
class Contents:
    """The filled places of a file, and the SHA-256 of each part of an office file; any other file
    is one part without a name."""

    places: Mapping[Place, Content]
    parts: Mapping[str, str] = field(factory=dict)

    def column(self, sheet: str) -> tuple[str, ...]:
        """The texts in the first column of a sheet, from the top as far as it is filled."""
        found: list[str] = []
        while held := self.places.get((sheet, f"A{len(found) + 1}")):
            found.append(held.text)
        return tuple(found)

    def saved_since(self, other: "Contents") -> bool:
        """Whether a program has opened and saved this file since it was the other: one writes all
        parts anew, in its own way, but for some that say nothing of what stands where."""
        told = [name for name in self.parts if name and not name.startswith(_SAYS_NOTHING)]
        return bool(told) and all(self.parts[name] != other.parts.get(name) for name in told)


_SAYS_NOTHING = ("[Content_Types]", "_rels/", "docProps/", "xl/theme/", "xl/_rels/", "word/theme/")


def contents(content: bytes) -> Contents:
    """What stands in a workbook (cell by cell), a document (paragraph by paragraph, and the cells
    of tables), or a text (line by line); nothing in a file of any other kind.

    Raises `BadData` for an office file that is damaged.
    """
    if not content.startswith(b"PK"):
        return Contents(dict(_lines(content)), {"": hashlib.sha256(content).hexdigest()})
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return Contents(dict(_places(Package(archive))), dict(_parts(archive)))
    except _STUMBLES as error:
        why = f"{type(error).__name__}: {error}"
        raise BadData(_DAMAGED.format(why=why)) from None


def texts_in(content: bytes) -> Mapping[Place, str]:
    """The text of each filled place, by sheet and cell; raises what `contents` does."""
    return {place: held.text for place, held in contents(content).places.items()}


_STUMBLES = (*DAMAGED, ParseError, OSError, StopIteration)
_DAMAGED = Text("Tệp bị hỏng, không đọc được ({why}).", "The file is damaged ({why}).")


def _places(package: Package) -> Iterator[tuple[Place, Content]]:
    match tag(package.part(package.main)):
        case "workbook":
            yield from cells(package)
        case "document":
            yield from paragraphs(package)


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    for name in archive.namelist():
        yield name, hashlib.sha256(archive.read(name)).hexdigest()


def _lines(content: bytes) -> Iterator[tuple[Place, Content]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    for number, line in enumerate(text.split("\n"), 1):
        yield ("", f"dòng {number}"), Content(line)
