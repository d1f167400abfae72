"""Adjoining windows: joined in any order and grouping, and a day nobody told of is never zero."""

from datetime import timedelta
from fractions import Fraction
from itertools import product

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cchc_core.model.measures import Outcome, Status
from cchc_core.model.operators import DERIVED, OverPeriods, StatedRate
from cchc_core.model.periods import Window
from cchc_core.model.reports import Leaf, Reading, Report, join
from cchc_core.rollup import tabulate
from cchc_core.testing.samples import (
    cut_down,
    sample_city,
    sample_pack,
    sample_period,
    sample_wards,
)
from cchc_core.testing.strategies import STATED, leaves, periods, tilings, windows

PACK = sample_pack()
HALF = sample_period("6-months")
CITY, WARDS = sample_city(), sample_wards()
WARD = WARDS[0]
ROWS = sorted(PACK.catalogue.by_id)

TRIES = settings.default.max_examples
FEW = settings(max_examples=max(TRIES // 8, 1))
SOME = settings(max_examples=max(TRIES // 2, 1))


def over(*operators, derived=False):
    """The rows whose indicator has one of the operators over periods."""
    found = [i for i in PACK.catalogue.indicators if i.over_periods in operators]
    return [i.id for i in found if derived or not isinstance(i.over_units, DERIVED)]


@st.composite
def series(draw, row, statuses=STATED, at_least=1, silent=True):
    """One unit's leaves over windows that tile the half year; now and then one was not sent."""
    pack = cut_down(PACK, [row])
    unit = CITY if PACK[row].scope == ("city",) else WARD
    told = []
    for window in draw(tilings(HALF.window, 3, at_least)):
        leaf = draw(leaves(unit, window, pack, statuses, beside=False))
        sent = draw(st.integers(0, 7)) or not silent
        told.append(leaf if sent else Leaf(unit, window, submitted=False))
    return pack, told


def figure(row, pack, told):
    return tabulate(Report(CITY, HALF, pack.key, told), pack)[row]


def statuses(row, told):
    return [leaf.reading(row).status if leaf.submitted else Status.NOT_SUBMITTED for leaf in told]


def status(got):
    """The one unit's status."""
    (only,) = got.coverage.units
    return only


@pytest.mark.parametrize("row", ROWS)
@FEW
@given(data=st.data())
def test_unit_by_unit_or_window_by_window_is_the_same(row, data):
    """Each ward's quarters joined first, or each quarter's wards: one report, the same figures."""
    offices = (*WARDS[:2], CITY)
    pack = cut_down(PACK, [row])
    quarters = data.draw(tilings(HALF.window, 3))
    told = [data.draw(leaves(o, q, pack)) for o in offices for q in quarters]
    told = data.draw(st.permutations(told))[data.draw(st.integers(0, 1)) :]

    def joined(groups):
        parts = [Report(CITY, HALF, pack.key, some) for some in groups if some]
        return join(CITY, HALF, parts)

    by_unit = joined([[leaf for leaf in told if leaf.unit == o] for o in offices])
    by_window = joined([[leaf for leaf in told if leaf.window == q] for q in quarters])
    assert by_unit == by_window
    assert tabulate(by_unit, pack) == tabulate(by_window, pack)


@pytest.mark.parametrize("row", over(OverPeriods.SUM))
@SOME
@given(data=st.data())
def test_a_sum_needs_every_window_it_applies_to(row, data):
    """All told, the sum; one lacking, no value at all for the unit, and its status says why."""
    pack, told = data.draw(series(row))
    got, seen = figure(row, pack, told), statuses(row, told)
    asked = {s for s in seen if s is not Status.NOT_APPLICABLE}
    used = [leaf.readings[row].value for leaf, s in zip(told, seen, strict=True) if s == "used"]
    if asked == {Status.USED}:
        assert got.value == sum(used)
        assert got.outcome is Outcome.VALUE
    else:
        assert got.value is None
        assert status(got) in (asked or {Status.NOT_APPLICABLE}) - {Status.USED}


@pytest.mark.parametrize("row", over(OverPeriods.FIRST, OverPeriods.LAST))
@SOME
@given(data=st.data())
def test_first_and_last_ask_their_window_only(row, data):
    """The figure is that of the first (last) window alone, whatever the others say."""
    pack, told = data.draw(series(row))
    first = PACK.catalogue[row].over_periods is OverPeriods.FIRST
    one = told[0] if first else told[-1]
    alone = evolve(HALF, window=one.window)
    expected = tabulate(Report(CITY, alone, pack.key, [one]), pack)[row]
    assert figure(row, pack, told) == expected


@pytest.mark.parametrize("row", over(OverPeriods.ANY, OverPeriods.COMBINE))
@SOME
@given(data=st.data())
def test_a_code_over_windows_is_decided_when_no_missing_one_could_change_it(row, data):
    """Decided if and only if every way of filling in the missing windows gives the same code."""
    pack, told = data.draw(series(row))
    codes = sorted(PACK.catalogue[row].codes)
    combine = PACK.catalogue[row].over_periods is OverPeriods.COMBINE

    def result(said):
        if combine:
            return said[0] if len(set(said)) == 1 else codes[-1]
        return int(1 in said)

    seen = [(leaf, s) for leaf, s in zip(told, statuses(row, told), strict=True)]
    asked = [(leaf, s) for leaf, s in seen if s is not Status.NOT_APPLICABLE]
    ways = product(
        *([leaf.readings[row].value] if s is Status.USED else codes for leaf, s in asked)
    )
    possible = {result(said) for said in ways if asked}
    got = figure(row, pack, told)
    if len(possible) == 1:
        assert got.tally == {possible.pop(): (told[0].unit.key,)}
        assert status(got) is Status.USED
    else:
        assert got.value is None
        assert status(got) is not Status.USED


@pytest.mark.parametrize(
    ("row", "base"),
    [
        ("online.rate.commune", "procedures.listed.commune"),
        ("online.rate.city", "procedures.listed.city"),
    ],
)
@SOME
@given(data=st.data())
def test_a_rate_over_windows_is_weighted_by_each_window_s_base(row, base, data):
    """Σ rate · base / Σ base over the windows; a window without a base leaves the unit without."""
    pack, told = data.draw(series(row, (Status.USED, Status.BLANK), silent=False))
    assume(set(statuses(row, told)) == {Status.USED})
    rates = [Fraction(leaf.readings[row].value) for leaf in told]
    bases = [leaf.readings[base].value for leaf in told]
    got = figure(row, pack, told)
    if None not in bases and sum(bases):
        assert got.value == sum(map(Fraction.__mul__, rates, map(Fraction, bases))) / sum(bases)
    elif None not in bases:
        assert got.outcome is Outcome.NOT_ARISING
    elif set(bases) == {None} and len(set(rates)) == 1:
        assert got.value == rates[0]
    elif len(told) > 1:
        assert (got.value, got.outcome) == (None, Outcome.NO_BASIS)
        assert status(got) is Status.WITHOUT_BASE


@pytest.mark.parametrize("row", over(OverPeriods.LIST))
@SOME
@given(data=st.data())
def test_a_list_runs_on_over_the_windows(row, data):
    """All that was listed, in time order, once every window has told."""
    pack, told = data.draw(series(row))
    got, seen = figure(row, pack, told), statuses(row, told)
    lists = [leaf.readings[row].value for leaf, s in zip(told, seen, strict=True) if s == "used"]
    if set(seen) - {Status.NOT_APPLICABLE} == {Status.USED}:
        assert [d for _, d in got.documents] == [d for some in lists for d in some]
    else:
        assert got.value is None
        assert got.documents == ()


@SOME
@given(data=st.data())
def test_what_may_not_be_combined_is_not(data):
    """Over several windows "none" gives no value, unless a formula rebuilds it from what may be."""
    pack, told = data.draw(series("dossiers.busiest_day", (Status.USED,)))
    got = figure("dossiers.busiest_day", pack, told)
    if len(told) == 1 and told[0].submitted:
        assert got.value == told[0].readings["dossiers.busiest_day"].value
    else:
        assert got.value is None
        sent = any(leaf.submitted for leaf in told)
        assert status(got) is (Status.OTHER_WINDOW if sent else Status.NOT_SUBMITTED)


@SOME
@given(data=st.data())
def test_received_is_rebuilt_from_in_period_and_carried_over(data):
    """Not summed: each window's own value holds what the one before carried over."""
    pack, told = data.draw(series("dossiers.received", (Status.USED,), at_least=2, silent=False))
    came = sum(leaf.readings["dossiers.in_period"].value for leaf in told)
    carried = told[0].readings["dossiers.carried_over"].value
    assert figure("dossiers.received", pack, told).value == came + carried


@pytest.mark.parametrize("row", [row for row in ROWS if PACK[row].scope])
@FEW
@given(data=st.data())
def test_a_gap_is_a_window_not_submitted(row, data):
    """Leaving a leaf out equals saying that it was never sent; nothing takes its place."""
    pack, told = data.draw(series(row, at_least=2))
    at = data.draw(st.integers(0, len(told) - 1))
    rest = [*told[:at], *told[at + 1 :]]
    said = Leaf(told[at].unit, told[at].window, submitted=False)
    without, silent = figure(row, pack, rest), figure(row, pack, [*rest, said])
    assert evolve(without, beside=()) == evolve(silent, beside=())


@pytest.mark.parametrize("row", ["tasks.assigned", "dossiers.in_period", "legal.issued.commune"])
@FEW
@given(data=st.data())
def test_a_gap_in_one_ward_makes_the_city_incomplete(row, data):
    """Every other figure still counts, the ward is named, and its other windows are not a sum."""
    pack = cut_down(PACK, [row])
    day = data.draw(st.integers(0, (HALF.window.last - HALF.window.first).days))
    silent = HALF.window.first + timedelta(day)
    told = [
        data.draw(leaves(WARD, window, pack, (Status.USED,)))
        for window in HALF.window.gaps([Window(silent, silent)])
    ]
    other = Leaf(WARDS[1], HALF.window, [Reading(row, Status.USED, 5)])
    got = figure(row, pack, [*told, other])
    assert (got.value, got.outcome) == (5, Outcome.INCOMPLETE)
    assert got.coverage.units[Status.NOT_SUBMITTED] == (WARD.key,)


def test_every_stated_rate_over_periods_is_tried():
    """The rates tried above are those that combine over periods by their own base."""
    rates = over(OverPeriods.RATE)
    assert all(isinstance(PACK.catalogue[row].over_units, StatedRate) for row in rates)
    assert {"online.rate.commune", "online.rate.city", "online.used_rate"} == set(rates)


@given(windows(), st.data())
def test_gaps_and_parts_cover_every_day_once(window, data):
    """Whatever parts are taken away, the gaps are exactly the days they leave."""
    tiles = data.draw(tilings(window))
    kept = data.draw(st.sets(st.sampled_from(tiles)))
    gaps = window.gaps(kept)
    days = [
        part.first + timedelta(n)
        for part in (*kept, *gaps)
        for n in range((part.last - part.first).days + 1)
    ]
    every = [window.first + timedelta(n) for n in range((window.last - window.first).days + 1)]
    assert sorted(days) == every


@given(windows(), windows())
def test_overlapping_is_mutual_and_so_is_holding(one, other):
    """Two windows overlap both ways or neither way; each in the other, they are the same."""
    assert one.overlaps(other) == other.overlaps(one)
    assert (one in other and other in one) == (one == other)
    if one in other:
        assert one.overlaps(other)
        assert one.gaps([other]) == ()


@given(periods())
def test_a_drawn_period_is_due_after_its_last_day(period):
    """What the strategy for plugin authors draws is a period an office could be given."""
    assert period.due > period.window.last
    assert period.reason
