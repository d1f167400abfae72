"""`cchc merge`: reads the inbox, rolls up, checks, and writes the city's report."""

from pathlib import Path
from typing import Any

from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import cchc_command, option
from cchc_core.cli.figures import Figures
from cchc_core.cli.findings import finding_lines
from cchc_core.cli.params import everything, folder, force, output, pdf
from cchc_core.cli.printing import Wrote, of_pdfs, write_kept
from cchc_core.cli.records import counts, filing, period, receipt, unit, window, written
from cchc_core.cli.session import Session
from cchc_core.cli.summary import summary
from cchc_core.cli.words import Said
from cchc_core.errors import CannotWrite
from cchc_core.extensions import Filed
from cchc_core.merge import Merged, formats_of, merge_campaign, outputs_of
from cchc_core.renewing import keep
from cchc_core.settings import load_campaign
from cchc_core.text import Lang
from cchc_core.writing import Written


@cchc_command(
    "merge",
    Said(
        "Đọc hộp nhận, gộp báo cáo của các đơn vị, rà soát số liệu và ghi báo cáo tổng hợp. Còn "
        "thiếu đơn vị thì không ghi, trừ khi có --allow-partial.",
        "Reads the inbox, merges the units' reports, checks the figures and writes the merged "
        "report. While reports are lacking nothing is written, unless with --allow-partial.",
    ),
    "cchc merge quy-1 --allow-partial",
)
@folder
@output("outputs")
@option(
    "--allow-partial",
    is_flag=True,
    about=Said("vẫn ghi báo cáo khi còn thiếu đơn vị", "write the report though some are lacking"),
)
@pdf
@everything
@force
def command(
    session: Session,
    folder: Path,
    output: Path | None,
    allow_partial: bool,
    pdf: bool,
    everything: bool,
    force: bool,
) -> Answer:
    """Merges a campaign; what is written depends on completeness, never on findings. What was
    found is told even where the report cannot be written."""
    offer = session.offer()
    campaign = load_campaign(folder, offer)
    formats_of(campaign, offer)
    merged = merge_campaign(campaign, offer, session.watch(Said("Đang đọc", "Reading")))
    problems = list(merged.problems)
    wrote = Wrote()
    if ready := merged.ready(allow_partial=allow_partial):
        outputs = outputs_of(merged, offer, problems, session.lang, allow_partial=allow_partial)
        where = output or campaign.folder / "outputs"
        try:
            kept = keep(outputs, where, offer, session.today)
            wrote = write_kept(kept, where, offer, problems, session, pdf=pdf, force=force)
        except CannotWrite as refusal:
            wrote = Wrote(error=refusal)
    return Answer(
        data=lambda: merged_data(merged, wrote.deeds, session.lang),
        lines=lambda: (
            *summary(merged, wrote.deeds, session, held_back=not ready, everything=everything),
            *finding_lines(wrote.findings, campaign, session),
            *of_pdfs(wrote, session, pdf=pdf),
        ),
        exit_code=merged.exit_code(allow_partial=allow_partial),
        findings=(*merged.findings, *wrote.findings),
        problems=tuple(problems),
        error=wrote.error,
    )


def merged_data(merged: Merged, deeds: tuple[Written, ...], lang: Lang) -> dict[str, Any]:
    """All that a merge found out, as plain data."""
    campaign, filings = merged.campaign, merged.filings
    figures = Figures(merged.report, campaign.pack, merged.figures, lang)
    return {
        "unit": unit(campaign.unit),
        "pack": campaign.pack.key,
        "period": period(campaign.period, lang),
        "window": window(campaign.period.window),
        "due": campaign.due.isoformat(),
        "complete": merged.complete,
        "units": {
            "expected": [unit(f.unit) for f in filings],
            **{state.name.lower(): [unit(f.unit) for f in merged.units(state)] for state in Filed},
            "late": [unit(f.unit) for f in filings if f.late],
        },
        "counts": counts(filings),
        "filings": [filing(f, lang) for f in filings],
        "files": [receipt(r, lang) for r in merged.receipts],
        "on_time": figures.definition(campaign.on_time) if campaign.on_time else None,
        "indicators": figures.records(),
        "headings": figures.headings(),
        "outputs": [written(deed) for deed in deeds],
    }
