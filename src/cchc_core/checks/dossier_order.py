"""dossier-order: resolved on time is not more than resolved, resolved not more than received."""

from collections.abc import Iterator

from cchc_core.checks.contradicting import failing
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding
from cchc_core.model.relations import Family
from cchc_core.rules import RULES


def dossier_order(case: Case) -> Iterator[Finding]:
    """A finding for each step that holds more dossiers than the step before it."""
    yield from failing(Family.DOSSIER_ORDER, case)


DOSSIER_ORDER = Check(RULES[Family.DOSSIER_ORDER], dossier_order)
