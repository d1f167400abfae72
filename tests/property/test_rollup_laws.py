"""The one law: the same leaves give the same report and figures, however they were put together."""

from collections.abc import Sequence

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_core.model.operators import FromAnswers, FromFigures
from cchc_core.model.periods import Window
from cchc_core.model.reports import Leaf, Report, join
from cchc_core.model.units import AdminUnit
from cchc_core.rollup import tabulate
from cchc_core.testing.samples import cut_down, sample_pack, sample_period, sample_units
from cchc_core.testing.strategies import leaves, packs, tilings

PACK = sample_pack()
PERIOD = sample_period()
EVERYONE = sample_units().units
PROVINCE, CITY = EVERYONE[0], EVERYONE[1]
WARDS = tuple(unit for unit in EVERYONE if unit.level == "commune")
ROWS = sorted(PACK.catalogue.by_id)


@st.composite
def forests(draw, pack, offices: Sequence[AdminUnit] = EVERYONE):
    """Leaves of some offices: over the whole period or over parts of it, gaps and silence among."""
    found = []
    for office in draw(st.lists(st.sampled_from(offices), min_size=1, max_size=5, unique=True)):
        tiles = draw(tilings(PERIOD.window, 3))
        for tile in draw(st.lists(st.sampled_from(tiles), min_size=1, unique=True)):
            leaf = draw(leaves(office, tile, pack))
            found.append(leaf if draw(st.integers(0, 5)) else Leaf(office, tile, submitted=False))
    return found


@st.composite
def grouped(draw, pack, leaves):
    """The leaves joined bit by bit: any order, any nesting, any unit standing for the bits."""
    bits = [Report(leaf.unit, over([leaf]), pack.key, [leaf]) for leaf in leaves]
    while len(bits) > 1:
        bits = draw(st.permutations(bits))
        size = draw(st.integers(2, len(bits)))
        inner = [leaf for bit in bits[:size] for leaf in bit.leaves.values()]
        bits = [join(draw(st.sampled_from(EVERYONE)), over(inner), bits[:size]), *bits[size:]]
    return join(PROVINCE, PERIOD, bits)


def over(leaves):
    """The shortest period that holds the leaves."""
    windows = [leaf.window for leaf in leaves]
    held = Window(min(w.first for w in windows), max(w.last for w in windows))
    return evolve(PERIOD, window=held, reason="một phần của kỳ")


def test_the_sample_pack_holds_every_operator_with_every_one_that_goes_with_it():
    """What the laws are tried on: no operator, over units or over periods, escapes them."""
    held = {(type(i.over_units), i.over_periods) for i in PACK.catalogue.indicators}
    operators = (FromAnswers | FromFigures).__args__
    assert held == {(kind, over) for kind in operators for over in kind.periods}


@pytest.mark.parametrize("row", ROWS)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_any_order_and_any_grouping_give_the_same_report(row, data):
    """Per indicator: however its leaves were joined, report and figure are the same."""
    pack = cut_down(PACK, [row])
    found = data.draw(forests(pack))
    at_once = Report(PROVINCE, PERIOD, pack.key, found)
    bit_by_bit = data.draw(grouped(pack, found))
    assert bit_by_bit == at_once
    assert bit_by_bit.units == at_once.units
    assert tabulate(bit_by_bit, pack) == tabulate(at_once, pack)


@settings(max_examples=30, deadline=None)
@given(data=st.data(), pack=packs())
def test_through_the_cities_equals_all_at_once(data, pack):
    """Wards → cities → province gives what all leaves → province give, in any pack."""
    day = PERIOD.window.last
    found = data.draw(forests(pack))
    under = {}
    for leaf in found:
        parent = sample_units().parent(leaf.unit.key, day)
        office = parent if leaf.unit.level == "commune" and parent else leaf.unit
        under.setdefault(office.key, []).append(leaf)
    cities = [Report(sample_units()[key], PERIOD, pack.key, held) for key, held in under.items()]
    through = join(PROVINCE, PERIOD, cities)
    at_once = Report(PROVINCE, PERIOD, pack.key, list(reversed(found)))
    assert through == at_once
    assert tabulate(through, pack) == tabulate(at_once, pack)


@pytest.mark.parametrize("row", ROWS)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_figures_read_alike_whatever_the_order(row, data):
    """Also what equality overlooks: mappings inside a figure list their keys in one order."""
    pack = cut_down(PACK, [row])
    found = data.draw(forests(pack))
    shuffled = data.draw(st.permutations(found))
    first, second = (
        repr(tabulate(Report(PROVINCE, PERIOD, pack.key, some), pack)) for some in (found, shuffled)
    )
    assert first == second
