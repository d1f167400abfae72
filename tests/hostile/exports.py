"""Exports of a portal, all made up: a list of dossiers and statistics by unit."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import BinaryIO

import xlwt
from openpyxl import Workbook

Line = Sequence[str | int]

UNIT = "UBND phường Trường Thi"
LIST = (
    *("Số hồ sơ", "Tên thủ tục hành chính", "Tên lĩnh vực", "Phòng ban", "Ngày tiếp nhận"),
    *("Ngày hẹn trả", "Ngày kết thúc xử lý", "Cơ quan/đơn vị", "Chủ hồ sơ", "Số điện thoại"),
    *("Cán bộ xử lý hiện tại", "Trạng thái hồ sơ"),
)
ABOVE = (
    "UBND PHƯỜNG TRƯỜNG THI",
    "THỐNG KÊ TÌNH HÌNH TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ",
    "(Từ ngày 05/11/2022 đến ngày 01/09/2023)",
)
GROUPS = {
    "Tiếp nhận": (
        *("Tổng số", "Kỳ trước chuyển sang", "Trong kỳ"),
        *("Trực tiếp", "Trực tuyến", "Bưu chính công ích"),
    ),
    "Đã giải quyết": ("Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"),
    "Đang giải quyết": ("Tổng số", "Trong hạn", "Quá hạn"),
}
COUNTS = (3135, 35, 3100, 1989, 1049, 62, 3101, 1640, 1450, 11, 34, 31, 3)


def list_as_csv(path: Path) -> None:
    """A list, as a portal exports it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([LIST, *_dossiers()])


def list_as_page(path: Path) -> None:
    """The same as the HTML table that is called .xls."""
    lines = "\n".join(_row(line) for line in (LIST, *_dossiers()))
    path.write_text(f'<html><meta charset="utf-8"><table>{lines}</table></html>', "utf-8")


def list_as_xlsx(path: Path | BinaryIO) -> None:
    """The same as a workbook."""
    book = Workbook()
    for line in (LIST, *_dossiers()):
        book.worksheets[0].append(line)
    book.save(path)


def statistics_as_xls(path: Path, unit_head: str = "Đơn vị") -> None:
    """Statistics in a real .xls: a letterhead, a head of two lines, one unit and the total."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Thống kê")
    for at, text in enumerate(ABOVE):
        sheet.write(at, 0, text)
    sheet.write_merge(4, 5, 0, 0, "STT")
    sheet.write_merge(4, 5, 1, 1, unit_head)
    column = 2
    for group, heads in GROUPS.items():
        sheet.write_merge(4, 4, column, column + len(heads) - 1, group)
        for head in heads:
            sheet.write(5, column, head)
            column += 1
    for at, line in enumerate(([1, UNIT, *COUNTS], ["", "Tổng cộng", *COUNTS]), start=6):
        for column, cell in enumerate(line):
            sheet.write(at, column, cell)
    content = io.BytesIO()
    book.save(content)
    path.write_bytes(content.getvalue())


def _dossiers() -> Iterator[Line]:
    """Thirty of them, most resolved, some late, some open."""
    for number in range(30):
        received = date(2023, 1, 3) + timedelta(5 * number)
        due = received + timedelta(10)
        finished = received + timedelta(7 + number % 5) if number % 6 else None
        state = "Đã trả kết quả" if finished else "Đang xử lý"
        yield (
            f"000.17.22.H56-{received:%y%m%d}-{number + 1:04}",
            "Chứng thực bản sao từ bản chính",
            "Chứng thực",
            "Bộ phận một cửa",
            f"{received:%d/%m/%Y} 08:30",
            f"{due:%d/%m/%Y}",
            f"{finished:%d/%m/%Y}" if finished else "",
            UNIT,
            "Người nộp hồ sơ",
            "0900000000",
            "Cán bộ một cửa",
            state,
        )


def _row(line: Line) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>"
