"""cumulative, roll-forward: what the report of the period before says of this one."""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from attrs import frozen

from cchc_core.checks.readings import about, readings
from cchc_core.checks.relating import said
from cchc_core.extensions import Case, Check
from cchc_core.model.comparisons import RollForward
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.forms import FormPack, Role, Row
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Kind, Status
from cchc_core.model.operators import OverPeriods
from cchc_core.model.periods import Window
from cchc_core.model.reports import Leaf, Reading
from cchc_core.rules import RULES
from cchc_core.text import Text, format_number


def cumulative(case: Case) -> Iterator[Finding]:
    """An error for each flow that is smaller than what was reported for a part of the same days: an
    earlier window that begins on the same day and ends sooner."""
    for leaf, row, reading in readings(case):
        if row.role is not Role.DATA or not _flows(case.pack.indicator(row)):
            continue
        if now := _amount(leaf, row, case.pack):
            for then in _earlier(case, leaf, row):
                if _is_part(then.window, now.window) and now.value < then.value:
                    yield _fell(leaf, row, reading, now, then)


def _is_part(window: Window, whole: Window) -> bool:
    """Whether a window begins with another and ends before it."""
    return window.first == whole.first and window.last < whole.last


@frozen
class _Amount:
    """A figure as a number, with the days it is of and where it stands."""

    value: Fraction
    window: Window
    reading: Reading

    @property
    def said(self) -> Text:
        """`1.234 (từ ngày … đến ngày …)`."""
        return Text(
            f"{format_number(self.value, 'vi')} ({self.window.phrase.vi})",
            f"{format_number(self.value, 'en')} ({self.window.phrase.en})",
        )


def _flows(indicator: Indicator) -> bool:
    """Whether more days can only bring more: what is summed over windows, or rebuilt of such."""
    summed = indicator.over_periods is OverPeriods.SUM or indicator.rebuilt_from is not None
    return indicator.kind is Kind.COUNT and summed


def _amount(leaf: Leaf, row: Row, pack: FormPack) -> _Amount | None:
    """What a leaf states on a row."""
    used = said(leaf, row, pack)
    if used.status is not Status.USED or used.value is None or isinstance(used.value, tuple):
        return None
    return _Amount(Fraction(used.value), used.window or leaf.window, used)


def _earlier(case: Case, leaf: Leaf, row: Row) -> Iterator[_Amount]:
    """What the same unit stated on the row in the earlier report."""
    for before in case.earlier.leaves.values() if case.earlier else ():
        own = before.unit.key == leaf.unit.key and before.submitted
        told = _amount(before, row, case.pack) if own else None
        if told:
            yield told


def _fell(leaf: Leaf, row: Row, reading: Reading, now: _Amount, then: _Amount) -> Finding:
    message = _FELL.format(now=now.said, then=then.said, place=str(then.reading.origin or "-"))
    expected = f"≥ {format_number(then.value, 'vi')}"
    return about(leaf, row, reading, "cumulative", Severity.ERROR, message, expected=expected)


def roll_forward(case: Case) -> Iterator[Finding]:
    """An error for each figure brought in from the period before that is not what that period left:
    where its days end just before, or begin on the same day and bring in another."""
    for leaf, row, _ in readings(case):
        for rule in case.pack.catalogue.comparisons.roll_forward:
            now = _amount(leaf, row, case.pack) if rule.opens == row.id else None
            if now:
                yield from _brought_in(case, leaf, row, now, rule)


def _brought_in(
    case: Case, leaf: Leaf, row: Row, now: _Amount, rule: RollForward
) -> Iterator[Finding]:
    for then in _earlier(case, leaf, row):
        again = then.window.first == now.window.first and then.window != now.window
        if again and then.value != now.value:
            yield _differs(leaf, row, now, then, _OTHER_OPENING)
    for left in _left(case, leaf, rule):
        follows = left.window.last + timedelta(days=1) == now.window.first
        if follows and left.value != now.value:
            yield _differs(leaf, row, now, left, _OTHER_CLOSING)


def _left(case: Case, leaf: Leaf, rule: RollForward) -> Iterator[_Amount]:
    """What was open when the earlier windows ended, where all of it was stated of the same days."""
    if not all(name in case.pack for name in rule.closed_as.names):
        return
    for before in case.earlier.leaves.values() if case.earlier else ():
        if before.unit.key != leaf.unit.key or not before.submitted:
            continue
        rows = [case.pack[name] for name in rule.closed_as.names]
        parts = [_amount(before, part, case.pack) for part in rows]
        told = {part.reading.row: part for part in parts if part}
        windows = {part.window for part in told.values()}
        if len(told) == len(rows) and len(windows) == 1:
            value = rule.closed_as.evaluate({id: a.value for id, a in told.items()}.get)
            if value is not None:
                first = told[rows[0].id]
                yield _Amount(value, first.window, first.reading)


def _differs(leaf: Leaf, row: Row, now: _Amount, then: _Amount, message: Text) -> Finding:
    told = message.format(now=now.said, then=then.said, place=str(then.reading.origin or "-"))
    expected = format_number(then.value, "vi")
    severity = Severity.ERROR
    return about(leaf, row, now.reading, "roll-forward", severity, told, expected=expected)


_FELL = Text(
    "Ghi {now}, nhỏ hơn {then} đã báo cáo kỳ trước ({place}), dù kỳ này gồm cả những ngày đó. Đề "
    "nghị đơn vị xem lại số của kỳ này hoặc kỳ trước.",
    "Says {now}, less than the {then} reported before ({place}), though these days include those. "
    "The unit should look at this figure and at that one.",
)
_OTHER_OPENING = Text(
    "Ghi {now}, trong khi báo cáo kỳ trước, cũng tính từ ngày đó, ghi {then} ({place}). Đề nghị "
    "đơn vị xem số nào đúng.",
    "Says {now}, while the report before, which begins on the same day, says {then} ({place}). The "
    "unit should see which is right.",
)
_OTHER_CLOSING = Text(
    "Ghi {now} từ kỳ trước chuyển sang, trong khi cuối kỳ trước còn {then} ({place}). Đề nghị đơn "
    "vị xem số nào đúng.",
    "Says that {now} were brought in, while {then} were left at the end of the period before "
    "({place}). The unit should see which is right.",
)

CUMULATIVE = Check(RULES["cumulative"], cumulative)
ROLL_FORWARD = Check(RULES["roll-forward"], roll_forward)
