"""One part of a packed file as it streams by: what it is, and what it holds if it is a sheet."""

from collections.abc import Mapping

from cchc_core.reading.extents import Extent, Place, column, number, place
from cchc_core.reading.kinds import FileKind, refusal
from cchc_core.reading.limits import Budget
from cchc_core.reading.sheets import Sheet
from cchc_core.reading.streams import Stream, is_ascii_like, is_xml
from cchc_core.reading.strides import RUN, Rows, SharedTexts, rows_at, strings_at

_MOST_WAITING = 2**20
_KEPT = 32
"""So much of a text tells whether there is any, and which shared text it names."""
_TOLD = 10_000
"""So many cells without a value are named."""


class Scan:
    """A part being read; the budget and the shared texts are those of its file."""

    def __init__(self, name: str, budget: Budget, shared: SharedTexts) -> None:
        self.name, self.budget, self.shared = name, budget, shared
        self.sheets: list[tuple[str, str, bool]] = []
        """Of a workbook: title, id of the relation, and whether it is hidden."""
        self.targets: dict[str, str] = {}
        """Of relations: where each leads."""
        self.main = "xl/workbook.xml"
        """Of the file's own relations: its main part."""
        self._extent = Extent(budget)
        self._filled = self._formulas = self._errors = 0
        self._valueless: list[Place] = []
        self._row = self._column = self._line = 0
        self._open = self._kind = self._content = ""
        self._formula = self._valued = self._strides = False
        self._stream = Stream(name, budget, self._begin, self._end)
        self._waiting: bytes | None = None

    def feed(self, chunk: bytes) -> bool:
        """Takes the next piece; False once it is clear that the part is not XML."""
        if self._waiting is None:
            if not is_xml(chunk):
                return False
            self._strides = is_ascii_like(chunk) and self.shared.few_blank
            self._waiting = b""
        if self._strides:
            self._waiting = self._strode(self._waiting + chunk)
        else:
            self._stream.parse(chunk)
        return True

    def close(self) -> None:
        """Ends the part; ExpatError if it is not complete."""
        if self._waiting is not None:
            self._stream.parse(self._waiting)
            self._stream.close()

    def sheet(self, title: str, hidden: bool) -> Sheet:
        """What the part tells of a sheet of that title."""
        return Sheet(
            title=title,
            hidden=self._extent.hidden(hidden),
            cells=self._filled,
            formulas=self._formulas,
            errors=self._errors,
            valueless=tuple(self._valueless),
        )

    # In strides: runs of plain rows at once, whatever stands between them by the parser.

    def _strode(self, data: bytes) -> bytes:
        """Takes what can be taken; gives the beginning of what is not yet complete."""
        at = 0
        while run := RUN.search(data, at):
            self._stream.parse(data[at : run.start()])
            at = self._after_run(data, run.start(), run[1])
            if at == run.start():
                closing = b"</" + run[1] + b">"
                at = data.find(closing, at) + len(closing)
                if at < len(closing):
                    return self._or_parse(data[run.start() :])
                self._stream.parse(data[run.start() : at])
        self._stream.parse(data[at:])
        return b""

    def _or_parse(self, incomplete: bytes) -> bytes:
        if len(incomplete) < _MOST_WAITING:
            return incomplete
        self._stream.parse(incomplete)
        return b""

    def _after_run(self, data: bytes, start: int, element: bytes) -> int:
        """Takes the run that begins there, if one does; gives where it ends."""
        if element == b"si":
            end, texts = strings_at(data, start)
            self._stream.pass_over(data[start:end])
            self.shared.number += texts
            return end
        rows = rows_at(data, start, self.shared.blank_cell)
        if rows.numbers:
            self._take_rows(rows)
        if rows.texts:
            self._stream.pass_over(data[start : rows.end])
        return rows.end

    def _take_rows(self, rows: Rows) -> None:
        last, widest = self._line, max(map(column, rows.columns), default=0)
        for row in rows.numbers:
            if row <= last:  # a reader would lose one of them
                raise refusal(self.budget.path, FileKind.TRUNCATED)
            last = row
        self._row = self._line = last
        self._extent.reach(last, widest)
        self.budget.spend_cells(rows.cells)
        self._filled += rows.filled
        self._formulas += rows.formulas
        for named in filter(None, map(place, rows.valueless)):
            self._tell_valueless(named)

    # Element by element

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        match tag:
            case "c":
                self._begin_cell(attributes)
            case "f" if self._open == "c":
                self._formula = True
            case "v" | "is" if self._open == "c" and self._valued:
                raise refusal(self.budget.path, FileKind.TRUNCATED)  # which of two values counts?
            case "is":
                self._valued = True
            case "v" | "t" if self._open:
                self._valued |= tag == "v"
                self._stream.hear(self._hear)
            case "row":
                self._begin_row(attributes)
            case "si":
                self._open, self._content = "si", ""
            case "col" if attributes.get("hidden") in _TRUE:
                first, last = (number(attributes.get(end), 0) for end in ("min", "max"))
                self._extent.hide_columns(first, last)
            case "sheet":
                related = next((v for k, v in attributes.items() if k.endswith("}id")), "")
                hidden = attributes.get("state", "visible") != "visible"
                self.sheets.append((attributes.get("name", ""), related, hidden))
            case "Relationship":
                target = self.targets[attributes.get("Id", "")] = attributes.get("Target", "")
                if attributes.get("Type", "").endswith("/officeDocument"):
                    self.main = target
            case _ if "ref" in attributes and tag not in _ONLY_NAMES_A_RANGE:
                self._extent.range(attributes["ref"], merged=tag == "mergeCell")

    def _end(self, tag: str) -> None:
        match tag:
            case "v" | "t":
                self._stream.hear(None)
            case "c" if self._open == "c":
                self._open = ""
                self._end_cell(self._content.strip())
            case "si" if self._open == "si":
                self._open = ""
                self.shared.add(self._content)

    def _hear(self, text: str) -> None:
        self._content = (self._content + text).lstrip()[:_KEPT]

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        self._row, self._column = number(attributes.get("r"), self._row + 1), 0
        if "r" in attributes and self._row <= self._line:  # a reader would lose one of them
            raise refusal(self.budget.path, FileKind.TRUNCATED)
        self._line = self._row
        if attributes.get("hidden") in _TRUE:
            self._extent.hide_row(self._row)

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        self._column += 1
        if named := place(attributes.get("r", "")):
            self._row, self._column = named
        self.budget.spend_cells()
        self._extent.reach(self._row, self._column)
        self._open, self._kind, self._content = "c", attributes.get("t", ""), ""
        self._formula = self._valued = False

    def _end_cell(self, content: str) -> None:
        valued = content and not (self._kind == "s" and self.shared.blank(content))
        if not valued and not self._formula:
            return
        error = self._kind == "e"
        self._filled += 1
        self._formulas += self._formula
        self._errors += error
        if error or not valued:
            self._tell_valueless((self._row, self._column))

    def _tell_valueless(self, cell: Place) -> None:
        if len(self._valueless) < _TOLD:
            self._valueless.append(cell)


_ONLY_NAMES_A_RANGE = frozenset(
    {"dimension", "autoFilter", "sortState", "sortCondition", "worksheetSource", "rangeSet"}
)
_TRUE = ("1", "true")
