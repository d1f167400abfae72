"""cchc.toml: what it says is taken, what is wrong with it is named by line and key."""

from pathlib import Path

import pytest

from cchc_core import gather, installed, load_campaign
from cchc_core.errors import CchcError

GOOD = """\
[campaign]
unit = "380"
units = "thanh-hoa"
pack = "thanh-hoa-2023"
due = 2023-09-08
sources = []
on_time = "dossiers.on_time_rate"

[period]
scheme = "09-2019"
kind = "9-months"
year = 2023
window = { first = 2022-11-05, last = 2023-09-01 }
reason = "Công văn"
"""


def campaign(tmp_path: Path, text: str):
    (tmp_path / "cchc.toml").write_text(text, encoding="utf-8")
    return load_campaign(tmp_path, gather(*installed()))


def test_a_campaign_awaits_the_children_and_the_own_office(tmp_path):
    """34 communes on the window's last day, and the city for the rows of its level."""
    found = campaign(tmp_path, GOOD)
    assert len(found.expected) == 35
    assert found.expected[0] == found.unit


@pytest.mark.parametrize(
    ("said", "city", "ward"),
    [
        ("", "CHỦ TỊCH", "CHỦ TỊCH"),
        ('signatory = "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"', "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", "CHỦ TỊCH"),
    ],
)
def test_somebody_always_signs(tmp_path, said, city, ward):
    """Who chairs the committee, unless another is named; who is named signs for the city alone."""
    found = campaign(tmp_path, GOOD.replace("sources = []", said))
    assert found.signatory == found.signatory_of(found.unit) == city
    assert {found.signatory_of(unit) for unit in found.expected[1:]} == {ward}


def test_files_that_a_system_left_are_passed_over(tmp_path):
    """Hidden files, hidden folders, and what Windows puts into folders."""
    inbox = tmp_path / "inbox"
    for name in ("a.xlsx", "b/a.xlsx", ".git/a.xlsx", ".a.xlsx", "Thumbs.db", "b/desktop.ini"):
        path = inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = campaign(tmp_path, GOOD)
    assert [found.name(path) for path in found.files()] == ["a.xlsx", "b/a.xlsx"]


@pytest.mark.parametrize(
    ("old", "new", "line", "key"),
    [
        ('unit = "380"', 'unit = ""', 2, "campaign.unit"),
        ('unit = "380"', 'unit = "380@x"', 2, "campaign.unit"),
        ('unit = "380"', 'unit = "14764"', 2, "campaign.unit"),
        ('units = "thanh-hoa"', 'units = "x"', 3, "campaign.units"),
        ('pack = "thanh-hoa-2023"', 'pack = "x"', 4, "campaign.pack"),
        ("due = 2023-09-08", 'due = "mai"', 5, "campaign.due"),
        ("due = 2023-09-08", "deu = 2023-09-08", 5, "campaign.deu"),
        ("due = 2023-09-08", 'expected = ["14755", "14755"]', 5, "campaign.expected"),
        ("due = 2023-09-08", 'expected = ["38"]', 5, "campaign.expected"),
        ("due = 2023-09-08", "due = 2022-09-08", 5, "campaign.due"),
        ('"Công văn"', '"Công văn"' + '\n[calendar]\noff = ["2023-09-01"]', 16, "calendar.off"),
        ('"Công văn"', '"Công văn"' + "\n[calendar]\noff = []\nworks = []", 17, "calendar.works"),
        ('"Công văn"', '"Công văn"' + 2 * '\n[[outputs]]\nformat = "a"', 18, "outputs.format"),
        ("sources = []", 'sources = ["manul"]', 6, "campaign.sources"),
        ("sources = []", 'earlier_packs = ["x"]', 6, "campaign.earlier_packs"),
        ("sources = []", 'earlier_packs = ["thanh-hoa-2023"]', 6, "campaign.earlier_packs"),
        ("on_time_rate", "received", 7, "campaign.on_time"),
        ("09-2019", "x", 10, "period.scheme"),
        ("9-months", "x", 11, "period.kind"),
        ("2023\nwindow", "0\nwindow", 12, "period.year"),
        ("first = 2022", "first = 2023", 13, "period.window.last"),
        ('reason = "Công văn"\n', "", 13, "period.window"),
    ],
)
def test_what_is_wrong_names_file_line_and_key(tmp_path, old, new, line, key):
    """In both languages, and what there is to choose from."""
    assert old in GOOD
    with pytest.raises(CchcError) as raised:
        campaign(tmp_path, GOOD.replace(old, new))
    assert raised.value.message.vi.startswith(f"cchc.toml, dòng {line}, khóa '{key}': ")
    assert raised.value.message.en.startswith(f"cchc.toml, line {line}, key '{key}': ")


def test_a_misspelt_table_is_seen(tmp_path):
    """The one that is missing is named beside those that are there."""
    with pytest.raises(CchcError) as raised:
        campaign(tmp_path, GOOD.replace("[campaign]", "[campagin]"))
    assert raised.value.message.vi == (
        "cchc.toml: thiếu bảng [campaign]; trong tệp đang có [campagin], [period]."
    )
