"""Issued documents as reports list and name them: numbers, dates, what they plan."""

from cchc_core.checks.documents.dates import DOCUMENT_DATES, DOCUMENT_ORDER
from cchc_core.checks.documents.days import DOCUMENT_DAY_OFF
from cchc_core.checks.documents.plans import PLAN_LATE
from cchc_core.checks.documents.references import REFERENCE_INCOMPLETE
from cchc_core.checks.documents.windows import DOCUMENT_BEFORE_WINDOW, DOCUMENT_FUTURE
from cchc_core.checks.documents.years import DOCUMENT_YEAR

DOCUMENTS = (
    DOCUMENT_DATES,
    DOCUMENT_ORDER,
    DOCUMENT_DAY_OFF,
    DOCUMENT_FUTURE,
    DOCUMENT_BEFORE_WINDOW,
    DOCUMENT_YEAR,
    PLAN_LATE,
    REFERENCE_INCOMPLETE,
)
"""The checks of this family."""

__all__ = ["DOCUMENTS"]
