"""How high the lines of a filled sheet have to be: not every program finds that out by itself."""

from collections.abc import Mapping

from attrs import frozen

from cchc_core.printing.cells import text_height
from cchc_core.printing.filling.cells import order_of
from cchc_core.printing.filling.styles import Styles
from cchc_core.printing.filling.xml import Node

_PADDING = 0.71
_WIDTH, _HEIGHT, _HIGHEST = "9.14", "15", 409.0


@frozen
class Heights:
    """The columns of a sheet, and the cells that run over several of them."""

    widths: Mapping[int, float]
    default_width: float
    default_height: float
    ends: Mapping[str, str]
    """The last cell of what is merged, by its first one."""

    @classmethod
    def of(cls, root: Node) -> "Heights":
        """Those of a sheet."""
        widths: dict[int, float] = {}
        for node in root.all("col"):
            last = min(int(node.get("max", "0")), 16_384)
            for column in range(int(node.get("min", "0")), last + 1):
                widths[column] = float(node.get("width", _WIDTH))
        told = root.first("sheetFormatPr")
        width = told.get("defaultColWidth", _WIDTH) if told else _WIDTH
        height = told.get("defaultRowHeight", _HEIGHT) if told else _HEIGHT
        places = (node.get("ref").partition(":") for node in root.all("mergeCell"))
        return cls(widths, float(width), float(height), {first: last for first, _, last in places})

    def needed(self, place: str, said: str, style: int, styles: Styles) -> float:
        """How high the line of a cell has to be for a text that wraps; 0 for one that does not, or
        that runs over several lines of the sheet anyway."""
        line, first = order_of(place)
        below, last = order_of(self.ends.get(place, place))
        if below != line or not styles.wraps(style):
            return 0.0
        columns = range(first, last + 1)
        width = sum(self.widths.get(column, self.default_width) for column in columns) - _PADDING
        return min(_HIGHEST, text_height(said, width, size=styles.font_size(style)))

    def of_row(self, row: Node | None) -> float | None:
        """How high a line is; None where the office has set that itself."""
        if row is None:
            return self.default_height
        if row.get("customHeight", "0") not in ("0", "false"):
            return None
        return float(row.get("ht") or self.default_height)
