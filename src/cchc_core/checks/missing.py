"""missing-not-zero: rows a unit should fill and left blank; nobody takes them for zeros."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from cchc_core.checks.expecting import evidence, unexpected
from cchc_core.checks.readings import about, offices
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.forms import Form, Role, Row
from cchc_core.model.measures import Status
from cchc_core.model.reports import Leaf
from cchc_core.rollup import effective_reading
from cchc_core.rules import RULES
from cchc_core.text import Text

_FEW = 6


def missing_not_zero(case: Case) -> Iterator[Finding]:
    """A warning for each blank that other figures speak against; information for all other blank
    rows, those that stand together in one."""
    doubtful = set()
    for row, each in unexpected(case):
        if each.said[row].status is Status.BLANK and each.relation.right.names:
            doubtful.add((each.leaf.key, row))
            why, said = evidence(each), each.said[row]
            message = Text(f"Để trống{why.vi}. {_ADVICE.vi}", f"Blank{why.en}. {_ADVICE.en}")
            severity = Severity.WARNING
            yield about(each.leaf, each.pack[row], said, "missing-not-zero", severity, message)
    for leaf in offices(case):
        for form in case.pack.forms:
            for rows in _blank(case, leaf, form):
                if rows := [row for row in rows if (leaf.key, row.id) not in doubtful]:
                    yield _finding(leaf, rows)


def _blank(case: Case, leaf: Leaf, form: Form) -> Iterator[Sequence[Row]]:
    """The rows of a form that a unit left blank and said nothing of, stretch by stretch."""
    asked = [r for r in form.rows if r.role is Role.DATA and leaf.unit.level in r.scope]

    def is_blank(row: Row) -> bool:
        reading = effective_reading(leaf, row, case.pack)
        return reading.status is Status.BLANK and not reading.raw

    yield from (list(rows) for blank, rows in groupby(asked, is_blank) if blank)


def _finding(leaf: Leaf, rows: Sequence[Row]) -> Finding:
    first, many = rows[0], len(rows)
    numbers = ", ".join(row.number for row in rows)
    if many > _FEW:
        numbers = f"{first.number} … {rows[-1].number}"
    vi = f"{many} dòng để trống ({numbers})" if many > 1 else f"Dòng {numbers} để trống"
    en = f"{many} rows are blank ({numbers})" if many > 1 else f"Row {numbers} is blank"
    message = Text(f"{vi}. {_ADVICE.vi}", f"{en}. {_ADVICE.en}")
    return about(
        leaf,
        first,
        leaf.reading(first.id),
        "missing-not-zero",
        Severity.INFORMATION,
        message,
    )


_ADVICE = Text(
    "Để trống không phải là 0: không phát sinh thì ghi 0, không áp dụng thì ghi “không áp dụng”, "
    "có số liệu thì đề nghị bổ sung.",
    "Blank is not zero: write 0 for none, “không áp dụng” where it does not apply, or the figure.",
)

MISSING_NOT_ZERO = Check(RULES["missing-not-zero"], missing_not_zero)
