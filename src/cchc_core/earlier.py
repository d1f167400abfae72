"""The campaign of the period before: its units' figures, to hold this one's against."""

from attrs import frozen

from cchc_core.campaign import Campaign
from cchc_core.carrying import carried_report
from cchc_core.errors import BadData, CchcError
from cchc_core.intake import take_in
from cchc_core.model.findings import Finding, Severity
from cchc_core.model.reports import Report, join
from cchc_core.offers import Offer, Problem
from cchc_core.settings import load_campaign
from cchc_core.text import Text


@frozen
class Earlier:
    """What an earlier campaign gives: its report on this campaign's forms, or why there is none."""

    report: Report | None = None
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()


def earlier_campaign(campaign: Campaign, offer: Offer) -> Earlier:
    """The campaign that `campaign.previous` names, taken in; what that one names as its own
    previous is not looked at. One that cannot be used is told and stops nothing."""
    if campaign.previous is None:
        return Earlier()
    try:
        before = load_campaign(campaign.previous, offer)
        if not before.period.window.last < campaign.period.window.last:
            raise BadData(_NOT_BEFORE.format(days=before.period.window.phrase))
        intake = take_in(before, offer)
        if not intake.reports:
            raise BadData(_NOTHING_USED)
        joined = join(before.unit, before.period, intake.reports.values())
    except CchcError as error:
        return Earlier(findings=(_unusable(campaign, error),))
    return Earlier(carried_report(joined, before.pack, campaign.pack), problems=intake.problems)


def _unusable(campaign: Campaign, error: CchcError) -> Finding:
    folder = str(campaign.previous)
    return Finding(
        "earlier-unusable",
        Severity.WARNING,
        _UNUSABLE.format(folder=folder, why=error.message),
        found=folder,
    )


_UNUSABLE = Text(
    "Không đối chiếu được với kỳ trước ({folder}): {why}",
    "There is no comparing with the period before ({folder}): {why}",
).and_office(
    "Đề nghị sửa khóa previous trong cchc.toml hoặc thư mục đó.",
    "Please correct the key previous in cchc.toml, or that folder.",
)
_NOT_BEFORE = Text(
    "số liệu ở đó tính {days}, không phải của một kỳ trước.",
    "its figures are {days}, which is no period before this one.",
)
_NOTHING_USED = Text(
    "ở đó không có báo cáo nào dùng được.",
    "none of the reports there can be used.",
)
