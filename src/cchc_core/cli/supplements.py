"""Which rows units still have to be asked, after they sent a form of an earlier version."""

from collections.abc import Mapping

from cchc_core.campaign import Campaign
from cchc_core.carrying import Between
from cchc_core.extensions import Submission
from cchc_core.intake import Intake
from cchc_core.model.measures import Status
from cchc_core.model.units import AdminUnit, UnitKey
from cchc_core.receipts import Verdict


def supplements(campaign: Campaign, intake: Intake) -> Mapping[UnitKey, frozenset[str]]:
    """The ids of the rows by unit: those that its earlier form could not answer, and nothing else
    that it sent has. A unit without such a form, or without such rows, is not there."""
    asked = {unit.key: _asked(unit, campaign, intake) for unit in campaign.expected}
    return {key: rows for key, rows in asked.items() if rows}


def _asked(unit: AdminUnit, campaign: Campaign, intake: Intake) -> frozenset[str]:
    used = [
        receipt.submission
        for receipt in intake.receipts
        if receipt.verdict is Verdict.USED and receipt.unit == unit and receipt.submission
    ]
    origins = {submission.carried_from for submission in used}
    earlier = [pack for pack in campaign.earlier if pack.key in origins]
    changed = {row.id for pack in earlier for row in Between(pack, campaign.pack).asked(unit.level)}
    return frozenset(changed.difference(*map(_answered, used)))


def _answered(submission: Submission) -> set[str]:
    return {
        reading.row
        for leaf in submission.report.leaves.values()
        for reading in leaf.readings.values()
        if reading.status is not Status.BLANK or reading.raw
    }
