"""What stands in a campaign's ledger after questions were added to it, or answers."""

from collections.abc import Iterable

from cchc_core.campaign import Campaign
from cchc_core.decisions import (
    ACCEPTED,
    NOT_ACCEPTED,
    DecisionKind,
    LedgerLine,
    LedgerPage,
    extended,
    labelled,
    marked,
)
from cchc_core.ledgers import Page
from cchc_core.merge import Merged
from cchc_core.model.forms import Role
from cchc_core.naming import row_called, unit_called
from cchc_core.offers import Offer
from cchc_core.questions import arising
from cchc_core.settings import bench
from cchc_core.vetting import keyed
from cchc_core.waivers import tied


def asked_anew(merged: Merged, offer: Offer) -> Page:
    """The page with the questions of a merge added to it, with marks on what is not asked any more,
    and waivers that a person wrote tied to what they are for. No choice is ever changed."""
    campaign = merged.campaign
    keys = arising(campaign, merged.receipts, merged.findings, offer)

    def page(lines: tuple[LedgerLine, ...]) -> LedgerPage:
        ours = tied(keyed(lines, bench(campaign, offer, "")), merged.findings)
        return page_of(campaign, offer, marked(extended(ours, merged.questions), keys))

    return page


def page_of(campaign: Campaign, offer: Offer, lines: Iterable[LedgerLine]) -> LedgerPage:
    """The page that a campaign's ledger holds: the lines, each tied to what it is about, and what
    may be chosen on a line that a person adds."""
    rows = (row for row in campaign.pack.rows if row.role is Role.DATA)
    sources = offer.sources.values()
    return LedgerPage(
        title=f"{campaign.unit.name}, {campaign.period.label.vi}",
        lines=keyed(lines, bench(campaign, offer, "")),
        offered={
            "unit": tuple(map(unit_called, campaign.expected)),
            "row": tuple(row_called(row, campaign.pack) for row in rows),
            DecisionKind.WAIVER: (ACCEPTED, NOT_ACCEPTED),
            DecisionKind.PRECEDENCE: tuple(labelled(s.title.vi, s.name) for s in sources),
        },
    )
