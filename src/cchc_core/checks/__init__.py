"""The rules every form is checked by; each looks at a case and yields findings."""

from cchc_core.checks.balance import BALANCE
from cchc_core.checks.catalogue import CATALOGUE
from cchc_core.checks.codes import CODE_SET
from cchc_core.checks.copies import COPY
from cchc_core.checks.cross_source import CROSS_SOURCE
from cchc_core.checks.documents import DOCUMENTS
from cchc_core.checks.dossier_order import DOSSIER_ORDER
from cchc_core.checks.earlier import CUMULATIVE, ROLL_FORWARD
from cchc_core.checks.exclusive_shares import EXCLUSIVE_SHARES
from cchc_core.checks.headings import HEADING_EMPTY
from cchc_core.checks.missing import MISSING_NOT_ZERO
from cchc_core.checks.nonzero import EXPECTED_NONZERO
from cchc_core.checks.notes import NOTE_CONTRADICTS
from cchc_core.checks.paces import PLAUSIBILITY
from cchc_core.checks.partition import PARTITION
from cchc_core.checks.peers import OUTLIER
from cchc_core.checks.period_names import PERIOD_NAME
from cchc_core.checks.quota import QUOTA
from cchc_core.checks.ranges import RANGE
from cchc_core.checks.rate_recompute import RATE_RECOMPUTE
from cchc_core.checks.rates import RATE_NEEDS_BASE
from cchc_core.checks.scope import SCOPE
from cchc_core.checks.subset import SUBSET
from cchc_core.checks.texts import TEXTS
from cchc_core.checks.totals import PARENT_TOTAL
from cchc_core.checks.windows import WINDOW_RULE

SHIPPED = (
    CODE_SET,
    RANGE,
    SCOPE,
    HEADING_EMPTY,
    PARENT_TOTAL,
    PARTITION,
    BALANCE,
    SUBSET,
    DOSSIER_ORDER,
    EXCLUSIVE_SHARES,
    RATE_RECOMPUTE,
    RATE_NEEDS_BASE,
    QUOTA,
    CATALOGUE,
    CROSS_SOURCE,
    NOTE_CONTRADICTS,
    COPY,
    EXPECTED_NONZERO,
    MISSING_NOT_ZERO,
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
