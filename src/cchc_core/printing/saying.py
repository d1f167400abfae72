"""A figure in words: its number with what it counts, or which kind of nothing it is."""

from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction

from attrs import evolve, frozen

from cchc_core.extensions import Publication
from cchc_core.model.forms import FormPack, Role, Row
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Figure, Kind, Outcome, Status
from cchc_core.model.operators import NumberOf, Ratio, Share, StatedRate, Total
from cchc_core.printing.looks import shown
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
    of how many units it is ("33/34", of `covered`), where that is not all the row applies to.
    """

    row: str
    telling: Telling
    text: str
    unit: str = ""
    notes: tuple[Parts, ...] = ()
    days: str = ""
    coverage: str = ""
    covered: str = "đơn vị"

    @property
    def told(self) -> bool:
        """Whether there is more to say than that there is nothing."""
        return self.telling in (Telling.NUMBER, Telling.LABEL)

    @property
    def bounds(self) -> tuple[Parts, ...]:
        """Of which days it is, and of how many units: what several figures may have in common."""
        days: Parts = ("số liệu ", Printed(self.row, self.days, "days"))
        units: Parts = (Printed(self.row, self.coverage, "coverage"), f" {self.covered}")
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
    notes = (
        *_base(publication, row, figure),
        *_answers(row, figure, indicator),
        *_qualified(publication, figure, indicator),
    )
    made = evolve(_of_figure(row, figure, indicator), notes=notes)
    if complete:
        return made
    answered = isinstance(indicator.over_units, Share | NumberOf) or indicator.kind is Kind.CODE
    of = "đơn vị trả lời" if answered else made.covered
    return evolve(made, coverage=coverage(figure), covered=of)


def _own(publication: Publication, row: Row) -> Said | None:
    """What an office says itself."""
    report = publication.report
    if (asked := _asked(row, publication.pack, report.unit.level)) is None:
        return None
    if not any(leaf.submitted for leaf in report.leaves.values()):
        return Said(row.id, Telling.NOTHING, STATUS[Status.NOT_SUBMITTED])
    return evolve(_stated(publication, asked), row=row.id)


def _asked(row: Row, pack: FormPack, level: str) -> Row | None:
    """The row that a unit of the level answers: of a total with one such row, that row."""
    match pack.indicator(row).over_units:
        case Share() | NumberOf():
            return None
        case Total(of=of):
            mine = [pack[part] for part in of if level in pack[part].scope]
            return mine[0] if len(mine) == 1 else row if mine else None
    return row if row.role is not Role.DATA or level in row.scope else None


def _stated(publication: Publication, row: Row) -> Said:
    """A figure as the office stated it, or as it follows from what it stated."""
    leaves, indicator = publication.report.leaves, publication.pack.indicator(row)
    figure, number = publication.figures[row.id], shown(publication, row).number
    if row.role is not Role.DATA:
        notes = tuple(_base(publication, row, figure))
        return evolve(_of_figure(row, figure, indicator), notes=notes)
    typed = leaves[max(leaves)].reading(row.id)
    match next(iter(figure.coverage.units), Status.BLANK):
        case Status.USED if number is not None:
            return _of_value(row, number, indicator)
        case Status.USED:
            return _of_figure(row, figure, indicator)
        case Status.OTHER_WINDOW if number is not None and typed.window:
            days = typed.window.phrase.vi
            return evolve(_of_value(row, number, indicator), days=days)
        case Status.REJECTED as status if typed.raw:
            return Said(row.id, Telling.NOTHING, f"{STATUS[status]} (đã ghi “{typed.raw}”)")
        case status:
            return Said(row.id, Telling.NOTHING, STATUS.get(status, STATUS[Status.BLANK]))


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
    match operator:
        case Ratio(whole=whole_of):
            unit = catalogue[whole_of.names[0]].unit_of_measure.vi
        case Share():
            unit = "đơn vị"
        case _:
            return
    if figure.value is not None and figure.part is not None and figure.whole is not None:
        part, whole = (format_number(n, "vi") for n in (figure.part, figure.whole))
        yield (Printed(row.id, part, "part"), "/", Printed(row.id, whole, "whole"), f" {unit}")


def _answers(row: Row, figure: Figure, indicator: Indicator) -> Iterator[Parts]:
    """How many units gave each answer, where they differ or do not decide: the code of all is no
    number of those who gave it."""
    if indicator.kind is Kind.CODE and (len(figure.tally) > 1 or figure.value is None):
        for code, keys in sorted(figure.tally.items()):
            label = indicator.codes.get(int(code))
            answer = lowered(label.vi) if label else str(code)
            count = Printed(row.id, format_number(Fraction(len(keys)), "vi"), f"code {code}")
            yield f"{answer}: ", count, " đơn vị"


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
