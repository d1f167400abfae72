"""What a lint recognises in documents that others typed, and how it tells what it finds."""

from collections.abc import Sequence

import docx
import pytest
import specimen as s
from attrs import evolve
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from word_read import paragraphs

from cchc_core import FileRefused, Finding
from cchc_core.testing import samples
from cchc_format_word import write
from cchc_format_word.linting import lint_word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def found(*spoils: s.Spoil) -> Sequence[Finding]:
    """What is told of the specimen, spoilt in these ways."""
    return tuple(lint_word("bao-cao.docx", s.specimen(*spoils)))


def codes(*spoils: s.Spoil) -> Sequence[str]:
    return [finding.rule for finding in found(*spoils)]


def test_a_report_right_in_every_part_is_told_nothing_of() -> None:
    """Nothing at all."""
    assert not found()


def test_our_own_report_is_right_once_it_is_issued() -> None:
    """With number and date, but for what is left to be written, each place of which is told; what
    drafts have to hold to, the contract of formats says."""
    desk = samples.sample_desk()
    publication = evolve(
        samples.sample_publication(samples.sample_roll_up(desk), desk, "vi"),
        number="05/BC-UBND",
        dated=desk.period.window.last,
    )

    (output,) = write(publication)

    waiting = paragraphs(output.content).count("…")
    assert waiting > 1
    assert [each.rule for each in lint_word(output.name, output.content)] == [
        "word-unwritten"
    ] * waiting


def test_alike_breaches_are_one_finding() -> None:
    """With its first place and how many there are; each place is one a person can find."""

    def aligned_left(document: Document) -> None:
        for paragraph in document.paragraphs:
            if paragraph.text == s.LONG:
                paragraph.alignment = 0

    (finding,) = found(aligned_left)

    assert finding.rule == "word-body-align"
    assert finding.message.vi.startswith(
        "đoạn 5 (“Ủy ban nhân dân phường đã ban hành đầy đủ…”) và 2"
    )
    assert finding.message.en.startswith("paragraph 5 (“Ủy ban nhân dân phường")
    assert (finding.found, finding.expected) == ("canh trái", "canh đều hai lề")
    assert str(finding.origin) == "bao-cao.docx [đoạn 5]"


def test_a_letterhead_between_tabs_is_recognised() -> None:
    """Bodies to the left, nation and motto to the right, the lines drawn as shapes."""

    def retyped(document: Document) -> None:
        first = document.tables[0]._tbl
        for left, right, size in (
            ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12),
            ("PHƯỜNG HÒA BÌNH", s.MOTTO, 13),
            ("Số: 05/BC-UBND", "Hòa Bình, ngày 15 tháng 3 năm 2024", 13),
        ):
            paragraph = document.add_paragraph()
            first.addprevious(paragraph._p)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(115), WD_TAB_ALIGNMENT.CENTER)
            for text in (left, "\t", right):
                run = paragraph.add_run(text)
                run.font.size, run.bold = Pt(12 if text == left else size), size != 13
                run.bold = (text in (left, s.MOTTO) and not text.startswith("Số")) or size == 12
                run.italic = text.startswith("Hòa Bình,")
                if text.startswith("Số"):
                    run.font.size = Pt(13)
            if right == s.MOTTO:
                paragraph.runs[0]._r.append(parse_xml(vml_line(20, 55)))
                paragraph.runs[-1]._r.append(parse_xml(vml_line(245, 165)))
        first.getparent().remove(first)

    assert [one.message.vi for one in found(retyped)] == []


def test_what_is_not_recognised_is_told_once_and_not_measured() -> None:
    """A text with nothing of a document's parts."""
    document = docx.Document()
    document.add_paragraph("Ghi chép cuộc họp")

    told = list(lint_word("a.docx", s.saved(document)))

    (unknown,) = [finding for finding in told if finding.rule == "word-unrecognised"]
    for part in ("Quốc hiệu", "Tiêu ngữ", "số và ký hiệu", "tên loại văn bản", "Nơi nhận"):
        assert part in unknown.message.vi
    assert {finding.rule for finding in told} == {
        *("word-unrecognised", "word-paper", "word-margins", "word-font")
    }


def test_fonts_are_those_of_the_theme_where_nothing_else_is_said() -> None:
    """`docDefaults` asks for the theme's; for Vietnamese that is another face of it."""
    plain = docx.Document()
    plain.add_paragraph("Tiếng Việt")
    vietnamese = docx.Document()
    vietnamese.add_paragraph("Tiếng Việt")
    fonts = vietnamese.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi"):
        fonts.attrib.pop(qn(f"w:{script}"), None)
        fonts.set(qn(f"w:{script}Theme"), "majorHAnsi" if script == "hAnsi" else "majorAscii")
    vietnamese.settings.element.find(qn("w:themeFontLang")).set(qn("w:val"), "vi-VN")

    told = {one.found for one in lint_word("a.docx", s.saved(plain)) if one.rule == "word-font"}
    other = [one.rule for one in lint_word("a.docx", s.saved(vietnamese))]

    assert told == {"phông Cambria"}
    assert "word-font" not in other


def test_a_toggle_of_a_character_style_turns_that_of_its_paragraph() -> None:
    """Bold text in a bold style is not bold, as in Word."""

    def strong(document: Document) -> None:
        style = document.styles["Quote"]
        style.font.bold, style.font.italic = True, False
        title = s.at(document, "BÁO CÁO")
        title.style, title.alignment = style, s.CENTRE
        title.runs[0].bold = None
        title.runs[0].style = document.styles["Strong"]

    assert codes(strong) == ["word-type"]


def test_a_number_that_word_puts_before_a_heading_is_read() -> None:
    """`I.` of a list; the heading is told of all the same."""

    def listed(document: Document) -> None:
        heading = s.at(document, "I. CÔNG")
        heading.runs[0].text = "Công tác chỉ đạo"
        numbering = document.part.numbering_part.element
        numbering.insert(0, parse_xml(ROMAN))
        numbering.append(
            parse_xml(f'<w:num {W} w:numId="99"><w:abstractNumId w:val="99"/></w:num>')
        )
        properties = heading._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr>')
        )

    (finding,) = [one for one in found(listed) if one.rule == "word-headings"]

    assert "“I. Công tác chỉ đạo”" in finding.message.vi


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Số 05/BC-UBND", "Số: 05/BC-UBND"),
        ("Số: 5 /BC-UBND", "Số: 05/BC-UBND"),
        ("Số: 05/BC - UBND", "Số: 05/BC-UBND"),
        ("Số: 005/BC-UBND", "Số: 05/BC-UBND"),
        ("Số: 05-BC/UBND", "Số: 05/BC/UBND"),
    ],
)
def test_a_number_is_told_as_it_should_be(typed: str, asked: str) -> None:
    """Colon, zero, slash, hyphens."""

    def retype(document: Document) -> None:
        s.at(document, "Số:").runs[0].text = typed

    assert [one.expected for one in found(retype)] == [f"ghi “{asked}”"]


@pytest.mark.parametrize("typed", ["Số: 123/TTr-UBND", "Số:12/BC-UBND", "Số: 07/2023/QĐ-UBND"])
def test_a_right_number_is_not_told_of(typed: str) -> None:
    """Three digits, small letters in a symbol, a year in the number."""

    def retype(document: Document) -> None:
        s.at(document, "Số:").runs[0].text = typed

    assert not codes(retype)


def test_a_typed_line_counts_as_one() -> None:
    """Underscores below the motto; underlining as long as the motto."""

    def typed(document: Document) -> None:
        line = s.at(document, s.MOTTO)._p.getnext()
        line.getparent().remove(line)
        cell = document.tables[0].cell(0, 1)
        cell.add_paragraph("_" * 25).alignment = s.CENTRE

    def underlined(document: Document) -> None:
        line = s.at(document, s.MOTTO)._p.getnext()
        line.getparent().remove(line)
        s.at(document, s.MOTTO).runs[0].underline = True

    assert not codes(typed)
    assert not codes(underlined)


def test_a_line_of_another_length_is_told_with_its_length() -> None:
    """Below the issuing body as long as the whole cell."""

    def long(document: Document) -> None:
        rule = s.at(document, "ỦY BAN NHÂN DÂN\nPHƯỜNG")._p.getnext()
        indents = rule.find(f"{qn('w:pPr')}/{qn('w:ind')}")
        indents.getparent().remove(indents)

    (finding,) = found(long)

    assert finding.rule == "word-line"
    assert "% dòng chữ" in finding.found


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", "báo cáo".encode()])
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    """Whatever it is."""
    with pytest.raises(FileRefused):
        tuple(lint_word("a.docx", content))


def vml_line(left: int, length: int) -> str:
    """A line as older versions of Word drew it."""
    return (
        f'<w:pict {W} xmlns:v="urn:schemas-microsoft-com:vml"><v:line '
        f'style="position:absolute" from="{left}pt,16pt" to="{left + length}pt,16pt"/></w:pict>'
    )


ROMAN = f"""<w:abstractNum {W} w:abstractNumId="99"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>"""
