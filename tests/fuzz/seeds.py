"""Good files of every kind, small ones, to be mutated. The figures are made up."""

from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import typst
from exports import list_as_csv, list_as_page, statistics_as_xls

EXAMPLE = Path(__file__).parents[2] / "examples" / "thanh-hoa-2023"
TITLE = (
    "UBND PHƯỜNG TRƯỜNG THI",
    "BÁO CÁO Kết quả công tác cải cách hành chính 9 tháng năm 2023",
    "(Số liệu từ ngày 05/11/2022 đến ngày 01/9/2023)",
    "Phụ lục",
)
ROWS = (
    ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú"),
    ("1.1", "Kế hoạch CCHC", "", "", ""),
    ("1.1.1", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "17", ""),
    ("1.1.2", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ", "16", ""),
    ("1.3.1", "Số lượng phiếu khảo sát", "Phiếu", "449", "phát tại bộ phận một cửa"),
    ("2.2", "Số VBQPPL đã kiểm tra theo thẩm quyền", "Văn bản", "5", ""),
    ("2.3", "Số VBQPPL đã rà soát", "Văn bản", "21", ""),
    ("3.1.1", "Số TTHC/ danh mục TTHC thuộc thẩm quyền quản lý công bố mới", "Thủ tục", "3", ""),
    ("3.1.2", "Số TTHC thuộc thẩm quyền bãi bỏ, thay thế", "Thủ tục", "2", ""),
    ("3.3.1", "Số lượng hồ sơ đã tiếp nhận", "Số lượng hồ sơ", "3.135", ""),
)


def _form(path: Path) -> None:
    (form,) = EXAMPLE.glob("inbox/14764*.xlsx")
    path.write_bytes(form.read_bytes())


def _word(path: Path) -> None:
    document = docx.Document()
    for text in TITLE:
        document.add_paragraph(text)
    table = document.add_table(0, 5, style="Table Grid")
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))


def _pdf(path: Path) -> None:
    texts = "\n\n".join(TITLE)
    cells = ", ".join(f"[{text}]" for row in ROWS for text in row)
    page = f'#set page(paper: "a4", flipped: true)\n{texts}\n#table(columns: 5, {cells})'
    path.write_bytes(typst.compile(page.encode()))


SEEDS: Mapping[str, Callable[[Path], None]] = {
    "xlsx": _form,
    "docx": _word,
    "pdf": _pdf,
    "csv": list_as_csv,
    "html": list_as_page,
    "xls": statistics_as_xls,
}
