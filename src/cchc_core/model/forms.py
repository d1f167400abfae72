"""Forms as data: the printed rows, which indicator each asks for, and who fills it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from attrs import evolve, field, frozen

from cchc_core.errors import BadData
from cchc_core.model.dossiers import Counted
from cchc_core.model.findings import Finding
from cchc_core.model.indicators import Catalogue, Indicator
from cchc_core.model.measures import Document, Kind
from cchc_core.model.operators import Total
from cchc_core.model.sentences import Sentence
from cchc_core.text import Text


class Role(StrEnum):
    """What a row is for: a figure to fill, a total of rows below, a derived figure, a heading."""

    DATA = "data"
    TOTAL = "total"
    DERIVED = "derived"
    HEADING = "heading"


@frozen
class Level:
    """A level of administration on a form, `Tại cấp xã`; a pack lists its levels from the top."""

    id: str
    label: Text


@frozen
class Row:
    """One printed row: its number, wording and unit as printed, and the levels that fill it.

    `id` is the indicator's id, or a name of its own for a heading. `depth` is how far the row is
    indented; `within` is what is printed before the first of its kind ("Trong đó").
    """

    id: str
    number: str
    label: str
    unit_of_measure: str
    role: Role
    scope: tuple[str, ...] = ()
    depth: int = 0
    within: str = ""

    @property
    def printed_number(self) -> str:
        """What stands in its STT column: nothing for rows numbered only by us (`2.1/xã`)."""
        return "" if "/" in self.number else self.number

    @property
    def name(self) -> str:
        """How messages call the row: `3.3.1 Số lượng hồ sơ đã tiếp nhận`."""
        return f"{self.number} {self.label}".strip()


@frozen
class Form:
    """One table of a pack, in printed order."""

    id: str
    title: Text
    rows: tuple[Row, ...]


@frozen
class Section:
    """A heading of the written report, as printed: "III.2", "Tồn tại, hạn chế".

    `written` says that a person writes what stands under it: entry forms ask for it, a report keeps
    it (`Leaf.words`), and a roll-up gathers it from the units. Sentences told from figures stand
    under any section for which the pack declares them; rows of `area` that no sentence names are
    told there plainly. `nothing` is what is said of units that have nothing to write there.
    """

    id: str
    number: str
    title: str
    written: bool = False
    area: str = ""
    nothing: str = ""

    @property
    def name(self) -> str:
        """How messages call it: `III.2 Tồn tại, hạn chế`."""
        return f"{self.number} {self.title}"

    @property
    def depth(self) -> int:
        """0 for "III", 1 for "III.2", 2 for "II.2.8"."""
        return self.number.count(".")


@frozen
class FormPack:
    """A version of a province's forms with the indicators they ask for and the levels they know.

    A report is one unit and period with all forms of one pack. `vocabulary` has today's names by
    the outdated ones; `sections` are those of the written report, in printed order, `sentences` how
    its figures are told in them.
    """

    id: str
    version: str
    title: Text
    province: str
    letter: str
    levels: tuple[Level, ...]
    catalogue: Catalogue
    forms: tuple[Form, ...]
    valid_from: date | None = None
    valid_to: date | None = None
    remarks: tuple[Finding, ...] = ()
    vocabulary: Mapping[str, str] = field(factory=dict)
    sections: tuple[Section, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    def __attrs_post_init__(self) -> None:
        times = Counter(row.id for row in self.rows)
        if twice := sorted(id for id, count in times.items() if count > 1):
            raise self._refusal("có dòng lặp lại", "holds a row twice", twice)
        asked = {row.id for row in self.rows if row.role is not Role.HEADING}
        if lost := sorted(asked - set(self.catalogue.by_id)):
            raise self._refusal("hỏi chỉ tiêu không khai báo", "asks for unknown indicators", lost)
        missing = {n for id in asked for n in self.catalogue[id].uses if n not in asked}
        if missing:
            raise self._refusal(
                "dùng chỉ tiêu không có dòng", "uses indicators without a row", sorted(missing)
            )
        levels = {level.id for level in self.levels}
        if wrong := sorted(r.id for r in self.rows if not levels.issuperset(r.scope)):
            raise self._refusal(
                "có dòng giao cho cấp không có", "has rows for unknown levels", wrong
            )
        named = Counter(section.id for section in self.sections)
        if twice := sorted(id for id, count in named.items() if count > 1):
            raise self._refusal("có mục lặp lại", "holds a section twice", twice)
        if both := sorted(set(named) & set(self.by_id)):
            raise self._refusal("có mục và dòng cùng mã", "has a section and a row of one id", both)
        if lost := sorted({s.section for s in self.sentences} - set(named)):
            raise self._refusal(
                "có câu thuộc mục không có", "has sentences for unknown sections", lost
            )

    @property
    def key(self) -> str:
        """`thanh-hoa-2023@1`: which version of which forms a report is on."""
        return f"{self.id}@{self.version}"

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all its forms, in printed order."""
        return tuple(row for form in self.forms for row in form.rows)

    @cached_property
    def by_id(self) -> Mapping[str, Row]:
        """The rows by their id."""
        return {row.id: row for row in self.rows}

    @property
    def base_level(self) -> str:
        """The level of the wards: the last of the pack's levels."""
        return self.levels[-1].id

    def __getitem__(self, id: str) -> Row:
        return self.by_id[id]

    def __contains__(self, id: object) -> bool:
        return id in self.by_id

    def level(self, id: str) -> Level:
        """The level called `id`."""
        return next(level for level in self.levels if level.id == id)

    def section(self, id: str) -> Section | None:
        """The section of the written report called `id`, if it has one."""
        return next((section for section in self.sections if section.id == id), None)

    @property
    def written(self) -> tuple[Section, ...]:
        """The sections that a person writes."""
        return tuple(section for section in self.sections if section.written)

    def indicator(self, row: Row) -> Indicator:
        """The indicator a row asks for; a heading asks for none (KeyError)."""
        return self.catalogue[row.id]

    def fits(self, row: str, value: object) -> bool:
        """Whether a value is of its row's kind; what stands on a heading is a count."""
        kind = self.catalogue[row].kind if row in self.catalogue else Kind.COUNT
        match value:
            case tuple():
                listed = all(isinstance(document, Document) for document in value)
                return listed and kind is Kind.DOCUMENTS
            case bool():
                return False
            case int():
                return kind is not Kind.DOCUMENTS
        return isinstance(value, Decimal) and kind is Kind.RATE

    def fillable(self, level: str) -> tuple[Row, ...]:
        """The rows a unit of `level` fills."""
        return tuple(row for row in self.rows if level in row.scope)

    def only(self, ids: Collection[str]) -> tuple[Form, ...]:
        """The forms with the rows `ids` and those they stand under; none without such rows."""
        forms = (evolve(form, rows=tuple(_with_those_above(form, ids))) for form in self.forms)
        return tuple(form for form in forms if form.rows)

    @cached_property
    def total_above(self) -> Mapping[str, str]:
        """For each row that a total sums, the id of the total."""
        return {
            part: row.id
            for row in self.rows
            if row.role is Role.TOTAL
            and isinstance(operator := self.catalogue[row.id].over_units, Total)
            for part in operator.of
        }

    @cached_property
    def counted(self) -> Mapping[str, Counted]:
        """Which dossiers its rows count, by the row's id."""
        asked = (self.indicator(row) for row in self.rows if row.role is Role.DATA)
        return {indicator.id: told for indicator in asked if (told := indicator.counted)}

    def parts(self, row: Row) -> tuple[Row, ...]:
        """The rows that a count is divided into, one step further in and numbered after it.

        `3.3.1` is divided into `3.3.1/a` ... `3.3.1/d`. A split with rates in it divides nothing.
        """
        if not self._counts(row):
            return ()
        below = self.below(row)
        return below if len(below) > 1 and all(map(self._counts, below)) else ()

    @cached_property
    def whole_of(self) -> Mapping[str, Row]:
        """For each row that a count is divided into, the count."""
        return {part.id: row for row in self.rows for part in self.parts(row)}

    def below(self, row: Row) -> tuple[Row, ...]:
        """The rows one step further in than `row` that are numbered after it."""
        return tuple(self._one_step_in(row))

    def _counts(self, row: Row) -> bool:
        return row.role is Role.DATA and self.indicator(row).kind is Kind.COUNT

    def _one_step_in(self, row: Row) -> Iterator[Row]:
        for place in range(self._places[row.id] + 1, len(self.rows)):
            other = self.rows[place]
            if other.depth <= row.depth or not other.number.startswith(row.number):
                return
            if other.depth == row.depth + 1:
                yield other

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {row.id: place for place, row in enumerate(self.rows)}

    def _refusal(self, vi: str, en: str, names: list[str]) -> BadData:
        listed = ", ".join(names)
        return BadData(
            Text(f"Bộ biểu mẫu {self.id} {vi}: {listed}.", f"Form pack {self.id} {en}: {listed}.")
        )


def _with_those_above(form: Form, ids: Collection[str]) -> Iterator[Row]:
    kept = {
        above.id
        for place, row in enumerate(form.rows)
        if row.id in ids
        for above in _above(form.rows[:place], row)
    }
    return (row for row in form.rows if row.id in ids or row.id in kept)


def _above(before: Sequence[Row], row: Row) -> Iterator[Row]:
    """What a row stands under: the rows it is indented beneath, the headings its number goes on
    from; the heading just above where no number tells."""
    depth = row.depth
    for other in reversed(before):
        if other.depth < depth:
            depth = other.depth
            yield other
    headings = [other for other in before if other.role is Role.HEADING]
    yield from [h for h in headings if row.number.startswith(f"{h.number}.")] or headings[-1:]
