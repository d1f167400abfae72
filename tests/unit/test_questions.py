"""What officers are asked about the files of a made-up inbox, and what becomes of their answers."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from cchc_core.arrivals import Arrival
from cchc_core.campaign import Campaign
from cchc_core.decisions import SET_ASIDE, Decision, DecisionKind, labelled
from cchc_core.extensions import Desk, Source, Submission
from cchc_core.merge import Merged, merge_campaign
from cchc_core.model.measures import Status
from cchc_core.model.reports import Reading, Report
from cchc_core.testing import samples
from cchc_core.testing.plugins import offer_of, plugin_of
from cchc_core.text import Text

DESK = samples.sample_desk()
ONE, TWO, *_ = DESK.expected
SIGNED = {"by": "công chức Nội vụ", "when": date(2024, 3, 19)}


def read(path: Path, desk: Desk, *, heeds: bool) -> list[Submission]:
    """The unit whose code stands in the file, or the owner; the figure in its second line."""
    code, figure, name = path.read_text("utf-8").split()[1:]
    unit = next(unit for unit in desk.expected if unit.code == code)
    owner = desk.owners.get(path, unit) if heeds else unit
    reading = Reading("tasks.assigned", Status.USED, int(figure), figure)
    report = Report.of(owner, desk.period, desk.pack.key, [reading])
    return [Submission(report, name, desk.name(path))]


def source(name: str, *, heeds: bool = True) -> Source:
    return Source(
        name,
        Text(f"nguồn {name}", f"source {name}"),
        lambda _, head: head.startswith(b"to") and head.endswith(name.encode()),
        lambda path, desk: read(path, desk, heeds=heeds),
    )


OFFER = offer_of(a=plugin_of(source("a")), b=plugin_of(source("b")))
DEAF = offer_of(a=plugin_of(source("a", heeds=False)))


@pytest.fixture
def campaign(tmp_path: Path) -> Campaign:
    """A collection with an empty inbox."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    return Campaign(
        folder=tmp_path,
        unit=DESK.expected[-1],
        pack=DESK.pack,
        units=DESK.units,
        period=DESK.period,
        expected=DESK.expected,
        due=date(2024, 3, 20),
        inbox=inbox,
    )


def put(campaign: Campaign, name: str, unit=ONE, figure=5, by="a", sender="") -> Campaign:
    (campaign.inbox / name).write_text(f"to {unit.code} {figure} {by}", "utf-8")
    arrival = Arrival(None, sender, len(campaign.arrivals) + 2)
    return evolve(campaign, arrivals={**campaign.arrivals, name: arrival})


def decided(campaign: Campaign, question: Decision, choice: str) -> Campaign:
    told = evolve(question, choice=choice, **SIGNED)
    return evolve(campaign, decisions=(*campaign.decisions, told))


def asked(merged: Merged, kind: DecisionKind) -> list[Decision]:
    return [question for question in merged.questions if question.kind is kind]


def test_nothing_in_doubt_asks_nothing(campaign):
    """One file, of one unit, which sent it."""
    campaign = put(campaign, "1.txt", sender=ONE.name)
    assert merge_campaign(campaign, OFFER).questions == ()


def test_a_file_that_another_ward_sent_is_asked_about(campaign):
    """The unit in the file comes first, then the sender; then all others, and none."""
    campaign = put(campaign, "1.txt", sender=TWO.name)
    (question,) = asked(merge_campaign(campaign, OFFER), DecisionKind.UNIT)
    both = [labelled(unit.name, unit.code) for unit in (ONE, TWO)]
    assert question.choices[:2] == tuple(both)
    assert (len(question.choices), question.choices[-1]) == (6, SET_ASIDE)
    assert question.evidence == f"1.txt: biểu ghi {ONE.name}, inbox.csv ghi {TWO.name} gửi"
    for unit in (ONE, TWO):
        merged = merge_campaign(decided(campaign, question, labelled(unit.name, unit.code)), OFFER)
        assert "sender-differs" not in {finding.rule for finding in merged.findings}
        assert asked(merged, DecisionKind.UNIT) == []
        (leaf,) = [leaf for leaf in merged.report.leaves.values() if leaf.submitted]
        assert leaf.unit == unit


def test_a_source_that_does_not_heed_the_decision_is_not_believed(campaign):
    """Its figures would be put down to the wrong unit."""
    campaign = put(campaign, "1.txt", sender=TWO.name)
    (question,) = asked(merge_campaign(campaign, DEAF), DecisionKind.UNIT)
    merged = merge_campaign(decided(campaign, question, labelled(TWO.name, TWO.code)), DEAF)
    (finding,) = [f for f in merged.findings if f.rule == "wrong-unit"]
    assert f"đã quyết định là tệp của {TWO.name}" in finding.message.vi
    assert not any(leaf.submitted for leaf in merged.report.leaves.values())


def test_sources_that_differ_are_asked_about_once_for_all_units(campaign):
    """Unless `cchc.toml` has said which holds; the evidence names units, figures and files."""
    for unit in (ONE, TWO):
        campaign = put(campaign, f"{unit.code}-a.txt", unit, 5)
        campaign = put(campaign, f"{unit.code}-b.txt", unit, 7, by="b")
    merged = merge_campaign(campaign, OFFER)
    (question,) = merged.questions
    assert question.about == ("tasks.assigned",)
    assert question.choices == ("nguồn a [a]", "nguồn b [b]")
    assert question.evidence.splitlines()[1].startswith(f"– {TWO.name}, 1.3: 7 (")
    assert merged.figures["tasks.assigned"].value == 10
    ruled = evolve(campaign, precedence={"tasks.assigned": ("b",)})
    assert merge_campaign(ruled, OFFER).questions == ()
    for chosen, value in (("a", 10), ("b", 14)):
        told = decided(ruled, question, labelled(f"nguồn {chosen}", chosen))
        assert merge_campaign(told, OFFER).figures["tasks.assigned"].value == value


def test_what_is_asked_of_many_units_names_a_few(campaign, monkeypatch):
    """Nobody reads thirty lines in one cell; how many more there are is said."""
    monkeypatch.setattr("cchc_core.questions._SHOWN", 2)
    for unit in DESK.expected:
        campaign = put(campaign, f"{unit.code}-a.txt", unit, 5)
        campaign = put(campaign, f"{unit.code}-b.txt", unit, 7, by="b")
    (question,) = asked(merge_campaign(campaign, OFFER), DecisionKind.PRECEDENCE)
    assert question.evidence.splitlines()[2:] == ["… và 3 chỗ khác nữa"]
