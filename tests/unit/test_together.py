"""Figures of several units stated as one: what adds up counts, for as many units as it is of."""

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_core.model.measures import Kind, Outcome, Status, Together
from cchc_core.model.operators import StatedRate, Sum
from cchc_core.model.reports import Leaf, Reading, Report, join
from cchc_core.model.units import UnitKey, group_of
from cchc_core.rollup import tabulate
from cchc_core.testing import samples, strategies

PACK, PERIOD, UNITS = samples.sample_pack(), samples.sample_period(), samples.sample_units()
DAY = PERIOD.window.last
PROVINCE, ONE, OTHER = (UNITS.with_code(code, DAY) for code in ("98", "981", "982"))
WARDS = UNITS.children(ONE.key, DAY)
GROUP = group_of(OTHER, "commune", "Các đơn vị cấp xã thuộc Thành phố Biển Mẫu")
USED = Status.USED


def group(*readings: Reading, stands_for: int = 34) -> Leaf:
    return Leaf(GROUP, PERIOD.window, readings, stands_for=stands_for)


def ward(**figures: object) -> Leaf:
    readings = [Reading(row.replace("__", "."), USED, value) for row, value in figures.items()]
    return Leaf(WARDS[0], PERIOD.window, readings)


def figures(*leaves: Leaf):
    return tabulate(Report(PROVINCE, PERIOD, PACK.key, leaves), PACK)


def test_a_sum_counts_for_the_units_it_is_of():
    """33 of 34, and one ward of one: 34 of 35; what is not told of is lacking, never zero."""
    stated = group(Reading("tasks.assigned", USED, 700, stands_for=33))
    figure = figures(stated, ward(tasks__assigned=5))["tasks.assigned"]
    assert (figure.value, figure.outcome) == (705, Outcome.INCOMPLETE)
    assert (figure.coverage.used, figure.coverage.expected) == (34, 35)
    assert figure.coverage.together == {GROUP.key: Together(33, 34)}
    whole = figures(group(Reading("tasks.assigned", USED, 700)))["tasks.assigned"]
    assert (whole.outcome, whole.coverage.used) == (Outcome.VALUE, 34)


def test_units_that_state_nothing_together_all_lack():
    """By what became of the figure they would share."""
    blank, none = group(), group(Reading("tasks.assigned", Status.NOT_APPLICABLE))
    told = figures(blank)["tasks.assigned"].coverage
    assert (told.used, told.applicable, told.expected) == (0, 34, 34)
    told = figures(none)["tasks.assigned"].coverage
    assert (told.used, told.applicable, told.expected) == (0, 0, 34)


def test_a_rate_weighs_what_was_stated_with_it():
    """Not the sum on its base's row, which may be of other units; without a base it is not used."""
    rate = Reading("tasks.done_rate", USED, Decimal(90), stands_for=30, base=300)
    base = Reading("tasks.planned", USED, 1000, stands_for=33)
    other = ward(tasks__done_rate=Decimal(50), tasks__planned=100)
    figure = figures(group(rate, base), other)["tasks.done_rate"]
    assert (figure.value, figure.whole, figure.coverage.used) == (80, 400, 31)
    bare = figures(group(evolve(rate, base=None), base), other)["tasks.done_rate"]
    assert (bare.value, bare.coverage.units[Status.WITHOUT_BASE]) == (50, (GROUP.key,))
    alone = figures(group(evolve(rate, base=None), base))["tasks.done_rate"]
    assert alone.value is None


def test_a_ratio_is_made_of_the_parts_that_were_stated():
    """Never of the sums on the rows it divides: they may be of other units."""
    sums = [
        Reading(row, USED, 90, stands_for=34)
        for row in ("dossiers.resolved", "dossiers.carried_over", "dossiers.in_period")
    ]
    other = ward(dossiers__resolved=1, dossiers__carried_over=0, dossiers__in_period=2)
    row = "dossiers.resolved_rate"
    lacking = figures(group(*sums), other)[row]
    assert (lacking.value, lacking.coverage.used, lacking.coverage.expected) == (50, 1, 35)
    parts = Reading(row, part=99, base=98, stands_for=33)
    figure = figures(group(*sums, parts), other)[row]
    assert (figure.part, figure.whole, figure.value) == (100, 100, 100)
    assert (figure.coverage.used, figure.beside) == (34, ())


NOT_ADDED = [
    row.id
    for row in PACK.rows
    if row.scope and not isinstance(PACK.indicator(row).over_units, Sum | StatedRate)
]


@pytest.mark.parametrize("row", NOT_ADDED)
def test_what_does_not_add_up_is_not_taken(row):
    """A common count, a code, a list of nobody in particular: rejected like what is unreadable."""
    value = () if PACK.indicator(PACK[row]).kind is Kind.DOCUMENTS else 1
    leaf = evolve(group(Reading(row, USED, value)), unit=evolve(GROUP, level=PACK[row].scope[-1]))
    figure = figures(leaf)[row]
    assert figure.value is None
    assert figure.coverage.units == {Status.REJECTED: (GROUP.key,)}


@st.composite
def stated(draw):
    """What a city's wards may have stated together: any figures, of any number of them."""
    leaf = draw(strategies.leaves(GROUP, PERIOD.window, PACK))
    bases = st.none() | st.integers(0, 50)
    readings = [
        evolve(r, stands_for=draw(st.integers(0, 34)), base=draw(bases), part=draw(bases))
        for r in leaf.readings.values()
    ]
    return group(*readings)


@settings(max_examples=max(settings.default.max_examples // 5, 1))
@given(data=st.data(), together=stated())
def test_it_joins_like_any_leaf_and_the_coverage_adds_up(data, together):
    """In any order and grouping the same; never more used than asked."""
    offices = (PROVINCE, ONE, OTHER, *WARDS[:2])
    leaves = [data.draw(strategies.leaves(office, PERIOD.window, PACK)) for office in offices]
    single = [Report(leaf.unit, PERIOD, PACK.key, [leaf]) for leaf in leaves]
    city = join(OTHER, PERIOD, [single[2], Report(OTHER, PERIOD, PACK.key, [together])])
    through = join(PROVINCE, PERIOD, [city, *single[:2], *single[3:]])
    at_once = Report(PROVINCE, PERIOD, PACK.key, [together, *leaves])
    assert through == at_once
    told = tabulate(through, PACK)
    assert told == tabulate(at_once, PACK)
    for id, figure in told.items():
        asked = sum(
            34 if key == GROUP.key else 1 for keys in figure.coverage.units.values() for key in keys
        )
        assert figure.coverage.expected == asked, id
        assert 0 <= figure.coverage.used <= figure.coverage.applicable <= asked


@given(values=st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=6))
def test_sums_and_rates_are_those_of_the_units_one_by_one(values):
    """Stated together with their base, they give the figures that the single units give."""
    units = [evolve(WARDS[0], key=UnitKey(f"9820{n}")) for n in range(len(values))]
    singly = [
        Leaf(
            unit,
            PERIOD.window,
            [
                Reading("tasks.planned", USED, base),
                Reading("tasks.done_rate", USED, Decimal(rate)),
            ],
        )
        for unit, (rate, base) in zip(units, values, strict=True)
    ]
    planned, rate = (figures(*singly)[row] for row in ("tasks.planned", "tasks.done_rate"))
    if rate.value is None or (rate.value * 10**6).denominator != 1:
        return
    both = group(
        Reading("tasks.planned", USED, int(planned.value)),
        Reading("tasks.done_rate", USED, _decimal(rate.value), base=int(rate.whole)),
        stands_for=len(values),
    )
    other = ward(tasks__planned=7, tasks__done_rate=Decimal(13))
    for row in ("tasks.planned", "tasks.done_rate"):
        one, many = figures(both, other)[row], figures(*singly, other)[row]
        assert (one.value, one.whole, one.coverage.used) == (
            many.value,
            many.whole,
            many.coverage.used,
        )


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
