"""outlier: a figure far from those of the offices beside it, or from the office's own before."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from statistics import median

from cchc_core.checks.readings import about, readings
from cchc_core.checks.relating import said
from cchc_core.extensions import Case, Check
from cchc_core.model.comparisons import Proportion
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.forms import Role
from cchc_core.model.formulas import Formula
from cchc_core.model.measures import Kind, Status
from cchc_core.model.operators import OverPeriods
from cchc_core.model.periods import Window
from cchc_core.model.reports import Leaf
from cchc_core.rules import RULES
from cchc_core.text import Text, format_number

_PEERS = 8  # fewer say nothing
_FAR = 6  # so many times the usual distance from the middle
_LEAST = Fraction(1, 10)  # of the middle: the usual distance is taken for no less
_TIMES = 5  # so many times more or less a day than before
_COUNTED = 20  # both counts at least, for a change to mean anything


def outlier(case: Case) -> Iterator[Finding]:
    """Information on each declared proportion of an office that is far from the middle of at least
    eight of its level, and on each flow of many times more or less a day than before."""
    for proportion in case.pack.catalogue.comparisons.proportions:
        for level in case.pack.levels:
            yield from _among(case, proportion, level.id)
    if case.earlier:
        yield from _against_before(case)


def _among(case: Case, proportion: Proportion, level: str) -> Iterator[Finding]:
    told = list(_proportions(case, proportion, level))
    if len(told) < _PEERS:
        return
    values = [value for _, value in told]
    middle = median(values)
    usual = median(abs(value - middle) for value in values)
    far = _FAR * max(usual, _LEAST * middle)
    for leaf, value in told:
        if abs(value - middle) > far > 0:
            yield _far_off(case, proportion, leaf, value, values)


def _proportions(case: Case, proportion: Proportion, level: str) -> Iterator[tuple[Leaf, Fraction]]:
    names = {*proportion.part.names, *proportion.whole.names}
    if not all(name in case.pack for name in names):
        return
    for leaf in case.report.leaves.values():
        if leaf.unit.level == level and leaf.submitted and leaf.stands_for is None:
            part, whole = (_value(case, leaf, f) for f in (proportion.part, proportion.whole))
            if part is not None and whole and whole >= proportion.at_least:
                yield leaf, part / whole


def _value(case: Case, leaf: Leaf, formula: Formula) -> Fraction | None:
    return formula.evaluate(lambda name: _stated(case, leaf, name))


def _stated(case: Case, leaf: Leaf, name: str) -> Fraction | None:
    """What a leaf states on a row for all its days."""
    reading = said(leaf, case.pack[name], case.pack)
    whole = reading.window in (None, leaf.window) and reading.status is Status.USED
    if not whole or reading.value is None or isinstance(reading.value, tuple):
        return None
    return Fraction(reading.value)


def _far_off(
    case: Case,
    proportion: Proportion,
    leaf: Leaf,
    value: Fraction,
    values: Sequence[Fraction],
) -> Finding:
    others, middle = [other for other in values if other != value], median(values)
    row = case.pack[proportion.part.names[0]]
    message = _FAR_OFF.format(
        label=proportion.label,
        value=_said(value, proportion),
        number=len(others),
        middle=_said(middle, proportion),
        least=_said(min(others), proportion),
        most=_said(max(others), proportion),
    )
    reading = leaf.reading(row.id)
    severity, expected = Severity.INFORMATION, _said(middle, proportion).vi
    return about(leaf, row, reading, "outlier", severity, message, expected=expected)


def _said(value: Fraction, proportion: Proportion | None = None) -> Text:
    """A share in percent, anything else as a number."""
    if proportion and proportion.share:
        return Text(f"{format_number(value * 100, 'vi')}%", f"{format_number(value * 100, 'en')}%")
    return Text(format_number(value, "vi"), format_number(value, "en"))


def _against_before(case: Case) -> Iterator[Finding]:
    assert case.earlier
    before = {leaf.unit.key: leaf for leaf in case.earlier.leaves.values() if leaf.submitted}
    for leaf, row, reading in readings(case):
        then = before.get(leaf.unit.key)
        if then is None or row.role is not Role.DATA:
            continue
        indicator = case.pack.indicator(row)
        if indicator.kind is not Kind.COUNT or indicator.over_periods is not OverPeriods.SUM:
            continue
        now, was = _stated(case, leaf, row.id), _stated(case, then, row.id)
        if now is None or was is None or min(now, was) < _COUNTED:
            continue
        a_day, a_day_then = now / _days(leaf.window), was / _days(then.window)
        if not a_day_then / _TIMES <= a_day <= a_day_then * _TIMES:
            message = _CHANGED.format(
                now=_said(now), days=leaf.window.phrase, was=_said(was), then=then.window.phrase
            )
            severity, expected = Severity.INFORMATION, _said(was).vi
            yield about(leaf, row, reading, "outlier", severity, message, expected=expected)


def _days(window: Window) -> int:
    return (window.last - window.first).days + 1


_FAR_OFF = Text(
    "{label} của đơn vị là {value}, khác xa {number} đơn vị cùng cấp (trung vị {middle}, từ "
    "{least} đến {most}). Có thể đúng; đề nghị đơn vị xem lại các số dùng để tính.",
    "{label}: {value}, far from {number} offices of its level (median {middle}, from {least} to "
    "{most}). It may be right; the unit should look at the figures behind it.",
)
_CHANGED = Text(
    "Ghi {now} ({days}), tính theo ngày khác xa số kỳ trước của chính đơn vị: {was} ({then}). Có "
    "thể đúng; đề nghị đơn vị xem lại.",
    "Says {now} ({days}), by the day far from the unit's own figure before: {was} ({then}). It may "
    "be right; the unit should look at it.",
)

OUTLIER = Check(RULES["outlier"], outlier)
