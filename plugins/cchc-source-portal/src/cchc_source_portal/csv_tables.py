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
from cchc_source_portal.heads import Head, find_head
from cchc_source_portal.misfits import Misfits
from cchc_source_portal.profiles import Profile
from cchc_source_portal.typed import FILLED, ROW, typed


def csv_extract(path: Path, profiles: Sequence[Profile]) -> Extract | None:
    """What the profile that knows the table keeps of it; None where none does.

    Raises `FileRefused`: `csv-quote` where a quote is never closed, `text-encoding`,
    `csv-unreadable`.
    """
    file = open_csv(path, profiles)
    lines = [line for _, line in file.beginning]
    head = find_head(lines, profiles)
    if head is None:
        return None
    table = _Table(file, head)
    try:
        body, cells = table.collected()
        wrong = table.misfits() if cells["short"].item() else ()
    except PolarsError:
        body, cells, wrong = _again(table)
    said = sum(map(count, lines[: head.first]))
    filled = [cells[table.column(n)].item() for n in range(table.width)]
    passed_over: Counter[str] = Counter()
    for n in set(range(table.width)) - set(table.places.values()):
        passed_over[head.called(n)] += filled[n]
    return Extract(
        sheet="",
        profiles=head.profiles,
        body=body,
        places=table.places,
        heads=head.printed,
        above=tuple(text for line in lines[: head.above] for text in texts(line)),
        said=said,
        misfits=wrong,
        lines=cells["lines"].item() or table.length(),
        passed_over=+passed_over,
        counted=said + sum(filled),
        encoding=file.encoding,
    )


def _again(table: "_Table") -> tuple[pl.DataFrame, pl.DataFrame, tuple[int, ...]]:
    """What polars could not read: nothing of it where lines are amiss, which are named; else all,
    without the blank cells beyond the heads."""
    wrong = table.misfits()
    try:
        body, cells = table.collected(cut=True, most=0 if wrong else None)
    except PolarsError:
        message = remarks.CSV_UNREADABLE.format(file=table.file.path.name)
        raise FileRefused("csv-unreadable", message) from None
    return body, cells, wrong


@frozen
class _Table:
    """The body of a csv, from the widest line of its heads on: it tells polars how many columns
    there are."""

    file: Csv
    head: Head

    @property
    def places(self) -> Mapping[str, int]:
        """Which column each key of the profile is read from."""
        return self.head.profiles[0].places(self.head.names)

    @property
    def _widest(self) -> int:
        """Which of its first lines that is."""
        heads = range(self.head.above, self.head.first)
        return max(heads, key=lambda n: (len(self.file.beginning[n][1]), n))

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.file.beginning[self._widest][1])

    @property
    def first(self) -> int:
        """The line on which the body begins; that after the last where there is none."""
        beginning = self.file.beginning
        last, _ = beginning[-1]
        return beginning[self.head.first][0] if self.head.first < len(beginning) else last + 1

    def column(self, number: int) -> str:
        """What polars calls a column."""
        return f"column_{number + 1}"

    def collected(
        self, *, cut: bool = False, most: int | None = None
    ) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Its typed lines (at `most` so many), and how many cells each column fills.

        Raises what polars raises; not for cells beyond the last column, if they are to be `cut`.
        """
        names = [self.column(number) for number in range(self.width)]
        scanned = self._scanned(names, cut=cut, most=most)
        kept = {key: pl.col(names[place]) for key, place in self.places.items()}
        body = scanned.with_row_index(ROW, offset=self.first).select(
            pl.col(ROW).cast(pl.UInt32),
            pl.sum_horizontal(text.is_not_null() for text in kept.values()).alias(FILLED),
            *(text.str.strip_chars().replace("", None).alias(key) for key, text in kept.items()),
        )
        cells = scanned.select(
            pl.all().count(),
            lines=pl.len(),
            short=pl.col(names[-1]).is_null().sum(),
        )
        lines, counts = pl.collect_all(
            [typed(body, self.head.profiles[0]), cells], engine="streaming"
        )
        return lines, counts

    def _scanned(self, names: Sequence[str], *, cut: bool, most: int | None) -> pl.LazyFrame:
        """Its lines as texts."""
        line, _ = self.file.beginning[self._widest]
        source = self.file.source
        lines = pl.scan_csv(
            io.BytesIO(source) if isinstance(source, bytes) else source,
            has_header=False,
            skip_lines=line - 1,
            schema=dict.fromkeys(names, pl.String),
            separator=self.file.separator,
            infer_schema=False,
            truncate_ragged_lines=cut,
        )
        return lines.slice(self.head.first - self._widest, most)

    def misfits(self) -> tuple[int, ...]:
        """The lines that have more or fewer cells than there are heads."""
        found = Misfits(self.head.cells)
        for number, line in self.file.records():
            if number >= self.first:
                found.take(number, line)
        return found.numbers

    def length(self) -> int:
        """How many lines there are."""
        return sum(n >= self.first for n, _ in self.file.records())
