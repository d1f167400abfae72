"""What officers have to decide, as the campaign stands: files, lines and sources in doubt."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from cchc_core.admission import unanswered
from cchc_core.campaign import Campaign
from cchc_core.composition import divisions
from cchc_core.decisions import NO_ROW, OTHER_ROW, SET_ASIDE, Decision, DecisionKind, labelled
from cchc_core.entered import SOURCE
from cchc_core.errors import FileRefused, PluginFailed
from cchc_core.extensions import Submission, Suggestion
from cchc_core.intake import read_file
from cchc_core.model.findings import Finding
from cchc_core.model.forms import FormPack
from cchc_core.model.measures import Status
from cchc_core.model.units import AdminUnit, UnitKey
from cchc_core.naming import row_called, unit_called
from cchc_core.offers import Offer
from cchc_core.receipts import Receipt, Verdict, sender
from cchc_core.waivers import by_subject, never_matched, stated


def questions(
    campaign: Campaign, receipts: Sequence[Receipt], findings: Sequence[Finding], offer: Offer
) -> tuple[Decision, ...]:
    """All that waits for a person's decision, out of what arrived and what was found: whose files
    are, which rows lines are, and which of two sources holds. In the order of the inbox, then of
    the forms."""
    used = list(_used(receipts))
    rows = (row for s in used for row in asked_of(unanswered(s, used), campaign))
    return (*_files(campaign, receipts), *rows, *_sources(campaign, receipts, findings, offer))


def asked_of(submission: Submission, campaign: Campaign) -> tuple[Decision, ...]:
    """Which rows the lines of a submission are that its source matched only inexactly."""
    unit = submission.report.unit
    return tuple(_row(suggestion, unit, campaign) for suggestion in submission.suggestions)


def arising(
    campaign: Campaign, receipts: Sequence[Receipt], findings: Sequence[Finding], offer: Offer
) -> frozenset[str]:
    """The keys of all that is asked, would be asked if it were not answered, or may be waived."""
    answered = [one for one in campaign.decisions if not one.open]
    differing, wholes = set(_differing(campaign, findings)), _divided(campaign)
    found = by_subject(findings)
    waivers = (
        d
        for d in campaign.decisions
        if d.kind is DecisionKind.WAIVER and (d.about[:3] in found or never_matched(d))
    )
    waivable = (Decision(DecisionKind.WAIVER, (*s, *stated(of))) for s, of in found.items())
    files = (d for d in answered if d.kind is DecisionKind.UNIT and _as_it_was(d, campaign))
    sources = (
        d
        for d in answered
        if d.kind is DecisionKind.PRECEDENCE and differing & set(wholes[d.about[0]])
    )
    asked, rows = questions(campaign, receipts, findings, offer), _confirmed(campaign, offer)
    return frozenset(one.key for one in (*asked, *waivers, *waivable, *files, *sources, *rows))


def _used(receipts: Iterable[Receipt]) -> Iterable[Submission]:
    """The submissions that count, each once."""
    used = (r.submission for r in receipts if r.verdict is Verdict.USED and r.submission)
    return {id(submission): submission for submission in used}.values()


def _files(campaign: Campaign, receipts: Sequence[Receipt]) -> Iterator[Decision]:
    files = [receipt.file for receipt in receipts]
    for receipt in receipts:
        alone = files.count(receipt.file) == 1 and receipt.file not in campaign.owners
        if alone and (doubt := _doubt(receipt, campaign)):
            units = [*_likely(receipt, campaign), *campaign.expected]
            named = map(unit_called, units)
            yield Decision(
                kind=DecisionKind.UNIT,
                about=(receipt.file, campaign.digest(receipt.file)),
                question="Tệp này là báo cáo của đơn vị nào?",
                evidence=doubt,
                choices=(*dict.fromkeys(named), SET_ASIDE),
            )


def _doubt(receipt: Receipt, campaign: Campaign) -> str:
    """What makes it unclear whose a file is; nothing where it is clear."""
    named = sender(receipt, campaign)
    if receipt.verdict is Verdict.USED and receipt.unit and named not in (None, receipt.unit):
        said = f"biểu ghi {receipt.unit.name}, inbox.csv ghi {receipt.sender} gửi"
        return f"{receipt.file}: {said}"
    if receipt.rule in ("unit-unknown", "wrong-unit", "sender-differs") and receipt.reason:
        by = f" (inbox.csv: {receipt.sender})" if receipt.sender else ""
        told = receipt.reason.vi.removeprefix(f"{receipt.file}: ")
        return f"{receipt.file}{by}: {told}"
    return ""


def _likely(receipt: Receipt, campaign: Campaign) -> Iterator[AdminUnit]:
    """The expected units that the file, or who sent it, may mean."""
    match = campaign.units.find(receipt.sender, campaign.period.window.last)
    for unit in (receipt.unit, match.unit if match else None):
        if unit and campaign.desk.expects(unit):
            yield unit


def _row(suggestion: Suggestion, unit: AdminUnit, campaign: Campaign) -> Decision:
    origin, pack = suggestion.origin, campaign.pack
    rows = dict.fromkeys((suggestion.row, *suggestion.others))
    return Decision(
        kind=DecisionKind.ROW,
        about=(origin.file, suggestion.key),
        unit=unit_called(unit),
        question=f"“{suggestion.text}” (số liệu: {suggestion.value or '-'}) là dòng nào của biểu?",
        evidence=str(origin),
        choices=(*(row_called(pack[row], pack) for row in rows), NO_ROW, OTHER_ROW),
    )


def _sources(
    campaign: Campaign, receipts: Iterable[Receipt], findings: Iterable[Finding], offer: Offer
) -> Iterator[Decision]:
    """Which source holds for a unit where two of it differ, and neither `cchc.toml` nor a person
    has said; what is lost with one that does not divide the count as another does is told."""
    found: dict[tuple[str, UnitKey], list[Finding]] = {}
    wholes = _divided(campaign)
    for row, differences in _differing(campaign, findings).items():
        for finding in differences:
            told = campaign.precedence_of(finding.unit) if finding.unit else {}
            if finding.unit and told.keys().isdisjoint(wholes[row]):
                found.setdefault((wholes[row][0], finding.unit), []).append(finding)
    for (head, unit), differences in found.items():
        stated = _stated(wholes[head], unit, receipts)
        if len(stated) > 1:
            titles = {
                name: offer.sources[name].title.vi for name in stated if name in offer.sources
            }
            named = {name: labelled(titles.get(name, name), name) for name in stated}
            lost = _lost({named[name]: rows for name, rows in stated.items()}, campaign.pack)
            yield Decision(
                kind=DecisionKind.PRECEDENCE,
                about=(head, str(unit)),
                unit=unit_called(campaign.units[unit]),
                row=row_called(campaign.pack[head], campaign.pack),
                question="Các nguồn của đơn vị này ghi khác nhau; dùng nguồn nào?",
                evidence="\n".join([_told(differences, campaign), *lost]),
                choices=tuple(named.values()),
            )


def _differing(campaign: Campaign, findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    """The differences between sources, by row in printed order."""
    found = [f for f in findings if f.rule == "sources-differ"]
    return {
        row.id: mine
        for row in campaign.pack.rows
        if (mine := [finding for finding in found if finding.indicator == row.id])
    }


def _divided(campaign: Campaign) -> Mapping[str, Sequence[str]]:
    """By row those that are taken from one source together with it, the whole first."""
    groups = ([member.id for member in group] for group in divisions(campaign.pack))
    return {row: group for group in groups for row in group}


def _stated(
    group: Sequence[str], unit: UnitKey, receipts: Iterable[Receipt]
) -> Mapping[str, Sequence[str]]:
    """By source the rows for which it has a figure of the unit; what officers typed holds before
    all of them anyway."""
    told: dict[str, list[str]] = {}
    for submission in _used(receipts):
        if submission.report.unit.key == unit and submission.source != SOURCE:
            for leaf in submission.report.leaves.values():
                rows = [row for row in group if leaf.reading(row).status is Status.USED]
                if rows:
                    told.setdefault(submission.source, []).extend(rows)
    return told


def _lost(stated: Mapping[str, Sequence[str]], pack: FormPack) -> Iterator[str]:
    """Of each source the rows that only others have figures for."""
    rows = dict.fromkeys(row for told in stated.values() for row in told)
    for name, told in stated.items():
        if lost := [pack[row].number for row in rows if row not in told]:
            listed = lost[0] if len(lost) == 1 else f"{lost[0]} … {lost[-1]}"
            yield f"Chọn {name} thì mất số của {len(lost)} dòng nguồn này không có: {listed}"


_SHOWN = 5


def _told(findings: Sequence[Finding], campaign: Campaign) -> str:
    """Unit by unit what differs."""
    lines = []
    for finding in findings[:_SHOWN]:
        unit = campaign.units[finding.unit].name if finding.unit else ""
        row = campaign.pack[finding.indicator].number if finding.indicator else ""
        used = f"đang dùng {finding.expected}"
        lines.append(f"– {unit}, {row}: {finding.found} ({finding.origin}); {used}")
    more = len(findings) - _SHOWN
    return "\n".join([*lines, *([f"… và {more} chỗ khác nữa"] if more > 0 else [])])


def _as_it_was(decision: Decision, campaign: Campaign) -> bool:
    """Whether the file that was decided on lies in the inbox as it did."""
    file, digest = decision.about
    return bool(digest) and campaign.digest(file) == digest


def _confirmed(campaign: Campaign, offer: Offer) -> Iterator[Decision]:
    """The answered lines that would be asked about again without their answers."""
    answered = [one for one in campaign.decisions if one.kind is DecisionKind.ROW and not one.open]
    for file in dict.fromkeys(decision.about[0] for decision in answered):
        mine = [decision for decision in answered if decision.about[0] == file]
        keys = _suggested(file, {}, campaign, offer)
        for decision in mine:
            others = {key: row for key, row in campaign.confirmed.items() if key != decision.about}
            if decision.about[1] in keys or decision.about[1] in _suggested(
                file, others, campaign, offer
            ):
                yield decision


def _suggested(
    file: str, confirmed: Mapping[tuple[str, str], str], campaign: Campaign, offer: Offer
) -> set[str]:
    """The keys of what would be asked about a file with these answers only."""
    desk = evolve(campaign.desk, confirmed=confirmed)
    for path in campaign.files():
        if campaign.name(path) == file:
            try:
                read = read_file(path, desk, offer, [], campaign.sources)
            except (FileRefused, PluginFailed):
                return set()
            return {suggestion.key for s in read for suggestion in s.suggestions}
    return set()
