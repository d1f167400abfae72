"""The rules of the paper: its size, its margins, how it lies, the number at its head."""

from collections.abc import Iterator, Sequence

from cchc_core import Text
from cchc_format_word.linting.dress import SIZED, sized
from cchc_format_word.linting.parts import Parts
from cchc_format_word.linting.told import WHOLE, Breach
from cchc_format_word.opened import (
    Block,
    Break,
    Document,
    Header,
    Number,
    Paragraph,
    Section,
    Tab,
    Table,
)
from cchc_format_word.opened.paragraphs import paragraphs_of

_MM = 1440 / 25.4
_A4 = (210, 297)
_NEAR = 1.0  # millimetres: paper is cut, and rounded, so
_MARGINS = {
    "top": (20, 25, Text("lề trên", "the top margin")),
    "bottom": (20, 25, Text("lề dưới", "the bottom margin")),
    "left": (30, 35, Text("lề trái", "the left margin")),
    "right": (15, 20, Text("lề phải", "the right margin")),
}
_TURNED = {"top": "right", "right": "bottom", "bottom": "left", "left": "top"}
_LAYOUT = Text("Đặt lại ở Layout, Page Setup.", "Set it under Layout, Page Setup.")
_FULL_PAGE = 3500  # letters outside tables that no page holds


def of_pages(document: Document, parts: Parts) -> Iterator[Breach]:
    """What is wrong with paper and margins of every section, and with the page numbers."""
    first = parts.appendices[0].head.section if parts.appendices else len(document.sections)
    for at, section in enumerate(document.sections):
        yield from _paper(section)
        if section.landscape and at < first:
            yield Breach(
                "word-landscape",
                section.name,
                Text("giấy nằm ngang ở phần lời văn", "the paper lies on its side in the text"),
                Text("giấy đứng; chỉ phụ lục mới nằm ngang", "upright; only an appendix may lie"),
                Text(
                    "Tách bảng rộng thành phụ lục ở mục riêng (Breaks, Next Page).",
                    "Make the wide table an appendix, in a section of its own.",
                ),
            )
    yield from _numbers(document, parts)


def _paper(section: Section) -> Iterator[Breach]:
    size = tuple(sorted(round(side / _MM) for side in (section.width, section.height)))
    if any(abs(side - right) > _NEAR for side, right in zip(size, _A4, strict=True)):
        found = f"{size[0]} × {size[1]} mm"
        yield Breach(
            "word-paper",
            section.name,
            Text(f"khổ giấy {found}", f"paper of {found}"),
            Text("A4 (210 × 297 mm)", "A4 (210 × 297 mm)"),
            _LAYOUT,
        )
    for side, (least, most, called) in _MARGINS.items():
        wide = section.margins[side] / _MM
        turned = _MARGINS[_TURNED[side]] if section.landscape else (least, most)
        if any(low - 0.3 <= wide <= high + 0.3 for low, high, *_ in ((least, most), turned)):
            continue
        told = f"{wide:.1f}".removesuffix(".0")
        yield Breach(
            "word-margins",
            section.name,
            Text(f"{called.vi} {told.replace('.', ',')} mm", f"{called.en} is {told} mm"),
            Text(f"{least}–{most} mm", f"{least}–{most} mm"),
            _LAYOUT,
        )


def _numbers(document: Document, parts: Parts) -> Iterator[Breach]:
    """The page number: in the head, in the middle, 13–14 upright, not on the first page, from 1
    again in every appendix."""
    shown = [_number_in(section.headers.get("default")) for section in document.sections]
    if not any(shown):
        below = any(_number_in(section.footers.get("default")) for section in document.sections)
        if below or _has_pages(document):
            yield _lacking(below=below)
        return
    for section, number in zip(document.sections, shown, strict=True):
        if number:
            yield from _dressed(section, *number)
    first = document.sections[0]
    kind = "first" if first.title else "default"
    if _number_in(first.headers.get(kind)) and shown[0]:
        yield Breach(
            "word-page-first",
            first.name,
            Text("trang thứ nhất có số trang", "the first page bears its number"),
            Text("không hiển thị số trang thứ nhất", "no number on the first page"),
            Text(
                "Chọn Different First Page, để trống đầu trang của trang thứ nhất.",
                "Tick Different First Page and leave its head empty.",
            ),
        )
    yield from _restarts(document, parts)


def _restarts(document: Document, parts: Parts) -> Iterator[Breach]:
    begun: set[int] = {0}
    for appendix in parts.appendices:
        at = appendix.head.section
        own = at not in begun
        begun.add(at)
        if own and document.sections[at].start == 1:
            continue
        found = Text("phụ lục đánh số trang tiếp theo", "its pages go on from those before")
        yield Breach(
            "word-page-restart",
            appendix.head.quoted,
            found,
            Text("đánh số trang riêng, từ 1", "numbered by themselves, from 1"),
            Text(
                "Để phụ lục ở mục riêng (Breaks, Next Page), rồi Format Page Numbers, Start at 1.",
                "Put it in a section of its own, then Format Page Numbers, Start at 1.",
            ),
        )


def _lacking(*, below: bool) -> Breach:
    found = Text("số trang ở chân trang", "the page number stands at the foot")
    none = Text("không có số trang", "there are no page numbers")
    return Breach(
        "word-page-number",
        WHOLE,
        found if below else none,
        Text("ở chính giữa phần lề trên", "in the middle of the top margin"),
        Text(
            "Chọn Insert, Page Number, Top of Page, kiểu ở giữa.",
            "Choose Insert, Page Number, Top of Page, the one in the middle.",
        ),
    )


def _dressed(section: Section, number: Number, paragraph: Paragraph) -> Iterator[Breach]:
    place = f"đầu trang, {section.name}"
    todo = Text(
        "Chọn số trang ở đầu trang và đặt lại.", "Select the number at the head and set it."
    )
    size = number.look.size / 2
    if not 13 <= size <= 14:
        told = f"{size:g}"
        found = SIZED.format(size=Text(told.replace(".", ","), told))
        found = Text(f"số trang {found.vi}", f"the page number is of {found.en}")
        yield Breach("word-page-number", place, found, sized(13, 14), todo)
    if number.look.italic or number.look.bold:
        found = Text("số trang đậm hoặc nghiêng", "the page number is bold or italic")
        yield Breach("word-page-number", place, found, Text("chữ đứng", "upright"), todo)
    if not _is_in_the_middle(number, paragraph):
        found = Text("số trang không ở giữa", "the page number is not in the middle")
        yield Breach("word-page-number", place, found, Text("canh giữa", "centred"), todo)
    if number.written not in ("", "decimal") or section.written != "decimal":
        found = Text("số trang không phải chữ số Ả Rập", "the page number is no Arabic one")
        yield Breach("word-page-number", place, found, Text("1, 2, 3…", "1, 2, 3…"), todo)


def _is_in_the_middle(number: Number, paragraph: Paragraph) -> bool:
    """Whether its paragraph is centred, its frame is, or the tabs before it lead to the middle."""
    layout = paragraph.layout
    if "center" in (layout.align, layout.frame):
        return True
    before = paragraph.inlines[: paragraph.inlines.index(number)]
    tabs = sum(isinstance(each, Tab) for each in before)
    return 0 < tabs <= len(layout.tabs) and layout.tabs[tabs - 1].kind == "center"


def _number_in(header: Header | None) -> tuple[Number, Paragraph] | None:
    for paragraph in paragraphs_of(header.blocks) if header else ():
        for inline in paragraph.inlines:
            if isinstance(inline, Number) and inline.kind == "PAGE":
                return inline, paragraph
    return None


def _has_pages(document: Document) -> bool:
    """Whether it surely runs over more than one page."""
    blocks: Sequence[Block] = list(document.blocks)
    pages = [section for section in document.sections[1:] if section.begins != "continuous"]
    if pages or any(_ends_page(block, first=at == 0) for at, block in enumerate(blocks)):
        return True
    texts = (block.text for block in blocks if isinstance(block, Paragraph))
    return sum(map(len, texts)) > _FULL_PAGE


def _ends_page(block: Block, *, first: bool) -> bool:
    if isinstance(block, Table):
        return False
    if block.layout.page_before and not first:
        return True
    return any(isinstance(each, Break) and each.kind == "page" for each in block.inlines)
