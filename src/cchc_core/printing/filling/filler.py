"""A template filled: its cells, named cells, text boxes, comments, titles of charts and headers.

What was computed from cells is computed anew when the file is opened: the values that a template
kept beside its formulas are those of other figures.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby

from attrs import field, frozen

from cchc_core.extensions import Publication
from cchc_core.printing.answers import Answers
from cchc_core.printing.fields import FIELD
from cchc_core.printing.filling.cells import (
    Cell,
    alone,
    cells_of,
    filled_cell,
    order_of,
    written_cell,
)
from cchc_core.printing.filling.drawn import Drawn, drawn_on, headers_of
from cchc_core.printing.filling.heights import Heights
from cchc_core.printing.filling.names import Named, field_of, names_of
from cchc_core.printing.filling.package import Package, SheetPart
from cchc_core.printing.filling.putting import put_into, without_values
from cchc_core.printing.filling.runs import edits, filled_runs
from cchc_core.printing.filling.styles import Styles
from cchc_core.printing.filling.templates import (
    IS_DAMAGED,
    BadTemplate,
    fields_in,
    opened,
    refused,
    unknown,
)
from cchc_core.printing.filling.xml import DAMAGED, Edit, Node, changed, tag, text
from cchc_core.text import Text

Answering = Callable[[Publication, Collection[str]], Answers]
"""Gives the answers for one sheet, of which it is told all that is asked there."""


def fill_workbook(
    content: bytes,
    publication: Publication,
    answering: Answering = Answers,
    ours: Collection[str] = (),
) -> bytes:
    """The workbook of a template for a publication; the same ones give the same bytes.

    A format that words notes or legends its own way gives its own `answering`. Of a workbook of
    `ours` only the sheets named are filled, for the others hold no fields, and what stands beside
    formulas is right already. Raises `BadTemplate` naming every field that asks for what is not
    there.
    """
    if ours:
        return _Filling(Package.read(content), publication, answering, tuple(ours)).written()
    package = opened(content)
    try:
        return _Filling(package, publication, answering).written()
    except DAMAGED as error:
        raise BadTemplate(IS_DAMAGED) from error


def drafted(content: bytes) -> bytes:
    """A workbook of ours as a template for an office: no line is so high that it may not grow."""
    return Package.read(content).with_lines_that_grow()


@frozen
class _Filling:
    """A template while it is filled."""

    package: Package
    publication: Publication
    answering: Answering
    ours: tuple[str, ...] = ()
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
        answers = self.answering(self.publication, everything)
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
        changes = [*put_into(root, put, heights, high), *self._headers(sheet, root, answers)]
        if not self.ours:
            changes += without_values(root, put)
        return {sheet.part: changed(content, changes), **dict(self._drawn(sheet, drawn, answers))}

    def _drawn(
        self, sheet: SheetPart, drawn: Iterable[Drawn], answers: Answers
    ) -> Iterator[tuple[str, bytes]]:
        """The parts of a sheet in which text boxes, comments and titles of charts stand."""
        for part, on in groupby(sorted(drawn, key=lambda one: one.part), lambda one: one.part):
            edited: list[Edit] = []
            for each in on:
                known = [
                    self._known(sheet, each.place, one, answers) for one in fields_in(each.said)
                ]
                if all(known):
                    runs = [run.text for run in each.runs]
                    edited += edits(each.runs, filled_runs(runs, answers.text))
            yield part, changed(self.package.parts[part], edited)

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
