"""note-contradicts: what a figure's own note says is not what the figures say."""

from collections.abc import Iterator

from cchc_core.checks.explaining import shortened
from cchc_core.checks.readings import about, readings
from cchc_core.checks.relating import Weighed, said
from cchc_core.checks.sentences import because, both_sides, statement
from cchc_core.extensions import Case, Check
from cchc_core.model.claims import Claim
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.forms import Role, Row
from cchc_core.model.measures import Kind, Status
from cchc_core.model.reports import Leaf, Reading
from cchc_core.rules import RULES
from cchc_core.text import Text


def note_contradicts(case: Case) -> Iterator[Finding]:
    """A warning for each note whose claim the figures contradict, information where what it claims
    is of other days; of several such claims of a note the first."""
    for leaf, row, reading in readings(case):
        if reading.note and row.role is not Role.HEADING and reading.status is Status.USED:
            found = (_against(case, leaf, row, reading, claim) for claim in _about(case, row))
            yield from [finding for finding in found if finding][:1]


def _about(case: Case, row: Row) -> Iterator[Claim]:
    for claim in case.pack.catalogue.claims:
        if row.id in claim.rows or (not claim.rows and case.pack.indicator(row).kind is Kind.COUNT):
            yield claim


def _against(case: Case, leaf: Leaf, row: Row, reading: Reading, claim: Claim) -> Finding | None:
    relation = claim.made_in(reading.note, row.id, case.report.period.year)
    if relation is None or any(name not in case.pack for name in relation.names):
        return None
    told = {name: said(leaf, case.pack[name], case.pack) for name in relation.names}
    each = Weighed(case.pack, leaf, relation, {**told, row.id: reading}, row.id)
    if len(each.used) < len(relation.names) or each.relation.sides(each.values) is None:
        return None
    if each.windows(each.used) - {reading.window or leaf.window}:
        return _of_other_days(each, row, reading)
    return _finding(each, row, reading) if each.fails else None


def _finding(each: Weighed, row: Row, reading: Reading) -> Finding:
    told, why, note = statement(each), because(each), shortened(reading.note)
    message = Text(
        f"Ghi chú “{note}” trái với số liệu: {told.vi}.{why.vi} Đề nghị đơn vị sửa số liệu hoặc "
        "ghi chú.",
        f"The note '{note}' contradicts the figures: {told.en}.{why.en} The unit should correct "
        "one of them.",
    )
    return about(each.leaf, row, reading, each.relation.rule, each.severity, message)


def _of_other_days(each: Weighed, row: Row, reading: Reading) -> Finding:
    (left, _), (right, _) = both_sides(each)
    own = (reading.window or each.leaf.window).phrase
    (other, *_) = sorted(each.windows(each.used))
    note, days = shortened(reading.note), other.phrase
    message = Text(
        f"Ghi chú “{note}” ({own.vi}) và số liệu ({left.vi}; {right.vi}, {days.vi}) khác kỳ số "
        "liệu nên không so sánh được; đề nghị lấy số liệu cùng một kỳ.",
        f"The note '{note}' ({own.en}) and the figures ({left.en}; {right.en}, {days.en}) are of "
        "different days and cannot be compared; both should be of the same days.",
    )
    return about(each.leaf, row, reading, each.relation.rule, Severity.INFORMATION, message)


NOTE_CONTRADICTS = Check(RULES["note-contradicts"], note_contradicts)
