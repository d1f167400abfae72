"""`cchc return` and `cchc remind`: what goes back to the units, and who is reminded."""

import json
from pathlib import Path

import pytest
from attrs import evolve

from cchc_core.extensions import Format, Output, Purpose, Renewed
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


def stands(folder: Path) -> dict[str, str]:
    """The files of a folder that is kept, without the record."""
    files = (path for path in folder.iterdir() if path.is_file() and path.name != "da-ghi.json")
    return {path.name: path.read_text("utf-8") for path in files}


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
    written = stands(wrong / "tra-lai")
    assert set(written) == {"slip-98101.txt", "worklist-981.txt"}
    assert written["slip-98101.txt"] == "dialogue.held: 4\n2024-03-25\nused"
    assert "(không đổi)" in again.out
    assert "(đã ghi)" not in again.out


def test_return_may_be_asked_for_one_unit(cchc, wrong, letters, tmp_path):
    """By code or name; then there is no worklist, and a unit without findings gets nothing."""
    one = cchc("return", wrong, "--unit", "98101", "--output", tmp_path / "a", more=[letters])
    clean = cchc("return", wrong, "--unit", "98102", "--output", tmp_path / "b", more=[letters])
    nobody = cchc("return", wrong, "--unit", "Xã Không Có", more=[letters])

    assert set(stands(tmp_path / "a")) == {"slip-98101.txt"}
    assert (one.code, clean.code) == (0, 0)
    assert clean.out == "Không có gì phải gửi lại Phường Đông Sơn.\n"
    assert not (tmp_path / "b").exists()
    assert nobody.code == 2


def corrected(city):
    """The ward has sent again, without the mistake; another has made one."""
    (city / "inbox" / "98101.sheet").write_text("sheet 98101 2\ndialogue.held = 1\n", "utf-8")
    (city / "inbox" / "98102.sheet").write_text("sheet 98102 2\ndialogue.held = 7\n", "utf-8")


def test_the_second_round_replaces_what_nobody_touched(cchc, wrong, letters):
    """Without being asked to; what is due no longer is set aside under its day, never deleted."""
    folder = wrong / "tra-lai"
    cchc("return", wrong, more=[letters])
    before = stands(folder)
    corrected(wrong)

    ran = cchc("return", wrong, more=[letters])

    assert ran.code == 0, ran.err
    assert set(stands(folder)) == {"slip-98102.txt", "worklist-981.txt"}
    ((name, kept),) = stands(folder / "đã cũ").items()
    assert name.startswith("slip-98101-20")
    assert kept == before["slip-98101.txt"]
    assert "Cất 1 tệp vào thư mục “đã cũ”" in ran.out
    assert f"{name} ({folder / 'slip-98101.txt'} không còn phải gửi)" in ran.out


def test_what_a_person_changed_is_kept(cchc, wrong, letters):
    """A copy of it is set aside, and the new one stands in its place; also what stood there before
    the folder was kept. Once more, and nothing happens."""
    slip = wrong / "tra-lai" / "slip-98101.txt"
    cchc("return", wrong, more=[letters])
    for text in ("Số: 12/PNV", "đã ký"):
        slip.write_text(text, "utf-8")
        ran = cchc("return", wrong, more=[letters])
        assert ran.code == 0, ran.err
        assert f"{slip} đã có người sửa, nay ghi bản mới" in ran.out
    (slip.parent / "da-ghi.json").unlink()
    slip.write_text("Số: 13/PNV", "utf-8")
    cchc("return", wrong, more=[letters])

    again = cchc("return", wrong, more=[letters])

    kept = stands(slip.parent / "đã cũ")
    assert sorted(kept.values()) == ["Số: 12/PNV", "Số: 13/PNV", "đã ký"]
    assert slip.read_text("utf-8").startswith("dialogue.held: 4")
    assert "đã cũ" not in again.out


def test_a_round_for_one_unit_sets_nothing_of_others_aside(cchc, wrong, letters):
    """Nor does the other command, whose files stand in the same folder."""
    folder = wrong / "tra-lai"
    cchc("return", wrong, more=[letters])
    cchc("remind", wrong, more=[letters])
    corrected(wrong)

    cchc("return", wrong, "--unit", "98102", more=[letters])
    both = set(stands(folder))
    cchc("return", wrong, "--unit", "98101", more=[letters])

    others = {"slip-98102.txt", "worklist-981.txt", "reminder-98104.txt"}
    assert both == {"slip-98101.txt", *others}
    assert set(stands(folder)) == others


def test_a_reminder_to_who_has_sent_by_now_is_set_aside(cchc, wrong, letters):
    """Also when nobody is left to remind; machines are told as well."""
    folder = wrong / "tra-lai"
    cchc("remind", wrong, more=[letters])
    (wrong / "inbox" / "98104.sheet").write_text("sheet 98104 2\ntasks.assigned = 5\n", "utf-8")

    ran = cchc("remind", wrong, "--json", more=[letters])

    (told,) = ran.envelope["data"]["set_aside"]
    assert (told["path"], told["why"]) == (str(folder / "reminder-98104.txt"), "not-due")
    assert Path(told["kept"]).is_file()
    assert stands(folder) == {}


def test_nothing_is_set_aside_where_a_plugin_broke(cchc, wrong, letters, named):
    """A slip that could not be made is no slip that is not due."""
    cchc("return", wrong, more=[letters])
    broken = [Format("slip", Text("gãy", "broken"), lambda _: 1 / 0, purpose=Purpose.SLIP)]

    ran = cchc(
        "return", wrong, more=[named("letters", plugin_of(*broken, writes(Purpose.WORKLIST)))]
    )

    assert ran.code == 4
    assert "slip-98101.txt" in stands(wrong / "tra-lai")


def test_what_a_format_carries_over_stands_in_the_new_list(cchc, wrong, named):
    """The officer's ticks; and what the list was before is kept."""

    def renew(new, standing):
        return Renewed(new + b" x" if standing.endswith(b"x") else new)

    ticked = evolve(writes(Purpose.WORKLIST), renew=renew)
    more = [named("letters", plugin_of(ticked, writes(Purpose.SLIP)))]
    cchc("return", wrong, more=more)
    listed = wrong / "tra-lai" / "worklist-981.txt"
    listed.write_text(listed.read_text("utf-8") + " ghi chú x", "utf-8")
    for _ in range(3):
        cchc("return", wrong, more=more)

    assert listed.read_text("utf-8").endswith("used\nwrong-form x")
    (kept,) = stands(listed.parent / "đã cũ").values()
    assert kept.endswith(" ghi chú x")


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
    written = stands(wrong / "tra-lai")
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


def test_remind_speaks_of_the_unit_it_was_asked_about(cchc, wrong, letters):
    """That one has sent says nothing of the others, of whom one has not."""
    ran = cchc("remind", wrong, "--unit", "98102", more=[letters])

    assert ran.out == "Phường Đông Sơn đã có báo cáo dùng được nên không đôn đốc.\n"


def test_remind_has_nothing_to_say_when_all_have_sent(cchc, city, letters):
    """Nothing is written, and that is told."""
    ran = cchc("remind", city, "--json", more=[letters])

    assert ran.envelope["data"] == {"reminded": [], "set_aside": []}
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
