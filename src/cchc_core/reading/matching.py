"""Which row of a form pack each line of a table is, by its number, its wording and its parent.

A line is surely a row when wording and number are the row's, or wording and parent. Whatever is
only like a row is a proposal that waits for a person's yes; nothing is guessed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from cchc_core.extensions import Suggestion
from cchc_core.model.findings import Origin
from cchc_core.model.forms import FormPack, Row
from cchc_core.reading.cells import Typed
from cchc_core.reading.wording import Wordings
from cchc_core.text import squeeze

NOTHING = Typed(None)


@frozen
class Line:
    """One line of a table as it stands: what its columns hold, and the place of its figure.

    `number` is what stands in the STT column, whatever that is; `sheet` and `cell` are as in an
    `Origin`.
    """

    number: str
    label: str
    value: Typed = NOTHING
    unit: str = ""
    note: str = ""
    sheet: str = ""
    cell: str = ""

    @cached_property
    def printed_number(self) -> str:
        """Its number as a form prints it: nothing for "Trong đó", "a)" or a dash."""
        number = squeeze(self.number).rstrip(".)").replace(",", ".")
        return number if _NUMBER.fullmatch(number) else ""

    @property
    def text(self) -> str:
        """Number and wording, as a person reads them."""
        return squeeze(f"{self.number} {self.label}")

    @property
    def key(self) -> str:
        """What tells it from all lines of its file, the same whenever it is read again."""
        place = ", ".join(filter(None, (self.sheet, self.cell)))
        return f"{place}: {self.text}" if place else self.text

    @property
    def filled(self) -> bool:
        """Whether a figure stands there, or what is meant for one."""
        return bool(self.value.raw.strip())


@frozen
class Proposal:
    """A line and the rows it may be, the likeliest first."""

    line: Line
    rows: tuple[Row, ...]

    def suggestion(self, file: str) -> Suggestion:
        """The proposal as a person is asked about it."""
        line, row = self.line, self.rows[0]
        origin = Origin(file, line.sheet, line.cell)
        others = tuple(other.id for other in self.rows[1:])
        return Suggestion(line.key, line.text, row.id, origin, line.value.raw, others)


@frozen
class Matching:
    """What became of the lines: each is surely a row, proposed for one, one of two or more that
    hold a figure for the same row, or no row's.
    """

    sure: tuple[tuple[Line, Row], ...] = ()
    proposed: tuple[Proposal, ...] = ()
    twice: Mapping[str, tuple[Line, ...]] = field(factory=dict)
    """By the row's id."""
    unmatched: tuple[Line, ...] = ()


def match_lines(
    lines: Iterable[Line], pack: FormPack, answers: Mapping[str, str] | None = None
) -> Matching:
    """The lines of one table (or of its pieces in their order), each matched to a row of the pack.

    `answers` is what a person said, the row's id by the line's key, empty for "no row". A line
    without a figure never competes with one that has one.
    """
    return _Matcher(tuple(lines), pack, answers or {}).matching()


_NUMBER = re.compile(r"(?:[0-9]+|[IVXL]+|[A-ZĐ])(?:\.[0-9]+)*")
_TOP, _UNKNOWN = -1, -2
"""The parent of what stands at the top, and of what hangs under a line that is not there."""
_LIKE, _LIKE_BY_NUMBER = 0.6, 0.4
"""How alike wordings have to be to be proposed; under the same number less is enough."""


class _Matcher:
    def __init__(self, lines: Sequence[Line], pack: FormPack, answers: Mapping[str, str]) -> None:
        self.lines, self.answers, self.pack = lines, answers, pack
        self.wordings = Wordings(pack.rows)
        self.parents = _parents([line.printed_number for line in lines])
        self.row_parents = dict(_row_parents(pack))
        self.places = {row.id: place for place, row in enumerate(pack.rows)}
        self.found: list[Row | None] = []

    def matching(self) -> Matching:
        for at in range(len(self.lines)):
            self.found.append(self._sure(at))
        for at in self._unsure_blocks():
            self.found[at] = None
        by_row = self._by_row()
        twice = {id: [self.lines[at] for at in ats] for id, ats in by_row.items() if len(ats) > 1}
        sure = sorted(ats[0] for ats in by_row.values() if len(ats) == 1)
        proposed = {at: rows for at in self._to_ask() if (rows := self._alike(at))}
        return Matching(
            sure=tuple((self.lines[at], row) for at in sure if (row := self.found[at])),
            proposed=tuple(Proposal(self.lines[at], rows) for at, rows in proposed.items()),
            twice={id: tuple(rivals) for id, rivals in twice.items()},
            unmatched=tuple(
                line
                for at, line in enumerate(self.lines)
                if self.found[at] is None and at not in proposed
            ),
        )

    def _sure(self, at: int) -> Row | None:
        line = self.lines[at]
        if line.key in self.answers:
            return self.pack.by_id.get(self.answers[line.key])
        called = [row for row in self.wordings.called(line.label) if _same_sort(line, row)]
        numbered = [row for row in called if _same_number(line, row)]
        here = [row for row in called if self._parent(at) == self.row_parents[row.id]]
        for rows in ([row for row in numbered if row in here], numbered, here):
            if len(rows) == 1:
                return rows[0] if self._may_hang(at, rows[0]) else None
        return None

    def _parent(self, at: int) -> str | None:
        """The id of the row that the line's parent surely is; empty at the top."""
        parent = self.parents[at]
        if parent == _TOP:
            return ""
        row = self.found[parent] if parent != _UNKNOWN else None
        return row.id if row else None

    def _may_hang(self, at: int, row: Row) -> bool:
        """Whether the line does not surely stand under another row than it should."""
        return self._parent(at) in (None, "", self.row_parents[row.id])

    def _unsure_blocks(self) -> list[int]:
        """Lines known by their parent alone, where they do not stand in the form's order: the line
        of another parent is missing between them, and nobody can tell from where on."""
        blocks: dict[int, list[int]] = {}
        for at, line in enumerate(self.lines):
            if self.found[at] and not line.printed_number and line.key not in self.answers:
                blocks.setdefault(self.parents[at], []).append(at)
        return [at for block in blocks.values() if not self._in_order(block) for at in block]

    def _in_order(self, block: Sequence[int]) -> bool:
        places = [self.places[row.id] for at in block if (row := self.found[at])]
        return places == sorted(set(places))

    def _by_row(self) -> dict[str, list[int]]:
        """The lines of each row found: those with a figure where there are any, else the first."""
        found: dict[str, list[int]] = {}
        for at, row in enumerate(self.found):
            if row:
                found.setdefault(row.id, []).append(at)
        return {
            id: [at for at in ats if self.lines[at].filled] or ats[:1] for id, ats in found.items()
        }

    def _to_ask(self) -> list[int]:
        """The lines to ask about: with a figure, or with such a line under them."""
        unsure = [
            at
            for at, line in enumerate(self.lines)
            if self.found[at] is None and line.label and line.key not in self.answers
        ]
        filled = {at for at in unsure if self.lines[at].filled}
        above = {self.parents[at] for at in filled}
        return [at for at in unsure if at in filled | above]

    def _alike(self, at: int) -> tuple[Row, ...]:
        """The rows not found elsewhere that a line is like, at most three."""
        line, parent = self.lines[at], self._parent(at)
        taken = {row.id for row in self.found if row}
        liked = []
        for row in (row for row in self.pack.rows if row.id not in taken):
            numbered, here = _same_number(line, row), parent == self.row_parents[row.id]
            like = self.wordings.likeness(line.label, row)
            if like >= (_LIKE_BY_NUMBER if numbered else _LIKE):
                liked.append((like + 0.5 * numbered + 0.5 * here, row))
        liked.sort(key=lambda each: each[0], reverse=True)
        return tuple(row for _, row in liked[:3])


def _same_number(line: Line, row: Row) -> bool:
    return bool(line.printed_number) and line.printed_number == _number(row)


def _number(row: Row) -> str:
    return row.printed_number.rstrip(".)")


def _same_sort(line: Line, row: Row) -> bool:
    """Whether both are percentages or neither is, where both say what they are measured in."""
    units = [squeeze(line.unit), squeeze(row.unit_of_measure)]
    return not all(units) or (units[0] == "%") == (units[1] == "%")


def _parents(numbers: Sequence[str]) -> list[int]:
    """Where each line's parent stands: the last line before it whose number its own goes on from;
    for a line without a number, the last numbered one."""
    parents, last = [], _TOP
    for at, number in enumerate(numbers):
        above = number.rpartition(".")[0]
        if not number:
            parents.append(last)
        elif not above:
            parents.append(_TOP)
        else:
            before = (earlier for earlier in range(at - 1, -1, -1) if numbers[earlier] == above)
            parents.append(next(before, _UNKNOWN))
        last = at if number else last
    return parents


def _row_parents(pack: FormPack) -> Iterable[tuple[str, str]]:
    """The id of each row's parent in its form, found as a line's is; empty at the top."""
    for form in pack.forms:
        for row, parent in zip(form.rows, _parents([_number(r) for r in form.rows]), strict=True):
            yield row.id, form.rows[parent].id if parent >= 0 else ""
