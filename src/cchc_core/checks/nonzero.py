"""expected-nonzero: a zero where the unit's own figures, or all experience, speak against it."""

from collections.abc import Iterator

from cchc_core.checks.expecting import evidence, unexpected
from cchc_core.checks.readings import about
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding, Severity
from cchc_core.rules import RULES
from cchc_core.text import Text


def expected_nonzero(case: Case) -> Iterator[Finding]:
    """A warning for each zero that other figures speak against; information where only experience
    does."""
    for row, each in unexpected(case):
        if each.values.get(row) == 0:
            why = evidence(each)
            yield about(
                each.leaf,
                each.pack[row],
                each.said[row],
                "expected-nonzero",
                Severity.WARNING if each.relation.right.names else Severity.INFORMATION,
                Text(
                    f"Ghi 0{why.vi or '; dòng này hiếm khi bằng 0'}. Đề nghị đơn vị xem đã thống "
                    "kê chưa.",
                    f"Says 0{why.en or '; the row is rarely zero'}. The unit should see whether "
                    "it was counted.",
                ),
            )


EXPECTED_NONZERO = Check(RULES["expected-nonzero"], expected_nonzero)
