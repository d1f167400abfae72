"""`cchc lint FILE...`: files measured against the rules for their kind, ours or anybody's."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from cchc_core.cli.answers import Answer, judged
from cchc_core.cli.commands import argument, cchc_command
from cchc_core.cli.session import Session
from cchc_core.cli.tables import wrapped
from cchc_core.cli.values import FILE
from cchc_core.cli.words import SEVERITIES, Said
from cchc_core.linting import Linted, lint_file
from cchc_core.model.findings import Finding


@cchc_command(
    "lint",
    Said(
        "Đo thể thức văn bản: khổ giấy, lề, phông, cỡ chữ, các phần theo Nghị định 30/2020; "
        "nêu từng chỗ sai, quy định và cách sửa. Đo được tệp của chương trình và tệp của nơi khác. "
        "Không ghi gì.",
        "Measures documents against the rules for their kind: paper, margins, fonts, sizes, the "
        "parts after Nghị định 30/2020; names each breach, the rule and what to do. Files "
        "may be ours or anybody's. Writes nothing.",
    ),
    "cchc lint quy-1/outputs/bao-cao-380-2024-quarter-1.docx",
)
@argument(
    "files",
    metavar="FILE…",
    type=FILE,
    nargs=-1,
    required=True,
    about=Said("các tệp cần đo", "the files to measure"),
)
def command(session: Session, files: Sequence[Path]) -> Answer:
    """Measures each file; a breach that cannot stand makes the exit code 1."""
    offer = session.offer()
    problems = list(offer.problems)
    linted = [lint_file(file, offer, problems) for file in files]
    findings = tuple(finding for each in linted for finding in each.findings)
    return Answer(
        data=lambda: {
            "files": [
                {
                    "file": str(each.file),
                    "format": each.format or None,
                    "rules": [finding.rule for finding in each.findings],
                }
                for each in linted
            ]
        },
        lines=lambda: _lines(linted, session),
        exit_code=judged(findings),
        findings=findings,
        problems=tuple(problems),
    )


def _lines(linted: Sequence[Linted], session: Session) -> Iterator[str]:
    for each in linted:
        found = each.findings
        yield f"{each.file}: {_count(found, session)}"
        for finding in found:
            told = f"{session.say(SEVERITIES[finding.severity])}: {session.say(finding.message)}"
            yield wrapped(f"  {told} ({finding.rule})", "      ")


def _count(found: Sequence[Finding], session: Session) -> str:
    number = len(found)
    if not number:
        return session.say(Said("không có chỗ nào sai thể thức", "nothing to mend"))
    return session.say(
        Said(f"{number} vấn đề về thể thức", f"{number} thing{'s' * (number > 1)} to look at")
    )
