"""The use case: what goes back to the units after a merge, and the officer's list of all of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from attrs import evolve, frozen

from cchc_core.effects import effects_of
from cchc_core.extensions import Filed, Filing, Output, Publication, Purpose
from cchc_core.letters import formats_for, written_for
from cchc_core.marking import Copy, marked_copies
from cchc_core.merge import Merged
from cchc_core.model.findings import Addressee, Effect, Finding, Severity, Touch
from cchc_core.model.reports import Report
from cchc_core.model.units import AdminUnit, UnitKey
from cchc_core.offers import Offer, Problem
from cchc_core.printing import for_the_unit
from cchc_core.receipts import Verdict
from cchc_core.rollup import tabulate
from cchc_core.text import Lang

Effects = Mapping[Finding, Effect]


@frozen
class Returned:
    """What goes back to one unit: a slip for the `findings` it can put right, and marked copies."""

    unit: AdminUnit
    findings: tuple[Finding, ...]
    slips: tuple[Output, ...]
    copies: tuple[Copy, ...] = ()

    @property
    def outputs(self) -> tuple[Output, ...]:
        """All its files."""
        return (*self.slips, *(copy.output for copy in self.copies))


def return_to_units(
    merged: Merged,
    offer: Offer,
    problems: list[Problem],
    *,
    only: AdminUnit | None = None,
    until: date | None = None,
    lang: Lang = "vi",
) -> tuple[Returned, ...]:
    """What goes back to each unit whose report is used and holds something it can put right, or to
    `only` one of them; a unit without such findings gets nothing.

    What is waived, what merely informs, and what only the collecting office can put right does not
    go back. Raises `NotFound` where no format writes slips; one that broke becomes a problem.
    """
    formats_for(Purpose.SLIP, offer)
    told = _told(merged, offer)
    effects = _effects(merged, [finding for mine in told.values() for finding in mine])
    return tuple(
        _returned(
            filing,
            _ordered(told[filing.unit.key], effects, merged),
            evolve(_publication(merged, offer, lang), effects=effects, until=until),
            merged,
            offer,
            problems,
        )
        for filing in merged.units(Filed.USED)
        if filing.unit.key in told and only in (None, filing.unit)
    )


def worklist_of(
    merged: Merged,
    offer: Offer,
    problems: list[Problem],
    *,
    returned: Iterable[Returned] = (),
    lang: Lang = "vi",
) -> tuple[Output, ...]:
    """The officer's list of every finding that waits for somebody, unit by unit, what weighs most
    on the merged figures first; the copies that were `returned` are named in it."""
    formats_for(Purpose.WORKLIST, offer)
    waiting = [finding for finding in merged.findings if _waits(finding)]
    effects = _effects(merged, waiting)
    publication = evolve(
        _publication(merged, offer, lang),
        findings=_by_unit(waiting, effects, merged),
        effects=effects,
        copies={copy.file: copy.output.name for each in returned for copy in each.copies},
    )
    return tuple(written_for(Purpose.WORKLIST, publication, offer, problems))


def _returned(
    filing: Filing,
    findings: Sequence[Finding],
    whole: Publication,
    merged: Merged,
    offer: Offer,
    problems: list[Problem],
) -> Returned:
    campaign = merged.campaign
    copies = tuple(marked_copies(campaign, merged.receipts, findings, offer, problems))
    leaves = [x for x in merged.report.leaves.values() if x.unit.key == filing.unit.key]
    report = Report(filing.unit, campaign.period, campaign.pack.key, leaves)
    own = evolve(
        whole,
        report=report,
        figures=tabulate(report, campaign.pack, campaign.listed),
        filings=(filing,),
        findings=tuple(findings),
        copies={copy.file: copy.output.name for copy in copies},
    )
    slips = tuple(written_for(Purpose.SLIP, own, offer, problems))
    return Returned(filing.unit, tuple(findings), slips, copies)


def _told(merged: Merged, offer: Offer) -> Mapping[UnitKey, list[Finding]]:
    """What each unit is told, in words for it alone, by the unit that sent the report."""
    campaign = merged.campaign
    senders = {
        unit.key: sender
        for sender in campaign.expected
        if sender != campaign.unit
        for unit in (sender, *campaign.units.below(sender.key, campaign.period.window.last))
    }
    told: dict[UnitKey, list[Finding]] = {}
    for finding in merged.findings:
        if _waits(finding) and finding.unit in senders and _is_for_units(finding, offer):
            words = for_the_unit(finding.message)
            told.setdefault(senders[finding.unit].key, []).append(evolve(finding, message=words))
    return told


def _waits(finding: Finding) -> bool:
    """Whether somebody has to do something about it."""
    return finding.severity is not Severity.INFORMATION and finding.waiver is None


def _is_for_units(finding: Finding, offer: Offer) -> bool:
    rule = offer.rules.get(finding.rule)
    return rule is None or rule.addressee is Addressee.UNIT


def _effects(merged: Merged, findings: Iterable[Finding]) -> Effects:
    campaign, receipts = merged.campaign, merged.receipts
    used = {receipt.file for receipt in receipts if receipt.verdict is Verdict.USED}
    unread = {receipt.file for receipt in receipts} - used
    return effects_of(
        findings, merged.report, campaign.pack, merged.figures, campaign.listed, unread
    )


def _by_unit(findings: Iterable[Finding], effects: Effects, merged: Merged) -> tuple[Finding, ...]:
    """All of a unit together, the unit that weighs most first, by its heaviest finding, an error
    before any warning, then by the next; those of no unit come last."""
    groups: dict[UnitKey | None, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.unit, []).append(finding)
    ordered = {key: _ordered(group, effects, merged) for key, group in groups.items()}
    end = (len(Severity), (len(Touch), Fraction(0)))  # who has more, else alike, weighs more
    weights = {key: [*(_weight(f, effects) for f in group), end] for key, group in ordered.items()}
    keys = sorted(groups, key=lambda key: (key is None, weights[key], str(key)))
    return tuple(finding for key in keys for finding in ordered[key])


def _ordered(findings: Iterable[Finding], effects: Effects, merged: Merged) -> list[Finding]:
    """Errors before warnings, of both what weighs most first, then as printed."""
    places = {row.id: at for at, row in enumerate(merged.campaign.pack.rows)}

    def place(finding: Finding) -> tuple[object, int]:
        return _weight(finding, effects), places.get(finding.indicator or "", len(places))

    return sorted(findings, key=place)


def _weight(finding: Finding, effects: Effects) -> tuple[int, tuple[int, Fraction]]:
    return list(Severity).index(finding.severity), effects[finding].rank


def _publication(merged: Merged, offer: Offer, lang: Lang) -> Publication:
    campaign = merged.campaign
    return evolve(
        merged.publication(lang), rules=offer.rules, office=campaign.office, due=campaign.due
    )
