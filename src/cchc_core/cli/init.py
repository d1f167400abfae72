"""`cchc init DIR`: makes the folder of a campaign, ready to be filled."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from cchc_core.arrivals import FILE as ARRIVALS
from cchc_core.campaign import Campaign
from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import argument, cchc_command, option
from cchc_core.cli.params import force
from cchc_core.cli.records import period, window
from cchc_core.cli.records import unit as record
from cchc_core.cli.session import Session
from cchc_core.cli.starting import Wishes
from cchc_core.cli.toml_text import campaign_toml
from cchc_core.cli.values import DAY, NAME, YEAR
from cchc_core.cli.words import Said
from cchc_core.errors import CannotWrite
from cchc_core.extensions import Output
from cchc_core.settings import FILE, load_campaign
from cchc_core.text import Lang, Text, format_date
from cchc_core.writing import write_outputs


@cchc_command(
    "init",
    Said(
        "Tạo thư mục cho một đợt báo cáo: tệp cchc.toml có ghi chú, hộp nhận inbox và sổ nhận "
        "inbox.csv. Điều gì không nêu thì lấy theo biểu mẫu, đơn vị, kỳ đang cài; sửa lại sau "
        "trong cchc.toml được.",
        "Makes a folder for a campaign: cchc.toml with comments, the inbox, and inbox.csv. What "
        "is not said is taken from the forms, units and periods installed; cchc.toml may be "
        "edited later.",
    ),
    "cchc init quy-1 --unit 380 --kind 9-months --year 2023 --due 2023-09-05",
)
@argument(
    "folder",
    metavar="DIR",
    type=Path,
    about=Said("thư mục sẽ tạo", "the folder to make"),
)
@option(
    "--unit",
    metavar="CODE",
    type=NAME,
    about=Said(
        "mã đơn vị tổng hợp; mặc định là đơn vị duy nhất ở cấp cao nhất của biểu",
        "the unit that merges; the only one at the forms' top level if left out",
    ),
)
@option("--pack", metavar="PACK", type=NAME, about=Said("bộ biểu mẫu", "the form pack"))
@option("--units", metavar="LIST", type=NAME, about=Said("danh sách đơn vị", "the unit list"))
@option("--scheme", metavar="SCHEME", type=NAME, about=Said("chế độ báo cáo", "the scheme"))
@option(
    "--kind",
    metavar="PERIOD",
    type=NAME,
    about=Said("kỳ báo cáo ('cchc periods')", "the reporting period ('cchc periods')"),
)
@option("--year", metavar="YEAR", type=YEAR, about=Said("năm", "the year"))
@option("--first", metavar="DATE", type=DAY, about=Said("số liệu từ ngày", "figures from"))
@option("--last", metavar="DATE", type=DAY, about=Said("số liệu đến ngày", "figures until"))
@option(
    "--reason",
    metavar="TEXT",
    type=NAME,
    about=Said("lý do khi nêu riêng ngày số liệu", "why the days are not the scheme's"),
)
@option("--due", metavar="DATE", type=DAY, about=Said("hạn gửi", "when reports are due"))
@force
def command(
    session: Session,
    folder: Path,
    unit: str | None,
    pack: str | None,
    units: str | None,
    scheme: str | None,
    kind: str | None,
    year: int | None,
    first: date | None,
    last: date | None,
    reason: str | None,
    due: date | None,
    force: bool,
) -> Answer:
    """Never touches an `inbox.csv` that is there; what it writes, `load_campaign` reads."""
    offer = session.offer()
    _refuse_to_replace(folder / FILE, force)
    wishes = Wishes(unit, pack, units, scheme, kind, year, first, last, reason, due)
    made = [Output(FILE, campaign_toml(wishes, folder, offer, session.today).encode())]
    if not (folder / ARRIVALS).exists():
        made.append(Output(ARRIVALS, "file,received,sender\n".encode("utf-8-sig")))
    write_outputs(made, folder, today=session.today, force=True)
    (folder / "inbox").mkdir(exist_ok=True)
    campaign = load_campaign(folder, offer)
    return Answer(
        data=lambda: _data(campaign, session.lang),
        lines=lambda: _lines(campaign, session),
        problems=offer.problems,
    )


def _data(campaign: Campaign, lang: Lang) -> dict[str, Any]:
    return {
        "folder": str(campaign.folder),
        "unit": record(campaign.unit),
        "pack": campaign.pack.key,
        "period": period(campaign.period, lang),
        "window": window(campaign.period.window),
        "due": campaign.due.isoformat(),
        "expected": [record(one) for one in campaign.expected],
    }


def _lines(campaign: Campaign, session: Session) -> Iterator[str]:
    say, lang, days = session.say, session.lang, campaign.period.window
    due, many = format_date(campaign.due, lang), len(campaign.expected)
    yield f"{campaign.folder / FILE}"
    yield f"  {campaign.unit.name}, {say(campaign.period.label)} ({say(days.phrase)})"
    yield "  " + say(
        Said(
            f"{many} báo cáo phải có, hạn gửi {due}, theo {campaign.pack.title.vi}",
            f"{many} reports expected, due {due}, on {campaign.pack.title.en}",
        )
    )
    yield ""
    yield say(
        Said(
            f"Sửa lại trong {FILE} nếu cần, rồi tạo biểu: cchc forms {campaign.folder}",
            f"Edit {FILE} where it is wrong, then write the forms: cchc forms {campaign.folder}",
        )
    )


def _refuse_to_replace(path: Path, force: bool) -> None:
    if path.exists() and not force:
        raise CannotWrite(
            Text(
                f"Đã có {path}. Thêm --force để ghi đè, hoặc chọn thư mục khác.",
                f"{path} is there already. Add --force to replace it, or choose another folder.",
            )
        )
