"""Reports: what offices state (readings on leaves), and how reports join into one."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType

from attrs import field, frozen

from cchc_core.errors import CannotJoin
from cchc_core.model.dossiers import DossierCount
from cchc_core.model.findings import Origin
from cchc_core.model.measures import Status, Value
from cchc_core.model.periods import Period, Window
from cchc_core.model.units import AdminUnit, UnitKey
from cchc_core.text import Text, as_told, paragraphs


@frozen
class Reading:
    """One figure as an office stated it: what was understood beside what was typed.

    `row` is the id of the form's row. `value` is None unless `status` is `USED`. `raw` is the
    text as typed; `window` is the reading's own window where it has one. On a leaf that stands for
    several units `stands_for` says of how many of them the figure is, `base` what a rate is a rate
    of, and `part` how much of it, where that is told.
    """

    row: str
    status: Status = Status.BLANK
    value: Value | None = None
    raw: str = ""
    note: str = ""
    window: Window | None = None
    origin: Origin | None = None
    stands_for: int | None = None
    base: int | Decimal | None = None
    part: int | Decimal | None = None

    def __attrs_post_init__(self) -> None:
        if (self.status is Status.USED) != (self.value is not None):
            raise ValueError(f"{self.row}: a reading has a value exactly when it is used")

    @property
    def typed(self) -> Text:
        """What was typed, as a sentence tells it: a whole number with its thousands parted."""
        return as_told(self.raw)

    @property
    def said(self) -> Text:
        """What it says, as it was typed, with its own days where it has them."""
        if self.status is Status.NOT_APPLICABLE:
            return Text("không áp dụng", "not applicable")
        if isinstance(self.value, tuple):
            return Text(f"{len(self.value)} văn bản", f"{len(self.value)} documents")
        raw = self.raw or ("-" if self.value is None else str(self.value))
        told, days = as_told(raw), self.window.phrase if self.window else None
        return Text(f"{told.vi} ({days.vi})", f"{told.en} ({days.en})") if days else told


@frozen(order=True)
class LeafKey:
    """Who answers for which days: an office's own figures, never a roll-up's."""

    unit: UnitKey
    window: Window


def _by_row(readings: Iterable[Reading] | Mapping[str, Reading]) -> Mapping[str, Reading]:
    if isinstance(readings, Mapping):
        readings = readings.values()
    found: dict[str, Reading] = {}
    for reading in readings:
        if reading.row in found:
            raise ValueError(f"{reading.row}: a leaf states a row once")
        found[reading.row] = reading
    return MappingProxyType(found)


def _written(words: Mapping[str, str]) -> Mapping[str, str]:
    tidy = ((section, paragraphs(text)) for section, text in words.items())
    return MappingProxyType({section: text for section, text in tidy if text})


@frozen
class Leaf:
    """What one office itself answers for: a ward's report, or the city office's own rows.

    A leaf that is expected and not there is a leaf too, with `submitted` False. `dossiers` are its
    dossiers by field, where a source counted them; none says that nobody did. A leaf that
    `stands_for` several units holds what was stated of them together, none told apart: its unit is
    a `group_of` them, and only what adds up counts. `words` is what a person wrote, by the id of
    the report's section, a paragraph a line.
    """

    unit: AdminUnit
    window: Window
    readings: Mapping[str, Reading] = field(converter=_by_row, factory=dict)
    submitted: bool = True
    dossiers: tuple[DossierCount, ...] = ()
    stands_for: int | None = None
    words: Mapping[str, str] = field(converter=_written, factory=dict)

    @property
    def key(self) -> LeafKey:
        return LeafKey(self.unit.key, self.window)

    def reading(self, row: str) -> Reading:
        """The reading of a row; a row that is not there is blank."""
        return self.readings.get(row, Reading(row))


def _by_key(leaves: Iterable[Leaf] | Mapping[LeafKey, Leaf]) -> Mapping[LeafKey, Leaf]:
    if isinstance(leaves, Mapping):
        leaves = leaves.values()
    ordered = sorted(leaves, key=lambda leaf: leaf.key)
    for one, other in pairwise(ordered):
        if one.unit.key == other.unit.key and one.window.overlaps(other.window):
            raise CannotJoin(
                Text(
                    f"{one.unit.name} có hai báo cáo trùng ngày số liệu "
                    f"({one.window.phrase.vi}; {other.window.phrase.vi}); bỏ bớt một báo cáo.",
                    f"{one.unit.name} has two reports over the same days "
                    f"({one.window.phrase.en}; {other.window.phrase.en}); leave one out.",
                )
            )
    return MappingProxyType({leaf.key: leaf for leaf in ordered})


@frozen
class Report:
    """A unit's report for a period: the leaves it is made of, one for a ward, many for a city.

    A roll-up is a report too. It holds no totals: whatever is printed is computed from the leaves
    (`cchc_core.rollup.tabulate`), so that any grouping of the same leaves gives the same figures.
    """

    unit: AdminUnit
    period: Period
    pack: str
    leaves: Mapping[LeafKey, Leaf] = field(converter=_by_key)

    def __attrs_post_init__(self) -> None:
        for leaf in self.leaves.values():
            if leaf.window not in self.period.window:
                raise CannotJoin(
                    Text(
                        f"Số liệu của {leaf.unit.name} ({leaf.window.phrase.vi}) nằm ngoài kỳ báo "
                        f"cáo ({self.period.window.phrase.vi}).",
                        f"The figures of {leaf.unit.name} ({leaf.window.phrase.en}) lie outside "
                        f"the period ({self.period.window.phrase.en}).",
                    )
                )

    @classmethod
    def of(
        cls,
        unit: AdminUnit,
        period: Period,
        pack: str,
        readings: Iterable[Reading] = (),
        *,
        submitted: bool = True,
        words: Mapping[str, str] = MappingProxyType({}),
    ) -> "Report":
        """The report of one office: a single leaf over the whole period."""
        leaf = Leaf(unit, period.window, readings, submitted, words=words)
        return cls(unit, period, pack, [leaf])

    @property
    def rolled_up(self) -> bool:
        """Whether it holds more than the office's own figures."""
        return {key.unit for key in self.leaves} != {self.unit.key}

    @cached_property
    def own(self) -> Leaf:
        """The only leaf of a report that is not rolled up (ValueError otherwise)."""
        (leaf,) = self.leaves.values()
        return leaf

    @cached_property
    def units(self) -> tuple[AdminUnit, ...]:
        """The units whose leaves it holds, each once, in the order of their keys."""
        return tuple({k.unit: self.leaves[k].unit for k in sorted(self.leaves)}.values())


def join(unit: AdminUnit, period: Period, reports: Iterable[Report]) -> Report:
    """The reports as one report of `unit`: the disjoint union of their leaves.

    Raises `CannotJoin` when a unit answers twice for the same days, when leaves lie outside
    `period`, or when the reports are on different form packs.
    """
    reports = tuple(reports)
    packs = {report.pack for report in reports}
    if len(packs) != 1:
        listed = ", ".join(sorted(packs)) or "-"
        raise CannotJoin(
            Text(
                f"Chỉ gộp được các báo cáo cùng một bộ biểu mẫu; đang có: {listed}.",
                f"Only reports on one form pack can be joined; these are on: {listed}.",
            )
        )
    leaves = [leaf for report in reports for leaf in report.leaves.values()]
    return Report(unit, period, packs.pop(), leaves)
