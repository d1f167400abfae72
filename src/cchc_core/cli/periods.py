"""`cchc periods`: every scheme of reporting periods, with the days of one year."""

from collections.abc import Iterator
from typing import Any

from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import cchc_command, option
from cchc_core.cli.records import period, window
from cchc_core.cli.session import Session
from cchc_core.cli.tables import table, wrapped
from cchc_core.cli.values import YEAR
from cchc_core.cli.words import Said
from cchc_core.model.periods import Period, PeriodScheme, period_of
from cchc_core.text import format_date


@cchc_command(
    "periods",
    Said(
        "Liệt kê các chế độ báo cáo và các kỳ của một năm: số liệu từ ngày nào đến ngày nào, hạn "
        "gửi ngày nào.",
        "Lists the schemes of reporting periods, with the days of one year: which days the "
        "figures cover and when they are due.",
    ),
    "cchc periods --year 2023",
)
@option(
    "--year",
    metavar="YEAR",
    type=YEAR,
    about=Said("năm báo cáo; mặc định là năm nay", "the reporting year; this one if left out"),
)
def command(session: Session, year: int | None) -> Answer:
    """Every scheme installed."""
    offer = session.offer()
    of_year = {
        scheme: [
            period_of(offer.schemes, scheme.id, kind.id, year or session.today.year)
            for kind in scheme.kinds
        ]
        for scheme in offer.schemes.values()
    }
    return Answer(
        data=lambda: {"schemes": [_record(s, ps, session) for s, ps in of_year.items()]},
        lines=lambda: (line for s, ps in of_year.items() for line in _lines(s, ps, session)),
        problems=offer.problems,
    )


def _record(scheme: PeriodScheme, periods: list[Period], session: Session) -> dict[str, Any]:
    return {
        "id": scheme.id,
        "title": session.say(scheme.title),
        "source": scheme.source,
        "periods": [
            {
                **period(one, session.lang),
                "window": window(one.window),
                "due": one.due.isoformat(),
            }
            for one in periods
        ],
    }


def _lines(scheme: PeriodScheme, periods: list[Period], session: Session) -> Iterator[str]:
    say, lang = session.say, session.lang
    yield f"{scheme.id}: {say(scheme.title)}"
    yield wrapped(scheme.source, "  ")
    yield ""
    head = [
        Said("Kỳ", "Period"),
        Said("Tên", "Label"),
        Said("Từ ngày", "First day"),
        Said("Đến ngày", "Last day"),
        Said("Hạn gửi", "Due"),
        Said("Cộng dồn", "Cumulative"),
    ]
    yes = say(Said("có", "yes"))
    rows = [
        [
            one.kind,
            say(one.label),
            format_date(one.window.first, lang),
            format_date(one.window.last, lang),
            format_date(one.due, lang),
            yes if one.cumulative else "",
        ]
        for one in periods
    ]
    yield from table([say(word) for word in head], rows)
    yield ""
