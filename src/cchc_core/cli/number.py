"""`cchc number`: the number and the day that the office gives the merged report."""

from datetime import date
from pathlib import Path

from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import argument, cchc_command, option
from cchc_core.cli.params import force
from cchc_core.cli.session import Session
from cchc_core.cli.tables import wrapped
from cchc_core.cli.usage import WrongUsage
from cchc_core.cli.values import DAY, FOLDER, NAME
from cchc_core.cli.words import DEEDS, Said
from cchc_core.issued import Issued, normal_number
from cchc_core.settings import load_campaign
from cchc_core.text import format_date
from cchc_core.writing import write_outputs


@cchc_command(
    "number",
    Said(
        "Ghi số, ký hiệu và ngày ban hành báo cáo tổng hợp do văn thư cấp; từ lần gộp sau, báo cáo "
        "in số đó và không còn là dự thảo. Số đã cấp thì không đổi, trừ khi có --force.",
        "Keeps the number and the day that the registry gives the merged report; from the next "
        "merge on the report bears them and is no draft any more. A number given is not changed, "
        "unless with --force.",
    ),
    "cchc number quy-1 05/BC-UBND --date 08/9/2023",
)
@argument(
    "folder",
    metavar="DIR",
    type=FOLDER,
    about=Said("thư mục của đợt báo cáo", "the campaign's folder"),
)
@argument(
    "number",
    metavar="TEXT",
    type=NAME,
    about=Said("số, ký hiệu: 05/BC-UBND, hoặc chỉ 5", "the number: 05/BC-UBND, or only 5"),
)
@option(
    "--date",
    "day",
    metavar="DATE",
    type=DAY,
    required=True,
    about=Said("ngày ban hành; phải nêu", "the day it is issued; it has to be told"),
)
@force
def command(session: Session, folder: Path, number: str, day: date, force: bool) -> Answer:
    """Writes the campaign's file with the number."""
    offer = session.offer()
    campaign = load_campaign(folder, offer)
    wanted = normal_number(number)
    if wanted is None:
        raise WrongUsage(_NO_NUMBER)
    if day < (first := campaign.period.window.first):
        raise WrongUsage(
            Said(
                _TOO_EARLY.vi.format(day=format_date(day, "vi"), first=format_date(first, "vi")),
                _TOO_EARLY.en.format(day=format_date(day, "en"), first=format_date(first, "en")),
            )
        )
    new = Issued(wanted, day)
    old = campaign.issued
    if old is not None and old != new and not force:
        told = old.told
        raise WrongUsage(Said(_GIVEN.vi.format(told=told), _GIVEN.en.format(told=told)))
    (deed,) = write_outputs([new.file], folder, today=session.today, force=True)
    return Answer(
        data=lambda: {"path": str(deed.path), "number": new.number, "date": day.isoformat()},
        lines=lambda: (
            f"{deed.path} ({session.say(DEEDS[deed.deed])})",
            wrapped(session.say(_NEXT).format(told=new.told, folder=folder)),
        ),
        problems=offer.problems,
    )


_NO_NUMBER = Said(
    "Không phải số, ký hiệu văn bản; viết như 05/BC-UBND hoặc 5.",
    "That is no number of a report; write it as 05/BC-UBND or 5.",
)
_TOO_EARLY = Said(
    "Ngày ban hành {day} trước cả ngày đầu của kỳ số liệu ({first}). Hãy xem lại năm.",
    "The day {day} is before the first day that the figures are of ({first}). Look at the year.",
)
_GIVEN = Said(
    "Báo cáo của đợt này đã có số {told}. Thêm --force nếu đúng là phải đổi.",
    "The report of this campaign has the number {told} already. Add --force to change it.",
)
_NEXT = Said(
    "Số {told}. Chạy cchc merge {folder} --force để báo cáo in số này; lời đã gõ trong tệp Word "
    "được giữ.",
    "{told}. Run cchc merge {folder} --force for the reports to bear it; what was typed in Word is "
    "kept.",
)
