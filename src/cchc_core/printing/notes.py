"""What stands beside a figure: of how many units it is, which are not in it, what qualifies it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from attrs import frozen

from cchc_core.extensions import Publication
from cchc_core.model.forms import FormPack, Row
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Coverage, Figure, Outcome, Status
from cchc_core.model.operators import StatedRate
from cchc_core.model.units import UnitKey
from cchc_core.printing import words
from cchc_core.printing.codes import FROM_CODES, reasons
from cchc_core.printing.covering import divided
from cchc_core.printing.filed import inside, unit_name, without_report
from cchc_core.printing.prose import lowered
from cchc_core.text import Lang, Text, format_number, vietnamese_order

NAMED = 3
"""How many units are called by name; of more, a note says only how many."""


def note(publication: Publication, row: Row, *, listed: Text | None = None) -> str:
    """The Ghi chú of a figure: on an office's own report its own note, else how it came about.

    A rolled-up figure always says of how many units it is; which of them have no usable report
    stands above the table (`reports_line`) and is not repeated. `listed` says where the documents
    behind a figure are listed.
    """
    if not publication.report.rolled_up:
        return _joined(own_words(publication, row))
    if row.id not in publication.figures:
        return ""
    told = Notes(publication, row, publication.figures[row.id])
    documents = [listed.in_(publication.lang)] if listed and told.figure.documents else []
    return _joined(
        (
            *told.on_time(),
            *told.asked(),
            *told.divided(),
            *told.levels(),
            *told.stated(),
            *told.lacking(),
            *told.codes(),
            *told.disagreement(),
            *documents,
            *told.entered(),
            *told.beside(),
        )
    )


def own_words(publication: Publication, row: Row, *, as_typed: bool = False) -> Iterator[str]:
    """An office's own note, the window of a figure that has one of its own, and who told it.

    With `as_typed` what was not accepted is quoted, where the cell shows only a mark for it.
    """
    lang, leaves = publication.lang, publication.report.leaves
    readings = [leaves[key].reading(row.id) for key in sorted(leaves)]
    yield from dict.fromkeys(reading.note for reading in readings if reading.note)
    for reading in readings:
        if as_typed and reading.raw and reading.status is Status.REJECTED:
            yield words.AS_TYPED.format(typed=reading.raw).in_(lang)
        if reading.window:
            yield words.WINDOW.format(window=reading.window.phrase).in_(lang)[1:-1]
    ways = [reading.origin.entered for reading in readings if reading.origin]
    for way in filter(None, dict.fromkeys(ways)):
        yield words.ENTERED.format(units=way).in_(lang)
    if row.id not in publication.figures and any(reading.raw for reading in readings):
        yield words.ON_HEADING.in_(lang)


def row_name(row: Row) -> str:
    """How a note calls a row: by its number, else by its wording in small letters."""
    return row.printed_number or lowered(row.label)


@frozen
class Notes:
    """What can be said of one rolled-up figure, part by part; a format chooses among the parts."""

    publication: Publication
    row: Row
    figure: Figure

    def on_time(self) -> Iterator[str]:
        """That it is the on-time rate that was chosen."""
        if self.row.id == self.publication.on_time:
            yield self.say(words.ON_TIME)

    def stated(self) -> Iterator[str]:
        """That it was made from rates that the units stated."""
        if self.figure.value is not None and isinstance(self.indicator.over_units, StatedRate):
            yield self.say(words.FROM_STATED_RATES)

    def levels(self) -> Iterator[str]:
        """The parts of a figure both levels answer for: `cấp huyện 12, cấp xã 340`."""
        levels = [level for level in self.pack.levels if level.id in self.figure.by_level]
        if len(levels) > 1:
            yield ", ".join(
                f"{lowered(level.label.in_(self.lang))} "
                f"{format_number(self.figure.by_level[level.id], self.lang)}"
                for level in levels
            )

    def asked(self) -> Iterator[str]:
        """Of how many units it is, those that stand for several, and who is not in it."""
        figure = self.figure
        if figure.coverage.units:
            of_codes = self.operator in ("share", "number")
            yield self._count(figure.coverage, words.ANSWERED if of_codes else words.OF_UNITS)
            yield from self.together([figure.coverage])
            yield from self.absent(figure.coverage)
            return
        behind = {id: c for id, c in figure.inputs.items() if c.expected}
        for id, covered in behind.items():
            counted = self._count(covered, words.OF_UNITS)
            if not covered.applicable:
                counted = self.say(words.STATUS[Status.NOT_APPLICABLE])
            yield f"{row_name(self.pack[id])} {counted}" if len(behind) > 1 else counted
        if len({tuple(c.units.items()) for c in behind.values()}) == 1:
            yield from self.absent(next(iter(behind.values())))

    def divided(self) -> Iterator[str]:
        """Of a row that its total is divided into, how few of the units of the total divided it."""
        if part := divided(self.publication, self.row):
            yield self.say(words.DIVIDED, told=part.told, asked=part.asked)

    def together(self, covered: Iterable[Coverage]) -> Iterator[str]:
        """The keys that stand for several units, whose figures were stated together."""
        covered = tuple(covered)
        used = {key for of in covered for key in of.units.get(Status.USED, ())}
        said = {key: told for of in covered for key, told in of.together.items() if key in used}
        for key, told in said.items():
            name = inside(unit_name(self.publication, key))
            yield self.say(words.TOGETHER, unit=name, told=told.told, asked=told.asked)

    def absent(self, covered: Coverage) -> Iterator[str]:
        """The units asked that are not in it, but those without a report: they are named above."""
        for status, keys in covered.units.items():
            told_above = self.without if status is Status.NOT_SUBMITTED else frozenset()
            left = [key for key in keys if key not in told_above]
            if left and status is not Status.USED:
                yield f"{self.say(words.STATUS[status])}: {self.units(left)}"

    def lacking(self) -> Iterator[str]:
        """The levels or rows that an incomplete figure still misses."""
        if self.figure.lacking:
            yield self.say(words.LACKING, what=", ".join(map(self._lack, self.figure.lacking)))

    def codes(self) -> Iterator[str]:
        """Why a code of several units is what it is: who decided it, who said otherwise."""
        if self.operator in FROM_CODES and self.figure.coverage.expected > 1:
            for reason in reasons(self.figure, self.operator, self.answer, self._named):
                yield self.say(reason)

    def disagreement(self) -> Iterator[str]:
        """The values of a common count that no majority shares, or those that stand apart."""
        if not self.pack.catalogue.is_of_shared_list(self.row.id):
            return
        if self.figure.outcome is Outcome.NO_AGREEMENT:
            yield self._tally(self.figure.tally)
            return
        level_of = {unit.key: unit.level for unit in self.publication.report.units}
        apart = {
            value: others
            for value, keys in self.figure.tally.items()
            if (others := [k for k in keys if self.figure.common_at(level_of[k]) != value])
        }
        if apart:
            yield self.say(words.OTHERS_SAY, what=self._tally(apart))

    def entered(self) -> Iterator[str]:
        """The units on whose behalf an official typed the figure."""
        leaves = self.publication.report.leaves.values()
        read = ((leaf.unit.key, leaf.reading(self.row.id).origin) for leaf in leaves)
        if entered := [key for key, origin in read if origin and origin.entered]:
            yield self.say(words.ENTERED, units=self.units(entered))

    def beside(self) -> Iterator[str]:
        """The units that typed a figure where none is expected of them."""
        if self.figure.beside:
            yield self.say(words.BESIDE, units=self.units(self.figure.beside))

    def answer(self, code: Fraction) -> Text:
        """The wording of a code on the form; the code itself when it has none."""
        return self.indicator.codes.get(int(code)) or Text(str(code), str(code))

    def units(self, keys: Sequence[UnitKey]) -> str:
        """Units by their names while they are few, else how many they are."""
        return self.say(self._named(keys) or words.UNITS.format(count=len(keys)))

    def say(self, text: Text, **values: object) -> str:
        """A text in the publication's language."""
        return text.format(**values).in_(self.lang)

    @property
    def lang(self) -> Lang:
        return self.publication.lang

    @property
    def pack(self) -> FormPack:
        return self.publication.pack

    @property
    def indicator(self) -> Indicator:
        return self.pack.indicator(self.row)

    @property
    def operator(self) -> str:
        """The name of the operator over units."""
        return self.indicator.over_units.name

    @cached_property
    def without(self) -> frozenset[UnitKey]:
        """The units of which it is said above the table that they have no usable report."""
        return frozenset(without_report(self.publication))

    def _tally(self, tally: Mapping[Fraction, Sequence[UnitKey]]) -> str:
        """`240 (33 đơn vị), 239 (phường A)`."""
        return ", ".join(
            f"{format_number(value, self.lang)} ({self.units(keys)})"
            for value, keys in tally.items()
        )

    def _named(self, keys: Sequence[UnitKey]) -> Text | None:
        if len(keys) > NAMED:
            return None
        names = (inside(unit_name(self.publication, key)) for key in keys)
        named = ", ".join(sorted(names, key=vietnamese_order))
        return Text(named, named)

    def _lack(self, lacking: str) -> str:
        """A lacking level or input, as it stands in a sentence: `tại cấp huyện`."""
        if lacking in self.pack:
            return row_name(self.pack[lacking])
        return lowered(self.pack.level(lacking).label.in_(self.lang))

    def _count(self, covered: Coverage, form: Text) -> str:
        return self.say(form, used=covered.used, asked=covered.applicable)


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(part for part in parts if part)
