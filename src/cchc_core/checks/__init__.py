"""The rules every form is checked by; each looks at a case and yields findings."""

from cchc_core.checks.catalogue import CATALOGUE
from cchc_core.checks.codes import CODE_SET
from cchc_core.checks.documents import DOCUMENTS
from cchc_core.checks.earlier import CUMULATIVE, ROLL_FORWARD
from cchc_core.checks.headings import HEADING_EMPTY
from cchc_core.checks.paces import PLAUSIBILITY
from cchc_core.checks.peers import OUTLIER
from cchc_core.checks.period_names import PERIOD_NAME
from cchc_core.checks.rates import RATE_NEEDS_BASE
from cchc_core.checks.scope import SCOPE
from cchc_core.checks.texts import TEXTS
from cchc_core.checks.totals import PARENT_TOTAL
from cchc_core.checks.windows import WINDOW_RULE

SHIPPED = (
    CODE_SET,
    SCOPE,
    HEADING_EMPTY,
    PARENT_TOTAL,
    CATALOGUE,
    RATE_NEEDS_BASE,
    CUMULATIVE,
    ROLL_FORWARD,
    OUTLIER,
    PLAUSIBILITY,
    PERIOD_NAME,
    WINDOW_RULE,
    *DOCUMENTS,
    *TEXTS,
)
"""What the core checks by itself, in the order findings are listed."""

__all__ = ["SHIPPED"]
