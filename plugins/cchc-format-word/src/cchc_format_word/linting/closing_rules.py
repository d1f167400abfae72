"""The rules of title, addressee, signature and recipients."""

from collections.abc import Iterator, Sequence

from cchc_core import Severity, Text, fold
from cchc_format_word.linting.dress import Dress, undressed
from cchc_format_word.linting.lines import Line
from cchc_format_word.linting.parts import FOR_WHOM, UPWARDS, Parts
from cchc_format_word.linting.strokes import PART, unlined
from cchc_format_word.linting.told import WHOLE, Breach

_FONT_DIALOG = Text(
    "Chọn dòng chữ, đặt lại trong hộp Font.", "Select it and set it in the Font box."
)


def of_title(parts: Parts) -> Iterator[Breach]:
    """The kind of document and what it is about."""
    if parts.type is None:
        return
    called = Text("tên loại văn bản", "the kind of document")
    dress = Dress(13, 14, bold=True, italic=False, caps=True, centred=True)
    yield from undressed("word-type", called, parts.type, dress, _FONT_DIALOG)
    called = Text("trích yếu", "what it is about")
    for line in parts.abstract:
        dress = Dress(13, 14, bold=True, italic=False, caps=False, centred=True)
        yield from undressed("word-abstract", called, line, dress, _FONT_DIALOG)
    if parts.abstract:
        yield from unlined(parts.lines, parts.abstract, PART, called)


def of_addressee(parts: Parts) -> Iterator[Breach]:
    """Whom it is for: asked of what goes to a superior body, and of letters."""
    line = parts.addressee
    upwards = parts.type is not None and fold(parts.type.text) in UPWARDS
    if line is None:
        if upwards or parts.is_letter:
            yield Breach(
                "word-addressee",
                WHOLE,
                Text("không có dòng “Kính gửi: …”", "no line 'Kính gửi: …'"),
                Text(
                    "có dòng “Kính gửi: …” ở văn bản gửi cấp trên và công văn",
                    "there in what goes to a superior body, and in letters",
                ),
                Text(
                    "Thêm dòng “Kính gửi: …” dưới trích yếu.",
                    "Add the line below what it is about.",
                ),
                Severity.WARNING,
            )
        return
    called = Text("dòng Kính gửi", "the line 'Kính gửi'")
    dress = Dress(13, 14, bold=False, italic=False)
    yield from undressed("word-addressee", called, line, dress, _FONT_DIALOG)
    if not line.text.startswith("Kính gửi:"):
        yield Breach(
            "word-addressee",
            line.quoted,
            Text("ghi không đúng", "written otherwise"),
            Text("ghi “Kính gửi:”, có dấu hai chấm", "'Kính gửi:' with its colon"),
            Text("Gõ lại “Kính gửi:”.", "Type 'Kính gửi:'."),
        )


def of_signature(parts: Parts) -> Iterator[Breach]:
    """In whose name, by which office, who."""
    called = Text("quyền hạn, chức vụ người ký", "the office that signs")
    for line in parts.signed:
        dress = Dress(13, 14, bold=True, italic=False, caps=True, centred=line.cell is not None)
        yield from undressed("word-signature", called, line, dress, _FONT_DIALOG)
    if parts.signed and FOR_WHOM.match(fold(parts.signed[-1].text)):
        yield _untitled(parts.signed[-1])
    if parts.signatory:
        called = Text("họ và tên người ký", "the name of who signs")
        dress = Dress(13, 14, bold=True, italic=False, caps=False)
        line = parts.signatory
        yield from undressed("word-signature", called, line, dress, _FONT_DIALOG)


def _untitled(line: Line) -> Breach:
    return Breach(
        "word-signing-title",
        line.quoted,
        Text("dưới dòng này không có chức vụ người ký", "no title of who signs below this line"),
        Text("có chức vụ người ký", "the title of who signs"),
        Text(
            "Ghi chức vụ ở dòng dưới, ví dụ “CHỦ TỊCH”, hoặc “KT. CHỦ TỊCH” rồi “PHÓ CHỦ TỊCH”.",
            "Put it into the line below, such as 'CHỦ TỊCH', or 'KT. CHỦ TỊCH' and 'PHÓ CHỦ TỊCH'.",
        ),
    )


def of_recipients(parts: Parts) -> Iterator[Breach]:
    """Who receives it: head and list, level with the signature, down to what is filed."""
    head = parts.recipients
    if head is None:
        return
    called = Text("“Nơi nhận:”", "'Nơi nhận:'")
    dress = Dress(12, 12, bold=True, italic=True)
    yield from undressed("word-recipients", called, head, dress, _FONT_DIALOG)
    if head.text != "Nơi nhận:":
        yield Breach(
            "word-recipients",
            head.quoted,
            Text(f"ghi “{head.text}”", f"it says '{head.text}'"),
            Text("ghi “Nơi nhận:”", "written 'Nơi nhận:'"),
            Text("Gõ lại “Nơi nhận:”.", "Type 'Nơi nhận:'."),
        )
    for line in parts.listed:
        called = Text("danh sách nơi nhận", "the list of recipients")
        dress = Dress(11, 11, bold=False, italic=False)
        yield from undressed("word-recipients", called, line, dress, _FONT_DIALOG)
    yield from _ended(head, parts.listed)
    if parts.signed and not _level(head, parts.signed[0]):
        yield Breach(
            "word-recipients",
            head.quoted,
            Text("không ngang hàng với chữ ký", "not level with the signature"),
            Text("ngang hàng với quyền hạn, chức vụ người ký", "level with the office that signs"),
            Text(
                "Đặt Nơi nhận và chữ ký trong hai ô của cùng một dòng bảng không kẻ khung.",
                "Put both into cells of one row of a table without lines.",
            ),
        )


def _ended(head: Line, listed: Sequence[Line]) -> Iterator[Breach]:
    todo = Text(
        "Cuối mỗi nơi nhận có dấu chấm phẩy; dòng cuối là “- Lưu: VT, ….”.",
        "Every line ends with a semicolon; the last is '- Lưu: VT, ….'.",
    )
    if not listed:
        found = Text("chưa ghi nơi nhận nào", "it names nobody")
        asked = Text("có danh sách nơi nhận", "a list of them")
        yield Breach("word-recipients", head.quoted, found, asked, todo)
        return
    last = listed[-1]
    if not fold(last.text).lstrip("-–+ ").startswith("luu") or not last.text.endswith("."):
        found = Text("dòng cuối không phải “- Lưu: … .”", "its last line is not '- Lưu: … .'")
        asked = Text("kết thúc bằng “- Lưu: VT, ….”", "ended by '- Lưu: VT, ….'")
        yield Breach("word-recipients", last.quoted, found, asked, todo)
    for line in listed[:-1]:
        if not line.text.endswith(";"):
            found = Text("cuối dòng không có dấu chấm phẩy", "a line without its semicolon")
            asked = Text("kết thúc bằng dấu chấm phẩy", "ended by a semicolon")
            yield Breach("word-recipients", line.quoted, found, asked, todo)


def _level(one: Line, other: Line) -> bool:
    if one.cell and other.cell:
        return one.cell[:2] == other.cell[:2]
    return one.at == other.at or (not (one.cell or other.cell) and abs(one.at - other.at) <= 1)
