"""What expected-nonzero and missing-not-zero share: where a zero is not to be expected, and why."""

from collections.abc import Iterator

from cchc_core.checks.relating import Weighed, weighed
from cchc_core.checks.sentences import at
from cchc_core.extensions import Case
from cchc_core.model.forms import Role
from cchc_core.model.formulas import Formula
from cchc_core.model.relations import Relation, Sign
from cchc_core.text import Text


def unexpected(case: Case) -> Iterator[tuple[str, Weighed]]:
    """Each row of each office where what it says elsewhere makes a zero incredible."""
    expected = {
        row.id: Relation("expected-nonzero", Formula(row.id), Sign.EQUAL, shown_by)
        for row in case.pack.rows
        if row.role is Role.DATA and (shown_by := case.pack.indicator(row).expected_nonzero)
    }
    for each in weighed(case, expected.values()):
        row = each.relation.left.source
        if each.relation.right.evaluate(each.values.get) and each.window is not None:
            yield row, each


def evidence(each: Weighed) -> Text:
    """What makes it so: `vì B.2.6 (D140) ghi “02 nhóm”`; nothing where it is mere experience."""
    names = each.relation.right.names
    if not names:
        return Text("", "")
    told = [(at(each, name), each.said[name].typed) for name in names]
    vi = "; ".join(f"{place} ghi “{typed.vi}”" for place, typed in told)
    en = "; ".join(f"{place} says '{typed.en}'" for place, typed in told)
    return Text(f", trong khi {vi}", f", while {en}")
