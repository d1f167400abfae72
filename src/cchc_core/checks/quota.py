"""quota: no more people than posts; why there are more, a note explains."""

from collections.abc import Iterator

from cchc_core.checks.contradicting import failing
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding
from cchc_core.model.relations import Family
from cchc_core.rules import RULES


def quota(case: Case) -> Iterator[Finding]:
    """A finding for each quota exceeded."""
    yield from failing(Family.QUOTA, case)


QUOTA = Check(RULES[Family.QUOTA], quota)
