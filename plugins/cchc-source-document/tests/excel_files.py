"""The appendix as workbooks that bear no stamp, in two layouts."""

from pathlib import Path

import printed as p
from openpyxl import Workbook

HEAD = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú")


def plain(path: Path) -> Path:
    """One sheet with its title above the table, percentages formatted as such."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for text in (*p.LETTERHEAD, *p.APPENDIX_TITLE):
        sheet.append([text])
    sheet.append(HEAD)
    for row in p.printed():
        value = int(row.value) if row.value else None
        number = row.number or (row.within if row.first else None)
        sheet.append([number, row.label, row.unit, value, row.note])
        if row.id == "one_stop.approved_process_rate.commune":
            sheet.cell(sheet.max_row, 4, 1).number_format = "0%"
    book.save(path)
    return path


def far(path: Path) -> Path:
    """The table begins in the third column below empty lines, numbers are cells with numbers, the
    head is of two lines, and another sheet holds something else."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Phụ lục"
    sheet["C2"] = p.APPENDIX_TITLE[1]
    sheet["C3"] = "Đơn vị: Phường Trường Thi"
    sheet["C4"] = "(Số liệu từ ngày 05/11/2022 đến ngày 01/9/2023)"
    for column, (above, below) in enumerate(
        (
            ("STT", ""),
            ("Chỉ tiêu", ""),
            ("Kết quả thống kê", "ĐVT"),
            ("", "Số liệu"),
            ("Ghi chú", ""),
        ),
        start=3,
    ):
        sheet.cell(6, column, above or None)
        sheet.cell(7, column, below or None)
    for line, row in enumerate(p.printed(), start=8):
        number = float(row.number) if row.number.count(".") == 1 else row.number or None
        cells = (number, row.label, row.unit, int(row.value) if row.value else None, row.note)
        for column, value in enumerate(cells, start=3):
            sheet.cell(line, column, value)
    sheet.merge_cells("E6:F6")
    other = book.create_sheet("Danh bạ")
    other.append(["Nội dung", "Đầu mối"])
    book.save(path)
    return path


LAYOUTS = {"plain": plain, "far": far}
