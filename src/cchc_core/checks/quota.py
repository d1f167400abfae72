"""quota: no more people than posts, unless a note explains it."""

from collections.abc import Iterator

from cchc_core.checks.contradicting import contradiction
from cchc_core.checks.relating import declared, weighed
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding
from cchc_core.model.relations import Family
from cchc_core.rules import RULES


def quota(case: Case) -> Iterator[Finding]:
    """A warning for each quota exceeded without a note beside one of its figures."""
    for each in weighed(case, declared(case, Family.QUOTA)):
        if each.fails and not any(each.said[name].note.strip() for name in each.used):
            yield contradiction(each)


QUOTA = Check(RULES[Family.QUOTA], quota)
