"""Findings let stand: marked, counted as no error, told when that has run out."""

from datetime import date
from pathlib import Path

from attrs import evolve

from cchc_core.campaign import Campaign
from cchc_core.decisions import ACCEPTED, NOT_ACCEPTED, Decision, DecisionKind
from cchc_core.errors import ExitCode
from cchc_core.extensions import Filed, Filing
from cchc_core.merge import Merged
from cchc_core.model.findings import Finding, Origin, Severity, Waiver
from cchc_core.testing import samples
from cchc_core.text import Text
from cchc_core.waivers import waived

DESK = samples.sample_desk()
WARD = DESK.expected[0]
LAST = date(2024, 12, 31)
FOUND = Finding("code-set", Severity.ERROR, Text("sai mã", "wrong code"), WARD.key, "dialogue.held")
ELSEWHERE = evolve(FOUND, indicator="tasks.assigned")
GIVEN = Decision(
    DecisionKind.WAIVER,
    ("code-set", str(WARD.key), "dialogue.held"),
    choice=ACCEPTED,
    reason="có giải trình",
    by="trưởng phòng Nội vụ",
    when=date(2024, 3, 19),
    until=LAST,
    origin=Origin("Xu-ly.xlsx", "Xử lý", "G9"),
)


def campaign(*decisions: Decision, today: date | None = LAST) -> Campaign:
    return Campaign(
        folder=Path("q"),
        unit=DESK.expected[-1],
        pack=DESK.pack,
        units=DESK.units,
        period=DESK.period,
        expected=DESK.expected,
        due=date(2024, 3, 20),
        inbox=Path("q/inbox"),
        decisions=decisions,
        today=today,
    )


def merged(*findings: Finding) -> Merged:
    filings = (Filing(WARD, Filed.USED),)
    report = samples.sample_report()
    return Merged(campaign(), report, {}, filings, (), findings, ())


def test_a_finding_is_marked_by_the_waiver_that_names_it():
    """Code, unit and row; it stays a finding, and others stay as they are."""
    given = Waiver("có giải trình", "trưởng phòng Nội vụ", LAST)
    found = tuple(waived([FOUND, ELSEWHERE], campaign(GIVEN)))
    assert found == (evolve(FOUND, waiver=given), ELSEWHERE)


def test_what_is_let_stand_is_no_error_for_the_exit_code():
    """As long as every error is."""
    let_stand, other = waived([FOUND, ELSEWHERE], campaign(GIVEN))
    assert merged(let_stand).exit_code() is ExitCode.DONE
    assert merged(let_stand, other).exit_code() is ExitCode.DATA_HAS_ERRORS


def test_a_waiver_that_has_run_out_holds_no_longer_and_is_told_once():
    """Behind the first of its findings, with its cell and last day."""
    found = tuple(waived([FOUND, FOUND], campaign(GIVEN, today=date(2025, 1, 1))))
    assert [finding.rule for finding in found] == ["code-set", "waiver-expired", "code-set"]
    assert all(finding.waiver is None for finding in found)
    assert found[1].message.vi.startswith("Xu-ly.xlsx [Xử lý!G9]: ")
    assert "đến 31/12/2024" in found[1].message.vi
    assert found[1].severity is Severity.WARNING


def test_one_that_does_not_hold_marks_nothing():
    """Not accepted, not valid, or still open."""
    for decision in (
        evolve(GIVEN, choice=NOT_ACCEPTED),
        evolve(GIVEN, valid=False),
        evolve(GIVEN, choice=""),
    ):
        assert tuple(waived([FOUND], campaign(decision))) == (FOUND,)
