"""document-year: what stands under the heading of a year was issued in that year."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from cchc_core.checks.documents.cited import said
from cchc_core.extensions import Case, Check, Passage, Place
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.model.periods import Window
from cchc_core.model.units import UnitKey
from cchc_core.reading.references import Reference, references_in
from cchc_core.rules import RULES
from cchc_core.text import Text, format_date, squeeze

_HEADING = re.compile(r"[-–*+] (?:trong )?(?:[0-9]{1,2} tháng )?năm (20[0-9]{2})\b", re.IGNORECASE)
_ITEM = re.compile(r"[+] ")
_AHEAD = 31  # days before a year in which its plans are issued


def document_year(case: Case) -> Iterator[Finding]:
    """A warning for each document of the unit dated in another year than the heading it stands
    under says; information where it was issued just before that year, or where it is listed for
    another year and yet issued in the report's window."""
    for unit, passages in case.passages.items():
        for passage, each, year in _under_years(passages):
            if each.day and not each.from_others:
                yield from _judged(unit, passage.origin, each, each.day, year, case)


def _under_years(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Reference, int]]:
    """The documents under headings such as "* Năm 2022:", in the heading itself and in the items
    below it."""
    year, lower = 0, False
    for passage in passages:
        if passage.place is not Place.BODY:
            continue
        text = squeeze(passage.text)
        if heading := _HEADING.match(text):
            year, lower = int(heading[1]), not text.startswith("+")
        elif re.match(r"[-–*+] |[0-9IVX]+[.)] ", text) and not (lower and _ITEM.match(text)):
            year = 0
        for each in references_in(text) if year else ():
            yield passage, each, year


def _judged(
    unit: UnitKey, origin: Origin, each: Reference, day: date, year: int, case: Case
) -> Iterator[Finding]:
    window: Window = case.report.period.window
    if day.year != year:
        ahead = 0 < (date(year, 1, 1) - day).days <= _AHEAD
        severity = Severity.INFORMATION if ahead else Severity.WARNING
        yield _told(unit, origin, severity, _ANOTHER_YEAR, each, day, year)
    elif year < window.last.year and window.first <= day:
        yield _told(unit, origin, Severity.INFORMATION, _IN_WINDOW, each, day, year)


def _told(
    unit: UnitKey,
    origin: Origin,
    severity: Severity,
    message: Text,
    each: Reference,
    day: date,
    year: int,
) -> Finding:
    told = message.format(document=f"{each.type} số {each.number}", day=said(day), year=year)
    return Finding(
        "document-year",
        severity,
        told,
        unit=unit,
        origin=origin,
        found=format_date(day, "vi"),
        expected=str(year),
    )


_ANOTHER_YEAR = Text(
    "{document} ghi ngày {day} nhưng được liệt kê ở mục năm {year}. Đề nghị đơn vị xem lại ngày, "
    "hoặc chuyển về đúng năm.",
    "{document} is dated {day} and listed under the year {year}. The unit should look at the date, "
    "or list it under its year.",
)
_IN_WINDOW = Text(
    "{document} ngày {day} được liệt kê ở mục năm {year} nhưng nằm trong kỳ số liệu của báo cáo "
    "này. Đề nghị đơn vị xem đã tính vào số văn bản của kỳ này chưa.",
    "{document} of {day} is listed under the year {year}, yet lies in this report's window. The "
    "unit should see whether it is counted among this period's documents.",
)

DOCUMENT_YEAR = Check(RULES["document-year"], document_year)
