"""A campaign's folder that does not hold together, and outputs that cannot be written."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cchc_core import BadData

BROKEN = [
    ("due = 2024-03-20", "due = 20/3/2024", 5, "due"),
    ("due = 2024-03-20", 'due = "20/3/2024"', 5, "campaign.due"),
    ("due = 2024-03-20", "deu = 2024-03-20", 5, "campaign.deu"),
    ("due = 2024-03-20", "due = 2024-02-30", 5, "due"),
    ('unit = "981"', 'unit = "981', 2, "unit"),
    ('unit = "981"', 'unit = "999"', 2, "campaign.unit"),
    ('unit = "981"', "unit = 981", 2, "campaign.unit"),
    ('units = "sample"', 'units = "smaple"', 3, "campaign.units"),
    ('"98103"]', '"98109"]', 6, "campaign.expected"),
    ('"98103"]', '"98101"]', 6, "campaign.expected"),
    ('"98103"]', "98103]", 6, "campaign.expected"),
    ('scheme = "581-bnv"', 'scheme = "581"', 9, "period.scheme"),
    ('kind = "quarter-1"', 'kind = "quý I"', 10, "period.kind"),
    ("year = 2024", "năm = 2024", 11, "năm"),
    ("year = 2024", 'year = "2024"', 11, "period.year"),
    ("year = 2024", "", 8, "period.year"),
]


@pytest.mark.parametrize(("was", "now", "line", "key"), BROKEN)
def test_a_broken_cchc_toml_names_line_and_key(
    cchc: Any, city: Any, was: str, now: str, line: int, key: str
) -> None:
    """In the language asked for; exit code 2 and nothing is written."""
    toml = city.folder / "cchc.toml"
    toml.write_text(toml.read_text("utf-8").replace(was, now, 1), "utf-8")

    with pytest.raises(BadData):
        city.campaign()
    vi, en = (cchc("merge", city.folder, "--lang", lang) for lang in ("vi", "en"))

    assert (vi.code, en.code) == (2, 2)
    assert f"cchc.toml, dòng {line}, khóa '{key}': " in vi.err
    assert f"cchc.toml, line {line}, key '{key}': " in en.err
    assert not (city.folder / "outputs").exists()


def test_a_broken_form_pack_of_one_s_own_names_line_and_key(cchc: Any, city: Any) -> None:
    """As `cchc.toml` does."""
    pack = city.folder / "thu.toml"
    before, found, after = pack.read_text("utf-8").partition('over_units = "sum"')
    assert found
    pack.write_text(before + after, "utf-8")

    ran = cchc("merge", city.folder)

    assert ran.code == 2
    line = before[: before.rindex("[[indicators]]")].count("\n") + 1
    assert f"thu.toml, dòng {line}, khóa 'indicators.over_units'" in ran.err


@pytest.mark.parametrize(
    ("content", "line", "named"),
    [
        ("file,received,sender\n98101.xlsx,hôm qua,\n", 2, "hôm qua"),
        ("file,received,sender\n98101.xlsx,2024-02-30,\n", 2, "2024-02-30"),
        ("file,received,sender\n98101.xlsx,,\n\n98101.xlsx,,\n", 4, "98101.xlsx"),
        ("tệp,received,sender\n98101.xlsx,,\n", 1, "file"),
        ("file,received,sender\nP. Hòa Bình.xlsx,,\n".encode("latin-1"), 2, "UTF-8"),
    ],
)
def test_a_broken_inbox_csv_names_the_line(
    cchc: Any, city: Any, content: str | bytes, line: int, named: str
) -> None:
    """In the language asked for; exit code 2 and nothing is written."""
    raw = content if isinstance(content, bytes) else content.encode()
    (city.folder / "inbox.csv").write_bytes(raw)

    vi, en = (cchc("merge", city.folder, "--lang", lang) for lang in ("vi", "en"))

    assert (vi.code, en.code) == (2, 2)
    assert f"inbox.csv, dòng {line}: " in vi.err
    assert f"inbox.csv, line {line}: " in en.err
    assert named in vi.err
    assert not (city.folder / "outputs").exists()


def test_an_inbox_csv_that_names_other_files_is_told(city: Any) -> None:
    """Files without a line, told once for all of them, and lines without a file are warnings; all
    reports are used."""
    city.record("98101.xlsx,2024-03-18,", "98109.xlsx,2024-03-18,")

    merged = city.merge()

    assert merged.complete
    assert city.finding(merged, "arrival-without-file").origin.file == "98109.xlsx"
    unrecorded = city.finding(merged, "file-without-arrival")
    assert (unrecorded.origin.file, unrecorded.found) == ("inbox.csv", "2")
    assert "98102.xlsx; 98103.xlsx" in unrecorded.message.vi
    assert merged.exit_code() == 0


def test_no_inbox_at_all(cchc: Any, city: Any) -> None:
    """The folder to make is named; exit code 2."""
    city.inbox.rename(city.folder / "hộp thư")

    ran = cchc("merge", city.folder)

    assert ran.code == 2
    assert str(city.inbox) in ran.err


def test_an_empty_inbox(city: Any) -> None:
    """Every ward is missing, no number is made up; exit code 3."""
    for path in city.inbox.iterdir():
        path.unlink()

    merged = city.merge()

    assert set(city.states(merged).values()) == {"missing"}
    assert merged.figures["received"].value is None
    assert merged.exit_code() == 3


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_output_folder_that_cannot_be_written(cchc: Any, city: Any, lang: str) -> None:
    """The folder and the way out are named; exit code 2."""
    taken = city.folder / "ra"
    taken.write_text("một tệp", "utf-8")

    ran = cchc("merge", city.folder, "--output", taken, "--lang", lang)

    assert ran.code == 2
    assert str(taken) in ran.err
    assert "--output" in ran.err
    assert taken.read_text("utf-8") == "một tệp"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_an_output_folder_without_leave_to_write(cchc: Any, city: Any) -> None:
    """As above, and the folder is as it was."""
    closed = city.folder / "outputs"
    closed.mkdir(mode=0o555)

    ran = cchc("merge", city.folder)

    assert ran.code == 2
    assert str(closed) in ran.err
    assert list(closed.iterdir()) == []


def test_a_disk_that_fills_up_leaves_nothing_half_written(
    cchc: Any, city: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing stands in the folder; why is told; exit code 2."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cchc_core.writing.os.fsync", full)

    ran = cchc("merge", city.folder)

    assert ran.code == 2
    assert "No space left on device" in ran.err
    assert list((city.folder / "outputs").iterdir()) == []


def open_elsewhere(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """Windows' answer to replacing a file that Excel has open."""
    replace = os.replace

    def refuse(source: str, target: str | Path) -> None:
        if Path(target) in paths:
            raise PermissionError(13, "The process cannot access the file", str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)


def test_an_output_open_elsewhere_gets_a_dated_copy(
    cchc: Any, city: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The open one is left as it is, the new one stands beside it and is told; exit code 0."""
    cchc("merge", city.folder)
    (report,) = (city.folder / "outputs").glob("*.xlsx")
    before = report.read_bytes()
    city.type("98102", "received", 300)
    open_elsewhere(monkeypatch, report)

    ran = cchc("merge", city.folder, "--force")

    assert ran.code == 0
    dated = report.with_name(f"{report.stem}-{date.today():%Y%m%d}{report.suffix}")
    assert sorted(report.parent.glob("*.xlsx")) == sorted([report, dated])
    assert report.read_bytes() == before != dated.read_bytes()
    assert str(dated) in ran.out


def test_another_s_output_is_not_replaced_unasked(cchc: Any, city: Any) -> None:
    """Exit code 2 names the file and `--force`; the file is as it was."""
    cchc("merge", city.folder)
    (report,) = (city.folder / "outputs").glob("*.xlsx")
    report.write_bytes(b"another's")

    ran = cchc("merge", city.folder)

    assert ran.code == 2
    assert report.name in ran.err
    assert "--force" in ran.err
    assert report.read_bytes() == b"another's"
