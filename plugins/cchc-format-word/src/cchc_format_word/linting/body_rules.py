"""The rules of the text itself: size, alignment, first line, spacing, headings, what is missing."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cchc_core import Severity, Text, fold
from cchc_format_word.linting.dress import Dress, undressed
from cchc_format_word.linting.lines import Line
from cchc_format_word.linting.told import Breach

_ROMAN = re.compile(r"(?P<number>[IVXLC]+)(?P<dot>\.?)\s+\S")
_ARABIC = re.compile(r"[0-9]+(\.[0-9]+)*\.?\s+\S")
_WAITING = re.compile(r"(?:[-–+•*] ?)?(?:…|\.{3,})+")
_FIRST = (567, 720)  # 1 cm and 1.27 cm, in twentieths of a point
_NEAR = 17
_SEEN = 90  # a shorter text is no line, and looks the same however it is aligned
_SINGLE = 1.15
_PARAGRAPH = Text(
    "Chọn phần nội dung, đặt lại trong hộp Paragraph.", "Set it in the Paragraph box."
)


def of_body(body: Sequence[Line]) -> Iterator[Breach]:
    """What is wrong with the paragraphs of the text, and with its headings."""
    for line in body:
        if is_heading(line):
            yield from _heading(line)
            continue
        yield from undressed(
            "word-body-size",
            Text("nội dung", "the text"),
            line,
            Dress(13, 14),
            Text("Chọn phần nội dung, đặt lại cỡ chữ.", "Select the text and set its size."),
        )
        if line.layout.align != "center" and not is_title(line):
            yield from _aligned(line)
            yield from _indented(line)
        if is_title(line):
            yield from _titled(line)
        yield from _spaced(line)
    for above, below in pairwise(body):
        yield from _apart(above, below)
    yield from _unwritten(body)


def is_heading(line: Line) -> bool:
    """`I. CÔNG TÁC CHỈ ĐẠO`: a Roman number and a title."""
    return bool(_ROMAN.match(line.text)) and len(line.text) < 200


def is_title(line: Line) -> bool:
    """`1. Ban hành kế hoạch`: an Arabic number and a title on a line of its own, or on two if they
    are bold."""
    bold = all(run.look.bold for run in line.seen)
    numbered = bool(_ARABIC.match(line.text)) and len(line.text) < (200 if bold else 100)
    return numbered and line.text[-1:] not in ".;:,?!)"


def _heading(line: Line) -> Iterator[Breach]:
    dress = Dress(13, 14, bold=True, italic=False, caps=True)
    todo = Text("Chọn tiêu đề, in hoa và in đậm.", "Select the heading, set capitals and bold.")
    yield from undressed("word-headings", Text("tiêu đề phần", "a heading"), line, dress, todo)
    found = _ROMAN.match(line.text)
    if found and not found["dot"]:
        yield Breach(
            "word-headings",
            line.quoted,
            Text("sau số La Mã không có dấu chấm", "no full stop after the Roman number"),
            Text(f"ghi “{found['number']}. …”", f"written '{found['number']}. …'"),
            Text("Thêm dấu chấm sau số thứ tự.", "Put a full stop after the number."),
        )


def _titled(line: Line) -> Iterator[Breach]:
    dress = Dress(13, 14, bold=True, italic=False)
    todo = Text("Chọn tiêu đề và in đậm.", "Select the title and set bold.")
    for breach in undressed("word-headings", Text("tiêu đề mục", "a title"), line, dress, todo):
        yield Breach(breach.rule, breach.place, breach.found, breach.asked, todo, Severity.WARNING)


def _aligned(line: Line) -> Iterator[Breach]:
    if line.layout.align in ("both", "distribute") or len(line.text) < _SEEN:
        return
    found = {"right": Text("canh phải", "aligned right")}.get(
        line.layout.align, Text("canh trái", "aligned left")
    )
    todo = Text("Chọn phần nội dung rồi bấm Ctrl+J.", "Select the text and press Ctrl+J.")
    asked = Text("canh đều hai lề", "justified")
    yield Breach("word-body-align", line.quoted, found, asked, todo)


def _indented(line: Line) -> Iterator[Breach]:
    if fold(line.text).startswith("kinh gui"):
        return
    layout = line.layout
    at = layout.left + layout.first
    begins = line.paragraph.text[:1]
    if begins == "\t" and at == 0:
        at = next((stop.at for stop in layout.tabs), _FIRST[1])
    if any(abs(at - right) <= _NEAR for right in _FIRST) and layout.left <= max(_FIRST):
        return
    told = f"{at / 567:.2f}".rstrip("0").rstrip(".")
    yield Breach(
        "word-body-indent",
        line.quoted,
        Text(f"đầu dòng lùi {told.replace('.', ',')} cm", f"the first line is {told} cm in"),
        Text("lùi 1 cm hoặc 1,27 cm", "1 cm or 1.27 cm in"),
        _PARAGRAPH,
    )


def _spaced(line: Line) -> Iterator[Breach]:
    layout = line.layout
    if layout.spacing is not None:
        spacing = layout.spacing
    else:
        spacing = layout.line / 20 / (line.size * _SINGLE)
        spacing = max(1.0, spacing) if layout.rule == "atLeast" else spacing
    if 0.98 <= spacing <= 1.52:
        return
    told = f"{spacing:.2f}".rstrip("0").rstrip(".")
    yield Breach(
        "word-body-lines",
        line.quoted,
        Text(f"cách dòng {told.replace('.', ',')} lần dòng đơn", f"line spacing {told}"),
        Text("từ dòng đơn đến 1,5 dòng", "from single to 1.5 lines"),
        _PARAGRAPH,
    )


def _apart(above: Line, below: Line) -> Iterator[Breach]:
    if below.at != above.at + 1 or below.section != above.section:
        return
    free = below.layout.below(above.layout)
    if free >= 118:
        return
    told = f"{free / 20:g}"
    yield Breach(
        "word-body-spacing",
        below.quoted,
        Text(
            f"cách đoạn trên {told.replace('.', ',')} pt", f"{told} pt below the paragraph before"
        ),
        Text("cách nhau tối thiểu 6 pt", "at least 6 pt apart"),
        _PARAGRAPH,
    )


def _unwritten(body: Sequence[Line]) -> Iterator[Breach]:
    """Paragraphs of nothing but "…": each with the heading it waits below."""
    heading = ""
    for line in body:
        if is_heading(line) or is_title(line):
            heading = line.text
        elif _WAITING.fullmatch(line.text):
            yield Breach(
                "word-unwritten",
                line.quoted,
                Text(
                    f"mục “{heading}” mới có dấu “…”" if heading else "đoạn mới có dấu “…”",
                    f"only '…' below '{heading}'" if heading else "a paragraph of only '…'",
                ),
                Text("có lời", "written"),
                Text(
                    "Viết nội dung vào chỗ “…”; không có gì để báo cáo thì ghi rõ là không có.",
                    "Write what there is to say; if there is nothing, say so.",
                ),
                Severity.WARNING,
            )
