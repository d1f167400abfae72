"""A campaign's folder that does not hold together: the file, the line and the key are named."""

import pytest

BROKEN = [
    ("due = 2024-03-20", "due = 20/3/2024", ["cchc.toml", "TOML"]),
    ("due = 2024-03-20", 'due = "20/3/2024"', ["dòng 5", "'campaign.due'", "ngày"]),
    ("due =", "deu =", ["dòng 5", "'campaign.deu'"]),
    ('unit = "981"', 'unit = "999"', ["dòng 2", "'campaign.unit'", "999"]),
    ('unit = "981"', "", ["'campaign.unit'"]),
    ('pack = "sample"', 'pack = "smaple"', ["smaple", "sample"]),
    ('kind = "quarter-1"', 'kind = "quý 1"', ["quý 1", "quarter-1, 6-months"]),
    ("[period]", "[kỳ]", ["cchc.toml"]),
    ("year = 2024", 'year = "2024"', ["'period.year'"]),
]


@pytest.mark.parametrize("command", ["status", "merge", "forms"])
@pytest.mark.parametrize(("was", "now", "named"), BROKEN)
def test_a_broken_cchc_toml_is_explained(cchc, city, command, was, now, named):
    """Line and key stand in the message; exit code 2, nothing is written."""
    toml = city / "cchc.toml"
    toml.write_text(toml.read_text("utf-8").replace(was, now), "utf-8")

    ran = cchc(command, city)

    assert ran.code == 2
    assert all(word in ran.err for word in named), ran.err
    assert "Traceback" not in ran.err


def test_a_folder_that_is_no_campaign(cchc, tmp_path):
    """The missing file is named."""
    ran = cchc("status", tmp_path)

    assert ran.code == 2
    assert "cchc.toml" in ran.err


def test_a_missing_inbox(cchc, city):
    """The folder to make is named."""
    (city / "cchc.toml").write_text(
        (city / "cchc.toml").read_text("utf-8").replace("[period]", 'inbox = "hộp"\n[period]'),
        "utf-8",
    )

    ran = cchc("merge", city)

    assert ran.code == 2
    assert str(city / "hộp") in ran.err


def test_a_broken_inbox_csv(cchc, city):
    """The line is named."""
    (city / "inbox.csv").write_text("file,received,sender\na.xlsx,hôm qua,\n", "utf-8")

    ran = cchc("status", city, "--lang", "en")

    assert ran.code == 2
    assert "inbox.csv, line 2" in ran.err


def test_a_file_system_that_refuses(cchc, city):
    """A `cchc.toml` that is a folder: named, no traceback."""
    (city / "cchc.toml").unlink()
    (city / "cchc.toml").mkdir()

    ran = cchc("status", city)

    assert ran.code == 2
    assert "cchc.toml" in ran.err
    assert "Traceback" not in ran.err


def test_no_traceback_on_strange_files(cchc, city):
    """One bad file never stops the others."""
    inbox = city / "inbox"
    (inbox / "rỗng.xlsx").write_bytes(b"")
    (inbox / "cụt.xlsx").write_bytes(b"PK\x03\x04cut")
    (inbox / "~$98101.xlsx").write_bytes(b"lock")
    (inbox / "nhị phân.xls").write_bytes(bytes(range(256)))

    ran = cchc("merge", city)

    assert "Báo cáo: dùng 5/5" in ran.out
    assert (city / "outputs" / "bao-cao.txt").exists()
    assert "Traceback" not in ran.err
