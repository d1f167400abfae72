"""Whether a list is whole: portals export the page on the screen, and the file does not say so."""

from collections.abc import Sequence

import polars as pl
from attrs import field, frozen

from cchc_core import Text
from cchc_source_portal import remarks

_NAMED = 5


@frozen
class Page:
    """The lines of a list as one file has them: running `number` (null without) and `code`.

    `total` is how many dossiers the file says there are; `sizes` the lengths that only a page has.
    """

    lines: pl.DataFrame = field(repr=False, eq=False)
    sizes: tuple[int, ...] = ()
    total: int | None = None

    @property
    def full(self) -> bool:
        """Whether another page may follow."""
        return self.lines.height in self.sizes and self.total != self.lines.height


def lacking(pages: Sequence[Page]) -> Text | None:
    """What these pages lack to be a whole list; None when they lack nothing.

    Lists that count anew for each group are whole too: no number may stand there more often than
    one before it.
    """
    every = [page.lines for page in pages]
    lines = every[0] if len(every) == 1 else pl.concat(every).unique()
    totals = [page.total for page in pages if page.total is not None]
    if totals and max(totals) > lines.height:
        return remarks.PAGE_TOTAL.format(total=max(totals), lines=lines.height)
    numbers = lines["number"].drop_nulls()
    if numbers.is_empty():
        last = None if any(not page.full for page in pages) else pages[0]
    else:
        last = max(pages, key=lambda page: _last(page.lines["number"]))
        if (first := _first(numbers)) > 1:
            return remarks.PAGE_STARTS.format(first=first, last=_last(numbers))
        if missing := _missing(numbers):
            named = ", ".join(map(str, missing[:_NAMED])) + ("…" if len(missing) > _NAMED else "")
            return remarks.PAGE_GAPS.format(missing=named)
    return remarks.PAGE_FULL.format(lines=last.lines.height) if last and last.full else None


def _missing(numbers: pl.Series) -> list[int]:
    """The numbers that stand there less often than one after them."""
    if _last(numbers) == numbers.len() == numbers.n_unique():
        return []
    there = numbers.value_counts(name="times").rename({numbers.name: "number"})
    every = pl.int_range(1, _last(numbers) + 1, dtype=pl.Int32, eager=True).to_frame("number")
    times = every.join(there, on="number", how="left").sort("number")["times"].fill_null(0)
    most_after = times.reverse().cum_max().reverse()
    return list(every.filter(times < most_after)["number"].head(_NAMED + 1))


def _first(numbers: pl.Series) -> int:
    return int(str(numbers.min() or 0))


def _last(numbers: pl.Series) -> int:
    return int(str(numbers.max() or 0))
