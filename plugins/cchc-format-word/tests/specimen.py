"""A report as an office types it, right in every part, for a test to spoil one of them."""

import io
from collections.abc import Callable, Iterator
from functools import cache

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from cchc_core import reproducible_zip

Spoil = Callable[[Document], object]
CENTRE, JUSTIFIED = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ABOUT = "Kết quả thực hiện công tác cải cách hành chính quý I năm 2024"
LONG = (
    "Ủy ban nhân dân phường đã ban hành đầy đủ các kế hoạch, phân công nhiệm vụ rõ ràng cho từng "
    "bộ phận chuyên môn; số liệu chi tiết tại Phụ lục kèm theo."
)


def specimen(*spoils: Spoil) -> bytes:
    """The report as a .docx, spoilt in these ways."""
    if not spoils:
        return _right()
    document = docx.Document(io.BytesIO(_right()))
    for spoil in spoils:
        spoil(document)
    return saved(document)


@cache
def _right() -> bytes:
    document = _blank()
    _letterhead(document)
    _line(document.add_paragraph(), "BÁO CÁO", 14, bold=True, at=CENTRE)
    _line(document.add_paragraph(), ABOUT, 14, bold=True, at=CENTRE)
    ruled(document.add_paragraph(), 165, 60)
    _line(document.add_paragraph(), "Kính gửi: Ủy ban nhân dân thành phố Mẫu.", 14, at=CENTRE)
    for text in (LONG, "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "1. Ban hành kế hoạch", LONG, LONG):
        heading = text[0] in "I1"
        paragraph = _line(document.add_paragraph(), text, 14, bold=heading, at=JUSTIFIED)
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
        paragraph.paragraph_format.space_after = Pt(6)
    _closing(document)
    _appendix(document)
    return saved(document)


def saved(document: Document) -> bytes:
    """The file: the same document, the same bytes."""
    content = io.BytesIO()
    document.save(content)
    return reproducible_zip(content.getvalue())


def at(document: Document, text: str) -> Paragraph:
    """The first paragraph, in a table or not, that begins so."""
    return next(each for each in every(document) if each.text.startswith(text))


def every(document: Document) -> Iterator[Paragraph]:
    """All paragraphs of the pages."""
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def ruled(paragraph: Paragraph, room: float, length: float) -> None:
    """Makes a paragraph a line of so many millimetres in the middle of its room."""
    paragraph.paragraph_format.space_after = Pt(0)
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm((room - length) / 2)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = layout.element.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def numbered(section: Section) -> None:
    """A page number at the head, in the middle."""
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTRE
    run = paragraph.add_run()
    run.font.size = Pt(14)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text
        run._r.append(element)


def _blank() -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    numbered(section)
    style = document.styles["Normal"]
    style.font.size = Pt(14)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), "Times New Roman")
    return document


def _letterhead(document: Document) -> None:
    left, right, number, dated = _cells(document, 2)
    _line(left.paragraphs[0], "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ MẪU", 12, at=CENTRE)
    _line(left.add_paragraph(), "ỦY BAN NHÂN DÂN\nPHƯỜNG HÒA BÌNH", 12, bold=True, at=CENTRE)
    ruled(left.add_paragraph(), 63, 18)
    _line(right.paragraphs[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True, at=CENTRE)
    _line(right.add_paragraph(), MOTTO, 13, bold=True, at=CENTRE)
    ruled(right.add_paragraph(), 96, 57)
    _line(number.paragraphs[0], "Số: 05/BC-UBND", 13, at=CENTRE)
    place = _line(dated.paragraphs[0], "Hòa Bình, ngày 15 tháng 3 năm 2024", 13, at=CENTRE)
    place.runs[0].italic = True


def _closing(document: Document) -> None:
    copies, signature = _cells(document, 1)
    head = _line(copies.paragraphs[0], "Nơi nhận:", 12, bold=True)
    head.runs[0].italic = True
    for text in ("- Như trên;", "- Lưu: VT."):
        _line(copies.add_paragraph(), text, 11)
    _line(signature.paragraphs[0], "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", 14, bold=True, at=CENTRE)
    for text in ("", "", "Họ Và Tên"):
        _line(signature.add_paragraph(), text, 14, bold=True, at=CENTRE)


def _appendix(document: Document) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.append(start)
    _line(document.add_paragraph(), "Phụ lục", 14, bold=True, at=CENTRE)
    title = _line(document.add_paragraph(), f"SỐ LIỆU {ABOUT.upper()}", 14, bold=True, at=CENTRE)
    title.paragraph_format.keep_with_next = True
    enclosed = "(Kèm theo Báo cáo số 05/BC-UBND ngày 15 tháng 3 năm 2024 của UBND phường Hòa Bình)"
    _line(document.add_paragraph(), enclosed, 14, at=CENTRE).runs[0].italic = True
    table = document.add_table(2, 3, "Table Grid")
    for cell, text in zip(
        table._cells, ("STT", "Chỉ tiêu", "Số liệu", "1", "Hồ sơ", "7"), strict=True
    ):
        _line(cell.paragraphs[0], text, 12)


def _cells(document: Document, rows: int) -> list[_Cell]:
    """The cells of a table without lines, of a narrow and a wide column."""
    table = document.add_table(rows, 2)
    table.autofit = False
    for row in table.rows:
        for cell, wide in zip(row.cells, (67, 98), strict=True):
            cell.width = Mm(wide)
    for column, wide in zip(table.columns, (67, 98), strict=True):
        column.width = Mm(wide)
    return [cell for row in table.rows for cell in row.cells]


def _line(
    paragraph: Paragraph,
    text: str,
    size: float,
    *,
    bold: bool = False,
    at: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
) -> Paragraph:
    paragraph.alignment = at
    layout = paragraph.paragraph_format
    layout.space_after, layout.line_spacing = Pt(0), 1.0
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(size), bold
    return paragraph
