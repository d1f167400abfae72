"""The files that figures are from, each with a number that the page calls it by."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from cchc_core import Origin, Publication, vietnamese_order
from cchc_core.printing import unit_name


@frozen
class File:
    """A file, its number on the page, the units whose figures it holds, and its hash where told."""

    number: int
    name: str
    units: tuple[str, ...]
    sha256: str = ""


@frozen
class Place:
    """Where a figure was read: the number of its file, the place inside, who typed it by hand."""

    file: int
    inside: str
    entered: str = ""


@frozen
class Files:
    """All files of a page, by their names."""

    by_name: Mapping[str, File]

    def place(self, origin: Origin | None) -> Place | None:
        """An origin in the page's terms."""
        if origin is None or origin.file not in self.by_name:
            return None
        inside = origin.place
        return Place(self.by_name[origin.file].number, inside, origin.entered)


def files_of(publication: Publication) -> Files:
    """The files that figures or findings are from, in Vietnamese order."""
    units: dict[str, dict[str, None]] = {}
    for name, unit in _read(publication):
        units.setdefault(name, {})[unit] = None
    manifest = publication.manifest
    hashes = {file.name: file.sha256 for file in manifest.files} if manifest else {}
    ordered = sorted(units, key=vietnamese_order)
    return Files(
        {
            name: File(number, name, tuple(filter(None, units[name])), hashes.get(name, ""))
            for number, name in enumerate(ordered, 1)
        }
    )


def _read(publication: Publication) -> Iterator[tuple[str, str]]:
    for leaf in publication.report.leaves.values():
        for reading in leaf.readings.values():
            if reading.origin:
                yield reading.origin.file, leaf.unit.name
    for finding in publication.findings:
        if finding.origin:
            yield finding.origin.file, unit_name(publication, finding.unit)
