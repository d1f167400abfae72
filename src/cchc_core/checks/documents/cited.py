"""The documents that a unit's report names, in its lists and in its text, each with its place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import frozen

from cchc_core.checks.readings import readings
from cchc_core.extensions import Case, Place
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.model.forms import Role
from cchc_core.model.measures import Kind
from cchc_core.model.units import UnitKey
from cchc_core.reading.references import references_in, serial_of
from cchc_core.text import Text, format_date, squeeze

_SUBJECT = re.compile(r"(?:,? (?:về|v/v)\b)?([^,;.]*)", re.IGNORECASE)
"""What a text says a document is about: what follows it, as far as the clause goes."""


@frozen
class Cited:
    """A document with its number apart, where it has one with a symbol.

    `row` is the list it stands on, None in a text; `issuer` the office above that issued it, empty
    for the unit's own.
    """

    unit: UnitKey
    type: str
    number: str
    day: date | None
    subject: str
    origin: Origin | None
    row: str | None = None
    issuer: str = ""

    @property
    def name(self) -> str:
        """`Kế hoạch số 24/KH-UBND`."""
        return f"{self.type} số {self.number}"

    @property
    def own(self) -> bool:
        """Whether the unit issued it itself."""
        return not self.issuer

    @property
    def serial(self) -> tuple[int, str] | None:
        """Its number and its register."""
        return serial_of(self.number)

    def finding(
        self, rule: str, severity: Severity, message: Text, *, found: str = "", expected: str = ""
    ) -> Finding:
        """What is to be said of it; by default that its date was found."""
        return Finding(
            rule,
            severity,
            message,
            unit=self.unit,
            indicator=self.row,
            origin=self.origin,
            found=found or (format_date(self.day, "vi") if self.day else self.number),
            expected=expected,
        )


def said(day: date) -> Text:
    """A day as both languages write it."""
    return Text(format_date(day, "vi"), format_date(day, "en"))


def cited(case: Case) -> Mapping[UnitKey, tuple[Cited, ...]]:
    """By unit all documents it names, those of its lists first, in the order of the report."""
    found: dict[UnitKey, list[Cited]] = {}
    for each in (*_listed(case), *_told(case)):
        found.setdefault(each.unit, []).append(each)
    return {unit: tuple(documents) for unit, documents in found.items()}


def of_lists(documents: Iterable[Cited]) -> Iterator[Cited]:
    """Those that stand on a list."""
    return (each for each in documents if each.row)


def once(documents: Iterable[Cited]) -> Iterator[Cited]:
    """Each document of a date once, however often it is named."""
    told: set[object] = set()
    for each in documents:
        key = (each.serial or each.number, each.day)
        if key not in told:
            told.add(key)
            yield each


def _listed(case: Case) -> Iterator[Cited]:
    for leaf, row, reading in readings(case):
        if row.role is Role.HEADING or case.pack.indicator(row).kind is not Kind.DOCUMENTS:
            continue
        for document in reading.value if isinstance(reading.value, tuple) else ():
            yield Cited(
                leaf.unit.key,
                document.type,
                document.number,
                document.date,
                document.subject,
                reading.origin,
                row.id,
            )


def _told(case: Case) -> Iterator[Cited]:
    for unit, passages in case.passages.items():
        for passage in passages:
            if passage.place is Place.BODY:
                text = squeeze(passage.text)
                for named in references_in(text):
                    issuer = named.issuer if named.from_others else ""
                    subject = _SUBJECT.match(text, named.end)
                    yield Cited(
                        unit,
                        named.type,
                        named.number,
                        named.day,
                        subject[1].strip() if subject else "",
                        passage.origin,
                        issuer=issuer,
                    )
