"""subset: what is part of something is not more than it; done is not more than planned."""

from collections.abc import Iterator

from cchc_core.checks.contradicting import failing
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding
from cchc_core.model.relations import Family
from cchc_core.rules import RULES


def subset(case: Case) -> Iterator[Finding]:
    """A finding for each count that is more than what it is part of."""
    yield from failing(Family.SUBSET, case)


SUBSET = Check(RULES[Family.SUBSET], subset)
