"""Measures a Word file, ours or anybody's, against Nghị định 30/2020/NĐ-CP, Phụ lục I.

The parts are recognised by their words and their shape. What is not recognised is said once, and
not measured.
"""

from collections.abc import Iterable, Iterator

from cchc_core import Finding, Severity, Text
from cchc_format_word.linting.appendix_rules import of_appendices
from cchc_format_word.linting.body_rules import of_body
from cchc_format_word.linting.closing_rules import (
    of_addressee,
    of_recipients,
    of_signature,
    of_title,
)
from cchc_format_word.linting.letterhead_rules import is_blank, of_letterhead, says_draft
from cchc_format_word.linting.lines import lines_in
from cchc_format_word.linting.page_rules import of_pages
from cchc_format_word.linting.parts import Parts, parts_of
from cchc_format_word.linting.text_rules import of_text
from cchc_format_word.linting.told import WHOLE, Breach, findings_of
from cchc_format_word.opened import Document, open_word

__all__ = ["lint_word"]


def lint_word(name: str, content: bytes) -> Iterable[Finding]:
    """Every breach of the rules in a .docx, in the order of its parts, alike ones as one; raises
    `FileRefused` for content that is no Word file."""
    document = open_word(name, content)
    parts = parts_of(document)
    return tuple(findings_of(name, _breaches(document, parts)))


def _breaches(document: Document, parts: Parts) -> Iterator[Breach]:
    heads = tuple(
        line
        for at, section in enumerate(document.sections)
        for header in (*section.headers.values(), *section.footers.values())
        for line in lines_in(header.blocks, section, at)
    )
    yield from _unrecognised(parts)
    yield from of_pages(document, parts)
    yield from of_text((*parts.lines, *heads))
    yield from of_letterhead(parts.letterhead, parts.lines)
    yield from of_title(parts)
    yield from of_addressee(parts)
    yield from of_body(parts.body)
    yield from of_signature(parts)
    yield from of_recipients(parts)
    yield from of_appendices(parts)
    if is_blank(parts.letterhead) and not says_draft((*parts.lines[:40], *heads)):
        yield _neither(parts)


def _unrecognised(parts: Parts) -> Iterator[Breach]:
    """The parts that every document has and that were not found: all of them at once."""
    head = parts.letterhead
    told = (
        (Text("Quốc hiệu", "the nation's name"), head.nation),
        (Text("Tiêu ngữ", "the motto"), head.motto),
        (Text("tên cơ quan ban hành", "the issuing body"), head.issuing),
        (Text("số và ký hiệu", "number and symbol"), head.number),
        (Text("địa danh và ngày", "place and date"), head.dated),
        (Text("tên loại văn bản", "the kind of document"), parts.type or parts.is_letter),
        (Text("trích yếu", "what it is about"), parts.abstract or head.about),
        (Text("nội dung", "the text"), parts.body),
        (Text("quyền hạn, chức vụ người ký", "the office that signs"), parts.signed),
        (Text("Nơi nhận", "the recipients"), parts.recipients),
    )
    lost = [called for called, found in told if not found]
    if lost:
        yield Breach(
            "word-unrecognised",
            WHOLE,
            Text(
                f"không nhận ra {', '.join(called.vi for called in lost)}",
                f"not recognised: {', '.join(called.en for called in lost)}",
            ),
            Text("đủ các phần theo thể thức", "there, in every document"),
            Text(
                "Các phần này không được đo; nếu văn bản thiếu thì bổ sung, nếu có thì trình bày "
                "đúng vị trí và lời.",
                "They are not measured; add those that are lacking, put the others where and how "
                "the rules have them.",
            ),
            Severity.WARNING,
        )


def _neither(parts: Parts) -> Breach:
    number = parts.letterhead.number
    return Breach(
        "word-draft",
        number.quoted if number else WHOLE,
        Text("chưa có số và không ghi là dự thảo", "neither a number nor the mark of a draft"),
        Text("có số, hoặc ghi “DỰ THẢO”", "numbered, or marked 'DỰ THẢO'"),
        Text(
            "Ghi số khi phát hành; bản chưa phát hành thì ghi “DỰ THẢO” ở trên cùng.",
            "Number it when it is issued; until then put 'DỰ THẢO' at its top.",
        ),
        Severity.INFORMATION,
    )
