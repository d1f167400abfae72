"""What stands beside a finding in a list: no value is an order where any place may be wrong."""

import pytest
from attrs import evolve

from cchc_core.model.findings import Finding, Origin, Remedy, Rule, Severity
from cchc_core.printing import each_pair_once, fitting, written
from cchc_core.testing import samples
from cchc_core.text import Text

SAID = Text("sai", "wrong")
ROW = "tasks.assigned"
CELL = Origin("98101.xlsx", "Biểu 1", "D12")
DIFFER = Rule("differ", SAID, Severity.WARNING, SAID, SAID, of_two=True)


@pytest.fixture(scope="module")
def publication():
    told = samples.told_publication(samples.sample_report())
    return evolve(told, rules={"differ": DIFFER})


def finding(rule="r", row=ROW, origin=CELL, **more):
    ward = samples.sample_wards()[0].key
    return Finding(rule, Severity.ERROR, SAID, ward, row, origin, **more)


def told(of, publication):
    return written(of, publication), fitting(of, publication)


def test_one_value_that_fits_is_told_as_numbers_are_printed(publication):
    """Whether it is expected, or the only remedy; what is written stays as it was typed."""
    remedy = Remedy(ROW, "3421", "3448", CELL)

    assert told(finding(found="3448", expected="3421"), publication) == ("3448", "3.421")
    assert told(finding(found="3448", remedies=(remedy,)), publication) == ("3448", "3.421")
    assert told(finding(found="9", expected="0 (Không)"), publication) == ("9", "0 (Không)")


def test_of_several_cells_none_is_an_order(publication):
    """Each of two values would put it right, and the row's own is no likelier."""
    remedies = tuple(Remedy(ROW, value, "1", CELL) for value in ("3421", "2185"))

    assert fitting(finding(expected="3421", remedies=remedies), publication) == ""


def test_what_is_about_a_file_has_no_figure(publication):
    """Neither that there is nor that there should be one; a place inside it has."""
    file = evolve(CELL, sheet="", cell="")

    assert told(finding(row=None, origin=file, found="2, 3…", expected="12"), publication) == (
        "",
        "",
    )
    assert told(finding(row=None, found="6 tháng"), publication) == ("6 tháng", "")


def test_of_two_places_both_figures_are_told(publication):
    """A rate with its sign; a bound is no figure of another place."""
    differ = finding("differ", found="1227", expected="1.238")
    rate = finding("differ", row="tasks.done_rate", found="100", expected="34,74%")
    bound = finding("differ", found="15", expected="≤ 11")

    assert told(differ, publication) == ("1.227 và 1.238", "")
    assert told(rate, publication) == ("100% và 34,74%", "")
    assert told(bound, publication) == ("15", "≤ 11")


def test_a_pair_is_told_once_whichever_of_the_two_comes_first(publication):
    """Other rows and other pairs stay, and so does what is of no pair."""
    one = finding("differ", found="1227", expected="1.238")
    other = finding("differ", found="1238", expected="1227", origin=Origin("a.xls"))
    more = finding("differ", found="1227", expected="1.239")
    row = finding("differ", row="tasks.planned", found="1227", expected="1.238")
    alone = finding(found="1")

    kept = each_pair_once([one, alone, other, more, row, alone], publication)

    assert kept == (one, alone, more, row, alone)
