"""The roll-up in single cases that a person can follow with a pencil."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

from cchc_core.model.forms import Form
from cchc_core.model.formulas import Formula
from cchc_core.model.measures import Document, Outcome, Status
from cchc_core.model.operators import Calculated, Total
from cchc_core.model.periods import Window
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.rollup import ListedValue, tabulate
from cchc_core.testing.samples import (
    cut_down,
    sample_city,
    sample_pack,
    sample_period,
    sample_wards,
)

PACK, PERIOD, CITY = sample_pack(), sample_period(), sample_city()
HOA_BINH, DONG_SON, *_ = WARDS = sample_wards()


def says(unit, window=PERIOD.window, **values):
    """A unit's leaf: `a__b=1` states 1 on row `a.b`; a status instead of a value is that."""
    readings = []
    for name, value in values.items():
        row = name.replace("__", ".")
        if isinstance(value, Reading):
            readings.append(evolve(value, row=row))
        elif isinstance(value, Status):
            readings.append(Reading(row, value))
        else:
            readings.append(Reading(row, Status.USED, value))
    return Leaf(unit, window, readings)


def figures(*leaves, pack=PACK, **given):
    return tabulate(Report(CITY, PERIOD, pack.key, leaves), pack, **given)


def test_figures_come_in_printed_order_and_none_for_headings():
    """What a format walks through is what the form prints."""
    asked = [row.id for row in PACK.rows if row.id in PACK.catalogue]
    assert list(figures(says(HOA_BINH))) == asked


def test_rates_are_not_averaged():
    """1 of 1 and 90 of 100: the mean says 95 %, the city's rate is 90.1 %."""
    small = says(HOA_BINH, dossiers__resolved=1, dossiers__in_period=1, dossiers__carried_over=0)
    large = says(DONG_SON, dossiers__resolved=90, dossiers__in_period=95, dossiers__carried_over=5)
    got = figures(small, large)["dossiers.resolved_rate"]
    assert got.value == Fraction(9100, 101)
    assert (got.part, got.whole, got.outcome) == (91, 101, Outcome.VALUE)


def test_a_unit_enters_a_ratio_only_with_both_parts():
    """90 of 100, and 50 of nobody knows what, are not 140 %."""
    whole = says(HOA_BINH, dossiers__resolved=90, dossiers__in_period=100, dossiers__carried_over=0)
    got = figures(whole, says(DONG_SON, dossiers__resolved=50))["dossiers.resolved_rate"]
    assert (got.value, got.outcome) == (90, Outcome.INCOMPLETE)
    assert got.coverage.units[Status.BLANK] == (DONG_SON.key,)


def test_nothing_of_nothing_is_neither_zero_nor_a_hundred():
    """0/0 is "không phát sinh"."""
    none = says(HOA_BINH, dossiers__resolved=0, dossiers__in_period=0, dossiers__carried_over=0)
    got = figures(none)
    for row in ("dossiers.resolved_rate", "dossiers.open_rate"):
        assert (got[row].value, got[row].outcome) == (None, Outcome.NOT_ARISING)


def test_one_list_that_all_wards_apply_is_not_summed():
    """240 procedures in four wards are 240; the one that says 204 is told apart."""
    leaves = [says(ward, procedures__listed__commune=240) for ward in WARDS[:3]]
    got = figures(*leaves, says(WARDS[3], procedures__listed__commune=204))
    common = got["procedures.listed.commune"]
    assert (common.value, common.outcome) == (240, Outcome.VALUE)
    assert common.tally == {204: (WARDS[3].key,), 240: tuple(ward.key for ward in WARDS[:3])}


def test_half_is_no_majority():
    """Two against two: neither value is taken, nor their largest or smallest."""
    leaves = [
        says(w, procedures__listed__commune=n) for w, n in zip(WARDS, (1, 1, 2, 2), strict=True)
    ]
    got = figures(*leaves)["procedures.listed.commune"]
    assert (got.value, got.outcome) == (None, Outcome.NO_AGREEMENT)


def test_the_provincial_list_in_force_at_the_end_of_the_period_decides():
    """The latest value valid by the last day; one that begins the day after is not yet."""
    last = PERIOD.window.last
    row = "procedures.listed.commune"
    listed = [
        ListedValue(row, "commune", 241, last),
        ListedValue(row, "commune", 300, last + timedelta(1)),
        ListedValue(row, "commune", 100, date(2020, 1, 1)),
        ListedValue("procedures.announced", "commune", 7, date(2020, 1, 1)),
    ]
    leaves = [says(ward, procedures__listed__commune=204) for ward in WARDS]
    assert figures(*leaves, listed=listed)[row].value == 241


def test_a_total_of_catalogue_counts_adds_levels_not_wards():
    """The city's list and the communes' list: 315 + 240."""
    leaves = [says(ward, procedures__listed__commune=240) for ward in WARDS]
    got = figures(*leaves, says(CITY, procedures__listed__city=315))["procedures.listed"]
    assert (got.value, got.outcome, got.lacking) == (555, Outcome.VALUE, ())


def test_a_blank_city_row_leaves_the_total_incomplete():
    """The sum of the rows it has, and which is lacking; never zero for the missing one."""
    got = figures(says(HOA_BINH, legal__issued__commune=3), says(CITY))["legal.issued"]
    assert (got.value, got.outcome) == (3, Outcome.INCOMPLETE)
    assert got.lacking == ("legal.issued.city",)


def test_a_row_that_does_not_apply_is_not_lacking():
    """A city that says "không áp dụng" leaves the communes' sum as the whole total."""
    nothing = says(CITY, legal__issued__city=Status.NOT_APPLICABLE)
    got = figures(says(HOA_BINH, legal__issued__commune=3), nothing)["legal.issued"]
    assert (got.value, got.outcome, got.lacking) == (3, Outcome.VALUE, ())


def test_rows_that_apply_to_nobody_make_a_total_that_does_not_apply():
    """Everybody was asked and said so; who they are stays behind the total."""
    got = figures(
        says(HOA_BINH, legal__issued__commune=Status.NOT_APPLICABLE),
        says(CITY, legal__issued__city=Status.NOT_APPLICABLE),
    )["legal.issued"]
    assert (got.value, got.outcome, got.lacking) == (None, Outcome.NOT_APPLICABLE, ())
    asked = {id: coverage.units for id, coverage in got.inputs.items()}
    assert asked == {
        "legal.issued.city": {Status.NOT_APPLICABLE: (CITY.key,)},
        "legal.issued.commune": {Status.NOT_APPLICABLE: (HOA_BINH.key,)},
    }


def test_a_row_left_out_of_the_reckoning_keeps_its_coverage():
    """Not applicable in a total of counts, nothing arising in one of rates: both were answered."""
    ward = says(
        HOA_BINH,
        legal__issued__commune=3,
        procedures__listed__commune=0,
        online__rate__commune=Decimal(0),
    )
    city = says(
        CITY,
        legal__issued__city=Status.NOT_APPLICABLE,
        procedures__listed__city=10,
        online__rate__city=Decimal(50),
    )
    got = figures(ward, city)
    for total in ("legal.issued", "online.rate"):
        assert [c.expected for c in got[total].inputs.values()] == [1, 1]
    assert (got["online.rate"].value, got["online.rate"].outcome) == (50, Outcome.VALUE)
    assert got["online.rate.commune"].outcome is Outcome.NOT_ARISING


def with_formula(formula):
    """The rows a formula uses, and the row "f" that it fills."""
    made = evolve(PACK.catalogue["dossiers.open"], id="f", over_units=Calculated(Formula(formula)))
    catalogue = evolve(PACK.catalogue, indicators=(*PACK.catalogue.indicators, made))
    f = evolve(PACK["dossiers.open"], id="f")
    pack = evolve(PACK, catalogue=catalogue, forms=(Form("f", PACK.title, (*PACK.rows, f)),))
    return cut_down(pack, ["f"])


def test_a_formula_over_a_total_shows_the_rows_below_it():
    """Coverage is of units, and a total has none of its own."""
    pack = with_formula("legal.issued + tasks.assigned")
    ward = says(HOA_BINH, legal__issued__commune=3, tasks__assigned=4)
    got = figures(ward, says(CITY, legal__issued__city=2, tasks__assigned=1), pack=pack)["f"]
    assert (got.value, got.outcome) == (10, Outcome.VALUE)
    assert {id: (c.used, c.expected) for id, c in got.inputs.items()} == {
        "legal.issued.city": (1, 1),
        "legal.issued.commune": (1, 1),
        "tasks.assigned": (2, 2),
    }


@pytest.mark.parametrize(
    ("listed", "assigned", "outcome"),
    [
        (Status.BLANK, Status.BLANK, Outcome.NO_DATA),
        (Status.BLANK, Status.NOT_APPLICABLE, Outcome.NO_DATA),
        (Status.NOT_APPLICABLE, Status.NOT_APPLICABLE, Outcome.NOT_APPLICABLE),
        (1, Status.BLANK, Outcome.INCOMPLETE),
    ],
)
def test_a_formula_has_no_data_only_where_nobody_answered(listed, assigned, outcome):
    """Wards that state different lists have answered, and what applies to nobody is not lacking."""
    pack = with_formula("procedures.listed.commune + tasks.assigned")
    other = 2 if listed == 1 else listed
    got = figures(
        says(HOA_BINH, procedures__listed__commune=listed, tasks__assigned=assigned),
        says(DONG_SON, procedures__listed__commune=other, tasks__assigned=assigned),
        pack=pack,
    )
    assert (got["f"].value, got["f"].outcome) == (None, outcome)
    if listed == 1:
        assert got["procedures.listed.commune"].outcome is Outcome.NO_AGREEMENT


def test_a_formula_over_nothing_arising_does_not_arise():
    """Twice 0/0 is "không phát sinh" too; with something missing besides it is incomplete."""
    none = {"dossiers__resolved": 0, "dossiers__in_period": 0, "dossiers__carried_over": 0}
    pack = with_formula("dossiers.open_rate + dossiers.resolved_rate")
    assert figures(says(HOA_BINH, **none), pack=pack)["f"].outcome is Outcome.NOT_ARISING
    pack = with_formula("dossiers.open_rate + tasks.assigned")
    assert figures(says(HOA_BINH, **none), pack=pack)["f"].outcome is Outcome.INCOMPLETE


def test_a_ratio_asks_only_who_fills_both_its_parts():
    """Where communes alone fill the part, the city's office is not lacking."""
    narrow = {"dossiers.resolved": ("commune",)}
    rows = [evolve(row, scope=narrow.get(row.id, row.scope)) for row in PACK.rows]
    pack = evolve(PACK, forms=(Form("f", PACK.title, tuple(rows)),))
    ward = says(HOA_BINH, dossiers__resolved=3, dossiers__in_period=4, dossiers__carried_over=0)
    city = says(CITY, dossiers__in_period=10, dossiers__carried_over=0)
    got = figures(ward, city, pack=pack)["dossiers.resolved_rate"]
    assert (got.value, got.outcome, got.coverage.expected) == (75, Outcome.VALUE, 1)


def test_a_ward_s_typed_total_stands_in_for_its_blank_row():
    """Wards often fill the bold row; a city's typed total would hold its wards' and does not."""
    ward = says(HOA_BINH, legal__issued=5)
    got = figures(ward, says(CITY, legal__issued=99, legal__issued__city=2))
    assert got["legal.issued.commune"].value == 5
    assert got["legal.issued"].value == 7
    assert got["legal.issued"].beside == (CITY.key,), "shown beside; the ward's was counted"


def test_a_typed_total_does_not_replace_what_stands_in_the_row():
    """A filled, rejected or inapplicable row is what it is."""
    for stated in (3, Status.REJECTED, Status.NOT_APPLICABLE):
        got = figures(says(HOA_BINH, legal__issued=5, legal__issued__commune=stated))
        assert got["legal.issued.commune"].value == (3 if stated == 3 else None)
        assert got["legal.issued"].beside == (HOA_BINH.key,)


def test_a_typed_total_over_two_rows_of_one_s_own_stands_in_for_neither():
    """It would count twice."""
    total = evolve(
        PACK.catalogue["legal.issued"], over_units=Total(("legal.issued.commune", "tasks.assigned"))
    )
    others = [i for i in PACK.catalogue.indicators if i.id != total.id]
    rows = [PACK["legal.issued"], PACK["legal.issued.commune"]]
    rows.append(evolve(PACK["tasks.assigned"], scope=("commune",)))
    pack = evolve(
        PACK,
        catalogue=evolve(PACK.catalogue, indicators=(*others, total)),
        forms=(Form("f", PACK.title, tuple(rows)),),
    )
    got = figures(says(HOA_BINH, legal__issued=5), pack=pack)
    assert got["legal.issued"].value is None


def test_figures_out_of_scope_are_kept_beside():
    """What a ward typed on the city's row is shown and counts nowhere."""
    got = figures(says(HOA_BINH, legal__issued__city=9), says(CITY, legal__issued__city=2))
    assert got["legal.issued.city"].value == 2
    assert got["legal.issued.city"].beside == (HOA_BINH.key,)
    assert got["legal.issued.city"].coverage.expected == 1


@pytest.mark.parametrize(
    "row", ["dossiers.open", "dossiers.resolved_rate", "system.connected_share"]
)
def test_figures_typed_on_derived_rows_are_kept_beside(row):
    """They are computed; what was typed is still there to be compared."""
    got = figures(says(HOA_BINH, **{row.replace(".", "__"): Decimal(50)}))[row]
    assert (got.value, got.beside) == (None, (HOA_BINH.key,))


def test_a_code_outside_its_set_is_rejected():
    """4 is neither yes nor no: it decides nothing and is named; a set may begin with 1."""
    got = figures(says(HOA_BINH, dialogue__held=4, desk__level_at_start=0, survey__method=3))
    for row in ("dialogue.held", "desk.level_at_start", "survey.method"):
        assert (got[row].value, got[row].outcome) == (None, Outcome.UNDECIDED)
        assert got[row].coverage.units == {Status.REJECTED: (HOA_BINH.key,)}
    yes = says(DONG_SON, dialogue__held=1)
    assert figures(says(HOA_BINH, dialogue__held=4), yes)["dialogue.held"].value == 1


@pytest.mark.parametrize("impossible", [Decimal(105), Decimal(-1)])
def test_a_rate_that_cannot_be_weighs_nothing(impossible):
    """It is told as an error, and the common rate is that of the others."""
    fine = says(DONG_SON, online__rate__commune=Decimal(40), procedures__listed__commune=200)
    wrong = says(HOA_BINH, online__rate__commune=impossible, procedures__listed__commune=200)
    got = figures(fine, wrong)["online.rate.commune"]
    assert (got.value, got.outcome) == (40, Outcome.INCOMPLETE)
    assert got.coverage.units[Status.REJECTED] == (HOA_BINH.key,)


def test_a_typed_total_that_cannot_be_stands_in_for_nothing():
    """A total is judged like a figure of its own."""
    got = figures(says(HOA_BINH, online__rate=Decimal(105), procedures__listed__commune=200))
    assert got["online.rate.commune"].value is None
    assert got["online.rate.commune"].coverage.units[Status.REJECTED] == (HOA_BINH.key,)


def test_a_rejected_code_is_in_no_share():
    """Neither among the yes nor in the denominator."""
    leaves = [says(w, system__connected=n) for w, n in zip(WARDS, (1, 1, 0, 4), strict=True)]
    got = figures(*leaves, says(CITY, system__connected=1))
    assert got["system.connected_share"].value == Fraction(200, 3)
    assert got["system.connected_share"].whole == 3
    assert got["system.connected_number"].value == 2
    assert got["system.connected_number"].outcome is Outcome.INCOMPLETE


def test_a_reading_of_another_window_is_shown_not_rolled_up():
    """A narrative may count from 01/01; its window is its own, unless it is the leaf's."""
    other = Window(date(2024, 1, 1), date(2024, 3, 10))
    stated = Reading("x", Status.USED, 40, window=other)
    got = figures(says(HOA_BINH, tasks__assigned=stated), says(DONG_SON, tasks__assigned=2))
    assert got["tasks.assigned"].value == 2
    assert got["tasks.assigned"].coverage.units[Status.OTHER_WINDOW] == (HOA_BINH.key,)
    same = evolve(stated, window=PERIOD.window)
    assert figures(says(HOA_BINH, tasks__assigned=same))["tasks.assigned"].value == 40


@pytest.mark.parametrize("status", [Status.BLANK, Status.REJECTED, Status.NOT_APPLICABLE])
def test_only_a_figure_can_be_of_another_window(status):
    """What is blank, rejected or inapplicable stays so; who it does not apply to is not asked."""
    other = Window(date(2024, 1, 1), date(2024, 3, 10))
    nothing = Reading("x", status, window=other)
    got = figures(says(HOA_BINH, tasks__assigned=nothing), says(DONG_SON, tasks__assigned=2))
    assert got["tasks.assigned"].coverage.units[status] == (HOA_BINH.key,)
    whole = status is Status.NOT_APPLICABLE
    assert got["tasks.assigned"].outcome is (Outcome.VALUE if whole else Outcome.INCOMPLETE)


def test_a_stated_rate_whose_base_has_another_window_is_without_base():
    """A rate is weighted by what it is a rate of, not by another period's count."""
    other = Window(date(2024, 1, 1), date(2024, 3, 10))
    base = Reading("x", Status.USED, 10, window=other)
    got = figures(
        says(HOA_BINH, tasks__done_rate=Decimal(100), tasks__planned=base),
        says(DONG_SON, tasks__done_rate=Decimal(50), tasks__planned=10),
    )["tasks.done_rate"]
    assert got.value == 50
    assert got.coverage.units[Status.WITHOUT_BASE] == (HOA_BINH.key,)


def test_stated_rates_are_weighted_exactly():
    """96.55 % of 3,135 and 100 % of 10; no part is guessed and rounded on the way."""
    got = figures(
        says(HOA_BINH, tasks__done_rate=Decimal("96.55"), tasks__planned=3135),
        says(DONG_SON, tasks__done_rate=Decimal(100), tasks__planned=10),
    )["tasks.done_rate"]
    assert got.value == (Fraction("96.55") * 3135 + 1000) / 3145
    assert got.part is None


def test_differing_rates_without_a_base_are_used_of_nobody():
    """ "Không đủ cơ sở": each is named as a rate without its base; those that agree are used."""
    one = says(HOA_BINH, tasks__done_rate=Decimal(100))
    got = figures(one, says(DONG_SON, tasks__done_rate=Decimal(50)))["tasks.done_rate"]
    assert (got.value, got.outcome, got.coverage.used) == (None, Outcome.NO_BASIS, 0)
    assert got.coverage.units == {Status.WITHOUT_BASE: (HOA_BINH.key, DONG_SON.key)}
    got = figures(one, says(DONG_SON, tasks__done_rate=Decimal(100)))["tasks.done_rate"]
    assert (got.value, got.outcome, got.coverage.used) == (100, Outcome.VALUE, 2)


def test_windows_that_differ_without_a_base_leave_no_basis():
    """40 % and then 60 % of nobody knows what: the ward answered, and no other's rate holds."""
    first = Window(PERIOD.window.first, date(2024, 1, 31))
    (second,) = PERIOD.window.gaps([first])
    leaves = [
        says(HOA_BINH, window, online__rate__commune=Decimal(rate))
        for window, rate in ((first, 40), (second, 60))
    ]
    for others in ([], [says(DONG_SON, online__rate__commune=Decimal(60))]):
        got = figures(*leaves, *others)["online.rate.commune"]
        assert (got.value, got.outcome) == (None, Outcome.NO_BASIS)
        assert got.coverage.expected == len(got.coverage.units[Status.WITHOUT_BASE])


def test_a_formula_over_rates_comes_in_percent():
    """12 open of 48 to resolve are 25 %, not 0.25."""
    got = figures(
        says(HOA_BINH, dossiers__carried_over=8, dossiers__in_period=40, dossiers__resolved=36)
    )
    assert got["dossiers.open"].value == 12
    assert got["dossiers.open_rate"].value == 25


def test_a_report_of_nobody_has_no_data():
    """No unit is expected, so nothing is whole; and nothing raises."""
    got = figures()
    assert {figure.value for figure in got.values()} == {None}
    assert Outcome.VALUE not in {figure.outcome for figure in got.values()}


def test_documents_keep_their_unit_and_an_empty_list_is_an_answer():
    """Who issued none has answered; who left it blank has not."""
    plan = Document("Kế hoạch", "05/KH-UBND", date(2024, 1, 5), "Cải cách hành chính")
    got = figures(says(HOA_BINH, documents__issued=(plan,)), says(DONG_SON, documents__issued=()))
    assert got["documents.issued"].documents == ((HOA_BINH.key, plan),)
    assert (got["documents.issued"].value, got["documents.issued"].outcome) == (1, Outcome.VALUE)
