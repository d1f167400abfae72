"""Every code that a Word file is told of: a report right in every part, and one spoilt in one."""

from collections.abc import Callable, Iterable
from typing import ClassVar

import specimen as s
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from cchc_core import Topic
from cchc_core.testing.contracts import RulesContract
from cchc_format_word import cchc_rules
from cchc_format_word.linting import lint_word

Case = Callable[[Document], object] | None


def said(text: str, *, size: float | None = None, **look: object) -> Case:
    """The line that begins so, looking otherwise."""

    def spoil(document: Document) -> None:
        for run in s.at(document, text).runs:
            run.font.size = Pt(size) if size else run.font.size
            for name, value in look.items():
                setattr(run.font, name, value)

    return spoil


def retyped(text: str, instead: str) -> Case:
    """Something else in the place of a line, looking the same."""

    def spoil(document: Document) -> None:
        s.at(document, text).runs[0].text = instead

    return spoil


def laid(**layout: object) -> Case:
    """The first paragraph of the text, standing otherwise."""

    def spoil(document: Document) -> None:
        for name, value in layout.items():
            setattr(s.at(document, s.LONG).paragraph_format, name, value)

    return spoil


def gone(text: str) -> Case:
    """Without a line."""

    def spoil(document: Document) -> None:
        element = s.at(document, text)._p
        element.getparent().remove(element)

    return spoil


def paper(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(216), Mm(279)


def narrow(document: Document) -> None:
    document.sections[0].left_margin = Mm(20)


def lying(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)


def by_style(document: Document) -> None:
    """Nothing at the text itself: its style is based on another, which names the font."""
    styles = document.styles
    styles["Body Text"].font.name = "Arial"
    styles["Body Text 2"].base_style = styles["Body Text"]
    s.at(document, s.LONG).style = styles["Body Text 2"]


def blue(document: Document) -> None:
    s.at(document, s.LONG).runs[0].font.color.rgb = RGBColor(0, 0, 255)


def at_the_foot(document: Document) -> None:
    """The page number in the bottom margin."""
    head = document.sections[0].header
    number = head.paragraphs[0]._p
    document.sections[0].footer._element.append(number)
    head.add_paragraph()


def on_the_first_page(document: Document) -> None:
    document.sections[0].different_first_page_header_footer = False


def numbered_on(document: Document) -> None:
    start = document.sections[1]._sectPr.find(qn("w:pgNumType"))
    document.sections[1]._sectPr.remove(start)


def unlined(document: Document) -> None:
    rule = s.at(document, s.MOTTO)._p.getnext()
    rule.getparent().remove(rule)


def never_referred(document: Document) -> None:
    for paragraph in s.every(document):
        if paragraph.text == s.LONG:
            paragraph.runs[0].text = "Ủy ban nhân dân phường đã ban hành đầy đủ các kế hoạch."


class TestWordFiles(RulesContract):
    """A report as an office types it, spoilt in one way."""

    rules = tuple(
        rule for rule in cchc_rules() if rule.topic is Topic.LAYOUT and rule.code[:4] == "word"
    )
    cases: ClassVar = {
        "word-paper": (paper, None),
        "word-margins": (narrow, None),
        "word-landscape": (lying, None),
        "word-font": (by_style, None),
        "word-colour": (blue, None),
        "word-page-number": (at_the_foot, None),
        "word-page-first": (on_the_first_page, None),
        "word-page-restart": (numbered_on, None),
        "word-nation": (said("CỘNG HÒA", size=14), None),
        "word-motto": (retyped(s.MOTTO, "Độc lập - Tự Do - Hạnh Phúc"), None),
        "word-line": (unlined, None),
        "word-issuer": (said("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ", bold=True), None),
        "word-number": (retyped("Số:", "Số: 5/BC-UBND"), retyped("Số:", "Số:      /BC-UBND")),
        "word-dated": (retyped("Hòa Bình,", "Hòa Bình, ngày 5 tháng 2 năm 2024"), None),
        "word-type": (said("BÁO CÁO", size=16), None),
        "word-abstract": (said(s.ABOUT, bold=False), None),
        "word-addressee": (gone("Kính gửi"), None),
        "word-body-size": (said(s.LONG, size=12), said(s.LONG, size=13)),
        "word-body-align": (laid(alignment=0), None),
        "word-body-indent": (laid(first_line_indent=0), laid(first_line_indent=Mm(10))),
        "word-body-spacing": (laid(space_after=Pt(5)), None),
        "word-body-lines": (laid(line_spacing=2.0), laid(line_spacing=Pt(17))),
        "word-headings": (retyped("I. CÔNG", "I. Công tác chỉ đạo"), None),
        "word-unwritten": (retyped(s.LONG, "…"), retyped(s.LONG, "… và các việc khác.")),
        "word-signature": (said("TM. ỦY BAN", bold=False), None),
        "word-signing-title": (
            retyped("TM. ỦY BAN", "TM. ỦY BAN NHÂN DÂN"),
            retyped("TM. ỦY BAN", "TM. ỦY BAN NHÂN DÂN\nQ. CHỦ TỊCH"),
        ),
        "word-recipients": (said("- Như trên", size=12), None),
        "word-appendix": (retyped("Phụ lục", "PHỤ LỤC"), None),
        "word-appendix-note": (gone("(Kèm theo"), None),
        "word-appendix-reference": (never_referred, None),
        "word-draft": (retyped("Số:", "Số:      /BC-UBND"), None),
        "word-unrecognised": (gone("CỘNG HÒA"), None),
    }

    def told(self, case: Case) -> Iterable[str]:
        content = s.specimen(*filter(None, [case]))
        return [finding.rule for finding in lint_word("bao-cao.docx", content)]
