"""The use case: reminders to the units that have sent nothing, or nothing that can be used."""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve, frozen

from cchc_core.campaign import Campaign
from cchc_core.extensions import Filed, Filing, Output, Publication, Purpose
from cchc_core.letters import formats_for, written_for
from cchc_core.model.reports import Report
from cchc_core.model.units import AdminUnit
from cchc_core.offers import Offer, Problem
from cchc_core.printing import for_the_unit
from cchc_core.rollup import tabulate
from cchc_core.text import Lang


@frozen
class Reminded:
    """The reminder to one unit."""

    filing: Filing
    outputs: tuple[Output, ...]


def remind_units(
    campaign: Campaign,
    filings: Iterable[Filing],
    offer: Offer,
    problems: list[Problem],
    *,
    only: AdminUnit | None = None,
    until: date | None = None,
    lang: Lang = "vi",
) -> Iterator[Reminded]:
    """A reminder to each unit of which no report is used, or to `only` one of them; none to the
    collecting unit itself.

    Raises `NotFound` where no format writes reminders; one that broke becomes a problem.
    """
    formats_for(Purpose.REMINDER, offer)
    for filing in filings:
        if filing.state is Filed.USED or filing.unit == campaign.unit:
            continue
        if only in (None, filing.unit):
            publication = _publication(campaign, filing, offer, until, lang)
            outputs = tuple(written_for(Purpose.REMINDER, publication, offer, problems))
            yield Reminded(filing, outputs)


def _publication(
    campaign: Campaign, filing: Filing, offer: Offer, until: date | None, lang: Lang
) -> Publication:
    """What there is of the unit: a report not submitted, and what became of what it sent."""
    pack = campaign.pack
    report = Report.of(filing.unit, campaign.period, pack.key, submitted=False)
    reason = for_the_unit(filing.reason) if filing.reason else None
    return Publication(
        report=report,
        pack=pack,
        units=campaign.units,
        figures=tabulate(report, pack, campaign.listed),
        filings=(evolve(filing, reason=reason),),
        signatory=campaign.signatory,
        lang=lang,
        rules=offer.rules,
        office=campaign.office,
        due=campaign.due,
        until=until,
    )
