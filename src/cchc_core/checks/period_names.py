"""period-name: title, closing line and appendix name the period that the report is for."""

from collections.abc import Iterator, Sequence

from cchc_core.checks.readings import about, readings
from cchc_core.extensions import Case, Check, Passage, Place
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.units import UnitKey
from cchc_core.reading.periods import Phrase, months_left, phrases_in
from cchc_core.rules import RULES
from cchc_core.text import Text, fold, squeeze

_MONTHS = 12
_PLANS, _TASKS = "phuong huong", "nhiem vu"
_PLACES = {
    Place.TITLE: Text("Tên báo cáo", "The title"),
    Place.CLOSING: Text("Câu kết thúc", "The closing line"),
    Place.APPENDIX: Text("Tên phụ lục", "The title of the appendix"),
}


def period_name(case: Case) -> Iterator[Finding]:
    """A warning for each of them that calls the period otherwise than the campaign and nowhere as
    it does, and for each title or note that leaves other months of the year to come. A year alone
    says nothing else than a narrower name beside it, nor does what is planned for later."""
    wanted = {phrase.meaning for phrase in _narrowest(case.report.period.label.vi)}
    for unit, passages in case.passages.items():
        for passage in passages:
            if passage.place in _PLACES:
                yield from _of_a_passage(unit, passage, wanted, case)
    yield from _of_notes(case)


def _narrowest(text: str) -> list[Phrase]:
    phrases = list(phrases_in(squeeze(text)))
    return [phrase for phrase in phrases if not phrase.only_a_year] or phrases


def _of_a_passage(
    unit: UnitKey, passage: Passage, wanted: set[tuple[str, str]], case: Case
) -> Iterator[Finding]:
    label = case.report.period.label
    for text in _other_names(passage.text, wanted):
        message = _OTHER_NAME.format(
            where=_PLACES[passage.place],
            found=text,
            expected=label,
            days=case.report.period.window.phrase,
        )
        yield _finding(unit, passage, message, text, label.vi)
    if wrong := _wrong_rest(passage.text, case):
        message = wrong[1].format(where=_PLACES[passage.place])
        yield _finding(unit, passage, message, wrong[0], label.vi)


def _other_names(text: str, wanted: set[tuple[str, str]]) -> Sequence[str]:
    """The names of other periods, each once; none beside the one that is wanted."""
    text = squeeze(text)
    told = _narrowest(text[: _ahead(text)])
    if not wanted or any(phrase.meaning in wanted for phrase in told):
        return []
    return list({phrase.text: None for phrase in told if not phrase.only_a_year})


def _ahead(text: str) -> int:
    """Where a text goes over to what is planned: "phương hướng", or tasks after a period's name."""
    folded = fold(text)
    plans = folded.find(_PLANS)
    first = next((phrase.at for phrase in phrases_in(text)), len(text))
    tasks = folded.find(_TASKS, first)
    return min((at for at in (plans, tasks) if at >= 0), default=len(text))


def _finding(unit: UnitKey, passage: Passage, message: Text, found: str, expected: str) -> Finding:
    return Finding(
        "period-name",
        Severity.WARNING,
        message,
        unit=unit,
        origin=passage.origin,
        found=found,
        expected=expected,
    )


def _wrong_rest(text: str, case: Case) -> tuple[str, Text] | None:
    """What a text says is left of the year, and what is wrong with it; None if it may be so."""
    left, reported = months_left(text), _months(case)
    if not left or not reported or left[1] == _MONTHS - reported:
        return None
    message = _OTHER_REST.format(
        found=left[0], left=_MONTHS - reported, expected=case.report.period.label
    )
    return left[0], Text(f"{{where}}{message.vi}", f"{{where}}{message.en}")


def _months(case: Case) -> int:
    """How many months of the year the period covers by its name; 0 where it is none of months."""
    names = (phrase.meaning[0] for phrase in _narrowest(case.report.period.label.vi))
    first = next(names, "").partition(" tháng")
    return int(first[0]) if first[1] else 0


def _of_notes(case: Case) -> Iterator[Finding]:
    for leaf, row, reading in readings(case):
        if reading.note and (wrong := _wrong_rest(reading.note, case)):
            message = wrong[1].format(where=Text("Ghi chú", "The note"))
            rule, severity = "period-name", Severity.WARNING
            yield about(leaf, row, reading, rule, severity, message, expected=wrong[0])


_OTHER_NAME = Text(
    "{where} ghi “{found}” trong khi số liệu là của {expected} ({days}); số liệu vẫn được dùng. Đề "
    "nghị đơn vị sửa cho thống nhất.",
    "{where} says '{found}' while the figures are of {expected} ({days}); they are used all the "
    "same. The unit should make them agree.",
)
_OTHER_REST = Text(
    " nói đến “{found}”, trong khi sau {expected} còn {left} tháng. Đề nghị đơn vị sửa cho thống "
    "nhất.",
    " speaks of '{found}', while {left} months are left after {expected}. The unit should make "
    "them agree.",
)

PERIOD_NAME = Check(RULES["period-name"], period_name)
