"""From the wards' files to the province's report, by way of two cities' campaigns."""

import hashlib
from pathlib import Path

from attrs import evolve

import cchc_format_province
from cchc_core import (
    Filed,
    Fingerprint,
    Forms,
    Merged,
    Origin,
    Source,
    Status,
    Submission,
    Text,
    Use,
    load_campaign,
    merge_campaign,
    outputs_of,
    report_from_json,
    report_to_json,
    trace,
    write_outputs,
)
from cchc_core.forms import load_schemes
from cchc_core.testing import samples
from cchc_core.testing.plugins import offer_of, plugin_of

PACK, PERIOD, UNITS = samples.sample_pack(), samples.sample_period(), samples.sample_units()
DAY = PERIOD.window.last
TOML = """\
[campaign]
unit = "{unit}"
units = "sample"
pack = "sample"
{more}
[period]
scheme = "sample"
kind = "quarter-1"
year = 2024

[[outputs]]
format = "province"
"""


def read_whole(path, desk):
    """A made-up kind of file: an office's report as JSON."""
    report = report_from_json(path.read_text("utf-8"), desk.pack)
    origin = Origin(desk.name(path))
    leaves = [
        evolve(leaf, readings=[evolve(each, origin=origin) for each in leaf.readings.values()])
        for leaf in report.leaves.values()
    ]
    yield Submission(evolve(report, leaves=leaves), "whole", desk.name(path))


WHOLE = Source(
    "whole",
    Text("tệp giả định", "made-up file"),
    recognises=lambda _, head: head.startswith(b"{"),
    read=read_whole,
)
FORMS = Forms(
    packs={"sample": samples.sample_pack},
    units={"sample": samples.sample_units},
    schemes=lambda: load_schemes(Path(samples.__file__).parent / "sample-periods.toml"),
)
OFFER = offer_of(province=cchc_format_province, sample=plugin_of(WHOLE, FORMS))


def campaign(folder: Path, unit: str, senders=(), more: str = "") -> Merged:
    """A campaign to which the offices have sent; what it comes to."""
    (folder / "inbox").mkdir(parents=True, exist_ok=True)
    (folder / "cchc.toml").write_text(TOML.format(unit=unit, more=more), "utf-8")
    for office in senders:
        report = samples.sample_report(office, samples.sample_desk())
        (folder / "inbox" / f"{office.code}.json").write_text(report_to_json(report), "utf-8")
    return merge_campaign(load_campaign(folder, OFFER), OFFER)


def send_up(merged: Merged, inbox: Path) -> None:
    """The city writes its workbook, which lands in the province's inbox."""
    problems = []
    inbox.mkdir(parents=True, exist_ok=True)
    write_outputs(outputs_of(merged, OFFER, problems), inbox, today=DAY)
    assert not problems


def offices(city) -> tuple:
    return (city, *UNITS.children(city.key, DAY))


CITIES = UNITS.children(UNITS.with_code("98", DAY).key, DAY)


def test_ward_to_city_to_province_is_all_at_once(tmp_path):
    """The figures are the same, every office is in the coverage, and the province's own workbook
    can be written and goes on carrying all leaves."""
    silent = offices(CITIES[0])[2]
    for city in CITIES:
        sent = [office for office in offices(city) if office != silent]
        send_up(campaign(tmp_path / city.code, city.code, sent), tmp_path / "tinh" / "inbox")
    through = campaign(tmp_path / "tinh", "98")

    everyone = [office for city in CITIES for office in offices(city)]
    listed = ", ".join(f'"{office.code}"' for office in everyone)
    sent = [office for office in everyone if office != silent]
    at_once = campaign(tmp_path / "thang", "98", sent, f"expected = [{listed}]")

    assert through.complete
    assert not through.problems
    assert through.figures == at_once.figures
    covered = through.figures["tasks.assigned"].coverage
    assert covered.expected == len(everyone)
    assert covered.units[Status.NOT_SUBMITTED] == (silent.key,)
    output, _ = outputs_of(through, OFFER, [])
    assert output.name == "gui-tinh-98-2024-quarter-1.xlsx"


def test_a_city_that_sent_nothing_is_missing_with_its_wards(tmp_path):
    """One filing, three offices in the coverage; nothing of them is zero."""
    merged = campaign(tmp_path / "981", "981", offices(CITIES[0]))
    send_up(merged, tmp_path / "tinh" / "inbox")
    found = campaign(tmp_path / "tinh", "98")
    assert [filing.unit for filing in found.units(Filed.MISSING)] == [CITIES[1]]
    missing = found.figures["tasks.assigned"].coverage.units[Status.NOT_SUBMITTED]
    assert missing == tuple(office.key for office in offices(CITIES[1]))
    assert found.figures["tasks.assigned"].value == merged.figures["tasks.assigned"].value


def test_a_workbook_sent_twice_counts_once(tmp_path):
    """The same content is no question."""
    inbox = tmp_path / "tinh" / "inbox"
    send_up(campaign(tmp_path / "982", "982", offices(CITIES[1])), inbox)
    (file,) = inbox.glob("*.xlsx")
    (inbox / "gui-lai.xlsx").write_bytes(file.read_bytes())
    found = campaign(tmp_path / "tinh", "98")
    assert sorted(str(receipt.verdict) for receipt in found.receipts) == ["superseded", "used"]


def test_a_workbook_in_another_city_s_inbox_is_nobody_s(tmp_path):
    """It is refused by its stamp."""
    inbox = tmp_path / "noi-khac" / "inbox"
    send_up(campaign(tmp_path / "982", "982", offices(CITIES[1])), inbox)
    found = campaign(tmp_path / "noi-khac", "981")
    assert [receipt.rule for receipt in found.receipts] == ["wrong-unit"]


def test_a_figure_is_traced_through_the_city_s_workbook_to_the_ward_s_file(tmp_path):
    """Two hashes: that of the workbook that came, and that of the ward's file as it states it."""
    senders = offices(CITIES[0])
    send_up(campaign(tmp_path / "981", "981", senders), tmp_path / "tinh" / "inbox")
    through = campaign(tmp_path / "tinh", "98")
    ward = senders[1]

    traced = trace(through, "tasks.assigned", ward.key)

    (leaf,) = traced.leaves
    (whence,) = leaf.whence
    workbook = tmp_path / "tinh" / "inbox" / whence.file.name
    assert whence.file.sha256 == hashlib.sha256(workbook.read_bytes()).hexdigest()
    form = tmp_path / "981" / "inbox" / f"{ward.code}.json"
    assert whence.inner == Fingerprint.of(Use.INBOX, form.name, form.read_bytes())
    assert set(traced.files) == {whence.file, whence.inner}
    sent = {each.unit for each in trace(through, "tasks.assigned", senders[0].key).leaves}
    assert sent == set(senders)
