"""The workbook to be filled: an office's own, or one built here in the printed layout."""

import io
import re
import zipfile

from openpyxl import Workbook, load_workbook

from cchc_core import Publication, Text
from cchc_format_city.appendix import appendix
from cchc_format_city.cells import in_times
from cchc_format_city.placeholders import BadTemplate

_LOST = {
    r"xl/drawings/drawing\d+\.xml": Text(
        "hình vẽ, hộp chữ, ảnh hoặc biểu đồ", "shapes, text boxes, pictures or charts"
    ),
    r"xl/media/.*": Text("ảnh", "pictures"),
    r"xl/vbaProject\.bin": Text("macro", "macros"),
    r"xl/(ctrlProps|activeX|embeddings)/.*": Text(
        "nút điều khiển hoặc tệp nhúng", "controls or embedded files"
    ),
}


def template(publication: Publication) -> Workbook:
    """The publication's own template, else one sheet per form of the pack; both with placeholders.

    Raises `BadTemplate` for bytes that are no workbook or a damaged one, and for a workbook that
    holds what could not be written back (`lost_parts`).
    """
    if publication.template is None:
        return _built(publication)
    if lost := lost_parts(publication.template):
        raise BadTemplate(
            Text(
                f"Mẫu có {', '.join(t.vi for t in lost)}: sẽ bị mất khi ghi ra. Hãy xóa khỏi mẫu "
                "(đường kẻ dưới tiêu đề thì dùng viền ô).",
                f"The template holds {', '.join(t.en for t in lost)}, which would be lost. Take "
                "them out (for a line below a title use a cell border).",
            )
        )
    return _opened(publication.template)


def lost_parts(content: bytes) -> list[Text]:
    """What a workbook holds that filling it would lose: drawings, pictures, charts, macros.

    Raises `BadTemplate` for bytes that are no .xlsx workbook.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = parts.namelist()
    except zipfile.BadZipFile:
        names = []
    if "xl/workbook.xml" not in names:
        raise BadTemplate(
            Text(
                "Mẫu không phải sổ tính .xlsx. Hãy mở bằng Excel rồi lưu lại dạng .xlsx, không "
                "đặt mật khẩu.",
                "The template is not an .xlsx workbook. Save it from Excel as .xlsx, without a "
                "password.",
            )
        )
    found = [text for part, text in _LOST.items() if any(re.fullmatch(part, n) for n in names)]
    return list(dict.fromkeys(found))


def _opened(content: bytes) -> Workbook:
    try:
        return load_workbook(io.BytesIO(content), rich_text=True)
    except Exception as error:  # openpyxl raises whatever a damaged part makes it stumble over
        raise BadTemplate(
            Text(
                "Không mở được mẫu: tệp bị hỏng. Hãy mở mẫu bằng Excel, sửa rồi lưu lại dạng "
                ".xlsx.",
                "The template cannot be opened: the file is damaged. Open it in Excel, repair it "
                "and save it as .xlsx.",
            )
        ) from error


def _built(publication: Publication) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    in_times(book)
    for at in range(len(publication.pack.forms)):
        appendix(book, publication, at)
    return book
