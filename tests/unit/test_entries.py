"""Figures that officers typed on units' behalf, out of the ledger."""

from datetime import date, datetime
from pathlib import Path

from attrs import evolve

from cchc_core import builtin
from cchc_core.arrivals import Arrival
from cchc_core.campaign import Campaign
from cchc_core.decisions import TAKEN_BACK, Decision, DecisionKind
from cchc_core.entered import entered
from cchc_core.entries import entries_of
from cchc_core.extensions import Desk, Filed, Source, Submission
from cchc_core.merge import Merged, merge_campaign
from cchc_core.model.findings import Origin
from cchc_core.model.measures import Status
from cchc_core.model.reports import Reading, Report
from cchc_core.testing import samples
from cchc_core.testing.plugins import offer_of, plugin_of
from cchc_core.text import Text

DESK = samples.sample_desk()
ONE, TWO, *_ = DESK.expected
HEARD = "điện thoại, công chức Văn phòng – Thống kê, 16/3/2024"
FILE = "Xu-ly.xlsx"


def entry(row="tasks.assigned", value="7", unit=ONE, number=1, pack=DESK.pack.key, way=HEARD):
    """Told by telephone, unless it is from a file."""
    return Decision(
        kind=DecisionKind.ENTRY,
        about=(str(unit.key), pack, row, str(number)),
        evidence=way,
        choice=value,
        reason="xã mất điện",
        by="công chức tổng hợp",
        when=date(2024, 3, 17),
        origin=Origin(FILE, "Xử lý", f"G{8 + number}"),
    )


def submissions(*decisions: Decision, desk: Desk = DESK) -> list[Submission]:
    return list(entered(entries_of(decisions), desk, FILE))


def test_they_are_a_report_of_each_unit():
    """With what was typed, the cell, and how the officer came by it."""
    photo = entry("tasks.planned", "1.200", way="anh/bieu.jpg, trang 2")
    one, two = submissions(entry(), photo, entry(unit=TWO, value="KPS"))
    assert [s.report.unit for s in (one, two)] == [ONE, TWO]
    assert (one.source, one.file, one.revision, one.part) == ("entered", FILE, None, "")
    reading = one.report.own.reading("tasks.planned")
    assert (reading.status, reading.value, reading.raw) == (Status.USED, 1200, "1.200")
    assert reading.origin.entered == "anh/bieu.jpg, trang 2; xã mất điện"
    told = one.report.own.reading("tasks.assigned").origin
    assert str(told) == f"{FILE} [Xử lý!G9, nhập tay: {HEARD}; xã mất điện]"
    assert one.findings == ()
    assert two.report.own.reading("tasks.assigned").value == 0


def test_of_a_row_the_last_entry_counts():
    """Wherever its line was sorted to; one that was taken back leaves nothing."""
    (corrected,) = submissions(entry(value="8", number=2), entry(value="7"))
    assert corrected.report.own.reading("tasks.assigned").value == 8
    assert submissions(entry(), entry(value=TAKEN_BACK, number=2)) == []


def test_what_does_not_hold_is_no_entry():
    """Still open, or with something wrong about its line."""
    assert submissions(entry(value=""), evolve(entry(), valid=False)) == []


def test_what_can_be_remarked_of_a_figure_is_told():
    """Also here: a decimal point is no decimal comma."""
    (one,) = submissions(entry("tasks.planned", "30"), entry("tasks.done_rate", "90.5"))
    assert [(f.rule, f.indicator) for f in one.findings] == [("decimal-point", "tasks.done_rate")]


def test_entries_on_earlier_forms_are_a_part_to_be_carried_over():
    """The version stands with every entry, for a row may have come to mean something else."""
    desk = evolve(DESK, earlier=(evolve(DESK.pack, version="0"),))
    old, new = submissions(entry(pack="sample@0"), entry(), desk=desk)
    assert (old.report.pack, old.part) == ("sample@0", "sample@0")
    assert (new.report.pack, new.part) == (DESK.pack.key, "")


def merged(
    folder: Path,
    *sent: Reading,
    decisions: tuple[Decision, ...] = (),
    arrivals: dict[str, Arrival] | None = None,
) -> Merged:
    """A merge of what the first unit sent, if anything, with what was entered."""
    inbox = folder / "inbox"
    inbox.mkdir()
    if sent:
        (inbox / "z.told").write_bytes(b"told")

    def told(path: Path, desk: Desk) -> list[Submission]:
        return [Submission(Report.of(ONE, desk.period, desk.pack.key, sent), "told", path.name)]

    source = Source("told", Text("kể", "told"), lambda _, head: head == b"told", told)
    campaign = Campaign(
        folder=folder,
        unit=DESK.expected[-1],
        pack=DESK.pack,
        units=DESK.units,
        period=DESK.period,
        expected=DESK.expected,
        due=date(2024, 3, 20),
        inbox=inbox,
        arrivals=arrivals or {},
        ledger=folder / FILE,
        decisions=decisions,
    )
    return merge_campaign(campaign, offer_of(builtin=builtin, told=plugin_of(source)))


def test_figures_that_were_told_are_merged_and_are_no_report(tmp_path):
    """How many there are is said; the ledger they stand in has no arrival and needs none."""
    arrivals = {"khác": Arrival(None, "", 2)}
    found = merged(tmp_path, decisions=(entry(),), arrivals=arrivals)
    (filing,) = [filing for filing in found.filings if filing.unit == ONE]
    assert (filing.state, filing.file, filing.late) == (Filed.MISSING, "", False)
    asked = len(DESK.pack.fillable(ONE.level))
    assert filing.reason.vi == f"chỉ có số nhập tay (1/{asked})"
    assert found.figures["tasks.assigned"].value == 7
    assert "file-without-arrival" not in {finding.rule for finding in found.findings}


def test_what_was_entered_stands_beside_what_the_unit_sent(tmp_path):
    """The unit's own file is the one that counts for being late; the difference is shown, and
    nobody is asked which holds: a figure typed on the unit's behalf is a correction."""
    sent = Reading("tasks.assigned", Status.USED, 5, "5")
    arrivals = {"z.told": Arrival(datetime(2024, 3, 21, 9), "", 2)}
    decisions = (entry(), entry("tasks.planned", "30"))
    found = merged(tmp_path, sent, decisions=decisions, arrivals=arrivals)
    (filing,) = [filing for filing in found.filings if filing.unit == ONE]
    assert (filing.file, filing.more_files, filing.late) == ("z.told", (FILE,), True)
    assert found.figures["tasks.planned"].value == 30
    (finding,) = [f for f in found.findings if f.rule == "sources-differ"]
    assert "nhập tay: điện thoại" in finding.message.vi
    assert found.questions == ()
