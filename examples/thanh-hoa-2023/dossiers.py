"""Made-up dossiers of a ward's one-stop desk, and the figures a ward makes of them.

Nothing here is real: no dossier, no person, no number. Codes have the shape real ones have. What
becomes of a dossier is drawn first and its dates after it, so that the dates tell the same.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from attrs import evolve, frozen
from made_up import percent

FIRST, LAST = date(2022, 11, 5), date(2023, 9, 1)
"""The days the city asks for, both included."""

DIRECT, ONLINE_PARTIAL, ONLINE_FULL, POSTAL = (
    "Trực tiếp",
    "Trực tuyến một phần",
    "Trực tuyến toàn trình",
    "Bưu chính công ích",
)
LAND, CONSTRUCTION = "Đất đai", "Xây dựng"

PROCEDURES: Mapping[str, Sequence[str]] = {
    "Hộ tịch": ("Đăng ký khai sinh", "Đăng ký khai tử", "Đăng ký kết hôn"),
    "Chứng thực": ("Chứng thực bản sao từ bản chính", "Chứng thực chữ ký"),
    "Bảo trợ xã hội": ("Trợ giúp xã hội hằng tháng", "Xác định mức độ khuyết tật"),
    "Người có công": ("Trợ cấp một lần", "Cấp lại giấy chứng nhận"),
    "Thi đua khen thưởng": ("Tặng giấy khen của Chủ tịch UBND cấp xã",),
    LAND: ("Xác nhận hồ sơ đất đai", "Hòa giải tranh chấp đất đai"),
    CONSTRUCTION: ("Xác nhận hồ sơ nhà ở riêng lẻ",),
}
"""Everyday names by field; the field comes up the more often the earlier it stands."""

WORK_DONE = {"early", "on-time", "late", "without-due-date"}
STATES = {"returned": (7,), "waiting": (5, 6, 8), "open-in-time": (2, 4), "open-overdue": (2, 4)}
"""The portal's states of what is not done; what is done is 9 (result ready) or 10 (handed out)."""


@frozen
class Dossier:
    """One request; `became` is what it counts as, nothing for what the report leaves out."""

    code: str
    procedure: str
    field: str
    received: datetime
    due: date | None
    finished: date | None
    state: int
    channel: str
    became: str = ""

    @property
    def procedure_code(self) -> str:
        number = 1_000_000 + 7 * list(PROCEDURES).index(self.field) + len(self.procedure)
        return f"1.{number % 1_000_000:06d}.000.00.00.H56"

    @property
    def carried_over(self) -> bool:
        return self.received.date() < FIRST


def desk(agency: str, number: int) -> tuple[Dossier, ...]:
    """The dossiers of an agency by the time they came in: `number` that count, four that do not."""
    draw = Random(f"dossiers {agency}")
    plan = [
        *(("late", False) for _ in range(draw.randint(1, 4))),
        *(("without-due-date", False) for _ in range(2)),
        *(("returned", False) for _ in range(3)),
        *(("waiting", False) for _ in range(4)),
        *(("open-in-time", False) for _ in range(7)),
        *(("open-overdue", False) for _ in range(2)),
        *((became, True) for became in ("early", "on-time", "late", "returned", "waiting")),
    ]
    plan += [("on-time", False)] * (number // 12)
    drawn = [*_edges(draw), *(_drawn(draw, *each) for each in plan)]
    drawn += (_drawn(draw, "early", False) for _ in range(number - len(drawn)))
    drawn += _outside(draw)
    return tuple(_oddly_coded(_numbered(sorted(drawn, key=lambda each: each.received), agency)))


def _drawn(draw: Random, became: str, carried_over: bool) -> Dossier:
    """A dossier of which this became, between the days that allow it."""
    last = LAST - timedelta(days=24 if became in WORK_DONE | {"returned"} else 1)
    received = _day(draw, FIRST, last)
    if became.startswith("open"):
        received = _day(draw, LAST - timedelta(days=30), LAST - timedelta(days=6))
    if carried_over:
        received = _day(draw, FIRST - timedelta(days=9), FIRST - timedelta(days=1))
    finished = max(FIRST, received + timedelta(days=draw.randint(0, 12)))
    later, sooner = timedelta(days=draw.randint(1, 9)), timedelta(days=draw.randint(1, 4))
    due: date | None = received + timedelta(days=draw.randint(3, 15))
    match became:
        case "early":
            due = finished + later
        case "on-time":
            due = finished
        case "late":
            due, finished = finished, finished + sooner
        case "without-due-date":
            due = None
        case "open-in-time":
            due = LAST + timedelta(days=draw.randint(0, 9))
        case "open-overdue":
            due = received + timedelta(days=draw.randint(1, 4))
    closed = became in WORK_DONE or became == "returned"
    return _dossier(draw, received, due, finished if closed else None, became)


def _edges(draw: Random) -> Iterator[Dossier]:
    """The first and the last minute of the window, and what was finished only after it."""
    at_night = _dossier(draw, FIRST, FIRST + timedelta(days=2), FIRST, "early")
    yield evolve(at_night, received=datetime.combine(FIRST, time(0, 0)))
    last_call = _dossier(draw, LAST, LAST + timedelta(days=3), None, "open-in-time")
    yield evolve(last_call, received=datetime.combine(LAST, time(23, 59)))
    received, after = LAST - timedelta(days=8), LAST + timedelta(days=3)
    in_time = _dossier(draw, received, after, after, "open-in-time")
    yield evolve(in_time, state=10)
    overdue = _dossier(draw, received, LAST - timedelta(days=1), after, "open-overdue")
    yield evolve(overdue, state=9)


def _outside(draw: Random) -> Iterator[Dossier]:
    """What an export shows and a report leaves out."""
    before, after = FIRST - timedelta(days=20), LAST + timedelta(days=2)
    yield _dossier(draw, before, before + timedelta(days=9), before + timedelta(days=5), "")
    yield evolve(_dossier(draw, after, after + timedelta(days=9), None, ""), state=4)
    due = date(2023, 3, 20)
    yield evolve(_dossier(draw, date(2023, 3, 13), due, None, ""), state=1)
    yield evolve(_dossier(draw, date(2023, 3, 14), due, None, ""), state=3)


def _dossier(
    draw: Random, received: date, due: date | None, finished: date | None, became: str
) -> Dossier:
    fields = list(PROCEDURES)
    (field,) = draw.choices(fields, weights=range(3 * len(fields), 0, -3))
    (channel,) = draw.choices(
        (DIRECT, ONLINE_PARTIAL, ONLINE_FULL, POSTAL), weights=(55, 28, 14, 3)
    )
    at = time(draw.randint(7, 16), draw.randint(0, 59))
    return Dossier(
        code="",
        procedure=draw.choice(PROCEDURES[field]),
        field=field,
        received=datetime.combine(received, at),
        due=due,
        finished=finished,
        state=draw.choice(STATES.get(became, (9, 10))),
        channel=channel,
        became=became,
    )


def _day(draw: Random, first: date, last: date) -> date:
    return first + timedelta(days=draw.randint(0, (last - first).days))


def _numbered(dossiers: Iterable[Dossier], agency: str) -> Iterator[Dossier]:
    """Each with its code: agency, day, and its number on that day."""
    numbers: Counter[date] = Counter()
    for dossier in dossiers:
        day = dossier.received.date()
        numbers[day] += 1
        yield evolve(dossier, code=f"000.{agency}.22.H56-{day:%y%m%d}-{numbers[day]:04d}")


def _oddly_coded(dossiers: Iterable[Dossier]) -> Iterator[Dossier]:
    """A few codes are of another agency, in the newer order, of another day than the dossier."""
    for place, dossier in enumerate(dossiers):
        match place:
            case 40:
                code = dossier.code.replace(".22.H56", ".99.H56")
            case 60:
                agency, day, number = dossier.code.split("-")
                code = f"H56.22.{agency.split('.')[1]}-{day}-{number}"
            case 70:
                code = dossier.code.replace("-22", "-21").replace("-23", "-22")
            case _:
                code = dossier.code
        yield evolve(dossier, code=code)


def without_states(dossiers: Iterable[Dossier]) -> tuple[Dossier, ...]:
    """Those of which the dates alone tell what became: in work, or done."""
    return tuple(each for each in dossiers if each.state in (2, 4, 9, 10))


def with_due_days(dossiers: Iterable[Dossier]) -> tuple[Dossier, ...]:
    """Those but the ones that were done without a due day."""
    return tuple(each for each in dossiers if each.became != "without-due-date")


def counted(dossiers: Iterable[Dossier], *became: str) -> list[Dossier]:
    """Those of which one of these became; all that count, if none is named."""
    return [each for each in dossiers if each.became and (not became or each.became in became)]


def figures(dossiers: Iterable[Dossier]) -> Mapping[str, int | float]:
    """Row by row, what a ward types that counts its list by hand and counts it well."""
    all_in = counted(dossiers)
    on_time = counted(all_in, "early", "on-time")
    channels = Counter(each.channel for each in all_in)
    kept = Counter(each.channel for each in on_time)
    became = Counter(each.became for each in all_in)
    in_period = [each for each in all_in if not each.carried_over]
    online = [each for each in in_period if each.channel in (ONLINE_PARTIAL, ONLINE_FULL)]
    done = [e for e in counted(all_in, *WORK_DONE) if e.channel in (ONLINE_PARTIAL, ONLINE_FULL)]
    by_post = [each for each in in_period if each.channel == POSTAL]
    fetched = counted(by_post, *WORK_DONE)[::8]  # in person, though filed by post
    sent_back = len(counted(by_post, *WORK_DONE)) - len(fetched)
    return {
        "dossiers.received": len(all_in),
        "dossiers.received.direct": channels[DIRECT],
        "dossiers.received.postal": channels[POSTAL],
        "dossiers.received.online_partial": channels[ONLINE_PARTIAL],
        "dossiers.received.online_full": channels[ONLINE_FULL],
        "dossiers.on_time.commune": len(on_time),
        "dossiers.on_time.commune.direct": kept[DIRECT],
        "dossiers.on_time.commune.postal": kept[POSTAL],
        "dossiers.on_time.commune.online_level3": kept[ONLINE_PARTIAL],
        "dossiers.on_time.commune.online_level4": kept[ONLINE_FULL],
        "dossiers.on_time.land.commune": sum(each.field == LAND for each in on_time),
        "dossiers.on_time.construction.commune": sum(e.field == CONSTRUCTION for e in on_time),
        "published.provincial_portal.commune": len(on_time),
        "published.own_site.commune": len(on_time),
        "dossiers.in_period": len(in_period),
        "dossiers.carried_over": len(all_in) - len(in_period),
        "dossiers.resolved_early": became["early"],
        "dossiers.resolved_on_time": became["on-time"],
        "dossiers.resolved_late": became["late"],
        "dossiers.resolved_without_due_date": became["without-due-date"],
        "dossiers.open_in_time": became["open-in-time"],
        "dossiers.open_overdue": became["open-overdue"],
        "dossiers.waiting": became["waiting"],
        "dossiers.returned": became["returned"],
        "online.received": len(online),
        "online.resolved": len(done),
        "online.resolved_rate": percent(len(done), len(online)),
        "online.submission_rate": percent(len(online), len(in_period)),
        "postal.received": len(by_post),
        "postal.returned": sent_back,
        "postal.received_rate": percent(len(by_post), len(in_period)),
    }
