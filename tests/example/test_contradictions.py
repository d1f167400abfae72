"""What a reader found in the real ward's report who saw none of the rules, and who finds it here.

`contradictions.tsv` is that reader's list. Its last columns were added afterwards: the rule that
must tell of an entry, the row it tells it about, and what it names: all of what `|` parts, in one
finding each where `&` parts them. Where figures, dates and words alone cannot decide it, there is
no rule, and `left` says why.
"""

import csv
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from cchc_core import Finding, Merged

LIST = Path(__file__).parent / "contradictions.tsv"
REAL = "14764"


def entries() -> list[dict[str, str]]:
    with LIST.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


FOUND = [entry for entry in entries() if entry["rule"]]
LEFT = [entry for entry in entries() if not entry["rule"]]


@pytest.fixture(scope="module")
def told(merged: Merged) -> Mapping[tuple[str, str], list[str]]:
    """What is said of the ward's report and of the form it is on, by rule and row."""
    said: dict[tuple[str, str], list[str]] = {}
    for finding in merged.findings:
        if finding.unit is None or finding.unit.code == REAL:
            said.setdefault((finding.rule, finding.indicator or ""), []).append(words(finding))
    return said


def words(finding: Finding) -> str:
    return "  ".join((finding.message.vi, finding.found, finding.expected))


@pytest.mark.parametrize("entry", FOUND, ids=lambda entry: f"{entry['no']} {entry['kind']}")
def test_what_rules_decide_is_found(
    entry: dict[str, str], told: Mapping[tuple[str, str], list[str]]
) -> None:
    """By a rule that knows no ward, about the row or the words where it stands, with what the
    reader held against each other."""
    said = told.get((entry["rule"], entry["indicator"]), [])
    for named in entry["told"].split(" & "):
        assert any(all(names(text, part) for part in named.split(" | ")) for text in said), named


def names(text: str, part: str) -> bool:
    """Whether a text says a figure or words, not only as a piece of others."""
    return bool(re.search(rf"(?<![\w.,]){re.escape(part)}(?!\w|[.,]\w)", text))


def test_every_entry_is_told_of_or_left_with_a_reason() -> None:
    """What a finding has to name is never nothing."""
    assert all(entry["told"] and not entry["left"] for entry in FOUND)
    assert all(entry["left"] and not entry["told"] for entry in LEFT)


def test_what_the_reader_was_sure_of_is_decided_by_some_rule() -> None:
    """What is left is told of elsewhere, is not in the report, or nothing general finds it."""
    assert {entry["no"] for entry in LEFT if entry["sure"] == "sure"} == {"60", "114", "139", "152"}


def test_a_figure_is_not_named_by_a_piece_of_another() -> None:
    """4 by 244, 1.98 by 1.989, `vào` by `vàoo`."""
    assert names("là 244 (lệch 4).", "4")
    assert not names("là 244, 4.100 và 1.4", "4")
    assert not names("là 1.989", "1.98")
    assert not names("", "4")
