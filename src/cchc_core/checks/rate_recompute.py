"""rate-recompute: a typed rate is what its parts give, within the rounding of the digits typed."""

from collections.abc import Iterator

from cchc_core.checks.contradicting import failing
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding
from cchc_core.model.forms import FormPack, Role
from cchc_core.model.formulas import Formula
from cchc_core.model.operators import Ratio
from cchc_core.model.relations import Family, Relation, Sign
from cchc_core.rules import RULES


def rate_recompute(case: Case) -> Iterator[Finding]:
    """A finding for each rate that the unit's own figures do not give."""
    yield from failing(Family.RATE_RECOMPUTE, case, _ratios(case.pack))


def _ratios(pack: FormPack) -> Iterator[Relation]:
    """Rates that are computed of two parts: typed all the same, they agree with them."""
    for row in pack.rows:
        ratio = None if row.role is Role.HEADING else pack.indicator(row).over_units
        if isinstance(ratio, Ratio):
            parts = Formula(f"({ratio.part.source}) / ({ratio.whole.source})")
            yield Relation(Family.RATE_RECOMPUTE, Formula(row.id), Sign.EQUAL, parts)


RATE_RECOMPUTE = Check(RULES[Family.RATE_RECOMPUTE], rate_recompute)
