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
from cchc_source_portal.extracts import Extract, count, misfits, texts
from cchc_source_portal.heads import Head, find_head
from cchc_source_portal.profiles import Profile
from cchc_source_portal.typed import FILLED, ROW, typed


def csv_extract(path: Path, profiles: Sequence[Profile]) -> Extract | None:
    """What the profile that knows the table keeps of it; None where none does.

    Raises `FileRefused`: `csv-quote` where a quote is never closed, `csv-unreadable`.
    """
    file = open_csv(path, profiles)
    lines = [line for _, line in file.beginning]
    head = find_head(lines, profiles)
    if head is None:
        return None
    table = _Table(file, head, max(head.cells, *map(len, lines[head.above :])))
    try:
        body, cells = table.collected()
        wrong = table.misfits() if cells["short"].item() else ()
    except PolarsError:
        wrong, width = table.misfits(), table.widest()
        if not wrong and width == table.width:
            message = remarks.CSV_UNREADABLE.format(file=path.name)
            raise FileRefused("csv-unreadable", message) from None
        table = _Table(file, head, width)
        body, cells = table.collected()
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
        lines=cells["lines"].item(),
        passed_over=+passed_over,
        counted=said + sum(filled),
        encoding=file.encoding,
    )


@frozen
class _Table:
    """The body of a csv, so many columns wide."""

    file: Csv
    head: Head
    width: int

    @property
    def places(self) -> Mapping[str, int]:
        """Which column each key of the profile is read from."""
        return self.head.profiles[0].places(self.head.names)

    @property
    def first(self) -> int:
        """The line on which it begins."""
        beginning = self.file.beginning
        return beginning[self.head.first][0] if self.head.first < len(beginning) else 1

    def column(self, number: int) -> str:
        """What polars calls a column."""
        return f"column_{number + 1}"

    def collected(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Its typed lines, and how many cells each column fills; raises what polars raises."""
        scanned, names = self._scanned(), [self.column(number) for number in range(self.width)]
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

    def _scanned(self) -> pl.LazyFrame:
        """Its lines as texts."""
        schema = {self.column(number): pl.String for number in range(self.width)}
        if self.head.first >= len(self.file.beginning):  # there is nothing below the heads
            return pl.LazyFrame(schema=schema)
        source = self.file.source
        return pl.scan_csv(
            io.BytesIO(source) if isinstance(source, bytes) else source,
            has_header=False,
            skip_lines=self.first - 1,
            schema=schema,
            separator=self.file.separator,
            infer_schema=False,
        )

    def misfits(self) -> tuple[int, ...]:
        """The lines that have more or fewer cells than there are heads."""
        cells = self.head.cells
        records = self.file.records()
        return tuple(n for n, line in records if n >= self.first and misfits(line, cells))

    def widest(self) -> int:
        """The most cells that a line has."""
        return max(len(line) for n, line in self.file.records() if n >= self.first)
