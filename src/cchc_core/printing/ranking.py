"""How units stand on the rates that leaders look at first; which rates those are the forms declare.

A rank is of figures as they are printed: no unit stands above another by a difference that nobody
can see. What is incomplete is never ranked, nor is a rate on which units cannot be told apart, and
no rate is averaged.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from cchc_core.extensions import Publication
from cchc_core.model.comparisons import Better, Highlight
from cchc_core.model.forms import Form, FormPack, Role, Row
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Answer, Figure, Kind, Outcome, Status
from cchc_core.model.operators import OverPeriods, Ratio
from cchc_core.model.periods import Window
from cchc_core.model.reports import Report
from cchc_core.model.units import AdminUnit, UnitKey
from cchc_core.printing import words
from cchc_core.printing.alike import Alike, alike
from cchc_core.printing.looks import rounded
from cchc_core.rollup import answers_of, figure_of
from cchc_core.text import Text, vietnamese_order

ALIKE = 3
"""By how many days two windows may differ in length and still be of one kind: a quarter has 90 to
92 days, a year 365 or 366."""


@frozen
class Place:
    """Where a unit stands: its rate in percent and what that is a rate of, or why it has none.

    `before` is its rate in the period before, where it had one.
    """

    unit: AdminUnit
    rank: int | None = None
    value: Fraction | None = None
    part: Fraction | None = None
    whole: Fraction | None = None
    why: Text | None = None
    before: Fraction | None = None


@frozen
class Standing:
    """A rate that leaders look at: of all units together, and unit by unit.

    `places` hold the ranked ones first, those of one rank in Vietnamese order, then the others; an
    office's own report has none. `unlike` says why the period before cannot be compared with this
    one, although `before` is its figure. Nobody has a rank where units are too much `alike` for it.
    """

    id: str
    label: Text
    better: Better
    figure: Figure
    places: tuple[Place, ...] = ()
    before: Figure | None = None
    unlike: Text | None = None
    alike: Alike | None = None

    @property
    def change(self) -> Fraction | None:
        """By how many percentage points it rose since the period before; None where that cannot be
        said."""
        if self.unlike or self.before is None or self.before.value is None:
            return None
        return None if self.figure.value is None else self.figure.value - self.before.value

    @property
    def ranked(self) -> tuple[Place, ...]:
        """The units that have a rank."""
        return tuple(place for place in self.places if place.rank is not None)

    @property
    def unranked(self) -> tuple[Place, ...]:
        """Those without a rate, each with why."""
        return tuple(place for place in self.places if place.why is not None)

    @property
    def scale(self) -> tuple[Fraction, Fraction]:
        """Between which rates a chart of the ranked units stands: from the tens below the least to
        the tens above the most, that of all together among them, at least ten apart."""
        told = [place.value for place in self.ranked] + [self.figure.value]
        numbers = [value for value in told if value is not None]
        low, high = 10 * (min(numbers) // 10), -10 * (-max(numbers) // 10)
        return Fraction(low - 10 if low == high else low), Fraction(high)


def standings(publication: Publication) -> tuple[Standing, ...]:
    """The standings of every highlight that the forms have the rows for, in the declared order."""
    chosen = highlights_of(publication.pack, publication.on_time)
    pack, ids = _measured(publication.pack, chosen)
    return tuple(
        _standing(publication, highlight, pack, id)
        for highlight, id in zip(chosen, ids, strict=True)
    )


def highlights_of(pack: FormPack, on_time: str = "") -> tuple[Highlight, ...]:
    """The highlights that a pack has the rows for, one of each id; the chosen on-time rate, if a
    campaign chose one, in the place of the declared one."""
    found: dict[str, Highlight] = {}
    for declared in pack.catalogue.comparisons.highlights:
        chosen = declared.on_time and on_time in pack
        highlight = evolve(declared, rate=on_time, part=None, whole=None) if chosen else declared
        if highlight.id not in found and all(name in pack for name in highlight.names):
            found[highlight.id] = highlight
    return tuple(found.values())


def ranks(values: Iterable[Fraction], better: Better) -> Mapping[Fraction, int]:
    """The rank of each printed value: 1, 2, 2, 4, the best first."""
    ordered = sorted(map(_printed, values), reverse=better is Better.HIGH)
    found: dict[Fraction, int] = {}
    for place, value in enumerate(ordered, 1):
        found.setdefault(value, place)
    return found


def unlike_windows(now: Window, before: Window) -> Text | None:
    """Why figures of two windows cannot be compared; None where they can: days that do not overlap,
    about as many of them."""
    days = [(window.last - window.first).days for window in (now, before)]
    if not now.overlaps(before) and abs(days[0] - days[1]) <= ALIKE:
        return None
    return words.UNLIKE.format(now=now.phrase, before=before.phrase)


def in_order(units: Iterable[AdminUnit]) -> list[AdminUnit]:
    """Units as a Vietnamese list has them: by name, those of one name by key."""
    return sorted(units, key=lambda unit: (vietnamese_order(unit.name), unit.key))


def _measured(pack: FormPack, chosen: Sequence[Highlight]) -> tuple[FormPack, list[str]]:
    """The pack with a row for each highlight that is none of its own, and the ids of all."""
    made = [_indicator(highlight, pack) for highlight in chosen if not highlight.rate]
    ids = [highlight.rate or _id(highlight) for highlight in chosen]
    if not made:
        return pack, ids
    rows = tuple(Row(one.id, "", one.label.vi, "%", Role.DERIVED) for one in made)
    form = Form("highlights", Text("", ""), rows)
    catalogue = evolve(pack.catalogue, indicators=(*pack.catalogue.indicators, *made))
    return evolve(pack, catalogue=catalogue, forms=(*pack.forms, form)), ids


def _indicator(highlight: Highlight, pack: FormPack) -> Indicator:
    part, whole = highlight.part, highlight.whole
    assert part is not None
    assert whole is not None
    return Indicator(
        id=_id(highlight),
        area=pack.catalogue.areas[0].id,
        label=highlight.label,
        unit_of_measure=Text("%", "%"),
        kind=Kind.RATE,
        over_units=Ratio(part, whole),
        over_periods=OverPeriods.DERIVED,
    )


def _id(highlight: Highlight) -> str:
    return f"highlight.{highlight.id}"


def _standing(publication: Publication, highlight: Highlight, pack: FormPack, id: str) -> Standing:
    report, previous = publication.report, publication.previous
    figure = publication.figures.get(id) or figure_of(report, pack, id)
    earlier: Mapping[UnitKey, Fraction] = {}
    before = unlike = None
    if previous is not None:
        before = figure_of(previous, pack, id)
        unlike = unlike_windows(report.period.window, previous.period.window)
        earlier = {
            answer.unit: value
            for answer in answers_of(previous, pack, id)
            if (value := _rate(answer, pack.catalogue[id])) is not None
        }
    places = list(_places(report, pack, id, figure, earlier))
    found = alike([(p.unit, p.value) for p in places if p.value is not None], id, pack)
    return Standing(
        highlight.id,
        highlight.label,
        highlight.better,
        figure,
        tuple(places) if found else tuple(_by_rank(places, highlight.better)),
        before,
        unlike,
        found,
    )


def _places(
    report: Report,
    pack: FormPack,
    id: str,
    figure: Figure,
    earlier: Mapping[UnitKey, Fraction],
) -> Iterator[Place]:
    """The units of the base level in Vietnamese order, those with a rate first."""
    if not report.rolled_up:
        return
    indicator = pack.catalogue[id]
    answers = {answer.unit: answer for answer in answers_of(report, pack, id)}
    of = {key: status for status, keys in figure.coverage.units.items() for key in keys}
    units = in_order(u for u in report.units if u.level == pack.base_level and u.key in of)
    places = [
        evolve(_place(unit, of[unit.key], answers[unit.key], indicator), before=before)
        for unit, before in ((unit, earlier.get(unit.key)) for unit in units)
    ]
    yield from sorted(places, key=lambda place: place.why is not None)


def _by_rank(places: Sequence[Place], better: Better) -> Iterator[Place]:
    """Those with a rate by rank, then the others."""
    told = [(place, place.value) for place in places if place.value is not None]
    rank = ranks((value for _, value in told), better)
    numbered = [evolve(place, rank=rank[_printed(value)]) for place, value in told]
    yield from sorted(numbered, key=lambda place: place.rank or 0)
    yield from (place for place in places if place.value is None)


def _place(unit: AdminUnit, status: Status, answer: Answer, indicator: Indicator) -> Place:
    if status is not Status.USED:
        return Place(unit, why=words.STATUS[status])
    if answer.together is not None:
        return Place(unit, why=words.NOT_TOLD_APART)
    value = _rate(answer, indicator)
    if value is None:
        return Place(unit, whole=answer.base, why=words.NO_NUMBER[Outcome.NOT_ARISING])
    part = answer.value if isinstance(indicator.over_units, Ratio) else None
    return Place(unit, value=value, part=part, whole=answer.base)


def _rate(answer: Answer, indicator: Indicator) -> Fraction | None:
    """A unit's rate in percent; None where it has none, or a rate of nothing."""
    if answer.status is not Status.USED or answer.value is None or answer.base == 0:
        return None
    if isinstance(indicator.over_units, Ratio):
        return None if answer.base is None else 100 * answer.value / answer.base
    return answer.value


def _printed(value: Fraction) -> Fraction:
    return Fraction(rounded(value))
