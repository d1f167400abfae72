"""`cchc remind`: reminders to the units that have sent nothing usable."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import cchc_command
from cchc_core.cli.entering import awaited
from cchc_core.cli.params import folder, force, only_unit, output, until
from cchc_core.cli.records import filing, written
from cchc_core.cli.session import Session
from cchc_core.cli.words import DEEDS, Said
from cchc_core.intake import take_in
from cchc_core.reminding import Reminded, remind_units
from cchc_core.settings import load_campaign
from cchc_core.writing import Written, write_outputs


@cchc_command(
    "remind",
    Said(
        "Ghi văn bản đôn đốc (.docx) cho mỗi đơn vị chưa gửi báo cáo, hoặc chỉ gửi tệp không dùng "
        "được: vì sao, phải gửi gì, hạn khi nào. Đơn vị khác không có văn bản. Không gửi gì đi "
        "đâu.",
        "Writes a reminder (.docx) to each unit that has sent nothing, or nothing that can be "
        "used: why, what to send, by when. Nobody else gets one. Nothing is sent anywhere.",
    ),
    "cchc remind quy-1",
)
@folder
@output("tra-lai")
@only_unit
@until
@force
def command(
    session: Session,
    folder: Path,
    output: Path | None,
    unit: str | None,
    until: date | None,
    force: bool,
) -> Answer:
    """Reads the inbox only as far as to know who sent what."""
    offer = session.offer()
    campaign = load_campaign(folder, offer)
    only = awaited(unit, campaign) if unit else None
    intake = take_in(campaign, offer, session.watch(Said("Đang đọc", "Reading")))
    problems = [*offer.problems, *intake.problems]
    reminded = tuple(
        remind_units(
            campaign, intake.filings, offer, problems, only=only, until=until, lang=session.lang
        )
    )
    outputs = [made for each in reminded for made in each.outputs]
    where = output or campaign.folder / "tra-lai"
    deeds = write_outputs(outputs, where, today=session.today, force=force) if outputs else ()
    files = iter([written(deed) for deed in deeds])
    return Answer(
        data=lambda: {
            "reminded": [
                {
                    "filing": filing(each.filing, session.lang),
                    "files": [next(files) for _ in each.outputs],
                }
                for each in reminded
            ]
        },
        lines=lambda: _lines(reminded, deeds, session),
        problems=tuple(dict.fromkeys(problems)),
    )


def _lines(
    reminded: Sequence[Reminded], deeds: Sequence[Written], session: Session
) -> Iterator[str]:
    yield session.say(_REMINDED if reminded else _NOBODY).format(units=len(reminded))
    yield from (f"{deed.path} ({session.say(DEEDS[deed.deed])})" for deed in deeds)


_REMINDED = Said("Đôn đốc {units} đơn vị.", "{units} units are reminded.")
_NOBODY = Said(
    "Mọi đơn vị đều đã có báo cáo dùng được.", "Every unit has a report that can be used."
)
