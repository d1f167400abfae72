"""What a person reads after a merge: who is in, what needs a second look, where the report lies."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cchc_core.campaign import Campaign
from cchc_core.cli.session import Session
from cchc_core.cli.tables import wrapped
from cchc_core.cli.words import DEEDS, SEVERITIES, Said
from cchc_core.extensions import Filed, Filing
from cchc_core.manifests import BESIDE
from cchc_core.merge import Merged
from cchc_core.model.findings import Finding, Severity
from cchc_core.text import format_date, format_rate
from cchc_core.writing import Written

_SHOWN = 5


def summary(
    merged: Merged,
    deeds: Sequence[Written],
    session: Session,
    *,
    held_back: bool,
    everything: bool,
) -> Iterator[str]:
    """The lines of it. `held_back`: reports are lacking, so that nothing was written."""
    campaign, say = merged.campaign, session.say
    period = campaign.period
    yield f"{campaign.unit.name}, {say(period.label)} ({say(period.window.phrase)})"
    yield ""
    yield from _units(merged, session)
    yield from _on_time(merged, session)
    yield ""
    yield from findings_summary(merged.findings, campaign, session, everything=everything)
    yield ""
    if waiting := len(merged.questions):
        yield wrapped(
            say(
                Said(
                    f"Việc chờ quyết định: {waiting}. Xem và quyết định: cchc decide "
                    f"{campaign.folder}",
                    f"Decisions that wait for you: {waiting}. See them: cchc decide "
                    f"{campaign.folder}",
                )
            )
        )
    if held_back:
        yield wrapped(say(_HELD_BACK if merged.units(Filed.USED) else _NOTHING))
    for deed in (deed for deed in deeds if not deed.path.name.endswith(BESIDE)):
        yield f"{deed.path} ({say(DEEDS[deed.deed])})"


def findings_summary(
    findings: Sequence[Finding],
    campaign: Campaign,
    session: Session,
    *,
    everything: bool = False,
) -> Iterator[str]:
    """How many findings of each severity, and the first errors, or all there is."""
    counts = Counter(finding.severity for finding in findings)
    told = [f"{counts[s]} {session.say(SEVERITIES[s])}" for s in Severity if counts[s]]
    head = session.say(Said("Vấn đề cần rà soát: ", "Findings: "))
    yield head + (", ".join(told) or session.say(Said("không có", "none")))
    errors = [f for f in findings if f.severity is Severity.ERROR]
    shown = findings if everything else errors[:_SHOWN]
    yield from finding_lines(shown, campaign, session)
    if more := len(findings) - len(shown):
        yield session.say(
            Said(
                f"  … và {more} vấn đề nữa; thêm --all để xem hết.",
                f"  … and {more} more; --all shows them all.",
            )
        )


_HELD_BACK = Said(
    "Chưa đủ báo cáo nên chưa ghi báo cáo tổng hợp. Thêm --allow-partial để ghi với những đơn vị "
    "đã có.",
    "Reports are lacking, so no merged report was written. Add --allow-partial to write it with "
    "those that are there.",
)
_NOTHING = Said(
    "Chưa có báo cáo nào dùng được nên không có gì để tổng hợp.",
    "No report can be used, so there is nothing to merge.",
)


def finding_lines(
    findings: Iterable[Finding], campaign: Campaign, session: Session
) -> Iterator[str]:
    """Each finding: how bad, by which rule, whose, on which row, what to do, in which cell."""
    for finding in findings:
        about = ", ".join(_about(finding, campaign))
        message = session.say(finding.message)
        told = f"{about}: {message}" if about else message
        named = finding.origin is None or finding.message.vi.startswith(finding.origin.file)
        where = "" if named else f" [{finding.origin}]"
        severity = session.say(SEVERITIES[finding.severity]) + _waived(finding, session)
        yield wrapped(f"  {severity}: {told}{where} ({finding.rule})", "      ")


def _waived(finding: Finding, session: Session) -> str:
    """That it may stand, who decided so, until when, and why."""
    if (waiver := finding.waiver) is None:
        return ""
    until = format_date(waiver.until, session.lang)
    return session.say(
        Said(
            f" ({waiver.by} chấp nhận đến {until}: {waiver.reason})",
            f" (let stand by {waiver.by} until {until}: {waiver.reason})",
        )
    )


def _about(finding: Finding, campaign: Campaign) -> Iterator[str]:
    """The unit and the row, of a finding about a row; others name what they are about."""
    if finding.indicator and finding.indicator in campaign.pack:
        if finding.unit and finding.unit in campaign.units:
            yield campaign.units[finding.unit].name
        yield campaign.pack[finding.indicator].name


def _units(merged: Merged, session: Session) -> Iterator[str]:
    say = session.say
    used, expected = len(merged.units(Filed.USED)), len(merged.filings)
    yield say(Said(f"Báo cáo: dùng {used}/{expected}", f"Reports: {used} of {expected} used"))
    due = say(
        Said(
            f"Gửi sau hạn {format_date(merged.campaign.due, 'vi')}",
            f"Sent after {format_date(merged.campaign.due, 'en')}",
        )
    )
    groups = [
        (due, [f.unit.name for f in merged.filings if f.late]),
        (say(Said("Gửi lại", "Sent again")), [_resent(f) for f in merged.filings if f.superseded]),
        (say(Said("Dùng thêm nguồn khác", "With other sources")), _beside(merged)),
        (say(Said("Chưa gửi", "Missing")), _names(merged, Filed.MISSING)),
        (say(Said("Sai biểu mẫu", "Wrong form")), _names(merged, Filed.WRONG_FORM)),
        (say(Said("Để trống", "Empty")), _names(merged, Filed.EMPTY)),
        (say(Said("Bị từ chối", "Refused")), _names(merged, Filed.REFUSED)),
        (
            say(Said("Tệp không rõ của đơn vị nào", "Files of nobody known")),
            [r.file for r in merged.receipts if r.unit is None],
        ),
    ]
    for heading, names in groups:
        if names:
            yield wrapped(f"  {heading} ({len(names)}): {'; '.join(names)}", "      ")


def _on_time(merged: Merged, session: Session) -> Iterator[str]:
    """The on-time rate the campaign chose, with its definition and of how many units it is."""
    id = merged.campaign.on_time
    if not id or (figure := merged.figures[id]).value is None:
        return
    label, coverage = merged.campaign.pack.catalogue[id].label, figure.coverage
    of = f"{coverage.used}/{coverage.expected}"
    yield wrapped(
        session.say(
            Said(
                f"  {label.vi}: {format_rate(figure.value, 'vi')}% ({of} đơn vị)",
                f"  {label.en}: {format_rate(figure.value, 'en')}% ({of} units)",
            )
        ),
        "      ",
    )


def _names(merged: Merged, state: Filed) -> list[str]:
    """The units in a state, each with the file that is to blame."""
    return [f"{f.unit.name} [{f.file}]" if f.file else f.unit.name for f in merged.units(state)]


def _beside(merged: Merged) -> list[str]:
    """The units of which files of more than one source are used."""
    return [f"{f.unit.name} [{'; '.join(f.more_files)}]" for f in merged.filings if f.more_files]


def _resent(filing: Filing) -> str:
    return f"{filing.unit.name} [{filing.file} ← {', '.join(filing.superseded)}]"
