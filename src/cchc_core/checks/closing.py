"""What partition and balance share: sums that close, also where some of their rows are blank."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc_core.checks.readings import about
from cchc_core.checks.relating import Weighed
from cchc_core.checks.remedies import advice, remedies
from cchc_core.checks.sentences import because, statement
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.forms import Role
from cchc_core.model.measures import Status
from cchc_core.model.relations import Values
from cchc_core.text import Text

_USABLE = (Status.USED, Status.BLANK, Status.NOT_APPLICABLE)


def unclosed(weighed: Weighed) -> Iterator[Finding]:
    """An error where the sides cannot be equal; a warning where only a blank row could make them.

    A row that does not apply adds nothing. A blank one is unknown: it may hold what is lacking, but
    takes nothing away.
    """
    if not _comparable(weighed):
        return
    names = weighed.relation.names
    blank = [name for name in names if weighed.said[name].status is Status.BLANK]
    values = {name: weighed.values.get(name, Fraction(0)) for name in names}
    if not weighed.relation.fails(values):
        return
    more = {weighed.relation.weight(name, values) > 0 for name in blank}
    left, right = weighed.relation.sides(values) or (0, 0)
    if len(more) < 2:
        yield _finding(weighed, values, blank, certain=(left < right) not in more)


def _comparable(weighed: Weighed) -> bool:
    """Whether something usable is given on both sides, of the same days, and nothing unusable."""
    said = weighed.said
    for name in weighed.relation.names:
        computed = weighed.pack[name].role is Role.DERIVED
        if said[name].status not in ((Status.USED,) if computed else _USABLE):
            return False
    sides = (weighed.relation.left, weighed.relation.right)
    given = all(set(side.names) & set(weighed.used) for side in sides)
    return given and weighed.window is not None


def _finding(weighed: Weighed, values: Values, blank: Sequence[str], *, certain: bool) -> Finding:
    told, why, found = statement(weighed, values), because(weighed), remedies(weighed, values)
    tip, unknown = advice(weighed, found), _left_blank(weighed, blank)
    subject = weighed.subject
    return about(
        weighed.leaf,
        weighed.pack[subject],
        weighed.said[subject],
        weighed.relation.rule,
        weighed.severity if certain else Severity.WARNING,
        Text(
            f"{told.vi}.{unknown.vi}{why.vi} {tip.vi}", f"{told.en}.{unknown.en}{why.en} {tip.en}"
        ),
        expected=next((remedy.value for remedy in found if remedy.row == subject), ""),
        remedies=found,
    )


def _left_blank(weighed: Weighed, blank: Sequence[str]) -> Text:
    if not blank:
        return Text("", "")
    numbers = ", ".join(weighed.pack[name].number for name in blank)
    return Text(
        f" Còn để trống: {numbers} (để trống không phải là 0).",
        f" Left blank: {numbers} (blank is not zero).",
    )
