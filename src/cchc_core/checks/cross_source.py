"""cross-source: what is told twice, in the appendix and the text or as a list, is told alike."""

from collections.abc import Iterator
from fractions import Fraction

from cchc_core.checks.contradicting import contradiction
from cchc_core.checks.readings import about
from cchc_core.checks.relating import Weighed, declared, weighed
from cchc_core.checks.sentences import both_sides
from cchc_core.extensions import Case, Check
from cchc_core.model.dossiers import class_by_class
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.forms import FormPack
from cchc_core.model.formulas import Formula
from cchc_core.model.periods import Window
from cchc_core.model.relations import Family, Relation, Sign
from cchc_core.rules import RULES
from cchc_core.text import Text


def cross_source(case: Case) -> Iterator[Finding]:
    """A warning for each pair that differs; where their days differ, information that they cannot
    be compared, and a warning if fewer days tell of more."""
    for each in weighed(case, (*_of_dossiers(case.pack), *declared(case, Family.CROSS_SOURCE))):
        if each.fails:
            yield contradiction(each)
        elif len(each.used) == len(each.relation.names) and each.window is None:
            yield from _of_other_days(each)


def _of_dossiers(pack: FormPack) -> Iterator[Relation]:
    """What counts dossiers of several classes, and the rows that count each class."""
    alone = class_by_class(pack.counted)
    for id, told in pack.counted.items():
        if told.whole and len(told.classes) > 1 and told.classes <= set(alone):
            parts = Formula(" + ".join(alone[each] for each in alone if each in told.classes))
            yield Relation(Family.CROSS_SOURCE, Formula(id), Sign.EQUAL, parts, grows=told.grows)


def _of_other_days(each: Weighed) -> Iterator[Finding]:
    """Both sides with their days; nothing where a list would have to be counted over two."""
    if each.relation.sides(each.values) is None:
        return
    (left, one), (right, other) = both_sides(each)
    own, others = (each.windows(s.names) for s in (each.relation.left, each.relation.right))
    days, other_days = _phrase(own), _phrase(others)
    impossible = each.relation.grows and _more_in_fewer_days(each, own, others, one - other)
    verdict = _IMPOSSIBLE if impossible else _NOT_COMPARABLE
    yield about(
        each.leaf,
        each.pack[each.subject],
        each.said[each.subject],
        each.relation.rule,
        each.severity if impossible else Severity.INFORMATION,
        Text(
            f"{left.vi} ({days.vi}); {right.vi} ({other_days.vi}). {verdict.vi}",
            f"{left.en} ({days.en}); {right.en} ({other_days.en}). {verdict.en}",
        ),
    )


_NOT_COMPARABLE = Text(
    "Hai số khác kỳ số liệu nên không so sánh được; đề nghị lấy số liệu cùng một kỳ.",
    "They are of different days and cannot be compared; both should be of the same days.",
)
_IMPOSSIBLE = Text(
    "Ít ngày hơn mà số lại lớn hơn nên không thể cùng đúng; đề nghị đơn vị xem lại.",
    "Fewer days cannot hold more; the unit should look again.",
)


def _more_in_fewer_days(
    each: Weighed, own: frozenset[Window], others: frozenset[Window], excess: Fraction
) -> bool:
    """Whether the side whose days lie inside the other's is the larger one."""
    if len(own) != 1 or len(others) != 1:
        return False
    (left,), (right,) = own, others
    equal = each.relation.sign is Sign.EQUAL
    return (left in right and excess > 0) or (equal and right in left and excess < 0)


def _phrase(windows: frozenset[Window]) -> Text:
    """`từ ngày … đến ngày …`, of each where there are several."""
    phrases = [window.phrase for window in sorted(windows)]
    return Text("; ".join(p.vi for p in phrases), "; ".join(p.en for p in phrases))


CROSS_SOURCE = Check(RULES[Family.CROSS_SOURCE], cross_source)
