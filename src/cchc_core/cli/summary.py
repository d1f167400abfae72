"""What a person reads after a merge: who is in, what needs a second look, where the report lies."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cchc_core.cli.session import Session
from cchc_core.cli.tables import wrapped
from cchc_core.cli.words import DEEDS, SEVERITIES, Said
from cchc_core.extensions import Filed, Filing
from cchc_core.merge import Merged
from cchc_core.model.findings import Finding, Severity
from cchc_core.text import format_date
from cchc_core.writing import Written

_SHOWN = 5


def summary(
    merged: Merged, deeds: Sequence[Written], session: Session, *, held_back: bool
) -> Iterator[str]:
    """The lines of it. `held_back`: reports are lacking, so that nothing was written."""
    campaign, say = merged.campaign, session.say
    period = campaign.period
    yield f"{campaign.unit.name}, {say(period.label)} ({say(period.window.phrase)})"
    yield ""
    yield from _units(merged, session)
    yield ""
    yield from findings_summary(merged.findings, session)
    yield ""
    if held_back:
        yield wrapped(
            say(
                Said(
                    "Chưa đủ báo cáo nên chưa ghi báo cáo tổng hợp. Thêm --allow-partial để ghi "
                    "với những đơn vị đã có.",
                    "Reports are lacking, so no merged report was written. Add --allow-partial to "
                    "write it with those that are there.",
                )
            )
        )
    for deed in deeds:
        yield f"{deed.path} ({say(DEEDS[deed.deed])})"


def findings_summary(
    findings: Sequence[Finding], session: Session, shown: int = _SHOWN
) -> Iterator[str]:
    """How many findings of each severity, and the first errors."""
    counts = Counter(finding.severity for finding in findings)
    told = [f"{counts[s]} {session.say(SEVERITIES[s])}" for s in Severity if counts[s]]
    head = session.say(Said("Vấn đề cần rà soát: ", "Findings: "))
    yield head + (", ".join(told) or session.say(Said("không có", "none")))
    errors = [f for f in findings if f.severity is Severity.ERROR]
    yield from finding_lines(errors[:shown], session)
    if len(errors) > shown:
        yield session.say(
            Said(
                f"  … và {len(errors) - shown} lỗi nữa; --json cho tất cả.",
                f"  … and {len(errors) - shown} more errors; --json gives all.",
            )
        )


def finding_lines(findings: Iterable[Finding], session: Session) -> Iterator[str]:
    """Each finding with its rule, its cell and what to do."""
    for finding in findings:
        where = f" [{finding.origin}]" if finding.origin else ""
        severity = session.say(SEVERITIES[finding.severity])
        line = f"  {severity} {finding.rule}: {session.say(finding.message)}{where}"
        yield wrapped(line, "      ")


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
        (due, [f for f in merged.filings if f.late]),
        (say(Said("Chưa gửi", "Missing")), merged.units(Filed.MISSING)),
        (say(Said("Sai biểu mẫu", "Wrong form")), merged.units(Filed.WRONG_FORM)),
        (say(Said("Để trống", "Empty")), merged.units(Filed.EMPTY)),
        (say(Said("Bị từ chối", "Refused")), merged.units(Filed.REFUSED)),
    ]
    for heading, filings in groups:
        if filings:
            names = "; ".join(map(_named, filings))
            yield wrapped(f"  {heading} ({len(filings)}): {names}", "      ")


def _named(filing: Filing) -> str:
    """The unit, with the file that is to blame."""
    blamed = filing.file if filing.state is not Filed.USED else ""
    return f"{filing.unit.name} [{blamed}]" if blamed else filing.unit.name
