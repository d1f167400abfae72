"""Paper after Nghị định 30/2020/NĐ-CP, Phụ lục I: pages, and paragraphs in exact sizes.

Lengths are in millimetres, sizes and spaces in points. All that dresses a text stands with it, not
in a style: it looks the same once it was moved into a document that another program saved.
"""

from collections.abc import Iterable
from typing import Literal

from attrs import frozen
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn

from cchc_format_word.elements import Element, made, run

FONT = "Times New Roman"
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
UPRIGHT, LYING = 210 - LEFT - RIGHT, 297 - LEFT - RIGHT
"""How wide the text is on a page that stands, on one that lies."""
_HEADER = 10
At = Literal["left", "center", "both", "right"]


@frozen
class Dress:
    """How letters look."""

    size: float = 14
    bold: bool = False
    italic: bool = False

    @property
    def element(self) -> Element:
        """As `w:rPr`."""
        fonts = made("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
        weight = [made("b"), made("bCs")] if self.bold else []
        slant = [made("i"), made("iCs")] if self.italic else []
        size = str(round(self.size * 2))
        return made("rPr", fonts, *weight, *slant, made("sz", val=size), made("szCs", val=size))


@frozen
class Shape:
    """How a paragraph is set. `keep`: on one page with the next; `level`: of a heading, from 0;
    `style`: one of `STYLES`."""

    at: At = "both"
    first: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    line: float = 1.0
    exactly: float = 0
    keep: bool = False
    level: int | None = None
    style: str = ""
    ruled: bool = False
    new_page: bool = False

    @property
    def element(self) -> Element:
        """As `w:pPr`."""
        flags = [made("pStyle", val=self.style)] if self.style else []
        if self.keep:
            flags.append(made("keepNext"))
        if self.new_page:
            flags.append(made("pageBreakBefore"))
        if self.ruled:
            line = made("top", val="single", sz="6", space="1", color="000000")
            flags.append(made("pBdr", line))
        height = self.exactly * 20 if self.exactly else self.line * 240
        spacing = made(
            "spacing",
            before=str(round(self.before * 20)),
            after=str(round(self.after * 20)),
            line=str(round(height)),
            lineRule="exact" if self.exactly else "auto",
        )
        first, left, right = (str(twips(each)) for each in (self.first, self.left, self.right))
        indents = made("ind", left=left, right=right, firstLine=first)
        outline = [] if self.level is None else [made("outlineLvl", val=str(self.level))]
        return made("pPr", *flags, spacing, indents, made("jc", val=self.at), *outline)


COPIES, SIGNED, HEADS, ROWS = "CCHCNoiNhan", "CCHCNguoiKy", "CCHCDauBang", "CCHCDongBang"
STYLES = {
    COPIES: ("CCHC Nơi nhận", Dress(11)),
    SIGNED: ("CCHC Người ký", Dress(14, bold=True)),
    HEADS: ("CCHC Đầu bảng", Dress(12, bold=True)),
    ROWS: ("CCHC Dòng bảng", Dress(12)),
}
"""Styles by their id: LibreOffice forgets how the first letters in a control of paragraphs look,
and how high an empty control is."""
BODY = Dress()
TEXT = Shape(first=12.7, after=6, line=1.15)
"""The running text, and how its paragraphs are set."""


def twips(length: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(length * 1440 / 25.4)


def paragraph(text: str, dress: Dress = BODY, shape: Shape = TEXT) -> Element:
    """A paragraph that says a text in one dress."""
    inside = [run(text, dress.element)] if text else []
    mark = shape.element
    mark.append(dress.element)
    return made("p", mark, *inside)


def sayings(parts: Iterable[tuple[str, Dress]], shape: Shape) -> Element:
    """A paragraph in several dresses."""
    pieces = list(parts)
    mark = shape.element
    mark.append(pieces[-1][1].element)
    return made("p", mark, *(run(text, dress.element) for text, dress in pieces))


def line(length: float, room: float) -> Element:
    """A line of that length in the middle of the room it has."""
    aside = max(0.0, (room - length) / 2)
    shape = Shape("center", left=aside, right=aside, before=3, exactly=4, ruled=True)
    return paragraph("", Dress(2), shape)


def low(after: float = 0) -> Element:
    """A paragraph as low as can be, for where one has to stand and nothing is to be said."""
    return paragraph("", Dress(1), Shape("left", exactly=1, after=after))


def blank() -> Word:
    """An empty document in Times New Roman and in Vietnamese, without any section yet."""
    document = Document()
    normal = document.styles["Normal"].element
    own = normal.get_or_add_rPr()
    for old in list(own):
        own.remove(old)
    own.extend(list(BODY.element))
    own.append(made("lang", val="vi-VN"))
    styles = document.styles.element
    for style in list(styles.style_lst):
        if style.get(qn("w:default")) is None:
            styles.remove(style)
    for id, (name, dress) in STYLES.items():
        based, called = made("basedOn", val=normal.get(qn("w:styleId"))), made("name", val=name)
        style = made("style", called, based, dress.element, type="paragraph", styleId=id)
        styles.append(style)
    body = document.element.body
    body.remove(body.sectPr)
    told = document.core_properties
    told.author = told.last_modified_by = told.comments = told.title = ""
    told.language = "vi-VN"
    return document


def page(header: str, *, lying: bool = False) -> Element:
    """The `w:sectPr` of a section that begins on a new page and counts its pages anew; `header` is
    the relation to the header with the page number, which the first page does not show."""
    wide, high = (297, 210) if lying else (210, 297)
    size = made("pgSz", w=str(twips(wide)), h=str(twips(high)))
    if lying:
        size.set(qn("w:orient"), "landscape")
    margins = made(
        "pgMar",
        top=str(twips(TOP)),
        right=str(twips(RIGHT) + 1),  # not a twentieth of a point below what is prescribed
        bottom=str(twips(BOTTOM)),
        left=str(twips(LEFT)),
        header=str(twips(_HEADER)),
        footer=str(twips(_HEADER)),
        gutter="0",
    )
    reference = made("headerReference", type="default")
    reference.set(qn("r:id"), header)
    new_page, number = made("type", val="nextPage"), made("pgNumType", start="1")
    return made("sectPr", reference, new_page, size, margins, number, made("titlePg"))


def ending(section: Element) -> Element:
    """A paragraph as low as can be that ends a section."""
    last = low()
    last.pPr.append(section)
    return last


def number_pages(document: Word) -> str:
    """Adds the header with the number of the page in its middle; gives the relation to it."""
    part, relation = document.part.add_header_part()  # type: ignore[no-untyped-call]
    dress = Dress(14).element
    header = part.element
    for old in list(header):
        header.remove(old)
    field = made("fldSimple", run("2", dress), instr=" PAGE ")
    header.append(made("p", Shape("center").element, field))
    return str(relation)
