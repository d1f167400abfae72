"""parent-total: a typed "Trong đó" total agrees with its rows; the rows are what is used."""

from collections.abc import Iterator
from fractions import Fraction

from cchc_core.checks.readings import about, readings
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.forms import FormPack, Role, Row
from cchc_core.model.measures import Kind, Outcome, Status
from cchc_core.model.operators import Total
from cchc_core.model.reports import Leaf, Reading
from cchc_core.rollup import effective_reading
from cchc_core.text import Text, format_number


def parent_total(case: Case) -> Iterator[Finding]:
    """Each typed total is compared: a ward's with its own rows, the city's with the rolled-up one.

    Where it stands in for a blank row of a ward (`rollup.effective_reading`) that is told too.
    """
    for leaf, row, total in readings(case):
        if row.role is not Role.TOTAL or total.status is not Status.USED:
            continue
        if leaf.unit.level == case.pack.base_level:
            yield from _of_a_ward(case, leaf, row, total)
        else:
            yield from _of_an_office(case, leaf, row, total)


def _of_a_ward(case: Case, leaf: Leaf, row: Row, total: Reading) -> Iterator[Finding]:
    parts = _parts(case.pack, leaf, row)
    standing_in = [p for p in parts if leaf.reading(p.id).status is Status.BLANK]
    if standing_in:
        below = standing_in[0].name
        message = Text(
            f"Dòng tổng ghi “{total.raw}” còn dòng “{below}” để trống; số tổng được dùng thay. "
            "Đề nghị đơn vị điền vào đúng dòng.",
            f"The total says '{total.raw}' while '{below}' is blank; the total stands in for it. "
            "The unit should fill the row itself.",
        )
        yield about(leaf, row, total, "parent-total", Severity.WARNING, message)
        return
    values = [v for p in parts if not isinstance(v := leaf.reading(p.id).value, tuple | None)]
    if values and (len(values) == 1 or case.pack.indicator(row).kind is Kind.COUNT):
        yield from _compared(leaf, row, total, sum(map(Fraction, values), Fraction(0)))


def _of_an_office(case: Case, leaf: Leaf, row: Row, total: Reading) -> Iterator[Finding]:
    figure = case.figures[row.id]
    if figure.outcome is Outcome.VALUE and figure.value is not None:
        yield from _compared(leaf, row, total, figure.value)


def _compared(leaf: Leaf, row: Row, total: Reading, computed: Fraction) -> Iterator[Finding]:
    if isinstance(total.value, tuple | None) or Fraction(total.value) == computed:
        return
    wanted = Text(format_number(computed, "vi"), format_number(computed, "en"))
    message = Text(
        f"Dòng tổng ghi “{total.raw}” nhưng các dòng trong đó cộng lại là {wanted.vi}. "
        "Chỉ các dòng trong đó được tổng hợp; đề nghị đơn vị xem lại.",
        f"The total says '{total.raw}', its rows add up to {wanted.en}. Only the rows are "
        "used; the unit should look again.",
    )
    yield about(leaf, row, total, "parent-total", Severity.ERROR, message, expected=wanted.vi)


def _parts(pack: FormPack, leaf: Leaf, row: Row) -> list[Row]:
    """The rows under a total that the leaf's level fills."""
    operator = pack.indicator(row).over_units
    of = operator.of if isinstance(operator, Total) else ()
    rows = [pack[id] for id in of if leaf.unit.level in pack[id].scope]
    return [r for r in rows if effective_reading(leaf, r, pack).status is Status.USED]


PARENT_TOTAL = Check(
    "parent-total",
    Text("Dòng tổng không khớp các dòng trong đó", "Total and its rows disagree"),
    Severity.ERROR,
    parent_total,
)
