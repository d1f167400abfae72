"""expected-nonzero: a zero where the unit's own figures, or all experience, speak against it."""

from collections.abc import Iterator

from cchc_core.checks.expecting import evidence, unexpected
from cchc_core.checks.explaining import judged
from cchc_core.checks.readings import about
from cchc_core.checks.relating import Weighed
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding, Severity
from cchc_core.rules import RULES
from cchc_core.text import Text


def expected_nonzero(case: Case) -> Iterator[Finding]:
    """A warning for each zero that other figures speak against; information where only experience
    does, or a note explains it."""
    for row, each in unexpected(case):
        if each.values.get(row) == 0:
            yield _finding(row, each)


def _finding(row: str, each: Weighed) -> Finding:
    why, said = evidence(each), each.said[row]
    severity = Severity.WARNING if each.relation.right.names else Severity.INFORMATION
    verdict = judged(severity, [said], _COUNTED)
    message = Text(
        f"Ghi 0{why.vi or '; dòng này hiếm khi bằng 0'}. {verdict.words.vi}",
        f"Says 0{why.en or '; the row is rarely zero'}. {verdict.words.en}",
    )
    return about(each.leaf, each.pack[row], said, "expected-nonzero", verdict.severity, message)


_COUNTED = Text(
    "Đề nghị đơn vị xem đã thống kê chưa.", "The unit should see whether it was counted."
)

EXPECTED_NONZERO = Check(RULES["expected-nonzero"], expected_nonzero)
