"""The rules of appendices: head, number, title, the letter they come with, where they are named."""

import re
from collections.abc import Iterator

from cchc_core import Severity, Text, fold
from cchc_format_word.linting.dress import Dress, undressed
from cchc_format_word.linting.parts import Appendix, Parts
from cchc_format_word.linting.told import Breach

_FONT_DIALOG = Text(
    "Chọn dòng chữ, đặt lại trong hộp Font.", "Select it and set it in the Font box."
)
_ROMAN = re.compile("[ivxlc]+")
_ENCLOSED = re.compile(r"\(kem theo .+ so:? .*/ ?\S+,? ngay .*\bcua .+\)\.?")
"""Number and day may be blank as long as the report has none."""


def of_appendices(parts: Parts) -> Iterator[Breach]:
    """What is wrong with each appendix, and with how the text refers to them."""
    many = len(parts.appendices) > 1
    for appendix in parts.appendices:
        yield from _appendix(appendix, many=many)
    if parts.appendices and parts.body and not _referred(parts):
        yield Breach(
            "word-appendix-reference",
            parts.appendices[0].head.quoted,
            Text("trong lời văn không nhắc đến phụ lục", "the text never refers to the appendix"),
            Text("có chỉ dẫn về phụ lục trong văn bản", "referred to in the text"),
            Text(
                "Thêm vào lời văn, ví dụ “(chi tiết tại Phụ lục kèm theo)”.",
                "Add to the text, such as '(chi tiết tại Phụ lục kèm theo)'.",
            ),
        )


def _referred(parts: Parts) -> bool:
    return any(
        re.search("phu luc|bieu (so lieu )?kem theo|bang tong hop kem theo", fold(line.text))
        for line in parts.body
    )


def _appendix(appendix: Appendix, *, many: bool) -> Iterator[Breach]:
    head = appendix.head
    dress = Dress(14, 14, bold=True, italic=False, caps=False, centred=True)
    if re.fullmatch("Phụ lục [IVXLC]+", head.text):
        dress = Dress(14, 14, bold=True, italic=False, centred=True)
    called = Text("“Phụ lục”", "'Phụ lục'")
    yield from undressed("word-appendix", called, head, dress, _FONT_DIALOG)
    if many and not _ROMAN.fullmatch(appendix.number):
        yield Breach(
            "word-appendix",
            head.quoted,
            Text("phụ lục không đánh số La Mã", "without a Roman number"),
            Text("“Phụ lục I”, “Phụ lục II”…", "'Phụ lục I', 'Phụ lục II' …"),
            Text(
                "Có từ hai phụ lục trở lên thì đánh số thứ tự bằng chữ số La Mã.",
                "Number them by Roman numbers where there are two or more.",
            ),
        )
    called = Text("tên phụ lục", "the title of the appendix")
    for line in appendix.title:
        dress = Dress(13, 14, bold=True, italic=False, caps=True, centred=True)
        yield from undressed("word-appendix", called, line, dress, _FONT_DIALOG)
    yield from _enclosed(appendix)


def _enclosed(appendix: Appendix) -> Iterator[Breach]:
    todo = Text(
        "Dưới tên phụ lục ghi “(Kèm theo Báo cáo số …/BC-… ngày … tháng … năm … của …)”.",
        "Below its title put '(Kèm theo Báo cáo số …/BC-… ngày … tháng … năm … của …)'.",
    )
    asked = Text(
        "“(Kèm theo <tên loại> số, ký hiệu, ngày tháng năm, của cơ quan ban hành)”",
        "'(Kèm theo <kind> number, symbol, date, whose)'",
    )
    lines = appendix.enclosed
    if not lines:
        found = Text("không có dòng “(Kèm theo …)”", "no line '(Kèm theo …)'")
        yield Breach("word-appendix-note", appendix.head.quoted, found, asked, todo)
        return
    called = Text("dòng “(Kèm theo …)”", "the line '(Kèm theo …)'")
    for line in lines:
        dress = Dress(13, 14, bold=False, italic=True, centred=True)
        yield from undressed("word-appendix-note", called, line, dress, _FONT_DIALOG)
    text = " ".join(line.text for line in lines)
    if not _ENCLOSED.fullmatch(fold(text)):
        found = Text(f"ghi “{text}”", f"it says '{text}'")
        yield Breach("word-appendix-note", lines[0].quoted, found, asked, todo, Severity.WARNING)
