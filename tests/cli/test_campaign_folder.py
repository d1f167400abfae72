"""`cchc init` and `cchc forms`: a folder to work in, a form for every unit."""

from datetime import date

import pytest

from cchc_core.extensions import Format, Output, Purpose
from cchc_core.testing.plugins import plugin_of
from cchc_core.text import Text

SAMPLE = ["--pack", "sample", "--units", "sample"]
QUARTER = [*SAMPLE, "--unit", "981", "--scheme", "sample", "--kind", "quarter-1", "--year", 2024]


def test_init_makes_a_folder_that_can_be_merged(cchc, tmp_path):
    """The folder it makes is a campaign: `cchc status` reads it, all reports are missing."""
    folder = tmp_path / "quý 1"

    ran = cchc("init", folder, *QUARTER)
    status = cchc("status", folder)

    assert ran.code == 0
    assert "Thành phố Mẫu, Quý I năm 2024" in ran.out
    assert (folder / "inbox.csv").read_text("utf-8-sig") == "file,received,sender\n"
    assert status.code == 3
    assert "5 chưa gửi" in status.out


def test_init_chooses_what_is_not_said(cchc, tmp_path):
    """Without a period it takes one in which the forms are in force; without a unit the only one
    at the forms' top level."""
    data = cchc(
        "init", tmp_path / "q", "--pack", "thanh-hoa-2023", "--units", "thanh-hoa", "--json"
    ).envelope["data"]

    assert data["unit"] == {"key": "380", "name": "Thành phố Thanh Hóa"}
    assert date.fromisoformat(data["window"]["last"]) <= date(2025, 6, 30)


def test_init_takes_days_of_ones_own_with_their_reason(cchc, tmp_path):
    """An explicit window and due date are written as they were said."""
    days = ["--first", "2024-01-01", "--last", "29/2/2024", "--due", "2024-03-08"]

    bare = cchc("init", tmp_path / "a", *QUARTER, *days)
    half = cchc("init", tmp_path / "b", *QUARTER, "--first", "2024-01-01")
    reasoned = cchc("init", tmp_path / "c", *QUARTER, *days, "--reason", 'CV "12"', "--json")

    assert bare.code == 2
    assert "lý do" in bare.err
    assert "--first và --last" in half.err
    assert not (tmp_path / "a").exists()
    assert reasoned.envelope["data"]["window"] == {"first": "2024-01-01", "last": "2024-02-29"}
    assert reasoned.envelope["data"]["due"] == "2024-03-08"
    assert reasoned.envelope["data"]["period"]["reason"] == 'CV "12"'


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--units", "sample"], "Hãy chọn bằng --pack; đang có: sample, thanh-hoa-2023."),
        (["--pack", "sample"], "Hãy chọn bằng --units; đang có: sample, thanh-hoa."),
        (SAMPLE, "981 Thành phố Mẫu, 982 Thành phố Biển Mẫu"),
        ([*SAMPLE, "--unit", "98101"], "Không có đơn vị nào thuộc Phường Hòa Bình"),
        ([*SAMPLE, "--unit", "7"], "Không có đơn vị mang mã 7"),
        ([*SAMPLE, "--kind", "tháng"], "Không có kỳ báo cáo 'tháng'; có: "),
    ],
)
def test_init_asks_for_what_it_cannot_choose(cchc, tmp_path, words, told):
    """Where several would do, or none, it lists what there is and makes nothing."""
    ran = cchc("init", tmp_path / "q", *words)

    assert ran.code == 2
    assert told in ran.err
    assert not (tmp_path / "q").exists()


def test_init_spares_what_is_there(cchc, tmp_path):
    """A `cchc.toml` is replaced only under `--force`, the arrivals in `inbox.csv` never."""
    folder = tmp_path / "q"
    cchc("init", folder, *QUARTER)
    arrivals = "file,received,sender\na.xlsx,2024-03-18,\n"
    (folder / "inbox.csv").write_text(arrivals, "utf-8")

    refused = cchc("init", folder, *QUARTER)
    forced = cchc("init", folder, *QUARTER, "--force")

    assert refused.code == 2
    assert "cchc.toml" in refused.err
    assert forced.code == 0
    assert (folder / "inbox.csv").read_text("utf-8") == arrivals


def test_every_unit_gets_its_form(cchc, city):
    """One form per ward and one for the city's own rows."""
    ran = cchc("forms", city)

    names = sorted(path.name for path in (city / "forms").iterdir())
    assert ran.code == 0
    assert names == ["981.sheet", "98101.sheet", "98102.sheet", "98103.sheet", "98104.sheet"]


def test_last_period_stands_beside(cchc, city, tmp_path):
    """Where `previous` names a campaign, each form is given that unit's report of then."""
    toml = (city / "cchc.toml").read_text("utf-8")
    later = tmp_path / "quy-2"
    (later / "inbox").mkdir(parents=True)
    previous = toml.replace("[period]", 'previous = "../quy-1"\n[period]')
    (later / "cchc.toml").write_text(previous, "utf-8")

    cchc("forms", later, "--output", tmp_path / "biểu")

    assert "# Xã Quảng Thắng 5\n" in (tmp_path / "biểu" / "98104.sheet").read_text("utf-8")


def test_forms_of_a_format_of_choice(cchc, city):
    """`--format` takes any format by name; one that is not there is refused with those that are."""
    lost = cchc("forms", city, "--format", "exel")

    assert lost.code == 2
    assert "Không có định dạng 'exel'; đang có: entry, report." in lost.err


def test_a_format_that_calls_all_forms_alike_is_found_out(cchc, city, named):
    """Forms of several units under one name would replace each other: refused, nothing written."""

    def write(publication):
        return [Output("bao-cao.txt", publication.report.unit.name.encode())]

    alike = Format("alike", Text("Biểu", "Form"), write, purpose=Purpose.ENTRY)
    ran = cchc("forms", city, "--format", "alike", more=[named("giong", plugin_of(alike))])

    assert ran.code == 2
    assert "bao-cao.txt" in ran.err
    assert not (city / "forms").exists()


def test_without_an_entry_format_forms_says_what_to_install(cchc, city):
    """The plugin that brings forms is named."""
    ran = cchc("forms", city, "--disable", "sheets")

    assert ran.code == 2
    assert "cchc-source-manual" in ran.err


def test_of_several_entry_formats_the_first_by_name_is_the_usual_one(cchc, city, named):
    """`entry` before `other`; any other has to be asked for."""

    def write(publication):
        return [Output(f"{publication.report.unit.code}.xlsx", b"PK")]

    other = named(
        "khac", plugin_of(Format("other", Text("Biểu", "Form"), write, purpose=Purpose.ENTRY))
    )

    usual = cchc("forms", city, more=[other])
    asked = cchc("forms", city, "--format", "other", more=[other])

    assert (usual.code, asked.code) == (0, 0)
    assert (city / "forms" / "98101.sheet").exists()
    assert (city / "forms" / "98101.xlsx").exists()


def test_a_format_of_reports_makes_no_forms(cchc, city):
    """Nothing is written, and the entry forms there are are named."""
    ran = cchc("forms", city, "--format", "report")

    assert ran.code == 2
    assert "biểu nhập đang có: entry" in ran.err
    assert not (city / "forms").exists()
