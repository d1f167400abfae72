"""Indicators: right from birth, or refused with the name of what does not fit."""

import pytest
from attrs import evolve

from cchc_core.errors import BadData
from cchc_core.model.formulas import Formula
from cchc_core.model.indicators import Catalogue, Indicator, ReformArea
from cchc_core.model.measures import Kind
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
    NumberOf,
    OneList,
    OverPeriods,
    Ratio,
    Share,
    StatedRate,
    Sum,
    Total,
)
from cchc_core.text import Text

AREA = ReformArea("procedures", 2, Text("Thủ tục hành chính", "Procedures"))
YES_NO = {0: Text("Không", "no"), 1: Text("Có", "yes")}
OPERATORS = {
    Sum: Sum(),
    Common: Common(),
    OneList: OneList(),
    StatedRate: StatedRate(Formula("hồ_sơ")),
    Ratio: Ratio(Formula("hồ_sơ"), Formula("hồ_sơ")),
    AnyOf: AnyOf(),
    AllOf: AllOf(),
    Lowest: Lowest(),
    Combine: Combine(),
    Share: Share("mã"),
    NumberOf: NumberOf("mã"),
    Gather: Gather(),
    Total: Total(("hồ_sơ",)),
    Calculated: Calculated(Formula("hồ_sơ * 2")),
}
KINDS = {
    Kind.COUNT: {Sum, Common, OneList, NumberOf, Total, Calculated},
    Kind.RATE: {StatedRate, Ratio, Share, Total, Calculated},
    Kind.CODE: {AnyOf, AllOf, Lowest, Combine},
    Kind.DOCUMENTS: {Gather},
}


def indicator(
    id="chỉ.tiêu", over_units=None, over_periods=OverPeriods.SUM, kind=Kind.COUNT, **more
):
    codes = YES_NO if kind is Kind.CODE else {}
    label = Text("Chỉ tiêu", "Indicator")
    operator = over_units or Sum()
    given = {"codes": codes, **more}
    return Indicator(id, "procedures", label, label, kind, operator, over_periods, **given)


def test_every_operator_is_tried_below():
    """A new operator has to be given a place in these tests."""
    assert set(OPERATORS) == set((FromAnswers | FromFigures).__args__)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("operator", OPERATORS, ids=lambda o: o.name)
@pytest.mark.parametrize("over", OverPeriods)
def test_only_legal_pairs_of_operators_are_let_in(kind, operator, over):
    """An operator over units fits the kind, and the one over periods fits it; else refused."""
    if operator in KINDS[kind] and over in operator.periods:
        made = indicator(over_units=OPERATORS[operator], over_periods=over, kind=kind)
        assert made.over_periods is over
    else:
        with pytest.raises(BadData, match="Indicator chỉ"):
            indicator(over_units=OPERATORS[operator], over_periods=over, kind=kind)


def test_a_refused_pair_names_the_legal_ones():
    """Rates cannot be summed over periods; the message says what can be done."""
    with pytest.raises(BadData) as caught:
        indicator(over_units=StatedRate(Formula("hồ_sơ")), kind=Kind.RATE)
    assert "last, rate" in caught.value.message.en
    assert "stated-rate" in caught.value.message.vi


def test_codes_go_with_codes_only():
    """A code without its set, or a count with one, is a slip in the data."""
    with pytest.raises(BadData, match="codes"):
        indicator(codes=YES_NO)
    with pytest.raises(BadData, match="codes"):
        indicator(over_units=Lowest(), over_periods=OverPeriods.LAST, kind=Kind.CODE, codes={})


@pytest.mark.parametrize("operator", [AnyOf(), AllOf()])
def test_any_and_all_ask_yes_or_no(operator):
    """Of three answers "any" and "all" say nothing; "lowest" and "combine" are for those."""
    three = {**YES_NO, 2: Text("Kết hợp", "both")}
    with pytest.raises(BadData, match="0 and 1"):
        indicator(over_units=operator, over_periods=OverPeriods.LAST, kind=Kind.CODE, codes=three)


def test_what_may_be_combined_is_not_rebuilt():
    """`rebuilt_from` stands in where the windows' own values may not be put together."""
    with pytest.raises(BadData, match="rebuilt_from"):
        indicator(rebuilt_from=Formula("hồ_sơ"))


@pytest.mark.parametrize(
    ("operator", "kind"),
    [
        (Total(()), Kind.COUNT),
        (Calculated(Formula("1 + 1")), Kind.COUNT),
        (Ratio(Formula("1"), Formula("2")), Kind.RATE),
    ],
)
def test_what_is_computed_is_computed_from_something(operator, kind):
    """A total of nothing would always be "không áp dụng"."""
    with pytest.raises(BadData, match="no indicator"):
        indicator(over_units=operator, over_periods=OverPeriods.DERIVED, kind=kind)


def test_an_indicator_names_what_it_uses_once_each():
    """Parts, wholes, bases, and what it is rebuilt from."""
    rebuilt = indicator(over_periods=OverPeriods.NONE, rebuilt_from=Formula("b + a + b"))
    assert rebuilt.uses == ("b", "a")
    ratio = Ratio(Formula("a + b"), Formula("b + c"))
    made = indicator(over_units=ratio, over_periods=OverPeriods.DERIVED, kind=Kind.RATE)
    assert made.uses == ("a", "b", "c")
    assert made.derived
    assert not rebuilt.derived


def derived(id, formula):
    return indicator(id, Calculated(Formula(formula)), OverPeriods.DERIVED)


@pytest.mark.parametrize("first", ["a", "b", "c"])
def test_a_circle_of_formulas_is_named_from_end_to_end(first):
    """a → b → c → a, in the order one would follow it, wherever one enters."""
    circle = {
        "a": derived("a", "b + 1"),
        "b": derived("b", "d + c * 2"),
        "c": derived("c", "a - 1"),
        "d": indicator("d"),
    }
    others = [made for id, made in circle.items() if id != first]
    with pytest.raises(BadData) as caught:
        Catalogue((AREA,), (circle[first], *others))
    *cycle, last = caught.value.message.en.removesuffix(".").split(": ")[1].split(" → ")
    at = cycle.index("a")
    assert [*cycle[at:], *cycle[:at]] == ["a", "b", "c"]
    assert last == cycle[0]


def test_formulas_upon_formulas_are_looked_through_once():
    """Two thousand, each of the two before it: walking every way down would never end."""
    steps = [indicator("f0"), indicator("f1")]
    steps += [derived(f"f{n}", f"f{n - 1} + f{n - 2}") for n in range(2, 2000)]
    assert len(Catalogue((AREA,), tuple(steps)).indicators) == 2000


def test_two_ways_to_one_indicator_are_no_circle():
    """a uses b and c, both of which use d."""
    ways = (derived("a", "b + c"), derived("b", "d * 2"), derived("c", "d * 3"), indicator("d"))
    assert Catalogue((AREA,), ways)["a"].uses == ("b", "c")


@pytest.mark.parametrize(
    ("indicators", "named"),
    [
        ((indicator("một"), indicator("một")), "một"),
        ((derived("một", "hai + 1"),), "hai"),
        ((evolve(indicator("một"), area="lạ"),), "một"),
    ],
)
def test_a_catalogue_that_does_not_hold_together_is_refused_by_name(indicators, named):
    """Declared twice, using what is not there, in an area that is not there."""
    with pytest.raises(BadData) as caught:
        Catalogue((AREA,), indicators)
    assert caught.value.message.vi.endswith(f": {named}.")


CODE = indicator("mã", Lowest(), OverPeriods.LAST, Kind.CODE)
COUNT = indicator("số")
RATE = indicator("tỷ_lệ", StatedRate(Formula("số")), OverPeriods.RATE, Kind.RATE)


@pytest.mark.parametrize(
    "unfit",
    [
        derived("a", "mã + số"),
        indicator("a", Total(("mã", "số")), OverPeriods.DERIVED),
        indicator("a", Total(("tỷ_lệ", "số")), OverPeriods.DERIVED),
        indicator("a", Share("số"), OverPeriods.DERIVED, Kind.RATE),
        indicator("a", NumberOf("tỷ_lệ"), OverPeriods.DERIVED),
        indicator("a", StatedRate(Formula("mã")), OverPeriods.RATE, Kind.RATE),
    ],
    ids=lambda unfit: str(unfit.over_units),
)
def test_codes_are_not_added_and_counts_not_counted(unfit):
    """A formula takes counts and rates, a total parts of its own kind, a share a code."""
    with pytest.raises(BadData, match=r"unfit kind.*: a"):
        Catalogue((AREA,), (CODE, COUNT, RATE, unfit))


@pytest.mark.parametrize(
    "per_unit",
    [
        indicator("a", Ratio(Formula("số"), Formula("hiệu")), OverPeriods.DERIVED, kind=Kind.RATE),
        indicator("a", Ratio(Formula("hiệu"), Formula("số")), OverPeriods.DERIVED, Kind.RATE),
        indicator("a", StatedRate(Formula("hiệu")), OverPeriods.RATE, Kind.RATE),
        indicator("a", over_periods=OverPeriods.NONE, rebuilt_from=Formula("hiệu")),
    ],
    ids=lambda made: made.over_units.name,
)
def test_what_is_reckoned_unit_by_unit_uses_what_units_state(per_unit):
    """No unit answers a computed row, so a ratio of it would be of nobody; both are named."""
    with pytest.raises(BadData, match="a ← hiệu"):
        Catalogue((AREA,), (COUNT, derived("hiệu", "số - 1"), per_unit))


def test_totals_and_formulas_may_use_what_was_computed():
    """They come after rolling up."""
    total = indicator("tổng", Total(("số", "hiệu")), OverPeriods.DERIVED)
    made = Catalogue((AREA,), (COUNT, derived("hiệu", "số - 1"), total, derived("a", "tổng * 2")))
    assert made["a"].derived
