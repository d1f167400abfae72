"""`cchc remind`: reminders to the units that have sent nothing usable."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import cchc_command
from cchc_core.cli.keeping import kept_files, kept_lines, set_aside
from cchc_core.cli.params import folder, only_unit, output, until
from cchc_core.cli.records import filing
from cchc_core.cli.rows import unit_of
from cchc_core.cli.session import Session
from cchc_core.cli.words import Said
from cchc_core.intake import take_in
from cchc_core.keeping import Keeping, Round, keep
from cchc_core.model.units import AdminUnit
from cchc_core.reminding import Reminded, remind_units
from cchc_core.settings import load_campaign


@cchc_command(
    "remind",
    Said(
        "Ghi văn bản đôn đốc (.docx) cho mỗi đơn vị chưa gửi báo cáo, hoặc chỉ gửi tệp không dùng "
        "được: vì sao, phải gửi gì, hạn khi nào. Đơn vị khác không có văn bản; văn bản cũ của đơn "
        "vị nay đã gửi được cất vào thư mục con “đã cũ”. Không gửi gì đi đâu.",
        "Writes a reminder (.docx) to each unit that has sent nothing, or nothing that can be "
        "used: why, what to send, by when. Nobody else gets one; that of a unit which has sent by "
        "now is set aside in “đã cũ”. Nothing is sent anywhere.",
    ),
    "cchc remind quy-1",
)
@folder
@output("tra-lai")
@only_unit
@until
def command(
    session: Session,
    folder: Path,
    output: Path | None,
    unit: str | None,
    until: date | None,
) -> Answer:
    """Reads the inbox only as far as to know who sent what."""
    offer = session.offer()
    campaign = load_campaign(folder, offer)
    only = unit_of(unit, campaign, session) if unit else None
    intake = take_in(campaign, offer, session.watch(Said("Đang đọc", "Reading")))
    problems = [*offer.problems, *intake.problems]
    reminded = tuple(
        remind_units(
            campaign, intake.filings, offer, problems, only=only, until=until, lang=session.lang
        )
    )
    where = output or campaign.folder / "tra-lai"
    letters = {str(each.filing.unit.key): each.outputs for each in reminded}
    due = Round("remind", letters, frozenset({str(only.key)}) if only else None)
    kept = keep(due, where, today=session.today, retire=not problems)
    return Answer(
        data=lambda: _data(reminded, kept, session),
        lines=lambda: _lines(reminded, only, kept, session),
        problems=tuple(dict.fromkeys(problems)),
    )


def _data(reminded: Sequence[Reminded], kept: Keeping, session: Session) -> dict[str, Any]:
    files = kept_files(kept)
    told = [
        {
            "filing": filing(each.filing, session.lang),
            "files": [next(files) for _ in each.outputs],
        }
        for each in reminded
    ]
    return {"reminded": told, "set_aside": set_aside(kept)}


def _lines(
    reminded: Sequence[Reminded], only: AdminUnit | None, kept: Keeping, session: Session
) -> Iterator[str]:
    told = _REMINDED if reminded else _NOT_IT if only else _NOBODY
    unit = only.name if only else ""
    yield session.say(told).format(units=len(reminded), unit=unit)
    yield from kept_lines(kept, session)


_REMINDED = Said("Đôn đốc {units} đơn vị.", "{units} units are reminded.")
_NOT_IT = Said(
    "{unit} đã có báo cáo dùng được nên không đôn đốc.",
    "{unit} has sent a report that can be used, so it is not reminded.",
)
_NOBODY = Said(
    "Mọi đơn vị đều đã có báo cáo dùng được.", "Every unit has a report that can be used."
)
