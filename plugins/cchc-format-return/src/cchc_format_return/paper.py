"""Paper to write letters on, after Nghị định 30/2020/NĐ-CP, Phụ lục I; lengths in millimetres."""

import io
from collections.abc import Sequence
from typing import Any, Literal

from docx import Document
from docx.document import Document as Word
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from cchc_core import reproducible_zip

FONT = "Times New Roman"
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
WIDTH, HEIGHT = 210 - LEFT - RIGHT, 297 - TOP - BOTTOM
"""What a page holds between its margins."""
ABOVE, BESIDE = 0.4, 1.0
"""What a narrow cell keeps free at each side."""
At = Literal["left", "centre", "justified"]
_ALIGNED = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "justified": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def blank_letter() -> Word:
    """An empty document in Times New Roman and in Vietnamese."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(10)
    normal = document.styles["Normal"]
    properties = normal.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    properties.append(_made("w:lang", val="vi-VN"))
    told = document.core_properties
    told.author = told.last_modified_by = told.comments = told.title = ""
    return document


def saved(document: Word) -> bytes:
    """The file: the same document, the same bytes."""
    content = io.BytesIO()
    document.save(content)
    return reproducible_zip(content.getvalue())


def say(
    paragraph: Paragraph,
    text: str,
    *,
    size: float = 13,
    bold: bool = False,
    italic: bool = False,
    at: At = "left",
    first_line: float = 0,
    after: float = 0,
) -> None:
    """Puts a text into a paragraph, lines and all."""
    paragraph.alignment = _ALIGNED[at]
    layout = paragraph.paragraph_format
    layout.first_line_indent, layout.space_before, layout.space_after = Mm(first_line), 0, Mm(after)
    layout.line_spacing = 1.0
    if text := "".join(c for c in text if c >= " " or c == "\n"):
        run = paragraph.add_run(text)
        run.font.size, run.bold, run.italic = Pt(size), bold, italic


def draw_line(paragraph: Paragraph, length: float, room: float) -> None:
    """Makes a paragraph a line of that length in the middle of the room it has."""
    say(paragraph, "", size=2)
    layout = paragraph.paragraph_format
    layout.line_spacing = Pt(_LINE)
    layout.left_indent = layout.right_indent = Mm(max(0.0, (room - length) / 2))
    borders = _made("w:pBdr")
    borders.append(_made("w:top", val="single", sz="6", space="1", color="000000"))
    properties = layout.element.get_or_add_pPr()
    properties.insert_element_before(borders, *_BEHIND_BORDERS)


def end_of(document: Word) -> None:
    """The paragraph that has to follow a table at the end, as low as can be: no page is begun for
    it."""
    last = document.add_paragraph()
    say(last, "")
    last.paragraph_format.line_spacing = Pt(1)


def line_height() -> float:
    """How high a drawn line is."""
    return _LINE * 25.4 / 72


_LINE = 4  # points
_BEHIND_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def table(document: Word, widths: Sequence[float], rows: int, *, boxed: bool = False) -> Table:
    """A table that keeps the widths it is given."""
    made: Table = document.add_table(rows, len(widths))
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    if boxed:
        made.style = "Table Grid"
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return made


def narrow(cell: _Cell) -> Paragraph:
    """The paragraph of a cell of which little is kept free, in its middle from top to bottom."""
    paragraph: Paragraph = cell.paragraphs[0]
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    properties = paragraph.paragraph_format.element.getparent().get_or_add_tcPr()
    margins = _made("w:tcMar")
    for side, length in (("top", ABOVE), ("left", BESIDE), ("bottom", ABOVE), ("right", BESIDE)):
        margins.append(_made(f"w:{side}", w=str(round(length * 1440 / 25.4)), type="dxa"))
    properties.insert_element_before(margins, "w:textDirection", "w:tcFitText", "w:vAlign")
    return paragraph


def keep_whole(row: _Row) -> None:
    """Keeps a row of a table on one page."""
    cell = row.cells[0].paragraphs[0].paragraph_format.element.getparent()
    cell.getparent().get_or_add_trPr().append(_made("w:cantSplit"))


def _made(name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
