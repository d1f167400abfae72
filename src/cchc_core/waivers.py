"""Findings that officers let stand: marked with reason, role and last day, never hidden."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from cchc_core.campaign import Campaign
from cchc_core.decisions import ACCEPTED, Decision, DecisionKind
from cchc_core.model.findings import Finding, Severity, Waiver
from cchc_core.text import Text, format_date


def waived(findings: Iterable[Finding], campaign: Campaign) -> Iterator[Finding]:
    """Every finding, with the waiver that names it, while that holds; one that has run out is told
    of behind the first finding that it named."""
    waivers = _waivers(campaign)
    told: set[str] = set()
    for finding in findings:
        waiver = waivers.get(subject(finding))
        if waiver is None or waiver.until is None:
            yield finding
        elif campaign.today is None or campaign.today <= waiver.until:
            yield evolve(finding, waiver=Waiver(waiver.reason, waiver.by, waiver.until))
        else:
            yield finding
            if waiver.key not in told:
                told.add(waiver.key)
                yield _run_out(waiver, finding)


def subject(finding: Finding) -> tuple[str, str, str]:
    """What a waiver of the finding is about: its code, unit and row."""
    unit = str(finding.unit) if finding.unit else ""
    return finding.rule, unit, finding.indicator or ""


def _waivers(campaign: Campaign) -> Mapping[tuple[str, ...], Decision]:
    given = campaign.decided(DecisionKind.WAIVER)
    return {waiver.about: waiver for waiver in given if waiver.choice == ACCEPTED}


def _run_out(waiver: Decision, finding: Finding) -> Finding:
    assert waiver.until
    last = Text(format_date(waiver.until, "vi"), format_date(waiver.until, "en"))
    return Finding(
        rule="waiver-expired",
        severity=Severity.WARNING,
        message=_RUN_OUT.format(at=str(waiver.origin), last=last, rule=finding.rule),
        unit=finding.unit,
        indicator=finding.indicator,
        origin=waiver.origin,
        found=last.vi,
    )


_RUN_OUT = Text(
    "{at}: việc chấp nhận vấn đề này ({rule}) chỉ có hiệu lực đến {last}, nay đã hết. Hãy yêu cầu "
    "đơn vị sửa số liệu, hoặc quyết định lại.",
    "{at}: this finding ({rule}) was let stand until {last}, which is over. Have the unit correct "
    "its figures, or decide anew.",
)
