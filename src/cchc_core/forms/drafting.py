"""A form pack proposed from the lines of a printed table; what a person has to decide is left open.

An indicator that nobody knows yet is written with `?` for its operators, which `load_pack` refuses
with the line: a draft never loads with a guess for a definition.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from attrs import evolve, frozen

from cchc_core.model.forms import FormPack, Level, Role, Row
from cchc_core.model.indicators import Catalogue
from cchc_core.reading import Line, Typed, match_lines
from cchc_core.text import Text, fold


@frozen
class DraftRow:
    """One row of a draft. `known` says that it surely is an indicator, or heading, that there is;
    `alike` are the rows it may be, the likeliest first, where that is not sure."""

    id: str
    number: str
    label: str
    unit_of_measure: str = ""
    heading: bool = False
    scope: tuple[str, ...] = ()
    depth: int = 0
    within: str = ""
    known: bool = False
    alike: tuple[Row, ...] = ()


@frozen
class Draft:
    """The rows of a table, matched to those of the forms that it is `like`, if there are any."""

    rows: tuple[DraftRow, ...]
    levels: tuple[Level, ...]
    like: FormPack | None = None

    @property
    def new(self) -> tuple[DraftRow, ...]:
        """The rows whose indicator nobody knows."""
        return tuple(row for row in self.rows if not (row.known or row.heading))

    @property
    def gone(self) -> tuple[Row, ...]:
        """The rows of the other forms that are not on the table, of forms that have any there."""
        there = {row.id for row in self.rows}
        forms = self.like.forms if self.like else ()
        kept = (form.rows for form in forms if any(row.id in there for row in form.rows))
        return tuple(row for rows in kept for row in rows if row.id not in there)


def draft(lines: Iterable[Line], like: FormPack | None, catalogue: Catalogue) -> Draft:
    """The rows that the lines print, in their order.

    A line that is surely a row of `like` keeps its id, its scope and its place; without such forms
    one that is worded as a single indicator of the catalogue keeps the id. All else is new.
    """
    lines = tuple(line for line in lines if line.label)
    levels = like.levels if like else tuple(_levels(lines))
    return Draft(tuple(_Drafter(lines, levels, like, catalogue).rows()), levels, like)


def codes_in(unit: str) -> dict[int, str]:
    """The codes that a unit of measure prints: `Không = 0; Có = 1`."""
    return {int(code): label.strip() for label, code in _CODES.findall(unit)}


class _Drafter:
    def __init__(
        self,
        lines: Sequence[Line],
        levels: Sequence[Level],
        like: FormPack | None,
        catalogue: Catalogue,
    ) -> None:
        self.lines, self.levels = lines, levels
        self.known, self.alike = _matched(lines, like) if like else _called(lines, catalogue)
        self.taken = {row.id for row in self.known.values()}

    def rows(self) -> Iterator[DraftRow]:
        above, below = "", count()
        for at, line in enumerate(self.lines):
            if line.printed_number:
                above, below = line.printed_number, count()
                number = above
            else:
                number = f"{above}/{self._mark(at, next(below))}"
            yield self._known(at, number) if at in self.known else self._new(at, number)

    def _known(self, at: int, number: str) -> DraftRow:
        line, row = self.lines[at], self.known[at]
        return DraftRow(
            id=row.id,
            number=number,
            label=_WITHIN.sub("", line.label),
            unit_of_measure=line.unit,
            heading=row.role is Role.HEADING,
            scope=row.scope if row.role is Role.DATA else (),
            depth=row.depth,
            within=row.within,
            known=True,
        )

    def _new(self, at: int, number: str) -> DraftRow:
        line = self.lines[at]
        label = _WITHIN.sub("", line.label)
        return DraftRow(
            id=self._id(label),
            number=number,
            label=label,
            unit_of_measure=line.unit,
            heading=self._is_heading(at),
            scope=tuple(level.id for level in self.levels if _names(label, level)),
            depth=0 if line.printed_number else 1,
            within="Trong đó" if label != line.label else "",
            alike=self.alike.get(at, ()),
        )

    def _mark(self, at: int, place: int) -> str:
        """What tells an unnumbered line from its neighbours: as before, as printed, or a letter."""
        if at in self.known and "/" in self.known[at].number:
            return self.known[at].number.partition("/")[2]
        printed = _LETTER.fullmatch(self.lines[at].number.strip())
        return printed[1].lower() if printed else chr(ord("a") + place % 26)

    def _id(self, label: str) -> str:
        """`new.so_van_ban_da_ra_soat`, an id that no other row has."""
        words = re.findall("[a-z0-9]+", fold(label))[:8] or ["dong"]
        name = "new." + "_".join(words) if words[0][0].isalpha() else "new.n_" + "_".join(words)
        ids = (name if n == 1 else f"{name}_{n}" for n in count(1))
        id = next(id for id in ids if id not in self.taken)
        self.taken.add(id)
        return id

    def _is_heading(self, at: int) -> bool:
        """Whether a numbered line without unit and figure has others under its number."""
        line, rest = self.lines[at], self.lines[at + 1 :]
        if line.unit or line.filled or not line.printed_number:
            return False
        numbers = (other.printed_number for other in rest if other.printed_number)
        return next(numbers, "").startswith(f"{line.printed_number}.")


_WITHIN = re.compile(r"^\s*trong đó\s*[:;,.–-]?\s*", re.IGNORECASE)
_LETTER = re.compile(r"([a-zđA-ZĐ])[.)]?")
_CODES = re.compile(r"([^;=]+?)\s*=\s*([0-9]+)")
_FILLED = Typed(1)


def _matched(
    lines: Sequence[Line], like: FormPack
) -> tuple[dict[int, Row], dict[int, tuple[Row, ...]]]:
    """Which row each line surely is, and which it may be. All are taken as filled, so that of two
    lines alike neither is; one measured in something else only may be the row."""
    filled = [evolve(line, value=_FILLED, cell=f"{at}") for at, line in enumerate(lines)]
    matching = match_lines(filled, like)
    sure = {int(line.cell): row for line, row in matching.sure}
    known = {at: row for at, row in sure.items() if _same_unit(lines[at], row)}
    alike = {int(proposal.line.cell): proposal.rows for proposal in matching.proposed}
    return known, {**alike, **{at: (row,) for at, row in sure.items() if at not in known}}


def _same_unit(line: Line, row: Row) -> bool:
    """Whether both are measured in the same, or answered by the same codes; one that prints nothing
    contradicts nothing."""
    printed = line.unit, row.unit_of_measure
    one, other = map(_measure, printed)
    return not all(printed) or one == other


def _measure(unit: str) -> object:
    """A unit of measure as compared: its words, or its codes in any order."""
    codes = codes_in(unit)
    return {code: fold(label) for code, label in codes.items()} if codes else fold(unit)


def _called(
    lines: Sequence[Line], catalogue: Catalogue
) -> tuple[dict[int, Row], dict[int, tuple[Row, ...]]]:
    """Which indicator of the catalogue each line is worded as, letter by letter."""
    by_label: dict[str, list[str]] = {}
    for indicator in catalogue.indicators:
        by_label.setdefault(indicator.label.vi.casefold(), []).append(indicator.id)
    found: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        for id in by_label.get(_WITHIN.sub("", line.label).casefold(), []):
            found.setdefault(id, []).append(at)
    sure = {places[0]: id for id, places in found.items() if len(places) == 1}
    return {at: Row(id, "", "", "", Role.DATA) for at, id in sure.items()}, {}


def _levels(lines: Iterable[Line]) -> Iterator[Level]:
    """The levels that lines speak of (`Tại cấp huyện`), the wards' always among them."""
    told = " ".join(fold(line.label) for line in lines)
    for level in _LEVELS:
        if fold(level.label.vi) in told or level is _LEVELS[-1]:
            yield level


_LEVELS = (
    Level("province", Text("Cấp tỉnh", "Province level")),
    Level("district", Text("Cấp huyện", "District level")),
    Level("commune", Text("Cấp xã", "Commune level")),
)


def _names(label: str, level: Level) -> bool:
    """Whether a row is the level's by its wording, as `Tại cấp xã` is."""
    return fold(label).endswith(fold(level.label.vi))
