"""A figure in words: its number with what it counts, or which kind of nothing it is."""

from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction

from attrs import evolve, frozen

from cchc_core.extensions import Publication
from cchc_core.model.forms import Role, Row
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Figure, Kind, Outcome, Status
from cchc_core.model.operators import NumberOf, Ratio, Share, StatedRate, Total
from cchc_core.model.reports import Reading
from cchc_core.printing.notes import coverage
from cchc_core.printing.prose import Printed
from cchc_core.printing.words import NO_NUMBER
from cchc_core.text import format_number, format_rate

Parts = tuple[str | Printed, ...]

NOT_ARISING = NO_NUMBER[Outcome.NOT_ARISING].vi
STATUS = {
    Status.BLANK: "chưa có số liệu",
    Status.NOT_APPLICABLE: "không áp dụng",
    Status.REJECTED: "số liệu không nhận",
    Status.WITHOUT_BASE: "không đủ cơ sở",
    Status.OTHER_WINDOW: "khác kỳ số liệu",
    Status.NOT_SUBMITTED: "chưa có báo cáo dùng được",
}
"""What is said of an office's own figure that has no number."""
OUTCOME = {
    **{outcome: word.vi for outcome, word in NO_NUMBER.items()},
    Outcome.NO_DATA: STATUS[Status.BLANK],
    Outcome.NOT_APPLICABLE: STATUS[Status.NOT_APPLICABLE],
}
"""The same of a rolled-up one."""


class Telling(StrEnum):
    """What there is to say: a number, none arising (0, or 0/0), a code's label, or nothing."""

    NUMBER = "number"
    ZERO = "zero"
    LABEL = "label"
    NOTHING = "nothing"


@frozen
class Said:
    """A figure as a sentence has it.

    `text` is the number as the appendix has it, the label of a code, or the words for having none;
    `unit` what it counts. `notes` qualify it; `days` are its own, where it has any; `coverage` is
    of how many units it is ("33/34"), where that is not all the row applies to.
    """

    row: str
    telling: Telling
    text: str
    unit: str = ""
    notes: tuple[Parts, ...] = ()
    days: str = ""
    coverage: str = ""

    @property
    def told(self) -> bool:
        """Whether there is more to say than that there is nothing."""
        return self.telling in (Telling.NUMBER, Telling.LABEL)

    @property
    def bounds(self) -> tuple[Parts, ...]:
        """Of which days it is, and of how many units: what several figures may have in common."""
        days: Parts = ("số liệu ", Printed(self.row, self.days, "days"))
        units: Parts = (Printed(self.row, self.coverage, "coverage"), " đơn vị")
        return (*([days] if self.days else []), *([units] if self.coverage else []))

    def parts(self, *, bare: bool = False, arising: bool = True, bounded: bool = False) -> Parts:
        """Number, unit and notes; `bare` without the unit, `bounded` with its bounds. Unless
        `arising`, 0 is said in words."""
        if self.telling is Telling.ZERO and not arising:
            counted: Parts = (Printed(self.row, NOT_ARISING),)
        elif self.telling in (Telling.NUMBER, Telling.ZERO) and not bare:
            space = "" if self.unit in ("", "%") else " "
            counted = (Printed(self.row, self.text), f"{space}{self.unit}")
        else:
            counted = (Printed(self.row, self.text),)
        notes = (*self.notes, *self.bounds) if bounded else self.notes
        return (*(part for part in counted if part), *bracketed(notes))


def bracketed(notes: tuple[Parts, ...]) -> Parts:
    """The notes in one bracket, none without any."""
    if not notes:
        return ()
    inside = [part for note in notes for part in ("; ", *note)][1:]
    return (" (", *inside, ")")


def said(publication: Publication, row: Row) -> Said | None:
    """What there is to say of a row; None where nobody who reports is asked for it."""
    report = publication.report
    if row.role is Role.HEADING or row.id not in publication.figures:
        return None
    if report.rolled_up:
        return _rolled_up(publication, row, publication.figures[row.id])
    return _own(publication, row)


def _rolled_up(publication: Publication, row: Row, figure: Figure) -> Said | None:
    covered = [c for c in (figure.coverage, *figure.inputs.values()) if c.units]
    if not covered:
        return None
    indicator = publication.pack.indicator(row)
    complete = all(each.complete for each in covered)
    notes = (*_base(publication, row, figure), *_qualified(publication, figure, indicator))
    made = _of_figure(row, figure, indicator)
    return evolve(made, notes=notes, coverage="" if complete else coverage(figure))


def _own(publication: Publication, row: Row) -> Said | None:
    """What an office says itself; of a total with one row of its level, what it says there."""
    report, pack = publication.report, publication.pack
    leaves, level = report.leaves, report.unit.level
    indicator = pack.indicator(row)
    operator = indicator.over_units
    if isinstance(operator, Share | NumberOf):
        return None
    if not isinstance(operator, Total) and row.role is Role.DATA and level not in row.scope:
        return None
    if isinstance(operator, Total):
        mine = [pack[part] for part in operator.of if level in pack[part].scope]
        if len(mine) == 1:
            told = _own(publication, mine[0])
            return told and evolve(told, row=row.id)
        if not mine:
            return None
    if not any(leaf.submitted for leaf in leaves.values()):
        return Said(row.id, Telling.NOTHING, STATUS[Status.NOT_SUBMITTED])
    figure = publication.figures[row.id]
    if row.role is not Role.DATA:
        notes = tuple(_base(publication, row, figure))
        return evolve(_of_figure(row, figure, indicator), notes=notes)
    return _of_reading(row, leaves[max(leaves)].reading(row.id), figure, indicator)


def _of_reading(row: Row, typed: Reading, figure: Figure, indicator: Indicator) -> Said:
    status = next(iter(figure.coverage.units), Status.BLANK)
    if status is Status.USED:
        return _of_figure(row, figure, indicator)
    if status is Status.OTHER_WINDOW and typed.value is not None and typed.window:
        made = _of_value(row, _count(typed), indicator)
        return evolve(made, days=typed.window.phrase.vi)
    if status is Status.REJECTED and typed.raw:
        return Said(row.id, Telling.NOTHING, f"{STATUS[status]} (đã ghi “{typed.raw}”)")
    return Said(row.id, Telling.NOTHING, STATUS.get(status, STATUS[Status.BLANK]))


def _count(typed: Reading) -> Fraction:
    if isinstance(typed.value, tuple):
        return Fraction(len(typed.value))
    return Fraction(typed.value or 0)


def _of_figure(row: Row, figure: Figure, indicator: Indicator) -> Said:
    if figure.value is not None:
        return _of_value(row, figure.value, indicator)
    word = OUTCOME.get(figure.outcome, OUTCOME[Outcome.NO_DATA])
    arises = figure.outcome is not Outcome.NOT_ARISING
    return Said(row.id, Telling.NOTHING if arises else Telling.ZERO, word)


def _of_value(row: Row, value: Fraction, indicator: Indicator) -> Said:
    unit = indicator.unit_of_measure.vi
    match indicator.kind:
        case Kind.CODE:
            label = indicator.codes.get(int(value))
            return Said(row.id, Telling.LABEL, lowered(label.vi) if label else str(value))
        case Kind.RATE:
            return Said(row.id, Telling.NUMBER, format_rate(value, "vi"), "%")
    return Said(row.id, Telling.NUMBER if value else Telling.ZERO, format_number(value, "vi"), unit)


def _base(publication: Publication, row: Row, figure: Figure) -> Iterator[Parts]:
    """A rate's part and whole: `3.087/3.135 hồ sơ`."""
    catalogue = publication.pack.catalogue
    operator = catalogue[row.id].over_units
    if not isinstance(operator, Ratio) or figure.value is None:
        return
    if figure.part is not None and figure.whole is not None:
        part, whole = (format_number(n, "vi") for n in (figure.part, figure.whole))
        unit = catalogue[operator.whole.names[0]].unit_of_measure.vi
        yield (Printed(row.id, part, "part"), "/", Printed(row.id, whole, "whole"), f" {unit}")


def _qualified(publication: Publication, figure: Figure, indicator: Indicator) -> Iterator[Parts]:
    """That a rate is from stated ones, and which levels or inputs a figure lacks."""
    if isinstance(indicator.over_units, StatedRate) and figure.value is not None:
        yield ("theo tỷ lệ khai báo",)
    if figure.lacking:
        pack = publication.pack
        names = (pack[id].label if id in pack else pack.level(id).label.vi for id in figure.lacking)
        yield (f"thiếu: {', '.join(map(lowered, names))}",)


def lowered(label: str) -> str:
    """A label as it stands in a sentence: `phát phiếu`; capitals stay (`TTHC`)."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
