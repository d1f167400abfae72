"""What a reader found in the real ward's report who saw none of the rules, and who finds it here.

`contradictions.tsv` is that reader's list. Its last three columns were added afterwards: the rule
that must tell of an entry, the row it tells it about, and what it found where that says which; no
rule where figures, dates and words alone cannot decide it.
"""

import csv
from pathlib import Path

import pytest

from cchc_core import Merged

LIST = Path(__file__).parent / "contradictions.tsv"
REAL = "14764"


def entries() -> list[dict[str, str]]:
    with LIST.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


FOUND = [entry for entry in entries() if entry["rule"]]


@pytest.fixture(scope="module")
def told(merged: Merged) -> set[tuple[str, str, str]]:
    """What is found in the ward's report and in the form it is on: rule, row and what was found."""
    return {
        (finding.rule, finding.indicator or "", finding.found)
        for finding in merged.findings
        if finding.unit is None or finding.unit.code == REAL
    }


@pytest.mark.parametrize("entry", FOUND, ids=lambda entry: f"{entry['no']} {entry['kind']}")
def test_what_rules_decide_is_found(entry: dict[str, str], told: set[tuple[str, str, str]]) -> None:
    """By a rule that knows no ward, about the row or the words where it stands."""
    mine = (entry["rule"], entry["indicator"])
    assert any((rule, row) == mine and entry["told"] in found for rule, row, found in told)


def test_what_the_reader_was_sure_of_is_decided_by_some_rule() -> None:
    """What is left is not in the report itself, or nothing general could find it."""
    sure = [e for e in entries() if e["sure"] == "sure" and not e["rule"]]
    assert {entry["no"] for entry in sure} == LEFT_TO_A_PERSON


LEFT_TO_A_PERSON = {
    "139",  # of two files of this repository, not of the report
    "152",  # a missing verb: only a rule for this one sentence would find it
}
"""What none of the rules decides."""
