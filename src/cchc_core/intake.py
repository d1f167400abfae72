"""What has arrived: every file read and judged, and of each unit's files the one that counts."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import evolve, frozen

from cchc_core.admission import admit, no_report, sound
from cchc_core.campaign import Campaign
from cchc_core.errors import FileRefused, PluginFailed
from cchc_core.extensions import Desk, Filing, Submission
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.model.units import UnitKey
from cchc_core.offers import Offer, Problem
from cchc_core.reading import read_head, refusal, sniff
from cchc_core.receipts import Receipt, Verdict, by_preference, filing, judge, sender
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
    received: list[Receipt] = []
    for path in watch(campaign.files()):
        received += _receive(path, campaign, offer, problems)
    receipts = judge(received, campaign)
    used = [r for r in receipts if r.verdict is Verdict.USED]
    return Intake(
        receipts=receipts,
        filings=tuple(filing(unit, receipts, campaign) for unit in campaign.expected),
        submissions={r.unit.key: r.submission for r in used if r.unit and r.submission},
        findings=tuple(_findings(receipts, campaign)),
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
            with offer.guarded("source", name, FileRefused, at=path.name):
                if source.recognises(path, head):
                    return tuple(sound(each, desk) for each in source.read(path, desk))
        except PluginFailed as error:
            failed = error
            problems.append(Problem.of(error))
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
        if not submissions:
            raise no_report(name)
    except FileRefused as error:
        yield _refused(blank, error, campaign)
    except PluginFailed as error:
        unit = sender(blank, campaign)
        yield evolve(blank, rule="plugin-failed", reason=error.message, unit=unit)
    else:
        for submission in submissions:
            yield _admitted(blank, submission, campaign)


def _admitted(blank: Receipt, submission: Submission, campaign: Campaign) -> Receipt:
    receipt = evolve(
        blank,
        verdict=Verdict.USED,
        unit=submission.report.unit,
        source=submission.source,
        revision=submission.revision,
        submission=submission,
    )
    try:
        admit(blank.file, submission, campaign)
    except FileRefused as error:
        return _refused(receipt, error, campaign)
    return receipt


_VERDICTS = {
    "wrong-form": Verdict.WRONG_FORM,
    "wrong-period": Verdict.WRONG_FORM,
    "form-empty": Verdict.EMPTY,
}


def _refused(receipt: Receipt, error: FileRefused, campaign: Campaign) -> Receipt:
    """The receipt of a refused file, put down to the unit it names or to its sender."""
    named = {str(unit.key): unit for unit in campaign.expected}
    return evolve(
        receipt,
        verdict=_VERDICTS.get(error.rule, Verdict.REFUSED),
        unit=named.get(error.unit) or sender(receipt, campaign),
        rule=error.rule,
        reason=error.message,
        found=error.found,
        expected=error.expected,
    )


def _findings(receipts: Sequence[Receipt], campaign: Campaign) -> Iterator[Finding]:
    """Why files were not used, and where the inbox and `inbox.csv` disagree."""
    for receipt in receipts:
        if receipt.reason:
            severity = _MILD.get(receipt.rule, Severity.ERROR)
            yield _about(receipt, receipt.rule, severity, receipt.reason)
        named = sender(receipt, campaign)
        if receipt.verdict is Verdict.USED and receipt.unit and named not in (None, receipt.unit):
            message = _SENDER_DIFFERS.format(
                file=receipt.file, unit=receipt.unit.name, sender=receipt.sender
            )
            yield _about(receipt, "sender-differs", Severity.ERROR, message)
        if receipt.verdict is Verdict.SUPERSEDED and _came_later(receipt, receipts):
            message = _LATER.format(file=receipt.file)
            yield _about(receipt, "revision-order", Severity.WARNING, message)
        if campaign.arrivals and receipt.file not in campaign.arrivals:
            message = _NO_ARRIVAL.format(file=receipt.file)
            yield _about(receipt, "file-without-arrival", Severity.WARNING, message)
    for name in campaign.arrivals:
        if name not in {receipt.file for receipt in receipts}:
            message = _NO_FILE.format(file=name)
            yield Finding("arrival-without-file", Severity.WARNING, message, origin=Origin(name))


_MILD = {"file-superseded": Severity.INFORMATION, "file-lock": Severity.WARNING}
_LATER = Text(
    "{file}: nhận sau nhưng số “Lần gửi” nhỏ hơn nên không được dùng. Hãy hỏi lại đơn vị bản nào "
    "là bản cuối.",
    "{file}: came later but bears a lower number, so it is not used. Ask the unit which counts.",
)
_NO_ARRIVAL = Text(
    "{file}: chưa ghi trong inbox.csv nên không rõ có gửi đúng hạn không. Hãy ghi thời điểm nhận.",
    "{file}: is not in inbox.csv, so nobody knows whether it was late. Write when it came in.",
)
_SENDER_DIFFERS = Text(
    "{file}: biểu là của {unit} nhưng inbox.csv ghi {sender} gửi. Hãy xem lại biểu hoặc sửa "
    "inbox.csv.",
    "{file}: the form is of {unit}, inbox.csv says {sender} sent it. Look at the form, or correct "
    "inbox.csv.",
)
_NO_FILE = Text(
    "inbox.csv ghi tệp {file} nhưng trong hộp nhận không có. Hãy để tệp vào hộp nhận, hoặc sửa "
    "inbox.csv.",
    "inbox.csv names {file}, which is not in the inbox. Put the file there, or correct inbox.csv.",
)


def _came_later(receipt: Receipt, receipts: Sequence[Receipt]) -> bool:
    """Whether a superseded file came in after the one used in its place."""
    used = [r for r in receipts if r.unit == receipt.unit and r.verdict is Verdict.USED]
    return any(r.received and receipt.received and r.received < receipt.received for r in used)


def _about(receipt: Receipt, rule: str, severity: Severity, message: Text) -> Finding:
    return Finding(
        rule=rule,
        severity=severity,
        message=message,
        unit=receipt.unit.key if receipt.unit else None,
        origin=Origin(receipt.file),
        found=receipt.found,
        expected=receipt.expected,
    )
