"""What is taken in, what is turned down, and which of several files counts."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

import pytest
from attrs import evolve

from cchc_core.arrivals import Arrival
from cchc_core.campaign import Campaign
from cchc_core.errors import ExitCode, FileRefused
from cchc_core.extensions import Check, Desk, Filed, Source, Submission
from cchc_core.merge import Merged, merge_campaign
from cchc_core.model.findings import Finding, Rule, Severity
from cchc_core.model.measures import Status
from cchc_core.model.periods import Window
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.receipts import Verdict
from cchc_core.testing import samples
from cchc_core.testing.plugins import offer_of, plugin_of
from cchc_core.text import Text

DESK = samples.sample_desk()
ONE, TWO, *_ = DESK.expected
ROW = "tasks.assigned"
Told = dict[str, Callable[[], Iterable[object]]]


def rule(code: str) -> Rule:
    return Rule(code, Text(code, code), Severity.ERROR, Text(code, code), Text(code, code))


def report(unit=ONE, value=5, **changed) -> Report:
    readings = [Reading(ROW, Status.USED, value, str(value))]
    return evolve(Report.of(unit, DESK.period, DESK.pack.key, readings), **changed)


def submitted(unit=ONE, value=5, revision=None) -> Submission:
    return Submission(report(unit, value), "told", "", revision=revision)


def merged(
    tmp_path: Path, told: Told, arrivals: dict[str, Arrival] | None = None, *checks
) -> Merged:
    """A merge of an inbox whose files hold what `told` says of them."""
    for name in told:
        (tmp_path / name).write_bytes(b"told")

    def read(path: Path, desk: Desk) -> Iterable[Submission]:
        return told[path.name]()

    source = Source("told", Text("kể", "told"), lambda path, head: head == b"told", read)
    campaign = Campaign(
        folder=tmp_path,
        unit=DESK.expected[-1],
        pack=DESK.pack,
        units=DESK.units,
        period=DESK.period,
        expected=DESK.expected,
        due=date(2024, 3, 20),
        inbox=tmp_path,
        arrivals=arrivals or {},
    )
    return merge_campaign(campaign, offer_of(told=plugin_of(source, *checks)))


def verdicts(found: Merged) -> dict[str, str]:
    return {receipt.file: receipt.rule or str(receipt.verdict) for receipt in found.receipts}


def arrival(sender: str = "", day: int = 1, order: int = 2) -> Arrival:
    return Arrival(datetime(2024, 3, day, 9), sender, order)


def test_the_higher_revision_counts_whatever_came_last(tmp_path):
    """The number stamped in the form decides, and both files are named."""
    told = {"a": lambda: [submitted(value=1, revision=2)], "b": lambda: [submitted(revision=1)]}
    found = merged(tmp_path, told, {"a": arrival(day=1), "b": arrival(day=9)})
    assert verdicts(found) == {"a": "used", "b": "file-superseded"}
    (finding,) = [f for f in found.findings if f.rule == "file-superseded"]
    assert "a" in finding.message.vi
    assert finding.origin.file == "b"


def test_without_numbers_the_last_to_arrive_counts(tmp_path):
    """By the times in inbox.csv; files of one time by their order there."""
    told = {"a": lambda: [submitted(value=1)], "b": lambda: [submitted(value=2)]}
    by_time = merged(tmp_path, told, {"a": arrival(day=9), "b": arrival(day=1)})
    assert verdicts(by_time) == {"a": "used", "b": "file-superseded"}
    by_order = merged(tmp_path, told, {"a": arrival(order=2), "b": arrival(order=3)})
    assert verdicts(by_order) == {"a": "file-superseded", "b": "used"}


def test_an_undecidable_pair_stops_its_ward_only(tmp_path):
    """Different content and nothing that tells: both refused, the ward counted as refused."""
    told = {
        "a": lambda: [submitted(value=1, revision=1)],
        "b": lambda: [submitted(value=2, revision=1)],
        "c": lambda: [submitted(TWO)],
    }
    found = merged(tmp_path, told)
    assert verdicts(found) == {
        "a": "revision-undecidable",
        "b": "revision-undecidable",
        "c": "used",
    }
    assert [f.unit for f in found.units(Filed.REFUSED)] == [ONE]
    assert ONE.key in found.figures[ROW].coverage.units[Status.NOT_SUBMITTED]


def test_the_same_content_twice_is_no_question(tmp_path):
    """One of the two is used."""
    found = merged(tmp_path, {"a": lambda: [submitted()], "b": lambda: [submitted()]})
    assert sorted(verdicts(found).values()) == ["file-superseded", "used"]


def test_a_file_holding_one_unit_twice_is_undecidable(tmp_path):
    """Both receipts of the file say so; nothing breaks."""
    told = {"a": lambda: [submitted(value=1), submitted(value=2)]}
    found = merged(tmp_path, told)
    assert {receipt.verdict for receipt in found.receipts} == {Verdict.REFUSED}


def test_a_form_another_ward_sent_is_told_and_replaces_nothing(tmp_path):
    """Most likely the wrong form was filled in: it never takes the place of the ward's own."""
    told = {"a": lambda: [submitted(value=1, revision=1)], "b": lambda: [submitted(revision=9)]}
    arrivals = {"a": arrival(ONE.name), "b": arrival(TWO.name, day=9)}
    found = merged(tmp_path, told, arrivals)
    assert verdicts(found) == {"a": "used", "b": "sender-differs"}
    alone = merged(tmp_path, {"b": lambda: [submitted()]}, {"b": arrival(TWO.name)})
    (finding,) = [f for f in alone.findings if f.rule == "sender-differs"]
    assert finding.severity is Severity.ERROR
    assert TWO.name in finding.message.vi


def test_a_city_may_pass_a_ward_s_form_on(tmp_path):
    """The city's own office as the sender is no contradiction."""
    arrivals = {"a": arrival(DESK.expected[-1].name)}
    found = merged(tmp_path, {"a": lambda: [submitted()]}, arrivals)
    assert "sender-differs" not in {finding.rule for finding in found.findings}


def test_a_file_without_a_report_is_refused(tmp_path):
    """It was recognised and holds nobody's report; it does not vanish."""
    found = merged(tmp_path, {"a": list}, {"a": arrival(ONE.name)})
    assert verdicts(found) == {"a": "file-without-report"}
    assert [f.unit for f in found.units(Filed.REFUSED)] == [ONE]


@pytest.mark.parametrize(
    ("leaf", "rule"),
    [
        (Leaf(ONE, DESK.period.window, [], submitted=False), "form-empty"),
        (Leaf(ONE, Window(DESK.period.window.first, date(2024, 1, 10)), []), "wrong-period"),
    ],
)
def test_a_report_must_say_something_over_the_whole_period(tmp_path, leaf, rule):
    """A file cannot say that it was not submitted, nor answer for some of the days."""
    told = {"a": lambda: [Submission(report(leaves=[leaf]), "told", "")]}
    assert verdicts(merged(tmp_path, told)) == {"a": rule}


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: [report()],
        lambda: [Submission(report(leaves=[Leaf(TWO, DESK.period.window, [])]), "told", "")],
        lambda: [submitted(value="5")],
        lambda: [submitted(value=True)],
        lambda: [
            Submission(
                Report.of(ONE, DESK.period, DESK.pack.key, [Reading("không có", Status.USED, 1)]),
                "told",
                "",
            )
        ],
    ],
    ids=["no submission", "another unit's leaf", "text", "boolean", "unknown row"],
)
def test_unsound_work_of_a_source_costs_its_file_only(tmp_path, wrong):
    """The plugin is named, its file is refused, the other wards are used."""
    found = merged(tmp_path, {"a": wrong, "b": lambda: [submitted(TWO)]})
    assert verdicts(found) == {"a": "plugin-failed", "b": "used"}
    assert [problem.distribution for problem in found.problems] == ["cchc-told"]
    assert found.exit_code() is ExitCode.PLUGIN_FAILED


class Panic(BaseException):
    """What some libraries raise past every `except Exception`."""


@pytest.mark.parametrize("raised", [SystemExit(0), Panic("hỏng"), MemoryError()])
def test_a_plugin_that_leaves_the_program_is_held(tmp_path, raised):
    """In a source as in a check; the merge goes on and says whose fault it was."""

    def leave(*_: object) -> Iterable[Submission]:
        raise raised

    bad = Check(rule("bad"), leave)
    found = merged(tmp_path, {"a": leave, "b": lambda: [submitted(TWO)]}, None, bad)
    assert verdicts(found) == {"a": "plugin-failed", "b": "used"}
    assert len(found.problems) == 2


def test_a_check_that_yields_something_else_is_left_out(tmp_path):
    """Only findings are findings."""
    odd = Check(rule("odd"), lambda case: ["không phải"])
    found = merged(tmp_path, {"a": lambda: [submitted()]}, None, odd)
    assert [problem.plugin for problem in found.problems] == ["told"]


def test_two_findings_at_one_place_are_both_told(tmp_path):
    """A rule may have more than one thing to say about a figure."""
    both = [Finding("r", Severity.WARNING, Text(x, x), ONE.key, ROW) for x in ("một", "hai")]
    twice = Check(rule("r"), lambda case: both)
    found = merged(tmp_path, {"a": lambda: [submitted()]}, None, twice)
    assert [f.message.vi for f in found.findings if f.rule == "r"] == ["một", "hai"]


def test_a_later_file_that_is_refused_shows_on_the_filing(tmp_path):
    """The older report is used, and the list of who sent what says what became of the newer."""

    def refused() -> Iterable[Submission]:
        raise FileRefused("file-truncated", Text("hỏng", "broken"), unit=str(ONE.key))

    found = merged(tmp_path, {"a": lambda: [submitted()], "b": refused})
    (filing,) = [f for f in found.filings if f.unit == ONE]
    assert filing.state is Filed.USED
    assert filing.reason == Text("hỏng", "broken")


def test_a_file_that_inbox_csv_lacks_is_told(tmp_path):
    """Nobody knows whether it was late."""
    found = merged(tmp_path, {"a": lambda: [submitted()]}, {"b": arrival()})
    rules = {finding.rule for finding in found.findings}
    assert {"file-without-arrival", "arrival-without-file"} <= rules


def test_a_lower_number_that_came_later_is_told(tmp_path):
    """Wards forget to raise it; the higher still counts, and a person is asked."""
    told = {"a": lambda: [submitted(value=1, revision=2)], "b": lambda: [submitted(revision=1)]}
    found = merged(tmp_path, told, {"a": arrival(day=1), "b": arrival(day=9)})
    (finding,) = [f for f in found.findings if f.rule == "revision-order"]
    assert finding.origin.file == "b"


def test_with_no_report_at_all_nothing_is_ready(tmp_path):
    """Not even when a partial report would do."""
    found = merged(tmp_path, {})
    assert not found.ready(allow_partial=True)
    assert found.exit_code(allow_partial=True) is ExitCode.INCOMPLETE


def test_our_own_errors_from_a_plugin_stop_nothing_either(tmp_path):
    """A source that looks up a code that is not there costs its file; a check costs itself."""

    def look_up(*_: object) -> Iterable[Submission]:
        DESK.units.with_code("000", date(2024, 1, 1))
        return ()

    bad = Check(rule("bad"), look_up)
    found = merged(tmp_path, {"a": look_up, "b": lambda: [submitted(TWO)]}, None, bad)
    assert verdicts(found) == {"a": "plugin-failed", "b": "used"}
    assert len(found.problems) == 2


def test_a_report_of_few_rows_says_so(tmp_path):
    """It counts, as what came; but nobody takes a line of the portal's for the ward's report."""
    asked = [row.id for row in DESK.pack.fillable(ONE.level)]
    few = merged(tmp_path, {"a": lambda: [submitted()]})
    assert few.filings[0].state is Filed.USED
    assert few.filings[0].reason.vi == f"mới có số liệu của 1/{len(asked)} dòng phải điền"
    parts = {p: lambda p=p: [evolve(submitted(), part=p)] for p in ("a", "b")}
    assert merged(tmp_path, parts).filings[0].reason == few.filings[0].reason  # one row, told twice
    told = [Reading(id, Status.USED, 0, "0") for id in asked[: len(asked) // 2]]
    full = Report.of(ONE, DESK.period, DESK.pack.key, told)
    made = merged(tmp_path, {"a": lambda: [Submission(full, "told", "")]})
    assert made.filings[0].reason is None
