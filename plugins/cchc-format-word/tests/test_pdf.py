"""A Word file printed as a PDF: the same words, on the same pages, and what is lost is told."""

import io
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import starmap
from typing import ClassVar

import docx
import pytest
import specimen as s
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as DocxTable
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_core import CannotWrite, FileRefused, Finding, Pdf
from cchc_core.testing.contracts import RulesContract
from cchc_format_word import cchc_formats, cchc_rules
from cchc_format_word.opened import Table, open_word
from cchc_format_word.opened.paragraphs import paragraphs_of
from cchc_format_word.pdf import print_word

pdfplumber = pytest.importorskip("pdfplumber")
pytest.importorskip("typst")


CHART_IN_IT = "Biểu đồ:"


def pages(content: bytes) -> Sequence[tuple[int, int, str]]:
    """Width and height in millimetres, and the text, of each page of a PDF."""
    with pdfplumber.open(io.BytesIO(content)) as opened:
        return [
            (
                round(float(page.width) / 72 * 25.4),
                round(float(page.height) / 72 * 25.4),
                page.extract_text(x_tolerance=1.5),
            )
            for page in opened.pages
        ]


def printed(content: bytes) -> Sequence[tuple[int, int, str]]:
    """The pages that a .docx gives."""
    return pages(print_word("a.docx", content).content)


def lost(made: Pdf) -> Sequence[Finding]:
    """What is told of a PDF but for fonts that this machine may lack."""
    return [finding for finding in made.lost if finding.rule != "pdf-font"]


def words(content: bytes) -> Counter[str]:
    """Every word of a .docx, with its numbers of lists."""
    blocks = tuple(open_word("a.docx", content).blocks)
    texts = (f"{each.label} {each.text}" for each in paragraphs_of(blocks))
    return Counter(" ".join(texts).split())


def letter(*texts: str) -> Document:
    """A document of some paragraphs."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    return document


def test_every_word_is_in_the_pdf_and_no_other() -> None:
    """Letterhead, text, signature, table; the same words as often, Vietnamese letter for letter."""
    content = s.specimen()

    found = Counter(" ".join(text for *_, text in printed(content)).split())

    assert found == words(content)
    assert found["ỦY"] > 2


def test_our_own_report_is_printed_whole(city_file: bytes) -> None:
    """A city's, with its appendices: no word of it is lacking, and what is there more often are the
    heads of its tables, which every page repeats, and the numbers of its pages."""
    made = print_word("bao-cao.docx", city_file)

    texts = [text for *_, text in pages(made.content)]
    found = Counter(" ".join(texts).split())

    assert not lost(made)
    assert not words(city_file) - found
    more = found - words(city_file)
    tables = [block for block in open_word("a", city_file).blocks if isinstance(block, Table)]
    heads = Counter(
        word
        for table in tables
        for row in table.rows
        if row.head
        for cell in row.cells
        for paragraph in paragraphs_of(cell.blocks)
        for word in paragraph.text.split()
    )
    assert set(more) <= {*heads, *map(str, range(len(texts) + 1))}


def test_the_format_prints_however_often_it_is_asked_for() -> None:
    """What prints is imported by then, and hides nothing of the same name."""
    for _ in range(2):
        (format,) = cchc_formats()
        assert format.pdf
        assert format.pdf("a.docx", s.specimen()).content.startswith(b"%PDF")


def test_highlights_and_small_capitals_are_shown() -> None:
    """Few fonts have small capitals: they are capitals of a smaller size."""
    document = letter("")
    one, two = document.paragraphs[0].add_run("Hoa Nhỏ"), document.paragraphs[0].add_run(" tô")
    one.font.small_caps, two.font.highlight_color = True, WD_COLOR_INDEX.YELLOW
    content = print_word("a.docx", s.saved(document)).content

    with pdfplumber.open(io.BytesIO(content)) as opened:
        page = opened.pages[0]
        sizes = [round(sign["size"], 1) for sign in page.chars[:3]]
        (fill,) = {rect["non_stroking_color"] for rect in page.rects}
    assert pages(content)[0][2] == "HOA NHỎ tô"
    assert sizes[0] > sizes[1] == sizes[2]
    assert fill == (1, 1, 0)


def test_the_appendix_lies_on_its_side() -> None:
    """The paper of each section, one page each."""
    upright, lying = printed(s.specimen())

    assert upright[:2] == (210, 297)
    assert lying[:2] == (297, 210)


def test_the_same_document_gives_the_same_bytes() -> None:
    """No clock and no chance in it."""
    content = s.specimen()

    assert print_word("a.docx", content) == print_word("a.docx", content)


def test_pages_bear_their_numbers() -> None:
    """None on the first page; from 1 again in the appendix, which has none on its first page
    either, since that is how its section is set."""

    def long(document: Document) -> None:
        for _ in range(30):
            s.at(document, s.LONG).insert_paragraph_before(s.LONG)
        document.sections[1].different_first_page_header_footer = False

    texts = [text.split("\n") for *_, text in printed(s.specimen(long))]

    assert [lines[0] for lines in texts[1:-1]] == [str(n) for n in range(2, len(texts))]
    assert len(texts) > 3
    assert texts[0][0].startswith("ỦY BAN")
    assert texts[-1][0] == "1"


def test_the_head_of_a_table_is_repeated() -> None:
    """On every page the table runs over; rows that keep whole are not torn."""
    document = letter()
    table = document.add_table(90, 1)
    for number, row in enumerate(table.rows):
        row.cells[0].text = "ĐẦU BẢNG" if number == 0 else f"Dòng {number}"
    mark = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(mark)

    texts = [text for *_, text in printed(s.saved(document))]

    assert len(texts) > 2
    assert all(text.startswith("ĐẦU BẢNG") for text in texts)


def rows_by_page(document: Document) -> Sequence[Sequence[str]]:
    """What stands below the head of each page, line by line."""
    return [text.split("\n") for *_, text in printed(s.saved(document))]


def keep(table: DocxTable, rows: Iterable[int]) -> None:
    """Keeps rows of a table with the next."""
    for at in rows:
        for cell in table.rows[at].cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def listed(count: int) -> tuple[Document, DocxTable]:
    """A document with a table of so many rows."""
    document = letter()
    table = document.add_table(count, 1)
    for number, row in enumerate(table.rows):
        row.cells[0].text = f"Dòng {number}"
    return document, table


def test_rows_kept_with_the_next_are_on_its_page() -> None:
    """Seven by seven, of which no page's end parts two; no row is lost or moved."""
    document, table = listed(140)
    keep(table, (at for at in range(140) if at % 7 != 6))

    found = rows_by_page(document)

    assert len(found) > 3
    assert [line for lines in found for line in lines] == [f"Dòng {n}" for n in range(140)]
    assert all(len(lines) % 7 == 0 for lines in found)


def test_more_than_a_page_is_not_kept_together() -> None:
    """Neither a chain of rows nor a row that is to be whole: not a word of them is lost."""
    chained, table = listed(140)
    keep(table, range(140))
    whole, table = listed(1)
    (row,) = table.rows
    row.cells[0].text = "\n".join(f"Dòng {n}" for n in range(140))
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))

    for document in (chained, whole):
        found = rows_by_page(document)
        assert len(found) > 1
        assert [line for lines in found for line in lines] == [f"Dòng {n}" for n in range(140)]


def test_what_the_last_row_is_kept_with_is_on_its_page() -> None:
    """A legend below a table that fills its page, or all but a row of it, or one more."""
    full = len(rows_by_page(listed(90)[0])[0])
    for count in (full - 1, full, full + 1):
        document, table = listed(count)
        keep(table, [count - 1])
        document.add_paragraph("Chú giải")
        document.add_paragraph("Sau đó")

        (found,) = (lines for lines in rows_by_page(document) if "Chú giải" in lines)

        assert f"Dòng {count - 1}" in found


@pytest.mark.parametrize("at", WD_TABLE_ALIGNMENT)
def test_what_is_kept_stands_where_it_would_otherwise(at: WD_TABLE_ALIGNMENT) -> None:
    """As far from the left, from what is above and from what is below, as wide."""

    def found(*kept: int) -> Sequence[tuple[str, float, float]]:
        document, table = listed(3)
        table.alignment, table.autofit, table.columns[0].width = at, False, Mm(40)
        keep(table, kept)
        for text in ("Chú giải " * 20, "Sau đó"):
            layout = document.add_paragraph(text).paragraph_format
            layout.space_before, layout.space_after = Pt(5), Pt(20)
        content = print_word("a.docx", s.saved(document)).content
        with pdfplumber.open(io.BytesIO(content)) as opened:
            words = opened.pages[0].extract_words()
        return [(word["text"], round(word["x0"], 1), round(word["top"], 1)) for word in words]

    assert found(0, 1, 2) == found()


def test_merged_cells_stay_merged() -> None:
    """A cell over columns, and one over rows."""
    document = letter()
    table = document.add_table(2, 3, "Table Grid")
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Kết quả"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "STT"
    table.cell(1, 2).text = "7"

    ((_, _, text),) = printed(s.saved(document))

    assert sorted(text.split()) == ["7", "Kết", "STT", "quả"]


def test_lists_have_their_numbers() -> None:
    """Those that Word puts before a paragraph by itself, and its signs, in whatever font."""
    document = letter()
    for text in ("Một", "Hai"):
        document.add_paragraph(text, "List Number")
    document.add_paragraph("Ba", "List Bullet")
    made = print_word("a.docx", s.saved(document))

    ((_, _, text),) = pages(made.content)

    assert text.split("\n") == ["1. Một", "2. Hai", "• Ba"]
    assert "Symbol" not in {finding.expected for finding in made.lost}


def test_tabs_lead_where_they_should() -> None:
    """To a stop at the right, and past where the text is already."""
    document = letter("Trái\tPhải")
    document.paragraphs[0].paragraph_format.tab_stops.add_tab_stop(Mm(150), 2)
    content = print_word("a.docx", s.saved(document)).content

    with pdfplumber.open(io.BytesIO(content)) as opened:
        left, right = opened.pages[0].extract_words()
    margin = document.sections[0].left_margin.pt
    assert left["x0"] == pytest.approx(margin, abs=1)
    assert right["x1"] == pytest.approx(margin + Mm(150).pt, abs=1)


def test_lines_are_as_far_apart_as_in_word() -> None:
    """14 points, 1.5 lines: 24.1 points from foot to foot."""
    document = letter("Một\nHai")
    paragraph = document.paragraphs[0]
    paragraph.paragraph_format.line_spacing = 1.5
    for run in paragraph.runs:
        run.font.size = Pt(14)

    with pdfplumber.open(io.BytesIO(print_word("a", s.saved(document)).content)) as opened:
        one, two = opened.pages[0].extract_words()
    assert two["bottom"] - one["bottom"] == pytest.approx(14 * 1.149 * 1.5, abs=0.1)


def test_no_line_ends_behind_a_slash() -> None:
    """As in Word, wherever in its line the number of a document comes; behind a hyphen some do."""
    numbers = ("143/2018/NQ-HĐND", "5552/UBND-NV")
    texts = [f"{'a ' * before}{number}." for before in range(36, 58) for number in numbers]

    found = [line for _, _, text in printed(s.saved(letter(*texts))) for line in text.split("\n")]

    assert {line[-1] for line in found} == {"a", "-", "."}


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co"]), max_size=30))
def test_no_text_is_taken_for_markup(text: str) -> None:
    """Whatever is typed, the PDF is made."""
    document = letter(text, "sau")

    assert "sau" in printed(s.saved(document))[-1][2]


def test_signs_of_markup_are_printed_as_they_are() -> None:
    """Hashes, dollars, stars, quotes, slashes, at signs."""
    text = '#let $x$ *a* _b_ "c" \\n <d> @e `f` // g [h] {i} = j'

    ((_, _, shown),) = printed(s.saved(letter(text)))

    assert shown.split() == text.split()


def test_a_picture_is_shown() -> None:
    """In the text where it stands."""
    document = letter("Ảnh: ")
    document.paragraphs[0].add_run().add_picture(io.BytesIO(PNG), Mm(20), Mm(10))
    made = print_word("a.docx", s.saved(document))

    with pdfplumber.open(io.BytesIO(made.content)) as opened:
        (image,) = opened.pages[0].images
    assert image["width"] == pytest.approx(Mm(20).pt, abs=0.5)
    assert not lost(made)


def test_a_damaged_picture_costs_only_itself() -> None:
    """The rest is printed, and it is told."""
    document = letter("Ảnh: ")
    damaged = PNG.replace(b"IDAT", b"IDAU", 1)
    document.paragraphs[0].add_run().add_picture(io.BytesIO(damaged), Mm(20), Mm(10))

    made = print_word("a.docx", s.saved(document))

    assert pages(made.content)[0][2] == "Ảnh:"
    assert [finding.found for finding in lost(made)] == ["ảnh png hỏng hoặc không vẽ được"]


def test_what_cannot_be_turned_is_told() -> None:
    """A chart, twice, once alone; a formula, whose letters are there; a comment; where each is."""
    document = letter("Biểu đồ: ", "", "Công thức: ")
    for paragraph in document.paragraphs[:2]:
        paragraph.add_run()._r.append(parse_xml(CHART))
    document.paragraphs[2]._p.append(parse_xml(FORMULA))
    document.add_comment(document.paragraphs[0].runs, "Xem lại", "A")

    made = print_word("a.docx", s.saved(document))

    assert [finding.message.vi for finding in lost(made)] == [
        "đoạn 1 và 1 chỗ khác: bản PDF không có hoặc in khác: biểu đồ. Xem tệp Word.",
        "đoạn 3: bản PDF không có hoặc in khác: công thức toán. Xem tệp Word.",
        "toàn văn bản: bản PDF không có hoặc in khác: 1 ghi chú (comment). Xem tệp Word.",
    ]
    assert {finding.rule for finding in lost(made)} == {"pdf-left-out"}
    assert "a+b" in pages(made.content)[0][2]


def test_nothing_is_told_of_a_file_that_is_turned_whole() -> None:
    """The specimen."""
    assert not lost(print_word("a.docx", s.specimen()))


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """And a file that is no Word file is refused before that."""
    monkeypatch.setitem(sys.modules, "typst", None)

    with pytest.raises(CannotWrite) as refused:
        print_word("a.docx", s.specimen())
    assert 'pip install "cchc-format-word[pdf]"' in refused.value.message.vi
    with pytest.raises(FileRefused):
        print_word("a.docx", b"PK\x03\x04")


class TestPdfs(RulesContract):
    """A chart, and a file without one; a font that nobody has, and the one that typst brings."""

    rules = tuple(rule for rule in cchc_rules() if rule.code.startswith("pdf-"))
    cases: ClassVar = {
        "pdf-left-out": (CHART_IN_IT, "Không có biểu đồ."),
        "pdf-font": ("Phông Không Có", "Libertinus Serif"),
    }

    def told(self, case: str) -> Iterable[str]:
        document = letter(case)
        fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("ascii", "hAnsi"):
            fonts.attrib.pop(qn(f"w:{script}Theme"), None)
            fonts.set(qn(f"w:{script}"), case)
        if case == CHART_IN_IT:
            document.paragraphs[0].add_run()._r.append(parse_xml(CHART))
        return [finding.rule for finding in print_word("a.docx", s.saved(document)).lost]


def test_a_section_of_other_paper_in_the_middle() -> None:
    """Upright, lying, upright again: a page each."""
    document = letter("Một")
    for number, text in enumerate(("Hai", "Ba")):
        section = document.add_section()
        section.orientation = WD_ORIENT.LANDSCAPE if number == 0 else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = section.page_height, section.page_width
        document.add_paragraph(text)

    sizes = [(width < height, text) for width, height, text in printed(s.saved(document))]

    assert sizes == [(True, "Một"), (False, "Hai"), (True, "Ba")]


def test_what_was_deleted_under_tracked_changes_is_not_printed() -> None:
    """What was put in is."""
    document = letter("Còn ")
    for tag, kind, text in (("w:del", "w:delText", "bỏ"), ("w:ins", "w:t", "thêm")):
        change, run, said = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(kind)
        change.set(qn("w:id"), "1")
        said.text = text
        run.append(said)
        change.append(run)
        document.paragraphs[0]._p.append(change)

    ((_, _, text),) = printed(s.saved(document))

    assert text == "Còn thêm"


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data).to_bytes(4, "big")
    return len(data).to_bytes(4, "big") + kind + data + check


_SIZE = bytes((0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0))
PNG = b"\x89PNG\r\n\x1a\n" + b"".join(
    starmap(
        _chunk,
        ((b"IHDR", _SIZE), (b"IDAT", zlib.compress(b"\0\xff\0\0")), (b"IEND", b"")),
    )
)
"""A red dot."""
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
CHART = f"""<w:drawing {_W} xmlns:wp="{_DRAWN}/wordprocessingDrawing" xmlns:a="{_DRAWN}/main">
<wp:inline><wp:extent cx="1000000" cy="500000"/><a:graphic><a:graphicData uri="{_DRAWN}/chart"/>
</a:graphic></wp:inline></w:drawing>"""
FORMULA = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
    "<m:r><m:t>a+b</m:t></m:r></m:oMath>"
)
