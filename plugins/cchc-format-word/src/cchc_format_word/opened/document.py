"""A whole Word file: its sections, each with its paper, its head and foot and what stands on it."""

from collections.abc import Iterator, Mapping

from attrs import field, frozen
from lxml.etree import LxmlError, _Element

from cchc_core.reading import FileKind, refusal
from cchc_format_word.opened.blocks import Blocks
from cchc_format_word.opened.cascade import Said, is_on, number, said
from cchc_format_word.opened.numbering import Counting
from cchc_format_word.opened.package import Package, R, open_package, w
from cchc_format_word.opened.paragraphs import Block
from cchc_format_word.opened.styles import Styles, open_styles


@frozen
class Header:
    """What stands in the top margin, or in the bottom one, of the pages of one kind."""

    place: str
    blocks: tuple[Block, ...]


@frozen
class Section:
    """Pages of one kind; lengths in twentieths of a point. Heads and feet are by the pages they are
    on: `default`, `first`, `even`; `title` says whether the first page has its own; `begins` is how
    it begins (nextPage, continuous …), `start` the number of its first page, if it says so."""

    name: str
    blocks: tuple[Block, ...]
    width: int
    height: int
    margins: Mapping[str, int]
    headers: Mapping[str, Header] = field(factory=dict)
    footers: Mapping[str, Header] = field(factory=dict)
    title: bool = False
    start: int | None = None
    written: str = "decimal"
    begins: str = "nextPage"
    columns: int = 1

    @property
    def landscape(self) -> bool:
        """Whether the paper lies on its long side."""
        return self.width > self.height

    @property
    def room(self) -> int:
        """How wide text can be."""
        return self.width - self.margins["left"] - self.margins["right"]


@frozen
class Document:
    """A Word file; `even` says whether even pages have heads of their own."""

    sections: tuple[Section, ...]
    default_tab: int = 720
    even: bool = False
    comments: int = 0
    summed: bool = False
    """Whether what two paragraphs want free between them is added up, as before Word 97."""
    shifted: bool = False
    """Whether the cells' text, and not their edge, stands at the margin (as before Word 2013)."""

    @property
    def blocks(self) -> Iterator[Block]:
        """All that stands on its pages, from the top."""
        for section in self.sections:
            yield from section.blocks


def open_word(name: str, content: bytes) -> Document:
    """The document in a .docx. Raises `FileRefused` for what is none, or is damaged."""
    try:
        package = open_package(name, content)
        return _document(package)
    except (LxmlError, RecursionError, ValueError) as error:
        raise refusal(name, FileKind.TRUNCATED) from error


def _document(package: Package) -> Document:
    tree, settings = package.tree(package.main), said(package.part("settings"))
    body = tree.find(w("body")) if tree is not None else None
    if body is None:
        raise ValueError("no body")
    styles = open_styles(package)
    comments = package.part("comments")
    return Document(
        sections=tuple(_sections(package, body, styles)),
        default_tab=number(settings, "defaultTabStop", 720),
        even=is_on(settings, "evenAndOddHeaders"),
        comments=len(comments) if comments is not None else 0,
        summed=_says(package, "doNotUseHTMLParagraphAutoSpacing"),
        shifted=_mode(package) < 15,
    )


def _says(package: Package, name: str) -> bool:
    """Whether the document is laid out as something older did."""
    compat = package.part("settings")
    return compat is not None and is_on(said(compat.find(w("compat"))), name)


def _mode(package: Package) -> int:
    """The version of Word that the document is laid out as by (15 since 2013)."""
    settings = package.part("settings")
    for each in settings.iter(w("compatSetting")) if settings is not None else ():
        if each.get(w("name")) == "compatibilityMode":
            value = str(each.get(w("val"), ""))
            return int(value) if value.isdecimal() else 12
    return 12


def _sections(package: Package, body: _Element, styles: Styles) -> Iterator[Section]:
    reader = Blocks(package, styles, package.main, Counting(styles.numbering))
    parts = _Parts(package, styles)
    blocks: list[Block] = []
    count = 0
    for element, block in reader.read(body):
        blocks.append(block)
        ends = element.find(f"{w('pPr')}/{w('sectPr')}")
        if ends is not None:
            count += 1
            yield parts.section(ends, count, tuple(blocks))
            blocks = []
    last = body.find(w("sectPr"))
    if last is not None or blocks:
        yield parts.section(last, count + 1, tuple(blocks))


class _Parts:
    """Reads heads and feet; a section that names none has those of the one before it."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._package, self._styles = package, styles
        self._relations = package.relations(package.main)
        self._headers: dict[str, Header] = {}
        self._footers: dict[str, Header] = {}

    def section(self, element: _Element | None, count: int, blocks: tuple[Block, ...]) -> Section:
        told = said(element)
        name = f"mục {count}"
        for kept, tag, called in (
            (self._headers, "headerReference", "đầu trang"),
            (self._footers, "footerReference", "chân trang"),
        ):
            for reference in element.iterfind(w(tag)) if element is not None else ():
                kind = str(reference.get(w("type"), "default"))
                relation = self._relations.get(str(reference.get(f"{{{R}}}id", "")))
                if relation:
                    kept[kind] = self._read(relation.target, f"{called}, {name}")
        return Section(
            name=name,
            blocks=blocks,
            width=number(told, "pgSz.w", 11906),
            height=number(told, "pgSz.h", 16838),
            margins=_margins(told),
            headers=dict(self._headers),
            footers=dict(self._footers),
            title=is_on(told, "titlePg"),
            start=number(told, "pgNumType.start") if "pgNumType.start" in told else None,
            written=told.get("pgNumType.fmt", "decimal"),
            begins=told.get("type", "nextPage"),
            columns=number(told, "cols.num", 1),
        )

    def _read(self, part: str, place: str) -> Header:
        tree = self._package.tree(part)
        if tree is None:
            return Header(place, ())
        reader = Blocks(self._package, self._styles, part, Counting(self._styles.numbering))
        return Header(place, tuple(block for _, block in reader.read(tree)))


def _margins(told: Said) -> Mapping[str, int]:
    plain = {"top": 1440, "bottom": 1440, "left": 1440, "right": 1440, "header": 720, "footer": 720}
    margins = {side: number(told, f"pgMar.{side}", length) for side, length in plain.items()}
    margins["left"] += number(told, "pgMar.gutter")
    return margins
