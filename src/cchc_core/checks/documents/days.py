"""document-day-off: offices issue documents on working days."""

from collections.abc import Iterator

from cchc_core.checks.documents.cited import cited, once, said
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding, Severity
from cchc_core.rules import RULES
from cchc_core.text import Text


def document_day_off(case: Case) -> Iterator[Finding]:
    """A warning for each document of the unit dated on a Saturday, a Sunday or a holiday;
    information where another office issued it."""
    for documents in cited(case).values():
        for each in once(documents):
            if each.day and (rest := case.calendar.rest(each.day)):
                severity = Severity.WARNING if each.own else Severity.INFORMATION
                message = _DAY_OFF.format(document=each.name, day=said(each.day), rest=rest)
                yield each.finding("document-day-off", severity, message, expected="ngày làm việc")


_DAY_OFF = Text(
    "{document} ghi ngày {day} là {rest}. Đề nghị đơn vị xem lại ngày, tháng, năm của văn bản.",
    "{document} is dated {day}, {rest}. The unit should look at the day, the month and the year.",
)

DOCUMENT_DAY_OFF = Check(RULES["document-day-off"], document_day_off)
