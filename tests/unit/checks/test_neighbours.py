"""Figures against those of other offices, of the period before, and of what people can do."""

from datetime import date

import pytest
from attrs import evolve

from cchc_core.checks.earlier import cumulative, roll_forward
from cchc_core.checks.paces import plausibility
from cchc_core.checks.peers import outlier
from cchc_core.extensions import Case
from cchc_core.forms import HERE, load_pack, load_schemes
from cchc_core.model.findings import Origin, Severity
from cchc_core.model.measures import Status
from cchc_core.model.periods import Window, period_of
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.model.units import AdminUnit, UnitKey
from cchc_core.testing.samples import sample_city

PACK = load_pack(HERE / "thanh-hoa-2023.toml")
SCHEMES = load_schemes(HERE / "periods.toml")
FIRST, HALF, THIRD = (
    period_of(SCHEMES, "09-2019", kind, 2023) for kind in ("quarter-1", "6-months", "quarter-3")
)
CITY = sample_city()
WARDS = [AdminUnit(UnitKey(f"{n:05}"), f"Phường {n}", "commune") for n in range(1, 11)]


def report(period, *figures, window=None):
    """What the first wards state, one after another: figures by row, with `_` for the dots."""
    leaves = []
    for ward, told in zip(WARDS, figures, strict=False):
        readings = [
            Reading(row.replace("__", "."), Status.USED, value, window=window, origin=Origin("a"))
            for row, value in told.items()
        ]
        leaves.append(Leaf(ward, period.window, readings))
    return Report(CITY, period, PACK.key, leaves)


def case(now, before=None):
    return Case(now, PACK, {}, earlier=before)


def one(found):
    (finding,) = found
    return finding


def test_a_flow_over_more_days_is_no_smaller():
    """6 months hold quarter I, from the same day on; what fell names both."""
    before = report(FIRST, {"assigned__total": 9})
    finding = one(cumulative(case(report(HALF, {"assigned__total": 8}), before)))
    assert (finding.severity, finding.unit) == (Severity.ERROR, WARDS[0].key)
    assert (finding.found, finding.expected) == ("", "≥ 9")
    assert "8 (từ ngày 15/12/2022 đến ngày 14/6/2023), nhỏ hơn 9 (từ ngày" in finding.message.vi
    assert list(cumulative(case(report(HALF, {"assigned__total": 9}), before))) == []


@pytest.mark.parametrize(
    ("period", "row", "window"),
    [
        (THIRD, "assigned__total", None),  # other days
        (HALF, "staff__present", None),  # no flow
        (HALF, "assigned__total", Window(date(2023, 1, 1), date(2023, 6, 14))),  # its own days
    ],
)
def test_other_figures_may_be_smaller(period, row, window):
    """Stocks, and figures of days that do not hold the earlier ones."""
    before = report(FIRST, {row: 9})
    assert list(cumulative(case(report(period, {row: 8}, window=window), before))) == []


LEFT = {"dossiers__open_in_time": 9, "dossiers__open_overdue": 1, "dossiers__waiting": 2}


def test_what_was_left_is_brought_in():
    """9 in time, 1 overdue and 2 waiting are 12 of the next period."""
    before = report(HALF, LEFT)
    finding = one(roll_forward(case(report(THIRD, {"dossiers__carried_over": 10}), before)))
    assert (finding.severity, finding.indicator) == (Severity.ERROR, "dossiers.carried_over")
    assert finding.expected == "12"
    assert list(roll_forward(case(report(THIRD, {"dossiers__carried_over": 12}), before))) == []


@pytest.mark.parametrize(
    ("period", "left"),
    [(FIRST, LEFT), (HALF, {"dossiers__open_in_time": 9})],
)
def test_nobody_knows_what_was_left(period, left):
    """Days between the periods, or a part that was not stated."""
    now = report(THIRD, {"dossiers__carried_over": 10})
    assert list(roll_forward(case(now, report(period, left)))) == []


def test_two_reports_from_one_day_on_bring_in_the_same():
    """6 months begin as quarter I did."""
    before = report(FIRST, {"dossiers__carried_over": 4})
    finding = one(roll_forward(case(report(HALF, {"dossiers__carried_over": 3}), before)))
    assert "cũng tính từ ngày đó" in finding.message.vi
    same = report(HALF, {"dossiers__carried_over": 4})
    assert list(roll_forward(case(same, before))) == []


def test_without_an_earlier_campaign_nothing_is_compared():
    """Nor with a unit that was not in it."""
    now = report(HALF, {"assigned__total": 1, "dossiers__carried_over": 3})
    assert not [*cumulative(case(now)), *roll_forward(case(now)), *outlier(case(now))]
    (leaf,) = report(FIRST, {"assigned__total": 9}).leaves.values()
    another = Report(CITY, FIRST, PACK.key, [evolve(leaf, unit=WARDS[1])])
    assert list(cumulative(case(now, another))) == []


def proportions(*postal, received=1000):
    return report(
        HALF, *({"dossiers__received": received, "dossiers__received__postal": p} for p in postal)
    )


LIKELY = (28, 30, 30, 31, 33, 35, 36, 40)


def test_one_far_from_the_others_is_shown():
    """With the middle of the others and how far they reach; nothing of those among them."""
    finding = one(outlier(case(proportions(*LIKELY, 400))))
    assert (finding.severity, finding.unit) == (Severity.INFORMATION, WARDS[8].key)
    assert "40%, khác xa 8 đơn vị cùng cấp (trung vị 3,3%, từ 2,8% đến 4%)" in finding.message.vi
    assert list(outlier(case(proportions(*LIKELY, 45)))) == []


def test_of_few_offices_or_few_dossiers_nothing_is_said():
    """Seven others, or a hundred dossiers each."""
    assert list(outlier(case(proportions(*LIKELY[:6], 400)))) == []
    assert list(outlier(case(proportions(*LIKELY, 90, received=100)))) == []


def test_so_many_for_each_is_no_share():
    """A dossier for three officials is 0,33, not 33,33 %."""
    told = [{"dossiers__received": n, "one_stop__staff": 3} for n in (*[30] * 8, 1)]
    finding = one(f for f in outlier(case(report(HALF, *told))) if f.unit == WARDS[8].key)
    assert "là 0,33, khác xa 8 đơn vị cùng cấp (trung vị 10, từ 10 đến 10)" in finding.message.vi


CITY_ROW = "dossiers__on_time__district"


@pytest.mark.parametrize("check", [cumulative, outlier])
def test_a_figure_on_the_row_of_another_level_is_not_compared(check):
    """It is told as such, by `scope`, and by no other rule."""
    before = report(FIRST, {CITY_ROW: 900})
    assert list(check(case(report(HALF, {CITY_ROW: 20}), before))) == []


def test_many_times_more_a_day_than_before_is_shown():
    """Against its own past; small numbers say nothing."""
    before = report(FIRST, {"survey__forms": 100, "apologies__commune": 1})
    now = report(HALF, {"survey__forms": 4000, "apologies__commune": 19})
    finding = one(outlier(case(now, before)))
    assert (finding.severity, finding.indicator) == (Severity.INFORMATION, "survey.forms")
    assert list(outlier(case(report(HALF, {"survey__forms": 900}), before))) == []


def test_more_than_people_can_do_is_shown():
    """60 dossiers each working day for each official, by the declared pace."""
    told = {"dossiers__received": 10_440, "one_stop__staff": 3}
    assert list(plausibility(case(report(FIRST, told)))) == []
    finding = one(plausibility(case(report(FIRST, {**told, "dossiers__received": 104_400}))))
    assert (finding.severity, finding.indicator) == (Severity.INFORMATION, "dossiers.received")
    assert finding.expected == "≤ 10.440"
    assert list(plausibility(case(report(FIRST, {"dossiers__received": 104_400})))) == []
