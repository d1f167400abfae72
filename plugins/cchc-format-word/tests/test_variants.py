"""Documents that are right in another way are told nothing of; those wrong in another way are."""

from collections.abc import Callable

import pytest
import specimen as s
from docx.document import Document
from docx.shared import Cm, Mm, Pt
from docx.text.run import Run

from cchc_format_word.linting import lint_word

Change = Callable[[Document], object]


def typed(text: str, instead: str) -> Change:
    """Something else in the place of the line that begins so."""

    def change(document: Document) -> None:
        s.at(document, text).runs[0].text = instead

    return change


def looking(text: str, **look: object) -> Change:
    """The line that begins so, looking otherwise."""

    def change(document: Document) -> None:
        for name, value in look.items():
            setattr(s.at(document, text).runs[0].font, name, value)

    return change


def body(**layout: object) -> Change:
    """Every paragraph of the text, standing otherwise."""

    def change(document: Document) -> None:
        for paragraph in document.paragraphs:
            if paragraph.paragraph_format.first_line_indent:
                for name, value in layout.items():
                    setattr(paragraph.paragraph_format, name, value)

    return change


def above(text: str, new: str) -> Change:
    """A paragraph more, like the one below it."""

    def change(document: Document) -> None:
        below = s.at(document, text)
        paragraph = below.insert_paragraph_before(new, below.style)
        paragraph.alignment = below.alignment
        for name in ("first_line_indent", "space_after", "line_spacing"):
            value = getattr(below.paragraph_format, name)
            setattr(paragraph.paragraph_format, name, value)

    return change


def aligned(text: str, at: int) -> Change:
    """The paragraph that begins so, aligned otherwise."""
    return lambda document: setattr(s.at(document, text), "alignment", at)


def long_title(*, bold: bool) -> Change:
    """A title that goes on on a second line, at the left."""

    def change(document: Document) -> None:
        title = s.at(document, "1. Ban hành")
        title.runs[0].text = f"1. {s.LONG.rstrip('.')}"
        title.runs[0].bold, title.alignment = bold, 0

    return change


def page_number(document: Document) -> Run:
    return document.sections[0].header.paragraphs[0].runs[0]


def second_appendix(document: Document) -> None:
    """One more appendix, in the section of the first; neither has a number."""
    for text in ("Phụ lục", "SỐ LIỆU", "(Kèm theo"):
        paragraph = s.at(document, text)
        element = paragraph._p.__copy__()
        document.element.body.insert(len(document.element.body) - 1, element)


RIGHT = {
    "signed for another": typed("TM. ỦY BAN", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"),
    "a body in short": typed("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ", "UBND THÀNH PHỐ MẪU"),
    "an office below a body": typed("ỦY BAN NHÂN DÂN\nPHƯỜNG", "PHÒNG NỘI VỤ"),
    "a day left blank": typed("Hòa Bình,", "Hòa Bình, ngày      tháng 3 năm 2024"),
    "a long place": typed("Hòa Bình,", "TP. Hồ Chí Minh, ngày 15 tháng 11 năm 2024"),
    "more recipients": typed("- Như trên", "- Như trên (b/c);\n- TTr. Đảng ủy, HĐND (b/c);"),
    "filed elsewhere too": typed("- Lưu", "- Lưu: VT, VP."),
    "an item with a plus": above(s.LONG, f"+ {s.LONG}"),
    "a point": above(s.LONG, "a) Về thể chế"),
    "a sentence with a number": above(s.LONG, "1. Trong kỳ có 3 cán bộ tham gia tập huấn."),
    "days of the figures": above("Kính gửi", "(Số liệu từ ngày 15/12/2023 đến 14/3/2024)"),
    "one centimetre in": body(first_line_indent=Cm(1)),
    "as Word rounds it": body(first_line_indent=Cm(1.25)),
    "a fixed height": body(line_spacing=Pt(18)),
    "free above instead": body(space_before=Pt(6), space_after=Pt(0)),
    "headings at the left": aligned("I. CÔNG", 0),
    "titles at the left": aligned("1. Ban hành", 0),
    "a bold title of two lines": long_title(bold=True),
    "signed below a free line": typed("TM. ỦY BAN", "TM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH"),
    "a word in bold": looking(s.LONG, bold=None),
    "another way of writing tones": typed("CỘNG HÒA", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    "dashes": typed(s.MOTTO, s.MOTTO.replace("-", "–")),
}


@pytest.mark.parametrize("change", RIGHT.values(), ids=RIGHT)
def test_what_is_right_in_another_way_is_told_nothing_of(change: Change) -> None:
    """As offices have it."""
    assert [one.message.vi for one in lint_word("a.docx", s.specimen(change))] == []


WRONG = {
    "a number at the side": (
        lambda d: setattr(d.sections[0].header.paragraphs[0], "alignment", 2),
        "số trang không ở giữa",
    ),
    "a small number": (
        lambda d: setattr(page_number(d).font, "size", Pt(12)),
        "số trang cỡ chữ 12",
    ),
    "a slanting number": (lambda d: setattr(page_number(d).font, "italic", True), "nghiêng"),
    "low paper": (lambda d: setattr(d.sections[0], "top_margin", Mm(30)), "lề trên 30 mm"),
    "a bold number": (looking("Số:", bold=True), "số và ký hiệu in đậm"),
    "a symbol in small letters": (typed("Số:", "Số: 05/bc-ubnd"), "ghi “Số: 05/bc-ubnd”"),
    "no comma": (typed("Hòa Bình,", "Hòa Bình ngày 15 tháng 3 năm 2024"), "ghi “Hòa Bình ngày"),
    "an upright date": (looking("Hòa Bình,", italic=False), "địa danh và ngày không nghiêng"),
    "loud": (typed(s.ABOUT, s.ABOUT.upper()), "trích yếu in hoa"),
    "no colon": (typed("Kính gửi", "Kính gửi Ủy ban nhân dân thành phố Mẫu."), "ghi không đúng"),
    "a heading without a stop": (typed("I. CÔNG", "I CÔNG TÁC"), "sau số La Mã không có dấu chấm"),
    "a name in capitals": (typed("Họ Và", "HỌ VÀ TÊN"), "họ và tên người ký in hoa"),
    "nothing filed": (typed("- Lưu", "- Phòng Nội vụ."), "dòng cuối không phải “- Lưu: … .”"),
    "no semicolon": (typed("- Như trên", "- Như trên"), "cuối dòng không có dấu chấm phẩy"),
    "a long text with a number": (long_title(bold=False), "canh trái"),
    "lines too close": (body(line_spacing=Pt(14)), "lần dòng đơn"),
    "no day": (
        typed("(Kèm theo", "(Kèm theo Báo cáo số 05/BC-UBND của UBND phường Hòa Bình)"),
        "ghi “(Kèm theo Báo cáo",
    ),
    "two without a number": (second_appendix, "phụ lục không đánh số La Mã"),
}


@pytest.mark.parametrize(("change", "found"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_in_another_way_is_told(change: Change, found: str) -> None:
    """With what was found."""
    told = [one.found for one in lint_word("a.docx", s.specimen(change))]

    assert any(found in each for each in told), told
