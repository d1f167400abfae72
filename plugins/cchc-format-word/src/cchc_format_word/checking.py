"""Whether a template can be filled, what it lacks, and what in it would stay as it is."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from docx.document import Document as Word

from cchc_core import FileRefused, Finding, FormPack, Text
from cchc_core.printing import rows_not_asked
from cchc_core.reading import DAMAGED
from cchc_format_word.fields import SECTION, Unit
from cchc_format_word.rules import told
from cchc_format_word.sandbox import Rounds, Sandbox
from cchc_format_word.templates import BESIDE, BadTemplate, Fault, Source, Template


def check(name: str, content: bytes, pack: FormPack) -> Iterable[Finding]:
    """What is wrong with a template called `name` for reports on a pack; nothing if it can be
    filled and lacks nothing. Raises `FileRefused` for what is no Word file at all."""
    if not _is_word(content):
        raise FileRefused("file-unreadable", _NOT_WORD.format(file=name))
    try:
        template = Template(content)
    except BadTemplate as error:
        return tuple(_findings(error.faults, name))
    sources = [Source(part, pack) for part in template.parts]
    for source in sources:
        source.rendered(Sandbox(), _given())
    faults = [fault for source in sources for fault in source.faults]
    asked = [each for source in sources for each in source.asked]
    return tuple(
        _findings([*faults, *_missing(asked, pack), *_left_alone(template.document)], name)
    )


def _is_word(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(name.startswith("word/") for name in archive.namelist())
    except DAMAGED:
        return False


_NOT_WORD = Text("{file} không phải tệp Word (.docx).", "{file} is no Word file (.docx).")


def _findings(faults: Iterable[Fault], name: str) -> Iterator[Finding]:
    for fault in faults:
        place = "" if fault.place == "-" else fault.place
        message = Text(_sentence(fault.what.vi), _sentence(fault.what.en))
        yield told(fault.rule, name, place, message, found=fault.asked)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _given() -> dict[str, Any]:
    """What a template sees that is only tried: every list has one item."""
    one = Rounds().of([Unit(1, "", "")])
    return {"field": _nothing, "block": _nothing, "report": _All(one), "figure": _number}


def _nothing(_asked: str) -> str:
    return ""


def _number(_id: str) -> int:
    return 1


class _All:
    """Answers all that a condition may ask."""

    def __init__(self, one: object) -> None:
        self._one = one

    def __getitem__(self, name: str) -> object:
        return self._one if name == "@without" else True


def _missing(asked: Iterable[str], pack: FormPack) -> Iterator[Fault]:
    """The figures and the sections that the template has no place for."""
    asked = list(asked)
    there = {name[len(SECTION) :] for name in asked if name.lower().startswith(SECTION)}
    for section in pack.sections:
        if section.id not in there and (section.written or _is_told(section.id, pack)):
            field = f"@section.{section.id}"
            what = _NO_SECTION.format(field=field, name=f"{section.number}. {section.title}")
            yield Fault("word-template-without-section", "-", what, field)
    for id in rows_not_asked(asked, pack):
        what = _NO_FIGURE.format(field=id, name=pack[id].name)
        yield Fault("word-template-without-figure", "-", what, id)
    for field in ("@number", "@dated"):
        if field not in {name.lower() for name in asked}:
            what = _NO_NUMBER.format(field=field)
            yield Fault("word-template-without-number", "-", what, field)


def _is_told(id: str, pack: FormPack) -> bool:
    return any(sentence.section == id for sentence in pack.sentences)


_NO_SECTION = Text(
    "mẫu không có chỗ cho mục {name}: thêm {{{{{field}}}}} một mình trong một đoạn, nếu không lời "
    "của mục này sẽ không có trong báo cáo",
    "the template has no place for section {name}: put {{{{{field}}}}} alone into a paragraph, or "
    "the report will lack what it says",
)
_NO_FIGURE = Text(
    "mẫu không có chỗ cho số liệu dòng {name}: thêm {{{{{field}}}}} nếu cần in số này",
    "the template has no place for the figure of row {name}: add {{{{{field}}}}} if it is to be "
    "printed",
)
_NO_NUMBER = Text(
    "mẫu không có {{{{{field}}}}}, nên số và ngày của báo cáo không được điền, và dự thảo không "
    "phân biệt được với bản đã ban hành",
    "the template lacks {{{{{field}}}}}, so that number and day are not printed, and a draft looks "
    "like a report that was issued",
)


def _left_alone(document: Word) -> Iterator[Fault]:
    """What nothing is filled in, and what would not outlive it."""
    for part in document.part.package.iter_parts():
        name, kind = str(part.partname).lstrip("/"), part.content_type.rpartition(".")[2]
        filled = name == str(document.part.partname).lstrip("/") or kind.split("+")[0] in BESIDE
        said = "" if filled else re.sub(r"<[^>]*>", "", part.blob.decode("utf-8", "ignore"))
        if part.content_type.endswith("xml") and re.search(r"\{\{.*?\}\}|\{%.*?%\}", said):
            yield Fault("word-template-not-filled", name, _NOT_FILLED)
        for pattern, what in _LOST.items():
            if re.search(pattern, name):
                yield Fault("word-template-lost", name, what)


_NOT_FILLED = Text(
    "chỗ điền trong biểu đồ, SmartArt hoặc phần này không được điền; hãy chuyển sang đoạn văn, ô "
    "bảng hoặc hộp chữ",
    "fields in charts, SmartArt or this part are not filled; put them into a paragraph, a cell or "
    "a text box",
)
_LOST = {
    r"^_xmlsignatures/": Text(
        "chữ ký số của mẫu không còn giá trị sau khi điền; hãy ký trên báo cáo đã ban hành",
        "the signature of the template no longer holds once it is filled; sign the issued report",
    ),
    r"vbaProject": Text(
        "macro không chạy trong tệp .docx; hãy xóa khỏi mẫu",
        "macros do not run in a .docx; take them out",
    ),
}
