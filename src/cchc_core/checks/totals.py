"""parent-total: a typed "Trong đó" total agrees with its rows; the rows are what is used."""

from collections.abc import Iterator
from fractions import Fraction

from cchc_core.checks.readings import about, readings
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.forms import FormPack, Role, Row
from cchc_core.model.measures import Kind, Outcome, Status
from cchc_core.model.periods import Window
from cchc_core.model.reports import Leaf, Reading
from cchc_core.rollup import effective_reading
from cchc_core.rules import RULES
from cchc_core.text import Text, format_number

_NO_ROW = Text("cấp này không điền dòng nào trong đó", "none of its rows is for this level")
_NOT_ADDED = Text("tỷ lệ không cộng được", "rates are not added")
_OTHER_WINDOW = Text("khác kỳ số liệu", "another window")
_NOT_WHOLE = Text("các dòng trong đó chưa đủ số liệu", "its rows are not complete")
_NOT_OURS = Text("chỉ đối chiếu trong báo cáo của chính đơn vị", "that is for its own report")
_LACKING = Text("chưa có số", "has no figure")
_COMPUTED = Text("là số được tính", "is computed")
_UNUSABLE = Text("không dùng được", "cannot be used")
_WHY = {
    Status.BLANK: Text("để trống", "is blank"),
    Status.NOT_APPLICABLE: Text("không áp dụng", "does not apply"),
    Status.REJECTED: Text("bị loại", "is rejected"),
}


def parent_total(case: Case) -> Iterator[Finding]:
    """Each typed total is compared: a ward's with its own rows, the city's with the rolled-up one.

    Only where those are all known: an error if they differ. Otherwise a warning says that the total
    stands in for a blank row (`rollup.effective_reading`), or that it is not used, and why.
    """
    for leaf, row, total in readings(case):
        if row.role is not Role.TOTAL or total.status is not Status.USED:
            continue
        if leaf.unit.level == case.pack.base_level:
            yield from _of_a_ward(case, leaf, row, total)
        else:
            yield from _of_an_office(case, leaf, row, total)


def _of_a_ward(case: Case, leaf: Leaf, row: Row, total: Reading) -> Iterator[Finding]:
    parts = list(_below(case.pack, row, leaf.unit.level))
    if stood_in := [part for part in parts if _stood_in_for(case.pack, leaf, part, row)]:
        if _window(leaf, total) == leaf.window:
            yield _stands_in(leaf, row, total, stood_in[0])
        else:
            yield _not_used(leaf, row, total, _OTHER_WINDOW)
        return
    asked = [p for p in parts if leaf.reading(p.id).status is not Status.NOT_APPLICABLE] or parts
    reasons = [_about(part, why) for part in asked if (why := _why_not(leaf, part, total))]
    if not parts:
        reasons = [_NO_ROW]
    elif not reasons and len(asked) > 1 and case.pack.indicator(row).kind is not Kind.COUNT:
        reasons = [_NOT_ADDED]
    if reasons:
        yield _not_used(leaf, row, total, *reasons)
        return
    values = [leaf.reading(part.id).value for part in asked]
    computed = sum((Fraction(v) for v in values if not isinstance(v, tuple | None)), Fraction(0))
    yield from _compared(leaf, row, total, computed)


def _of_an_office(case: Case, leaf: Leaf, row: Row, total: Reading) -> Iterator[Finding]:
    figure = case.figures[row.id]
    if leaf.unit.key != case.report.unit.key:
        yield _not_used(leaf, row, total, _NOT_OURS)
    elif _window(leaf, total) != case.report.period.window:
        yield _not_used(leaf, row, total, _OTHER_WINDOW)
    elif figure.outcome is not Outcome.VALUE or figure.value is None:
        lacking = [_about(case.pack[id], _LACKING) for id in figure.lacking]
        yield _not_used(leaf, row, total, *(lacking or [_NOT_WHOLE]))
    else:
        yield from _compared(leaf, row, total, figure.value)


def _below(pack: FormPack, row: Row, level: str) -> Iterator[Row]:
    """The rows a total adds up at a level, those of a total under it too."""
    for part in (pack[id] for id in pack.indicator(row).uses):
        if part.role is Role.TOTAL:
            yield from _below(pack, part, level)
        elif level in part.scope or part.role is Role.DERIVED:
            yield part


def _stood_in_for(pack: FormPack, leaf: Leaf, part: Row, total: Row) -> bool:
    blank = leaf.reading(part.id).status is Status.BLANK
    stood_in = effective_reading(leaf, part, pack).status is Status.USED
    return blank and stood_in and pack.total_above[part.id] == total.id


def _why_not(leaf: Leaf, part: Row, total: Reading) -> Text | None:
    """Why a row cannot be set against a total; None when it can."""
    reading = leaf.reading(part.id)
    if part.role is Role.DERIVED:
        return _COMPUTED
    if reading.status is not Status.USED:
        return _WHY.get(reading.status, _UNUSABLE)
    return None if _window(leaf, reading) == _window(leaf, total) else _OTHER_WINDOW


def _window(leaf: Leaf, reading: Reading) -> Window:
    return reading.window or leaf.window


def _about(row: Row, why: Text) -> Text:
    return Text(f"dòng “{row.name}” {why.vi}", f"'{row.name}' {why.en}")


def _stands_in(leaf: Leaf, row: Row, total: Reading, part: Row) -> Finding:
    message = Text(
        f"Dòng tổng ghi “{total.typed.vi}” còn dòng “{part.name}” để trống; số tổng được dùng "
        "thay. Đề nghị đơn vị điền vào đúng dòng.",
        f"The total says '{total.typed.en}' while '{part.name}' is blank; the total stands in for "
        "it. The unit should fill the row itself.",
    )
    return about(leaf, row, total, "parent-total", Severity.WARNING, message)


def _not_used(leaf: Leaf, row: Row, total: Reading, *reasons: Text) -> Finding:
    vi, en = "; ".join(r.vi for r in reasons), "; ".join(r.en for r in reasons)
    message = Text(
        f"Dòng tổng ghi “{total.typed.vi}” nhưng không được dùng và chưa đối chiếu được: {vi}. "
        "Chỉ các dòng trong đó được tổng hợp; đề nghị đơn vị xem lại.",
        f"The total says '{total.typed.en}'; it is not used and cannot be compared: {en}. Only its "
        "rows are used; the unit should look again.",
    )
    return about(leaf, row, total, "parent-total", Severity.WARNING, message)


def _compared(leaf: Leaf, row: Row, total: Reading, computed: Fraction) -> Iterator[Finding]:
    if isinstance(total.value, tuple | None) or Fraction(total.value) == computed:
        return
    wanted = Text(format_number(computed, "vi"), format_number(computed, "en"))
    message = Text(
        f"Dòng tổng ghi “{total.typed.vi}” nhưng các dòng trong đó cộng lại là {wanted.vi}. "
        "Chỉ các dòng trong đó được tổng hợp; đề nghị đơn vị xem lại.",
        f"The total says '{total.typed.en}', its rows add up to {wanted.en}. Only the rows are "
        "used; the unit should look again.",
    )
    yield about(leaf, row, total, "parent-total", Severity.ERROR, message, expected=wanted.vi)


PARENT_TOTAL = Check(RULES["parent-total"], parent_total)
