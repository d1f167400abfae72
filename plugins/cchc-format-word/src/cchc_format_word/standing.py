"""A report that stands in a folder, perhaps edited since: its controls, mended where a program lost
their tags."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from functools import cached_property

from docx import Document
from docx.opc.exceptions import OpcError
from lxml import etree

from cchc_core import FileRefused, Text
from cchc_core.reading import DAMAGED
from cchc_format_word.controls import Tag, content_of, controls, is_block
from cchc_format_word.elements import Element, is_a
from cchc_format_word.register import Register, mend, register_of
from cchc_format_word.templates import checked


class Standing:
    """A report of ours as a file holds it. Raises `FileRefused` for bytes that are none; one just
    written (`trusted`) is not asked whether it would bring the program down."""

    def __init__(self, content: bytes, *, trusted: bool = False) -> None:
        self.content = content
        try:
            if not trusted:
                checked(content)
            self.document = Document(io.BytesIO(content))
            register = register_of(self.document)
        except (OpcError, KeyError, ValueError, etree.LxmlError, *DAMAGED):
            raise FileRefused("file-unreadable", _DAMAGED) from None
        if register is None:
            raise FileRefused("file-unreadable", _NOT_OURS)
        self.register: Register = register
        mend(self.roots, register)

    @cached_property
    def roots(self) -> Sequence[Element]:
        """The elements that controls stand in: the text, headers and footers."""
        parts = self.document.part.package.iter_parts()
        beside = sorted(
            (str(part.partname), part.element)
            for part in parts
            if part.content_type.endswith(("header+xml", "footer+xml")) and hasattr(part, "element")
        )
        return [self.document.element.body, *(element for _, element in beside)]

    def blocks(self) -> Iterator[tuple[Element, Tag]]:
        """Our controls of whole paragraphs."""
        for root in self.roots:
            yield from ((control, tag) for control, tag in controls(root) if is_block(control))

    def inline(self) -> Iterator[tuple[Element, Tag]]:
        """Our controls inside paragraphs, those in blocks left out."""
        blocks = {control for control, _ in self.blocks()}
        for root in self.roots:
            for control, tag in controls(root):
                if not is_block(control) and blocks.isdisjoint(control.iterancestors()):
                    yield control, tag


def figures_in(block: Element) -> Iterator[tuple[Element, Tag]]:
    """The controls inside the paragraphs of a block."""
    for control, tag in controls(content_of(block)):
        if not is_block(control):
            yield control, tag


def loose_paragraphs(standing: Standing) -> Iterator[Element]:
    """The paragraphs of the text that stand in no block of ours."""
    blocks = {control for control, _ in standing.blocks()}
    for element in standing.roots[0].iter():
        if is_a(element, "p") and blocks.isdisjoint(element.iterancestors()):
            yield element


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a packed file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


_DAMAGED = Text(
    "tệp không phải tài liệu Word (.docx) đọc được",
    "the file is no Word document (.docx) that can be read",
)
_NOT_OURS = Text(
    "tài liệu không có dấu hiệu là báo cáo do chương trình ghi (đã bị chuyển qua chương trình khác "
    "hoặc thay bằng tệp khác)",
    "nothing in the document says that this program wrote it (it went through another program, or "
    "another file took its place)",
)
