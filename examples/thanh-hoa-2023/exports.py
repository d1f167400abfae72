"""What the provincial portal exports of made-up dossiers, in each layout it knows.

Real exports show names, addresses and telephone numbers, so these do too: all are made up and look
it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from dossiers import DIRECT, POSTAL, WORK_DONE, Dossier, counted
from tables import Head, Table, with_totals

STATES = {
    1: "Mới đăng ký",
    2: "Được tiếp nhận",
    3: "Không được tiếp nhận",
    4: "Đang xử lý",
    5: "Yêu cầu bổ sung",
    6: "Yêu cầu thực hiện nghĩa vụ tài chính",
    7: "Công dân rút",
    8: "Dừng xử lý",
    9: "Đã xử lý xong",
    10: "Đã trả kết quả",
}

Desks = Mapping[str, Sequence[Dossier]]
"""Dossiers by the name of the ward they were handed in at."""

WINDOW = "Từ ngày 05/11/2022 đến ngày 01/9/2023"
TAKEN = "Ngày xuất báo cáo: 05/9/2023"
MADE_UP = "(Dữ liệu giả định)"


def main_lists(ward: str, dossiers: Iterable[Dossier], page: int) -> Iterator[Table]:
    """The list as the portal's main page exports it: what is on screen, a page a file.

    While the pages were turned a dossier came in each time, so that the last of a page is the first
    of the next. The layout has no states; `dossiers` should be such as need none.
    """
    heads = [
        [*(Head(text, high=2) for text in _MAIN), Head("Ngày tháng năm", wide=3)],
        [Head("Nhận hồ sơ"), Head("Hẹn trả kết quả"), Head("Ngày nhận kết quả")],
    ]
    listed = _newest_first(dossiers)
    first = 1
    while len(listed) > (first > 1):
        on_page = listed[:page]
        rows = [
            [place, each.code, each.procedure, *_person(place), *_moments(each)]
            for place, each in enumerate(on_page, start=first)
        ]
        yield Table(_above(ward, "DANH SÁCH HỒ SƠ"), heads, rows)
        listed, first = listed[page - 1 :], first + page


_MAIN = (
    "STT",
    "Mã hồ sơ",
    "Nội dung hồ sơ",
    "Họ tên chủ hồ sơ",
    "Địa chỉ chủ hồ sơ",
    "Số điện thoại",
)


def list_table(desks: Desks) -> Table:
    """The list with the unit that received, field and state."""
    rows = [
        [
            _office(ward),
            each.field,
            each.procedure,
            each.code,
            STATES[each.state],
            *_person(place)[1::-1],
            *_days(each),
            _office(ward),
        ]
        for ward, dossiers in desks.items()
        for place, each in enumerate(_untidy(dossiers))
    ]
    numbered = [[number, *row] for number, row in enumerate(rows, start=1)]
    heads = [[Head(text) for text in _TABLE]]
    below = (f"Tổng số hồ sơ: {len(rows)}", "", "NGƯỜI LẬP BIỂU")
    return Table(_above(", ".join(desks), "DANH SÁCH HỒ SƠ"), heads, numbered, below, numbered=True)


_TABLE = (
    "STT",
    "Đơn vị tiếp nhận",
    "Lĩnh vực",
    "Tên thủ tục hành chính",
    "Mã hồ sơ",
    "Trạng thái",
    "Địa chỉ",
    "Chủ hồ sơ",
    "Ngày nhận",
    "Ngày hẹn trả",
    "Ngày kết thúc xử lý",
    "Đơn vị/ cá nhân giải quyết",
)


def misprinted_table(ward: str, dossiers: Sequence[Dossier]) -> Table:
    """The version that prints twelve heads over nine cells, so that values stand under others."""
    rows = [
        [
            number,
            each.field,
            each.procedure,
            each.code,
            STATES[each.state],
            _person(number)[0],
            *_days(each),
        ]
        for number, each in enumerate(_newest_first(dossiers), start=1)
    ]
    return Table(_above(ward, "DANH SÁCH HỒ SƠ"), [[Head(text) for text in _TABLE]], rows)


def numbered_list(desks: Desks) -> Table:
    """The "Số hồ sơ" list; no letterhead, for it is made for machines."""
    rows = [
        [
            each.code,
            f"{each.procedure_code} - {each.procedure}",
            each.field,
            "Bộ phận Tiếp nhận và Trả kết quả",
            *_moments(each),
            _office(ward),
            _person(place)[0],
            _person(place)[2],
            "",
            STATES[each.state],
        ]
        for ward, dossiers in desks.items()
        for place, each in enumerate(_untidy(dossiers))
    ]
    return Table((), [[Head(text) for text in _NUMBERED]], rows)


_NUMBERED = (
    "Số hồ sơ",
    "Tên thủ tục hành chính",
    "Tên lĩnh vực",
    "Phòng ban",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày kết thúc xử lý",
    "Cơ quan/đơn vị",
    "Chủ hồ sơ",
    "Số điện thoại",
    "Cán bộ xử lý hiện tại",
    "Trạng thái hồ sơ",
)


def statistics(desks: Desks) -> Table:
    """A line per unit; received by channel, what became of it, and a line of totals."""
    heads = [
        [
            Head("STT", high=2),
            Head("Đơn vị", high=2),
            Head("Tiếp nhận", wide=6),
            Head("Đã giải quyết", wide=4),
            Head("Đang giải quyết", wide=3),
            Head("Yêu cầu bổ sung", high=2),
            Head("Trả lại, rút hồ sơ", high=2),
        ],
        [
            *map(Head, ("Tổng số", "Kỳ trước chuyển sang", "Trong kỳ")),
            *map(Head, ("Trực tiếp", "Trực tuyến", "BCCI")),
            *map(Head, ("Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn")),
            *map(Head, ("Tổng số", "Trong hạn", "Quá hạn")),
        ],
    ]
    rows = [
        [number, _office(ward), *_statistics(dossiers)]
        for number, (ward, dossiers) in enumerate(desks.items(), start=1)
    ]
    above = _above("Thành phố Thanh Hóa", "THỐNG KÊ TÌNH HÌNH GIẢI QUYẾT HỒ SƠ THEO ĐƠN VỊ")
    totals = list(with_totals(rows, "Tổng cộng", at=1))
    return Table(above, heads, totals, ("NGƯỜI LẬP BIỂU",), numbered=True)


def _statistics(dossiers: Iterable[Dossier]) -> Iterator[int]:
    all_in = counted(dossiers)
    became = Counter(each.became for each in all_in)
    in_period = [each for each in all_in if not each.carried_over]
    channels = Counter(each.channel for each in in_period)
    yield from (len(all_in), len(all_in) - len(in_period), len(in_period))
    online = len(in_period) - channels[DIRECT] - channels[POSTAL]
    yield from (channels[DIRECT], online, channels[POSTAL])
    on_time = became["on-time"] + became["without-due-date"]
    yield from (len(counted(all_in, *WORK_DONE)), became["early"], on_time, became["late"])
    in_time, overdue = became["open-in-time"], became["open-overdue"]
    yield from (in_time + overdue, in_time, overdue, became["waiting"], became["returned"])


def by_field(ward: str, dossiers: Sequence[Dossier]) -> Table:
    """Form II.06a/VPCP: a line per field; what waits or was returned counts as done on time."""
    heads = [
        [
            Head("TT", high=3),
            Head("Lĩnh vực, công việc giải quyết theo cấp", high=3),
            Head("Số lượng hồ sơ tiếp nhận", wide=4),
            Head("Số lượng hồ sơ đã giải quyết", wide=4),
            Head("Số lượng hồ sơ đang giải quyết", wide=3),
        ],
        [
            Head("Tổng số", high=2),
            Head("Trong kỳ", wide=2),
            Head("Từ kỳ trước", high=2),
            *(Head(text, high=2) for text in ("Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn")),
            *(Head(text, high=2) for text in ("Tổng số", "Trong hạn", "Quá hạn")),
        ],
        [Head("Trực tuyến"), Head("Trực tiếp, dịch vụ bưu chính")],
    ]
    fields = {each.field: None for each in sorted(counted(dossiers), key=lambda d: d.field)}
    rows = [
        [number, name, *_by_field([each for each in dossiers if each.field == name])]
        for number, name in enumerate(fields, start=1)
    ]
    above = (
        "Biểu số II.06a/VPCP/KSTT",
        *_above(ward, "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"),
        "Đơn vị tính: Hồ sơ",
    )
    totals = list(with_totals(rows, "Tổng cộng", at=1))
    return Table(above, heads, totals, ("NGƯỜI LẬP BIỂU", "TM. ỦY BAN NHÂN DÂN"), numbered=True)


def _by_field(dossiers: Iterable[Dossier]) -> Iterator[int]:
    total, carried_over, _, direct, online, postal, *rest = _statistics(dossiers)
    _, early, on_time, late, _, in_time, overdue, waiting, returned = rest
    yield from (total, online, direct + postal, carried_over)
    on_time += waiting + returned
    yield from (early + on_time + late, early, on_time, late)
    yield from (in_time + overdue, in_time, overdue)


def _above(unit: str, title: str) -> tuple[str, ...]:
    """Letterhead, title and window, as they stand over a table."""
    return ("UBND THÀNH PHỐ THANH HÓA", f"Đơn vị: {unit}", title, WINDOW, TAKEN, MADE_UP)


def _office(ward: str) -> str:
    """UBND phường Trường Thi, as portals call a ward's office."""
    return f"UBND {ward[0].lower()}{ward[1:]}"


def _moments(dossier: Dossier) -> tuple[datetime, date | None, date | None]:
    """When it came in, to the minute; when it was due; when it was finished."""
    return dossier.received, dossier.due, dossier.finished


def _days(dossier: Dossier) -> tuple[date, date | None, date | None]:
    """The same as days."""
    return dossier.received.date(), dossier.due, dossier.finished


def _newest_first(dossiers: Iterable[Dossier]) -> list[Dossier]:
    return sorted(dossiers, key=lambda each: each.received, reverse=True)


def _untidy(dossiers: Iterable[Dossier]) -> list[Dossier]:
    """Newest first; two stand twice, as they do when somebody turned the page meanwhile."""
    listed = _newest_first(dossiers)
    return [*listed[:20], listed[19], *listed[20:70], listed[69], *listed[70:]]


def _person(place: int) -> list[str]:
    """Name, address and telephone of nobody."""
    letter = "ABCDEGHIKLMNOPQRSTUVXY"[place % 22]
    return [f"Người dân {letter}", "Địa chỉ giả định", "0000000000"]
