"""`cchc status`: who sent, late, missing, on a wrong form, empty."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cchc_core.campaign import Campaign
from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import cchc_command
from cchc_core.cli.findings import Findings
from cchc_core.cli.params import everything, folder
from cchc_core.cli.records import counts, filing, period, receipt, unit, window
from cchc_core.cli.session import Session
from cchc_core.cli.tables import table
from cchc_core.cli.words import FILED, Said
from cchc_core.errors import ExitCode
from cchc_core.extensions import Filed, Filing
from cchc_core.intake import Intake, take_in
from cchc_core.settings import load_campaign
from cchc_core.text import Lang, format_date


@cchc_command(
    "status",
    Said(
        "Cho biết từng đơn vị đã gửi, gửi muộn, chưa gửi, gửi sai biểu mẫu hay để trống (xét theo "
        "nội dung tệp). Không ghi gì.",
        "Tells of every unit whether its report came, is late, missing, on a wrong form or empty "
        "(judged by content). Writes nothing.",
    ),
    "cchc status quy-1",
)
@folder
@everything
def command(session: Session, folder: Path, everything: bool) -> Answer:
    """Reads the inbox; incomplete as long as an expected report is not used."""
    offer = session.offer()
    campaign = load_campaign(folder, offer)
    intake = take_in(campaign, offer, session.watch(Said("Đang đọc", "Reading")))
    told = Findings(campaign, offer.rules, session, everything=everything)
    whole = all(f.state is Filed.USED for f in intake.filings)
    return Answer(
        data=lambda: _data(campaign, intake, session.lang),
        lines=lambda: _lines(intake, told, session),
        exit_code=ExitCode.DONE if whole else ExitCode.INCOMPLETE,
        findings=intake.findings,
        problems=(*offer.problems, *intake.problems),
    )


def _data(campaign: Campaign, intake: Intake, lang: Lang) -> dict[str, Any]:
    return {
        "unit": unit(campaign.unit),
        "period": period(campaign.period, lang),
        "window": window(campaign.period.window),
        "due": campaign.due.isoformat(),
        "counts": counts(intake.filings),
        "filings": [filing(f, lang) for f in intake.filings],
        "files": [receipt(r, lang) for r in intake.receipts],
    }


def _lines(intake: Intake, findings: Findings, session: Session) -> Iterator[str]:
    say, campaign = session.say, findings.campaign
    due = format_date(campaign.due, session.lang)
    yield f"{campaign.unit.name}, {say(campaign.period.label)}"
    yield say(Said(f"Hạn gửi {due}", f"Due {due}"))
    yield ""
    head = [
        Said("Đơn vị", "Unit"),
        Said("Tình hình", "State"),
        Said("Tệp", "File"),
        Said("Nhận lúc", "Received"),
    ]
    yield from table([say(word) for word in head], [_row(f, session) for f in intake.filings])
    yield ""
    told = counts(intake.filings)
    yield ", ".join(
        f"{told[s.name.lower()]} {say(FILED[s])}" for s in Filed if told[s.name.lower()]
    )
    yield ""
    yield from findings.lines(intake.findings)


def _row(filing: Filing, session: Session) -> list[str]:
    late = session.say(Said(", muộn", ", late")) if filing.late else ""
    received = filing.received
    when = f"{format_date(received, session.lang)} {received:%H:%M}" if received else ""
    state = session.say(FILED[filing.state]) + late
    if filing.state is Filed.MISSING and filing.reason:
        state += f", {session.say(filing.reason)}"
    return [filing.unit.name, state, filing.file, when]
