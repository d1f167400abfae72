"""One part of a workbook as it streams by: what it is, how far it reaches, what it hides."""

import re
from functools import lru_cache
from pathlib import Path
from xml.parsers import expat

from cchc_core.errors import FileRefused
from cchc_core.reading.hidden import HiddenCells, Span
from cchc_core.reading.kinds import FileKind, refusal
from cchc_core.reading.limits import Limits, too_large
from cchc_core.reading.sheets import Place, Sheet
from cchc_core.text import Text

_TOLD = 100
"""So many cells without a value are named."""


class Scan:
    """A part being read; `cells` counts on from the parts before it."""

    def __init__(self, path: Path, name: str, limits: Limits, cells: int = 0) -> None:
        self.path, self.name, self.limits, self.cells = path, name, limits, cells
        self.filled = self.formulas = self.errors = 0
        self.valueless: list[Place] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[Span] = []
        self.merged: list[tuple[Span, Span]] = []
        self.sheets: list[tuple[str, str, bool]] = []
        """Of a workbook: title, id of the relation, and whether it is hidden."""
        self.targets: dict[str, str] = {}
        """Of relations: where each leads."""
        self._line = self._row = self._column = self._last_row = self._last_column = 0
        self._cell: _Cell | None = None
        self._parser: expat.XMLParserType | None = None

    def feed(self, chunk: bytes) -> bool:
        """Takes the next piece; False once it is clear that the part is not XML."""
        if self._parser is None:
            if not (chunk.lstrip(_BEFORE_XML) or b"<").startswith(b"<"):
                return False
            self._parser = expat.ParserCreate(namespace_separator="}")
            self._parser.StartElementHandler = self._begin
            self._parser.EndElementHandler = self._end
            if not self.name.endswith(".svg"):  # a picture's DOCTYPE is usual
                self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.Parse(chunk, False)
        return True

    def close(self) -> None:
        """Ends the part; ExpatError if it is not complete."""
        if self._parser:
            self._parser.Parse(b"", True)
        self._parser = None

    def sheet(self, title: str, hidden: bool) -> Sheet:
        """What the part tells of a sheet of that title."""
        rows, columns = frozenset(self.hidden_rows), tuple(self.hidden_columns)
        return Sheet(
            title=title,
            hidden=HiddenCells(hidden, rows, columns, tuple(self.merged)),
            cells=self.filled,
            formulas=self.formulas,
            errors=self.errors,
            valueless=tuple(self.valueless),
        )

    def _doctype(self, *_: object) -> None:
        raise FileRefused(
            "file-entities",
            Text(
                f"Tệp '{self.path.name}' có khai báo DOCTYPE không an toàn ở {self.name}. Đề nghị "
                "mở bằng Excel, lưu thành tệp mới rồi gửi lại.",
                f"The file '{self.path.name}' has an unsafe DOCTYPE in {self.name}. Please open "
                "it in Excel, save it as a new file and send that.",
            ),
            found=self.name,
        )

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        match tag := name.rpartition("}")[2]:
            case "c":
                self._start_cell(attributes.get("r", ""), attributes.get("t", ""))
            case "f" if self._cell:
                self._cell.formula = True
            case "v" | "t" if self._cell and self._parser:
                self._parser.CharacterDataHandler = self._cell.take
            case "row":
                self._start_row(attributes)
            case "col" if attributes.get("hidden") in _TRUE:
                self.hidden_columns.append(
                    (_number(attributes.get("min"), 0), _number(attributes.get("max"), 0))
                )
            case "sheet":
                related = next((v for k, v in attributes.items() if k.endswith("}id")), "")
                hidden = attributes.get("state", "visible") != "visible"
                self.sheets.append((attributes.get("name", ""), related, hidden))
            case "Relationship":
                self.targets[attributes.get("Id", "")] = attributes.get("Target", "")
            case _ if "ref" in attributes and tag not in _ONLY_NAMES_A_RANGE:
                self._range(attributes["ref"], merged=tag == "mergeCell")

    def _end(self, name: str) -> None:
        match name.rpartition("}")[2]:
            case "v" | "t" if self._parser:
                self._parser.CharacterDataHandler = None
            case "c" if self._cell:
                self._finish(self._cell)
                self._cell = None

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row, self._column = _number(attributes.get("r"), self._row + 1), 0
        if "r" in attributes and self._row <= self._line:  # a reader would lose one of them
            raise refusal(self.path, FileKind.TRUNCATED)
        self._line = self._row
        if attributes.get("hidden") in _TRUE:
            self.hidden_rows.add(self._row)

    def _start_cell(self, reference: str, kind: str) -> None:
        self._column += 1
        if (found := _REFERENCE.fullmatch(reference)) and found[1] and found[2]:
            self._column, self._row = _column(found[1]), int(found[2])
        self._count()
        self._reach(self._row, self._column)
        self._cell = _Cell(kind == "e")

    def _finish(self, cell: "_Cell") -> None:
        if cell.filled or cell.formula:
            self.filled += 1
            self.formulas += cell.formula
            self.errors += cell.error
            if (cell.error or not cell.filled) and len(self.valueless) < _TOLD:
                self.valueless.append((self._row, self._column))

    def _range(self, reference: str, *, merged: bool) -> None:
        """What is merged, linked or commented is made into cells, all of them, by some reader."""
        ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
        corners = [(_number(end[2], _FAR), _column(end[1]) or _FAR) for end in ends if end]
        for row, column in corners:
            self._reach(row, column)
        if corners:
            self._count()
            rows, columns = zip(*corners, strict=True)
            if merged:
                self.merged.append(((min(rows), max(rows)), (min(columns), max(columns))))

    def _count(self) -> None:
        self.cells += 1
        if self.cells > self.limits.cells:
            why = Text("có hơn {found} ô", "it has more than {found} cells")
            raise too_large(self.path, why, f"{self.limits.cells}", f"{self.limits.cells}")

    def _reach(self, row: int, column: int) -> None:
        if row <= self._last_row and column <= self._last_column:
            return
        self._last_row = max(self._last_row, row)
        self._last_column = max(self._last_column, column)
        most = self.limits
        far = self._last_row > most.rows or self._last_column > most.columns
        if far or self._last_row * self._last_column > most.area:
            why = Text("có ô ở quá xa: {found}", "a cell lies too far out: {found}")
            raise too_large(self.path, why, f"R{row}C{column}", f"R{most.rows}C{most.columns}")


class _Cell:
    """What has been seen of the cell that is being read."""

    def __init__(self, error: bool) -> None:
        self.error, self.formula, self.filled = error, False, False

    def take(self, text: str) -> None:
        self.filled |= text != ""


_REFERENCE = re.compile(r"\$?([A-Za-z]{0,7})\$?([0-9]{0,15})")
_FAR = 2**20
"""Where a whole column ends; a whole row ends far out too."""
_ONLY_NAMES_A_RANGE = frozenset(
    {"dimension", "autoFilter", "sortState", "sortCondition", "worksheetSource", "rangeSet"}
)
_TRUE = ("1", "true")
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 16 else otherwise


@lru_cache
def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column
