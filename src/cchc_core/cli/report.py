"""`cchc report`: one unit's own report, written from what it sent."""

from collections.abc import Sequence
from pathlib import Path

from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import cchc_command, option
from cchc_core.cli.entering import awaited
from cchc_core.cli.findings import finding_lines
from cchc_core.cli.params import folder, force, output, pdf
from cchc_core.cli.printing import of_pdfs, write_kept
from cchc_core.cli.records import unit as unit_record
from cchc_core.cli.records import written
from cchc_core.cli.session import Session
from cchc_core.cli.values import NAME
from cchc_core.cli.words import DEEDS, Said
from cchc_core.extensions import Output
from cchc_core.merge import formats_of, merge_campaign, written_as
from cchc_core.model.findings import Finding
from cchc_core.narrowing import report_of
from cchc_core.renewing import Kept, keep
from cchc_core.settings import load_campaign

_FOLDER = "bao-cao-don-vi"


@cchc_command(
    "report",
    Said(
        "Ghi báo cáo của chính một đơn vị (.docx, .xlsx …) từ số liệu và lời đơn vị đã gửi, để đơn "
        "vị ký gửi lên. Lời đã gõ thêm trong tệp Word đang có được giữ.",
        "Writes one unit's own report (.docx, .xlsx …) from the figures and words it sent, for it "
        "to sign and send. What was typed into the Word file that stands is kept.",
    ),
    'cchc report quy-1 --unit "Phường Trường Thi" --format word',
)
@folder
@option(
    "--unit",
    metavar="UNIT",
    type=NAME,
    required=True,
    about=Said("mã hoặc tên đơn vị", "the unit's code or name"),
)
@option(
    "--format",
    "formats",
    metavar="NAME",
    type=NAME,
    multiple=True,
    about=Said(
        "định dạng, ghi được nhiều lần; mặc định là các định dạng của đợt báo cáo",
        "a format, may be given again; those of the campaign if left out",
    ),
)
@output(_FOLDER)
@pdf
@force
def command(
    session: Session,
    folder: Path,
    unit: str,
    formats: Sequence[str],
    output: Path | None,
    pdf: bool,
    force: bool,
) -> Answer:
    """Merges to have the unit's figures as they are used, then writes its report alone."""
    offer = session.offer()
    campaign = load_campaign(folder, offer)
    of = awaited(unit, campaign)
    names = formats or formats_of(campaign, offer)
    for name in names:
        offer.format(name)
    merged = merge_campaign(campaign, offer, session.watch(Said("Đang đọc", "Reading")))
    where = output or campaign.folder / _FOLDER
    outputs: list[Output] = []
    renewed: set[str] = set()
    findings: list[Finding] = []
    for name in names:
        publication = report_of(merged, of, session.lang)
        kept = keep(written_as(name, publication, offer), where, offer, session.today, name)
        outputs += kept.outputs
        renewed |= kept.renewed
        findings += kept.findings
    problems = list(merged.problems)
    kept = Kept(tuple(outputs), tuple(findings), frozenset(renewed))
    wrote = write_kept(kept, where, offer, problems, session, pdf=pdf, force=force)
    return Answer(
        data=lambda: {"unit": unit_record(of), "outputs": [written(deed) for deed in wrote.deeds]},
        lines=lambda: (
            of.name,
            *(f"{deed.path} ({session.say(DEEDS[deed.deed])})" for deed in wrote.deeds),
            *finding_lines(wrote.findings, campaign, session),
            *of_pdfs(wrote, session, pdf=pdf),
        ),
        findings=wrote.findings,
        problems=tuple(problems),
        error=wrote.error,
    )
