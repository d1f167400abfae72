"""`cchc read` and `cchc status`: a report as it was read, and who sent what."""

from cchc_core.extensions import Source, Submission
from cchc_core.interchange import report_from_json, report_to_json
from cchc_core.testing import samples
from cchc_core.testing.plugins import plugin_of
from cchc_core.text import Text


def test_a_report_is_shown_reading_by_reading(cchc, city):
    """Each row of the file, with what was understood, what was typed, and the cell; of all others
    how many there are."""
    ran = cchc("read", city / "inbox" / "98102.sheet")

    assert ran.code == 0
    assert "Phường Đông Sơn, Quý I năm 2024" in ran.out
    (line,) = [line for line in ran.out.splitlines() if line.startswith("1.2 ")]
    cells = [cell.strip() for cell in line.split("  ") if cell.strip()]
    assert cells == ["1.2", "Tỷ lệ nhiệm vụ hoàn thành", "có số liệu", "90,5", "90.5", "Biểu!D4"]
    assert not [line for line in ran.out.splitlines() if line.startswith("1.5 ")]
    assert "25 dòng khác của biểu không có trong tệp này." in ran.out


def test_what_is_wrong_with_a_report_is_told(cchc, city):
    """An unreadable figure and a code outside its set: exit code 1."""
    file = city / "inbox" / "98104.sheet"
    file.write_text("sheet 98104 1\ndialogue.held = 7\ntasks.assigned = ~chín\n", "utf-8")

    ran = cchc("read", file)

    assert ran.code == 1
    assert "không nhận" in ran.out
    assert "lỗi: Xã Quảng Thắng, 1.5 " in ran.out


def test_a_refused_file_is_a_finding(cchc, city):
    """The reason is told as `merge` would tell it; nothing of the file is shown."""
    file = city / "inbox" / "98104.sheet"
    file.write_text("sheet 98104 old\n", "utf-8")

    ran = cchc("read", file, "--json")

    assert ran.code == 1
    assert ran.envelope["data"]["reports"] == []
    assert [f["rule"] for f in ran.envelope["findings"]] == ["wrong-period"]


def test_the_campaign_is_found_or_named(cchc, city, tmp_path):
    """The nearest folder around the file with a cchc.toml, or `--campaign`."""
    away = tmp_path / "98101.sheet"
    away.write_bytes((city / "inbox" / "98101.sheet").read_bytes())

    lost, named = cchc("read", away), cchc("read", away, "--campaign", city)

    assert lost.code == 2
    assert "--campaign" in lost.err
    assert named.code == 0


def test_status_tells_of_every_unit(cchc, city):
    """State, lateness, file and time per unit; incomplete is exit code 3."""
    (city / "inbox" / "98103.sheet").unlink()
    (city / "inbox.csv").write_text(
        "file,received,sender\n98101.sheet,2024-03-21 14:05,\n", "utf-8"
    )

    ran = cchc("status", city)

    assert ran.code == 3
    lines = {line.split("  ")[0]: " ".join(line.split()) for line in ran.out.splitlines()}
    assert lines["Phường Hòa Bình"] == ("Phường Hòa Bình đã dùng, muộn 98101.sheet 21/3/2024 14:05")
    assert lines["Phường Trường Thịnh"] == "Phường Trường Thịnh chưa gửi"
    assert "4 đã dùng, 1 chưa gửi" in ran.out


def test_a_whole_status_ends_well(cchc, city):
    """Every expected report used is exit code 0."""
    assert cchc("status", city).code == 0


def read_whole(path, desk):
    """A made-up file: a whole report as JSON."""
    report = report_from_json(path.read_text("utf-8"), desk.pack)
    yield Submission(report, "whole", desk.name(path))


def test_a_rolled_up_report_is_shown_office_by_office(cchc, city, named):
    """At a province, which expects its cities: each office's readings, and who sent none."""
    (city / "cchc.toml").write_text(
        (city / "cchc.toml").read_text("utf-8").replace('unit = "981"', 'unit = "98"'), "utf-8"
    )
    for sheet in (city / "inbox").iterdir():
        sheet.unlink()
    file = city / "inbox" / "981.json"
    file.write_text(report_to_json(samples.sample_roll_up()), "utf-8")
    title = Text("báo cáo trọn vẹn", "whole report")
    source = Source("whole", title, lambda path, head: head.startswith(b"{"), read_whole)
    whole = named("whole", plugin_of(source))

    read, record = (cchc("read", file, *flag, more=[whole]) for flag in ([], ["--json"]))
    status = cchc("status", city, more=[whole])

    assert "Thành phố Mẫu, Quý I năm 2024" in read.out
    offices = [
        line for line in read.out.splitlines() if line in ("Thành phố Mẫu", "Xã Quảng Thắng")
    ]
    assert offices == ["Thành phố Mẫu", "Xã Quảng Thắng"]
    assert "Phường Đông Sơn\nchưa gửi\n" in read.out
    readings = record.envelope["data"]["reports"][0]["readings"]
    silent = {r["status"] for r in readings if r["unit"] == "98102"}
    assert {r["unit"] for r in readings} == {"981", "98101", "98102", "98103", "98104"}
    assert silent == {"not-submitted"}
    assert "1 đã dùng, 1 chưa gửi" in status.out
