"""Bookmarks round blocks: what programs keep that know no controls of whole paragraphs."""

from collections.abc import Iterator, Sequence
from itertools import count, pairwise

from cchc_format_word.controls import Tag, alias_of, block, content_of, controls, is_block
from cchc_format_word.elements import Element, attribute, every, is_a, made

_NAME = "_cchc_"  # Word does not list bookmarks that begin so


def is_ours(name: str) -> bool:
    """Whether a bookmark is one that we set."""
    return name.startswith(_NAME)


def set_bookmarks(root: Element) -> Iterator[tuple[str, str, Tag]]:
    """Sets a bookmark round each of our blocks, in place of those we set before; gives its name,
    what the block is called, and its tag."""
    for old in list(_ours(root)):
        old.getparent().remove(old)
    ids = count(1 + max((_id(each) for each in every(root, "bookmarkStart")), default=0))
    blocks = [(control, tag) for control, tag in controls(root) if is_block(control)]
    for number, (control, tag) in enumerate(blocks, 1):
        paragraphs = list(every(content_of(control), "p"))
        name, id = f"{_NAME}{number}", str(next(ids))
        start, end = made("bookmarkStart", id=id, name=name), made("bookmarkEnd", id=id)
        first = paragraphs[0]
        if len(first) and is_a(first[0], "pPr"):
            first[0].addnext(start)
        else:
            first.insert(0, start)
        paragraphs[-1].append(end)
        yield name, alias_of(control), tag


def _ours(root: Element) -> Iterator[Element]:
    starts = [each for each in every(root, "bookmarkStart") if is_ours(attribute(each, "name"))]
    ids = {attribute(each, "id") for each in starts}
    yield from starts
    yield from (each for each in every(root, "bookmarkEnd") if attribute(each, "id") in ids)


def _id(start: Element) -> int:
    id = attribute(start, "id")
    return int(id) if id.isdecimal() else 0


def wrap(root: Element, name: str, alias: str, tag: Tag) -> Element | None:
    """Puts a control again round the paragraphs that a bookmark is in; None where it is gone."""
    starts = [e for e in every(root, "bookmarkStart") if attribute(e, "name") == name]
    if not starts:
        return None
    ids = {attribute(start, "id") for start in starts}  # LibreOffice may break one in two
    ends = [e for e in every(root, "bookmarkEnd") if attribute(e, "id") in ids]
    elements = _between(starts[0], (ends or starts)[-1])
    if not elements:
        return None
    control = block(tag, alias, ())
    elements[0].addprevious(control)
    content_of(control).extend(elements)
    return control


def _between(start: Element, end: Element) -> Sequence[Element]:
    """The paragraphs and tables, beside one another, from the one with the start to the one with
    the end."""
    above = [start, *start.iterancestors()]
    for below, parent in pairwise(above):
        if is_a(parent, *_HOLDERS) and (last := _under(parent, end)) is not None:
            children = list(parent)
            first, final = children.index(below), children.index(last)
            return [e for e in children[first : final + 1] if is_a(e, "p", "tbl", "sdt")]
    return ()


_HOLDERS = ("body", "tc", "sdtContent", "hdr", "ftr", "txbxContent", "footnote")


def _under(parent: Element, element: Element) -> Element | None:
    """The child of a parent that an element stands in, or is."""
    for each in (element, *element.iterancestors()):
        if each.getparent() is parent:
            return each
    return None
