"""What is kept of a table: the columns on the profile's list, as texts; of all others a number."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import polars as pl
from attrs import evolve, field, frozen

from cchc_source_portal.heads import SEARCHED, Head, Line, find_head
from cchc_source_portal.misfits import Misfits
from cchc_source_portal.profiles import Profile
from cchc_source_portal.typed import FILLED, ROW, typed


@frozen
class Grid:
    """A table as it stands in a file, from its first line on.

    `sheet` is what the file calls it; `above` are texts that stand over it, outside.
    """

    sheet: str
    lines: Sequence[Line] = field(repr=False)
    above: tuple[str, ...] = field(default=(), repr=False)


@frozen
class Extract:
    """What was kept of a table, by the profile that knows it (more than one is refused).

    `body` holds a line for each of the table's: `row`, its number in the file, `filled`, how many
    of its cells were kept, and what `typed` makes of the columns whose keys are in `places`, which
    says where a column stands. `encoding` is that of a text; `above` is what stands over the heads,
    `said` how many cells heads and letterhead fill. `misfits` are lines with another number of
    cells than heads, of `lines` in all; `passed_over` is how many cells were not kept, by head, and
    `counted` how many there are.
    """

    sheet: str
    profiles: tuple[Profile, ...]
    body: pl.DataFrame = field(repr=False, eq=False)
    places: Mapping[str, int]
    heads: tuple[str, ...]
    above: tuple[str, ...] = field(default=(), repr=False)
    said: int = 0
    misfits: tuple[int, ...] = ()
    lines: int = 0
    passed_over: Mapping[str, int] = field(factory=dict)
    counted: int = 0
    encoding: str = ""

    @property
    def profile(self) -> Profile:
        """The layout it was read by."""
        return self.profiles[0]

    def emptied(self) -> "Extract":
        """The extract without its lines, once they have been taken out of it."""
        return evolve(self, body=self.body.clear())


def extract(grid: Grid, profiles: Sequence[Profile]) -> Extract | None:
    """What the profile that knows the table keeps of it; None where none does."""
    beginning = grid.lines[:SEARCHED]
    head = find_head(beginning, profiles)
    if head is None:
        return None
    kept = _Kept(head, head.profiles[0].places(head.names))
    for number, line in enumerate(grid.lines[head.first :], start=head.first + 1):
        kept.take(number, line)
    above = tuple(text for line in beginning[: head.above] for text in texts(line))
    said = sum(map(count, beginning[: head.first]))
    return Extract(
        sheet=grid.sheet,
        profiles=head.profiles,
        body=typed(kept.frame(), head.profiles[0]).collect(),
        places=kept.places,
        heads=head.printed,
        above=(*grid.above, *above),
        said=said,
        misfits=kept.misfits.numbers,
        lines=kept.lines,
        passed_over=dict(kept.passed_over),
        counted=said + kept.counted,
    )


def texts(line: Line) -> Iterator[str]:
    """What can be read on a line, where cells of several lines are as many texts."""
    return (text.strip() for cell in line for text in cell.splitlines() if text.strip())


def count(line: Line) -> int:
    """How many cells of a line are filled; white space is nothing."""
    return sum(1 for _ in texts(line))


class _Kept:
    """The lines of a table's body as they are taken in; what is not on the list is only counted."""

    def __init__(self, head: Head, places: Mapping[str, int]) -> None:
        self.places = places
        self._kept = frozenset(places.values())
        self.misfits = Misfits(head.cells)
        self.passed_over: Counter[str] = Counter()
        self.lines = self.counted = 0
        self._columns: dict[str, list[str | None]] = {name: [] for name in places}
        self._rows: list[int] = []
        self._filled: list[int] = []
        self._head = head

    def take(self, number: int, line: Line) -> None:
        """Takes one line in."""
        filled = [place for place, text in enumerate(line) if text.strip()]
        if not filled:
            return
        self.lines += len(filled) > 2
        self.counted += len(filled)
        self.misfits.take(number, line)
        for name, place in self.places.items():
            text = line[place].strip() if place < len(line) else ""
            self._columns[name].append(text or None)
        others = [place for place in filled if place not in self._kept]
        self.passed_over.update(map(self._head.called, others))
        self._rows.append(number)
        self._filled.append(len(filled) - len(others))

    def frame(self) -> pl.LazyFrame:
        """What was kept."""
        numbers = {ROW: pl.UInt32, FILLED: pl.UInt32}
        schema = numbers | dict.fromkeys(self.places, pl.String)
        return pl.LazyFrame({ROW: self._rows, FILLED: self._filled, **self._columns}, schema)
