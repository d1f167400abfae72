"""Reports of wards as Word files and PDFs, with the form as their appendix.

Each office prints the table in its own way: which cells it merges, where it writes "Trong đó",
whether the table goes on over a page. What is typed stands in it, nothing is added. The letters of
made-up wards are made up; that of the real one is printed as it stands in `truong-thi.toml`.
"""

import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

import typst
from attrs import frozen
from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Cm, Pt
from docx.table import Table
from sentences import sentences

from cchc_core import Role, Row, reproducible_zip

HEADS = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú")
TITLE = "Kết quả thực hiện công tác cải cách hành chính 9 tháng năm 2023"
APPENDIX = "Thống kê số liệu về kết quả thực hiện công tác cải cách hành chính 9 tháng năm 2023"
WINDOW = "(Số liệu từ ngày 05/11/2022 đến ngày 01/9/2023)"
MADE_UP = "(Số liệu giả định)"
SIGNED = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
WIDTHS = tuple(map(Cm, (1.6, 7.2, 3, 2.2, 2.6)))
BETWEEN = "\n\n"
SAVED = datetime(2023, 9, 5, 8, 0, tzinfo=UTC)

Typed = Mapping[str, int | float | str]
NO_NOTES: Mapping[str, str] = {}


@frozen
class Look:
    """How an office prints the appendix.

    `within` is where "Trong đó" stands: merged in the first column, on a line of its own, or before
    the first label. `parts` are the tables it is printed as; `retyped` labels it typed its own way.
    """

    within: str = "merged"
    parts: int = 1
    wide_headings: bool = False
    landscape: bool = False
    dots: bool = False
    decomposed: bool = False
    retyped: Mapping[str, str] = {}


@frozen
class Line:
    """A printed line of the table; `within` is shared by those under one "Trong đó"."""

    cells: tuple[str, str, str, str, str]
    section: str
    within: str = ""
    heading: bool = False


def word(
    ward: str, rows: Iterable[Row], typed: Typed, look: Look, more: Iterable[str] = ()
) -> bytes:
    """The report of a made-up ward as a `.docx`; its text ends with `more`."""
    document = _begun()
    _letter(document, ward, [*_body(ward), *sentences(typed), *more])
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    if look.landscape:
        section = document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    with_letter = f"(Kèm theo Báo cáo số 05/BC-UBND của UBND {_inside(ward)})"
    for text in ("Phụ lục", APPENDIX, with_letter, WINDOW):
        _centred(document, text)
    for lines in _split(_lines(rows, typed, look), look.parts):
        _appendix(document, lines, look)
        document.add_paragraph()
    if look.decomposed:
        _decompose(document)
    return _saved(document)


def as_printed(told: Mapping[str, Any], rows: Iterable[Row]) -> bytes:
    """The real ward's report as a `.docx`: its text letter for letter, its appendix with its notes
    and wordings; only the name of who signed is left out."""
    document, report = _begun(), told["report"]
    window = f"({report['window_printed']})"
    for text in ("BÁO CÁO", report["title_printed"], window):
        _centred(document, text)
    for text in (*told["text"]["paragraphs"], f"{report['closing_printed']}./."):
        document.add_paragraph(text)
    signed = document.add_table(1, 2)
    signed.cell(0, 0).text = "Nơi nhận:\n- Phòng Nội vụ TP (b/c);\n- Lưu VP."
    signed.cell(0, 1).text = "CHỦ TỊCH"
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    for text in ("Phụ lục", report["appendix_printed"].upper(), window):
        _centred(document, text)
    typed = {id: cell["value"] for id, cell in told["appendix"].items()}
    notes = {id: cell["note"] for id, cell in told["appendix"].items() if "note" in cell}
    look = Look(retyped=told["labels"])
    _appendix(document, list(_lines(rows, typed, look, notes)), look)
    return _saved(document)


def _begun() -> DocumentType:
    """A document with the margins and the font that reports have."""
    document = Document()
    section = document.sections[0]
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(13)
    properties = document.core_properties
    properties.created = properties.modified = SAVED
    properties.author = ""
    return document


def _saved(document: DocumentType) -> bytes:
    content = io.BytesIO()
    document.save(content)
    return reproducible_zip(content.getvalue())


def pdf(
    ward: str, rows: Iterable[Row], typed: Typed, look: Look, more: Iterable[str] = ()
) -> bytes:
    """The appendix as a PDF that holds its text, behind a letter that refers to it and ends with
    `more`."""
    source = f"""
#set page(paper: "a4", margin: 2cm, flipped: {str(look.landscape).lower()})
#set text(size: 11pt, lang: "vi")
#grid(columns: (1fr, 1fr), align: center, [{_broken(_letterhead(ward)[:3])}],
[{_broken(_letterhead(ward)[3:])}])
#v(1cm)
#align(center)[*BÁO CÁO \\ {TITLE}*]
#set par(justify: true, first-line-indent: (amount: 1cm, all: true))
{BETWEEN.join(map(_marked_up, (*_body(ward), *more)))}
#align(right)[{_broken(SIGNED)}]
#pagebreak()
#align(center)[*{_broken(("Phụ lục", APPENDIX, WINDOW))}*]
#set par(justify: false, first-line-indent: 0pt)
#table(columns: (1.5cm, 1fr, 3cm, 2.2cm, 2.4cm),
table.header({", ".join(_cell(text) for text in HEADS)}),
{", ".join(_cells(list(_lines(rows, typed, look)), look))})
"""
    return typst.compile(source.encode(), timestamp=int(SAVED.timestamp()))


def _cells(lines: Sequence[Line], look: Look) -> Iterator[str]:
    """The cells of the table; one "Trong đó" beside all the lines it is said of."""
    for within, group in groupby(lines, key=lambda line: line.within):
        alike = list(group)
        merged = look.within == "merged" and within != ""
        for place, line in enumerate(alike):
            if merged and place == 0:
                yield f"table.cell(rowspan: {len(alike)}){_cell(within)}"
            yield from map(_cell, line.cells[1:] if merged else line.cells)


def _cell(text: str) -> str:
    return f"[{_marked_up(text)}]"


def _broken(lines: Iterable[str]) -> str:
    return " \\ ".join(map(_marked_up, lines))


def _letterhead(ward: str) -> Sequence[str]:
    return (
        "ỦY BAN NHÂN DÂN THÀNH PHỐ THANH HÓA",
        f"ỦY BAN NHÂN DÂN {ward.upper()}",
        "Số: 05/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        f"{ward}, ngày 05 tháng 9 năm 2023",
    )


def _body(ward: str) -> Sequence[str]:
    return (
        "Kính gửi: Ủy ban nhân dân thành phố Thanh Hóa.",
        f"Thực hiện Công văn số 5552/UBND-NV ngày 31/8/2023, UBND {_inside(ward)} báo cáo kết quả "
        "thực hiện công tác cải cách hành chính 9 tháng năm 2023; số liệu chi tiết tại phụ lục kèm "
        "theo.",
        MADE_UP,
    )


def _inside(ward: str) -> str:
    """The ward's name as it stands inside a sentence."""
    return ward[0].lower() + ward[1:]


def _letter(document: DocumentType, ward: str, body: Iterable[str]) -> None:
    """Letterhead, title, text and signature."""
    frame = document.add_table(1, 2)
    left, right = frame.rows[0].cells
    letterhead = _letterhead(ward)
    left.text, right.text = "\n".join(letterhead[:3]), "\n".join(letterhead[3:])
    for text in ("BÁO CÁO", TITLE):
        _centred(document, text)
    for text in body:
        document.add_paragraph(text)
    signed = document.add_table(1, 2)
    signed.cell(0, 0).text = "Nơi nhận:\n- Như trên;\n- Lưu: VT."
    signed.cell(0, 1).text = "\n".join(SIGNED)


def _centred(document: DocumentType, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = True


def _lines(
    rows: Iterable[Row], typed: Typed, look: Look, notes: Mapping[str, str] = NO_NOTES
) -> Iterator[Line]:
    """The rows as they are printed, "Trong đó" where the office puts it."""
    above = section = ""
    for row in rows:
        section = row.printed_number.partition(".")[0] or section
        number, label = row.printed_number, look.retyped.get(row.id, row.label)
        if row.within and row.within != above and look.within == "line":
            yield Line(("", f"{row.within}:", "", "", ""), section)
        if row.within and look.within == "merged":
            number = row.within
        if row.within and row.within != above and look.within == "label":
            label = f"{row.within}: {label}"
        if row.depth and look.within == "line":
            label = f"- {label}"
        unit = row.unit_of_measure
        figure, note = _shown(typed.get(row.id, ""), look), notes.get(row.id, "")
        cells = (number, label, unit, figure, note)
        yield Line(cells, section, row.within, row.role is Role.HEADING)
        above = row.within


def _shown(value: int | float | str, look: Look) -> str:
    """A figure as an office types it: decimal comma, a dot for thousands or none."""
    match value:
        case float():
            return f"{value:g}".replace(".", ",")
        case int() if look.dots:
            return f"{value:,}".replace(",", ".")
    return str(value)


def _split(lines: Iterable[Line], parts: int) -> Iterator[list[Line]]:
    """The lines as so many tables; a table starts with a section of the form."""
    sections = [list(lines) for _, lines in groupby(lines, key=lambda line: line.section)]
    size = -(-len(sections) // parts)
    for first in range(0, len(sections), size):
        yield [line for section in sections[first : first + size] for line in section]


def _appendix(document: DocumentType, lines: Sequence[Line], look: Look) -> None:
    """A table with its two-line head."""
    table = document.add_table(2 + len(lines), len(HEADS), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
    _heads(table)
    for row, line in zip(list(table.rows)[2:], lines, strict=True):
        cells = row.cells
        for cell, text in zip(cells, line.cells, strict=True):
            cell.text = text
        if line.heading and look.wide_headings:
            cells[1].merge(cells[-1]).text = line.cells[1]
    if look.within == "merged":
        _merge_within(table, lines)


def _heads(table: Table) -> None:
    """The heads, "Kết quả thống kê" over unit and figure."""
    upper, lower = table.rows[0].cells, table.rows[1].cells
    for column in (0, 1, 4):
        upper[column].merge(lower[column]).text = HEADS[column]
    upper[2].merge(upper[3]).text = "Kết quả thống kê"
    lower[2].text, lower[3].text = HEADS[2], HEADS[3]


def _merge_within(table: Table, lines: Sequence[Line]) -> None:
    """One cell for each "Trong đó", beside the lines it is said of."""
    column, place = table.columns[0].cells, 2
    for within, group in groupby(lines, key=lambda line: line.within):
        high = len(list(group))
        if within and high > 1:
            column[place].merge(column[place + high - 1]).text = within
        place += high


def _decompose(document: DocumentType) -> None:
    """Every text with its diacritics apart from their letters, as some keyboards type them."""
    for text in document.element.body.iter("{*}t"):
        text.text = unicodedata.normalize("NFD", text.text or "")


def _marked_up(text: str) -> str:
    """The text for typst, nothing in it taken for mark-up."""
    return "".join(f"\\{sign}" if sign in "\\#*_`$<>@[]-/=+~" else sign for sign in text)
