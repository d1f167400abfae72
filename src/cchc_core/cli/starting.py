"""The first `cchc.toml` of a campaign: what was wished for, the rest chosen, each key explained."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from attrs import frozen

from cchc_core.cli.usage import WrongUsage
from cchc_core.cli.words import Said
from cchc_core.errors import NotFound
from cchc_core.forms import load_pack, load_units
from cchc_core.model.forms import FormPack, Role
from cchc_core.model.operators import Ratio
from cchc_core.model.periods import Period, Window, period_of
from cchc_core.model.units import AdminUnit, UnitList
from cchc_core.plugins import Offer
from cchc_core.text import Text, format_date


@frozen
class Wishes:
    """What the person said of the campaign; None where nothing was said."""

    unit: str | None = None
    pack: str | None = None
    units: str | None = None
    scheme: str | None = None
    kind: str | None = None
    year: int | None = None
    first: date | None = None
    last: date | None = None
    reason: str | None = None
    due: date | None = None


def campaign_toml(wishes: Wishes, folder: Path, offer: Offer, today: date) -> str:
    """The text of `cchc.toml`. Raises `NotFound` for what is not there, or cannot be chosen."""
    pack_name = wishes.pack or _only(offer.packs, "--pack")
    units_name = wishes.units or _only(offer.units, "--units")
    in_folder = pack_name.endswith(".toml")
    pack = load_pack(folder / pack_name) if in_folder else offer.pack(pack_name)
    in_folder = units_name.endswith(".toml")
    units = load_units(folder / units_name) if in_folder else offer.unit_list(units_name)
    period = choose_period(wishes, offer, pack, today)
    unit = choose_unit(wishes.unit, units, pack, period.window.last)
    below = units.children(unit.key, period.window.last)
    asked = [pack.indicator(row) for row in pack.rows if row.role is not Role.HEADING]
    ratios = [i.id for i in asked if isinstance(i.over_units, Ratio) and "on_time" in i.id]
    return TEMPLATE.format(
        unit=_quoted(unit.code),
        unit_name=unit.name,
        units=_quoted(units_name),
        pack=_quoted(pack_name),
        due=(wishes.due or period.due).isoformat(),
        below=len(below),
        some=", ".join(_quoted(one.code) for one in below[:2]),
        ratios=", ".join(ratios) or "-",
        ratio=_quoted(ratios[0] if ratios else ""),
        scheme=_quoted(period.scheme),
        kind=_quoted(period.kind),
        label=period.label.vi,
        year=period.year,
        window=_window(wishes, period),
    )


def choose_period(wishes: Wishes, offer: Offer, pack: FormPack, today: date) -> Period:
    """The period wished for; of several the first still due, as long as the forms are in force."""
    window = None
    if wishes.first or wishes.last:
        if not (wishes.first and wishes.last):
            raise WrongUsage(
                Said("--first và --last phải đi cùng nhau.", "--first and --last go together.")
            )
        window = Window(wishes.first, wishes.last)
    if wishes.scheme and wishes.kind and wishes.year:
        scheme, kind, year = wishes.scheme, wishes.kind, wishes.year
    else:
        day = min(today, pack.valid_to or today)
        usual = sorted(_periods(wishes, offer, day.year), key=lambda p: p.window.last)
        fitting = [p for p in usual if p.window.last <= (pack.valid_to or date.max)] or usual
        if not fitting:
            raise _no_such_period(wishes, offer)
        chosen = next((p for p in fitting if p.due >= today), fitting[-1])
        scheme, kind, year = chosen.scheme, chosen.kind, chosen.year
    return period_of(offer.schemes, scheme, kind, year, window=window, reason=wishes.reason or "")


def choose_unit(code: str | None, units: UnitList, pack: FormPack, day: date) -> AdminUnit:
    """The unit wished for, else the only one at the pack's top level that has units below it."""
    if code:
        unit = units.with_code(code, day)
        if not units.children(unit.key, day):
            raise NotFound(
                Text(
                    f"Không có đơn vị nào thuộc {unit.name} vào ngày {format_date(day, 'vi')}.",
                    f"No unit belongs to {unit.name} on {day}.",
                )
            )
        return unit
    above = [unit for unit in units.on(day) if units.children(unit.key, day)]
    top = [unit for unit in above if unit.level == pack.levels[0].id] or above
    if len(top) == 1:
        return top[0]
    have = ", ".join(f"{unit.code} {unit.name}" for unit in top) or "-"
    raise NotFound(
        Text(
            f"Hãy nêu đơn vị tổng hợp bằng --unit; vào ngày {format_date(day, 'vi')} có: {have}.",
            f"Name the unit that merges with --unit; on {day} there are: {have}.",
        )
    )


def _periods(wishes: Wishes, offer: Offer, year: int) -> Iterator[Period]:
    """Every period that could be meant, this year's and those before and after."""
    years = [wishes.year] if wishes.year else [year - 1, year, year + 1]
    for scheme in offer.schemes.values():
        for kind in scheme.kinds:
            if wishes.scheme in (None, scheme.id) and wishes.kind in (None, kind.id):
                yield from (period_of(offer.schemes, scheme.id, kind.id, y) for y in years)


def _no_such_period(wishes: Wishes, offer: Offer) -> NotFound:
    have = "; ".join(
        f"{scheme.id}: {', '.join(kind.id for kind in scheme.kinds)}"
        for scheme in offer.schemes.values()
    )
    asked = " ".join(word for word in (wishes.scheme, wishes.kind) if word)
    return NotFound(
        Text(
            f"Không có kỳ báo cáo '{asked}'; có: {have}.",
            f"No reporting period '{asked}'; there are: {have}.",
        )
    )


def _only(things: Mapping[str, object], option: str) -> str:
    """The name of the only thing installed."""
    if len(things) == 1:
        return next(iter(things))
    have = ", ".join(things) or "-"
    raise NotFound(
        Text(f"Hãy chọn bằng {option}; đang có: {have}.", f"Choose with {option}: {have}.")
    )


def _window(wishes: Wishes, period: Period) -> str:
    """The explicit window, or how to write one."""
    days = period.window
    lines = [
        f"reason = {_quoted(wishes.reason or 'Công văn số …')}",
        "",
        "[period.window]",
        f"first = {days.first.isoformat()}",
        f"last = {days.last.isoformat()}",
    ]
    mark = "" if wishes.first else "# "
    return "\n".join(f"{mark}{line}".rstrip() for line in lines)


def _quoted(text: str) -> str:
    """A TOML string."""
    return json.dumps(text, ensure_ascii=False)


TEMPLATE = """\
# Một đợt báo cáo cải cách hành chính: thu của ai, theo biểu nào, hạn khi nào.
# Sửa tệp này bằng trình soạn thảo văn bản và lưu dạng UTF-8. Dòng bắt đầu bằng # là ghi chú; các
# khóa đang để sau dấu # thì bỏ dấu # để dùng.

[campaign]
unit = {unit}  # đơn vị tổng hợp: {unit_name}
units = {units}  # danh sách đơn vị ('cchc units'), hoặc một tệp .toml trong thư mục này
pack = {pack}  # bộ biểu mẫu ('cchc indicators'), hoặc một tệp .toml trong thư mục này
due = {due}  # hạn gửi; báo cáo nhận sau ngày này là muộn

# Các đơn vị phải gửi, theo mã; không nêu thì là cả {below} đơn vị trực thuộc vào ngày cuối kỳ.
# expected = [{some}]

# Thư mục để tệp các đơn vị gửi về. Tệp nào nhận lúc nào, của ai thì ghi vào inbox.csv.
# inbox = "inbox"

# Một đơn vị gửi bằng nhiều nguồn thì nguồn đứng trước được dùng ('cchc sources').
# sources = ["manual"]

# Tỷ lệ đúng hạn được dùng và in kèm định nghĩa; chọn một trong: {ratios}
# on_time = {ratio}

# Chức danh người ký.
# signatory = "CHỦ TỊCH"

# Tệp danh mục dùng chung của tỉnh (số TTHC theo cấp, có ngày hiệu lực).
# list = "danh-muc-tinh.toml"

# Thư mục của kỳ trước; số liệu kỳ trước được in bên cạnh ô nhập của biểu.
# previous = "../ky-truoc"

[period]
scheme = {scheme}  # chế độ báo cáo ('cchc periods')
kind = {kind}  # {label}
year = {year}

# Số liệu tính theo ngày của chế độ báo cáo; muốn nêu ngày khác thì phải kèm lý do.
{window}

# Định dạng mà 'cchc merge' ghi; không nêu thì ghi mọi định dạng báo cáo đã cài ('cchc formats').
# [[outputs]]
# format = "city"
# template = "mau-cua-don-vi.xlsx"
"""
