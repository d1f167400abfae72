"""The one law: the same leaves give the same report and figures, however they were put together."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_core.model.measures import Outcome, Status
from cchc_core.model.operators import (
    AllOf,
    AnyOf,
    Calculated,
    Combine,
    Common,
    FromAnswers,
    FromFigures,
    Gather,
    Lowest,
    OneList,
    Sum,
    Total,
)
from cchc_core.model.periods import Window
from cchc_core.model.reports import Leaf, Reading, Report, join
from cchc_core.model.units import AdminUnit
from cchc_core.rollup import ListedValue, tabulate
from cchc_core.testing.samples import cut_down, sample_pack, sample_period, sample_units
from cchc_core.testing.strategies import STATED, leaves, packs, tilings

PACK = sample_pack()
PERIOD = sample_period()
EVERYONE = sample_units().units
PROVINCE, CITY = EVERYONE[0], EVERYONE[1]
WARDS = tuple(unit for unit in EVERYONE if unit.level == "commune")
ROWS = sorted(PACK.catalogue.by_id)

TRIES = settings.default.max_examples
FEW = settings(max_examples=max(TRIES // 8, 1))  # for what is tried on each of forty rows
SOME = settings(max_examples=max(TRIES // 2, 1))


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
@FEW
@given(data=st.data())
def test_any_order_and_any_grouping_give_the_same_report(row, data):
    """Per indicator: however its leaves were joined, report and figure are the same."""
    pack = cut_down(PACK, [row])
    found = data.draw(forests(pack))
    at_once = Report(PROVINCE, PERIOD, pack.key, found)
    bit_by_bit = data.draw(grouped(pack, found))
    assert bit_by_bit == at_once
    assert bit_by_bit.units == at_once.units
    one, other = tabulate(bit_by_bit, pack), tabulate(at_once, pack)
    assert one == other
    assert repr(one) == repr(other), "mappings inside a figure list their keys in one order"


@SOME
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


# What each operator gives, against arithmetic written out here on the readings themselves.


@st.composite
def told(draw, row, offices=EVERYONE[1:], statuses=STATED, most_silent=1):
    """One leaf per office over the whole period, and what each says on the rows it fills."""
    pack = cut_down(PACK, [row])
    window = PERIOD.window
    found = [draw(leaves(office, window, pack, statuses, beside=False)) for office in offices]
    silent = draw(st.sets(st.sampled_from(offices), max_size=most_silent))
    return pack, [
        Leaf(leaf.unit, leaf.window, submitted=False) if leaf.unit in silent else leaf
        for leaf in found
    ]


def figure(row, pack, found, **given):
    return tabulate(Report(PROVINCE, PERIOD, pack.key, found), pack, **given)[row]


def used(row, found, level=None):
    """Unit by unit, the value on a row where one is used."""
    return {
        leaf.unit: leaf.readings[row].value
        for leaf in found
        if row in leaf.readings
        and leaf.readings[row].status is Status.USED
        and level in (None, leaf.unit.level)
    }


def applies(row, found):
    """The units in the row's scope that did not say "không áp dụng"."""
    return [
        leaf.unit
        for leaf in found
        if leaf.unit.level in PACK[row].scope
        and leaf.reading(row).status is not Status.NOT_APPLICABLE
    ]


def whole(row, found):
    """The outcome of a number that needs everyone."""
    answered, asked = used(row, found), applies(row, found)
    if not asked:
        return Outcome.NOT_APPLICABLE
    if not answered:
        return Outcome.NO_DATA
    return Outcome.VALUE if len(answered) == len(asked) else Outcome.INCOMPLETE


def of_kind(*kinds):
    """The rows whose indicator has one of the operators."""
    return [row for row in ROWS if isinstance(PACK.catalogue[row].over_units, kinds)]


@pytest.mark.parametrize("row", of_kind(Sum))
@SOME
@given(data=st.data())
def test_a_sum_adds_what_was_used_and_says_who_is_lacking(row, data):
    """The value is the plain sum; it is whole only with every unit that the row applies to."""
    pack, found = data.draw(told(row))
    got = figure(row, pack, found)
    answered = used(row, found)
    assert got.value == (sum(answered.values()) if answered else None)
    assert got.outcome is whole(row, found)
    assert set(got.coverage.units.get(Status.USED, ())) == {unit.key for unit in answered}


def rows_behind(row):
    """The rows a derived one is made of in the end: those that units answer."""
    indicator = PACK.catalogue[row]
    if not isinstance(indicator.over_units, FromFigures):
        return {row}
    return {id for name in indicator.uses for id in rows_behind(name)}


@pytest.mark.parametrize("row", ROWS)
@FEW
@given(data=st.data())
def test_coverage_adds_up_to_the_expected(row, data):
    """Every unit in the scope stands under one status, by name; nobody is lost or counted twice."""
    pack, found = data.draw(told(row, statuses=tuple(Status)))
    got = figure(row, pack, found)
    behind = dict(got.inputs)
    if PACK[row].scope:
        behind[row] = got.coverage
    if isinstance(PACK.catalogue[row].over_units, FromFigures):
        assert set(behind) == rows_behind(row)
    for id, coverage in behind.items():
        named = [key for keys in coverage.units.values() for key in keys]
        expected = [leaf.unit.key for leaf in found if leaf.unit.level in PACK[id].scope]
        assert sorted(named) == sorted(expected)
        assert coverage.expected == len(expected)
        silent = [leaf.unit.key for leaf in found if not leaf.submitted]
        gone = coverage.units.get(Status.NOT_SUBMITTED, ())
        assert set(gone) >= {key for key in silent if key in expected}


@pytest.mark.parametrize("row", of_kind(Sum))
@FEW
@given(data=st.data())
def test_a_missing_unit_is_never_a_zero(row, data):
    """Take one used figure away: the rest is incomplete and names the unit; a zero would not be."""
    pack, found = data.draw(told(row, statuses=(Status.USED,), most_silent=0))
    at = data.draw(st.sampled_from([i for i, leaf in enumerate(found) if row in leaf.readings]))
    unit, value = found[at].unit, found[at].readings[row].value

    def with_(leaf):
        return figure(row, pack, [*found[:at], leaf, *found[at + 1 :]])

    before = with_(found[at])
    blank = with_(evolve(found[at], readings=[Reading(row)]))
    gone = with_(Leaf(unit, PERIOD.window, submitted=False))
    zero = with_(evolve(found[at], readings=[Reading(row, Status.USED, 0)]))
    assert before.value - value == blank.value == gone.value == zero.value
    assert (blank.outcome, gone.outcome) == (Outcome.INCOMPLETE, Outcome.INCOMPLETE)
    assert unit.key in blank.coverage.units[Status.BLANK]
    assert unit.key in gone.coverage.units[Status.NOT_SUBMITTED]
    assert zero.outcome is before.outcome


@pytest.mark.parametrize("row", ROWS)
@FEW
@given(data=st.data())
def test_a_unit_it_does_not_apply_to_changes_no_value(row, data):
    """A ward that says "không áp dụng" everywhere changes neither value nor outcome."""
    pack, found = data.draw(told(row, offices=(CITY, *WARDS[:3])))
    nothing = [Reading(r.id, Status.NOT_APPLICABLE) for r in pack.fillable("commune")]
    more = [*found, Leaf(WARDS[3], PERIOD.window, nothing)]
    before, after = figure(row, pack, found), figure(row, pack, more)
    assert (after.value, after.outcome) == (before.value, before.outcome)


@SOME
@given(data=st.data())
def test_a_ratio_divides_pooled_parts_by_pooled_wholes(data):
    """Only units with both parts enter; the rate is that of all together, between the extremes."""
    row = "dossiers.resolved_rate"
    pack, found = data.draw(told(row))
    parts = [used(id, found) for id in ("dossiers.resolved", "dossiers.carried_over")]
    parts.append(used("dossiers.in_period", found))
    both = [unit for unit in parts[0] if unit in parts[1] and unit in parts[2]]
    pairs = [(parts[0][unit], parts[1][unit] + parts[2][unit]) for unit in both]
    got = figure(row, pack, found)
    base = sum(b for _, b in pairs)
    assert got.value == (100 * Fraction(sum(a for a, _ in pairs), base) if base else None)
    assert (got.part, got.whole) == (sum(a for a, _ in pairs), base)
    if pairs and not base:
        assert got.outcome is Outcome.NOT_ARISING
    if base and all(b for _, b in pairs):
        rates = [100 * Fraction(a, b) for a, b in pairs]
        assert min(rates) <= got.value <= max(rates)


@pytest.mark.parametrize(
    ("row", "base"),
    [
        ("tasks.done_rate", lambda say: say("tasks.planned")),
        ("online.rate.city", lambda say: say("procedures.listed.city")),
        ("online.rate.commune", lambda say: say("procedures.listed.commune")),
        (
            "online.used_rate",
            lambda say: (
                Fraction(say("procedures.listed.commune"))
                * Fraction(say("online.rate.commune"))
                / 100
            ),
        ),
    ],
)
@SOME
@given(data=st.data())
def test_a_stated_rate_is_weighted_by_its_base_exactly(row, base, data):
    """Σ rate · base / Σ base; without any base only the rate that all agree on."""
    pack, found = data.draw(told(row))
    rates, weighed = used(row, found), []
    for leaf in found:
        try:
            weight = base(lambda id, leaf=leaf: used(id, found)[leaf.unit])
            weighed.append((Fraction(rates[leaf.unit]), Fraction(weight)))
        except KeyError:
            continue
    got = figure(row, pack, found)
    if not rates:
        assert got.value is None
    elif not weighed:
        agreed = {Fraction(rate) for rate in rates.values()}
        assert got.value == (agreed.pop() if len(agreed) == 1 else None)
        assert (got.outcome is Outcome.NO_BASIS) == (got.value is None)
        without = () if got.value is not None else sorted(unit.key for unit in rates)
        assert got.coverage.units.get(Status.WITHOUT_BASE, ()) == tuple(without)
    elif total := sum(weight for _, weight in weighed):
        assert got.value == sum(rate * weight for rate, weight in weighed) / total
        assert got.whole == total
        assert got.coverage.used == len(weighed)
        assert len(got.coverage.units.get(Status.WITHOUT_BASE, ())) == len(rates) - len(weighed)
    else:
        assert (got.value, got.outcome) == (None, Outcome.NOT_ARISING)


def result(operator, codes, allowed):
    """What a code is once everyone has answered, in two-valued logic."""
    match operator:
        case AnyOf():
            return int(1 in codes)
        case AllOf():
            return int(set(codes) == {1})
        case Lowest():
            return min(codes)
        case Combine():
            return codes[0] if len(set(codes)) == 1 else max(allowed)


@pytest.mark.parametrize("row", of_kind(AnyOf, AllOf, Lowest, Combine))
@SOME
@given(data=st.data())
def test_a_code_is_decided_when_no_missing_answer_could_change_it(row, data):
    """Decided if and only if every way of filling in what is missing gives the same result."""
    indicator = PACK.catalogue[row]
    pack, found = data.draw(told(row, offices=data.draw(st.sampled_from([WARDS[:2], WARDS[:4]]))))
    answers, asked = used(row, found), applies(row, found)
    missing = product(indicator.codes, repeat=len(asked) - len(answers))
    possible = {
        result(indicator.over_units, [*answers.values(), *some], indicator.codes)
        for some in missing
        if asked
    }
    got = figure(row, pack, found)
    if not asked:
        assert (got.value, got.outcome) == (None, Outcome.NOT_APPLICABLE)
    elif len(possible) == 1:
        assert (got.value, got.outcome) == (possible.pop(), Outcome.VALUE)
    else:
        assert (got.value, got.outcome) == (None, Outcome.UNDECIDED)
    assert {value: len(keys) for value, keys in got.tally.items()} == Counter(answers.values())


@pytest.mark.parametrize("row", of_kind(OneList))
@SOME
@given(data=st.data())
def test_a_count_of_one_list_is_told_once_whatever_the_levels(row, data):
    """The value listed for those that answer, else a strict majority's over all; never added."""
    pack, found = data.draw(told(row))
    listed = data.draw(st.dictionaries(st.sampled_from(("city", "commune")), st.integers(0, 3)))
    got = figure(row, pack, found, listed=[
        ListedValue(row, level, value, PERIOD.window.last) for level, value in listed.items()
    ])  # fmt: skip
    said = list(used(row, found).values())
    of_list = {listed[u.level] for u in applies(row, found) if u.level in listed}
    held = {value for value in said if said.count(value) > len(said) / 2}
    value = of_list.pop() if len(of_list) == 1 else next(iter(held), None)
    assert (got.value, got.by_level) == (value, {})
    assert (got.outcome is Outcome.NO_AGREEMENT) == (value is None and bool(said))
    assert (got.outcome is Outcome.VALUE) == (value is not None)


@pytest.mark.parametrize("row", [row for row in of_kind(Common) if row not in of_kind(OneList)])
@SOME
@given(data=st.data())
def test_a_catalogue_count_is_listed_or_what_most_say(row, data):
    """Per level the listed value, else a strict majority's, else none; the levels are added."""
    pack, found = data.draw(told(row))
    listed = data.draw(st.dictionaries(st.sampled_from(("city", "commune")), st.integers(0, 3)))
    got = figure(row, pack, found, listed=[
        ListedValue(row, level, value, PERIOD.window.last) for level, value in listed.items()
    ])  # fmt: skip
    common, disagree = {}, False
    for level in {unit.level for unit in applies(row, found)}:
        said = sorted(used(row, found, level).values())
        held = [value for value in set(said) if said.count(value) > len(said) / 2]
        if level in listed:
            common[level] = listed[level]
        elif held:
            common[level] = held[0]
        else:
            disagree = disagree or bool(said)
    assert got.by_level == common
    assert (got.outcome is Outcome.NO_AGREEMENT) == disagree
    assert got.value == (sum(common.values()) if common and not disagree else None)


@SOME
@given(data=st.data())
def test_shares_and_numbers_of_units_ask_the_wards_that_answered(data):
    """The city's own code is not a ward's; who did not answer is not in the denominator."""
    pack, found = data.draw(told("system.connected_share"))
    pack = cut_down(PACK, ["system.connected_share", "system.connected_number"])
    said = list(used("system.connected", found, "commune").values())
    share = figure("system.connected_share", pack, found)
    number = figure("system.connected_number", pack, found)
    assert share.whole == number.whole == len(said)
    assert number.value == (said.count(1) if said else None)
    assert share.value == (Fraction(100 * said.count(1), len(said)) if said else None)


@pytest.mark.parametrize("row", of_kind(Gather))
@SOME
@given(data=st.data())
def test_a_list_holds_what_each_unit_listed(row, data):
    """Nothing is dropped, nothing is merged, and each document keeps its unit."""
    pack, found = data.draw(told(row))
    got = figure(row, pack, found)
    listed = [(unit.key, d) for unit, documents in used(row, found).items() for d in documents]
    assert Counter(got.documents) == Counter(listed)
    assert got.value == (len(listed) if used(row, found) else None)


@SOME
@given(data=st.data())
def test_a_total_is_of_the_rows_that_have_a_value_and_names_the_others(data):
    """Counts: their sum, incomplete without one of them; never zero for the missing one."""
    parts = ("legal.issued.city", "legal.issued.commune")
    pack, found = data.draw(told("legal.issued"))
    below = [figure(row, pack, found) for row in parts]
    got = figure("legal.issued", pack, found)
    asked = [
        (row, f)
        for row, f in zip(parts, below, strict=True)
        if f.outcome is not Outcome.NOT_APPLICABLE
    ]
    have = [f.value for _, f in asked if f.value is not None]
    assert got.value == (sum(have) if have else None)
    assert got.lacking == tuple(row for row, f in asked if f.value is None)
    assert (got.outcome is Outcome.VALUE) == (
        bool(asked) and all(f.outcome is Outcome.VALUE for _, f in asked)
    )


@SOME
@given(data=st.data())
def test_a_total_of_rates_weighs_each_by_its_rolled_up_base(data):
    """By the count common to a level, not by the sum of the wards' counts; incomplete, none."""
    pack, found = data.draw(told("online.rate"))
    rates = [figure(f"online.rate.{level}", pack, found) for level in ("city", "commune")]
    bases = [figure(f"procedures.listed.{level}", pack, found) for level in ("city", "commune")]
    got = figure("online.rate", pack, found)
    arising = [
        (rate.value, base.value)
        for rate, base in zip(rates, bases, strict=True)
        if rate.outcome not in (Outcome.NOT_ARISING, Outcome.NOT_APPLICABLE)
    ]
    if any(None in pair for pair in arising) or not sum(base for _, base in arising):
        assert got.value is None
    else:
        total = sum(base for _, base in arising)
        assert got.value == sum(rate * base for rate, base in arising) / total


@SOME
@given(data=st.data())
def test_a_formula_is_computed_after_rolling_up(data):
    """From the rolled-up figures; a formula that is a rate comes in percent, like every rate."""
    pack, found = data.draw(told("dossiers.open_rate"))
    carried, received, resolved = (
        figure(f"dossiers.{name}", pack, found).value
        for name in ("carried_over", "in_period", "resolved")
    )
    count, rate = (figure(f"dossiers.{name}", pack, found) for name in ("open", "open_rate"))
    if None in (carried, received, resolved):
        assert count.value is rate.value is None
    else:
        assert count.value == carried + received - resolved
        whole = carried + received
        assert rate.value == (100 * count.value / whole if whole else None)


@pytest.mark.parametrize("row", of_kind(Total, Calculated))
@SOME
@given(data=st.data())
def test_a_derived_number_has_no_data_only_where_nobody_answered(row, data):
    """Without a value it says of its inputs what holds for all of them, and nothing else."""
    few = data.draw(st.lists(st.sampled_from(STATED), min_size=1, max_size=2, unique=True))
    pack, found = data.draw(told(row, statuses=few))
    got = figure(row, pack, found)
    below = {figure(name, pack, found).outcome for name in PACK.catalogue[row].uses}
    reasons = below - {Outcome.NOT_APPLICABLE}
    assert (got.outcome is Outcome.NOT_APPLICABLE) == (not reasons)
    assert (got.outcome is Outcome.NO_DATA) == (reasons == {Outcome.NO_DATA})
    if reasons > {Outcome.NO_DATA}:
        assert got.outcome is Outcome.INCOMPLETE
