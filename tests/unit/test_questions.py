"""What officers are asked about the files of a made-up inbox, and what becomes of their answers."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from cchc_core.arrivals import Arrival
from cchc_core.campaign import Campaign
from cchc_core.composition import divisions
from cchc_core.decisions import SET_ASIDE, Decision, DecisionKind, labelled
from cchc_core.extensions import Desk, Source, Submission
from cchc_core.forms import HERE, load_pack
from cchc_core.merge import Merged, merge_campaign
from cchc_core.model.measures import Status
from cchc_core.model.reports import Reading, Report
from cchc_core.naming import unit_called
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


def test_sources_that_differ_are_asked_about_unit_by_unit(campaign):
    """Unless `cchc.toml` has said which holds; the evidence names figures and files, and what is
    chosen for one unit changes no other's figures."""
    for unit in (ONE, TWO):
        campaign = put(campaign, f"{unit.code}-a.txt", unit, 5)
        campaign = put(campaign, f"{unit.code}-b.txt", unit, 7, by="b")
    merged = merge_campaign(campaign, OFFER)
    one, two = merged.questions
    assert one.about == ("tasks.assigned", str(ONE.key))
    assert (two.unit, two.choices) == (unit_called(TWO), ("nguồn a [a]", "nguồn b [b]"))
    assert two.evidence.startswith(f"– {TWO.name}, 1.3: 7 (")
    assert merged.figures["tasks.assigned"].value == 10
    ruled = evolve(campaign, precedence={"tasks.assigned": ("b",)})
    assert merge_campaign(ruled, OFFER).questions == ()
    for chosen, value in (("a", 12), ("b", 14)):
        told = decided(ruled, two, labelled(f"nguồn {chosen}", chosen))
        assert merge_campaign(told, OFFER).figures["tasks.assigned"].value == value


def test_what_is_lost_with_a_source_is_told(campaign):
    """One divides the count, the other has the whole only: whoever chooses that knows."""
    pack = load_pack(HERE / "thanh-hoa-2023.toml")
    campaign = evolve(campaign, pack=pack)
    whole, *parts = next(group for group in divisions(pack) if len(group) > 2)
    rows = {"a": (whole, *parts), "b": (whole,)}

    def told(name):
        def read(path, desk):
            figure = 10 * (name == "b") + len(parts)
            values = [figure, *[1] * len(parts)]
            readings = [
                Reading(row.id, Status.USED, value, str(value))
                for row, value in zip(rows[name], values, strict=False)
            ]
            report = Report.of(ONE, desk.period, desk.pack.key, readings)
            yield Submission(report, name, desk.name(path))

        head = name.encode()
        return plugin_of(Source(name, Text(name, name), lambda _, first: first == head, read))

    for name in rows:
        (campaign.inbox / name).write_text(name)
    (question,) = asked(
        merge_campaign(campaign, offer_of(a=told("a"), b=told("b"))), DecisionKind.PRECEDENCE
    )
    *_, last = question.evidence.splitlines()
    numbers = [part.number for part in parts]
    listed = f"{numbers[0]} … {numbers[-1]}"
    assert last == f"Chọn b [b] thì mất số của {len(parts)} dòng nguồn này không có: {listed}"
