"""Reads what stands in a paragraph, past tracked changes, content controls and fields."""

from collections.abc import Iterator

from attrs import define, field
from lxml.etree import _Element

from cchc_format_word.opened.cascade import Said, local, said
from cchc_format_word.opened.drawings import Drawings, Inside
from cchc_format_word.opened.inlines import Break, Inline, Note, Number, Run, Tab, Unturned
from cchc_format_word.opened.looks import Look
from cchc_format_word.opened.package import Package, Relation, w
from cchc_format_word.opened.paragraphs import Block
from cchc_format_word.opened.styles import Style, Styles

_UNSEEN = ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "proofErr", "instrText")
_SIGNS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_COUNTED = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_WAYS = {"roman": "lowerRoman", "alphabetic": "lowerLetter"}


@define
class _Field:
    """A field being read: its instruction, and whether what it came to last is being shown."""

    asked: str = ""
    shown: bool = False
    counted: bool = False


@define
class Runs:
    """Reads the paragraphs of one part; a field may go on from one to the next."""

    package: Package
    styles: Styles
    relations: dict[str, Relation]
    inside: Inside
    _fields: list[_Field] = field(factory=list, init=False)

    def read(
        self, parent: _Element, style: str, table: Style | None, beside: Said | None
    ) -> Iterator[Inline]:
        """The inlines of a paragraph of a style, in a table of a style."""
        for child in parent:
            name = local(child)
            if name == "r":
                look = self.styles.look(said(child.find(w("rPr"))), style, table, beside)
                yield from self._run(child, look)
            elif name == "fldSimple":
                yield from self._simple(child, style, table, beside)
            elif name in ("oMath", "oMathPara"):
                yield Unturned("công thức toán")
                text = "".join(t.text or "" for t in child.iter() if local(t) == "t")
                yield Run(text, self.styles.look({}, style, table, beside))
            elif name == "AlternateContent":
                yield from self._chosen(child, self.styles.look({}, style, table, beside))
            elif name not in _UNSEEN:
                yield from self.read(child, style, table, beside)

    def _simple(
        self, element: _Element, style: str, table: Style | None, beside: Said | None
    ) -> Iterator[Inline]:
        inside = tuple(self.read(element, style, table, beside))
        look = next((each.look for each in inside if isinstance(each, Run)), None)
        counted = _counted(str(element.get(w("instr"), "")), look or self.styles.look({}, style))
        yield from [counted] if counted else inside

    def _run(self, run: _Element, look: Look) -> Iterator[Inline]:
        if look.hidden:
            return
        for child in run:
            name = local(child)
            if name == "fldChar":
                yield from self._field(str(child.get(w("fldCharType"), "")), look)
            elif name == "instrText" and self._fields:
                self._fields[-1].asked += child.text or ""
            elif not self._hides:
                yield from self._piece(name, child, look)

    @property
    def _hides(self) -> bool:
        """Whether what is read stands in no place that is seen: an instruction, an old number."""
        return any(not each.shown or each.counted for each in self._fields)

    def _field(self, what: str, look: Look) -> Iterator[Inline]:
        if what == "begin":
            self._fields.append(_Field())
        elif what == "separate" and self._fields:
            self._fields[-1].shown = True
            counted = _counted(self._fields[-1].asked, look)
            if counted:
                self._fields[-1].counted = True
                yield counted
        elif what == "end" and self._fields:
            last = self._fields.pop()
            counted = _counted(last.asked, look)
            if counted and not last.counted:
                yield counted

    def _piece(self, name: str, child: _Element, look: Look) -> Iterator[Inline]:
        match name:
            case "t":
                if child.text:
                    yield Run(child.text, look)
            case "tab" | "ptab":
                yield Tab(look)
            case "br" | "cr":
                kind = str(child.get(w("type"), "textWrapping"))
                yield Break("line" if kind == "textWrapping" else kind, look)
            case "noBreakHyphen" | "softHyphen":
                yield Run(_SIGNS[name], look)
            case "sym":
                yield from _symbol(child, look)
            case "drawing":
                yield from self._drawings.drawn(child)
            case "pict" | "object":
                yield from self._drawings.pictured(child)
            case "AlternateContent":
                yield from self._chosen(child, look)
            case "footnoteReference" | "endnoteReference":
                kind = name.removesuffix("Reference") + "s"
                yield Note(self._note(kind, str(child.get(w("id"), ""))), look)

    def _chosen(self, element: _Element, look: Look) -> Iterator[Inline]:
        """The newer way in which something is drawn; the older one stands in for it."""
        choice = next((each for each in element if local(each) == "Choice"), None)
        if choice is None:
            choice = next(iter(element), None)
        for child in choice if choice is not None else ():
            if local(child) == "r":
                yield from self._run(child, look)
            else:
                yield from self._piece(local(child), child, look)

    def _note(self, kind: str, id: str) -> tuple[Block, ...]:
        tree = self.package.part(kind)
        for note in tree if tree is not None else ():
            if note.get(w("id")) == id:
                return self.inside(note)
        return ()

    @property
    def _drawings(self) -> Drawings:
        return Drawings(self.package, self.relations, self.inside)


def _symbol(child: _Element, look: Look) -> Iterator[Inline]:
    """A sign of a font of signs: those that every font has as such, the others told of."""
    code = str(child.get(w("char"), ""))
    sign = _WINGDINGS.get(code.upper().removeprefix("F0"), "")
    yield Run(sign or "•", look)
    if not sign:
        yield Unturned(f"ký hiệu {child.get(w('font'), '')} {code}")


_WINGDINGS = {
    "B7": "•",
    "A7": "▪",
    "FC": "✓",
    "A8": "☐",
    "FE": "☒",
    "D8": "➢",
    "E0": "→",
    "6F": "☐",
}


def _counted(asked: str, look: Look) -> Number | None:
    words = asked.split()
    if not words or words[0].upper() not in _COUNTED:
        return None
    way = next((word for word in words[1:] if word.lower() in _WAYS), "")
    written = _WAYS.get(way.lower(), "")
    if way.isupper():
        written = written.replace("lower", "upper")
    return Number(words[0].upper(), written, look)
