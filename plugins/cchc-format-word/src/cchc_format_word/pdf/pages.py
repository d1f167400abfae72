"""Sections as typst: paper, margins, heads and feet, page numbers that begin anew."""

from collections.abc import Iterator

from cchc_format_word.opened import Document, Header, Section
from cchc_format_word.pdf.blocks import Blocks
from cchc_format_word.pdf.markup import call, content, keyed, twips
from cchc_format_word.pdf.texts import Sheet


def written(document: Document, sheet: Sheet) -> str:
    """The whole document."""
    blocks = Blocks(sheet, document)
    return "\n".join(
        [
            f"#{_counting(document)}",
            *(
                line
                for at in range(len(document.sections))
                for line in _section(document, at, blocks, sheet)
            ),
        ]
    )


def _section(document: Document, at: int, blocks: Blocks, sheet: Sheet) -> Iterator[str]:
    section, before = document.sections[at], document.sections[at - 1] if at else None
    sheet.section, sheet.place = at, section.name
    goes_on = before is not None and section.begins == "continuous" and _alike(before, section)
    if section.columns > 1:
        sheet.loses(f"{section.columns} cột chữ, in thành một cột")
    if before and section.begins == "continuous" and not goes_on:
        sheet.loses("ngắt mục liên tục, in sang trang mới")
    if not goes_on:
        yield f"#set {_page(document, section, at, blocks, sheet)}"
    yield f"#[#metadata(none)<section-{at}>]"
    for block in blocks.written(section.blocks):
        yield f"#{block}"


def _alike(before: Section, section: Section) -> bool:
    same = (before.width, before.height) == (section.width, section.height)
    return same and before.margins == section.margins


def _page(document: Document, section: Section, at: int, blocks: Blocks, sheet: Sheet) -> str:
    sides = ("top", "bottom", "left", "right")
    heads = _heads(document, section, at, blocks, sheet)
    return call(
        "page",
        width=twips(section.width),
        height=twips(section.height),
        margin=keyed(**{side: twips(abs(section.margins[side])) for side in sides}),
        foreground=heads,
    )


def _heads(document: Document, section: Section, at: int, blocks: Blocks, sheet: Sheet) -> str:
    """Heads and feet, by the page that they are on."""
    if not section.headers and not section.footers:
        return "none"
    kinds = ["default", *(["first"] if section.title else []), *(["even"] if document.even else [])]
    sheet.section = at
    shown = {kind: _shown(section, kind, blocks, sheet) for kind in kinds}
    told = shown["default"]
    if "even" in shown:
        told = f"if calc.even(page-number({at})) {shown['even']} else {told}"
    if "first" in shown:
        first = f"here().page() == locate(<section-{at}>).page()"
        told = f"if {first} {shown['first']} else {{{told}}}"
    return f"context {{{told}}}"


def _shown(section: Section, kind: str, blocks: Blocks, sheet: Sheet) -> str:
    pieces = []
    for headers, side, margin in (
        (section.headers, "top", section.margins["header"]),
        (section.footers, "bottom", -section.margins["footer"]),
    ):
        header: Header | None = headers.get(kind)
        if header and header.blocks:
            sheet.place = header.place
            body = call("block", blocks.inside(header.blocks), width=twips(section.room))
            left = twips(section.margins["left"])
            pieces.append(call("place", f"{side} + left", body, dx=left, dy=twips(margin)))
    return content(pieces) if pieces else "{}"


def _counting(document: Document) -> str:
    """Functions that give the number of a page, and how many there are."""
    starts: list[tuple[int, int]] = []
    for at, section in enumerate(document.sections):
        if section.start is not None or not starts:
            starts.append((at, 1 if section.start is None else section.start))
        else:
            starts.append(starts[-1])
    bases = "".join(f"(<section-{base}>, {start}), " for base, start in starts)
    last = len(document.sections) - 1
    return _FUNCTIONS.format(bases=bases, last=last)


_FUNCTIONS = """let bases = ({bases})
#let page-number(section) = {{
  let (label, start) = bases.at(section)
  start + here().page() - locate(label).page()
}}
#let page-count() = counter(page).final().first()
#let section-count(section) = {{
  let end = if section == {last} {{ page-count() + 1 }} else {{
    locate(label("section-" + str(section + 1))).page()
  }}
  end - locate(label("section-" + str(section))).page()
}}"""
