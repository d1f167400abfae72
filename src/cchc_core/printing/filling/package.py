"""An .xlsx file as its parts: which sheet is which, what hangs on it, and the file put together
again."""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import field, frozen

from cchc_core.printing.filling.xml import Node, parse

_NO_TIME = (1980, 1, 1, 0, 0, 0)
MOST = 200_000_000
"""So many bytes the parts of a template may come to."""


@frozen
class SheetPart:
    """A sheet: its title, the part it stands in, and the parts that hang on it by their kind."""

    title: str
    part: str
    related: tuple[tuple[str, str], ...] = ()

    def of(self, kind: str) -> Iterator[str]:
        """The parts of a kind that hang on it."""
        return (name for of, name in self.related if of == kind)


@frozen
class Package:
    """The parts of a workbook by name, in the file's order."""

    parts: Mapping[str, bytes]
    _trees: dict[str, Node] = field(factory=dict, init=False, eq=False)

    @classmethod
    def read(cls, content: bytes) -> "Package":
        """The parts of a file; raises `zipfile.BadZipFile` for what is no zip, ValueError for what
        is no workbook or expands to more than is sensible."""
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if sum(info.file_size for info in infos) > MOST:
                raise ValueError("too large")
            parts = {info.filename: archive.read(info) for info in infos}
        package = cls(parts)
        if package.main not in parts:
            raise ValueError("no workbook")
        return package

    def tree(self, name: str) -> Node:
        """The XML of a part, read once."""
        if name not in self._trees:
            self._trees[name] = parse(self.parts[name])
        return self._trees[name]

    @cached_property
    def main(self) -> str:
        """The part that the sheets are listed in."""
        found = dict(self.related(""))
        return found.get("officeDocument", "xl/workbook.xml")

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """The sheets in their order."""
        ids = {id: name for id, _, name in self._targets(self.main)}
        return tuple(
            SheetPart(sheet.get("name"), part, tuple(self.related(part)))
            for sheet in self.tree(self.main).all("sheet")
            if (part := ids.get(sheet.get("id"), "")) in self.parts
        )

    def one(self, kind: str) -> str:
        """The only part of a kind that hangs on the workbook: its styles, its strings."""
        return next((name for of, name in self.related(self.main) if of == kind), "")

    def written(self, parts: Mapping[str, bytes]) -> bytes:
        """The file with these parts in the place of its own, the same whenever it is written."""
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as archive:
            for name, content in self.parts.items():
                entry = zipfile.ZipInfo(name, _NO_TIME)
                archive.writestr(entry, parts.get(name, content), zipfile.ZIP_DEFLATED)
        return written.getvalue()

    def with_lines_that_grow(self) -> bytes:
        """The file, in which every line may become as high as what it is filled with needs."""
        fixed = b' customHeight="1"'
        return self.written({s.part: self.parts[s.part].replace(fixed, b"") for s in self.sheets})

    def related(self, part: str) -> Iterator[tuple[str, str]]:
        """The parts that hang on a part, by their kind; on the file itself for no part."""
        return ((kind, name) for _, kind, name in self._targets(part))

    def _targets(self, part: str) -> Iterator[tuple[str, str, str]]:
        """What hangs on a part: by which id, as what, and where it is."""
        for relation in self._relations(part):
            if relation.get("TargetMode") != "External":
                target = posixpath.join("/", posixpath.dirname(part), relation.get("Target"))
                kind = relation.get("Type").rpartition("/")[2]
                yield relation.get("Id"), kind, posixpath.normpath(target).lstrip("/")

    def _relations(self, part: str) -> list[Node]:
        folder, _, file = part.rpartition("/")
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        return self.tree(name).children if name in self.parts else []
