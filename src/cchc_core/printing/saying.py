"""A figure in words: its number with what it counts, or which kind of nothing it is."""

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve

from cchc_core.extensions import Publication
from cchc_core.model.forms import FormPack, Role, Row
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Figure, Kind, Outcome, Status
from cchc_core.model.operators import AllOf, Lowest, NumberOf, Ratio, Share, StatedRate, Total
from cchc_core.printing.covering import covered, number_of
from cchc_core.printing.looks import shown
from cchc_core.printing.prose import Parts, Printed, Said, Telling, lowered
from cchc_core.printing.words import NO_NUMBER
from cchc_core.text import format_number, format_rate

STATUS = {
    Status.BLANK: "chưa có số liệu",
    Status.NOT_APPLICABLE: "không áp dụng",
    Status.REJECTED: "chưa có số liệu hợp lệ",
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


def said(publication: Publication, row: Row) -> Said | None:
    """What there is to say of a row; None where nobody who reports is asked for it."""
    report = publication.report
    if row.role is Role.HEADING or row.id not in publication.figures:
        return None
    if report.rolled_up:
        return _rolled_up(publication, row, publication.figures[row.id])
    return _own(publication, row)


def _rolled_up(publication: Publication, row: Row, figure: Figure) -> Said | None:
    if not any(of.units for of in (figure.coverage, *figure.inputs.values())):
        return None
    indicator = publication.pack.indicator(row)
    notes = (
        *_base(publication, row, figure),
        *_answers(row, figure, indicator),
        *_qualified(publication, figure, indicator),
    )
    answers = isinstance(indicator.over_units, Share | NumberOf) or indicator.kind is Kind.CODE
    of = covered(publication, figure, answers=answers)
    return evolve(_of_figure(row, figure, indicator), notes=notes, covered=of)


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
        said = _of_value(row, figure.value, indicator)
        lowest = isinstance(indicator.over_units, AllOf | Lowest) and len(figure.tally) > 1
        return evolve(said, before=("theo mức thấp nhất: ",)) if lowest else said
    if figure.outcome is Outcome.UNDECIDED and len(figure.tally) == 1:
        return _agreed(row, figure, indicator)
    word = OUTCOME.get(figure.outcome, OUTCOME[Outcome.NO_DATA])
    arises = figure.outcome is not Outcome.NOT_ARISING
    return Said(row.id, Telling.NOTHING if arises else Telling.ZERO, word)


def _agreed(row: Row, figure: Figure, indicator: Indicator) -> Said:
    """`33/33 đơn vị đã trả lời đều đã kết nối`: what is known where others could still differ."""
    ((code, keys),) = figure.tally.items()
    count = number_of(keys, figure.coverage)
    told = Printed(row.id, format_number(Fraction(count), "vi"), f"code {code}")
    all_of = (told, "/", told, " đơn vị đã trả lời đều ")
    before = all_of if count > 1 else (told, " đơn vị đã trả lời: ")
    return evolve(_of_value(row, code, indicator), facet="answer", before=before)


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
    """How many units gave each answer, where they differ: the code of all is no number
    of those who gave it."""
    if indicator.kind is Kind.CODE and len(figure.tally) > 1:
        for code, keys in sorted(figure.tally.items()):
            label = indicator.codes.get(int(code))
            answer = lowered(label.vi) if label else str(code)
            told = format_number(Fraction(number_of(keys, figure.coverage)), "vi")
            yield f"{answer}: ", Printed(row.id, told, f"code {code}"), " đơn vị"


def _qualified(publication: Publication, figure: Figure, indicator: Indicator) -> Iterator[Parts]:
    """That a rate is from stated ones, and which levels or inputs a figure lacks."""
    if isinstance(indicator.over_units, StatedRate) and figure.value is not None:
        yield ("theo tỷ lệ khai báo",)
    if figure.lacking:
        pack = publication.pack
        names = (pack[id].label if id in pack else pack.level(id).label.vi for id in figure.lacking)
        yield (f"thiếu: {', '.join(map(lowered, names))}",)
