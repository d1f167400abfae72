"""Made-up exports of a portal to measure with, the same every time: nothing in them is real.

`python benchmarks/dossiers.py 1000000 list.csv` writes so many dossiers; a `.xlsx` likewise.
"""

import csv
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

HEADS = [
    "STT", "Đơn vị tiếp nhận", "Lĩnh vực", "Tên thủ tục hành chính", "Mã hồ sơ", "Trạng thái",
    "Địa chỉ", "Chủ hồ sơ", "Ngày nhận", "Ngày hẹn trả", "Ngày kết thúc xử lý",
    "Đơn vị/ cá nhân giải quyết", "Hình thức tiếp nhận", "Mức độ", "Ghi chú",
]  # fmt: skip
WARDS = (
    "Hàm Rồng", "Đông Thọ", "Nam Ngạn", "Trường Thi", "Điện Biên", "Phú Sơn", "Lam Sơn", "Ba Đình",
    "Ngọc Trạo", "Đông Vệ", "Đông Sơn", "Tân Sơn", "Đông Cương", "Đông Hương", "Đông Hải",
    "Quảng Hưng", "Quảng Thắng", "Quảng Thành",
)  # fmt: skip
FIELDS = ("Đất đai", "Hộ tịch", "Xây dựng", "Chứng thực", "Người có công")
CHANNELS = ("Trực tiếp", "Trực tuyến", "Bưu chính công ích")
STATES = (10, 10, 10, 9, 9, 4, 4, 5, 7, 1, 3)
DONE = (7, 9, 10)


def main(count: int, target: Path) -> None:
    if target.suffix == ".csv":
        with target.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADS, *lines(count)])
        return
    from xlsxwriter import Workbook

    book = Workbook(str(target), {"constant_memory": True})
    sheet = book.add_worksheet("Danh sách")
    for row, line in enumerate([HEADS, *lines(count)]):
        for column, text in enumerate(line):
            sheet.write_string(row, column, text)
    book.close()


def lines(count: int) -> Iterator[list[str]]:
    """The dossiers, a few of them twice."""
    draw = random.Random(2023)
    for number in range(1, count + 1):
        serial = number if number % 1000 else number - 1
        draw.seed(serial)
        ward, state = draw.randrange(len(WARDS)), draw.choice(STATES)
        received = date(2022, 6, 1) + timedelta(draw.randrange(500))
        due, done = (received + timedelta(draw.randrange(1, 25)) for _ in range(2))
        yield [
            str(number),
            f"UBND Phường {WARDS[ward]}",
            draw.choice(FIELDS),
            f"Thủ tục giả định số {serial % 240}",
            f"000.{ward:02d}.22.H56-{received:%y%m%d}-{serial:07d}",
            str(state),
            f"Thôn giả định {serial % 97}, xã giả định",
            f"Người giả định {serial}",
            f"{received:%d/%m/%Y} {7 + serial % 10:02d}:{serial % 60:02d}",
            f"{due:%d/%m/%Y}",
            f"{done:%d/%m/%Y} 10:15" if state in DONE else "",
            f"Cán bộ giả định {serial % 50}",
            draw.choice(CHANNELS),
            "Toàn trình",
            "không có",
        ]


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
