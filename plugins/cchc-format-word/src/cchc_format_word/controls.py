"""Content controls: what in a document is ours, which figure or section it is, what we wrote there.

A control's tag holds its name and a digest of what we wrote, so that it can be told later whether
a person changed it. A block, of whole paragraphs, also has a bookmark: programs that lose tags, or
know no controls of paragraphs, keep bookmarks, and what a control is called.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator

from attrs import frozen

from cchc_format_word.elements import Element, attribute, child, every, is_a, made, text_of

BLOCK = "cchc-block:"
"""How the tag of a control in a template begins, if all in it is ours; then follows its name."""
_MASK = "\ufffc"


@frozen
class Tag:
    """What a control is of (`dossiers.received`, `@number`, `@section.tasks`), a digest of what we
    wrote there and, of a block, how many of its paragraphs are told from figures."""

    name: str
    digest: str
    told: int | None = None

    def __str__(self) -> str:
        told = "" if self.told is None else f":{self.told}"
        return f"cchc:{_short(self.name)}:{self.digest}{told}"

    @classmethod
    def of(cls, text: str) -> "Tag | None":
        """The tag in that text, if it is one of ours; a name too long for a tag stays shortened."""
        found = _TAG.fullmatch(text)
        if not found:
            return None
        told = found["told"]
        return cls(found["name"], found["digest"], None if told is None else int(told))

    def is_of(self, name: str) -> bool:
        """Whether it is the tag of what has that name."""
        return self.name in (name, _short(name))


_TAG = re.compile("cchc:(?P<name>[^:]+):(?P<digest>[0-9a-f]{8})(?::(?P<told>[0-9]+))?")
_LONGEST = 46  # a tag has 64 letters at most


def _short(name: str) -> str:
    if len(name) <= _LONGEST:
        return name
    return f"~{hashlib.sha256(name.encode()).hexdigest()[:16]}"


def digest(text: str) -> str:
    """What tells a text from others, however it was broken into lines and saved."""
    said = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(said.encode()).hexdigest()[:8]


def tag_of(control: Element) -> Tag | None:
    """The tag of a control, if it is one of ours."""
    return Tag.of(attribute(child(child(control, "sdtPr"), "tag")))


def alias_of(control: Element) -> str:
    """What a control is called."""
    return attribute(child(child(control, "sdtPr"), "alias"))


def content_of(control: Element) -> Element:
    """What stands in a control."""
    return child(control, "sdtContent")


def is_block(control: Element) -> bool:
    """Whether whole paragraphs or tables stand in a control."""
    inside = content_of(control)
    if inside is None:
        return False
    return any(is_a(each, "p", "tbl") or (is_a(each, "sdt") and is_block(each)) for each in inside)


def controls(root: Element) -> Iterator[tuple[Element, Tag]]:
    """The controls that are ours, in their order."""
    for control in list(root.iter(_SDT)):
        if tag := tag_of(control):
            yield control, tag


_SDT = made("sdt").tag


def inline(tag: Tag, alias: str, inside: Element) -> Element:
    """A control round one run."""
    properties = made("sdtPr", made("alias", val=alias), made("tag", val=str(tag)))
    return made("sdt", properties, made("sdtContent", inside))


def block(tag: Tag, alias: str, inside: Iterable[Element]) -> Element:
    """A control round paragraphs and tables."""
    properties = made("sdtPr", made("alias", val=alias), made("tag", val=str(tag)))
    return made("sdt", properties, made("sdtContent", *inside))


def retag(control: Element, tag: Tag) -> None:
    """Gives a control another tag."""
    properties = child(control, "sdtPr")
    if (old := child(properties, "tag")) is not None:
        properties.remove(old)
    new, alias = made("tag", val=str(tag)), child(properties, "alias")
    if alias is None:
        properties.insert(0, new)
    else:
        alias.addnext(new)


def masked(elements: Iterable[Element]) -> str:
    """What elements say, a line a paragraph, with a sign for each control: what a person writes, or
    we do, apart from the figures in it."""
    lines = (
        _masked(paragraph)
        for element in elements
        for paragraph in ([element] if is_a(element, "p") else every(element, "p"))
    )
    return "\n".join(line for line in lines if line.strip())


def _masked(paragraph: Element) -> str:
    said: list[str] = []
    for each in paragraph:
        if is_a(each, "sdt"):
            said.append(_MASK if tag_of(each) else _masked(content_of(each)))
        elif is_a(each, "ins", "hyperlink", "smartTag", "fldSimple", "sdtContent"):
            said.append(_masked(each))
        elif is_a(each, "r"):
            said.append(text_of(each))
    return "".join(said)
