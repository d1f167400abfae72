"""A Word template opened: its parts as text, in which Jinja finds its fields and conditions.

docxtpl takes away what Word puts into the midst of a field; the fields of reports, which hold signs
that Jinja does not know, become calls of functions.
"""

import html
import io
import re
import tempfile
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from attrs import frozen
from docx.document import Document as Word
from docx.opc.exceptions import OpcError
from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from jinja2.exceptions import TemplateError
from lxml import etree

from cchc_core import CchcError, FileRefused, FormPack, Text
from cchc_core.printing import OF_REPORT, is_field, nearest_fields
from cchc_core.reading import DAMAGED, precheck
from cchc_format_word.elements import Element
from cchc_format_word.fields import (
    CONDITIONS,
    MORE,
    is_block_field,
    is_number_of_section,
    section_of,
)
from cchc_format_word.sandbox import Sandbox


@frozen
class Fault:
    """What is wrong in a template: the code of its kind, where, what, and the field it is about."""

    rule: str
    place: str
    what: Text
    asked: str = ""

    @property
    def told(self) -> Text:
        """Where it is, and what."""
        return Text(f"{self.place}: {self.what.vi}", f"{self.place}: {self.what.en}")


class BadTemplate(CchcError):
    """A template that cannot be filled: it asks for what is not there, or is no template at all."""

    def __init__(self, faults: Collection[Fault]) -> None:
        self.faults = tuple(faults)
        told = [fault.told for fault in faults]
        vi, en = "\n  ".join(t.vi for t in told), "\n  ".join(t.en for t in told)
        super().__init__(Text(f"{_HEAD.vi}\n  {vi}", f"{_HEAD.en}\n  {en}"))


_HEAD = Text("Mẫu Word có chỗ không điền được:", "The Word template cannot be filled:")


@frozen
class Part:
    """A part of a template as text; `put` gives it the text it was filled to."""

    name: str
    text: str
    put: Callable[[Element], None]

    def place(self, line: int) -> str:
        """Where a line of the text is: which paragraph, and how that begins."""
        lines = self.text.split("\n")
        number = sum(each.startswith("<w:p") for each in lines[:line])
        said = _squeezed(re.sub("<[^>]*>", "", lines[line - 1] if line else ""))
        begins = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
        named = ", ".join(filter(None, (self.name, f"đoạn {max(number, 1)}")))
        return f"{named} (“{begins}”)" if begins else named


_LONGEST = 60


def _squeezed(xml: str) -> str:
    """What a piece of XML says, in one line."""
    return " ".join(html.unescape(xml).split())


class Template:
    """A template, part by part. Raises `BadTemplate` for bytes that are no document, or one that
    would bring the program down, which our own (`trusted`) are not asked."""

    def __init__(self, content: bytes, *, trusted: bool = False) -> None:
        self._template = _opened(content, trusted=trusted)
        self.document: Word = self._template.docx
        """As python-docx has it."""

    @property
    def parts(self) -> Iterator[Part]:
        """The document's text, then headers, footers and notes."""
        put: Callable[[Element], None] = self._template.map_tree
        yield Part("", _patched(self._template.get_xml()), put)
        for part in self.document.part.package.iter_parts():
            kind = part.content_type.rpartition(".")[2].removesuffix("+xml")
            if kind in BESIDE and b"{" in part.blob:
                yield Part(BESIDE[kind], _patched(part.blob.decode()), _putting(part))


@lru_cache(maxsize=4)  # the next report is mostly written with the same template
def _patched(xml: str) -> str:
    """The text of a part, no field in it torn apart, a line for each paragraph."""
    without_head = re.sub(r"^<\?xml[^>]*\?>\s*", "", xml)
    patched: str = DocxTemplate("").patch_xml(without_head.replace("\n", " "))
    return re.sub("<w:p[ >]", "\n\\g<0>", patched)


BESIDE = {
    "header": "đầu trang",
    "footer": "chân trang",
    "footnotes": "chú thích",
    "endnotes": "chú thích cuối",
}
"""The parts besides the text itself that are filled."""


def _putting(part: Any) -> Callable[[Element], None]:
    def put(tree: Element) -> None:
        if hasattr(part, "_element"):
            part._element = tree  # noqa: SLF001  python-docx has no public way
        else:
            part._blob = etree.tostring(tree, encoding="UTF-8", standalone=True)  # noqa: SLF001

    return put


def _opened(content: bytes, *, trusted: bool) -> DocxTemplate:
    try:
        if not content.startswith(b"PK"):
            raise OpcError
        if not trusted:
            checked(content)
        template = DocxTemplate(io.BytesIO(content))
        template.render_init()
    except FileRefused as error:
        raise BadTemplate([Fault("word-template-unreadable", "-", error.message)]) from None
    except (OpcError, KeyError, ValueError, etree.LxmlError, *DAMAGED):
        raise BadTemplate([Fault("word-template-unreadable", "-", _NO_DOCUMENT)]) from None
    return template


_NO_DOCUMENT = Text(
    "tệp không phải tài liệu .docx, hoặc bị hỏng. Hãy mở bằng Word rồi lưu lại dạng .docx (không "
    "phải .dotx, .doc), không đặt mật khẩu.",
    "it is no .docx, or a damaged one. Save it from Word as .docx (not .dotx, .doc), without a "
    "password.",
)


def checked(content: bytes) -> None:
    """Raises `FileRefused` for a packed file that would bring the program down."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mau.docx"
        path.write_bytes(content)
        precheck(path)


class Source:
    """A part as Jinja is given it, what it asks for, and what is wrong with that."""

    def __init__(self, part: Part, pack: FormPack) -> None:
        self.part, self.pack = part, pack
        self.asked: list[str] = []
        self.faults: list[Fault] = []
        self._loops = {name for found in _LOOP.finditer(part.text) for name in found[1].split(",")}
        self._loops = {name.strip() for name in self._loops}
        self.text = _TAG.sub(self._translated, part.text)

    def _translated(self, found: re.Match[str]) -> str:
        inside = _squeezed(found[2])
        if found[1] == "{{":
            return self._field(inside, found)
        if found[1] == "{%":
            told = _WORD.sub(lambda word: self._word(word, found), inside)
            return f"{{% {told} %}}"
        return ""

    def _field(self, asked: str, found: re.Match[str]) -> str:
        if is_block_field(asked, self.pack):
            self.asked.append(asked)
            if not self._is_alone(found):
                what = _NOT_ALONE.format(asked=asked)
                self.faults.append(
                    Fault("word-template-alone", self.place_of(found.start()), what, asked)
                )
            return f"{{{{ block({asked!r}) }}}}"
        if is_field(asked, self.pack, MORE) or is_number_of_section(asked, self.pack):
            self.asked.append(asked)
            return f"{{{{ field({asked!r}) }}}}"
        head = re.match(r"\w+", asked)
        if not (head and head[0] in {*self._loops, "loop"}):
            self._unknown(asked, found)
            return ""
        return f"{{{{ {asked} }}}}"

    def _is_alone(self, found: re.Match[str]) -> bool:
        """Whether nothing else is said in the paragraph of a field."""
        text = self.part.text
        start, end = text.rfind("\n<w:p", 0, found.start()), text.find("</w:p>", found.end())
        said = re.sub("<[^>]*>", "", text[start:end])
        return _squeezed(said) == _squeezed(found[0])

    def _word(self, word: re.Match[str], found: re.Match[str]) -> str:
        """What a word of a condition or a loop stands for."""
        said = word[0]
        if said[0] in "\"'":
            return said
        if said.startswith("@"):
            if said.lower() in (*OF_REPORT, *MORE, *CONDITIONS):
                return f"report[{said.lower()!r}]"
            if section_of(said, self.pack):
                return f"report[{said!r}]"
            self._unknown(said, found)
            return "none"
        return f"figure({said!r})" if said in self.pack else said

    def _unknown(self, asked: str, found: re.Match[str]) -> None:
        sections = [f"@section.{section.id}" for section in self.pack.sections]
        near = nearest_fields(asked, self.pack, [*MORE, *sections, "@recipients", "@signed"])
        hint = ", ".join(near) or "cchc indicators"
        what = _UNKNOWN.format(asked=asked, near=hint)
        self.faults.append(
            Fault("word-template-unknown", self.place_of(found.start()), what, asked)
        )

    def place_of(self, at: int) -> str:
        """Where in the part a sign of its text is."""
        return self.part.place(self.part.text.count("\n", 0, at) + 1)

    def rendered(self, sandbox: Sandbox, given: dict[str, Any]) -> Element | None:
        """The part filled; a fault, and None, where that cannot be done."""
        try:
            tree = parse_xml(sandbox.rendered(self.text, given))
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            what = _BROKEN.format(why=f"{type(error).__name__}: {error}")
            self.faults.append(Fault("word-template-broken", self.part.place(_line(error)), what))
        except etree.XMLSyntaxError as error:
            place = self.part.place(min(error.lineno or 0, self.text.count("\n")))
            self.faults.append(Fault("word-template-broken", place, _CUT))
        except RecursionError:
            self.faults.append(Fault("word-template-broken", "-", _CUT))
        else:
            return tree
        return None


_TAG = re.compile(r"(\{\{|\{%|\{#)(.*?)(?:\}\}|%\}|#\})")
_LOOP = re.compile(r"\{%-?\s*for\s+([\w, ]+?)\s+in\b")
_WORD = re.compile(r"\"[^\"]*\"|'[^']*'|@[\w.-]+|[A-Za-z_][\w-]*(?:\.[\w-]+)*")
_UNKNOWN = Text(
    "{{{{{asked}}}}} không phải chỗ điền nào (gần giống: {near})",
    "{{{{{asked}}}}} is no field (nearest: {near})",
)
_NOT_ALONE = Text(
    "{{{{{asked}}}}} phải đứng một mình trong một đoạn, vì được thay bằng nhiều đoạn",
    "{{{{{asked}}}}} has to stand alone in its paragraph, since whole paragraphs take its place",
)
_BROKEN = Text(
    "điều kiện hoặc vòng lặp sai ({why}). Kiểm tra {{% if %}} … {{% endif %}}, {{% for %}} … {{% "
    "endfor %}} đủ cặp và viết đúng.",
    "a condition or a loop is wrong ({why}). See that each {{% if %}} has its {{% endif %}}, each "
    "{{% for %}} its {{% endfor %}}.",
)
_CUT = Text(
    "điều kiện hoặc vòng lặp bắt đầu ở đoạn hoặc ô này mà kết thúc ở đoạn, ô khác. Dùng {%p … %} "
    "cho cả đoạn, {%tr … %} cho cả dòng của bảng.",
    "a condition or a loop begins in one paragraph or cell and ends in another. Write {%p … %} for "
    "whole paragraphs, {%tr … %} for whole rows of a table.",
)


def _line(error: BaseException) -> int:
    """The line of the template in which something was raised."""
    line = getattr(error, "lineno", None) or 0
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return int(line)
