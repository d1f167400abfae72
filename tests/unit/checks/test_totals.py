"""A typed "Trong đó" total: compared where its rows are known, never dropped without a word."""

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from cchc_core.checks.totals import parent_total
from cchc_core.extensions import Case
from cchc_core.model.findings import Severity
from cchc_core.model.measures import Status
from cchc_core.model.operators import Total
from cchc_core.model.periods import Window
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.rollup import tabulate
from cchc_core.testing.samples import sample_city, sample_pack, sample_period, sample_wards

PACK, PERIOD, CITY = sample_pack(), sample_period(), sample_city()
WARD, OTHER_WARD, *_ = sample_wards()
JANUARY = Window(PERIOD.window.first, date(2024, 1, 31))


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
            readings.append(Reading(row, Status.USED, value, raw=str(value)))
    return Leaf(unit, window, readings)


def found(*leaves, pack=PACK):
    """What is said of typed totals: severity, whose, and the message."""
    report = Report(CITY, PERIOD, pack.key, leaves)
    case = Case(report, pack, tabulate(report, pack))
    return [(f.severity, f.unit, f.message.en) for f in parent_total(case)]


def the_only(*leaves, pack=PACK):
    ((severity, unit, message),) = found(*leaves, pack=pack)
    return severity, unit, message


def total_over(*of, id="legal.issued"):
    """The sample forms where the total `id` is over the rows `of`."""
    total = evolve(PACK.catalogue[id], over_units=Total(of))
    others = [i for i in PACK.catalogue.indicators if i.id != id]
    return evolve(PACK, catalogue=evolve(PACK.catalogue, indicators=(*others, total)))


TWO_ROWS = total_over("legal.issued.commune", "tasks.assigned")


def test_a_total_that_agrees_needs_no_word():
    """Nor does a total left blank, whatever stands below it."""
    assert found(says(WARD, legal__issued=3, legal__issued__commune=3)) == []
    assert found(says(WARD, legal__issued__commune=3)) == []


def test_a_total_that_its_rows_contradict_is_an_error():
    """Its rows are what is used."""
    severity, unit, message = the_only(says(WARD, legal__issued=5, legal__issued__commune=3))
    assert (severity, unit) == (Severity.ERROR, WARD.key)
    assert "add up to 3" in message


def test_a_total_over_its_only_row_left_blank_stands_in():
    """That is used, so it is said."""
    severity, _, message = the_only(says(WARD, legal__issued=5))
    assert severity is Severity.WARNING
    assert "stands in" in message


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (Status.REJECTED, "is rejected"),
        (Status.NOT_APPLICABLE, "does not apply"),
        (Reading("x", Status.USED, 5, window=JANUARY), "another window"),
    ],
)
def test_a_total_over_a_row_that_is_not_used_is_not_used_either(state, why):
    """It does not stand in; it is not compared with what is not there, and not dropped silently."""
    severity, _, message = the_only(says(WARD, legal__issued=5, legal__issued__commune=state))
    assert severity is Severity.WARNING
    assert "not used" in message
    assert why in message


def test_a_total_of_another_window_does_not_stand_in():
    """It is of other days than the row; beside a row of the same days it is compared."""
    other = Reading("x", Status.USED, 5, window=JANUARY)
    severity, _, message = the_only(says(WARD, legal__issued=other))
    assert severity is Severity.WARNING
    assert "not used" in message
    assert "another window" in message
    assert found(says(WARD, legal__issued=other, legal__issued__commune=other)) == []


def test_a_total_with_one_of_its_rows_blank_is_no_error():
    """4 and a blank do not add up to 4: what the blank would be, nobody has said."""
    ward = says(WARD, legal__issued=9, legal__issued__commune=4)
    severity, _, message = the_only(ward, pack=TWO_ROWS)
    assert severity is Severity.WARNING
    assert "'1.3 Số nhiệm vụ được giao' is blank" in message
    assert "Tại cấp xã" not in message


def test_a_total_over_two_blank_rows_is_told():
    """It stands in for neither."""
    severity, _, message = the_only(says(WARD, legal__issued=9), pack=TWO_ROWS)
    assert severity is Severity.WARNING
    assert message.count("is blank") == 2


def test_a_row_that_does_not_apply_is_no_part_of_the_sum():
    """4 and "không áp dụng" are 4."""
    rows = {"legal__issued__commune": 4, "tasks__assigned": Status.NOT_APPLICABLE}
    assert found(says(WARD, legal__issued=4, **rows), pack=TWO_ROWS) == []
    severity, *_ = the_only(says(WARD, legal__issued=5, **rows), pack=TWO_ROWS)
    assert severity is Severity.ERROR


def test_a_total_over_no_row_of_one_s_own_is_told():
    """A ward that fills the total of the city's rows."""
    pack = total_over("legal.issued.city")
    severity, _, message = the_only(says(WARD, legal__issued=4), pack=pack)
    assert severity is Severity.WARNING
    assert "for this level" in message


def test_a_total_over_a_computed_row_is_not_compared_with_the_others():
    """What is computed has no typed figure to add."""
    pack = total_over("legal.issued.commune", "dossiers.open")
    ward = says(WARD, legal__issued=9, legal__issued__commune=4)
    severity, _, message = the_only(ward, pack=pack)
    assert severity is Severity.WARNING
    assert "is computed" in message


def test_a_total_over_a_total_is_compared_with_the_rows_below_both():
    """A ward states rows; what is computed of them is not typed."""
    pack = total_over("procedures.listed", "legal.issued.commune")
    rows = {"legal__issued__commune": 4, "procedures__listed__commune": 240}
    assert found(says(WARD, legal__issued=244, **rows), pack=pack) == []
    severity, *_ = the_only(says(WARD, legal__issued=4, **rows), pack=pack)
    assert severity is Severity.ERROR


def test_rates_are_not_added_up_to_be_compared():
    """50 % and 50 % of two rows are not 100 %; of one row they are what it says."""
    one = says(WARD, online__rate=Decimal(60), online__rate__commune=Decimal(50))
    assert the_only(one)[0] is Severity.ERROR
    pack = total_over("online.rate.commune", "online.used_rate", id="online.rate")
    two = {"online__rate__commune": Decimal(50), "online__used_rate": Decimal(50)}
    severity, _, message = the_only(says(WARD, online__rate=Decimal(100), **two), pack=pack)
    assert severity is Severity.WARNING
    assert "not added" in message


def test_the_city_s_typed_total_is_compared_with_what_was_rolled_up():
    """Its own and its wards'."""
    ward = says(WARD, legal__issued__commune=3)
    assert found(ward, says(CITY, legal__issued=5, legal__issued__city=2)) == []
    severity, unit, message = the_only(ward, says(CITY, legal__issued=2, legal__issued__city=2))
    assert (severity, unit) == (Severity.ERROR, CITY.key)
    assert "add up to 5" in message


@pytest.mark.parametrize(
    ("ward", "city", "why"),
    [
        ({"legal__issued__commune": 3}, {}, "Tại cấp thành phố' has no figure"),
        ({}, {"legal__issued__city": 2}, "Tại cấp xã' has no figure"),
    ],
)
def test_the_city_s_typed_total_waits_for_its_rows(ward, city, why):
    """Of an incomplete total nobody knows whether it agrees."""
    severity, unit, message = the_only(says(WARD, **ward), says(CITY, legal__issued=5, **city))
    assert (severity, unit) == (Severity.WARNING, CITY.key)
    assert why in message


def test_the_city_s_typed_total_waits_for_its_wards():
    """One ward is silent: the rows have figures, yet not all of them."""
    leaves = [says(WARD, legal__issued__commune=3), says(OTHER_WARD)]
    severity, _, message = the_only(*leaves, says(CITY, legal__issued=5, legal__issued__city=2))
    assert severity is Severity.WARNING
    assert "not complete" in message


def test_a_total_is_compared_with_figures_of_its_own_days_and_office():
    """Not a month's with a quarter's, nor one city's with the roll-up of two."""
    (rest,) = PERIOD.window.gaps([JANUARY])
    month = says(CITY, JANUARY, legal__issued=2, legal__issued__city=2)
    leaves = [says(WARD, legal__issued__commune=0), says(CITY, rest, legal__issued__city=4)]
    severity, _, message = the_only(month, *leaves)
    assert severity is Severity.WARNING
    assert "another window" in message
    other = evolve(CITY, key=evolve(CITY.key, code="982"), name="Thành phố Khác")
    leaves = [says(CITY, legal__issued__city=2), says(WARD, legal__issued__commune=0)]
    severity, unit, _ = the_only(says(other, legal__issued=5, legal__issued__city=5), *leaves)
    assert (severity, unit) == (Severity.WARNING, other.key)
