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
from cchc_core.waivers import stated, unmatched, waived

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


SAID = evolve(FOUND, found="40", expected="0", origin=Origin("lan-1.xlsx", "Biểu", "D9"))
OTHER = evolve(SAID, found="28000", origin=Origin("lan-2.xlsx", "Biểu", "D9"))
FOR_IT = evolve(GIVEN, about=(*GIVEN.about, *stated([SAID])))


def let_stand(*findings: Finding, by: Decision = FOR_IT) -> list[Finding]:
    return [found for found in waived(findings, campaign(by)) if found.waiver]


def test_a_waiver_is_for_what_was_found_when_it_was_given():
    """In whichever file that stands now. What was let stand at 40 off is not at 28.000 off: the
    finding counts again, and it is told what the waiver was for, and what is found now."""
    again = evolve(SAID, origin=evolve(SAID.origin, file="lan-2.xlsx"))
    assert len(let_stand(again)) == 1

    finding, told = waived([OTHER], campaign(FOR_IT))

    assert (finding.waiver, told.rule) == (None, "waiver-changed")
    assert told.severity is Severity.WARNING
    assert "“40 → 0, Biểu!D9”, nay là “28000 → 0, Biểu!D9”" in told.message.vi


def test_one_on_a_document_covers_no_other_document():
    """The old one stays let stand, the new one is told of; a line that has only moved is the same,
    a second one of its kind is another."""
    moved = evolve(SAID, origin=Origin("lan-2.xlsx", "Biểu", "D10"))

    assert let_stand(SAID, OTHER) == [evolve(SAID, waiver=let_stand(SAID)[0].waiver)]
    assert [found.rule for found in waived([SAID, OTHER, moved], campaign(FOR_IT))] == [
        "code-set",
        "code-set",
        "waiver-changed",
        "code-set",
    ]
    assert len(let_stand(moved)) == 1
    assert let_stand(SAID, moved)[0].origin == SAID.origin
    assert len(let_stand(SAID, moved)) == 1


def test_of_very_many_findings_a_digest_is_kept():
    """A waiver of them all fits a cell of a workbook, and holds until one of them changes."""
    many = [evolve(SAID, found=str(n)) for n in range(3000)]
    given = evolve(GIVEN, about=(*GIVEN.about, *stated(many)))

    assert len(given.key) < 200
    assert len(let_stand(*many, by=given)) == 3000
    assert let_stand(*many[1:], OTHER, by=given) == []


def test_what_a_person_wrote_for_nothing_that_was_found_is_unclear():
    """A code that is none, or a place without such a finding; what was for something once is not,
    nor what a person has seen is needed no longer."""
    mistyped = evolve(GIVEN, about=("code-sett", *GIVEN.about[1:]))
    codes = {"code-set"}

    def said(waiver: Decision, *findings: Finding) -> list[str]:
        return [told.message.vi for told in unmatched(findings, campaign(waiver), codes)]

    (told,) = said(mistyped, FOUND)
    assert told.startswith("Xu-ly.xlsx [Xử lý!G9]: không có mã vấn đề nào như vậy (“code-sett")
    (told,) = said(GIVEN, ELSEWHERE)
    assert "không có vấn đề nào như vậy (“code-set 98101 dialogue.held”)" in told
    assert said(GIVEN, FOUND) == said(FOR_IT) == said(evolve(GIVEN, needed=False)) == []


def test_one_that_does_not_hold_marks_nothing():
    """Not accepted, not valid, or still open."""
    for decision in (
        evolve(GIVEN, choice=NOT_ACCEPTED),
        evolve(GIVEN, valid=False),
        evolve(GIVEN, choice=""),
    ):
        assert tuple(waived([FOUND], campaign(decision))) == (FOUND,)
