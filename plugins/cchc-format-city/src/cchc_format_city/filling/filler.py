"""A template filled: its cells, named cells, text boxes, comments, titles of charts and headers.

What was computed from cells is computed anew when the file is opened: the values that a template
kept beside its formulas are those of other figures.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from attrs import field, frozen

from cchc_core import Publication, Text
from cchc_core.printing import FIELD, Answers
from cchc_format_city import words
from cchc_format_city.filling.cells import (
    Cell,
    alone,
    cells_of,
    filled_cell,
    order_of,
    written_cell,
)
from cchc_format_city.filling.drawn import drawn_on, headers_of
from cchc_format_city.filling.heights import Heights
from cchc_format_city.filling.names import Named, field_of, names_of
from cchc_format_city.filling.package import Package, SheetPart
from cchc_format_city.filling.runs import edits, filled_runs
from cchc_format_city.filling.styles import Styles
from cchc_format_city.filling.templates import (
    IS_DAMAGED,
    BadTemplate,
    fields_in,
    opened,
    refused,
    unknown,
)
from cchc_format_city.filling.xml import DAMAGED, Node, changed, tag, text

Edit = tuple[int, int, bytes]


def filled(content: bytes, publication: Publication, ours: Collection[str] = ()) -> bytes:
    """The workbook of a template for a publication; the same ones give the same bytes.

    Of a workbook of `ours` only the sheets named are filled, for the others hold no fields, and
    what stands beside formulas is right already. Raises `BadTemplate` naming every field that asks
    for what is not there.
    """
    if ours:
        return _Filling(Package.read(content), publication, tuple(ours)).written()
    package = opened(content)
    try:
        return _Filling(package, publication, ()).written()
    except DAMAGED as error:
        raise BadTemplate(IS_DAMAGED) from error


@frozen
class _Filling:
    """A template while it is filled."""

    package: Package
    publication: Publication
    ours: tuple[str, ...]
    unknown: list[Text] = field(factory=list)

    def written(self) -> bytes:
        package = self.package
        parts: dict[str, bytes] = {}
        styles = Styles(package.parts[package.one("styles")])
        strings = self._strings()
        named = {
            sheet: list(of) for sheet, of in groupby(sorted(names_of(package), key=_sheet), _sheet)
        }
        for sheet in package.sheets:
            if not self.ours or sheet.title in self.ours:
                calls = [] if self.ours else named.get(sheet.title, [])
                parts |= self._sheet(sheet, strings, styles, calls)
        if self.unknown:
            raise refused(self.unknown)
        parts[package.one("styles")] = styles.written()
        if not self.ours:
            parts |= dict(self._emptied(strings))
            parts |= dict(self._computed_anew())
        return package.written(parts)

    def _strings(self) -> Sequence[Node]:
        name = self.package.one("sharedStrings")
        return list(self.package.tree(name).all("si")) if name else []

    def _sheet(
        self, sheet: SheetPart, strings: Sequence[Node], styles: Styles, calls: Sequence[Named]
    ) -> dict[str, bytes]:
        """The parts of a sheet that are another when it is filled: its own, and what is drawn."""
        package, pack = self.package, self.publication.pack
        root, content = package.tree(sheet.part), package.parts[sheet.part]
        cells = {cell.place: cell for cell in cells_of(root, strings)}
        asked = {place: fields_in(cell.said) for place, cell in cells.items() if "{{" in cell.said}
        by_name = {call.place: of for call in calls if (of := field_of(call.name, pack))}
        drawn = [] if self.ours else [one for one in drawn_on(package, sheet) if "{{" in one.said]
        everything = [*(one for of in asked.values() for one in of), *by_name.values()]
        everything += [one for each in drawn for one in fields_in(each.said)]
        answers = Answers(
            self.publication, everything, colours=bool(self.ours), listed=words.SEE_DOCUMENTS
        )
        put: dict[str, bytes] = {}
        high: dict[int, float] = {}
        heights = Heights.of(root)
        held = _contents(package, strings, content)
        for place in asked:
            cell = cells[place]
            if (found := self._try(sheet, place, cell, answers)) is not None:
                put[place] = self._cell(cell, found, answers, held, styles, root.prefix)
                needed = heights.needed(place, answers.sentence(found), cell.style, styles)
                line = order_of(place)[0]
                high[line] = max(high.get(line, 0.0), needed)
        for place, of in by_name.items():
            cell = cells.get(place) or _there(root, place)
            if not cell.formula:
                put[place] = written_cell(cell, of, answers, styles, root.prefix)
        changes = [*_put(root, put, heights, high), *self._headers(sheet, root, answers)]
        if not self.ours:
            changes += _without_values(root, put)
        parts = {sheet.part: changed(content, changes)}
        for part, on in groupby(sorted(drawn, key=lambda one: one.part), lambda one: one.part):
            edited: list[Edit] = []
            for each in on:
                if all(
                    self._known(sheet, each.place, one, answers) for one in fields_in(each.said)
                ):
                    runs = [run.text for run in each.runs]
                    edited += edits(each.runs, filled_runs(runs, answers.text))
            parts[part] = changed(package.parts[part], edited)
        return parts

    def _try(self, sheet: SheetPart, place: str, cell: Cell, answers: Answers) -> str | None:
        """The text of a cell whose fields all ask for what is there; the others are told."""
        if cell.formula:
            self.unknown.append(unknown(sheet.title, place, cell.said, self.publication.pack))
            return None
        known = [self._known(sheet, place, one, answers) for one in fields_in(cell.said)]
        return cell.said if all(known) else None

    def _known(self, sheet: SheetPart, place: str, asked: str, answers: Answers) -> bool:
        try:
            answers[asked]
        except LookupError:
            self.unknown.append(unknown(sheet.title, place, asked, self.publication.pack))
            return False
        return True

    def _cell(
        self,
        cell: Cell,
        said: str,
        answers: Answers,
        held: Callable[[Cell], bytes],
        styles: Styles,
        prefix: str,
    ) -> bytes:
        asked = alone(said)
        if asked is not None and (answers[asked].number is not None or len(cell.runs) == 1):
            return written_cell(cell, asked, answers, styles, prefix)
        return filled_cell(cell, answers, held(cell), styles, prefix)

    def _headers(self, sheet: SheetPart, root: Node, answers: Answers) -> Iterator[Edit]:
        """What is printed above and below the pages; `&` begins a code there."""
        for node in headers_of(root):
            asked = fields_in(node.text) if "{{" in node.text else []
            if asked and all(self._known(sheet, node.local, one, answers) for one in asked):
                said = FIELD.sub(lambda of: answers.text(of[1]).replace("&", "&&"), node.text)
                yield node.opened, node.closed, text(said)

    def _emptied(self, strings: Sequence[Node]) -> Iterator[tuple[str, bytes]]:
        """The shared strings without those that only were fields."""
        name = self.package.one("sharedStrings")
        emptied = [
            (node.opened, node.closed, tag(f"{node.prefix}t", {}, empty=True))
            for node in strings
            if "{{" in "".join(run.text for run in node.all("t")) and node.opened != node.closed
        ]
        if emptied:
            yield name, changed(self.package.parts[name], emptied)

    def _computed_anew(self) -> Iterator[tuple[str, bytes]]:
        """The workbook, told to compute its formulas when it is opened."""
        name = self.package.main
        root, content = self.package.tree(name), self.package.parts[name]
        calculation = root.first("calcPr")
        if calculation is not None:
            attributes = {**calculation.attributes, "fullCalcOnLoad": "1"}
            begun = tag(calculation.name, attributes, empty=calculation.opened == calculation.end)
            yield name, changed(content, [(calculation.start, calculation.opened, begun)])


def _sheet(named: Named) -> str:
    return named.sheet


def _contents(package: Package, strings: Sequence[Node], content: bytes) -> Callable[[Cell], bytes]:
    """The part that the text of a cell stands in: the shared strings', or the sheet's own."""
    shared = {id(node) for node in strings}
    others = package.parts.get(package.one("sharedStrings"), b"")
    return lambda cell: others if id(cell.holder) in shared else content


def _there(root: Node, place: str) -> Cell:
    """A cell that holds no text: as it is styled, or nothing yet."""
    found = next((node for node in root.all("c") if node.get("r") == place), None)
    if found is None:
        return Cell(place, 0)
    formula = found.first("f")
    said = "" if formula is None else formula.text or "?"
    return Cell(place, int(found.get("s", "0")), found, formula=said)


def _put(
    root: Node, put: Mapping[str, bytes], heights: Heights, high: Mapping[int, float]
) -> Iterator[Edit]:
    """The changes by which cells come to hold what is put into them, new ones in their order; a
    line whose height nobody has set is made as `high` as its texts need."""
    data = root.first("sheetData")
    if data is None:  # a sheet that is a chart
        return
    rows = {int(row.get("r", "0")): row for row in data.children}
    for line, places in groupby(sorted(put, key=order_of), lambda place: order_of(place)[0]):
        row, of_line = rows.get(line), [(place, put[place]) for place in places]
        if row is None:
            yield from _new_row(data, root, line, of_line)
            continue
        own, needed = heights.of_row(row), high.get(line, 0.0)
        if own is not None and needed > own and row.opened != row.end:
            higher = {**row.attributes, "ht": f"{needed:g}", "customHeight": "1"}
            yield row.start, row.opened, tag(row.name, higher)
        cells = {cell.get("r"): cell for cell in row.children}
        for place, held in of_line:
            if place in cells:
                yield cells[place].start, cells[place].end, held
            elif row.opened == row.end:
                whole = b"".join(held for _, held in of_line)
                yield row.start, row.end, tag(row.name, row.attributes) + whole + _ended(row)
                break
            else:
                yield (
                    _at(row.children, row.closed, place),
                    _at(row.children, row.closed, place),
                    held,
                )


def _new_row(
    data: Node, root: Node, line: int, cells: Iterable[tuple[str, bytes]]
) -> Iterator[Edit]:
    name = f"{root.prefix}row"
    row = tag(name, {"r": str(line)}) + b"".join(held for _, held in cells)
    row += f"</{name}>".encode()
    if data.opened == data.end:
        yield data.start, data.end, tag(data.name, data.attributes) + row + _ended(data)
        return
    after = [other.start for other in data.children if int(other.get("r", "0")) > line]
    at = min(after, default=data.closed)
    yield at, at, row


def _at(cells: Sequence[Node], closed: int, place: str) -> int:
    """Where in a row a new cell belongs."""
    after = [cell.start for cell in cells if order_of(cell.get("r")) > order_of(place)]
    return min(after, default=closed)


def _without_values(root: Node, put: Mapping[str, bytes]) -> Iterator[Edit]:
    """The formulas of a sheet without the values that stand beside them."""
    for cell in root.all("c"):
        formula, value = cell.first("f"), cell.first("v")
        if formula is not None and value is not None and cell.get("r") not in put:
            yield value.start, value.end, b""


def _ended(node: Node) -> bytes:
    return f"</{node.name}>".encode()
