"""The Ghi chú column: how a rate is computed, whose figures a number lacks, what qualifies it."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from cchc_core import (
    Calculated,
    Coverage,
    Figure,
    Formula,
    Kind,
    Lang,
    Outcome,
    Publication,
    Ratio,
    Row,
    Share,
    StatedRate,
    Status,
    Text,
    Total,
    UnitKey,
    format_number,
)
from cchc_format_province import words

NAMED = 3
"""How many units are called by name; of more, the note says only how many."""
_CODES = ("any", "all", "lowest", "combine")


def note(publication: Publication, row: Row) -> str:
    """What stands beside a figure; on an office's own report its own words stand first.

    Which units have no usable report stands above the table (`reports_line`) and is not repeated.
    """
    own = () if publication.report.rolled_up else _own_words(publication, row)
    figure = publication.figures.get(row.id)
    parts = [*own, *(_Notes(publication, row, figure).parts() if figure else ())]
    return "; ".join(part for part in parts if part)


def coverage(figure: Figure | None) -> str:
    """`33/34`: the units used of those the row applies to; `1/1; 33/34` where inputs differ."""
    if figure is None:
        return ""
    behind = [figure.coverage] if figure.coverage.units else list(figure.inputs.values())
    return "; ".join(dict.fromkeys(f"{c.used}/{c.applicable}" for c in behind if c.expected))


def reports_line(publication: Publication) -> str:
    """`Tổng hợp từ 33/35 báo cáo; chưa có báo cáo dùng được: …`; nothing for an office's own."""
    report = publication.report
    if not report.rolled_up:
        return ""
    absent = without_report(publication)
    expected = len(report.units)
    line = words.REPORTS.format(used=expected - len(absent), expected=expected)
    if absent:
        names = ", ".join(unit_name(publication, key) for key in absent)
        line = words.REPORTS_WITHOUT.format(line=line, units=names)
    return line.in_(publication.lang)


def without_report(publication: Publication) -> tuple[UnitKey, ...]:
    """The units nobody has a usable report of."""
    report = publication.report
    sent = {leaf.unit.key for leaf in report.leaves.values() if leaf.submitted}
    return tuple(unit.key for unit in report.units if unit.key not in sent)


def unit_name(publication: Publication, key: UnitKey | None) -> str:
    """A unit's name; its key when nobody knows it, nothing for no unit."""
    if key is None:
        return ""
    for unit in (publication.report.unit, *publication.report.units):
        if unit.key == key:
            return unit.name
    return publication.units[key].name if key in publication.units else str(key)


def row_name(row: Row) -> str:
    """How a note calls a row: by its number, else by its wording in small letters."""
    return row.printed_number or row.label[:1].lower() + row.label[1:]


def _own_words(publication: Publication, row: Row) -> Iterator[str]:
    """The office's own note, what it typed where that was not accepted, and a figure's window."""
    lang = publication.lang
    readings = [leaf.reading(row.id) for leaf in publication.report.leaves.values()]
    yield from dict.fromkeys(reading.note for reading in readings if reading.note)
    for reading in readings:
        if reading.raw and reading.status is Status.REJECTED:
            yield words.AS_TYPED.format(typed=reading.raw).in_(lang)
        if reading.window:
            yield words.WINDOW.format(window=reading.window.phrase).in_(lang)[1:-1]
    if row.id not in publication.figures and any(reading.raw for reading in readings):
        yield words.ON_HEADING.in_(lang)


class _Notes:
    """The parts of one figure's note."""

    def __init__(self, publication: Publication, row: Row, figure: Figure) -> None:
        self.publication = publication
        self.pack = publication.pack
        self.lang: Lang = publication.lang
        self.row = row
        self.figure = figure
        self.indicator = publication.pack.indicator(row)
        self.without = frozenset(without_report(publication))

    def parts(self) -> Iterator[str]:
        figure, operator = self.figure, self.indicator.over_units
        if self.row.id == self.publication.on_time:
            yield self._say(words.ON_TIME)
        if isinstance(operator, StatedRate) and figure.value is not None:
            yield self._say(words.FROM_STATED_RATES)
            if figure.whole is None and figure.coverage.used > 1:
                yield self._say(words.AGREED)
        if self.indicator.kind is Kind.RATE and (how := self._how()):
            yield self._say(words.HOW, formula=how)
        yield from self._together()
        yield from self._absent()
        if figure.lacking:
            yield self._say(words.LACKING, what=", ".join(map(self._lack, figure.lacking)))
        if operator.name in _CODES and len(figure.tally) > 1:
            for code, units in figure.tally.items():
                yield self._say(words.ANSWER, answer=self._answer(code), units=self._units(units))
        if operator.name == "common":
            yield from self._disagreement()
        if figure.beside:
            yield self._say(words.BESIDE, units=self._units(figure.beside))

    def _how(self) -> str:
        """How a rate is computed, in the numbers of the rows."""
        match self.indicator.over_units:
            case Ratio(part=part, whole=whole):
                return f"({self._named(part)}) : ({self._named(whole)})"
            case Share(of=of):
                return self._say(words.YES, code=self.pack[of].number)
            case StatedRate(base=base) if self.figure.whole is not None:
                return self._say(words.WEIGHTED, base=self._named(base))
            case Calculated(formula=formula):
                return self._named(formula)
            case Total() if self.figure.whole is not None:
                return self._say(words.WEIGHTED_ROWS)
        return ""

    def _named(self, formula: Formula) -> str:
        """A formula in the numbers of the rows, ours (`3.1.3/xã`) where none is printed."""
        called = formula.with_names(lambda id: self.pack[id].number or row_name(self.pack[id]))
        return called.replace("*", "×")

    def _together(self) -> Iterator[str]:
        """The keys that stand for several units, whose figures were stated together."""
        covered = (self.figure.coverage, *self.figure.inputs.values())
        used = {key for of in covered for key in of.units.get(Status.USED, ())}
        said = {key: told for of in covered for key, told in of.together.items() if key in used}
        for key, together in said.items():
            name = unit_name(self.publication, key)
            yield self._say(words.TOGETHER, unit=name, told=together.told, asked=together.asked)

    def _absent(self) -> Iterator[str]:
        """The units asked that are not in the figure, but those without a report."""
        covered = [of for of in (self.figure.coverage, *self.figure.inputs.values()) if of.units]
        if len({tuple(of.units.items()) for of in covered}) != 1:
            return
        for status, keys in covered[0].units.items():
            told_above = self.without if status is Status.NOT_SUBMITTED else frozenset()
            left = [key for key in keys if key not in told_above]
            if left and status is not Status.USED and self._tells(status, covered[0]):
                yield f"{self._say(words.STATUS[status])}: {self._units(left)}"

    def _tells(self, status: Status, of: Coverage) -> bool:
        """Whether a status says more than the mark in the figure's own cell."""
        return self.publication.report.rolled_up or len(of.units) > 1 or status not in _MARKED

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
        return ", ".join(
            f"{format_number(value, self.lang)}: {self._units(keys)}"
            for value, keys in tally.items()
        )

    def _answer(self, code: Fraction) -> Text:
        return self.indicator.codes.get(int(code)) or Text(str(code), str(code))

    def _units(self, keys: Sequence[UnitKey]) -> str:
        if len(keys) > NAMED:
            return self._say(words.UNITS, count=len(keys))
        return ", ".join(unit_name(self.publication, key) for key in keys)

    def _lack(self, lacking: str) -> str:
        """A lacking level or input, as it stands in a sentence."""
        if lacking in self.pack:
            return row_name(self.pack[lacking])
        label = self.pack.level(lacking).label.in_(self.lang)
        return label[:1].lower() + label[1:]

    def _say(self, text: Text, **values: object) -> str:
        return text.format(**values).in_(self.lang)


_MARKED = (Status.BLANK, Status.NOT_APPLICABLE, Status.NOT_SUBMITTED, Status.OUT_OF_SCOPE)
