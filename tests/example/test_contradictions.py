"""What a reader found in the real ward's report who saw none of the rules, and who finds it here.

`contradictions.tsv` is that reader's list. Its last two columns were added afterwards: the rule
that must tell of an entry, and the row it tells it about; no rule where figures, dates and words
alone cannot decide it.
"""

import csv
from pathlib import Path

import pytest

from cchc_core import Merged

LIST = Path(__file__).parent / "contradictions.tsv"
REAL = "14764"

OTHERS = {"doc-ref", "period-name", "window-rule", "text-lint"}
"""Rules that dates, periods, documents and texts decide, not the figures of one report."""


def entries() -> list[dict[str, str]]:
    with LIST.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


FOUND = [entry for entry in entries() if entry["rule"] and entry["rule"] not in OTHERS]


@pytest.fixture(scope="module")
def told(merged: Merged) -> set[tuple[str, str | None]]:
    """What is found in the ward's report and in the form it is on: rule and row."""
    return {
        (finding.rule, finding.indicator)
        for finding in merged.findings
        if finding.unit is None or finding.unit.code == REAL
    }


@pytest.mark.parametrize("entry", FOUND, ids=lambda entry: f"{entry['no']} {entry['kind']}")
def test_what_figures_decide_is_found(
    entry: dict[str, str], told: set[tuple[str, str | None]]
) -> None:
    """By a rule that knows no ward, about the row where it stands."""
    assert (entry["rule"], entry["indicator"]) in told


def test_what_the_reader_was_sure_of_is_decided_by_some_rule() -> None:
    """Of the appendix and of the figures in the text; what is left needs a person who reads."""
    sure = [e for e in entries() if e["sure"] == "sure" and not e["rule"]]
    assert {entry["no"] for entry in sure} == LEFT_TO_A_PERSON


LEFT_TO_A_PERSON = {
    "83",  # a sentence that breaks off
    "137",  # misspelt on the printed form, not in the figures
    "138",
    "139",
    *map(str, range(144, 150)),  # misspelt words
    "152",  # a word that is missing
}
"""What none of the rules decides."""
