"""plausibility: what the people of an office can do on the working days of its window."""

from collections.abc import Iterator

from cchc_core.checks.readings import about
from cchc_core.checks.relating import said
from cchc_core.extensions import Case, Check
from cchc_core.model.comparisons import Pace
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.measures import Status
from cchc_core.model.reports import Leaf, Reading
from cchc_core.rules import RULES
from cchc_core.text import Text, format_number


def plausibility(case: Case) -> Iterator[Finding]:
    """Information on each count that is more than its people can do, by the declared pace."""
    for pace in case.pack.catalogue.comparisons.paces:
        if pace.count in case.pack and pace.people in case.pack:
            for leaf in case.report.leaves.values():
                if leaf.submitted and leaf.stands_for is None:
                    yield from _of_a_leaf(case, leaf, pace)


def _of_a_leaf(case: Case, leaf: Leaf, pace: Pace) -> Iterator[Finding]:
    reading, present = (said(leaf, case.pack[id], case.pack) for id in (pace.count, pace.people))
    count, people = _number(reading), _number(present)
    if not count or not people:
        return
    days = case.calendar.working_days(reading.window or leaf.window)
    most = pace.most * people * days
    if count > most:
        row, of = case.pack[pace.count], case.pack[pace.people]
        message = Text(
            f"Ghi {format_number(count, 'vi')}: nhiều hơn {pace.most} mỗi ngày làm việc cho mỗi "
            f"người ({format_number(people, 'vi')} người ở dòng {of.number}, {days} ngày làm "
            "việc). Có thể đúng; đề nghị đơn vị xem lại.",
            f"Says {format_number(count, 'en')}: more than {pace.most} each working day for each "
            f"person ({format_number(people, 'en')} on row {of.number}, {days} working days). It "
            "may be right; the unit should look at it.",
        )
        expected = f"≤ {format_number(most, 'vi')}"
        severity = Severity.INFORMATION
        yield about(leaf, row, reading, "plausibility", severity, message, expected=expected)


def _number(reading: Reading) -> int | None:
    """A count as stated; None for all else."""
    used = reading.status is Status.USED and isinstance(reading.value, int)
    return reading.value if used and isinstance(reading.value, int) else None


PLAUSIBILITY = Check(RULES["plausibility"], plausibility)
