"""What the rules share whose relations simply hold or do not: a warning that a note explains is
information."""

from collections.abc import Iterable, Iterator
from math import floor

from cchc_core.checks.explaining import Verdict, judged
from cchc_core.checks.readings import about
from cchc_core.checks.relating import Weighed, declared, weighed
from cchc_core.checks.sentences import amount, because, statement
from cchc_core.extensions import Case
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.measures import Kind
from cchc_core.model.relations import Family, Relation, Sign
from cchc_core.text import Text, format_number, format_rate


def failing(rule: Family, case: Case, more: Iterable[Relation] = ()) -> Iterator[Finding]:
    """A finding for each relation, declared for a rule or given, that figures contradict."""
    for each in weighed(case, (*more, *declared(case, rule))):
        if each.fails:
            yield contradiction(each)


def contradiction(each: Weighed) -> Finding:
    """What is told of a relation that cannot be true, of all that it speaks of."""
    told, why, subject = statement(each), because(each), each.subject
    verdict = _judged(each)
    return about(
        each.leaf,
        each.pack[subject],
        each.said[subject],
        each.relation.rule,
        verdict.severity,
        Text(
            f"{told.vi}.{why.vi} {verdict.words.vi}",
            f"{told.en}.{why.en} {verdict.words.en}",
        ),
        expected=_expected(each),
    )


def _judged(each: Weighed) -> Verdict:
    """What is more than it should be, any note explains; two figures of one thing, one that names
    the other."""
    sides = each.relation.sides(each.values)
    if each.relation.sign is Sign.AT_MOST or not sides:
        return judged(each.severity, each.explained, _LOOK_AGAIN)
    other, apart = (amount(each, side) for side in (sides[1], abs(sides[0] - sides[1])))
    asked = _EXPLAIN if each.severity is Severity.WARNING else _LOOK_AGAIN
    return judged(each.severity, each.explained, asked, (other.vi, apart.vi))


def _expected(each: Weighed) -> str:
    """What its subject has to be with all else as it is; nothing where that is not one number."""
    relation, sides = each.relation, each.relation.sides(each.values)
    if relation.left.names != (each.subject,):
        return _at_most(each) if relation.sign is Sign.AT_MOST else ""
    wanted = amount(each, sides[1]).vi if sides else ""
    return f"≤ {wanted}" if relation.sign is Sign.AT_MOST else wanted


def _at_most(each: Weighed) -> str:
    """What the other terms leave of the limit to the subject."""
    left = each.relation.remedy(each.subject, each.values)
    if left is None or left <= 0:
        return ""
    if each.pack.catalogue[each.subject].kind is Kind.RATE:
        return f"≤ {format_rate(100 * left, 'vi')}%"
    return f"≤ {format_number(floor(left), 'vi')}"


_EXPLAIN = Text(
    "Đề nghị đơn vị xem lại các số liệu này; nếu đều đúng thì giải trình ở cột Ghi chú, nêu cả hai "
    "số.",
    "The unit should look at these figures again; if all are right, a note should explain it and "
    "name both numbers.",
)
_LOOK_AGAIN = Text(
    "Đề nghị đơn vị xem lại các số liệu này.", "The unit should look at these figures again."
)
