"""The cells of a workbook, on every sheet, hidden ones too."""

from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from attrs import frozen

from cchc_core.contents.packages import Package, Related, attribute
from cchc_core.contents.places import Content, Place

_NUMBERS = ("", "n")


def cells(package: Package) -> Iterator[tuple[Place, Content]]:
    """Every filled cell by its sheet's title and its name, in the order of the file."""
    related = package.related(package.main)
    reader = _Reader(tuple(_shared(package, related)), tuple(_formats(package, related)))
    names = {each.id: each.name for each in related}
    for sheet in package.part(package.main).iterfind("{*}sheets/{*}sheet"):
        part = package.part(names[attribute(sheet, "id")])
        for cell in part.iterfind("{*}sheetData/{*}row/{*}c"):
            content = reader.content(cell)
            if content.text or content.formula != "":
                yield (sheet.get("name", ""), cell.get("r", "")), content


@frozen
class _Reader:
    """Reads cells, with the texts that several share and the formats of numbers."""

    shared: Sequence[str]
    formats: Sequence[str]

    def content(self, cell: Element) -> Content:
        """What stands in a cell."""
        kind, value = cell.get("t", ""), cell.findtext("{*}v", "")
        if kind == "s":
            value = self._shared(value)
        elif kind == "inlineStr" and (inside := cell.find("{*}is")) is not None:
            value = _text(inside)
        number = kind in _NUMBERS and value != ""
        shown = self._format(cell.get("s", "0")) if number else ""
        return Content(value, number, shown, _formula(cell.find("{*}f")))

    def _shared(self, number: str) -> str:
        there = number.isdecimal() and int(number) < len(self.shared)
        return self.shared[int(number)] if there else f"#{number}"

    def _format(self, style: str) -> str:
        there = style.isdecimal() and int(style) < len(self.formats)
        return self.formats[int(style)] if there else f"#{style}"


def _formula(element: Element | None) -> str | None:
    if element is None:
        return ""
    return element.text or None


def _shared(package: Package, related: Sequence[Related]) -> Iterator[str]:
    for each in related:
        if each.kind == "sharedStrings":
            yield from map(_text, package.part(each.name).iterfind("{*}si"))


def _text(element: Element) -> str:
    """A text, in pieces where some of it looks otherwise; not how it is to be pronounced."""
    pieces = [*element.iterfind("{*}t"), *element.iterfind("{*}r/{*}t")]
    return "".join(piece.text or "" for piece in pieces)


def _formats(package: Package, related: Sequence[Related]) -> Iterator[str]:
    """The number format of each style of cells."""
    for each in related:
        if each.kind == "styles":
            styles = package.part(each.name)
            own = styles.iterfind("{*}numFmts/{*}numFmt")
            named = {**_BUILT_IN, **{f.get("numFmtId", ""): f.get("formatCode", "") for f in own}}
            for style in styles.iterfind("{*}cellXfs/{*}xf"):
                id = style.get("numFmtId", "0")
                yield named.get(id, f"#{id}")


_BUILT_IN: Mapping[str, str] = {
    "0": "General",
    "1": "0",
    "2": "0.00",
    "3": "#,##0",
    "4": "#,##0.00",
    "9": "0%",
    "10": "0.00%",
    "49": "@",
}
"""The formats that a workbook need not spell out, as far as we write them."""
