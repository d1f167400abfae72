"""plan-late: a plan comes before what it plans."""

import re
from collections.abc import Iterator
from datetime import date

from cchc_core.checks.documents.cited import Cited, cited, once, said
from cchc_core.extensions import Case, Check
from cchc_core.model.findings import Finding, Severity
from cchc_core.rules import RULES
from cchc_core.text import Text, fold, format_date

_PLANS = ("ke hoach", "phuong an", "chuong trinh")
_FROM = re.compile(
    r"\btu (?:ngay )?(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})(?:/(?P<year>[0-9]{4}))? den "
    r"(?:het )?(?:ngay )?[0-9]{1,2}/[0-9]{1,2}/(?P<last>[0-9]{4})"
)
_YEARS = re.compile(r"\b(20[0-9]{2})(?: ?[-–] ?20[0-9]{2})?\b")


def plan_late(case: Case) -> Iterator[Finding]:
    """A warning for each plan of the unit dated after the days it names had begun; information for
    one dated inside the year it plans."""
    for documents in cited(case).values():
        for each in once(documents):
            if not (each.day and each.own and _plans(each)):
                continue
            begins = _first_day(each.subject)
            if begins and each.day > begins:
                yield _late(each, Severity.WARNING, each.day, begins)
            elif not begins and (year := _year(each.subject)) and each.day > date(year, 1, 1):
                yield _late(each, Severity.INFORMATION, each.day, date(year, 1, 1))


def _plans(document: Cited) -> bool:
    """Whether it is a plan, or hands one up."""
    return fold(document.type) in _PLANS or fold(document.subject).startswith(_PLANS)


def _first_day(subject: str) -> date | None:
    """The day from which on it plans, where its subject names days (`từ 20/5 đến 30/5/2023`)."""
    found = _FROM.search(fold(subject))
    if not found:
        return None
    year = int(found["year"] or found["last"])
    try:
        return date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _year(subject: str) -> int | None:
    """The year it plans, the first one of several; the last that its subject names."""
    named = _YEARS.findall(subject)
    return int(named[-1]) if named else None


def _late(each: Cited, severity: Severity, day: date, begins: date) -> Finding:
    message = _LATE.format(document=each.name, day=said(day), begins=said(begins))
    expected = f"≤ {format_date(begins, 'vi')}"
    return each.finding("plan-late", severity, message, expected=expected)


_LATE = Text(
    "{document} ghi ngày {day}, sau khi việc được lập kế hoạch đã bắt đầu ({begins}). Đề nghị đơn "
    "vị xem lại ngày; nếu đúng thì lần sau ban hành trước.",
    "{document} is dated {day}, after what it plans had begun ({begins}). The unit should look at "
    "the date; if it is right, plan ahead next time.",
)

PLAN_LATE = Check(RULES["plan-late"], plan_late)
