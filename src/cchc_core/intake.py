"""What has arrived: every file read and judged, and each unit's report out of those that count."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import evolve, frozen

from cchc_core.admission import (
    admit,
    heeded,
    lost_cells,
    no_report,
    set_aside,
    sound,
    unanswered,
    waiting,
)
from cchc_core.campaign import Campaign
from cchc_core.composition import Composed, compose
from cchc_core.entered import SOURCE, TITLE, entered
from cchc_core.errors import FileRefused, PluginFailed
from cchc_core.extensions import Desk, Filing, Passage, Refused, Source, Submission
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.model.forms import FormPack
from cchc_core.model.reports import Report
from cchc_core.model.units import AdminUnit, UnitKey
from cchc_core.offers import Offer, Problem
from cchc_core.reading import read_head, refusal, sniff
from cchc_core.receipts import Receipt, Verdict, by_preference, filing, judge, sender
from cchc_core.text import Text


@frozen
class Intake:
    """All that arrived: a receipt per file, a filing per expected unit, and the report of each unit
    that sent something usable; `read` is what the sources found in the files that count,
    `passages` the sentences of the written reports among them."""

    receipts: tuple[Receipt, ...]
    filings: tuple[Filing, ...]
    reports: Mapping[UnitKey, Report]
    passages: Mapping[UnitKey, tuple[Passage, ...]]
    findings: tuple[Finding, ...]
    read: tuple[Finding, ...]
    problems: tuple[Problem, ...]


def take_in(
    campaign: Campaign, offer: Offer, watch: Callable[[Sequence[Path]], Iterable[Path]] = iter
) -> Intake:
    """Reads the inbox; one bad file never stops the others. `watch` may show the progress."""
    problems: list[Problem] = []
    receipts = judge(_received(campaign, offer, watch, problems), campaign)
    counting = {unit.key: _counting(unit, receipts, campaign) for unit in campaign.expected}
    titles = {SOURCE: TITLE, **{name: source.title for name, source in offer.sources.items()}}
    composed = {
        unit.key: compose(sent, campaign.pack, campaign.precedence_of(unit.key), titles)
        for unit in campaign.expected
        if (sent := counting[unit.key])
    }
    findings = tuple(_findings(receipts, campaign))
    receipts = tuple(_counted(receipts, counting, composed))
    return Intake(
        receipts=receipts,
        filings=tuple(filing(unit, receipts, campaign) for unit in campaign.expected),
        reports={key: made.report for key, made in composed.items()},
        passages={key: passages_of(made.of) for key, made in composed.items()},
        findings=findings,
        read=tuple(_read(composed, campaign.pack)),
        problems=tuple(problems),
    )


def _counted(
    receipts: Iterable[Receipt],
    counting: Mapping[UnitKey, Sequence[Submission]],
    composed: Mapping[UnitKey, Composed],
) -> Iterator[Receipt]:
    """The receipts; of files that a unit's report was not made of, though they could be used, as of
    files that others took the place of."""
    left_out = {
        id(submission)
        for key, made in composed.items()
        for submission in counting[key]
        if submission not in made.of
    }
    for receipt in receipts:
        aside = receipt.verdict is Verdict.USED and id(receipt.submission) in left_out
        yield evolve(receipt, verdict=Verdict.SUPERSEDED) if aside else receipt


def passages_of(submissions: Iterable[Submission]) -> tuple[Passage, ...]:
    """The sentences of what one unit sent, file by file."""
    return tuple(passage for submission in submissions for passage in submission.passages)


def read_file(
    path: Path, desk: Desk, offer: Offer, problems: list[Problem], prefer: Sequence[str] = ()
) -> tuple[Submission, ...]:
    """What a file holds, read by the first source of `prefer` (else by name) that recognises it.

    A source that breaks is a problem and leaves the file to the next. Raises `FileRefused` when
    the file cannot be used, `PluginFailed` when a source broke and no other could read it.
    """
    head = read_head(path)
    failed = None
    for source in _by_preference(offer, prefer):
        try:
            with offer.guarded("source", source.name, FileRefused, at=path.name):
                if source.recognises(path, head):
                    return tuple(sound(each, desk) for each in source.read(path, desk))
        except PluginFailed as error:
            failed = error
            problems.append(Problem.of(error))
    raise failed or refusal(path, sniff(path))


def _by_preference(offer: Offer, prefer: Sequence[str]) -> list[Source]:
    return [offer.sources[name] for name in sorted(offer.sources, key=by_preference(prefer))]


def _received(
    campaign: Campaign,
    offer: Offer,
    watch: Callable[[Sequence[Path]], Iterable[Path]],
    problems: list[Problem],
) -> list[Receipt]:
    """A receipt of every file for every unit in it, by the files' names."""
    received: list[Receipt] = []
    together: dict[str, list[Path]] = {}
    for path in watch(campaign.files()):
        name = campaign.name(path)
        if name in campaign.owners and campaign.owners[name] is None:
            received.append(_refused(_blank(path, campaign), set_aside(name), campaign))
            continue
        source = _looks_at_many(path, offer, campaign)
        if source:
            together.setdefault(source.name, []).append(path)
        else:
            received += _receive(path, campaign, offer, problems)
    for name, paths in together.items():
        received += _receive_together(offer.sources[name], paths, campaign, offer, problems)
    received += _typed(campaign)
    return sorted(received, key=lambda receipt: receipt.file)


def _typed(campaign: Campaign) -> Iterator[Receipt]:
    """What the office typed itself, as if it had come in the ledger."""
    if campaign.ledger:
        blank = Receipt(campaign.ledger.name, Verdict.REFUSED)
        for submission in entered(campaign.entries, campaign.desk, blank.file):
            yield _admitted(blank, sound(submission, campaign.desk), campaign)


def _looks_at_many(path: Path, offer: Offer, campaign: Campaign) -> Source | None:
    """The source that recognises a file, if it wants to see all of its files at once."""
    try:
        head = read_head(path)
        for source in _by_preference(offer, campaign.sources):
            with offer.guarded("source", source.name):
                if source.recognises(path, head):
                    return source if source.read_together else None
    except (FileRefused, PluginFailed):  # told when the file is read alone
        return None
    return None


def _receive_together(
    source: Source,
    paths: Sequence[Path],
    campaign: Campaign,
    offer: Offer,
    problems: list[Problem],
) -> Iterator[Receipt]:
    """The receipts of all files of a source; if it breaks on them, each is read alone."""
    desk = campaign.desk
    assert source.read_together
    try:
        with offer.guarded("source", source.name):
            given = [_sound_or_refused(each, desk) for each in source.read_together(paths, desk)]
    except PluginFailed as error:
        problems.append(Problem.of(error))
        for path in paths:
            yield from _receive(path, campaign, offer, problems)
        return
    refused = {each.path: each.error for each in given if isinstance(each, Refused)}
    for path in paths:
        blank = _blank(path, campaign)
        mine = [s for s in given if isinstance(s, Submission) and blank.file in s.files]
        for submission in mine:
            yield _admitted(blank, submission, campaign)
        if not mine:
            yield _refused(blank, refused.get(path) or no_report(blank.file), campaign)


def _sound_or_refused(given: object, desk: Desk) -> Submission | Refused:
    return given if isinstance(given, Refused) else sound(given, desk)


def _receive(
    path: Path, campaign: Campaign, offer: Offer, problems: list[Problem]
) -> Iterator[Receipt]:
    """The receipts of one file, before they are compared with those of others."""
    blank = _blank(path, campaign)
    try:
        submissions = read_file(path, campaign.desk, offer, problems, campaign.sources)
        if not submissions:
            raise no_report(blank.file)
    except FileRefused as error:
        yield _refused(blank, error, campaign)
    except PluginFailed as error:
        unit = sender(blank, campaign)
        yield evolve(blank, rule="plugin-failed", reason=error.message, unit=unit)
    else:
        for submission in submissions:
            yield _admitted(blank, submission, campaign)


def _blank(path: Path, campaign: Campaign) -> Receipt:
    """The receipt of a file nobody has looked at yet."""
    name = campaign.name(path)
    arrival = campaign.arrivals.get(name)
    return Receipt(
        file=name,
        verdict=Verdict.REFUSED,
        received=arrival.received if arrival else None,
        sender=arrival.sender if arrival else "",
    )


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
        heeded(blank.file, submission, campaign)
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


def _counting(unit: AdminUnit, receipts: Iterable[Receipt], campaign: Campaign) -> list[Submission]:
    """The submissions of a unit that count, each once, the preferred source first."""
    preferred = by_preference(campaign.sources)
    mine = {
        id(r.submission): r.submission
        for r in receipts
        if r.verdict is Verdict.USED and r.unit and r.unit.key == unit.key and r.submission
    }
    return sorted(mine.values(), key=lambda s: (preferred(s.source), s.part))


def _read(composed: Mapping[UnitKey, Composed], pack: FormPack) -> Iterator[Finding]:
    """What was found in the files that count, what waits in them for a yes, and where two of them
    differ, unit by unit."""
    for _, made in sorted(composed.items(), key=lambda pair: pair[0]):
        for submission in made.of:
            yield from submission.findings
            yield from lost_cells(submission)
            yield from waiting(unanswered(submission, made.of), pack)
        yield from made.findings


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
    if unrecorded := list(_unrecorded(receipts, campaign)):
        files = "; ".join(unrecorded[:_NAMED]) + "…" * (len(unrecorded) > _NAMED)
        message = _NO_ARRIVAL.format(count=len(unrecorded), files=files)
        place, count = Origin("inbox.csv"), str(len(unrecorded))
        yield Finding("file-without-arrival", Severity.WARNING, message, origin=place, found=count)
    for name in campaign.arrivals:
        if name not in {receipt.file for receipt in receipts}:
            message = _NO_FILE.format(file=name)
            yield Finding("arrival-without-file", Severity.WARNING, message, origin=Origin(name))
    yield from campaign.faults


def _unrecorded(receipts: Iterable[Receipt], campaign: Campaign) -> Iterable[str]:
    """The files that `inbox.csv` does not name, where there is one."""
    passed = ("file-lock", "file-set-aside")
    sent = (r.file for r in receipts if r.source != SOURCE and r.rule not in passed)
    unnamed = (file for file in sent if file not in campaign.arrivals)
    return dict.fromkeys(unnamed) if campaign.arrivals else ()


_NAMED = 5
"""So many files are named; of all there is a number."""
_MILD = {
    "file-superseded": Severity.INFORMATION,
    "file-set-aside": Severity.INFORMATION,
    "file-lock": Severity.WARNING,
}
_LATER = Text(
    "{file}: nhận sau nhưng số “Lần gửi” nhỏ hơn nên không được dùng. Hãy hỏi lại đơn vị bản nào "
    "là bản cuối.",
    "{file}: came later but bears a lower number, so it is not used. Ask the unit which counts.",
)
_NO_ARRIVAL = Text(
    "{count} tệp chưa ghi trong inbox.csv nên không rõ có gửi đúng hạn không: {files}. Hãy ghi "
    "thời điểm nhận.",
    "{count} files are not in inbox.csv, so nobody knows whether they were late: {files}. Write "
    "when they came in.",
    unit=Text(
        "{count} tệp không rõ có gửi đúng hạn không: {files}.",
        "Of {count} files nobody knows whether they were late: {files}.",
    ),
)
_SENDER_DIFFERS = Text(
    "{file}: biểu là của {unit} nhưng inbox.csv ghi {sender} gửi. Hãy xem lại biểu hoặc sửa "
    "inbox.csv.",
    "{file}: the form is of {unit}, inbox.csv says {sender} sent it. Look at the form, or correct "
    "inbox.csv.",
    unit=Text(
        "{file}: biểu là của {unit} nhưng do {sender} gửi. Đề nghị xem lại biểu.",
        "{file}: the form is of {unit}, but was sent by {sender}. Please look at the form.",
    ),
)
_NO_FILE = Text(
    "inbox.csv ghi tệp {file} nhưng trong hộp nhận không có. Hãy để tệp vào hộp nhận, hoặc sửa "
    "inbox.csv.",
    "inbox.csv names {file}, which is not in the inbox. Put the file there, or correct inbox.csv.",
    unit=Text(
        "Sổ nhận ghi tệp {file} nhưng không có tệp đó.",
        "The register names {file}, which is not there.",
    ),
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
