"""Tables that keep the widths they are given, and whose rows are not split by the end of a page."""

from collections.abc import Iterable, Sequence

from cchc_format_word.elements import Element, made
from cchc_format_word.layout.paper import twips


def table(
    widths: Sequence[float],
    rows: Iterable[Sequence[Element]],
    *,
    boxed: bool = False,
    heads: int = 0,
) -> Element:
    """A table of rows of cells, the first `heads` of which are repeated on every page; with borders
    if it is `boxed`, else without, and no room beside its texts."""
    beside = 1.5 if boxed else 0
    margins = [made(side, w=str(twips(beside)), type="dxa") for side in ("left", "right")]
    properties = made(
        "tblPr",
        made("tblW", w=str(twips(sum(widths))), type="dxa"),
        made("jc", val="center"),
        *([_borders()] if boxed else []),
        made("tblLayout", type="fixed"),
        made("tblCellMar", *margins),
    )
    grid = made("tblGrid", *(made("gridCol", w=str(twips(width))) for width in widths))
    lines = [_row(cells, head=at < heads) for at, cells in enumerate(rows)]
    return made("tbl", properties, grid, *lines)


def cell(
    width: float,
    paragraphs: Iterable[Element],
    *,
    span: int = 1,
    merged: str = "",
    at: str = "top",
) -> Element:
    """A cell; `span`: over so many columns; `merged`: "restart" for the first of several that are
    one, "continue" for those below."""
    properties = made("tcPr", made("tcW", w=str(twips(width)), type="dxa"))
    if span > 1:
        properties.append(made("gridSpan", val=str(span)))
    if merged:
        properties.append(made("vMerge", val=merged))
    properties.append(made("vAlign", val=at))
    return made("tc", properties, *paragraphs)


def _row(cells: Sequence[Element], *, head: bool) -> Element:
    whole = made("trPr", made("cantSplit"))
    if head:
        whole.append(made("tblHeader"))
    return made("tr", whole, *cells)


def _borders() -> Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = (made(side, val="single", sz="4", space="0", color="000000") for side in sides)
    return made("tblBorders", *lines)
