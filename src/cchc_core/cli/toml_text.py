"""The first `cchc.toml` of a campaign, each key explained to the officer who will edit it."""

from datetime import date
from pathlib import Path

from cchc_core.cli.starting import Wishes, choose_period, choose_unit, only
from cchc_core.forms import load_pack, load_units
from cchc_core.model.forms import Role
from cchc_core.model.operators import Ratio
from cchc_core.model.periods import Period
from cchc_core.offers import Offer
from cchc_core.tomls import quoted


def campaign_toml(wishes: Wishes, folder: Path, offer: Offer, today: date) -> str:
    """The text of `cchc.toml`. Raises `NotFound` for what is not there, or cannot be chosen."""
    pack_name = wishes.pack or only(offer.packs, "--pack")
    units_name = wishes.units or only(offer.units, "--units")
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
        unit=quoted(unit.code),
        unit_name=unit.name,
        units=quoted(units_name),
        pack=quoted(pack_name),
        due=(wishes.due or period.due).isoformat(),
        below=len(below),
        some=", ".join(quoted(one.code) for one in below[:2]),
        ratios=", ".join(ratios) or "-",
        ratio=quoted(ratios[0] if ratios else ""),
        scheme=quoted(period.scheme),
        kind=quoted(period.kind),
        label=period.label.vi,
        year=period.year,
        window=_window(wishes, period),
    )


def _window(wishes: Wishes, period: Period) -> str:
    """The explicit window, or how to write one."""
    days = period.window
    lines = [
        f"reason = {quoted(wishes.reason or 'Công văn số …')}",
        "",
        "[period.window]",
        f"first = {days.first.isoformat()}",
        f"last = {days.last.isoformat()}",
    ]
    mark = "" if wishes.first else "# "
    return "\n".join(f"{mark}{line}".rstrip() for line in lines)


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

# Các bộ biểu mẫu cũ mà đơn vị có thể còn dùng; số liệu được chuyển sang theo từng chỉ tiêu.
# earlier_packs = ["bieu-nam-truoc.toml"]

# Thư mục để tệp các đơn vị gửi về. Tệp nào nhận lúc nào, của ai thì ghi vào inbox.csv.
# inbox = "inbox"

# Một đơn vị gửi bằng nhiều nguồn thì nguồn đứng trước được dùng ('cchc sources').
# sources = ["manual"]

# Tỷ lệ đúng hạn được dùng và in kèm định nghĩa; chọn một trong: {ratios}
# on_time = {ratio}

# Chức danh người ký báo cáo tổng hợp; không nêu thì là CHỦ TỊCH.
# signatory = "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"

# Tệp danh mục dùng chung của tỉnh (số TTHC theo cấp, có ngày hiệu lực).
# list = "danh-muc-tinh.toml"

# Thư mục của kỳ trước: số liệu kỳ này được đối chiếu với kỳ đó, biểu nhập in bên cạnh ô nhập.
# previous = "../ky-truoc"

[period]
scheme = {scheme}  # chế độ báo cáo ('cchc periods')
kind = {kind}  # {label}
year = {year}

# Số liệu tính theo ngày của chế độ báo cáo; muốn nêu ngày khác thì phải kèm lý do.
{window}

# Ngày nghỉ (off), ngày làm bù (working) khác lịch nghỉ lễ chung.
# [calendar]
# off = [2024-02-15]
# working = [2024-02-24]

# Cơ quan gửi phiếu rà soát, văn bản đôn đốc: tên, ký hiệu sau "Số:", chức danh người ký.
# [office]
# name = "Phòng Nội vụ"
# symbol = "PNV"
# signatory = "TRƯỞNG PHÒNG"

# Định dạng mà 'cchc merge' ghi; không nêu thì ghi mọi định dạng báo cáo đã cài ('cchc formats').
# [[outputs]]
# format = "city"
# template = "mau-cua-don-vi.xlsx"
"""
