"""The rules of the letterhead: nation and motto, bodies, number, place and date."""

import re
from collections.abc import Iterator, Sequence

from cchc_core import Text, fold
from cchc_format_word.linting.dress import Dress, undressed
from cchc_format_word.linting.letterheads import DATED, NUMBER, Letterhead
from cchc_format_word.linting.lines import Line
from cchc_format_word.linting.strokes import AS_LONG, PART, unlined
from cchc_format_word.linting.told import Breach

_FONT_DIALOG = Text(
    "Chọn dòng chữ, đặt lại trong hộp Font.", "Select it and set it in the Font box."
)
_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"


def of_letterhead(head: Letterhead, lines: Sequence[Line]) -> Iterator[Breach]:
    """What is wrong with a letterhead, part by part; what is not there is told elsewhere."""
    if head.nation:
        called = Text("Quốc hiệu", "the nation's name")
        dress = Dress(12, 13, bold=True, italic=False, caps=True, centred=True)
        yield from undressed("word-nation", called, head.nation, dress, _FONT_DIALOG)
    if head.motto:
        yield from _motto(head.motto, lines)
    for line in head.governing:
        called = Text("tên cơ quan chủ quản", "the governing body")
        dress = Dress(12, 13, bold=False, italic=False, caps=True, centred=True)
        yield from undressed("word-issuer", called, line, dress, _FONT_DIALOG)
    called = Text("tên cơ quan ban hành", "the issuing body")
    for line in head.issuing:
        dress = Dress(12, 13, bold=True, italic=False, caps=True, centred=True)
        yield from undressed("word-issuer", called, line, dress, _FONT_DIALOG)
    if head.issuing:
        yield from unlined(lines, head.issuing, PART, called, right=False)
    if head.number:
        yield from _number(head.number)
    if head.dated:
        yield from _dated(head.dated)
    for line in head.about:
        called = Text("trích yếu công văn", "what the letter is about")
        dress = Dress(12, 13, bold=False, italic=False, centred=True)
        yield from undressed("word-abstract", called, line, dress, _FONT_DIALOG)


def _motto(motto: Line, lines: Sequence[Line]) -> Iterator[Breach]:
    called = Text("Tiêu ngữ", "the motto")
    dress = Dress(13, 14, bold=True, italic=False, caps=False, centred=True)
    yield from undressed("word-motto", called, motto, dress, _FONT_DIALOG)
    if motto.text.replace("–", "-") != _MOTTO:
        yield Breach(
            "word-motto",
            motto.quoted,
            Text("Tiêu ngữ ghi sai", "the motto is misspelt"),
            Text(f"“{_MOTTO}”", f"'{_MOTTO}'"),
            Text("Gõ lại đúng từng chữ, gạch nối có cách chữ.", "Type it letter for letter."),
        )
    yield from unlined(lines, [motto], AS_LONG, called, right=True)


def _number(line: Line) -> Iterator[Breach]:
    called = Text("số và ký hiệu", "number and symbol")
    dress = Dress(13, 13, bold=False, italic=False)
    yield from undressed("word-number", called, line, dress, _FONT_DIALOG)
    found = NUMBER.fullmatch(line.text)
    assert found
    number = found["number"].strip()
    symbol, groups = found["symbol"].strip(), found["symbol"].strip().split("-")
    right = number
    if number.isdecimal():
        right = number.lstrip("0").zfill(2)
    tidy = [group.strip()[:1].upper() + group.strip()[1:] for group in groups]
    asked = f"Số: {right or '…'}/{'-'.join(tidy)}"
    typed = re.sub(r"\s+", " ", line.text)
    wrong = (
        not found["colon"]
        or found["slash"] != "/"
        or number != right
        or "-".join(tidy) != symbol
        or typed[:2] != "Số"
    )
    if wrong:
        yield Breach(
            "word-number",
            line.quoted,
            Text(f"ghi “{typed}”", f"it says '{typed}'"),
            Text(f"ghi “{asked}”", f"written '{asked}'"),
            Text(
                "Sau “Số” có dấu hai chấm; số nhỏ hơn 10 thêm số 0; số và ký hiệu cách nhau bằng "
                "dấu gạch chéo; các nhóm chữ cách nhau bằng gạch nối, không cách chữ.",
                "A colon after 'Số', a zero before numbers below 10, a slash between number and "
                "symbol, hyphens without spaces inside it.",
            ),
        )


def _dated(line: Line) -> Iterator[Breach]:
    called = Text("địa danh và ngày", "place and date")
    dress = Dress(13, 14, bold=False, italic=True)
    yield from undressed("word-dated", called, line, dress, _FONT_DIALOG)
    found = DATED.fullmatch(line.text)
    assert found
    day, month = found["day"].strip(), found["month"].strip()
    place = found["place"].strip().rstrip(",")
    right_day = day.zfill(2) if day.isdecimal() else day
    right_month = month.zfill(2) if month.isdecimal() and int(month) < 3 else month
    named = place[:1].upper() + place[1:]
    if (right_day, right_month, named) != (day, month, place) or not found["comma"] or not place:
        year = found["year"].strip()
        blank = "…"
        asked = (
            f"{named or blank}, ngày {right_day or blank} tháng {right_month or blank} năm "
            f"{year or blank}"
        )
        yield Breach(
            "word-dated",
            line.quoted,
            Text(f"ghi “{line.text}”", f"it says '{line.text}'"),
            Text(f"ghi “{asked}”", f"written '{asked}'"),
            Text(
                "Sau địa danh có dấu phẩy; ngày nhỏ hơn 10 và tháng 1, 2 thêm số 0 phía trước.",
                "A comma after the place, a zero before days below 10 and the months 1 and 2.",
            ),
        )


def is_blank(head: Letterhead) -> bool:
    """Whether there is room for a number and none in it."""
    found = NUMBER.fullmatch(head.number.text) if head.number else None
    return found is not None and not any(c.isdecimal() for c in found["number"])


def says_draft(lines: Sequence[Line]) -> bool:
    """Whether a line says that it is a draft."""
    return any(fold(line.text).strip("()[]. ").startswith("du thao") for line in lines)
