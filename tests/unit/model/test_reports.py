"""Reports: what offices state, kept as stated, and joined without a trace of how."""

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from cchc_core.errors import CannotJoin
from cchc_core.model.measures import Status
from cchc_core.model.periods import Window
from cchc_core.model.reports import Leaf, Reading, Report, join
from cchc_core.testing.samples import sample_city, sample_period, sample_wards

CITY, (WARD, OTHER, *_) = sample_city(), sample_wards()
PERIOD = sample_period()
FIRST = Window(PERIOD.window.first, date(2024, 1, 31))
SECOND = Window(date(2024, 2, 1), PERIOD.window.last)


def report(unit, *leaves, pack="mẫu@1"):
    return Report(unit, PERIOD, pack, leaves or [Leaf(unit, PERIOD.window)])


@pytest.mark.parametrize(
    ("status", "value"),
    [(Status.USED, None), *((s, 0) for s in Status if s is not Status.USED)],
)
def test_a_reading_has_a_value_exactly_when_it_is_used(status, value):
    """Nothing can be both missing and zero."""
    with pytest.raises(ValueError, match="hồ_sơ"):
        Reading("hồ_sơ", status, value)


@pytest.mark.parametrize("value", [0, Decimal(0), ()])
def test_zero_and_an_empty_list_are_values(value):
    """An office that issued no documents has told of them."""
    assert Reading("hồ_sơ", Status.USED, value).value == value


def test_a_row_that_is_not_there_is_blank():
    """A form that was cut short does not make the leaf another shape."""
    assert Leaf(WARD, PERIOD.window).reading("hồ_sơ") == Reading("hồ_sơ")


def test_the_same_leaf_twice_is_refused_with_its_unit():
    """A ward joined twice would count double."""
    with pytest.raises(CannotJoin) as caught:
        join(CITY, PERIOD, [report(WARD), report(OTHER), report(WARD)])
    assert WARD.name in caught.value.message.vi
    assert OTHER.name not in caught.value.message.en


def test_windows_of_one_unit_that_share_a_day_are_refused():
    """That day's dossiers would count twice; both windows are named."""
    over = Leaf(WARD, Window(date(2024, 1, 31), date(2024, 2, 10)))
    with pytest.raises(CannotJoin) as caught:
        join(CITY, PERIOD, [report(WARD, Leaf(WARD, FIRST)), report(WARD, over)])
    assert FIRST.phrase.vi in caught.value.message.vi
    assert over.window.phrase.en in caught.value.message.en


def test_adjoining_windows_of_one_unit_are_joined():
    """And windows of different units may share days."""
    parts = [Leaf(WARD, SECOND), Leaf(WARD, FIRST), Leaf(OTHER, PERIOD.window)]
    joined = join(CITY, PERIOD, [report(part.unit, part) for part in parts])
    assert len(joined.leaves) == 3
    assert joined.units == (WARD, OTHER)


def test_leaves_outside_the_period_are_refused():
    """Last year's report is not silently counted into this one."""
    later = evolve(PERIOD, window=SECOND)
    with pytest.raises(CannotJoin) as caught:
        join(CITY, later, [report(WARD)])
    assert WARD.name in caught.value.message.vi


@pytest.mark.parametrize("packs", [(), ("mẫu@1", "mẫu@2")])
def test_reports_on_other_forms_are_not_joined(packs):
    """Versions of one pack included; with no report at all there is nothing to join."""
    with pytest.raises(CannotJoin) as caught:
        join(CITY, PERIOD, [report(WARD, pack=pack) for pack in packs])
    for pack in packs:
        assert pack in caught.value.message.vi


def test_the_city_s_office_is_a_leaf_beside_the_wards():
    """Its own figures stand under its key; the report of the city is not one of its leaves."""
    joined = join(CITY, PERIOD, [report(WARD), report(CITY)])
    assert {key.unit for key in joined.leaves} == {WARD.key, CITY.key}
    assert joined.rolled_up
    assert not report(CITY).rolled_up


def test_only_an_office_s_own_report_has_one_own_leaf():
    """A rolled-up one has no figures of its own to be mistaken for them."""
    assert report(WARD).own.unit == WARD
    with pytest.raises(ValueError):
        _ = join(CITY, PERIOD, [report(WARD), report(CITY)]).own


def test_a_joined_report_can_be_joined_on():
    """City to province; a ward in both of two cities is still refused."""
    city = join(CITY, PERIOD, [report(WARD)])
    assert join(CITY, PERIOD, [city, report(OTHER)]).units == (WARD, OTHER)
    with pytest.raises(CannotJoin):
        join(CITY, PERIOD, [city, report(WARD)])


def test_a_report_cannot_be_changed():
    """Neither its leaves nor a leaf's readings can be put in by the back door."""
    made = report(WARD)
    with pytest.raises(TypeError):
        made.leaves[made.own.key] = Leaf(OTHER, PERIOD.window)
    with pytest.raises(TypeError):
        made.own.readings["hồ_sơ"] = Reading("hồ_sơ")
