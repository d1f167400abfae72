"""The parts of a Word file and what they refer to, read without a look at their order."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from functools import cached_property

from attrs import field, frozen
from lxml import etree
from lxml.etree import _Element

from cchc_core.reading import FileKind, refusal

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_LARGEST = 64 * 2**20


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


@frozen
class Relation:
    """What a part refers to: the kind (the last word of its address), and the part or address."""

    kind: str
    target: str
    external: bool


@frozen
class Package:
    """The parts by name; `main` is the document itself."""

    parts: Mapping[str, bytes] = field(repr=False)
    main: str

    def tree(self, name: str) -> _Element | None:
        """A part as XML; None where there is none of that name."""
        content = self.parts.get(name)
        return None if content is None else etree.fromstring(content, _parser())

    def relations(self, name: str) -> Mapping[str, Relation]:
        """What a part refers to, by the ids it uses."""
        folder, _, file = name.rpartition("/")
        listed = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        if listed is None:
            return {}
        return {
            each.get("Id", ""): Relation(
                each.get("Type", "").rpartition("/")[2],
                each.get("Target", "")
                if each.get("TargetMode") == "External"
                else posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))[1:],
                each.get("TargetMode") == "External",
            )
            for each in listed.iter(f"{{{_RELATIONS}}}Relationship")
        }

    @cached_property
    def related(self) -> Mapping[str, str]:
        """The parts that the document refers to, by kind (`styles`, `numbering` …)."""
        return {one.kind: one.target for one in self.relations(self.main).values()}

    def part(self, kind: str) -> _Element | None:
        """The document's own part of a kind, as XML."""
        return self.tree(self.related.get(kind, ""))


def open_package(name: str, content: bytes) -> Package:
    """The parts of a .docx; raises `FileRefused` for a damaged file and for any other kind."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise refusal(name, FileKind.TOO_LARGE)
            parts = {entry: archive.read(entry) for entry in archive.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        kind = FileKind.TRUNCATED if content.startswith(b"PK") else FileKind.UNKNOWN
        raise refusal(name, kind) from error
    root = Package(parts, "")
    main = root.related.get("officeDocument", "")
    tree = root.tree(main) if main else None
    if tree is None or tree.tag != w("document"):
        raise refusal(name, FileKind.UNKNOWN)
    return Package(parts, main)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
