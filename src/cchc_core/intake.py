"""What has arrived: every file read and judged, and of each unit's files the one that counts."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from attrs import evolve, frozen

from cchc_core import refusals
from cchc_core.campaign import Campaign
from cchc_core.errors import FileRefused, PluginFailed
from cchc_core.extensions import Desk, Filed, Filing, Submission
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.model.measures import Status
from cchc_core.model.reports import Reading, Report
from cchc_core.model.units import AdminUnit, UnitKey
from cchc_core.offers import Offer, Problem
from cchc_core.reading import read_head, refusal, sniff
from cchc_core.receipts import Receipt, Verdict, by_preference, judge
from cchc_core.text import Text


@frozen
class Intake:
    """All that arrived: a receipt per file, a filing per expected unit, the submissions to use."""

    receipts: tuple[Receipt, ...]
    filings: tuple[Filing, ...]
    submissions: Mapping[UnitKey, Submission]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]


def take_in(
    campaign: Campaign, offer: Offer, watch: Callable[[Sequence[Path]], Iterable[Path]] = iter
) -> Intake:
    """Reads the inbox; one bad file never stops the others. `watch` may show the progress."""
    problems: list[Problem] = []
    receipts: list[Receipt] = []
    for path in watch(campaign.files()):
        receipts += _receive(path, campaign, offer, problems)
    receipts = judge(receipts, campaign)
    used = {r.unit.key: r.submission for r in receipts if r.verdict is Verdict.USED and r.unit}
    return Intake(
        receipts=tuple(receipts),
        filings=tuple(_filing(unit, receipts, campaign) for unit in campaign.expected),
        submissions={key: submission for key, submission in used.items() if submission},
        findings=(*map(_finding, filter(_told, receipts)), *_stray_arrivals(campaign, receipts)),
        problems=tuple(problems),
    )


def read_file(
    path: Path, desk: Desk, offer: Offer, problems: list[Problem], prefer: Sequence[str] = ()
) -> tuple[Submission, ...]:
    """What a file holds, read by the first source of `prefer` (else by name) that recognises it.

    A source that breaks is a problem and leaves the file to the next. Raises `FileRefused` when
    the file cannot be used, `PluginFailed` when a source broke and no other could read it.
    """
    head = read_head(path)
    failed = None
    for name in sorted(offer.sources, key=by_preference(prefer)):
        source = offer.sources[name]
        try:
            if source.recognises(path, head):
                return tuple(source.read(path, desk))
        except FileRefused:
            raise
        except Exception as error:
            failed = offer.failure("source", name, error, at=path.name)
            problems.append(Problem.of(failed))
    raise failed or refusal(path, sniff(path))


def _receive(
    path: Path, campaign: Campaign, offer: Offer, problems: list[Problem]
) -> Iterator[Receipt]:
    """The receipts of one file, before they are compared with those of others."""
    name = campaign.name(path)
    arrival = campaign.arrivals.get(name)
    blank = Receipt(
        file=name,
        verdict=Verdict.REFUSED,
        received=arrival.received if arrival else None,
        sender=arrival.sender if arrival else "",
    )
    try:
        submissions = read_file(path, campaign.desk, offer, problems, campaign.sources)
    except FileRefused as error:
        yield _refused(blank, error, campaign)
        return
    except PluginFailed as error:
        reason = error.message
        yield evolve(blank, rule="plugin-failed", reason=reason, unit=_sender(blank, campaign))
        return
    for submission in map(partial(_kept_as, name), submissions):
        mine = evolve(
            blank,
            unit=submission.report.unit,
            source=submission.source,
            revision=submission.revision,
            submission=submission,
        )
        yield _looked_at(mine, submission.report, campaign)


def _kept_as(name: str, submission: Submission) -> Submission:
    """The submission with its file called by its path in the inbox, not by its bare name."""

    def placed(told: Told) -> Told:
        return evolve(told, origin=evolve(told.origin, file=name) if told.origin else None)

    leaves = [
        evolve(leaf, readings=map(placed, leaf.readings.values()))
        for leaf in submission.report.leaves.values()
    ]
    report = evolve(submission.report, leaves=leaves)
    findings = tuple(map(placed, submission.findings))
    return evolve(submission, file=name, report=report, findings=findings)


Told = TypeVar("Told", Reading, Finding)


def _looked_at(receipt: Receipt, report: Report, campaign: Campaign) -> Receipt:
    """The receipt of a report that was read: whose it is, on what form, whether it says a thing."""
    if report.unit not in campaign.expected:
        return _refused(receipt, refusals.unexpected(receipt.file, report.unit, campaign), campaign)
    same_period = (report.period.id, report.period.window) == (
        campaign.period.id,
        campaign.period.window,
    )
    if report.pack != campaign.pack.key or not same_period:
        return _refused(receipt, refusals.another_form(receipt.file, report, campaign), campaign)
    if all(_says_nothing(leaf.readings.values()) for leaf in report.leaves.values()):
        nothing = Text(
            f"{receipt.file}: biểu chưa điền số liệu nào; đề nghị đơn vị điền rồi gửi lại.",
            f"{receipt.file}: no figure is filled in; the unit should fill the form and send it.",
        )
        return evolve(receipt, verdict=Verdict.EMPTY, rule="form-empty", reason=nothing)
    return evolve(receipt, verdict=Verdict.USED)


def _says_nothing(readings: Iterable[Reading]) -> bool:
    return all(r.status is Status.BLANK and not r.raw for r in readings)


def _filing(unit: AdminUnit, receipts: Iterable[Receipt], campaign: Campaign) -> Filing:
    """What became of one unit: the used receipt, else the worst of what it sent."""
    mine = [r for r in receipts if r.unit and r.unit.key == unit.key]
    if not mine:
        return Filing(unit, Filed.MISSING)
    best = min(mine, key=lambda r: _STANDING.index(r.verdict))
    counted = [r.received for r in mine if r.received and r.verdict in _ACCEPTABLE]
    late = bool(counted) and min(counted).date() > campaign.due
    return Filing(
        unit=unit,
        state=Filed(best.verdict),
        file=best.file,
        received=best.received,
        sender=best.sender,
        revision=best.revision,
        superseded=tuple(r.file for r in mine if r.verdict is Verdict.SUPERSEDED),
        late=late,
        reason=best.reason,
    )


_STANDING = (
    Verdict.USED,
    Verdict.REFUSED,
    Verdict.WRONG_FORM,
    Verdict.EMPTY,
    Verdict.SUPERSEDED,
)
_ACCEPTABLE = (Verdict.USED, Verdict.SUPERSEDED)


def _refused(receipt: Receipt, error: FileRefused, campaign: Campaign) -> Receipt:
    """The receipt of a refused file, put down to the unit it names or to its sender."""
    wrong = error.rule in ("wrong-form", "wrong-period")
    named = {str(unit.key): unit for unit in campaign.expected}
    return evolve(
        receipt,
        verdict=Verdict.WRONG_FORM if wrong else Verdict.REFUSED,
        unit=named.get(error.unit) or _sender(receipt, campaign),
        rule=error.rule,
        reason=error.message,
        found=error.found,
        expected=error.expected,
    )


def _sender(receipt: Receipt, campaign: Campaign) -> AdminUnit | None:
    """The expected unit that `inbox.csv` names as the sender, when it is sure."""
    match = campaign.units.find(receipt.sender, campaign.period.window.last)
    return match.unit if match and match.sure and match.unit in campaign.expected else None


def _told(receipt: Receipt) -> bool:
    return receipt.reason is not None


def _finding(receipt: Receipt) -> Finding:
    return Finding(
        rule=receipt.rule,
        severity=_MILD.get(receipt.rule, Severity.ERROR),
        message=receipt.reason or Text("", ""),
        unit=receipt.unit.key if receipt.unit else None,
        origin=Origin(receipt.file),
        found=receipt.found,
        expected=receipt.expected,
    )


_MILD = {"file-superseded": Severity.INFORMATION, "file-lock": Severity.WARNING}


def _stray_arrivals(campaign: Campaign, receipts: Iterable[Receipt]) -> Iterator[Finding]:
    """A warning for each line of `inbox.csv` whose file is not in the inbox."""
    there = {receipt.file for receipt in receipts}
    for name in campaign.arrivals:
        if name not in there:
            message = Text(
                f"inbox.csv ghi tệp {name} nhưng trong hộp nhận không có.",
                f"inbox.csv names {name}, which is not in the inbox.",
            )
            yield Finding("arrival-without-file", Severity.WARNING, message, origin=Origin(name))
