"""What `cchc merge` writes of what a report was made of."""

import hashlib
import json
from pathlib import Path

MANIFEST = "outputs/bao-cao.txt.manifest.json"


def manifest(cchc, city, *options):
    """The manifest beside the made-up city's report."""
    ran = cchc("merge", city, "--force", *options)
    assert ran.code == 0, ran.err
    return json.loads((city / MANIFEST).read_text("utf-8"))


def test_it_stands_beside_the_report_and_names_it(cchc, city):
    """With its bytes; a person is told of the report, a machine of both."""
    told = manifest(cchc, city)["output"]

    content = (city / "outputs" / "bao-cao.txt").read_bytes()
    assert told["name"] == "bao-cao.txt"
    assert told["sha256"] == hashlib.sha256(content).hexdigest()
    assert ".manifest.json" not in cchc("merge", city).out
    outputs = cchc("merge", city, "--json").envelope["data"]["outputs"]
    assert [Path(each["path"]).name for each in outputs] == ["bao-cao.txt", Path(MANIFEST).name]


def test_every_file_that_was_read_is_in_it(cchc, city, tmp_path):
    """Those of the inbox and its folders, all that the office wrote, all that cchc.toml names, even
    elsewhere; hidden files and the reports themselves are not."""
    (city / "inbox" / "xã").mkdir()
    (city / "inbox" / "98101.sheet").rename(city / "inbox" / "xã" / "98101.sheet")
    (city / "inbox.csv").write_text("file,received,sender\n", "utf-8")
    (city / "inbox" / ".khóa").write_text("", "utf-8")
    (city / "profiles").mkdir()
    (city / "profiles" / "cổng.toml").write_text("", "utf-8")
    (tmp_path / "danh mục.toml").write_text("", "utf-8")
    toml = (city / "cchc.toml").read_text("utf-8")
    named = toml.replace("[period]", f'list = "{tmp_path}/danh mục.toml"\n\n[period]', 1)
    named += '\n[[outputs]]\nformat = "report"\ntemplate = "mẫu.xlsx"\n'
    (city / "cchc.toml").write_text(named, "utf-8")
    (city / "mẫu.xlsx").write_bytes(b"mau")
    way = ["--informant", "văn thư", "--on", "2024-03-16", "--reason", "mất điện"]
    cchc("enter", city, "98101", "1.4/xã=3", *way, "--by", "văn thư")

    files = manifest(cchc, city)["files"]

    assert {(file["use"], file["name"]) for file in files} == {
        ("settings", "cchc.toml"),
        ("arrivals", "inbox.csv"),
        ("ledger", "xu-ly.json"),
        ("profile", "profiles/cổng.toml"),
        ("list", "danh mục.toml"),
        ("template", "mẫu.xlsx"),
        ("inbox", "xã/98101.sheet"),
        *(("inbox", f"{code}.sheet") for code in ("981", "98102", "98103", "98104")),
    }


def test_the_files_of_the_period_before_are_in_it(cchc, city, tmp_path):
    """The campaign's figures are held against them; what has no campaign in it has none."""
    before = tmp_path / "kỳ trước"
    (before / "inbox").mkdir(parents=True)
    earlier = (city / "cchc.toml").read_text("utf-8").replace("year = 2024", "year = 2023")
    (before / "cchc.toml").write_text(earlier.replace("due = 2024", "due = 2023"), "utf-8")
    (before / "inbox" / "98101.sheet").write_text("sheet 98101 1\n", "utf-8")
    named = earlier.replace("year = 2023", "year = 2024").replace(
        "[period]", 'previous = "../kỳ trước"\n\n[period]', 1
    )
    (city / "cchc.toml").write_text(named, "utf-8")

    files = manifest(cchc, city)["files"]

    theirs = [file["name"] for file in files if file["use"] == "earlier"]
    assert theirs == ["98101.sheet", "cchc.toml"]


def test_what_was_asked_for_and_decided_is_in_it(cchc, city):
    """Language, options, formats, versions; each decision that holds, by whom and until when."""
    sheet = city / "inbox" / "98102.sheet"
    sheet.write_text("sheet 98102 1\ntasks.assigned = 3\ndialogue.held = ~4\n", "utf-8")
    given = ["--reason", "có giải trình", "--by", "trưởng phòng", "--until", "2999-12-31"]
    cchc("waive", city, "code-set", "--unit", "98102", "--row", "1.5", *given)

    told = manifest(cchc, city, "--allow-partial", "--lang", "en")

    options = {"format": "report", "formats": ["report"], "lang": "en", "allow_partial": True}
    assert told["options"] == options
    assert {"cchc-sample", "cchc-sheets"} <= set(told["versions"])
    (decided,) = told["decisions"]
    assert decided["kind"] == "waiver"
    assert decided["about"] == "code-set 98102 dialogue.held"
    assert (decided["reason"], decided["by"]) == ("có giải trình", "trưởng phòng")
    assert decided["until"] == "2999-12-31"


def test_it_says_nothing_of_where_and_when(cchc, city, tmp_path):
    """A campaign in another folder, merged again, gives the same bytes."""
    manifest(cchc, city)
    other = tmp_path / "chỗ khác"
    city.rename(other)
    before = (other / MANIFEST).read_bytes()

    ran = cchc("merge", other)

    assert (other / MANIFEST).read_bytes() == before
    assert "(không đổi)" in ran.out
    assert str(tmp_path) not in before.decode()


def test_one_that_came_with_a_report_is_no_report(cchc, city):
    """Beside the file it goes with it is left alone; by itself it is a file like any other."""
    (city / "inbox" / "98101.sheet.manifest.json").write_text("{}", "utf-8")
    assert cchc("merge", city).code == 0

    (city / "inbox" / "98101.sheet.manifest.json").rename(city / "inbox" / "la.manifest.json")
    assert "la.manifest.json" in cchc("status", city).out
