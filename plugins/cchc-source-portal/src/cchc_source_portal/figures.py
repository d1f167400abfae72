"""The lines of statistics as figures: each with its label, its counts, and what is wrong."""

import re
from collections.abc import Iterator, Mapping, Sequence

import polars as pl
from attrs import frozen

from cchc_core import Finding, UnitKey
from cchc_core.reading import AS_COUNT, Typed, interpret
from cchc_source_portal import remarks
from cchc_source_portal.columns import Counts
from cchc_source_portal.extracts import Extract
from cchc_source_portal.profiles import COUNT_KEYS
from cchc_source_portal.telling import finding
from cchc_source_portal.typed import FILLED, ROW
from cchc_source_portal.words import key

_NUMBERED = re.compile(r"\(?[0-9]{0,3}\)?")
_GROUP = re.compile(r"[IVX]+\.?")


@frozen
class Line:
    """A line: its place, what it is of (a unit, a field, a total), its figures; `unread` are the
    columns whose cells are no numbers."""

    row: int
    number: str
    label: str
    counts: Counts
    filled: int
    unread: tuple[str, ...] = ()

    @property
    def is_total(self) -> bool:
        """Whether it adds up the others."""
        return any(key(text).startswith("tong") for text in (self.number, self.label))

    @property
    def is_entry(self) -> bool:
        """Whether it is one of those that a total adds up: no heading, group or signature."""
        grouped = self.is_total or _GROUP.fullmatch(self.number) or _NUMBERED.fullmatch(self.label)
        return bool(self.counts.values) and not grouped

    @property
    def is_stray(self) -> bool:
        """Whether it has figures and nothing says of what."""
        return bool(self.counts.values) and not (self.label or self.is_total)


@frozen
class Figures:
    """All lines of a table of counts, and how its cells are called."""

    kept: Extract
    file: str
    lines: tuple[Line, ...]

    @property
    def entries(self) -> tuple[Line, ...]:
        """The lines of units or fields."""
        return tuple(line for line in self.lines if line.is_entry)

    @property
    def total(self) -> Line | None:
        """The line that adds up all others, if there is one such line."""
        totals = [line for line in self.lines if line.is_total and line.counts.values]
        return totals[0] if len(totals) == 1 else None

    def cell(self, row: int, name: str) -> str:
        """`C5` in a sheet or a csv, `L5` on a page, where cells have no letters."""
        letters = _letters(self.kept.places[name]) if self.kept.sheet or self.kept.encoding else "L"
        return f"{letters}{row}"

    def head(self, name: str) -> str:
        """What a column is called."""
        return self.kept.heads[self.kept.places[name]]

    def wrong(self, lines: Sequence[Line], unit: UnitKey | None) -> Iterator[Finding]:
        """Cells that are no numbers, and sums that do not close."""
        for line in lines:
            for name in line.unread:
                cell = self.cell(line.row, name)
                told = {"lines": line.row, "head": self.head(name)}
                yield finding(remarks.FIGURE_UNREADABLE, self.file, cell, unit, **told)
            for whole, parts in line.counts.open_sums():
                yield self._differs(
                    remarks.SUMS_DIFFER, line, whole, line.counts.sum(parts), parts, unit
                )

    def wrong_as_a_whole(self, unit: UnitKey | None) -> Iterator[Finding]:
        """Figures of nobody, and columns whose total is not the sum of the lines above it."""
        strays = [line for line in self.lines if line.is_stray]
        for line in strays:
            cell = f"L{line.row}"
            yield finding(remarks.LINE_UNREAD, self.file, cell, unit, count=1, lines=line.row)
        for name, stated in self.total.counts.values.items() if self.total else ():
            told = [line.counts.values.get(name) for line in self.entries]
            numbers = [number for number in told if number is not None]
            if self.total and len(numbers) == len(told) and sum(numbers) != stated:
                yield self._differs(remarks.TOTAL_DIFFERS, self.total, name, sum(numbers), (), unit)

    def _differs(
        self,
        remark: remarks.Remark,
        line: Line,
        name: str,
        expected: int,
        parts: Sequence[str],
        unit: UnitKey | None,
    ) -> Finding:
        return finding(
            remark,
            self.file,
            self.cell(line.row, name),
            unit,
            lines=line.row,
            head=self.head(name),
            found=line.counts.values[name],
            expected=expected,
            parts=" + ".join(f"'{self.head(p)}' {line.counts.values[p]}" for p in parts),
        )


def figures(kept: Extract, file: str, label: str) -> Figures:
    """The table's lines; `label` is the key of the column that says what a line is of."""
    body = kept.body.filter(pl.col(FILLED) > 0)
    head = kept.heads[kept.places[label]].rpartition(" / ")[2]
    lines = (_line(row, label) for row in body.iter_rows(named=True) if row[label] != head)
    return Figures(kept, file, tuple(lines))


def _line(cells: Mapping[str, object], label: str) -> Line:
    read: dict[str, int] = {}
    unread: list[str] = []
    for name in COUNT_KEYS:
        text = str(cells.get(name) or "")
        told = interpret(AS_COUNT, Typed(int(text) if text.isdecimal() else text))
        if isinstance(told.value, int):
            read[name] = told.value
        elif told.remark and told.remark.rule != "figure-dash":
            unread.append(name)
    return Line(
        row=int(str(cells[ROW])),
        number=str(cells.get("number") or ""),
        label=str(cells[label] or ""),
        counts=Counts(read),
        filled=int(str(cells[FILLED])),
        unread=tuple(unread),
    )


def _letters(column: int) -> str:
    """`A` for 0, `AA` for 26."""
    before, letter = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + letter)
