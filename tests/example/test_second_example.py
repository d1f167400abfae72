"""A city without districts, on a form of its own, merges by the same code."""

from pathlib import Path

from cchc_core import Outcome, gather, installed, load_campaign, merge_campaign

EXAMPLE = Path(__file__).parents[2] / "examples" / "thanh-pho-mau-2026"


def test_a_form_written_as_data_only_merges() -> None:
    """All seven communes and the city's office are used, and nothing is found wrong."""
    offer = gather(*installed())
    merged = merge_campaign(load_campaign(EXAMPLE, offer), offer)
    assert merged.complete
    assert not merged.findings
    assert not merged.problems
    assert len(merged.filings) == 8


def test_its_figures_are_what_its_units_add_up_to() -> None:
    """Counts are summed over the eight offices, a list all communes share is one number."""
    offer = gather(*installed())
    merged = merge_campaign(load_campaign(EXAMPLE, offer), offer)
    leaves = merged.report.leaves.values()
    survey = sum(int(leaf.reading("survey.forms").value or 0) for leaf in leaves)
    assert merged.figures["survey.forms"].value == survey
    assert merged.figures["procedures.in_force.commune"].value == 371
    assert merged.figures["desk.camera_share"].coverage.expected == 7
    outcomes = {id: f.outcome for id, f in merged.figures.items() if f.outcome != Outcome.VALUE}
    assert outcomes == {"documents.plans": Outcome.NO_DATA}
