"""Reads the paragraphs and tables of a part, one after the other."""

from collections.abc import Iterable, Iterator

from attrs import define, evolve, field
from lxml.etree import _Element

from cchc_format_word.opened.cascade import Said, is_on, local, number, over, said
from cchc_format_word.opened.inlines import Inline, Run
from cchc_format_word.opened.looks import Border
from cchc_format_word.opened.numbering import Counting
from cchc_format_word.opened.package import Package, w
from cchc_format_word.opened.paragraphs import Block, Cell, Paragraph, Row, Table
from cchc_format_word.opened.runs import Runs
from cchc_format_word.opened.styles import Style, Styles, borders

_UNSEEN = ("del", "moveFrom", "sdtPr", "sdtEndPr", "sectPr", "tcPr", "tblPr", "tblGrid", "trPr")
_PLAIN_MARGINS = {"left": 108, "right": 108, "top": 0, "bottom": 0}
_PLAIN_WIDTH = 2000


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
            number(said_one(col), "w", _PLAIN_WIDTH) for col in (grid if grid is not None else ())
        ]
        rows = [each for each in _nearest(element, "tr") if not _is_deleted(each)]
        laid = _Laid(told, direct, style, len(rows))
        read = [self._row(row, at, laid, place) for at, row in enumerate(rows)]
        return Table(
            place=place,
            widths=tuple(_widths(widths, rows)),
            rows=tuple(_spanned(read)),
            align=told.get("jc", "left").replace("start", "left").replace("end", "right"),
            indent=number(told, "tblInd.w"),
            floating="tblpPr.tblpX" in told or "tblpPr.tblpY" in told,
        )

    def _row(self, row: _Element, at: int, laid: "_Laid", place: str) -> "_Read":
        properties = row.find(w("trPr"))
        told = said(properties)
        cells, column = [], number(told, "gridBefore")
        found = list(_nearest(row, "tc"))
        for order, cell in enumerate(found):
            own = said(cell.find(w("tcPr")))
            columns = max(1, number(own, "gridSpan", 1))
            last = order == len(found) - 1
            parts = laid.parts(at, first=order == 0, last=last)
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
        return _Read(
            cells,
            Row(
                cells=(),
                head=is_on(told, "tblHeader"),
                whole=is_on(told, "cantSplit"),
                height=number(told, "trHeight"),
                exact=told.get("trHeight.hRule") == "exact",
            ),
        )


@define
class _Read:
    """A row as it was read: its cells, each with how it is merged with the one above."""

    cells: list[tuple[Cell, str]]
    row: Row


@define
class _Laid:
    """What a table says of all its cells."""

    told: Said
    direct: Said
    style: Style | None
    rows: int

    def parts(self, at: int, *, first: bool, last: bool) -> list[tuple[Said, Said, Said]]:
        """What the style says of the part of the table that a cell is in, if that is asked for."""
        asked = (
            ("firstColumn", "firstCol", first),
            ("lastColumn", "lastCol", last),
            ("firstRow", "firstRow", at == 0),
            ("lastRow", "lastRow", at == self.rows - 1),
        )
        told = self.style.parts if self.style else {}
        return [
            told[part] for name, part, here in asked if here and self._asks(name) if part in told
        ]

    def _asks(self, name: str) -> bool:
        if f"tblLook.{name}" in self.direct:
            return self.direct[f"tblLook.{name}"] in ("1", "true", "on")
        bits = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}
        try:
            return bool(int(self.direct.get("tblLook", "0"), 16) & bits[name])
        except ValueError:
            return False

    def borders(self, own: Said, edges: tuple[bool, bool, bool, bool]) -> dict[str, Border]:
        """The lines at the sides of a cell: its own, else those of the table."""
        table, cell = borders(self.told, "tblBorders"), borders(own, "tcBorders")
        top, bottom, left, right = edges
        found = {}
        for side, outer, inner in (
            ("top", top, "insideH"),
            ("bottom", bottom, "insideH"),
            ("left", left, "insideV"),
            ("right", right, "insideV"),
        ):
            line = cell.get(side) or table.get(side if outer else inner)
            if line and line.kind not in ("nil", "none"):
                found[side] = line
        return found

    def margins(self, own: Said) -> dict[str, int]:
        """What a cell keeps free at its sides."""
        return {
            side: number(own, f"tcMar.{side}.w", number(self.told, f"tblCellMar.{side}.w", plain))
            for side, plain in _PLAIN_MARGINS.items()
        }


def _spanned(rows: list[_Read]) -> Iterator[Row]:
    """The rows with the cells that go on merged into those they go on from."""
    for at, read in enumerate(rows):
        cells = []
        for cell, merge in read.cells:
            if merge == "continue" and at > 0:
                continue
            below = 0
            if merge == "restart":
                for later in rows[at + 1 :]:
                    there = [how for other, how in later.cells if other.column == cell.column]
                    if there != ["continue"]:
                        break
                    below += 1
            cells.append(evolve(cell, rows=1 + below))
        yield evolve(read.row, cells=tuple(cells))


def _widths(grid: list[int], rows: list[_Element]) -> Iterable[int]:
    """The widths of the columns: those that the cells of some row agree on, else the grid's."""
    for row in rows:
        told = [said(cell.find(w("tcPr"))) for cell in _nearest(row, "tc")]
        fixed = all(each.get("tcW.type") == "dxa" and "gridSpan" not in each for each in told)
        if len(told) == len(grid) and fixed:
            return [number(each, "tcW.w", _PLAIN_WIDTH) for each in told]
    return grid or [_PLAIN_WIDTH]


def said_one(element: _Element) -> Said:
    """The attributes of a single element."""
    return {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}


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
