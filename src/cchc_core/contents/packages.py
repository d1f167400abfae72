"""An office file as what it is: parts of XML in a zip, and how they are related."""

import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

from attrs import frozen


@frozen
class Related:
    """A part that another one names: as what, and where it is."""

    id: str
    kind: str
    name: str


class Package:
    """The parts of an office file by name."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = set(archive.namelist())

    @property
    def main(self) -> str:
        """The part that all others hang on."""
        return next(each.name for each in self.related("") if each.kind == "officeDocument")

    def part(self, name: str) -> Element:
        """The XML of a part."""
        return fromstring(self._archive.read(name))

    def related(self, name: str) -> tuple[Related, ...]:
        """The parts that a part names; those that the package itself does for no name."""
        folder, _, file = name.rpartition("/")
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if relations not in self._names:
            return ()
        return tuple(self._targets(relations, folder))

    def _targets(self, relations: str, folder: str) -> Iterator[Related]:
        for each in self.part(relations):
            if each.get("TargetMode") != "External":
                kind = each.get("Type", "").rpartition("/")[2]
                target = posixpath.join("/", folder, each.get("Target", ""))
                yield Related(each.get("Id", ""), kind, posixpath.normpath(target).lstrip("/"))


def tag(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace; empty where there is none."""
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")
