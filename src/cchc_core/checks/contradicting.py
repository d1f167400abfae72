"""What the rules share whose relations simply hold or do not."""

from collections.abc import Iterable, Iterator

from cchc_core.checks.readings import about
from cchc_core.checks.relating import Weighed, declared, weighed
from cchc_core.checks.sentences import amount, because, statement
from cchc_core.extensions import Case
from cchc_core.model.findings import Finding
from cchc_core.model.relations import Family, Relation, Sign
from cchc_core.text import Text


def failing(rule: Family, case: Case, more: Iterable[Relation] = ()) -> Iterator[Finding]:
    """A finding for each relation, declared for a rule or given, that figures contradict."""
    for each in weighed(case, (*more, *declared(case, rule))):
        if each.fails:
            yield contradiction(each)


def contradiction(each: Weighed) -> Finding:
    """What is told of a relation that cannot be true, of all that it speaks of."""
    told, why, subject = statement(each), because(each), each.subject
    return about(
        each.leaf,
        each.pack[subject],
        each.said[subject],
        each.relation.rule,
        each.severity,
        Text(
            f"{told.vi}.{why.vi} Đề nghị đơn vị xem lại các số liệu này.",
            f"{told.en}.{why.en} The unit should look at these figures again.",
        ),
        expected=_expected(each),
    )


def _expected(each: Weighed) -> str:
    sides = each.relation.sides(each.values)
    wanted = amount(each, sides[1]).vi if sides else ""
    return f"≤ {wanted}" if each.relation.sign is Sign.AT_MOST else wanted
