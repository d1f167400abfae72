"""`cchc read FILE`: a report as it was read, reading by reading, each with its cell."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cchc_core.campaign import Campaign
from cchc_core.cli.answers import Answer, judged
from cchc_core.cli.commands import argument, cchc_command
from cchc_core.cli.findings import Findings
from cchc_core.cli.folders import around
from cchc_core.cli.params import campaign, everything
from cchc_core.cli.readings import report_lines, report_record
from cchc_core.cli.session import Session
from cchc_core.cli.values import FILE
from cchc_core.cli.words import Said
from cchc_core.errors import FileRefused
from cchc_core.extensions import Submission
from cchc_core.intake import read_file
from cchc_core.merge import case_of, check
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.offers import Offer, Problem
from cchc_core.settings import load_campaign
from cchc_core.waivers import waived


@cchc_command(
    "read",
    Said(
        "Đọc một tệp và cho xem từng số liệu: đã hiểu thành gì, gốc ghi gì, ở ô nào; kèm các vấn "
        "đề cần rà soát của riêng tệp đó.",
        "Reads one file and shows every figure: what was understood, what was typed, in which "
        "cell; with the findings about that file alone.",
    ),
    "cchc read quy-1/inbox/phuong-truong-thi.xlsx",
)
@argument(
    "file",
    metavar="FILE",
    type=FILE,
    about=Said("tệp báo cáo của đơn vị", "a unit's report"),
)
@campaign
@everything
def command(session: Session, file: Path, campaign: Path | None, everything: bool) -> Answer:
    """Reads a file as `merge` would; a refused one is a finding."""
    offer = session.offer()
    collected = load_campaign(campaign or around(file), offer)
    problems = list(offer.problems)
    submissions: tuple[Submission, ...] = ()
    try:
        submissions = read_file(file, collected.desk, offer, problems, collected.sources)
    except FileRefused as error:
        findings = [_refusal(file, error)]
    else:
        found = (f for s in submissions for f in _findings(s, collected, offer, problems))
        findings = list(waived(found, collected))
    told = Findings(collected, offer.rules, session, everything=everything)
    return Answer(
        data=lambda: {
            "file": str(file),
            "reports": [report_record(s, collected, session.lang) for s in submissions],
        },
        lines=lambda: _lines(submissions, told, findings),
        exit_code=judged(findings),
        findings=tuple(findings),
        problems=tuple(problems),
    )


def _findings(
    submission: Submission, campaign: Campaign, offer: Offer, problems: list[Problem]
) -> Iterator[Finding]:
    """What the source and every check find in this one report."""
    report = submission.report
    passages = {report.unit.key: submission.passages}
    case = case_of(report, campaign, offer, passages)
    said = {(f.rule, f.indicator, f.origin) for f in submission.findings}
    for found in check(case, offer, problems):
        if (found.rule, found.indicator, found.origin) not in said:
            yield found
    yield from submission.findings


def _refusal(file: Path, error: FileRefused) -> Finding:
    return Finding(
        error.rule,
        Severity.ERROR,
        error.message,
        origin=Origin(file.name),
        found=error.found,
        expected=error.expected,
    )


def _lines(
    submissions: Iterable[Submission], told: Findings, findings: Sequence[Finding]
) -> Iterator[str]:
    for submission in submissions:
        yield from report_lines(submission, told.campaign, told.session)
    yield from told.lines(findings)
