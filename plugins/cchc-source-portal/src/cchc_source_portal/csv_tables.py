"""The table of a csv of any size: only its first lines become Python lists, polars streams all."""

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl
from attrs import frozen
from polars.exceptions import PolarsError

from cchc_core import FileRefused
from cchc_source_portal import remarks
from cchc_source_portal.csv_files import Csv, open_csv
from cchc_source_portal.extracts import Extract, count, texts
from cchc_source_portal.heads import Head, Line, find_head
from cchc_source_portal.misfits import Misfits
from cchc_source_portal.profiles import Profile
from cchc_source_portal.typed import FILLED, ROW, typed


def csv_extract(path: Path, profiles: Sequence[Profile]) -> Extract | None:
    """What the profile that knows the table keeps of it; None where none does.

    Raises `FileRefused`: `csv-quote` where a quote is never closed, `text-encoding`,
    `csv-unreadable`.
    """
    file = open_csv(path, profiles)
    beginning = [line for _, line in file.beginning]
    head = find_head(beginning, profiles)
    if head is None:
        return None
    table = _Table(file, head)
    try:
        lines = table.lines()
        wrong = () if lines[table.column(table.width - 1)].all() else table.misfits()
    except PolarsError:
        lines, wrong = _again(table)
    said = sum(map(count, beginning[: head.first]))
    others = [table.column(n) for n in range(table.width)]
    passed_over: Counter[str] = Counter()
    for n in table.others:
        passed_over[head.called(n)] += int(lines[table.column(n)].sum())
    return Extract(
        sheet="",
        profiles=head.profiles,
        body=lines.drop(others),
        places=table.places,
        heads=head.printed,
        above=tuple(text for line in beginning[: head.above] for text in texts(line)),
        said=said,
        misfits=wrong,
        lines=lines.height or table.length(),
        passed_over=+passed_over,
        counted=said + int(lines[FILLED].sum()) + passed_over.total(),
        encoding=file.encoding,
    )


def _again(table: "_Table") -> tuple[pl.DataFrame, tuple[int, ...]]:
    """What polars could not read: nothing of it where lines are amiss, which are named; else all,
    without the blank cells beyond the heads."""
    wrong = table.misfits()
    try:
        return table.lines(cut=True, most=0 if wrong else None), wrong
    except PolarsError:
        message = remarks.CSV_UNREADABLE.format(file=table.file.path.name)
        raise FileRefused("csv-unreadable", message) from None


@frozen
class _Table:
    """The body of a csv, read from the widest line of its heads on, which tells polars how many
    columns there are."""

    file: Csv
    head: Head

    @property
    def places(self) -> Mapping[str, int]:
        """Which column each key of the profile is read from."""
        return self.head.profiles[0].places(self.head.names)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self._line(self._widest))

    @property
    def others(self) -> Sequence[int]:
        """The columns that are only counted."""
        return sorted(set(range(self.width)) - set(self.places.values()))

    @property
    def first(self) -> int:
        """The line on which the body begins; that after the last where there is none."""
        beginning = self.file.beginning
        last, _ = beginning[-1]
        return beginning[self.head.first][0] if self.head.first < len(beginning) else last + 1

    def column(self, number: int) -> str:
        """What polars calls a column, and whether it is filled."""
        return f"column_{number + 1}"

    def lines(self, *, cut: bool = False, most: int | None = None) -> pl.DataFrame:
        """Its typed lines (at `most` so many), with whether each column is filled.

        Raises what polars raises; not for cells beyond the last column, if they are to be `cut`.
        """
        columns = [self.column(number) for number in range(self.width)]
        kept = {key: pl.col(columns[place]) for key, place in self.places.items()}
        lines = self._scanned(columns, cut=cut)
        body = lines.slice(self.head.first - self._widest, most).with_row_index(ROW, self.first)
        chosen = body.select(
            pl.col(ROW).cast(pl.UInt32),
            pl.sum_horizontal(text.is_not_null() for text in kept.values()).alias(FILLED),
            *(text.str.strip_chars().replace("", None).alias(key) for key, text in kept.items()),
            *(pl.col(column).is_not_null() for column in columns),
        )
        return typed(chosen, self.head.profiles[0]).collect(engine="streaming")

    def _scanned(self, columns: Sequence[str], *, cut: bool) -> pl.LazyFrame:
        """All from the widest line of the heads on, as texts."""
        number, _ = self.file.beginning[self._widest]
        source = self.file.source
        return pl.scan_csv(
            io.BytesIO(source) if isinstance(source, bytes) else source,
            has_header=False,
            skip_lines=number - 1,
            schema=dict.fromkeys(columns, pl.String),
            separator=self.file.separator,
            infer_schema=False,
            truncate_ragged_lines=cut,
        )

    @property
    def _widest(self) -> int:
        """Which of its first lines is the widest of the heads, the last of several."""
        heads = range(self.head.above, self.head.first)
        return max(heads, key=lambda number: (len(self._line(number)), number))

    def _line(self, number: int) -> Line:
        return self.file.beginning[number][1]

    def misfits(self) -> tuple[int, ...]:
        """The lines that have more or fewer cells than there are heads."""
        found = Misfits(self.head.cells)
        for number, line in self.file.records():
            if number >= self.first:
                found.take(number, line)
        return found.numbers

    def length(self) -> int:
        """How many lines there are."""
        return sum(number >= self.first for number, _ in self.file.records())
