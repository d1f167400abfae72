"""What a submission must be to be used: sound work of its source, and what the campaign awaits."""

import json
from collections.abc import Iterable, Iterator

from attrs import evolve

from cchc_core.campaign import Campaign
from cchc_core.carrying import carry_over
from cchc_core.errors import FileRefused
from cchc_core.extensions import Desk, Passage, Submission, Suggestion
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.model.forms import FormPack
from cchc_core.model.measures import Kind, Status
from cchc_core.model.periods import Period
from cchc_core.model.reports import Reading, Report
from cchc_core.model.units import AdminUnit, group_of
from cchc_core.text import Text, as_told


def admit(file: str, submission: Submission, campaign: Campaign) -> None:
    """Raises `FileRefused` unless the report is from an expected unit, on the campaign's form and
    period, covers all its days, and says something, if only what waits for a person's yes."""
    report = submission.report
    if report.unit.key not in {unit.key for unit in campaign.expected}:
        raise _unexpected(file, report.unit, campaign)
    windows = [leaf.window for leaf in report.leaves.values()]
    on_time = (report.period.id, report.period.window) == (
        campaign.period.id,
        campaign.period.window,
    )
    if report.pack != campaign.pack.key:
        raise _another_form("wrong-form", file, report, campaign)
    if not on_time or campaign.period.window.gaps(windows):
        raise _another_form("wrong-period", file, report, campaign)
    submitted = any(leaf.submitted for leaf in report.leaves.values())
    if not submitted or (_says_nothing(report) and not submission.suggestions):
        raise FileRefused(
            "form-empty",
            Text(
                f"{file}: biểu chưa điền số liệu nào; đề nghị đơn vị điền rồi gửi lại.",
                f"{file}: no figure is filled in; the unit should fill the form and send it.",
            ),
            unit=str(report.unit.key),
        )


def heeded(file: str, submission: Submission, campaign: Campaign) -> None:
    """Raises `FileRefused` when a person decided that the file is of another unit, and its source
    goes on reading it as it did."""
    owner, unit = campaign.owners.get(file), submission.report.unit
    if owner and owner != unit:
        raise FileRefused(
            "wrong-unit",
            _NOT_HEEDED.format(file=file, unit=unit.name, owner=owner.name),
            found=unit.name,
            expected=owner.name,
            unit=str(owner.key),
        )


def set_aside(file: str) -> FileRefused:
    """A file that a person decided not to use."""
    return FileRefused("file-set-aside", _SET_ASIDE.format(file=file))


def waiting(submission: Submission, pack: FormPack) -> Iterator[Finding]:
    """What waits for a person's yes before it is used."""
    for suggestion in submission.suggestions:
        yield Finding(
            rule="match-waiting",
            severity=Severity.WARNING,
            message=_WAITING.format(
                text=suggestion.text,
                value=as_told(suggestion.value or "-"),
                row=pack[suggestion.row].name,
                file=json.dumps(suggestion.origin.file, ensure_ascii=False),
            ),
            unit=submission.report.unit.key,
            origin=suggestion.origin,
            found=suggestion.value,
            expected=suggestion.row,
        )


def unanswered(submission: Submission, beside: Iterable[Submission]) -> Submission:
    """The submission with only those of its suggestions that a person has to answer: not where
    another one of the unit, of those `beside` it, states the same number on the row."""
    unit = submission.report.unit.key
    others = [other for other in beside if other is not submission]
    reports = [other.report for other in others if other.report.unit.key == unit]
    told = {
        (reading.row, reading.value)
        for report in reports
        for leaf in report.leaves.values()
        for reading in leaf.readings.values()
        if not isinstance(reading.value, tuple)
    }
    asked = [s for s in submission.suggestions if (s.row, _number(s)) not in told]
    return evolve(submission, suggestions=tuple(asked))


def _number(suggestion: Suggestion) -> int | str:
    value = suggestion.value.strip()
    return int(value) if value.isascii() and value.isdecimal() else value


def sound(submission: object, desk: Desk) -> Submission:
    """The submission, if it is what a source promises; TypeError or ValueError says what is not.

    One on an earlier version of the forms is carried over to those collected.
    """
    if not isinstance(submission, Submission) or not isinstance(submission.report, Report):
        raise TypeError(f"a source yields submissions, not {type(submission).__name__}")
    report = submission.report
    if not report.leaves or not _is_its_own(report, desk):
        raise ValueError(f"a submission is the report of {report.unit.name}, with those below it")
    if not all(isinstance(passage, Passage) for passage in submission.passages):
        raise TypeError("a submission's passages are passages")
    version = desk.version(report.pack)
    if version is None:
        return submission
    for leaf in report.leaves.values():
        for reading in leaf.readings.values():
            _fits(reading, version)
        if unknown := sorted(id for id in leaf.words if version.section(id) is None):
            raise ValueError(f"there is no section '{unknown[0]}' in {version.key}")
    if version is desk.pack:
        return submission
    return carry_over(submission, version, desk.pack)


def _is_its_own(report: Report, desk: Desk) -> bool:
    """Whether every leaf is that of the report's unit, of one below it, or of several of those."""
    below = desk.units.below(report.unit.key, desk.period.window.last)
    own = {unit.key: unit for unit in (*below, report.unit)}
    return all(
        own.get(leaf.unit.key) == leaf.unit
        if leaf.stands_for is None
        else _is_a_group(leaf.unit, own.values(), report, desk)
        for leaf in report.leaves.values()
    )


def _is_a_group(group: AdminUnit, parents: Iterable[AdminUnit], report: Report, desk: Desk) -> bool:
    """Whether a leaf's unit is those of its level below one of `parents` together, and none of them
    has a leaf of its own: it would count twice."""
    for parent in parents:
        if group == group_of(parent, group.level, group.name):
            below = desk.units.below(parent.key, desk.period.window.last)
            members = {unit.key for unit in below if unit.level == group.level}
            return members.isdisjoint(unit.key for unit in report.units)
    return False


def no_report(file: str) -> FileRefused:
    """A file that was read and holds no unit's report."""
    return FileRefused(
        "file-without-report",
        Text(
            f"{file}: đọc được nhưng không có báo cáo của đơn vị nào. Đề nghị xem lại tệp.",
            f"{file}: was read, but holds the report of no unit. Please look at the file.",
        ),
    )


def lost_cells(submission: Submission) -> Iterator[Finding]:
    """Says so when filled cells of a file were neither read nor reported."""
    cells = submission.cells
    if cells and cells.lost:
        yield Finding(
            "cells-lost",
            Severity.ERROR,
            Text(
                f"{submission.file}: tệp có {cells.counted} ô có nội dung nhưng chỉ {cells.read} ô "
                f"được đọc và {cells.counted - cells.read - cells.lost} ô được báo lại; còn "
                f"{cells.lost} ô không rõ. Đề nghị đối chiếu số liệu với tệp và báo cho tác giả "
                f"nguồn '{submission.source}'.",
                f"{submission.file}: of {cells.counted} filled cells {cells.read} were read and "
                f"{cells.counted - cells.read - cells.lost} reported; {cells.lost} are "
                "unaccounted for. Compare the figures with the file, and tell the author of the "
                f"source '{submission.source}'.",
            ),
            unit=submission.report.unit.key,
            origin=Origin(submission.file),
            found=str(cells.counted - cells.lost),
            expected=str(cells.counted),
        )


_NOT_HEEDED = Text(
    "{file}: đã quyết định là tệp của {owner}, nhưng chỉ đọc được là của {unit}, nên không dùng. "
    "Đề nghị {owner} gửi lại đúng biểu của mình.",
    "{file}: was decided to be of {owner}, but can only be read as of {unit}, so it is not used. "
    "{owner} should send a form of its own.",
)
_SET_ASIDE = Text(
    "{file}: đã quyết định không dùng tệp này.", "{file}: was decided not to be used."
)
_WAITING = Text(
    "Dòng '{text}' (số liệu: {value}) có lẽ là dòng {row}; chưa được dùng.",
    "The line '{text}' (figure: {value}) is probably row {row}; it is not used yet.",
).and_office("Hãy xác nhận: cchc match {file}", "Please say yes or no: cchc match {file}")


def _fits(reading: Reading, pack: FormPack) -> None:
    """A value is of its row's kind."""
    if reading.row not in pack:
        raise ValueError(f"there is no row '{reading.row}' in {pack.key}")
    if reading.value is not None and not pack.fits(reading.row, reading.value):
        asked = pack.catalogue[reading.row].kind if reading.row in pack.catalogue else Kind.COUNT
        raise TypeError(f"{reading.row} is a {asked}, its value a {type(reading.value).__name__}")


def _says_nothing(report: Report) -> bool:
    return all(
        reading.status is Status.BLANK and not reading.raw
        for leaf in report.leaves.values()
        for reading in leaf.readings.values()
    )


def _unexpected(file: str, unit: AdminUnit, campaign: Campaign) -> FileRefused:
    return FileRefused(
        "wrong-unit",
        Text(
            f"{file}: báo cáo của {unit.name} ({unit.code}), không thuộc danh sách đơn vị phải "
            "gửi.",
            f"{file}: a report of {unit.name} ({unit.code}), which is not expected.",
        ).and_office(
            "Hãy xem lại nơi gửi, hoặc danh sách đơn vị trong cchc.toml.",
            "See who sent it, or the units in cchc.toml.",
        ),
        found=unit.name,
        expected=campaign.unit.name,
        unit=str(unit.key),
    )


def _another_form(rule: str, file: str, report: Report, campaign: Campaign) -> FileRefused:
    found = _form(report.pack, report.period)
    wanted = _form(campaign.pack.key, campaign.period)
    return FileRefused(
        rule,
        Text(
            f"{file}: biểu {found.vi}; kỳ này dùng biểu {wanted.vi}. Đề nghị đơn vị dùng đúng biểu "
            "đã gửi xuống.",
            f"{file}: on the form {found.en}; this collection is on {wanted.en}. The unit should "
            "use the form that was sent out.",
        ),
        found=found.vi,
        expected=wanted.vi,
        unit=str(report.unit.key),
    )


def _form(pack: str, period: Period) -> Text:
    """`thanh-hoa-2023@1, 9 tháng năm 2023 (từ ngày … đến ngày …)`."""
    label, phrase = period.label, period.window.phrase
    return Text(f"{pack}, {label.vi} ({phrase.vi})", f"{pack}, {label.en} ({phrase.en})")
