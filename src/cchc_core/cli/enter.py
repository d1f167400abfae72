"""`cchc enter`: figures, and words, an officer types from a photograph or the telephone."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import argument, cchc_command, option
from cchc_core.cli.deciding import add, by, refuse_persons
from cchc_core.cli.entering import Typed, Way, Wrote, typed
from cchc_core.cli.figures import number
from cchc_core.cli.records import unit as unit_record
from cchc_core.cli.rows import unit_of
from cchc_core.cli.session import Session
from cchc_core.cli.values import DAY, FOLDER, NAME, NUMBER
from cchc_core.cli.words import DEEDS, STATUSES, Said
from cchc_core.decisions import TAKEN_BACK, Decision, DecisionKind, LedgerLine
from cchc_core.model.findings import Finding, Origin
from cchc_core.model.forms import FormPack
from cchc_core.model.units import AdminUnit
from cchc_core.naming import row_called, section_called, unit_called
from cchc_core.settings import load_campaign
from cchc_core.text import format_date, format_number
from cchc_core.writing import Written


@cchc_command(
    "enter",
    Said(
        "Nhập tay số liệu thay một đơn vị, đọc từ ảnh chụp, bản quét (--from, --page) hoặc nghe "
        "qua điện thoại (--informant, --on). Dòng ghi bằng mã hoặc số thứ tự; phần lời của báo cáo "
        "ghi bằng mã hoặc số của mục (V=Không). Mỗi lần nhập được ghi thêm vào sổ xử lý; nhập lại "
        "một dòng thì số sau được dùng, số trước vẫn giữ. Người cho số ghi bằng chức danh, không "
        "ghi tên.",
        "Enters figures on a unit's behalf, read off a photograph or a scanned page (--from, "
        "--page) or heard on the telephone (--informant, --on). A row is given by id or printed "
        "number, what is written in a section of the report by the section's (V=Không). Each entry "
        "is added to the ledger; of a row entered again the later figure counts, the earlier one "
        "is kept. Informants are called by role, never by name.",
    ),
    'cchc enter quy-1 14764 1.1.1=7 1.1.2=6 --from anh-chup.jpg --reason "chưa gửi được tệp"',
)
@argument(
    "folder",
    metavar="DIR",
    type=FOLDER,
    about=Said("thư mục của đợt báo cáo", "the campaign's folder"),
)
@argument(
    "unit", metavar="UNIT", type=NAME, about=Said("mã hoặc tên đơn vị", "the unit's code or name")
)
@argument(
    "figures",
    metavar="ROW=VALUE…",
    type=NAME,
    nargs=-1,
    required=True,
    about=Said(
        "dòng và số như đã nghe, đã thấy; để trống sau dấu = là rút số đã nhập",
        "a row and its figure as heard or seen; nothing after = takes an entry back",
    ),
)
@option(
    "--from",
    "source",
    metavar="FILE",
    type=NAME,
    about=Said("ảnh chụp, bản quét trong hộp nhận", "a photograph or scan in the inbox"),
)
@option("--page", metavar="N", type=NUMBER, about=Said("trang của tệp đó", "the page of that file"))
@option(
    "--informant",
    metavar="ROLE",
    type=NAME,
    about=Said("chức danh người cho số qua điện thoại", "by role, who told it on the telephone"),
)
@option("--on", metavar="DATE", type=DAY, about=Said("ngày gọi điện thoại", "the day of the call"))
@option(
    "--reason",
    metavar="TEXT",
    type=NAME,
    required=True,
    about=Said("vì sao phải nhập tay", "why it has to be typed"),
)
@by
def command(
    session: Session,
    folder: Path,
    unit: str,
    figures: Sequence[str],
    source: str | None,
    page: int | None,
    informant: str | None,
    on: date | None,
    reason: str,
    by: str,
) -> Answer:
    """Nothing is written unless every figure can be read."""
    offer = session.offer()
    refuse_persons(informant=informant or "", reason=reason, by=by)
    campaign = load_campaign(folder, offer)
    way = Way(source or "", page, informant or "", on).checked(campaign, session.today)
    of = unit_of(unit, campaign, session)
    told = typed(figures, of, campaign.pack, campaign.entries)
    new = [_line(each, of, campaign.pack, way, reason, by, session) for each in told]
    written = add(campaign, offer, session, lambda lines: (*lines, *new))
    return Answer(
        data=lambda: _data(written, of, told),
        lines=lambda: _lines(written, of, told, session),
        findings=tuple(_findings(told, of, written)),
        problems=offer.problems,
    )


def _line(
    each: Typed | Wrote,
    unit: AdminUnit,
    pack: FormPack,
    way: Way,
    reason: str,
    by: str,
    session: Session,
) -> LedgerLine:
    """What the ledger is to hold; it is numbered behind what was entered for the row before."""
    match each:
        case Wrote(section=section, words=value):
            row, question = section_called(section), "Nhập phần lời thay đơn vị"
        case Typed(row=one, value=value):
            row, question = row_called(one, pack), "Nhập số liệu thay đơn vị"
    return Decision(
        kind=DecisionKind.ENTRY,
        about=(),
        unit=unit_called(unit),
        row=row,
        question=question,
        evidence=way.told,
        choice=value or TAKEN_BACK,
        reason=reason,
        by=by,
        when=session.today,
    ).line.filled(key="")


def _findings(
    told: Iterable[Typed | Wrote], unit: AdminUnit, written: Written
) -> Iterator[Finding]:
    """What there is to say of figures that were read all the same."""
    for each in told:
        if isinstance(each, Typed) and (remark := each.understood.remark):
            yield remark.finding(unit.key, each.row.id, Origin(written.path.name))


def _data(written: Written, unit: AdminUnit, told: Sequence[Typed | Wrote]) -> dict[str, Any]:
    return {
        "path": str(written.path),
        "unit": unit_record(unit),
        "figures": [
            {
                "id": each.row.id,
                "number": each.row.number,
                "label": each.row.label,
                "status": each.understood.status.value,
                "value": number(each.understood.value),
                "raw": each.value or None,
                "before": each.before.value if each.before else None,
            }
            for each in told
            if isinstance(each, Typed)
        ],
        "words": [
            {
                "id": each.section.id,
                "number": each.section.number,
                "title": each.section.title,
                "text": each.words or None,
                "before": each.before.value if each.before else None,
            }
            for each in told
            if isinstance(each, Wrote)
        ],
    }


def _lines(
    written: Written, unit: AdminUnit, told: Iterable[Typed | Wrote], session: Session
) -> Iterator[str]:
    yield unit.name
    for each in told:
        if isinstance(each, Wrote):
            yield f"  {each.section.name}:{'' if each.words else f' {session.say(_TAKEN_BACK)}'}"
            yield from (f"    {line}" for line in each.words.splitlines())
            continue
        yield f"  {each.row.name}: {_shown(each, session)}{_replaced(each, session)}"
        if remark := each.understood.remark:
            yield f"    {session.say(remark.message)}"
    yield f"{written.path} ({session.say(DEEDS[written.deed])})"


_TAKEN_BACK = Said("rút số đã nhập", "what was entered is taken back")
_NEVER_ENTERED = Said(
    "không có số; trước đó cũng chưa nhập dòng này",
    "no figure; none was entered before either",
)


def _shown(each: Typed, session: Session) -> str:
    if not each.value:
        return session.say(_TAKEN_BACK if each.before else _NEVER_ENTERED)
    value = each.understood.value
    if value is None or isinstance(value, tuple):
        return session.say(STATUSES[each.understood.status])
    return format_number(value, session.lang)


def _replaced(each: Typed, session: Session) -> str:
    if each.before is None:
        return ""
    made = each.before.entered
    value, day = each.before.value, format_date(made, session.lang) if made else "-"
    if not value:
        return session.say(Said(f" (trước đó đã rút ngày {day})", f" (taken back on {day} before)"))
    return session.say(
        Said(f" (trước đó nhập '{value}' ngày {day})", f" (entered as '{value}' on {day} before)")
    )
