"""Reads the paragraphs and tables of a part, one after the other."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import define, evolve, field
from lxml.etree import _Element

from cchc_format_word.opened.cascade import Said, is_on, local, number, over, said
from cchc_format_word.opened.inlines import Inline, Run
from cchc_format_word.opened.numbering import Counting
from cchc_format_word.opened.package import Package, w
from cchc_format_word.opened.paragraphs import Block, Cell, Paragraph, Row, Table
from cchc_format_word.opened.runs import Runs
from cchc_format_word.opened.styles import Style, Styles
from cchc_format_word.opened.tables import (
    MOST,
    PLAIN_WIDTH,
    Laid,
    ReadRow,
    attributes_of,
    filled,
    spanned,
    widths_of,
)

_UNSEEN = ("del", "moveFrom", "sdtPr", "sdtEndPr", "sectPr", "tcPr", "tblPr", "tblGrid", "trPr")


@define
class Blocks:
    """Reads the blocks of one part; paragraphs and tables are numbered as they come."""

    package: Package
    styles: Styles
    part: str
    counting: Counting
    tables: int = field(default=0, init=False)
    paragraphs: int = field(default=0, init=False)
    _runs: Runs = field(init=False)

    def __attrs_post_init__(self) -> None:
        relations = dict(self.package.relations(self.part))
        self._runs = Runs(self.package, self.styles, relations, self._boxed)

    def read(self, parent: _Element) -> Iterator[tuple[_Element, Block]]:
        """Each block with the element it was read from."""
        for element in _nearest(parent):
            if local(element) == "tbl":
                self.tables += 1
                yield element, self._table(element, f"bảng {self.tables}")
            else:
                self.paragraphs += 1
                yield element, self._paragraph(element, f"đoạn {self.paragraphs}")

    def _boxed(self, box: _Element) -> tuple[Block, ...]:
        """What stands in a text box or a note, all of which is called by the paragraph it is at."""
        place = f"đoạn {self.paragraphs}"
        return tuple(self._inside(box, place, None, {}, {}))

    def _inside(
        self, parent: _Element, place: str, table: Style | None, beside: Said, layer: Said
    ) -> Iterator[Block]:
        for element in _nearest(parent):
            if local(element) == "tbl":
                yield self._table(element, place)
            else:
                yield self._paragraph(element, place, table, beside, layer)

    def _paragraph(
        self,
        element: _Element,
        place: str,
        table: Style | None = None,
        beside: Said | None = None,
        layer: Said | None = None,
    ) -> Paragraph:
        properties = element.find(w("pPr"))
        direct = said(properties)
        if table and layer:
            table = evolve(table, paragraph=over(table.paragraph, layer))
        layout, level = self.styles.layout(direct, table)
        style = direct.get("pStyle", "")
        mark = said(properties.find(w("rPr"))) if properties is not None else {}
        look = self.styles.look(mark, style, table, beside)
        inlines = tuple(_joined(self._runs.read(element, style, table, beside)))
        label = self.counting.next(level) if level else ""
        return Paragraph(
            place=place,
            inlines=inlines,
            layout=layout,
            look=look,
            label=label,
            label_look=self.styles.look(over(mark, level.run), style, table) if level else look,
            behind=level.behind if level else "tab",
        )

    def _table(self, element: _Element, place: str) -> Table:
        properties = element.find(w("tblPr"))
        direct = said(properties)
        style = self.styles.named(direct.get("tblStyle", ""), "table")
        told = over(style.table if style else {}, direct)
        grid = element.find(w("tblGrid"))
        widths = [
            number(attributes_of(col), "w", PLAIN_WIDTH)
            for col in (grid if grid is not None else ())
        ]
        rows = [each for each in _nearest(element, "tr") if not _is_deleted(each)]
        laid = Laid(told, direct, style, len(rows))
        read = [self._row(row, at, laid, place) for at, row in enumerate(rows)]
        return Table(
            place=place,
            widths=tuple(filled(widths_of(widths, map(_cells_say, rows)), read)),
            rows=tuple(spanned(read)),
            align=told.get("jc", "left").replace("start", "left").replace("end", "right"),
            indent=number(told, "tblInd.w"),
            floating="tblpPr.tblpX" in told or "tblpPr.tblpY" in told,
        )

    def _row(self, row: _Element, at: int, laid: "Laid", place: str) -> "ReadRow":
        properties = row.find(w("trPr"))
        told = said(properties)
        cells, column = [], min(number(told, "gridBefore"), MOST)
        found = list(_nearest(row, "tc"))
        for order, cell in enumerate(found):
            own = said(cell.find(w("tcPr")))
            columns = min(max(1, number(own, "gridSpan", 1)), MOST)
            last = order == len(found) - 1
            parts = laid.parts(at, order, last=last)
            beside = over(*(part[1] for part in parts))
            layer = over(*(part[0] for part in parts))
            own = over(laid.style.cell if laid.style else {}, *(part[2] for part in parts), own)
            where = f"{place}, dòng {at + 1}, ô {order + 1}"
            blocks = tuple(self._inside(cell, where, laid.style, beside, layer))
            merge = own.get("vMerge", "")
            merge = "continue" if merge == "1" else merge
            edges = (at == 0, at == laid.rows - 1, order == 0, last)
            made = Cell(
                blocks=blocks,
                column=column,
                columns=columns,
                borders=laid.borders(own, edges),
                margins=laid.margins(own),
                fill=own.get("shd.fill", "").replace("auto", ""),
                upright=own.get("vAlign", "top"),
            )
            cells.append((made, merge))
            column += columns
        return ReadRow(
            cells,
            Row(
                cells=(),
                head=is_on(told, "tblHeader"),
                whole=is_on(told, "cantSplit"),
                height=number(told, "trHeight"),
                exact=told.get("trHeight.hRule") == "exact",
            ),
        )


def _cells_say(row: _Element) -> Sequence[Said]:
    return [said(cell.find(w("tcPr"))) for cell in _nearest(row, "tc")]


def _nearest(parent: _Element, *names: str) -> Iterator[_Element]:
    """The nearest paragraphs and tables (or what is named) below an element that are seen."""
    for child in parent:
        name = local(child)
        if name in (names or ("p", "tbl")):
            yield child
        elif name not in _UNSEEN and not (names and name == "p"):
            yield from _nearest(child, *names)


def _is_deleted(row: _Element) -> bool:
    properties = row.find(w("trPr"))
    return properties is not None and properties.find(w("del")) is not None


def _joined(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Runs that look the same as one."""
    before: Run | None = None
    for inline in inlines:
        if isinstance(inline, Run) and before and before.look == inline.look:
            before = Run(before.text + inline.text, before.look)
            continue
        if before:
            yield before
        before = inline if isinstance(inline, Run) else None
        if before is None:
            yield inline
    if before:
        yield before
