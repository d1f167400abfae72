"""`cchc return` and `cchc remind`: what goes back to the units, and who is reminded."""

import json
from pathlib import Path

import pytest

from cchc_core.extensions import Format, Output, Purpose
from cchc_core.testing.plugins import plugin_of
from cchc_core.text import Text


def writes(purpose: Purpose) -> Format:
    """A format that names the unit, what it is told, and by when an answer is awaited."""

    def write(publication):
        lines = [f"{finding.indicator}: {finding.found}" for finding in publication.findings]
        lines += [str(publication.until), *(filing.state for filing in publication.filings)]
        name = f"{purpose.value}-{publication.report.unit.code}.txt"
        return [Output(name, "\n".join(lines).encode())]

    return Format(purpose.value, Text("giả định", "made up"), write, purpose=purpose)


@pytest.fixture
def letters(named):
    """A plugin with a format for each purpose."""
    purposes = (Purpose.SLIP, Purpose.WORKLIST, Purpose.REMINDER)
    return named("letters", plugin_of(*map(writes, purposes)))


@pytest.fixture
def wrong(city):
    """A city in which one ward answers with a code that is none, and one has sent an old form."""
    (city / "inbox" / "98101.sheet").write_text("sheet 98101 1\ndialogue.held = 4\n", "utf-8")
    (city / "inbox" / "98104.sheet").write_text("sheet 98104 old\n", "utf-8")
    return city


def test_return_writes_to_those_with_findings_and_for_the_officer(cchc, wrong, letters):
    """Into tra-lai of the campaign's folder, and once more nothing is changed."""
    ran = cchc("return", wrong, "--until", "25/3/2024", more=[letters])
    again = cchc("return", wrong, "--until", "2024-03-25", more=[letters])

    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[0] == "Gửi lại 1 đơn vị, 1 vấn đề cần sửa hoặc giải trình."
    written = {path.name: path.read_text("utf-8") for path in (wrong / "tra-lai").iterdir()}
    assert set(written) == {"slip-98101.txt", "worklist-981.txt"}
    assert written["slip-98101.txt"] == "dialogue.held: 4\n2024-03-25\nused"
    assert "(không đổi)" in again.out
    assert "(đã ghi)" not in again.out


def test_return_may_be_asked_for_one_unit(cchc, wrong, letters, tmp_path):
    """By code or name; then there is no worklist, and a unit without findings gets nothing."""
    one = cchc("return", wrong, "--unit", "98101", "--output", tmp_path / "a", more=[letters])
    clean = cchc("return", wrong, "--unit", "98102", "--output", tmp_path / "b", more=[letters])
    nobody = cchc("return", wrong, "--unit", "Xã Không Có", more=[letters])

    assert [path.name for path in (tmp_path / "a").iterdir()] == ["slip-98101.txt"]
    assert (one.code, clean.code) == (0, 0)
    assert clean.out == "Không có gì phải gửi lại đơn vị.\n"
    assert not (tmp_path / "b").exists()
    assert nobody.code == 2


def test_return_replaces_nothing_unasked(cchc, wrong, letters):
    """What an officer changed in a slip stays, until --force."""
    cchc("return", wrong, more=[letters])
    slip = wrong / "tra-lai" / "slip-98101.txt"
    slip.write_text("đã sửa tay", "utf-8")

    refused = cchc("return", wrong, more=[letters])
    kept = slip.read_text("utf-8")
    forced = cchc("return", wrong, "--force", more=[letters])

    assert (refused.code, kept) == (2, "đã sửa tay")
    assert "slip-98101.txt" in refused.err
    assert forced.code == 0
    assert slip.read_text("utf-8") != "đã sửa tay"


def test_return_tells_machines_which_file_is_whose(cchc, wrong, letters):
    """Each unit with its files, the worklist beside them, and what went back as findings."""
    envelope = cchc("return", wrong, "--json", "--lang", "en", more=[letters]).envelope

    (one,) = envelope["data"]["units"]
    assert one["unit"] == {"key": "98101", "name": "Phường Hòa Bình"}
    assert one["findings"] == 1
    assert [file["path"].rpartition("/")[2] for file in one["files"]] == ["slip-98101.txt"]
    assert [file["deed"] for file in envelope["data"]["worklist"]] == ["written"]
    assert [finding["rule"] for finding in envelope["findings"]] == ["code-set"]


def test_remind_writes_to_those_without_a_usable_report(cchc, wrong, letters):
    """The old form is no report; who has sent one gets nothing."""
    (wrong / "inbox" / "98103.sheet").unlink()

    ran = cchc("remind", wrong, more=[letters])

    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[0] == "Đôn đốc 2 đơn vị."
    written = {path.name: path.read_text("utf-8") for path in (wrong / "tra-lai").iterdir()}
    assert written == {
        "reminder-98103.txt": "None\nmissing",
        "reminder-98104.txt": "None\nwrong-form",
    }


@pytest.mark.parametrize(
    ("settings", "office"),
    [
        ("", ("Phòng Nội vụ", "PNV", "TRƯỞNG PHÒNG")),
        ('[office]\nname = "Văn phòng"\nsymbol = "VP"\n', ("Văn phòng", "VP", "TRƯỞNG PHÒNG")),
    ],
)
def test_who_writes_stands_in_cchc_toml(cchc, wrong, named, settings, office):
    """Its name, its sign and the title that signs; the usual department where nothing is said."""
    told = []

    def write(publication):
        told.append(publication.office)
        return []

    slips = Format("slip", Text("giả định", "made up"), write, purpose=Purpose.REMINDER)
    toml = wrong / "cchc.toml"
    toml.write_text(toml.read_text("utf-8") + settings, "utf-8")

    cchc("remind", wrong, more=[named("slips", plugin_of(slips))])

    assert {(one.name, one.symbol, one.signatory) for one in told} == {office}
    assert {one.unit.name for one in told} == {"Thành phố Mẫu"}


def test_remind_has_nothing_to_say_when_all_have_sent(cchc, city, letters):
    """Nothing is written, and that is told."""
    ran = cchc("remind", city, "--json", more=[letters])

    assert ran.envelope["data"] == {"reminded": []}
    assert not (city / "tra-lai").exists()
    assert "Mọi đơn vị" in cchc("remind", city, more=[letters]).out


@pytest.mark.parametrize("command", ["return", "remind"])
def test_what_machines_are_told_is_as_published(cchc, wrong, letters, command):
    """It fits docs/schema/envelope.schema.json."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = Path(__file__).parents[2] / "docs" / "schema" / "envelope.schema.json"

    envelope = cchc(command, wrong, "--json", more=[letters]).envelope

    assert envelope["data"]
    jsonschema.Draft202012Validator(json.loads(schema.read_text("utf-8"))).validate(envelope)


@pytest.mark.parametrize("command", ["return", "remind"])
def test_without_a_format_the_command_says_what_to_install(cchc, wrong, command):
    """No plugin for it is no silence."""
    ran = cchc(command, wrong)

    assert ran.code == 2
    assert "cchc-format-return" in ran.err
