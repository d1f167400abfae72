"""`cchc verify`: what it says of a report as it was written, and of one that somebody changed."""

import json
from datetime import date
from pathlib import Path

import pytest

from cchc_core import (
    Format,
    Output,
    gather,
    load_campaign,
    merge_campaign,
    outputs_of,
    write_outputs,
)
from cchc_core.offers import Plugin
from cchc_core.testing.plugins import plugin_of
from cchc_core.text import Text

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "envelope.schema.json"
REPORT = "outputs/bao-cao.txt"


def write_findings(publication):
    """A made-up format: a line per finding, with its waiver."""
    lines = [f"{found.rule} {found.waiver}" for found in publication.findings]
    yield Output("van-de.txt", "\n".join(lines).encode())


FINDINGS = Plugin(
    "findings",
    "cchc-findings",
    "1.0",
    lambda: plugin_of(Format("findings", Text("vấn đề", "findings"), write_findings)),
)


def written(cchc, city, *options):
    """The made-up city's report, with its manifest beside it."""
    assert cchc("merge", city, *options).code == 0
    return city / REPORT


def test_a_report_as_it_was_written(cchc, city):
    """It is, byte by byte, what the campaign gives; the hash is told."""
    ran = cchc("verify", written(cchc, city))

    assert ran.code == 0
    assert "bao-cao.txt: trùng từng byte với bản tính lại từ đợt báo cáo. SHA-256: " in ran.out


def test_what_it_found_as_json(cchc, city):
    """As published, with every difference."""
    jsonschema = pytest.importorskip("jsonschema")
    report = written(cchc, city)
    (city / "inbox" / "98101.sheet").write_text("sheet 98101 2\ntasks.assigned = 3\n", "utf-8")

    ran = cchc("verify", report, "--json")

    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(ran.envelope)
    data = ran.envelope["data"]
    assert (data["verdict"], ran.envelope["exit"]) == ("different", "data-has-errors")
    assert data["cells"][0]["recomputed"] == "tasks.assigned 16"
    assert [file["name"] for file in data["files"]] == ["98101.sheet"]
    assert data["manifest"]["cchc"] == "manifest/1"


def test_a_changed_figure_is_named(cchc, city):
    """Line by line in a text; exit code 1."""
    report = written(cchc, city)
    report.write_text(report.read_text("utf-8").replace(" 15\n", " 16\n"), "utf-8")

    ran = cchc("verify", report)

    assert ran.code == 1
    assert "KHÔNG trùng" in ran.out
    told = "dòng 3: báo cáo ghi tasks.assigned 16, tính lại là tasks.assigned 15"
    assert f"Ô khác (1):\n  {told}" in ran.out


def test_a_changed_input_is_named(cchc, city):
    """With what it was and is; so are a file that is gone and one that came later."""
    report = written(cchc, city)
    inbox = city / "inbox"
    (inbox / "98101.sheet").write_text("sheet 98101 2\ntasks.assigned = 3\n", "utf-8")
    (inbox / "98104.sheet").rename(inbox / "98104-2.sheet")

    ran = cchc("verify", report, "--lang", "en")

    assert ran.code == 1
    assert "Files that are not as they were (3):" in ran.out
    assert "file in the inbox 98101.sheet: holds something else (SHA-256 " in ran.out
    assert "file in the inbox 98104.sheet: is gone" in ran.out
    assert "file in the inbox 98104-2.sheet: was added" in ran.out
    assert "recomputed it is tasks.assigned 16" in ran.out


def test_it_is_made_again_as_it_was_asked_for(cchc, city):
    """Though units were lacking; and found in a campaign that is named."""
    (city / "inbox" / "98104.sheet").unlink()
    report = written(cchc, city, "--allow-partial")
    elsewhere = city.parent / "nơi khác"
    elsewhere.mkdir()
    for name in (report.name, f"{report.name}.manifest.json"):
        (report.parent / name).rename(elsewhere / name)

    assert cchc("verify", elsewhere / report.name).code == 2
    assert cchc("verify", elsewhere / report.name, "--campaign", city).code == 0


def test_without_a_manifest_nothing_can_be_compared(cchc, city):
    """What to do is told."""
    report = written(cchc, city)
    (city / f"{REPORT}.manifest.json").unlink()

    ran = cchc("verify", report)

    assert ran.code == 2
    assert "không có kê khai nguồn gốc bên trong" in ran.err


def test_thousands_of_cells_are_capped(cchc, city):
    """Twenty are shown, the number of all is told; --all shows them."""
    report = written(cchc, city)
    report.write_text("\n".join(f"dòng thừa {n}" for n in range(2_000)), "utf-8")

    ran = cchc("verify", report)

    assert "Ô khác (2000):" in ran.out
    assert "… và 1980 nữa; thêm --all để xem hết." in ran.out
    assert len(ran.out.splitlines()) < 30
    assert "dòng thừa 1999" in cchc("verify", report, "--all").out


def test_a_manifest_beside_that_is_another_s_is_told(cchc, city):
    """One digit of it is enough."""
    report = written(cchc, city)
    beside = city / f"{REPORT}.manifest.json"
    beside.write_text(beside.read_text("utf-8").replace('"size": ', '"size": 1'), "utf-8")

    assert cchc("verify", report).code == 1


def test_a_waiver_that_has_run_out_since_is_no_difference(cchc, city, plugins):
    """The report is made again as it was while the waiver held."""
    sheet = city / "inbox" / "98102.sheet"
    sheet.write_text("sheet 98102 1\ntasks.assigned = 3\ndialogue.held = ~4\n", "utf-8")
    given = ["--reason", "có giải trình", "--by", "trưởng phòng", "--until", "2999-12-31"]
    cchc("waive", city, "code-set", "--unit", "98102", "--row", "1.5", *given)
    ledger = city / "xu-ly.json"
    ledger.write_text(ledger.read_text("utf-8").replace("2999-12-31", "2024-03-31"), "utf-8")
    offer = gather(*plugins, FINDINGS)
    while_it_held = merge_campaign(load_campaign(city, offer, date(2024, 3, 20)), offer)
    outputs = [
        each for each in outputs_of(while_it_held, offer, []) if each.name.startswith("van-de.txt")
    ]
    write_outputs(outputs, city / "outputs", today=date(2024, 3, 20))
    assert "trưởng phòng" in outputs[0].content.decode()

    assert cchc("verify", city / "outputs" / "van-de.txt", more=[FINDINGS]).code == 0
    assert outputs[0].content != _findings_now(city, offer)


def prints(version: str, mark: bytes = b"") -> Plugin:
    """A made-up format in which nothing can be compared place by place, of a version."""

    def write(publication):
        figure = publication.figures["tasks.assigned"].value
        yield Output("in.pdf", b"%PDF-1.7 \xff" + str(figure).encode() + mark)

    printed = plugin_of(Format("print", Text("bản in", "print"), write))
    return Plugin("print", "cchc-print", version, lambda: printed)


@pytest.mark.parametrize("version", ["1.0", "2.0"])
def test_a_digit_of_a_file_without_places_is_caught_whatever_the_versions(cchc, city, version):
    """What cannot be compared place by place is the same, or is another; as it was written it is
    the same under another version that writes the same."""
    assert cchc("merge", city, more=[prints("1.0")]).code == 0
    report = city / "outputs" / "in.pdf"
    again = [prints(version)]
    assert cchc("verify", report, more=again).code == 0
    report.write_bytes(report.read_bytes().replace(b"15", b"17"))

    ran = cchc("verify", report, more=again)

    assert ran.code == 1
    assert "KHÔNG trùng" in ran.out
    assert "cả tệp" in ran.out


def test_a_file_without_places_that_another_version_writes_otherwise_is_different(cchc, city):
    """Nobody can tell that it says the same; the versions are named."""
    cchc("merge", city, more=[prints("1.0")])

    ran = cchc("verify", city / "outputs" / "in.pdf", more=[prints("2.0", b" new")])

    assert ran.code == 1
    assert "Phiên bản cchc-print: 1.0 → 2.0" in ran.out


def test_a_text_of_another_version_is_as_it_was_written(cchc, city):
    """Every line the same: the versions are told, and no program is said to have saved it."""

    def of(version: str, end: str) -> Plugin:
        def write(publication):
            figure = publication.figures["tasks.assigned"].value
            yield Output("so.txt", f"{end}tasks {figure}".encode())

        made = plugin_of(Format("line", Text("dòng", "line"), write))
        return Plugin("line", "cchc-line", version, lambda: made)

    cchc("merge", city, more=[of("1.0", "")])
    report = city / "outputs" / "so.txt"
    newer = [of("2.0", "\ufeff")]

    ran = cchc("verify", report, more=newer)
    report.write_bytes(report.read_bytes() + b"\r")

    assert ran.code == 0
    assert "so.txt: khác byte vì chương trình đã đổi phiên bản" in ran.out
    assert cchc("verify", report, more=newer).code == 1


def _findings_now(city, offer):
    merged = merge_campaign(load_campaign(city, offer), offer)
    return next(o for o in outputs_of(merged, offer, []) if o.name == "van-de.txt").content


def test_a_ledger_that_waits_for_decisions_is_no_difference(cchc, city):
    """It is new, and is told; once something is decided in it, the report is another."""
    report = written(cchc, city)
    (city / "xu-ly.json").write_text('{"cchc": "decisions/1", "decisions": []}', "utf-8")

    ran, envelope = cchc("verify", report), cchc("verify", report, "--json").envelope
    assert ran.code == 0
    assert "trùng từng byte" in ran.out
    assert "sổ xử lý xu-ly.json: mới so với lúc ghi báo cáo, chưa có quyết định nào" in ran.out
    assert (envelope["data"]["files"], envelope["data"]["idle"]) == ([], ["xu-ly.json"])

    heard = ["--informant", "văn thư", "--on", "2024-03-16", "--reason", "mất điện"]
    cchc("enter", city, "98101", "1.3=2", *heard)
    assert cchc("verify", report).code == 1


def test_what_changed_is_told_before_what_differs_by_it(cchc, city):
    """The cause first."""
    report = written(cchc, city)
    (city / "inbox" / "98101.sheet").write_text("sheet 98101 1\ntasks.assigned = 9\n", "utf-8")

    out = cchc("verify", report).out

    assert out.index("Tệp đầu vào khác lúc ghi báo cáo (1):") < out.index("Ô khác (")
