"""The Ghi chú column: of how many units a figure is, which are not in it, and what qualifies it."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from cchc_core import (
    Coverage,
    Figure,
    Outcome,
    Publication,
    Row,
    Status,
    Text,
    UnitKey,
    format_number,
)
from cchc_format_city import words
from cchc_format_city.codes import FROM_CODES, reasons
from cchc_format_city.filed import without_report

NAMED = 3
"""How many units are called by name; of more, the note says only how many."""


def note(publication: Publication, row: Row) -> str:
    """What stands beside a figure: on an office's own report its own note, else how it came about.

    A rolled-up figure always says of how many units it is; which of them have no usable report
    stands above the table (`filed.reports_line`) and is not repeated.
    """
    if not publication.report.rolled_up:
        return "; ".join(_own_note(publication, row))
    if row.id not in publication.figures:
        return ""
    said = _Notes(publication, row, publication.figures[row.id])
    return "; ".join(part for part in said.parts() if part)


def coverage(figure: Figure) -> str:
    """`33/34`: the units used of those the row applies to; `1/1; 33/34` where inputs differ."""
    behind = [figure.coverage] if figure.coverage.units else list(figure.inputs.values())
    fractions = (f"{c.used}/{c.applicable}" for c in behind if c.expected)
    return "; ".join(dict.fromkeys(fractions))


def unit_name(publication: Publication, key: UnitKey | None) -> str:
    """A unit's name; its key when nobody knows it, nothing for no unit."""
    if key is None:
        return ""
    for unit in (publication.report.unit, *publication.report.units):
        if unit.key == key:
            return unit.name
    return publication.units[key].name if key in publication.units else str(key)


def _own_note(publication: Publication, row: Row) -> Iterator[str]:
    """The office's own words, and the window of a figure that has one of its own."""
    leaves = publication.report.leaves
    readings = [leaves[key].reading(row.id) for key in sorted(leaves)]
    yield from dict.fromkeys(reading.note for reading in readings if reading.note)
    for reading in readings:
        if reading.window:
            yield words.WINDOW.format(window=reading.window.phrase).in_(publication.lang)[1:-1]
    ways = [reading.origin.entered for reading in readings if reading.origin]
    for way in filter(None, dict.fromkeys(ways)):
        yield words.ENTERED.format(units=way).in_(publication.lang)
    if row.id not in publication.figures and any(reading.raw for reading in readings):
        yield words.ON_HEADING.in_(publication.lang)


class _Notes:
    """The parts of one rolled-up figure's note."""

    def __init__(self, publication: Publication, row: Row, figure: Figure) -> None:
        self.publication = publication
        self.pack = publication.pack
        self.row = row
        self.figure = figure
        self.indicator = self.pack.indicator(row)
        self.operator = self.indicator.over_units.name
        self.without = without_report(publication)

    def parts(self) -> Iterator[str]:
        figure, operator = self.figure, self.operator
        if self.row.id == self.publication.on_time:
            yield self._say(words.ON_TIME)
        yield from self._asked()
        yield from self._levels()
        if operator == "stated-rate" and figure.value is not None:
            yield self._say(words.FROM_STATED_RATES)
        if figure.lacking:
            yield self._say(words.LACKING, what=", ".join(map(self._lack, figure.lacking)))
        if operator in FROM_CODES and figure.coverage.expected > 1:
            for reason in reasons(figure, operator, self._answer, self._named):
                yield self._say(reason)
        elif operator == "common":
            yield from self._disagreement()
        if figure.documents:
            yield self._say(words.SEE_DOCUMENTS)
        if entered := self._entered():
            yield self._say(words.ENTERED, units=self._units(entered))
        if figure.beside:
            yield self._say(words.BESIDE, units=self._units(figure.beside))

    def _entered(self) -> list[UnitKey]:
        """The units on whose behalf an official typed the figure."""
        leaves = self.publication.report.leaves.values()
        read = ((leaf.unit.key, leaf.reading(self.row.id).origin) for leaf in leaves)
        return [key for key, origin in read if origin and origin.entered]

    def _levels(self) -> Iterator[str]:
        """The parts of a figure both levels answer for: `cấp huyện 12, cấp xã 340`."""
        levels = [level for level in self.pack.levels if level.id in self.figure.by_level]
        if len(levels) > 1:
            yield ", ".join(
                f"{self._lower(level.label.in_(self.publication.lang))} "
                f"{self._number(self.figure.by_level[level.id])}"
                for level in levels
            )

    def _asked(self) -> Iterator[str]:
        figure = self.figure
        if figure.coverage.units:
            form = words.ANSWERED if self.operator in ("share", "number") else words.OF_UNITS
            yield self._count(figure.coverage, form)
            yield from self._together(figure.coverage)
            yield from self._absent(figure.coverage)
            return
        behind = {id: c for id, c in figure.inputs.items() if c.expected}
        for id, covered in behind.items():
            counted = self._count(covered, words.OF_UNITS)
            if not covered.applicable:
                counted = self._say(words.STATUS[Status.NOT_APPLICABLE])
            yield f"{self._input(id)} {counted}" if len(behind) > 1 else counted
        if len({tuple(c.units.items()) for c in behind.values()}) == 1:
            yield from self._absent(next(iter(behind.values())))

    def _together(self, covered: Coverage) -> Iterator[str]:
        """The keys that stand for several units, whose figures were stated together."""
        for key, said in covered.together.items():
            if key in covered.units.get(Status.USED, ()):
                name = unit_name(self.publication, key)
                yield self._say(words.TOGETHER, unit=name, told=said.told, asked=said.asked)

    def _absent(self, covered: Coverage) -> Iterator[str]:
        for status, keys in covered.units.items():
            told_above = self.without if status is Status.NOT_SUBMITTED else ()
            left = [key for key in keys if key not in told_above]
            if left and status is not Status.USED:
                yield f"{self._say(words.STATUS[status])}: {self._units(left)}"

    def _disagreement(self) -> Iterator[str]:
        """The values of a common count that no majority shares, or those that stand apart."""
        if self.figure.outcome is Outcome.NO_AGREEMENT:
            yield self._tally(self.figure.tally)
            return
        level_of = {unit.key: unit.level for unit in self.publication.report.units}
        apart = {
            value: others
            for value, keys in self.figure.tally.items()
            if (others := [k for k in keys if self.figure.by_level.get(level_of[k]) != value])
        }
        if apart:
            yield self._say(words.OTHERS_SAY, what=self._tally(apart))

    def _tally(self, tally: Mapping[Fraction, Sequence[UnitKey]]) -> str:
        """`240: 33 đơn vị, 239: Phường A`."""
        return ", ".join(f"{self._number(v)}: {self._units(keys)}" for v, keys in tally.items())

    def _answer(self, code: Fraction) -> Text:
        """The wording of a code on the form; the code itself when it has none."""
        return self.indicator.codes.get(int(code)) or Text(str(code), str(code))

    def _units(self, keys: Sequence[UnitKey]) -> str:
        return self._say(self._named(keys) or words.UNITS.format(count=len(keys)))

    def _named(self, keys: Sequence[UnitKey]) -> Text | None:
        names = ", ".join(unit_name(self.publication, key) for key in keys)
        return Text(names, names) if len(keys) <= NAMED else None

    def _lack(self, lacking: str) -> str:
        """A lacking level or input, as it stands in a sentence: `tại cấp huyện`."""
        if lacking in self.pack:
            return self._input(lacking)
        return self._lower(self.pack.level(lacking).label.in_(self.publication.lang))

    def _input(self, id: str) -> str:
        row = self.pack[id]
        return row.printed_number or self._lower(row.label)

    @staticmethod
    def _lower(label: str) -> str:
        return label[:1].lower() + label[1:]

    def _count(self, covered: Coverage, form: Text) -> str:
        return self._say(form, used=covered.used, asked=covered.applicable)

    def _number(self, value: Fraction) -> str:
        return format_number(value, self.publication.lang)

    def _say(self, text: Text, **values: object) -> str:
        return text.format(**values).in_(self.publication.lang)
