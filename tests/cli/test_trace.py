"""`cchc trace`: a figure followed back to the cells, in words and as the whole tree."""

import hashlib
from pathlib import Path

import pytest

from cchc_core.testing import samples

SAMPLE = Path(samples.__file__).parent / "sample-pack.toml"


def test_a_sum_is_followed_to_every_cell(cchc, city):
    """Value, outcome, operator, each unit with its cell, each file with its hash."""
    ran = cchc("trace", city, "1.3")

    assert ran.code == 0
    assert "1.3 Số nhiệm vụ được giao (tasks.assigned): 15" in ran.out
    assert "đủ số liệu; dùng 5/5 đơn vị" in ran.out
    assert "Cách tính: cộng số của các đơn vị; Σ số liệu của các đơn vị" in ran.out
    assert "  Phường Hòa Bình: 2; 98101.sheet [Biểu!D2]" in ran.out
    content = (city / "inbox" / "98101.sheet").read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    assert f"  98101.sheet  {len(content)}  {sha256}" in ran.out


def test_units_that_sent_nothing_are_told(cchc, city):
    """One is missing, one's form is of another period; nothing of them is a zero."""
    (city / "inbox" / "98101.sheet").unlink()
    (city / "inbox" / "98102.sheet").write_text("sheet 98102 old\n", "utf-8")

    ran = cchc("trace", city, "tasks.assigned", "--lang", "en")

    assert "incomplete; 3 of 5 units used" in ran.out
    assert "  Phường Hòa Bình: not submitted" in ran.out
    assert "  Phường Đông Sơn: wrong form: The form of another period." in ran.out
    assert "98102.sheet  16  " in ran.out


def test_the_inputs_of_a_computed_figure_follow_below(cchc, city):
    """A share of units shows the code; a stated rate its base, as they are called on the form."""
    share = cchc("trace", city, "3.2").out
    assert "100 × số đơn vị có 3.1 = 1 : số đơn vị trả lời" in share
    assert "  3.1 " in share

    rate = cchc("trace", city, "tasks.done_rate").out
    assert "Phường Đông Sơn: 90,5" in rate
    assert "số gốc 30" in rate
    assert "tasks.planned): 90" in rate


def test_one_unit_alone(cchc, city):
    """By code or by name; the figure is still that of all."""
    for unit in ("98101", "P. Hoà Bình"):
        ran = cchc("trace", city, "tasks.assigned", "--unit", unit)
        assert "(tasks.assigned): 15" in ran.out
        assert ran.out.count(".sheet [") == 1
    assert cchc("trace", city, "tasks.assigned", "--unit", "Hà Nội").code == 2


def test_a_revision_is_told_with_what_it_said(cchc, city):
    """In the trace beside the figure used, in the status with both files and the cell."""
    (city / "inbox" / "98101-2.sheet").write_text("sheet 98101 2\ntasks.assigned = 9\n", "utf-8")

    traced = cchc("trace", city, "tasks.assigned").out
    assert "Phường Hòa Bình: 9; 98101-2.sheet [Biểu!D2]" in traced
    assert "    bản trước ghi 2 (98101.sheet [Biểu!D2])" in traced

    status = cchc("status", city).out
    assert "Đã có 98101-2.sheet thay cho 98101.sheet. Khác 2 dòng: 1.3: 2 → 9 (Biểu!D2); " in status
    assert "1.5: 1 → để trống (Biểu!D3)." in status
    (file,) = [
        each
        for each in cchc("status", city, "--json").envelope["data"]["files"]
        if each["verdict"] == "superseded"
    ]
    assert [change["indicator"] for change in file["changes"]] == [
        "tasks.assigned",
        "dialogue.held",
    ]
    assert file["changes"][0]["before"]["said"] == "2"


def test_what_was_typed_by_hand_says_how(cchc, city):
    """The way the officer came by it is part of the place."""
    way = ["--informant", "công chức Văn phòng", "--on", "2024-03-16", "--reason", "mất điện"]
    cchc("enter", city, "98101", "1.4/xã=3", *way, "--by", "văn thư")

    ran = cchc("trace", city, "legal.issued.commune")

    assert "Phường Hòa Bình: 3; xu-ly.json [" in ran.out
    assert "nhập tay: điện thoại, công chức Văn phòng, 16/3/2024; mất điện" in ran.out
    assert "xu-ly.json  " in ran.out


def test_the_whole_tree_as_json(cchc, city):
    """Inputs inside figures, leaves with their files and hashes, all files at the top."""
    traced = cchc("trace", city, "tasks.done_rate", "--json").envelope["data"]["trace"]

    (leaf,) = [leaf for leaf in traced["leaves"] if leaf["unit"]["key"] == "98102"]
    assert (leaf["value"], leaf["base"], leaf["cell"]) == (90.5, 30, "D4")
    (whence,) = leaf["whence"]
    sha256 = hashlib.sha256((city / "inbox" / "98102.sheet").read_bytes()).hexdigest()
    assert (whence["name"], whence["source"], whence["sha256"]) == ("98102.sheet", "sheet", sha256)
    assert [each["id"] for each in traced["inputs"]] == ["tasks.planned"]
    assert sha256 in {file["sha256"] for file in traced["files"]}
    assert traced["operator"]["over_units"] == "stated-rate"


def test_a_value_of_the_provincial_list_is_told(cchc, city):
    """With the level and the day it holds from."""
    listed = (
        '[[values]]\nindicator = "procedures.listed.commune"\nlevel = "commune"\nvalue = 240\n'
        "valid_from = 2023-01-01\n"
    )
    (city / "danh-muc.toml").write_text(listed, "utf-8")
    toml = (city / "cchc.toml").read_text("utf-8")
    named = toml.replace("[period]", 'list = "danh-muc.toml"\n\n[period]', 1)
    (city / "cchc.toml").write_text(named, "utf-8")

    ran = cchc("trace", city, "procedures.listed.commune")

    assert "(procedures.listed.commune): 240" in ran.out
    assert "danh mục của tỉnh, Cấp xã: 240 (2023-01-01)" in ran.out
    assert f"danh-muc.toml  {len(listed)}  " in ran.out


def test_of_a_number_printed_twice_both_rows_are_traced(cchc, city):
    """One below the other, or the one that the unit asked about fills; to machines both."""
    text = SAMPLE.read_text("utf-8").replace('number = "1.4"', 'number = "1.3"')
    (city / "thu.toml").write_text(text, "utf-8")
    toml = (city / "cchc.toml").read_text("utf-8").replace('pack = "sample"', 'pack = "thu.toml"')
    (city / "cchc.toml").write_text(toml, "utf-8")

    ran = cchc("trace", city, "1.3")
    of_one = cchc("trace", city, "1.3", "--unit", "hoa binh")
    data = cchc("trace", city, "1.3", "--json").envelope["data"]

    assert ran.code == 0
    assert ran.out.splitlines()[0] == "2 dòng của biểu mang số này:"
    assert "\n1.3 Số nhiệm vụ được giao (tasks.assigned): 15" in ran.out
    assert "(legal.issued): " in ran.out
    assert of_one.out.startswith("1.3 Số nhiệm vụ được giao (tasks.assigned): 15")
    assert "(legal.issued)" not in of_one.out
    assert (data["trace"]["id"], [one["id"] for one in data["also"]]) == (
        "tasks.assigned",
        ["legal.issued"],
    )


@pytest.mark.parametrize(
    ("indicator", "message"),
    [
        ("9.9", "không có dòng '9.9'"),
        ("section.procedures", "không tổng hợp số liệu nào ở 'section.procedures'"),
    ],
)
def test_what_names_no_figure_is_refused(cchc, city, indicator, message):
    """What is on no form, and a heading; what to do is told."""
    ran = cchc("trace", city, indicator)

    assert ran.code == 2
    assert message in ran.err
