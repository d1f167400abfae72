"""The appendix of a real ward as it is printed, row by row, to be laid out in test files.

The figures are those of `examples/thanh-hoa-2023/truong-thi.toml`.
"""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

import cchc_core.forms
from cchc_core import Desk, Window, period_of
from cchc_core.forms import load_pack, load_schemes, load_units

EXAMPLE = Path(__file__).parents[3] / "examples" / "thanh-hoa-2023"
SHIPPED = Path(cchc_core.forms.__file__).parent
WARD, CITY = "14764", "380"

LETTERHEAD = ("UBND THÀNH PHỐ THANH HÓA", "UBND PHƯỜNG TRƯỜNG THI")
TITLE = (
    "BÁO CÁO",
    "Kết quả thực hiện công tác cải cách hành chính 9 tháng năm 2023;",
    "Phương hướng, nhiệm vụ 3 tháng cuối năm 2023",
    "(Số liệu từ ngày 05/11/2022 đến ngày 01/9/2023)",
)
CLOSING = (
    "Trên đây là báo cáo kết quả thực hiện nhiệm vụ cải cách hành chính 6 tháng đầu năm 2023; "
    "Ủy ban nhân dân phường Trường Thi báo cáo Ủy ban nhân dân thành phố theo dõi, chỉ đạo./."
)
APPENDIX_TITLE = (
    "Phụ lục",
    "THỐNG KÊ SỐ LIỆU VỀ KẾT QUẢ THỰC HIỆN CÔNG TÁC CCHC 6 THÁNG ĐẦU NĂM 2023",
    "(Số liệu từ ngày 05/11/2022 đến ngày 01/9/2023)",
)


@frozen
class Printed:
    """A printed row: `within` stands before the first row of a split ("Trong đó")."""

    id: str
    number: str
    label: str
    unit: str
    value: str = ""
    note: str = ""
    within: str = ""
    first: bool = False
    last: bool = False
    """Of a split: its first and last row."""


@cache
def example() -> dict[str, Any]:
    return tomllib.loads((EXAMPLE / "truong-thi.toml").read_text("utf-8"))


def narrative() -> list[str]:
    """The written report, paragraph by paragraph, its signatory's name left out."""
    recipients = ("Nơi nhận:", "- Phòng Nội vụ TP (b/c);", "- Lưu VP.")
    return [*TITLE, *example()["text"]["paragraphs"], CLOSING, *recipients, "CHỦ TỊCH"]


def figures() -> dict[str, int]:
    """The 51 figures of the appendix by row."""
    return {id: cell["value"] for id, cell in example()["appendix"].items()}


@cache
def thanh_hoa() -> Desk:
    """Nine months of 2023, awaited from the communes of the city and from its own office."""
    pack, units = (
        load_pack(SHIPPED / "thanh-hoa-2023.toml"),
        load_units(SHIPPED / "units" / "thanh-hoa.toml"),
    )
    period = period_of(
        load_schemes(SHIPPED / "periods.toml"),
        "09-2019",
        "9-months",
        2023,
        window=Window(date(2022, 11, 5), date(2023, 9, 1)),
        reason="Công văn số 5552/UBND-NV",
    )
    city = units.with_code(CITY, period.window.last)
    return Desk(pack, period, units, (city, *units.children(city.key, period.window.last)))


def printed(slips: bool = False) -> list[Printed]:
    """The 104 rows, misspelt as the ward's copy is if `slips`."""
    rows = list(_printed())
    wrong = example()["labels"] if slips else {}
    return [evolve(row, label=wrong.get(row.id, row.label)) for row in rows]


def _printed() -> Iterator[Printed]:
    stated = example()["appendix"]
    rows = thanh_hoa().pack.forms[0].rows
    for before, row, after in zip([None, *rows], rows, [*rows[1:], None], strict=False):
        cell = stated.get(row.id, {})
        yield Printed(
            row.id,
            row.printed_number,
            row.label,
            row.unit_of_measure,
            str(cell.get("value", "")),
            cell.get("note", ""),
            row.within,
            first=bool(row.within) and not (before and before.within),
            last=bool(row.within) and not (after and after.within),
        )
