"""exclusive-shares: shares of one total that exclude each other are at most 100 % together."""

from collections.abc import Iterator

from cchc_core.checks.contradicting import failing
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding
from cchc_core.model.relations import Family
from cchc_core.rules import RULES


def exclusive_shares(case: Case) -> Iterator[Finding]:
    """A finding for shares that are more than the whole (the seed's 7.3.3 says 100 % twice)."""
    yield from failing(Family.EXCLUSIVE_SHARES, case)


EXCLUSIVE_SHARES = Check(RULES[Family.EXCLUSIVE_SHARES], exclusive_shares)
