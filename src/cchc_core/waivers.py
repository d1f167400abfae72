"""Findings that officers let stand: marked with reason, role and last day, never hidden.

A waiver is for what was found when it was given: with it is kept what stood there, what was wanted,
and where. What is found anew, or is found otherwise now, it does not cover.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from attrs import evolve

from cchc_core.campaign import Campaign
from cchc_core.decisions import ACCEPTED, Decision, DecisionKind, LedgerLine, key_of
from cchc_core.ledger_lines import fault
from cchc_core.ledger_words import NO_SUCH_FINDING, NO_SUCH_RULE
from cchc_core.model.findings import Finding, Severity, Waiver
from cchc_core.text import Text, format_date, squeeze

Subject = tuple[str, ...]


def waived(findings: Iterable[Finding], campaign: Campaign) -> Iterator[Finding]:
    """Every finding, with the waiver that covers it, while that holds. Behind the first finding of
    a waiver that has run out, or is for something else than what is found now, that is told."""
    findings = tuple(findings)
    given = _waivers(campaign)
    groups = {about: of for about, of in by_subject(findings).items() if about in given}
    covering = {about: _covering(of, given[about], campaign) for about, of in groups.items()}
    told: set[Subject] = set()
    for finding in findings:
        about = subject(finding)
        if about not in groups:
            yield finding
        elif (waiver := covering[about].get(finding)) and waiver.until:
            yield evolve(finding, waiver=Waiver(waiver.why, waiver.by, waiver.until))
        else:
            yield finding
            if about not in told:
                told.add(about)
                yield _holds_no_longer(given[about], finding, campaign)


def unmatched(
    findings: Iterable[Finding], campaign: Campaign, codes: Collection[str]
) -> Iterator[Finding]:
    """What is wrong with waivers that a person wrote and that are for nothing that was ever found:
    the code is none of the `codes`, or the unit and the row have no such finding."""
    found = by_subject(findings)
    for about, given in _waivers(campaign).items():
        for waiver in given:
            if about not in found and never_matched(waiver) and waiver.needed:
                known = about[0] in codes or not codes
                message = NO_SUCH_FINDING if known else NO_SUCH_RULE
                yield fault(
                    "decision-unclear", waiver.origin, message, " ".join(filter(None, about))
                )


def never_matched(waiver: Decision) -> bool:
    """Whether nothing is kept with it of what it was given for."""
    return len(waiver.about) == 3


def subject(finding: Finding) -> Subject:
    """What a waiver of the finding is about: its code, unit and row."""
    unit = str(finding.unit) if finding.unit else ""
    return finding.rule, unit, finding.indicator or ""


def by_subject(findings: Iterable[Finding]) -> Mapping[Subject, Sequence[Finding]]:
    """The findings by what a waiver of them would be about."""
    groups: dict[Subject, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(subject(finding), []).append(finding)
    return groups


def stated(findings: Iterable[Finding]) -> tuple[str, ...]:
    """What is kept of findings with the waiver for them: what each says and where, `4 → 0, 1 @
    Biểu!D12`; of too many for a cell of a workbook only how many they are, and a digest."""
    told = tuple(_state(finding) + _AT + _place(finding) for finding in findings)
    return told if sum(map(len, told)) <= _MOST else (_summary(told),)


def evidence(findings: Iterable[Finding]) -> str:
    """The same as a person reads it on the line of the waiver."""
    return "\n".join(f"{f.message.vi}{f' [{f.origin}]' if f.origin else ''}" for f in findings)


def tied(lines: Iterable[LedgerLine], findings: Iterable[Finding]) -> Iterator[LedgerLine]:
    """The lines of a ledger; waivers that a person wrote are tied to what is found now."""
    found = by_subject(findings)
    for line in lines:
        kind, about = key_of(line["key"]) or (None, ())
        if kind is DecisionKind.WAIVER and line["choice"] == ACCEPTED and about in found:
            mine = found[about]
            key = Decision(kind, (*about, *stated(mine))).key
            yield line.filled(key=key, evidence=line["evidence"] or evidence(mine[:5]))
        else:
            yield line


_AT = " @ "
_MOST = 20_000


def _state(finding: Finding) -> str:
    said = squeeze(f"{finding.found} → {finding.expected}")
    return said if len(said) <= 200 else f"{said[:150]}… {_digest(said)}"


def _place(finding: Finding) -> str:
    return squeeze(finding.origin.place) if finding.origin else ""


def _summary(told: Sequence[str]) -> str:
    return f"{len(told)} vấn đề, {_digest(chr(10).join(told))}"


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]


def _waivers(campaign: Campaign) -> Mapping[Subject, Sequence[Decision]]:
    given: dict[Subject, list[Decision]] = {}
    for waiver in campaign.decided(DecisionKind.WAIVER):
        if waiver.choice == ACCEPTED and waiver.until:
            given.setdefault(waiver.about[:3], []).append(waiver)
    return given


def _covering(
    findings: Sequence[Finding], waivers: Iterable[Decision], campaign: Campaign
) -> Mapping[Finding, Decision]:
    """The waiver that covers each of the findings of one subject, among those still valid."""
    found: dict[Finding, Decision] = {}
    for waiver in waivers:
        if not _is_over(waiver, campaign):
            open_still = [finding for finding in findings if finding not in found]
            found.update(dict.fromkeys(_covered(open_still, waiver), waiver))
    return found


def _covered(findings: Sequence[Finding], waiver: Decision) -> Iterator[Finding]:
    """Those that say what is kept with it where it is kept; then as many that say the same in
    another place, since lines move when a report is sent again."""
    kept = Counter(waiver.about[3:])
    if never_matched(waiver) or stated(findings) == waiver.about[3:]:
        yield from findings
        return
    moved = []
    for finding in findings:
        (said,) = stated([finding])
        if kept[said] > 0:
            kept[said] -= 1
            yield finding
        else:
            moved.append(finding)
    states = Counter(text.rpartition(_AT)[0] for text in kept.elements())
    for finding in moved:
        if states[_state(finding)] > 0:
            states[_state(finding)] -= 1
            yield finding


def _is_over(waiver: Decision, campaign: Campaign) -> bool:
    return bool(campaign.today and waiver.until and campaign.today > waiver.until)


def _holds_no_longer(waivers: Sequence[Decision], finding: Finding, campaign: Campaign) -> Finding:
    """That none of these covers the finding, and why: of the last that is still valid, else of the
    last at all."""
    valid = [waiver for waiver in waivers if not _is_over(waiver, campaign)]
    waiver = (valid or waivers)[-1]
    assert waiver.until
    last = Text(format_date(waiver.until, "vi"), format_date(waiver.until, "en"))
    kept = "; ".join(text.replace(_AT, ", ") for text in waiver.about[3:6])
    (now,) = (text.replace(_AT, ", ") for text in stated([finding]))
    said = {"at": str(waiver.origin), "rule": finding.rule, "last": last, "kept": kept, "now": now}
    return Finding(
        rule="waiver-changed" if valid else "waiver-expired",
        severity=Severity.WARNING,
        message=(_CHANGED if valid else _RUN_OUT).format(**said),
        unit=finding.unit,
        indicator=finding.indicator,
        origin=waiver.origin,
        found=now if valid else last.vi,
        expected=kept if valid else "",
    )


_RUN_OUT = Text(
    "{at}: việc chấp nhận vấn đề này ({rule}) chỉ có hiệu lực đến {last}, nay đã hết. Hãy yêu cầu "
    "đơn vị sửa số liệu, hoặc quyết định lại.",
    "{at}: this finding ({rule}) was let stand until {last}, which is over. Have the unit correct "
    "its figures, or decide anew.",
)
_CHANGED = Text(
    "{at}: việc chấp nhận ({rule}) là cho nội dung “{kept}”, nay là “{now}” nên không áp dụng cho "
    "nội dung này.",
    "{at}: what was let stand ({rule}) is '{kept}'; now it is '{now}', which that does not cover.",
).and_office(
    "Hãy yêu cầu đơn vị sửa số liệu, hoặc quyết định lại bằng cchc waive.",
    "Have the unit correct its figures, or decide anew with cchc waive.",
)
