"""document-future, document-before-window: what a report can know of, which days it is about."""

from collections.abc import Iterator, Sequence
from datetime import date

from cchc_core.checks.documents.cited import Cited, cited, of_lists, once, said
from cchc_core.extensions import Case, Check, Passage, Place
from cchc_core.model.findings import Finding, Severity
from cchc_core.reading.periods import days_in
from cchc_core.rules import RULES
from cchc_core.text import Text, format_date, squeeze

_SHOWN = 3


def document_future(case: Case) -> Iterator[Finding]:
    """An error for each document dated after the report that names it; a warning for one on a list
    that is dated after the report's window."""
    last = case.report.period.window.last
    for unit, documents in cited(case).items():
        written = report_day(case.passages.get(unit, ()))
        for each in once(documents):
            if each.day and written and each.day > max(written, last):
                yield _later(each, Severity.ERROR, _AFTER_REPORT, each.day, written)
            elif each.day and each.row and each.day > last:
                yield _later(each, Severity.WARNING, _AFTER_WINDOW, each.day, last)


def report_day(passages: Sequence[Passage]) -> date | None:
    """The day a written report is dated; None where it bears none."""
    heads = (squeeze(p.text) for p in passages if p.place is Place.HEAD)
    return next((day for text in heads for day in days_in(text)), None)


def _later(each: Cited, severity: Severity, message: Text, day: date, limit: date) -> Finding:
    told = message.format(document=each.name, day=said(day), limit=said(limit))
    expected = f"≤ {format_date(limit, 'vi')}"
    return each.finding("document-future", severity, told, expected=expected)


def document_before_window(case: Case) -> Iterator[Finding]:
    """Information on each list that holds documents of days before the report's window."""
    window = case.report.period.window
    for documents in cited(case).values():
        lists: dict[str | None, list[tuple[Cited, date]]] = {}
        for each in of_lists(documents):
            if each.day and each.day < window.first:
                lists.setdefault(each.row, []).append((each, each.day))
        for listed in lists.values():
            named = [f"{each.number} ({format_date(day, 'vi')})" for each, day in listed]
            shown = "; ".join(named[:_SHOWN]) + ("; …" if len(named) > _SHOWN else "")
            message = _BEFORE.format(number=len(named), documents=shown, window=window.phrase)
            expected = f"≥ {format_date(window.first, 'vi')}"
            rule, severity = "document-before-window", Severity.INFORMATION
            yield listed[0][0].finding(rule, severity, message, found=shown, expected=expected)


_AFTER_REPORT = Text(
    "{document} ghi ngày {day}, sau ngày ký báo cáo ({limit}); báo cáo không thể nêu văn bản chưa "
    "ban hành. Đề nghị đơn vị xem lại ngày của văn bản.",
    "{document} is dated {day}, after the report itself ({limit}), which cannot name what was not "
    "issued yet. The unit should look at the date.",
)
_AFTER_WINDOW = Text(
    "{document} ghi ngày {day}, sau ngày cuối của kỳ số liệu ({limit}). Đề nghị đơn vị xem lại "
    "ngày của văn bản, hoặc để lại cho kỳ sau.",
    "{document} is dated {day}, after the last day of the report's window ({limit}). The unit "
    "should look at the date, or leave it to the next report.",
)
_BEFORE = Text(
    "Danh sách có {number} văn bản ghi ngày trước kỳ số liệu ({window}): {documents}. Đề nghị đơn "
    "vị chỉ nêu văn bản của kỳ này, hoặc ghi rõ nêu để tham khảo.",
    "The list has {number} documents dated before the report's window ({window}): {documents}. The "
    "unit should list those of this period, or say why the others are there.",
)

DOCUMENT_FUTURE = Check(RULES["document-future"], document_future)
DOCUMENT_BEFORE_WINDOW = Check(RULES["document-before-window"], document_before_window)
