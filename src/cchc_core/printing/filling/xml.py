"""XML as bytes with places in it, so that a part can be changed here and there and nowhere else."""

from collections.abc import Iterable, Iterator
from html import escape
from xml.parsers.expat import ExpatError, ParserCreate

from attrs import field, mutable

DAMAGED = (ExpatError, ValueError, KeyError, IndexError, UnicodeError)
"""What reading a damaged part raises."""

Edit = tuple[int, int, bytes]
"""A stretch of a part, from one place to another, and what is put there."""


@mutable
class Node:
    """An element: its name as written and without prefix, where it begins and ends, and where what
    is in it does (nothing, for `<a/>`)."""

    name: str
    local: str
    attributes: dict[str, str]
    start: int
    opened: int = 0
    closed: int = 0
    end: int = 0
    text: str = ""
    children: list["Node"] = field(factory=list)
    parent: "Node | None" = None

    @property
    def prefix(self) -> str:
        """What stands before its name: `x:`, mostly nothing."""
        return self.name[: -len(self.local)]

    def get(self, name: str, default: str = "") -> str:
        """An attribute, by its name without prefix."""
        if name in self.attributes:
            return self.attributes[name]
        found = (v for k, v in self.attributes.items() if k.rpartition(":")[2] == name)
        return next(found, default)

    def all(self, *names: str) -> Iterator["Node"]:
        """The elements of these names at any depth, in their order."""
        for child in self.children:
            if child.local in names:
                yield child
            yield from child.all(*names)

    def first(self, name: str) -> "Node | None":
        """The first child of a name."""
        return next((child for child in self.children if child.local == name), None)


def parse(content: bytes) -> Node:
    """The root of a part. Raises one of `DAMAGED` for what is no XML, or declares entities."""
    parser = ParserCreate()
    parser.buffer_text = True
    top = Node("", "", {}, 0)
    at = top

    def begun(name: str, attributes: dict[str, str]) -> None:
        nonlocal at
        start = parser.CurrentByteIndex
        local, opened = name.rpartition(":")[2], _after_tag(content, start)
        node = Node(name, local, attributes, start, opened, parent=at)
        at.children.append(node)
        at = node

    def ended(_: str) -> None:
        nonlocal at
        empty = content[at.opened - 2 : at.opened] == b"/>"
        at.closed = at.opened if empty else parser.CurrentByteIndex
        at.end = at.opened if empty else content.index(b">", at.closed) + 1
        assert at.parent is not None
        at = at.parent

    def said(text: str) -> None:
        at.text += text

    def refused(*_: object) -> None:
        raise ValueError("a document type")

    parser.StartElementHandler, parser.EndElementHandler = begun, ended
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = said, refused
    parser.Parse(content, True)
    return top.children[0]


def changed(content: bytes, edits: Iterable[Edit]) -> bytes:
    """A part with each stretch from one place to another put in other words."""
    pieces, last = [], 0
    for start, end, put in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [content[last:start], put]
        last = end
    return b"".join([*pieces, content[last:]])


def tag(name: str, attributes: dict[str, str], *, empty: bool = False) -> bytes:
    """A start tag."""
    told = "".join(f' {key}="{_quoted(value)}"' for key, value in attributes.items())
    return f"<{name}{told}{'/' if empty else ''}>".encode()


def text(said: str) -> bytes:
    """Text as an element holds it."""
    return escape(said, quote=False).encode()


def _quoted(value: str) -> str:
    """An attribute's value; line ends and tabs would be read as spaces."""
    return escape(value).translate({sign: f"&#{sign};" for sign in (9, 10, 13)})


def _after_tag(content: bytes, start: int) -> int:
    """Where a start tag ends: no quoted `>` ends one."""
    at = content.find(b">", start) + 1
    while at and _in_quotes(content[start : at - 1]):
        at = content.find(b">", at) + 1
    if not at:
        raise ValueError("a tag without an end")
    return at


def _in_quotes(begun: bytes) -> bool:
    """Whether a value is still open in what a tag begins with."""
    if b"'" not in begun:
        return begun.count(b'"') % 2 == 1
    quote = ""
    for sign in begun.decode("latin-1"):
        if sign == quote:
            quote = ""
        elif not quote and sign in "\"'":
            quote = sign
    return bool(quote)
