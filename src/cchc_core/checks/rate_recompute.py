"""rate-recompute: a typed rate is what its parts give, within the rounding of the digits typed."""

from collections.abc import Iterator

from cchc_core.checks.contradicting import failing
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding
from cchc_core.model.forms import FormPack, Role
from cchc_core.model.formulas import Formula
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Kind
from cchc_core.model.operators import Calculated, Ratio
from cchc_core.model.relations import Family, Relation, Sign
from cchc_core.rules import RULES


def rate_recompute(case: Case) -> Iterator[Finding]:
    """A finding for each rate that the unit's own figures do not give."""
    yield from failing(Family.RATE_RECOMPUTE, case, _computed(case.pack))


def _computed(pack: FormPack) -> Iterator[Relation]:
    """Rates that are computed: typed all the same, they agree with what they are computed of."""
    for row in pack.rows:
        if row.role is Role.DERIVED and (share := _share(pack.indicator(row))):
            yield Relation(Family.RATE_RECOMPUTE, Formula(row.id), Sign.EQUAL, share)


def _share(indicator: Indicator) -> Formula | None:
    """A rate's formula, as a share; None of what is no rate, or made of codes."""
    match indicator.over_units:
        case Ratio(part=part, whole=whole):
            return Formula(f"({part.source}) / ({whole.source})")
        case Calculated(formula=formula) if indicator.kind is Kind.RATE:
            return formula
    return None


RATE_RECOMPUTE = Check(RULES[Family.RATE_RECOMPUTE], rate_recompute)
