"""Units: known by code and day, found by name with care, mapped only where the map is whole."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_core.errors import BadData, NotFound
from cchc_core.model.units import AdminUnit, ParentLink, Succession, UnitKey, UnitList
from cchc_core.testing.samples import sample_units
from cchc_core.testing.strategies import unit_keys

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
OLD = AdminUnit(UnitKey("14797"), "Phường Đông Hải", "commune", until=BEFORE)
NEW = AdminUnit(UnitKey("14797", AFTER), "Phường Hạc Thành", "commune")
HOA_BINH = AdminUnit(UnitKey("00001"), "Phường Hòa Bình", "commune")
CITY = AdminUnit(UnitKey("380"), "Thành phố Thanh Hóa", "city", until=BEFORE)
PROVINCE = AdminUnit(UnitKey("38"), "Tỉnh Thanh Hóa", "province")
UNITS = UnitList(
    units=(PROVINCE, CITY, OLD, NEW, HOA_BINH),
    links=(
        ParentLink(OLD.key, CITY.key, until=BEFORE),
        ParentLink(CITY.key, PROVINCE.key, until=BEFORE),
        ParentLink(NEW.key, PROVINCE.key, since=AFTER),
    ),
    successions=(Succession(OLD.key, NEW.key), Succession(HOA_BINH.key, NEW.key, whole=False)),
)


def test_all_units_below_are_found_whatever_their_level():
    """The cities of a province and their wards, the higher ones first; a ward has none."""
    units, day = sample_units(), date(2024, 1, 1)
    below = units.below(UnitKey("98"), day)
    assert [unit.code for unit in below[:2]] == ["981", "982"]
    assert {unit.level for unit in below[2:]} == {"commune"}
    assert len(below) == 8
    assert units.below(UnitKey("98101"), day) == ()


@given(unit_keys())
def test_a_key_is_read_as_it_is_printed(key):
    """`14797` and `14797@2025-07-01` name what they were printed for."""
    assert UnitKey.parse(str(key)) == key


@pytest.mark.parametrize("text", ["", "@2025-07-01", "14797@tháng 7"])
def test_what_is_no_key_is_refused(text):
    """No code, or a day that is none."""
    with pytest.raises(ValueError):
        UnitKey.parse(text)


@given(st.lists(unit_keys()))
def test_keys_have_one_order(keys):
    """By code, then by day; a key without a day comes before those with one."""
    shown = [(k.code, k.since or date.min) for k in sorted(keys)]
    assert shown == sorted(shown)


def test_a_code_means_another_unit_on_another_day():
    """14797 was Phường Đông Hải until 30/6/2025 and is Phường Hạc Thành from 01/7/2025."""
    assert UNITS.with_code("14797", BEFORE) is OLD
    assert UNITS.with_code("14797", AFTER) is NEW


def test_a_code_nobody_bore_is_refused_with_the_day():
    """The message names code and day, and where the codes are listed."""
    with pytest.raises(NotFound) as caught:
        UNITS.with_code("380", AFTER)
    assert "380" in caught.value.message.vi
    assert "01/7/2025" in caught.value.message.vi
    assert "cchc units" in caught.value.message.en


def test_links_hold_for_their_days_both_included():
    """The city had wards until 30/6/2025; the day after they belong to the province."""
    assert UNITS.children(CITY.key, BEFORE) == (OLD,)
    assert UNITS.children(CITY.key, AFTER) == ()
    assert UNITS.parent(OLD.key, BEFORE) is CITY
    assert UNITS.parent(NEW.key, AFTER) is PROVINCE
    assert UNITS.parent(PROVINCE.key, AFTER) is None


@pytest.mark.parametrize(
    "text",
    [
        "Phường Hòa Bình",
        "phường hoà bình",
        "P. Hoà Bình",
        "P.Hòa  Bình",
        unicodedata.normalize("NFD", "PHƯỜNG HÒA BÌNH"),
        " 00001 ",
    ],
)
def test_a_name_written_in_any_usual_way_is_sure(text):
    """Case, NFC or NFD, where the tone mark stands, the type abbreviated, or the code."""
    match = UNITS.find(text, AFTER)
    assert match
    assert (match.unit, match.sure) == (HOA_BINH, True)


@pytest.mark.parametrize("text", ["Hòa Bình", "phuong hoa binh", "Xã Hòa Bình"])
def test_a_doubtful_name_is_a_suggestion_only(text):
    """Without its type, without diacritics, or with another type, a person has to say yes."""
    match = UNITS.find(text, AFTER)
    assert match
    assert (match.unit, match.sure) == (HOA_BINH, False)


def test_a_name_that_two_units_bear_suggests_neither():
    """Phường Thanh Sơn and Xã Thanh Sơn: `Thanh Sơn` could be either."""
    twins = UnitList(
        (
            AdminUnit(UnitKey("1"), "Phường Thanh Sơn", "commune"),
            AdminUnit(UnitKey("2"), "Xã Thanh Sơn", "commune"),
        )
    )
    assert twins.find("Thanh Sơn", AFTER) is None
    match = twins.find("xã Thanh Sơn", AFTER)
    assert match
    assert (match.unit.code, match.sure) == ("2", True)


def test_names_that_differ_only_in_diacritics_are_kept_apart():
    """Phường Tân Sơn is not Phường Tấn Sơn, though they fold alike."""
    twins = UnitList(
        (
            AdminUnit(UnitKey("1"), "Phường Tân Sơn", "commune"),
            AdminUnit(UnitKey("2"), "Phường Tấn Sơn", "commune"),
        )
    )
    match = twins.find("P. Tấn Sơn", AFTER)
    assert match
    assert (match.unit.code, match.sure) == ("2", True)
    assert twins.find("P. Tan Son", AFTER) is None


def test_a_unit_is_found_only_while_it_existed():
    """Last year's name is not this year's unit."""
    assert UNITS.find("Phường Đông Hải", BEFORE)
    assert UNITS.find("Phường Đông Hải", AFTER) is None


def test_lineage_tells_a_merger_from_a_split():
    """Đông Hải went whole into Hạc Thành; of the other only a part did."""
    assert [s.whole for s in UNITS.successors(OLD.key)] == [True]
    assert {s.old: s.whole for s in UNITS.predecessors(NEW.key)} == {
        OLD.key: True,
        HOA_BINH.key: False,
    }


def test_a_key_held_twice_is_refused_by_name():
    """Also when the two differ in everything but the key."""
    other = AdminUnit(HOA_BINH.key, "Phường Hòa Bình Mới", "commune")
    with pytest.raises(BadData) as caught:
        UnitList((HOA_BINH, other))
    assert "00001" in caught.value.message.vi
    assert "00001" in caught.value.message.en


def test_a_link_to_a_unit_that_is_not_there_is_refused_by_name():
    """A parent, or a successor, misspelt in the data."""
    with pytest.raises(BadData) as caught:
        UnitList((HOA_BINH,), links=(ParentLink(HOA_BINH.key, UnitKey("999")),))
    assert "999" in caught.value.message.en


def test_two_lists_become_one():
    """An office's own units beside the shipped ones; what stands in both counts once."""
    ours = UnitList((PROVINCE, AdminUnit(UnitKey("7"), "Phường Ỷ La", "commune")))
    both = UNITS + ours
    assert len(both.units) == len(UNITS.units) + 1
    assert both.links == UNITS.links
