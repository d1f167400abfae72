"""The data that ships: the forms of Thanh Hóa, its units, the reporting periods, the examples."""

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

import pytest

from cchc_core.forms import HERE, load_pack, load_schemes, load_units
from cchc_core.model.forms import FormPack, Role, Row
from cchc_core.model.measures import Kind
from cchc_core.model.operators import FromAnswers, FromFigures, OverPeriods, Total
from cchc_core.model.periods import Window, period_of
from cchc_core.model.units import UnitKey, UnitList

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(scope="module")
def pack() -> FormPack:
    return load_pack(HERE / "thanh-hoa-2023.toml")


@pytest.fixture(scope="module")
def units() -> UnitList:
    return load_units(HERE / "units" / "thanh-hoa.toml")


@pytest.fixture(scope="module")
def truong_thi() -> Mapping[str, Any]:
    return tomllib.loads((EXAMPLES / "thanh-hoa-2023" / "truong-thi.toml").read_text("utf-8"))


# The form of 2023.


def test_the_appendix_has_its_104_printed_rows(pack: FormPack) -> None:
    """20 headings, 69 rows to fill, 12 totals, 3 derived rows, from 1 to 7.6.3."""
    appendix = pack.forms[0]
    assert appendix.id == "appendix"
    assert (appendix.rows[0].number, appendix.rows[-1].number) == ("1", "7.6.3")
    assert Counter(row.role for row in appendix.rows) == {
        Role.HEADING: 20,
        Role.DATA: 69,
        Role.TOTAL: 12,
        Role.DERIVED: 3,
    }


def test_not_all_rows_may_be_added(pack: FormPack) -> None:
    """Of the 84 rows 46 add up, and 7.2 does as a number of bodies; the others never do."""
    ways = Counter(_way(row, pack) for row in pack.forms[0].rows if row.role is not Role.HEADING)
    assert ways == {"sum": 46 + 1, "common": 18, "rate": 11, "code": 7, "number": 1}


def _way(row: Row, pack: FormPack) -> str:
    indicator = pack.indicator(row)
    if indicator.kind is not Kind.COUNT:
        return indicator.kind
    operator = indicator.over_units
    if isinstance(operator, Total):
        (name,) = {pack.catalogue[id].over_units.name for id in operator.of}
        return name
    return operator.name


def test_a_split_is_a_total_over_one_row_per_level(pack: FormPack) -> None:
    """Each of the 12 totals stands right above its district row and its commune row."""
    rows = pack.forms[0].rows
    for at, row in enumerate(rows):
        if row.role is Role.TOTAL:
            district, commune = rows[at + 1 : at + 3]
            assert (district.scope, commune.scope) == (("district",), ("commune",))
            assert district.within == commune.within == "Trong đó"
            assert pack.total_above[district.id] == pack.total_above[commune.id] == row.id


def test_what_the_real_form_gets_wrong_is_said_and_kept(pack: FormPack) -> None:
    """Exactly these: a number twice, two units of measure, three empty sections, two old names."""
    assert Counter((remark.rule, remark.found) for remark in pack.remarks) == {
        ("unique-number", "3.3.1"): 1,
        ("label-unit", "7.2"): 1,
        ("label-unit", "7.3"): 1,
        ("empty-section", "4.1"): 1,
        ("empty-section", "5"): 1,
        ("empty-section", "6"): 1,
        ("vocabulary", "3.3.2/c"): 1,
        ("vocabulary", "3.3.2/d"): 1,
    }


def test_what_holds_the_carried_over_is_rebuilt(pack: FormPack) -> None:
    """3.3.1 over windows comes from two rows of the second form that may be combined."""
    received = pack.catalogue["dossiers.received"]
    assert received.over_periods is OverPeriods.NONE
    assert received.uses == ("dossiers.in_period", "dossiers.carried_over")
    assert all(id in {row.id for row in pack.forms[1].rows} for id in received.uses)


def test_every_indicator_of_the_catalogue_has_a_row_and_both_labels(pack: FormPack) -> None:
    """Nothing is declared that no shipped form asks for, and nothing speaks one language only."""
    assert {i.id for i in pack.catalogue.indicators} <= set(pack.by_id)
    assert all(i.label.vi and i.label.en for i in pack.catalogue.indicators)
    assert [area.number for area in pack.catalogue.areas] == [1, 2, 3, 4, 5, 6, 7]


# The units.


@pytest.mark.parametrize(
    ("parent", "day", "wards", "rural"),
    [
        ("380", date(2023, 9, 1), 30, 4),
        ("380", date(2024, 12, 31), 30, 4),
        ("380", date(2025, 1, 15), 33, 14),
        ("380", date(2025, 7, 1), 0, 0),
        ("380-cu@2025-07-01", date(2025, 8, 1), 7, 0),
        ("38", date(2025, 8, 1), 7, 0),
    ],
)
def test_the_communes_of_the_city_through_time(
    units: UnitList, parent: str, day: date, wards: int, rural: int
) -> None:
    """34 in 2023, 47 in early 2025, none since 01/7/2025 but through the group."""
    children = units.children(UnitKey.parse(parent), day)
    assert Counter(unit.name.split()[0] for unit in children) == Counter(Phường=wards, Xã=rural)


def test_a_code_used_again_names_two_units(units: UnitList) -> None:
    """14797 was Phường Đông Hải and is Phường Hạc Thành."""
    assert units.with_code("14797", date(2025, 6, 30)).name == "Phường Đông Hải"
    assert units.with_code("14797", date(2025, 7, 1)).name == "Phường Hạc Thành"


def test_no_two_units_bear_one_code_on_one_day(units: UnitList) -> None:
    """On each day something changes, and the day before."""
    for day in (date(2024, 12, 31), date(2025, 1, 1), date(2025, 6, 30), date(2025, 7, 1)):
        codes = [unit.code for unit in units.on(day)]
        assert len(codes) == len(set(codes))


def test_every_unit_that_ended_says_what_became_of_it(units: UnitList) -> None:
    """Whole, but for Đông Thọ and An Hưng, which were split between two wards."""
    ended = [unit for unit in units.units if unit.until and unit.level == "commune"]
    split = {unit.name for unit in ended if not all(s.whole for s in units.successors(unit.key))}
    assert all(units.successors(unit.key) for unit in ended)
    assert split == {"Phường Đông Thọ", "Phường An Hưng"}
    assert all(len(units.successors(u.key)) == (2 if u.name in split else 1) for u in ended)


def test_a_ward_ends_up_in_one_of_the_seven(units: UnitList) -> None:
    """Trường Thi and, by way of Phú Sơn, Tân Sơn went into Hạc Thành."""
    hac_thanh = UnitKey("14797", date(2025, 7, 1))
    (first,) = units.successors(UnitKey("14788"))
    (then,) = units.successors(first.new)
    (other,) = units.successors(UnitKey("14764"))
    assert units[first.new].name == "Phường Phú Sơn"
    assert then.new == other.new == hac_thanh


# The periods.


@pytest.mark.parametrize(
    ("scheme", "kind", "first", "last", "due"),
    [
        ("581-bnv", "quarter-1", date(2022, 12, 15), date(2023, 3, 14), date(2023, 3, 20)),
        ("581-bnv", "6-months", date(2022, 12, 15), date(2023, 6, 14), date(2023, 6, 20)),
        ("581-bnv", "quarter-3", date(2023, 6, 15), date(2023, 9, 14), date(2023, 9, 20)),
        ("581-bnv", "year", date(2022, 12, 15), date(2023, 12, 14), date(2023, 12, 20)),
        ("09-2019", "9-months", date(2022, 12, 15), date(2023, 9, 14), date(2023, 9, 20)),
    ],
)
def test_the_windows_of_the_reporting_periods(
    scheme: str, kind: str, first: date, last: date, due: date
) -> None:
    """The cut-off is the 14th; a year begins on 15/12 of the year before."""
    period = period_of(load_schemes(HERE / "periods.toml"), scheme, kind, 2023)
    assert (period.window, period.due) == (Window(first, last), due)
    assert "2023" in period.label.vi
    assert "2023" in period.label.en


def test_both_schemes_share_their_windows() -> None:
    """The decree's periods are the ministry's; only the 9 months are added."""
    ministry, decree = load_schemes(HERE / "periods.toml").values()
    assert set(ministry.kinds) < set(decree.kinds)
    assert {kind.id for kind in decree.kinds} - {kind.id for kind in ministry.kinds} == {"9-months"}


# The examples.


def test_the_real_ward_keeps_its_51_figures(pack: FormPack, truong_thi: Mapping[str, Any]) -> None:
    """50 on rows that ask for one, the one on a heading, and one outside its code set."""
    appendix = truong_thi["appendix"]
    roles = Counter(pack[id].role is Role.HEADING for id in appendix)
    assert roles == {False: 50, True: 1}
    assert appendix["one_stop"]["value"] == 240
    assert appendix["dialogue.held"]["value"] not in pack.catalogue["dialogue.held"].codes
    assert {id for id in pack.by_id if id in appendix} <= {row.id for row in pack.forms[0].rows}


def test_every_figure_of_its_narrative_has_a_row(
    pack: FormPack, truong_thi: Mapping[str, Any]
) -> None:
    """What the report's text counts, the second form asks for; what it lacks stays blank."""
    asked = {row.id for row in pack.forms[1].rows if row.role is not Role.HEADING}
    told = set(truong_thi["narrative"]) | set(truong_thi["documents"])
    assert told <= asked
    assert {id for id in asked - told if pack[id].role is Role.DATA} == {
        "dossiers.resolved_without_due_date",
        "dossiers.open_overdue",
        "staff.quota_2015",
        "facilities.required",
    }


def test_its_fields_add_up_to_the_procedures_under_authority(truong_thi: Mapping[str, Any]) -> None:
    """199 applied in 19 fields and 45 not applied in 12 are the 244."""
    figures = {id: figure["value"] for id, figure in truong_thi["narrative"].items()}
    applied = [v for id, v in figures.items() if id.startswith("procedures.applied.")]
    lacking = [v for id, v in figures.items() if id.startswith("procedures.not_applied.")]
    assert (len(applied), sum(applied)) == (19, figures["procedures.applied"])
    assert (len(lacking), sum(lacking)) == (12, figures["procedures.not_applied"])
    assert sum(applied) + sum(lacking) == figures["procedures.authority"]


def test_its_contradictions_are_kept(truong_thi: Mapping[str, Any]) -> None:
    """One plan with two dates; dossiers that do not balance by one."""
    documents = [d for documents in truong_thi["documents"].values() for d in documents]
    dates = [d["date"] for d in documents if d["number"] == "134/KH-UBND"]
    figures = {id: figure["value"] for id, figure in truong_thi["narrative"].items()}
    done = ("resolved_early", "resolved_on_time", "resolved_late", "open_in_time")
    assert dates == ["03/2/2023", "02/3/2023"]
    assert figures["dossiers.to_resolve"] - sum(figures[f"dossiers.{id}"] for id in done) == 1


def test_the_made_up_city_uses_every_operator() -> None:
    """Its form is data only, without a district row, and lacks no way of rolling up."""
    city = load_pack(EXAMPLES / "thanh-pho-mau-2026" / "bieu-mau.toml")
    asked = [city.indicator(row) for row in city.rows if row.role is not Role.HEADING]
    every = {*get_args(FromAnswers), *get_args(FromFigures)}
    assert {type(indicator.over_units) for indicator in asked} == every
    assert {indicator.over_periods for indicator in asked} == set(OverPeriods)
    assert [level.id for level in city.levels] == ["province", "commune"]
    assert not city.remarks


def test_the_made_up_city_has_communes_straight_below_it() -> None:
    """Seven, on the levels its form knows."""
    units = load_units(EXAMPLES / "thanh-pho-mau-2026" / "units.toml")
    communes = units.children(UnitKey("99"), date(2026, 6, 14))
    assert {unit.level for unit in communes} == {"commune"}
    assert len(communes) == 7


def test_data_files_are_in_composed_letters() -> None:
    """Every data file is NFC text: what is compared with it is put so too."""
    files = list(HERE.rglob("*.toml"))
    assert len(files) >= 4
    for file in files:
        assert unicodedata.is_normalized("NFC", file.read_text("utf-8")), file.name


def test_no_two_rows_of_a_pack_are_called_alike(pack: FormPack) -> None:
    """A message that names number and label names one row."""
    twins = [(a.id, b.id) for a, b in combinations(pack.rows, 2) if a.name == b.name]
    assert not twins
