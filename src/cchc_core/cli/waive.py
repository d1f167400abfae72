"""`cchc waive`: lets a finding stand, with a reason, by a role, until a day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from cchc_core.campaign import Campaign
from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import argument, cchc_command, option
from cchc_core.cli.deciding import add, refuse_persons
from cchc_core.cli.findings import finding_lines
from cchc_core.cli.records import finding as record
from cchc_core.cli.rows import row_of, unit_of
from cchc_core.cli.session import Session
from cchc_core.cli.usage import WrongUsage
from cchc_core.cli.values import DAY, FOLDER, NAME
from cchc_core.cli.words import DEEDS, Said
from cchc_core.decisions import (
    ACCEPTED,
    NOT_ACCEPTED,
    Decision,
    DecisionKind,
    LedgerLine,
    answered,
    extended,
    key_of,
    labelled,
)
from cchc_core.errors import NotFound
from cchc_core.merge import Merged, merge_campaign
from cchc_core.model.findings import Finding
from cchc_core.naming import row_called, unit_called
from cchc_core.offers import Offer
from cchc_core.settings import load_campaign, with_ledger
from cchc_core.text import Text
from cchc_core.waivers import evidence, stated, subject, waived
from cchc_core.writing import Written


@cchc_command(
    "waive",
    Said(
        "Chấp nhận một vấn đề cần rà soát: nêu mã, đơn vị, dòng, lý do, chức danh người quyết "
        "định và ngày hết hiệu lực. Vấn đề vẫn được nêu ở mọi nơi, kèm quyết định; số liệu không "
        "thay đổi.",
        "Lets a finding stand: its code, unit and row, the reason, the role of who decides, and "
        "until when. The finding is still told everywhere, with the decision; no figure changes.",
    ),
    "cchc waive quy-1 heading-empty --unit 14764 --row 3.2 "
    '--reason "đơn vị giải trình bằng văn bản" --by "trưởng phòng Nội vụ" --until 31/12/2023',
)
@argument(
    "folder",
    metavar="DIR",
    type=FOLDER,
    about=Said("thư mục của đợt báo cáo", "the campaign's folder"),
)
@argument("code", metavar="CODE", type=NAME, about=Said("mã của vấn đề", "the code of the finding"))
@option("--unit", metavar="UNIT", type=NAME, about=Said("mã hoặc tên đơn vị", "the unit"))
@option("--row", metavar="ROW", type=NAME, about=Said("mã hoặc số thứ tự dòng", "the row"))
@option(
    "--reason",
    metavar="TEXT",
    type=NAME,
    required=True,
    about=Said("vì sao chấp nhận", "why it may stand"),
)
@option(
    "--by",
    metavar="ROLE",
    type=NAME,
    required=True,
    about=Said("chức danh của người quyết định", "the role of who decides"),
)
@option(
    "--until",
    metavar="DATE",
    type=DAY,
    required=True,
    about=Said("ngày cuối còn hiệu lực", "the last day that it holds"),
)
def command(
    session: Session,
    folder: Path,
    code: str,
    unit: str | None,
    row: str | None,
    reason: str,
    by: str,
    until: date,
) -> Answer:
    """Merges to see that there is such a finding, and what it says."""
    offer = session.offer()
    refuse_persons(reason=reason, by=by)
    if until < session.today:
        raise WrongUsage(Said("--until: ngày đã qua.", "--until: that day is over."))
    if not (unit or row):
        raise WrongUsage(Said("Cần --unit hoặc --row.", "--unit or --row is needed."))
    campaign = load_campaign(folder, offer)
    of = str(unit_of(unit, campaign, session).key) if unit else ""
    merged = merge_campaign(campaign, offer, session.watch(Said("Đang đọc", "Reading")))
    about = (code, of, _row(row, code, of, merged))
    found = [finding for finding in merged.findings if subject(finding) == about]
    if not found:
        raise NotFound(_nothing(about, merged.findings))
    question = _question(about, found, campaign, offer)
    told = {"reason": reason, "by": by, "when": session.today.isoformat()}

    def change(lines: Iterable[LedgerLine]) -> Iterator[LedgerLine]:
        for line in extended(_brought_up(lines, question), [question]):
            mine = line["key"] == question.key
            yield answered(line, ACCEPTED, until=until.isoformat(), **told) if mine else line

    written = add(campaign, offer, session, change)
    let_stand = tuple(waived(found, with_ledger(campaign, offer)))
    return Answer(
        data=lambda: _data(written, let_stand, session),
        lines=lambda: _lines(written, let_stand, campaign, session),
        problems=merged.problems,
    )


def _row(text: str | None, code: str, unit: str, merged: Merged) -> str:
    """The row that is named; of several that bear the number the one there is such a finding on."""
    if not text:
        return ""
    found = {subject(finding) for finding in merged.findings}
    return row_of(text, merged.campaign.pack, lambda row: (code, unit, row.id) in found).id


def _nothing(about: Sequence[str], findings: Iterable[Finding]) -> Text:
    """That there is no such finding, and which there are of this code."""
    code, *_ = about
    alike = [subject(finding) for finding in findings if finding.rule == code]
    listed = "; ".join(" ".join(filter(None, one[1:])) or code for one in dict.fromkeys(alike[:20]))
    return Text(
        f"Không có vấn đề '{' '.join(filter(None, about))}'. Các vấn đề có mã {code}: "
        f"{listed or 'không có'}. Hãy nêu đúng --unit và --row.",
        f"There is no finding '{' '.join(filter(None, about))}'. Those of the code {code}: "
        f"{listed or 'none'}. Name --unit and --row as they are.",
    )


def _question(
    about: tuple[str, str, str], found: Sequence[Finding], campaign: Campaign, offer: Offer
) -> Decision:
    code, unit, row = about
    title = offer.rules[code].title.vi if code in offer.rules else "Vấn đề cần rà soát"
    units = {str(one.key): one for one in campaign.expected}
    return Decision(
        kind=DecisionKind.WAIVER,
        about=(*about, *stated(found)),
        unit=unit_called(units[unit]) if unit else "",
        row=row_called(campaign.pack[row], campaign.pack) if row else "",
        question=labelled(title, code),
        evidence=evidence(found[:5]),
        choices=(ACCEPTED, NOT_ACCEPTED),
    )


def _brought_up(lines: Iterable[LedgerLine], question: Decision) -> Iterator[LedgerLine]:
    """The lines; one that was about the same code, unit and row is for what is found now."""
    for line in lines:
        known = key_of(line["key"])
        if known and known[0] is question.kind and known[1][:3] == question.about[:3]:
            yield line.filled(key=question.key, evidence=question.evidence)
        else:
            yield line


def _data(written: Written, findings: Iterable[Finding], session: Session) -> dict[str, Any]:
    return {
        "ledger": str(written.path),
        "deed": written.deed.value,
        "waived": [record(finding, session.lang) for finding in findings],
    }


def _lines(
    written: Written, findings: Sequence[Finding], campaign: Campaign, session: Session
) -> Iterator[str]:
    yield session.say(
        Said(
            f"Đã ghi quyết định chấp nhận {len(findings)} vấn đề (vẫn được nêu trong báo cáo):",
            f"Decided to let {len(findings)} findings stand (they are still told):",
        )
    )
    yield from finding_lines(findings, campaign, session)
    yield f"{written.path} ({session.say(DEEDS[written.deed])})"
