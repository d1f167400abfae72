"""Elements of a Word document: made, walked through, and what they say."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import cache
from typing import Any

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser

Element = Any
"""An element of lxml; python-docx gives them classes of its own, which nothing here relies on."""


def made(name: str, /, *inside: Element, **attributes: str) -> Element:
    """`<w:name>` with what stands inside it; attributes are given without their namespace."""
    element = oxml_parser.makeelement(named(name), nsmap=_WORDS)
    for key, value in attributes.items():
        element.set(named(key), value)
    element.extend(inside)
    return element


@cache
def named(name: str) -> str:
    """The name of an element or an attribute of Word's as lxml has it."""
    return qn(f"w:{name}")


_WORDS = {"w": nsmap["w"]}


def run(text: str, dress: Element | None = None) -> Element:
    """A run that says the text, lines and tabs and all, in a `w:rPr` if one is given."""
    new = made("r")
    if dress is not None:
        new.append(deepcopy(dress))
    for piece in re.split("([\n\t])", clean(text)):
        if piece == "\n":
            new.append(made("br"))
        elif piece == "\t":
            new.append(made("tab"))
        elif piece:
            new.append(_letters(piece))
    return new


def clean(text: str) -> str:
    """A text without the signs that no XML can hold."""
    return _UNHEARD_OF.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


_UNHEARD_OF = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _letters(text: str) -> Element:
    letters = made("t")
    letters.text = text
    letters.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return letters


def is_a(element: Element, *names: str) -> bool:
    """Whether an element is one of those, `p` or `tbl`."""
    return element.tag in {named(name) for name in names}


def child(element: Element, name: str) -> Element:
    """The first element of that name straight below; None where there is none."""
    return None if element is None else element.find(named(name))


def every(element: Element, *names: str) -> Iterator[Element]:
    """All elements of those names below, in their order; what stands only for programs that know no
    text boxes of today (`mc:Fallback`) is passed over."""
    wanted = {named(name) for name in names}
    for each in element.iter():
        if each.tag in wanted and not _is_fallback(each, element):
            yield each


def _is_fallback(element: Element, top: Element) -> bool:
    for above in element.iterancestors():
        if above is top:
            return False
        if above.tag == _FALLBACK:
            return True
    return False


_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def attribute(element: Element | None, name: str = "val") -> str:
    """The attribute of an element; empty where there is none."""
    return "" if element is None else str(element.get(named(name)) or "")


def text_of(element: Element) -> str:
    """What an element says; the paragraphs below it are lines."""
    if is_a(element, "p", "r"):
        return "".join(_said(element))
    if paragraphs := [each for each in every(element, "p") if not _is_inside_another(each)]:
        return "\n".join(map(text_of, paragraphs))
    return "".join(_said(element))


def _is_inside_another(paragraph: Element) -> bool:
    """Whether it stands in a text box, which hangs on another paragraph."""
    return any(is_a(above, "p") for above in paragraph.iterancestors())


def _said(element: Element) -> Iterator[str]:
    for each in every(element, "t", "tab", "br", "cr", "noBreakHyphen"):
        if each.tag == _TAB and each.getparent().tag == _TABS:
            continue
        if each.tag == _T:
            yield each.text or ""
        else:
            yield _SIGNS[each.tag]


_T, _TAB, _TABS = qn("w:t"), qn("w:tab"), qn("w:tabs")
_SIGNS = {_TAB: "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def is_tied(paragraph: Element) -> bool:
    """Whether a paragraph stays on one page with what is below it."""
    return child(child(paragraph, "pPr"), "keepNext") is not None


def tie(paragraphs: Sequence[Element], *, tied: bool) -> None:
    """Ties several paragraphs as one to what is below them: only the last of them is, if they are
    `tied` at all."""
    for paragraph in paragraphs:
        if is_tied(paragraph):
            shape = child(paragraph, "pPr")
            shape.remove(child(shape, "keepNext"))
    if tied and paragraphs and (shape := child(paragraphs[-1], "pPr")) is not None:
        shape.insert(0 if child(shape, "pStyle") is None else 1, made("keepNext"))
