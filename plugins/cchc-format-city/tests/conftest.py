"""A small city: two wards that sent, one that did not, and the city's own office."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from attrs import evolve
from openpyxl import Workbook, load_workbook

from cchc_core import (
    AdminUnit,
    Document,
    Filed,
    Filing,
    FormPack,
    Period,
    Publication,
    Reading,
    Report,
    Status,
    Text,
    UnitKey,
    UnitList,
    Window,
    join,
    tabulate,
)
from cchc_core.forms import load_pack
from cchc_format_city import write

PACK = """
[pack]
id = "thu"
version = "1"
vi = "Biểu thử"
en = "Trial forms"

[[levels]]
id = "district"
vi = "Cấp huyện"
en = "District level"
[[levels]]
id = "commune"
vi = "Cấp xã"
en = "Commune level"

[[forms]]
id = "appendix"
vi = "Phụ lục: Thống kê số liệu CCHC"
en = "Appendix: reform figures"
ROWS

[[areas]]
id = "a"
number = 1
vi = "Thủ tục"
en = "Procedures"
"""
ROWS = """
desk            | 1         | Cơ chế một cửa        |                  | heading = true
received        | 1.1       | Số hồ sơ đã tiếp nhận | Hồ sơ            |
issued          | 1.2       | Số VBQPPL đã ban hành | Văn bản          |
issued.district | 1.2/huyện | Tại cấp huyện         |                  | SPLIT, scope = ["district"]
issued.commune  | 1.2/xã    | Tại cấp xã            |                  | SPLIT, scope = ["commune"]
online_rate     | 1.3       | Tỷ lệ trực tuyến      | %                | scope = ["commune"]
linked          | 1.4       | Đã kết nối            | Chưa = 0; Đã = 1 | scope = ["commune"]
linked_rate     | 1.5       | Tỷ lệ xã đã kết nối   | %                |
procedures      | 1.6       | Số TTHC đang áp dụng  | Thủ tục          | scope = ["commune"]
plans           | 1.7       | Kế hoạch đã ban hành  | Văn bản          |
"""
INDICATORS = """
received        | count     | sum         | sum     |
issued          | count     | total       | derived | of = ["issued.district", "issued.commune"]
issued.district | count     | sum         | sum     |
issued.commune  | count     | sum         | sum     |
online_rate     | rate      | stated-rate | rate    | base = "received"
linked          | code      | all         | last    | codes = [CODES]
linked_rate     | rate      | share       | derived | of = "linked"
procedures      | count     | common      | last    |
plans           | documents | list        | list    |
"""


SHORT = {
    "CODES": '{code = 0, vi = "Chưa", en = "No"}, {code = 1, vi = "Đã", en = "Yes"}',
    "SPLIT": 'depth = 1, within = "Trong đó"',
}


def _lines(table: str) -> Iterable[list[str]]:
    for short, spelt in SHORT.items():
        table = table.replace(short, spelt)
    for line in table.strip().splitlines():
        yield [part.strip() for part in line.split("|")]


def _rows() -> str:
    told = (
        f'{{ id = "{id}", number = "{number}", label = "{label}", unit = "{unit}"'
        f"{', ' + more if more else ''} }}"
        for id, number, label, unit, more in _lines(ROWS)
    )
    return "rows = [\n" + ",\n".join(told) + "\n]"


def _indicators() -> Iterable[str]:
    for id, kind, units, periods, more in _lines(INDICATORS):
        yield (
            f'[[indicators]]\nid = "{id}"\narea = "a"\nkind = "{kind}"\nover_units = "{units}"\n'
            f'over_periods = "{periods}"\nunit = {{ vi = "x", en = "x" }}\nvi = "{id}"\n'
            f'en = "{id}"\n{more}\n'
        )


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> FormPack:
    path: Path = tmp_path_factory.mktemp("pack") / "thu.toml"
    path.write_text(PACK.replace("ROWS", _rows()) + "\n".join(_indicators()), encoding="utf-8")
    return load_pack(path)


PERIOD = Period(
    scheme="09-2019",
    kind="9-months",
    year=2023,
    label=Text("9 tháng năm 2023", "9 months of 2023"),
    window=Window(date(2022, 11, 5), date(2023, 9, 1)),
    due=date(2023, 9, 20),
    cumulative=True,
)
CITY = AdminUnit(UnitKey("380"), "Thành phố Thanh Hóa", "district")
HAM_RONG, TRUONG_THI, BA_DINH = (
    AdminUnit(UnitKey(code), name, "commune")
    for code, name in (
        ("14755", "Phường Hàm Rồng"),
        ("14764", "Phường Trường Thi"),
        ("14776", "Phường Ba Đình"),
    )
)
UNITS = UnitList((CITY, HAM_RONG, TRUONG_THI, BA_DINH))


def used(row: str, value: object, **more: object) -> Reading:
    return Reading(row, Status.USED, value, str(value), **more)


PLAN = Document("Kế hoạch", "24/KH-UBND", date(2023, 1, 10), "Thực hiện CCHC năm 2023")
READINGS = {
    HAM_RONG: [
        used("received", 1000),
        used("issued.commune", 0),
        used("online_rate", Decimal(90)),
        used("linked", 1),
        used("procedures", 240),
        Reading("plans", Status.NOT_APPLICABLE, raw="không áp dụng"),
    ],
    TRUONG_THI: [
        used("desk", 240),
        used("received", 3135, note="=04 hồ sơ từ kỳ trước"),
        used("online_rate", Decimal(100)),
        Reading("linked", Status.REJECTED, raw="4"),
        used("linked_rate", Decimal(100)),
        used("procedures", 240),
        used("plans", (PLAN,)),
    ],
    CITY: [used("received", 65), used("procedures", 199)],
}
FILINGS = (
    Filing(HAM_RONG, Filed.USED, "=ham-rong.xlsx", datetime(2023, 9, 5, 8, 30), "VP", 1, late=True),
    Filing(TRUONG_THI, Filed.USED, "truong-thi.xlsx", revision=2, superseded=("cu.xlsx",)),
    Filing(BA_DINH, Filed.WRONG_FORM, "6-thang.xlsx", reason=Text("sai kỳ", "wrong period")),
    Filing(CITY, Filed.USED, "thanh-pho.xlsx"),
)


@pytest.fixture
def ward(pack: FormPack) -> Publication:
    """Trường Thi's own report."""
    report = Report.of(TRUONG_THI, PERIOD, pack.key, READINGS[TRUONG_THI])
    return Publication(report, pack, UNITS, tabulate(report, pack), signatory="Chủ tịch")


@pytest.fixture
def city(pack: FormPack) -> Publication:
    """The city's report, rolled up; Ba Đình sent only a wrong form."""
    reports = [Report.of(unit, PERIOD, pack.key, told) for unit, told in READINGS.items()]
    reports.append(Report.of(BA_DINH, PERIOD, pack.key, submitted=False))
    report = join(CITY, PERIOD, reports)
    return Publication(report, pack, UNITS, tabulate(report, pack), FILINGS)


@pytest.fixture
def book() -> Callable[..., Workbook]:
    """What a publication is written as, read back."""

    def written(publication: Publication, **changes: object) -> Workbook:
        first, *_ = write(evolve(publication, **changes))
        return load_workbook(BytesIO(first.content))

    return written


@pytest.fixture
def values() -> Callable[[Publication], Workbook]:
    """The same, with the values that stand beside formulas in their place."""

    def written(publication: Publication) -> Workbook:
        first, *_ = write(publication)
        return load_workbook(BytesIO(first.content), data_only=True)

    return written
