"""All that a unit wrote in words: its report's sentences, its notes, the subjects of documents."""

from collections.abc import Iterator

from attrs import frozen

from cchc_core.checks.readings import readings
from cchc_core.extensions import Case, Place
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.model.reports import Leaf, Reading
from cchc_core.model.units import UnitKey
from cchc_core.text import Text, nfc


@frozen
class Prose:
    """A text as it was typed, whose it is and where it stands; `row` is that of a note."""

    unit: UnitKey
    typed: str
    origin: Origin | None
    row: str | None = None

    @property
    def text(self) -> str:
        """The text in NFC, white space as it was typed."""
        return nfc(self.typed)

    def finding(self, rule: str, message: Text, found: str, expected: str = "") -> Finding:
        """What is to be told of a spot in it."""
        return Finding(
            rule,
            Severity.INFORMATION,
            message,
            unit=self.unit,
            indicator=self.row,
            origin=self.origin,
            found=found,
            expected=expected,
        )


def prose(case: Case) -> Iterator[Prose]:
    """Every text of every unit; the number and date of a report are none."""
    yield from sentences(case, *(place for place in Place if place is not Place.HEAD))
    files = {(unit, p.origin.file) for unit, told in case.passages.items() for p in told}
    for leaf, row, reading in readings(case):
        if reading.note:
            yield Prose(leaf.unit.key, reading.note, reading.origin, row.id)
        if not reading.origin or (leaf.unit.key, reading.origin.file) not in files:
            yield from _subjects(leaf, reading)


def sentences(case: Case, *places: Place) -> Iterator[Prose]:
    """The sentences of the written reports that stand in these places."""
    for unit, passages in case.passages.items():
        for passage in passages:
            if passage.place in places:
                yield Prose(unit, passage.text, passage.origin)


def by_unit(texts: Iterator[Prose]) -> Iterator[tuple[UnitKey, list[Prose]]]:
    """The texts unit by unit."""
    found: dict[UnitKey, list[Prose]] = {}
    for each in texts:
        found.setdefault(each.unit, []).append(each)
    yield from found.items()


def _subjects(leaf: Leaf, reading: Reading) -> Iterator[Prose]:
    """What listed documents are about; those of a written report stand in its sentences too."""
    for document in reading.value if isinstance(reading.value, tuple) else ():
        yield Prose(leaf.unit.key, document.subject, reading.origin, reading.row)
