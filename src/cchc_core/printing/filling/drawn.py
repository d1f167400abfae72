"""What stands on a sheet outside its cells: text boxes, comments, the titles of charts."""

from collections.abc import Iterator

from attrs import frozen

from cchc_core.printing.books.letters import letter_of
from cchc_core.printing.filling.package import Package, SheetPart
from cchc_core.printing.filling.runs import paragraphs
from cchc_core.printing.filling.xml import Node

_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")
_HEADERS = ("oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter")


@frozen
class Drawn:
    """A paragraph on a sheet: the part it stands in, near which cell, its text run by run."""

    sheet: str
    place: str
    part: str
    runs: list[Node]

    @property
    def said(self) -> str:
        return "".join(run.text for run in self.runs)


def drawn_on(package: Package, sheet: SheetPart) -> Iterator[Drawn]:
    """The paragraphs of text boxes and charts, and those of comments."""
    for part in dict.fromkeys((*sheet.of("drawing"), *sheet.of("comments"))):
        yield from _paragraphs(package, sheet, part)
        for kind, other in package.related(part):
            if kind == "chart":
                yield from _paragraphs(package, sheet, other)


def headers_of(root: Node) -> Iterator[Node]:
    """What is printed above and below each page of a sheet."""
    return root.all(*_HEADERS)


def _paragraphs(package: Package, sheet: SheetPart, part: str) -> Iterator[Drawn]:
    if part in package.parts:
        for runs in paragraphs(package.tree(part)):
            yield Drawn(sheet.title, _place(runs[0]), part, runs)


def _place(node: Node) -> str:
    """The cell that something is anchored at, or a comment is on."""
    at: Node | None = node
    while at is not None and at.local not in (*_ANCHORS, "comment"):
        at = at.parent
    if at is None:
        return ""
    corner = at.first("from")
    if corner is None:
        return at.get("ref")
    column, row = corner.first("col"), corner.first("row")
    if column is None or row is None:
        return ""
    return f"{letter_of(int(column.text) + 1)}{int(row.text) + 1}"
