"""window-rule: which days figures are of, against the named periods and the report's own days."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from cchc_core.checks.readings import readings
from cchc_core.extensions import Case, Check, Place
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.model.measures import Status
from cchc_core.model.periods import Period, PeriodKind, PeriodScheme, Window
from cchc_core.model.units import UnitKey
from cchc_core.reading.periods import windows_in
from cchc_core.reading.references import references_in
from cchc_core.rules import RULES
from cchc_core.text import Text, squeeze

_SHOWN = 3
_PLACES = (Place.TITLE, Place.BODY, Place.APPENDIX)


def window_rule(case: Case) -> Iterator[Finding]:
    """Once, whether the report's window is that of no named period; for each unit, the other days
    that its figures are of: a warning where they are not inside the report's. Days that its text
    names and no figure was read by are only shown: they may be those of a programme, or a course.
    """
    yield from _of_the_campaign(case)
    for (unit, window), stated in _stated(case).items():
        yield _other_days(unit, window, stated, case)


def _of_the_campaign(case: Case) -> Iterator[Finding]:
    period = case.report.period
    if case.schemes and period.window not in _named(case.schemes, period.year):
        scheme = case.schemes.get(period.scheme)
        kind = next((k for k in scheme.kinds if k.id == period.kind), None) if scheme else None
        usual = _usual(scheme, kind, period) if scheme and kind else None
        known = _USUAL.format(label=period.label, usual=usual) if usual else _NOTHING
        why = _REASON.format(reason=period.reason) if period.reason else _NO_REASON
        message = _NO_PERIOD.format(
            days=period.window.phrase, usual=known, rest=_rest_days(case), why=why
        )
        severity = Severity.INFORMATION if period.reason else Severity.WARNING
        found = period.window.phrase.vi
        yield Finding("window-rule", severity, message, found=found, expected=_vi(usual))


def _named(schemes: Mapping[str, PeriodScheme], year: int) -> set[Window]:
    return {_window(kind, year) for scheme in schemes.values() for kind in scheme.kinds}


def _window(kind: PeriodKind, year: int) -> Window:
    return Window(kind.first.in_year(year), kind.last.in_year(year))


def _usual(scheme: PeriodScheme, kind: PeriodKind, period: Period) -> Text:
    """The days that the scheme has for the period, and which scheme that is."""
    days = _window(kind, period.year).phrase
    return Text(f"{days.vi} ({scheme.title.vi})", f"{days.en} ({scheme.title.en})")


def _vi(text: Text | None) -> str:
    return text.vi if text else ""


def _rest_days(case: Case) -> Text:
    """That its first or its last day is no working day."""
    window, vi, en = case.report.period.window, "", ""
    if rest := case.calendar.rest(window.first):
        vi, en = f" Ngày đầu kỳ là {rest.vi}.", f" Its first day is {rest.en}."
    if rest := case.calendar.rest(window.last):
        vi, en = f"{vi} Ngày cuối kỳ là {rest.vi}.", f"{en} Its last day is {rest.en}."
    return Text(vi, en)


@frozen
class _Stated:
    """Who states some days: names of rows, or a title, or neither for a text; and where the first
    stands."""

    rows: tuple[str, ...]
    origin: Origin | None
    title: bool = False


def _stated(case: Case) -> Mapping[tuple[UnitKey, Window], _Stated]:
    """By unit and other days than the report's, what is of them; a document's own days are not."""
    found: dict[tuple[UnitKey, Window], _Stated] = {}

    def add(unit: UnitKey, window: Window, stated: _Stated) -> None:
        before = found.get((unit, window), stated)
        rows = (*before.rows, *stated.rows) if before is not stated else stated.rows
        found[unit, window] = _Stated(
            rows, before.origin or stated.origin, before.title or stated.title
        )

    for leaf, row, reading in readings(case):
        other = reading.window not in (None, leaf.window, case.report.period.window)
        if other and reading.window and reading.status is Status.USED:
            add(leaf.unit.key, reading.window, _Stated((row.number,), reading.origin))
    for unit, passages in case.passages.items():
        for passage in passages:
            text = squeeze(passage.text) if passage.place in _PLACES else ""
            if not any(references_in(text)):
                for window in windows_in(text):
                    if window != case.report.period.window:
                        title = passage.place is not Place.BODY
                        add(unit, window, _Stated((), passage.origin, title))
    return found


def _other_days(unit: UnitKey, window: Window, stated: _Stated, case: Case) -> Finding:
    whole = case.report.period.window
    inside = window in whole
    rows = ", ".join(stated.rows[:_SHOWN]) + (", …" if len(stated.rows) > _SHOWN else "")
    what = _FIGURES.format(number=len(stated.rows), rows=rows) if stated.rows else _TITLE
    of_figures = bool(stated.rows) or stated.title
    message = ((_INSIDE if inside else _OUTSIDE) if of_figures else _NAMED).format(
        what=what, days=window.phrase, whole=whole.phrase, lacking=_lacking(window, whole)
    )
    return Finding(
        "window-rule",
        Severity.WARNING if of_figures and not inside else Severity.INFORMATION,
        message,
        unit=unit,
        origin=stated.origin,
        found=window.phrase.vi,
        expected=whole.phrase.vi,
    )


def _lacking(window: Window, whole: Window) -> int:
    """How many of the report's days a window inside it leaves out."""
    return (whole.last - whole.first).days - (window.last - window.first).days


_NO_PERIOD = Text(
    "Kỳ số liệu {days} không đúng kỳ nào của các chế độ báo cáo.{usual}{rest}{why}",
    "The window {days} is that of no period of any reporting scheme.{usual}{rest}{why}",
)
_USUAL = Text(" {label} là {usual}.", " Figures of {label} are {usual}.")
_NOTHING = Text("", "")
_REASON = Text(" Lý do nêu trong cchc.toml: {reason}.", " Reason given in cchc.toml: {reason}.")
_NO_REASON = Text(
    " Đề nghị nêu lý do trong cchc.toml (khóa reason).",
    " Please give the reason in cchc.toml (key reason).",
)
_FIGURES = Text("{number} số liệu (dòng {rows}) tính", "{number} figures (rows {rows}) are")
_TITLE = Text("Tên báo cáo, phụ lục nêu số liệu tính", "A title states figures")
_NAMED = Text(
    "Lời văn nêu thời gian {days}, khác kỳ số liệu ({whole}), nhưng không có số liệu của biểu nào "
    "tính theo thời gian đó. Nếu là thời gian tính số liệu thì đề nghị đơn vị lấy đúng kỳ.",
    "The text names a time, {days}, other than the report's window ({whole}); no figure of the "
    "form is of it. If figures are meant, the unit should take the right days.",
)
_INSIDE = Text(
    "{what} {days}, ít hơn kỳ báo cáo ({whole}) {lacking} ngày, nên chỉ để xem, không tổng hợp. Đề "
    "nghị đơn vị tính lại cho đủ kỳ.",
    "{what} {days}, {lacking} days fewer than the report's ({whole}), so that they are only shown. "
    "The unit should count the whole period.",
)
_OUTSIDE = Text(
    "{what} {days}, không nằm trong kỳ báo cáo ({whole}), nên không tổng hợp. Đề nghị đơn vị lấy "
    "đúng kỳ.",
    "{what} {days}, which is not inside the report's window ({whole}), so that they are not used. "
    "The unit should take the right days.",
)

WINDOW_RULE = Check(RULES["window-rule"], window_rule)
