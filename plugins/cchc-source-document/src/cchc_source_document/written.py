"""What a person wrote in a report: the paragraphs under the headings of its written sections.

A heading is known by its number and title together, or by its title alone on a line; titles may be
shortened (CCHC) or say a little more. Letterhead, closing line and signature are never read, and
names of persons are left out.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from cchc_core import FormPack, Section, fold
from cchc_source_document.content import Content, Passage
from cchc_source_document.outline import paragraphs
from cchc_source_document.passages import ENDS, without_names

_ROMAN = re.compile(r"(?P<number>[IVX]{1,5})[.)] ")
_ARABIC = re.compile(r"(?P<number>[1-9][0-9]?(\.[1-9][0-9]?)*)(?:[.)] ?|(?<=\.[0-9]) )")
_MORE = 6  # so many words a heading may have besides those of the title
_WORD = re.compile(r"\w+")
_SHORT = {
    "cchc": "cai cach hanh chinh",
    "tthc": "thu tuc hanh chinh",
    "dvctt": "dich vu cong truc tuyen",
}


def read_words(content: Content, pack: FormPack) -> dict[str, str]:
    """The words of the pack's written sections that the report has, by section, a paragraph a
    line."""
    words: dict[str, list[str]] = {}
    current, roman = None, ""
    for paragraph in paragraphs(evolve(content, blocks=tuple(_text(content)))):
        line = _Line.of(paragraph.text, roman)
        roman = line.number if "." not in line.number and line.number else roman
        said = paragraph.text
        if heading := line.heading(pack.sections):
            section, said = heading
            current = section if section.written else None
        elif line.number and (line.number == roman or _next_of(current, line, pack)):
            current = None
        if current and _WORD.search(said):
            words.setdefault(current.id, []).append(without_names(said.strip()))
    return {section: "\n".join(told) for section, told in words.items()}


def _text(content: Content) -> Iterator[Passage]:
    """The passages from the first section up to what ends the text."""
    begun = False
    for block in content.blocks:
        if isinstance(block, Passage):
            begun = begun or bool(_ROMAN.match(block.text))
            if begun and ENDS.match(fold(block.text)):
                return
            if begun:
                yield block


def _next_of(current: Section | None, line: "_Line", pack: FormPack) -> bool:
    """Whether a line is numbered as a section that comes behind, however it is worded: below the
    sections of results no list is numbered so."""
    numbers = {section.number for section in pack.sections}
    return current is not None and current.number.startswith("II.") and line.number in numbers


@frozen
class _Line:
    """A paragraph that may be a heading: its whole number, and what follows it."""

    number: str
    rest: str

    @classmethod
    def of(cls, text: str, roman: str) -> "_Line":
        if found := _ROMAN.match(text):
            return cls(found["number"], text[found.end() :])
        if roman and (found := _ARABIC.match(text)):
            return cls(f"{roman}.{found['number']}", text[found.end() :])
        return cls("", text)

    def heading(self, sections: Sequence[Section]) -> tuple[Section, str] | None:
        """The section it is the heading of, and what is said on the same line."""
        for section in sections:
            behind = self._behind(section)
            if behind is not None:
                return section, behind
        return None

    def _behind(self, section: Section) -> str | None:
        """What stands behind the section's title; None where the line is not its heading."""
        title = [word for word, _ in _words(section.title)]
        mine = _words(self.rest)
        if [word for word, _ in mine[: len(title)]] == title:
            behind = self.rest[mine[len(title) - 1][1] :].lstrip()
            if self.number == section.number or not behind or behind[0] in ":.;":
                return behind.lstrip(":.; ")
        if self.number != section.number:
            return None
        head, colon, behind = self.rest.partition(":")
        if _within(title, [w for w, _ in _words(head)]) <= _MORE:
            return behind.strip() if colon else ""
        if section.written and 5 * len(set(title) & {w for w, _ in mine}) >= 4 * len(set(title)):
            return self.rest
        return None


def _within(title: Sequence[str], words: Sequence[str]) -> int:
    """How many other words a heading has that holds all those of the title; more than any heading
    has where it does not."""
    return len(words) - len(title) if set(title) <= set(words) else _MORE + 1


def _words(text: str) -> list[tuple[str, int]]:
    """The words of a text, abbreviations written out, each with where it ends."""
    found = []
    for match in _WORD.finditer(text):
        word = fold(match[0])
        found += [(each, match.end()) for each in _SHORT.get(word, word).split()]
    return found
