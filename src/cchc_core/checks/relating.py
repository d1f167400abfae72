"""What the rules on relations share: a relation set against what one office says."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from attrs import frozen

from cchc_core.checks.readings import offices
from cchc_core.extensions import Case
from cchc_core.model.findings import Severity
from cchc_core.model.forms import FormPack, Role, Row
from cchc_core.model.formulas import Formula
from cchc_core.model.measures import Document, Kind, Status
from cchc_core.model.periods import Window
from cchc_core.model.relations import Relation, Sign, Values
from cchc_core.model.reports import Leaf, Reading
from cchc_core.rollup import effective_reading
from cchc_core.rules import RULES


@frozen
class Weighed:
    """A relation, and what an office says of each indicator it speaks of; a finding of it is
    `about` the first of which something is said, or another row where that is named."""

    pack: FormPack
    leaf: Leaf
    relation: Relation
    said: Mapping[str, Reading]
    about: str = ""

    @cached_property
    def used(self) -> tuple[str, ...]:
        """The indicators of which it says something usable."""
        return tuple(n for n in self.relation.names if self.said[n].status is Status.USED)

    @property
    def complete(self) -> bool:
        """Whether it says so of all, and of the same days: of their own where that is asked."""
        whole = len(self.used) == len(self.relation.names) and self.window is not None
        return whole and (not self.relation.own_days or self.window != self.leaf.window)

    @cached_property
    def window(self) -> Window | None:
        """The days all its figures are of; None if they differ. A list has a length for any."""
        windows = self.windows(self.used)
        return next(iter(windows), self.leaf.window) if len(windows) < 2 else None

    def windows(self, names: Iterable[str]) -> frozenset[Window]:
        """The days that the figures of some of its indicators are of."""
        figures = (self.said[name] for name in names if name not in self.relation.lengths)
        return frozenset(reading.window or self.leaf.window for reading in figures)

    @cached_property
    def values(self) -> Values:
        """What it says in numbers: rates as shares, of lists how many are dated in its days."""
        numbers = ((name, self._number(name)) for name in self.used)
        return {name: number for name, number in numbers if number is not None}

    @cached_property
    def slack(self) -> Fraction:
        """How far the sides may be apart because rates were rounded to the digits typed."""
        rates = (name for name in self.used if self.pack.catalogue[name].kind is Kind.RATE)
        return sum(
            (
                abs(self.relation.weight(name, self.values)) * _half_a_step(self.said[name])
                for name in rates
            ),
            Fraction(0),
        )

    @property
    def fails(self) -> bool:
        """Whether all is said, of the same days, and cannot be true together."""
        return (
            self.complete
            and self.relation.fails(self.values)
            and self.relation.fails(self.values, self.slack)
        )

    @property
    def subject(self) -> str:
        """The indicator a finding is about."""
        return self.about or self.used[0]

    @property
    def explained(self) -> Iterator[Reading]:
        """The readings beside which a note may explain it: what is more than it should be."""
        yield from (self.said[name] for name in self.relation.left.names if name in self.used)

    @property
    def severity(self) -> Severity:
        """That of the relation, else of its rule; a warning where the figures are of several files,
        each of which may be right by itself."""
        told = self.relation.severity or RULES[self.relation.rule].severity
        files = {origin.file for name in self.used if (origin := self.said[name].origin)}
        return Severity.WARNING if told is Severity.ERROR and len(files) > 1 else told

    def _number(self, name: str) -> Fraction | None:
        match self.said[name].value:
            case None:
                return None
            case tuple() as documents:
                return _length(documents, self.window)
            case value:
                is_rate = self.pack.catalogue[name].kind is Kind.RATE
                return Fraction(value) / (100 if is_rate else 1)


def weighed(case: Case, relations: Iterable[Relation]) -> Iterator[Weighed]:
    """Each relation on each leaf of an office, as far as the forms ask for its rows and the office
    fills them: none twice."""
    asked = {row.id for row in case.pack.rows if row.role is not Role.HEADING}
    applying = _distinct(relation.known_by(asked) for relation in relations)
    rows = [case.pack[name] for name in {n: None for r in applying for n in r.names}]
    for leaf in offices(case):
        told = {row.id: said(leaf, row, case.pack) for row in rows}
        filled = {name for name, reading in told.items() if reading.status not in _NOTHING}
        for relation in _distinct(each.known_by(filled) or each for each in applying):
            yield Weighed(case.pack, leaf, relation, told)


def declared(case: Case, rule: str) -> tuple[Relation, ...]:
    """The relations that the catalogue or the forms declare for a rule."""
    return tuple(r for r in case.pack.catalogue.relations if r.rule == rule)


def said(leaf: Leaf, row: Row, pack: FormPack) -> Reading:
    """What an office says on a row: nothing where the row is not for its level."""
    if row.role is not Role.DATA:
        return leaf.reading(row.id)
    if leaf.unit.level not in row.scope:
        return Reading(row.id, Status.OUT_OF_SCOPE)
    return effective_reading(leaf, row, pack)


_NOTHING = (Status.BLANK, Status.NOT_APPLICABLE, Status.OUT_OF_SCOPE)


def _distinct(relations: Iterable[Relation | None]) -> list[Relation]:
    """The first that says so of any that say the same."""
    found: dict[tuple[Formula, Sign, Formula], Relation] = {}
    for each in relations:
        if each:
            found.setdefault((each.left, each.sign, each.right), each)
    return list(found.values())


def _half_a_step(reading: Reading) -> Fraction:
    """Half of the last place typed, as a share: 0,05 % where 33,3 % was typed."""
    exponent = reading.value.as_tuple().exponent if isinstance(reading.value, Decimal) else 0
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return Fraction(1, 200 * 10**places)


def _length(documents: tuple[Document, ...], window: Window | None) -> Fraction | None:
    """How many documents are dated in a window; nobody can tell while one bears no date."""
    dates = [document.date for document in documents]
    if window is None or None in dates:
        return None
    return Fraction(sum(window.first <= day <= window.last for day in dates if day))
