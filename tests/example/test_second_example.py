"""A city without districts, on a form of its own, merges by the same code."""

from pathlib import Path

import pytest
from inboxes import values
from recomputed_2026 import BECAME, CAME_IN, City

from cchc_core import Merged, Outcome, Severity, gather, installed, load_campaign, merge_campaign
from cchc_core.model.forms import Role

EXAMPLE = Path(__file__).parents[2] / "examples" / "thanh-pho-mau-2026"


@pytest.fixture(scope="module")
def merged() -> Merged:
    offer = gather(*installed())
    return merge_campaign(load_campaign(EXAMPLE, offer), offer)


def test_a_form_written_as_data_only_merges(merged: Merged) -> None:
    """All seven communes and the city's office are used; each is told that it lists no plan."""
    assert merged.complete
    told = {(each.rule, each.severity, each.indicator) for each in merged.findings}
    assert told == {("missing-not-zero", Severity.INFORMATION, "documents.plans")}
    assert not merged.problems
    assert len(merged.filings) == 8


def test_the_figures_equal_an_independent_calculation(merged: Merged) -> None:
    """All rows of the form, with the names of the units in each status."""
    city = City(EXAMPLE / "inbox")
    rows = city.rows()
    asked = [row for row in merged.campaign.pack.rows if row.role is not Role.HEADING]
    assert {row.id for row in asked} == set(rows)
    for row in asked:
        figure = merged.figures[row.id]
        value, units = rows[row.id]
        assert figure.value == value, row.name
        named = {s: {city.sent[unit].name for unit in codes} for s, codes in units.items()}
        told = {
            str(status): {merged.campaign.units[key].name for key in keys}
            for status, keys in figure.coverage.units.items()
        }
        assert told == named, row.name


def test_its_offices_account_for_no_more_dossiers_than_came_in() -> None:
    """By the files themselves: up to three of each were returned or wait, which nobody asks."""
    city = City(EXAMPLE / "inbox")
    for unit in city.both:
        told = {id: values(city.told(id, [unit])) for id in (*CAME_IN, *BECAME)}
        came_in, became = (sum(sum(told[id]) for id in ids) for ids in (CAME_IN, BECAME))
        assert 0 <= came_in - became <= 3
        assert came_in == sum(values(city.told("dossiers.received", [unit])))


def test_its_figures_are_whole_but_for_what_nobody_lists(merged: Merged) -> None:
    """The communes apply one list of 371 procedures; no office has named a plan."""
    assert merged.figures["procedures.in_force.commune"].value == 371
    outcomes = {id: f.outcome for id, f in merged.figures.items() if f.outcome != Outcome.VALUE}
    assert outcomes == {"documents.plans": Outcome.NO_DATA}
