"""The rules every form is checked by; each looks at a case and yields findings."""

from cchc_core.checks.catalogue import CATALOGUE
from cchc_core.checks.codes import CODE_SET
from cchc_core.checks.headings import HEADING_EMPTY
from cchc_core.checks.rates import RATE_NEEDS_BASE
from cchc_core.checks.scope import SCOPE
from cchc_core.checks.totals import PARENT_TOTAL

SHIPPED = (CODE_SET, SCOPE, HEADING_EMPTY, PARENT_TOTAL, CATALOGUE, RATE_NEEDS_BASE)
"""What the core checks by itself, in the order findings are listed."""

__all__ = ["SHIPPED"]
