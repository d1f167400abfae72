"""What the rules share: the readings of a case, and a finding made of one."""

from collections.abc import Iterator

from cchc_core.extensions import Case
from cchc_core.model.findings import Finding, Remedy, Severity
from cchc_core.model.forms import Row
from cchc_core.model.reports import Leaf, Reading
from cchc_core.text import Text


def offices(case: Case) -> Iterator[Leaf]:
    """Every submitted leaf of one office.

    Figures stated for several units together are no office's own: two of them may be of different
    units, so that no rule can compare them.
    """
    yield from (x for x in case.report.leaves.values() if x.submitted and x.stands_for is None)


def readings(case: Case) -> Iterator[tuple[Leaf, Row, Reading]]:
    """Every reading of every such leaf, by leaf, in printed order."""
    for leaf in offices(case):
        for row in case.pack.rows:
            if row.id in leaf.readings:
                yield leaf, row, leaf.readings[row.id]


def about(
    leaf: Leaf,
    row: Row,
    reading: Reading,
    rule: str,
    severity: Severity,
    message: Text,
    *,
    expected: str = "",
    remedies: tuple[Remedy, ...] = (),
) -> Finding:
    """A finding about one reading; whose it is and on which row stands beside the message."""
    return Finding(
        rule=rule,
        severity=severity,
        message=message,
        unit=leaf.unit.key,
        indicator=row.id,
        origin=reading.origin,
        found=reading.raw,
        expected=expected,
        remedies=remedies,
    )
