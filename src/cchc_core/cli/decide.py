"""`cchc decide`: what waits for a person's decision, what was decided, and the ledger of both."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from textwrap import shorten
from typing import Any

from attrs import frozen

from cchc_core.campaign import Campaign
from cchc_core.cli.answers import Answer, judged
from cchc_core.cli.commands import cchc_command, option
from cchc_core.cli.findings import finding_lines
from cchc_core.cli.params import folder
from cchc_core.cli.records import decision as record
from cchc_core.cli.session import Session
from cchc_core.cli.tables import wrapped
from cchc_core.cli.values import NAME
from cchc_core.cli.words import DEEDS, Said
from cchc_core.deciding import asked_anew
from cchc_core.decisions import Decision, DecisionKind
from cchc_core.ledgers import convert, rewrite
from cchc_core.merge import merge_campaign
from cchc_core.settings import load_campaign, with_ledger
from cchc_core.writing import Written


@cchc_command(
    "decide",
    Said(
        "Nêu những việc phải có người quyết định (dòng, tệp chưa rõ; nguồn được dùng khi số liệu "
        "khác nhau) và ghi vào sổ xử lý Xu-ly.xlsx của đợt, cùng số nhập tay và vấn đề được chấp "
        "nhận. Mở sổ, chọn, lưu lại; lần gộp sau dùng theo đó. Điều đã quyết định không bao giờ "
        "bị đổi.",
        "Lists what a person has to decide (unclear lines and files, which source holds where "
        "figures differ) and writes it into the campaign's ledger Xu-ly.xlsx, beside figures "
        "typed by hand and findings let stand. Open it, choose, save; the next merge follows it. "
        "What was decided is never changed.",
    ),
    "cchc decide quy-1",
)
@folder
@option(
    "--as",
    "kind",
    metavar="KIND",
    type=NAME,
    default="",
    about=Said(
        "loại sổ: xlsx (cho người) hoặc json (cho hệ thống); sổ đang có được chuyển sang",
        "the kind of ledger: xlsx (for people) or json (for systems); the one there is converted",
    ),
)
def command(session: Session, folder: Path, kind: str) -> Answer:
    """Merges, asks, and writes the ledger; no choice is changed or lost."""
    offer = session.offer()
    campaign = load_campaign(folder, offer)
    merged = merge_campaign(campaign, offer, session.watch(Said("Đang đọc", "Reading")))
    page = asked_anew(merged, offer)
    put = convert if kind else rewrite
    written = put(campaign.folder, offer, page, today=session.today, name=kind)
    decided = with_ledger(campaign, offer)
    return Answer(
        data=lambda: _data(decided, written),
        lines=lambda: _lines(decided, written, session),
        exit_code=judged(decided.faults),
        findings=decided.faults,
        problems=merged.problems,
    )


def _data(campaign: Campaign, written: Written) -> dict[str, Any]:
    return {
        "ledger": str(written.path),
        "deed": written.deed.value,
        "decisions": [record(one) for one in campaign.decisions],
    }


@frozen
class _Counts:
    """How many decisions there are of each kind and state."""

    open: int
    decided: int
    faulty: int
    idle: int

    @classmethod
    def of(cls, decisions: tuple[Decision, ...]) -> "_Counts":
        states = Counter(_state(one) for one in decisions)
        return cls(states["open"], states["decided"], states["faulty"], states["idle"])


def _state(decision: Decision) -> str:
    if not decision.needed:
        return "idle"
    if decision.open:
        return "open"
    return "decided" if decision.holds else "faulty"


def _lines(campaign: Campaign, written: Written, session: Session) -> Iterator[str]:
    say, counts = session.say, _Counts.of(campaign.decisions)
    yield say(
        Said(
            f"Việc cần quyết định: {counts.open} chưa quyết định, {counts.decided} đã quyết định, "
            f"{counts.faulty} ghi chưa đúng, {counts.idle} không còn cần",
            f"Decisions: {counts.open} open, {counts.decided} decided, {counts.faulty} not as "
            f"they should be, {counts.idle} no longer needed",
        )
    )
    for kind in DecisionKind:
        mine = [one for one in campaign.decisions if one.kind is kind]
        waiting = [one for one in mine if _state(one) == "open"]
        decided = sum(_state(one) == "decided" for one in mine)
        if waiting or decided:
            yield f"  {say(kind.label)}: " + say(
                Said(
                    f"{len(waiting)} chưa, {decided} đã", f"{len(waiting)} open, {decided} decided"
                )
            )
        for one in waiting:
            yield wrapped(f"    {_told(one)}", "      ")
    yield from finding_lines(campaign.faults, campaign, session)
    yield f"{written.path} ({say(DEEDS[written.deed])})"
    if counts.open:
        yield say(
            Said(
                f"Hãy mở {written.path.name}, chọn ở cột “Quyết định”, lưu và đóng tệp, rồi chạy "
                "lại cchc merge.",
                f"Open {written.path.name}, choose in the column “Quyết định”, save and close it, "
                "then run cchc merge again.",
            )
        )


def _told(decision: Decision) -> str:
    about = ", ".join(filter(None, (decision.unit, decision.row)))
    evidence = shorten(decision.evidence.replace("\n", "; "), _SHOWN, placeholder=" …")
    asked = f"{about}: {decision.question}" if about else decision.question
    return f"{asked} – {evidence}" if evidence else asked


_SHOWN = 200
