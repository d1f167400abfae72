"""Paragraphs and tables as typst: each stands where, and as far from the one before, as in Word."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from cchc_format_word.opened import (
    Block,
    Break,
    Cell,
    Document,
    Inline,
    Layout,
    Look,
    Paragraph,
    Picture,
    Row,
    Run,
    Stroke,
    Tab,
    Table,
    TextBox,
    Unturned,
)
from cchc_format_word.pdf.markup import call, colour, content, keyed, listed, pt, twips
from cchc_format_word.pdf.measures import beyond, edges, frame, line_height, stroke, thickness
from cchc_format_word.pdf.texts import Sheet, Texts

_ALIGNED = {"center": "center", "right": "right", "both": "left", "distribute": "left"}


class Blocks:
    """Turns blocks; what is lost on the way is told to the sheet."""

    def __init__(self, sheet: Sheet, document: Document) -> None:
        self._sheet = sheet
        self._shifted, self._summed = document.shifted, document.summed
        self._texts = Texts(sheet, document.default_tab, self.inside)

    def inside(self, blocks: Sequence[Block]) -> str:
        """Blocks in a cell, a box or a note, where no page can end."""
        return content(self.written(blocks, paged=False))

    def written(self, blocks: Sequence[Block], *, paged: bool = True) -> Iterator[str]:
        """The blocks one below the other; pages end among them where `paged`."""
        before: Paragraph | None = None
        held: Block | None = None
        for number, block in enumerate(blocks):
            if isinstance(block, Table):
                held = _held(block, blocks[number + 1 :]) if paged else None
                yield self._table(block, before.layout.after if before else 0, held)
                before = None
                continue
            if block is held:
                before = block
                continue
            self._sheet.place = block.place
            if block.layout.page_before and number and paged:
                yield "pagebreak(weak: true)"
            yield from self._paragraph(block, before, paged=paged, first=number == 0)
            before = block
        if before and before.layout.after and not paged:
            yield f"v({twips(before.layout.after)})"

    def _paragraph(
        self, paragraph: Paragraph, before: Paragraph | None, *, paged: bool, first: bool
    ) -> Iterator[str]:
        layout = paragraph.layout
        above = layout.below(before.layout if before else None, summed=self._summed)
        if first and above:
            yield f"v({twips(above)})"
            above = 0
        pieces = list(_pages(paragraph.inlines))
        for number, piece in enumerate(pieces):
            if number:
                if paged:
                    yield "pagebreak()"
                else:
                    self._sheet.loses("ngắt trang trong bảng")
            if piece or len(pieces) == 1 or paragraph.label:
                yield self._block(paragraph, piece, above if number == 0 else 0, first=number == 0)

    def _block(
        self, paragraph: Paragraph, inlines: Sequence[Inline], above: int, *, first: bool
    ) -> str:
        layout = paragraph.layout
        floating = list(self._texts.floating(inlines))
        labelled = [*_label(paragraph), *inlines] if first else inlines
        shown = any(not _isframe(each) for each in labelled)
        look = next((each.look for each in labelled if isinstance(each, Run)), paragraph.look)
        high = line_height(layout, paragraph.look) + sum(beyond(layout).values())
        sized = {} if shown else {"height": pt(high)}
        hanging = max(-layout.first, 0)
        body = self._par(labelled, layout, look, hanging) if shown else "[]"
        lines = frame(layout)
        if lines:
            body, sized = call("block", body, width="100%", **sized, **lines), {}
        return call(
            "block",
            content([*floating, body]),
            width="100%",
            above=twips(above),
            below="0pt",
            inset=keyed(left=twips(layout.left - hanging), right=twips(layout.right)),
            **sized,
            **({"sticky": "true"} if layout.keep_next else {}),
            **({"breakable": "false"} if layout.keep_lines else {}),
        )

    def _par(self, inlines: Sequence[Inline], layout: Layout, look: Look, hanging: int) -> str:
        top, bottom = edges(layout, look)
        text = self._texts.written(inlines, layout)
        made = call(
            "par",
            text,
            justify="true" if layout.align in ("both", "distribute") else "false",
            first_line_indent=keyed(amount=twips(max(layout.first, 0)), all="true"),
            hanging_indent=twips(hanging),
        )
        side = _ALIGNED.get(layout.align, "left")
        return f"{{set text(top-edge: {top}, bottom-edge: {bottom}); align({side}, {made})}}"

    def _table(self, table: Table, above: int, held: Paragraph | None) -> str:
        """A table, with the paragraph that its last row holds on its page."""
        self._sheet.place = table.place
        if table.floating:
            self._sheet.loses("bảng đặt nổi, in thành bảng thường")
        heads = 0
        while heads < len(table.rows) and table.rows[heads].head:
            heads += 1
        heads = 0 if heads == len(table.rows) else heads
        side = _ALIGNED.get(table.align, "left")
        made = call(
            "laid",
            columns=listed(twips(width) for width in table.widths),
            heads=str(heads),
            rows=listed(self._row(row, at) for at, row in enumerate(table.rows)),
            chains=listed(_chains(table, heads, held)),
            side=side,
            indent=twips(self._indent(table) if side == "left" else 0),
            **({"held": self._inside_below(held)} if held else {}),
        )
        return call("block", made, width="100%", above=twips(above), below="0pt")

    def _indent(self, table: Table) -> int:
        """How far from the margin a table begins."""
        shifted = self._shifted and table.align == "left" and table.rows and table.rows[0].cells
        beside = table.rows[0].cells[0].margins.get("left", 0) if shifted else 0
        return table.indent - beside

    def _inside_below(self, held: Paragraph) -> str:
        """A paragraph without what is free below it, which the next one asks for."""
        return self.inside([evolve(held, layout=evolve(held.layout, after=0))])

    def _row(self, row: Row, at: int) -> str:
        return listed(self._cell(cell, row, at) for cell in row.cells)

    def _cell(self, cell: Cell, row: Row, at: int) -> str:
        body = self.inside(cell.blocks)
        margins = {
            side: pt(length / 20 + (thickness(cell.borders.get(side)) if side == "top" else 0))
            for side, length in cell.margins.items()
        }
        least = row.height - cell.margins.get("top", 0) - cell.margins.get("bottom", 0)
        if least > 0 and cell.rows == 1:
            body = f"tall({twips(least)}, {body})"
        upright = {"center": "horizon", "bottom": "bottom"}.get(cell.upright, "top")
        lines = {side: stroke(border) for side, border in cell.borders.items()}
        return keyed(
            body=body,
            x=str(cell.column),
            y=str(at),
            colspan=str(cell.columns),
            rowspan=str(cell.rows),
            inset=keyed(**margins),
            align=f"{upright} + left",
            stroke=keyed(**lines) if lines else "none",
            whole="true" if row.whole and cell.rows == 1 else "false",
            **({"fill": colour(cell.fill)} if cell.fill else {}),
        )


def _held(table: Table, below: Sequence[Block]) -> Paragraph | None:
    """The paragraph below a table that its last row stays on one page with."""
    if not table.rows[-1:] or not table.rows[-1].keep_next or not below:
        return None
    held = below[0]
    if isinstance(held, Table) or held.layout.page_before or len(list(_pages(held.inlines))) > 1:
        return None
    return held


def _chains(table: Table, heads: int, held: Paragraph | None) -> Iterator[str]:
    """The rows that stay together: the first of them, and how many; what the last one holds counts
    as one more."""
    first = heads
    for at, row in enumerate(table.rows[heads:], heads):
        last = at == len(table.rows) - 1
        if row.keep_next and not (last and held is None):
            continue
        if at > first:
            yield listed([str(first), str(at - first + 1)])
        first = at + 1
    if held is not None:
        yield listed([str(first), str(len(table.rows) - first + 1)])


def _label(paragraph: Paragraph) -> Iterator[Inline]:
    """The number of a list, with what follows it."""
    if paragraph.label:
        yield Run(paragraph.label, paragraph.label_look)
        if paragraph.behind == "tab":
            yield Tab(paragraph.label_look)
        elif paragraph.behind == "space":
            yield Run(" ", paragraph.label_look)


def _isframe(inline: Inline) -> bool:
    """Whether it takes no room in the text."""
    floats = isinstance(inline, Picture | TextBox) and inline.floating
    return floats or isinstance(inline, Stroke | Unturned)


def _pages(inlines: Sequence[Inline]) -> Iterator[Sequence[Inline]]:
    """What stands on each page of a paragraph in which pages end."""
    piece: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Break) and inline.kind == "page":
            yield piece
            piece = []
        else:
            piece.append(inline)
    yield piece
