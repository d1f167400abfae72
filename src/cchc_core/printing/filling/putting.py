"""Cells put into a sheet: in their places, in rows that may not be there yet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from cchc_core.printing.filling.cells import order_of
from cchc_core.printing.filling.heights import Heights
from cchc_core.printing.filling.xml import Edit, Node, tag


def put_into(
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


def without_values(root: Node, put: Mapping[str, bytes]) -> Iterator[Edit]:
    """The formulas of a sheet without the values that stand beside them."""
    for cell in root.all("c"):
        formula, value = cell.first("f"), cell.first("v")
        if formula is not None and value is not None and cell.get("r") not in put:
            yield value.start, value.end, b""


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


def _ended(node: Node) -> bytes:
    return f"</{node.name}>".encode()
