"""heading-style, report-undated, appendix-unreferenced: the form of a written report."""

import re
from collections.abc import Iterator, Sequence

from cchc_core.checks.texts.prose import Prose, by_unit, sentences
from cchc_core.extensions import Case, Check, Place
from cchc_core.model.findings import Finding
from cchc_core.reading.periods import days_in
from cchc_core.rules import RULES
from cchc_core.text import Text, fold, squeeze

_SECTION = re.compile(r"(?P<mark>[IVX]{1,5}[.)]) (?P<title>[^.:]+)")
_ITEM = re.compile(r"(?P<mark>[1-9][0-9]?\.[1-9][0-9]?)(?P<stop>\.?) ")


def heading_style(case: Case) -> Iterator[Finding]:
    """Information on each written report whose headings of one level differ in style: some in
    capitals and some not, some numbers with a full stop and some without."""
    for _, texts in by_unit(sentences(case, Place.BODY)):
        sections = [(each, f["mark"], f["title"].isupper()) for each, f in _found(_SECTION, texts)]
        items = [(each, f["mark"], bool(f["stop"])) for each, f in _found(_ITEM, texts)]
        yield from _mixed(sections, _CAPITALS)
        yield from _mixed(items, _STOPS)


def _found(shape: re.Pattern[str], texts: Sequence[Prose]) -> Iterator[tuple[Prose, re.Match[str]]]:
    for each in texts:
        if found := shape.match(squeeze(each.text)):
            yield each, found


def _mixed(headings: Sequence[tuple[Prose, str, bool]], message: Text) -> Iterator[Finding]:
    """The headings of the rarer style, where there are two styles."""
    with_it = [heading for heading in headings if heading[2]]
    without = [heading for heading in headings if not heading[2]]
    rarer = min(with_it, without, key=len)
    if rarer:
        marks = ", ".join(mark for _, mark, _ in rarer)
        yield rarer[0][0].finding("heading-style", message.format(found=marks), found=marks)


def report_undated(case: Case) -> Iterator[Finding]:
    """Information on each written report, one with a title and a closing line, that bears no date:
    nobody can tell what it could know of."""
    for _, texts in by_unit(sentences(case, Place.TITLE)):
        unit = texts[0].unit
        heads = [p.text for p in case.passages[unit] if p.place is Place.HEAD]
        whole = any(passage.place is Place.CLOSING for passage in case.passages[unit])
        if whole and not any(day for text in heads for day in days_in(squeeze(text))):
            yield texts[0].finding("report-undated", _UNDATED, found="")


def appendix_unreferenced(case: Case) -> Iterator[Finding]:
    """Information on each appendix behind a written report that never speaks of it."""
    for _, texts in by_unit(sentences(case, Place.APPENDIX)):
        body = [p.text for p in case.passages[texts[0].unit] if p.place is Place.BODY]
        if body and not any(_speaks_of_it(text) for text in body):
            yield texts[0].finding("appendix-unreferenced", _UNREFERENCED, found="")


def _speaks_of_it(text: str) -> bool:
    folded = fold(text)
    return "phu luc" in folded or "kem theo" in folded or "bieu so lieu" in folded


_CAPITALS = Text(
    "Các đề mục cùng cấp viết khác kiểu: mục {found} không cùng kiểu chữ hoa, chữ thường với các "
    "mục còn lại. Đề nghị đơn vị trình bày thống nhất.",
    "Headings of one level differ: {found} and the others are not all in capitals, or all not. The "
    "unit should print them alike.",
)
_STOPS = Text(
    "Số thứ tự của các đề mục cùng cấp viết khác kiểu: {found} không cùng kiểu dấu chấm sau số với "
    "các mục còn lại. Đề nghị đơn vị trình bày thống nhất.",
    "Numbers of headings of one level differ: {found} and the others do not all end with a full "
    "stop, or all without. The unit should print them alike.",
)
_UNDATED = Text(
    "Báo cáo không ghi số, ngày ban hành nên không biết lập khi nào. Đề nghị đơn vị bổ sung theo "
    "Nghị định 30/2020/NĐ-CP.",
    "The report bears no number and date, so that nobody knows when it was made. The unit should "
    "add them (Nghị định 30/2020/NĐ-CP).",
)
_UNREFERENCED = Text(
    "Phần lời của báo cáo không nhắc đến phụ lục số liệu. Đề nghị đơn vị dẫn phụ lục trong báo cáo "
    "(Nghị định 30/2020/NĐ-CP).",
    "The text of the report never speaks of its appendix. The unit should refer to it (Nghị định "
    "30/2020/NĐ-CP).",
)

HEADING_STYLE = Check(RULES["heading-style"], heading_style)
REPORT_UNDATED = Check(RULES["report-undated"], report_undated)
APPENDIX_UNREFERENCED = Check(RULES["appendix-unreferenced"], appendix_unreferenced)
