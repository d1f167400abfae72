"""Forms of another unit, period or pack, and two that nobody can choose between."""

from collections.abc import Callable
from typing import Any

import pytest

from cchc_core import Filed, Status

OTHERS = ["98101", "98103"]


ANOTHER_PERIOD = {"period": "2023-quarter-1", "first": "2022-12-15", "last": "2023-03-14"}
ANOTHER_WINDOW = {"last": "2024-03-01"}


@pytest.mark.parametrize(
    ("stamp", "rule", "found", "expected"),
    [
        ({"pack": "thu@0"}, "wrong-form", "thu@0", "thu@1"),
        (ANOTHER_PERIOD, "wrong-period", "2023-quarter-1", "2024-quarter-1"),
        (ANOTHER_WINDOW, "wrong-period", "01/3/2024", "14/3/2024"),
    ],
)
def test_a_form_of_another_pack_or_period_is_not_read(
    city: Any, stamp: dict[str, str], rule: str, found: str, expected: str
) -> None:
    """The ward counts as on a wrong form; what was found and what was expected are named, and of
    the figures nothing is said, since none was read."""
    city.type("98102", "received", "#REF!")
    city.stamp(city.file("98102"), **stamp)

    merged = city.merge()

    assert city.states(merged) == {**dict.fromkeys(OTHERS, Filed.USED), "98102": Filed.WRONG_FORM}
    finding = city.finding(merged, rule)
    assert merged.findings == (finding,)
    assert (finding.origin.file, finding.unit.code) == ("98102.xlsx", "98102")
    assert found in finding.found
    assert expected in finding.expected
    assert finding.found in finding.message.vi
    assert finding.expected in finding.message.vi
    assert "Phường Đông Sơn" in finding.message.en
    assert merged.figures["received"].value == 500
    assert city.coverage(merged, "received")[Status.NOT_SUBMITTED] == ["98102"]
    assert (merged.exit_code(), merged.exit_code(allow_partial=True)) == (3, 1)


def test_a_wrong_form_costs_nothing_beside_the_right_one(city: Any) -> None:
    """The right one is used; the other is told all the same."""
    other = city.inbox / "98102 năm trước.xlsx"
    other.write_bytes(city.file("98102").read_bytes())
    city.stamp(other, **ANOTHER_PERIOD)

    merged = city.merge()

    assert merged.complete
    assert city.finding(merged, "wrong-period").origin.file == other.name
    assert merged.figures["received"].value == 700


@pytest.mark.parametrize("code", ["98104", "98201", "99999"])
def test_a_unit_not_expected_is_not_counted(city: Any, code: str) -> None:
    """Its file is told with the units there are; the expected ones are all used; exit code 1."""
    other = city.inbox / "lạ.xlsx"
    other.write_bytes(city.file("98101").read_bytes())
    city.stamp(other, unit=code, unit_name="Xã Lạ")

    merged = city.merge()

    assert set(city.states(merged).values()) == {Filed.USED}
    finding = city.finding(merged, "wrong-unit")
    assert finding.origin.file == "lạ.xlsx"
    assert finding.found == f"{code} Xã Lạ"
    assert "Phường Hòa Bình" in finding.expected
    assert merged.figures["received"].value == 700
    assert merged.exit_code() == 1


def test_a_ward_that_sends_another_unit_s_form_has_sent_nothing_usable(city: Any) -> None:
    """`inbox.csv` knows who sent it: that ward counts as refused, not as missing."""
    city.stamp(city.file("98102"), unit="98104", unit_name="Xã Quảng Thắng")
    city.told_who_sent("98102", city.file("98102"))

    merged = city.merge()

    assert city.states(merged)["98102"] is Filed.REFUSED
    assert city.finding(merged, "wrong-unit").unit.code == "98102"
    assert merged.exit_code() == 3


def test_two_wards_in_each_other_s_name(city: Any) -> None:
    """A form sent by another ward never replaces the ward's own, and is told."""
    city.stamp(city.file("98102"), unit="98103", unit_name="Phường Trường Thịnh")
    city.told_who_sent("98102", city.file("98102"))

    merged = city.merge()

    assert city.states(merged)["98103"] is Filed.USED
    assert city.states(merged)["98102"] is not Filed.USED
    assert city.finding(merged, "sender-differs").origin.file == "98102.xlsx"
    assert merged.figures["received"].value == 500
    assert merged.exit_code() == 3


def second(city: Any, change: Callable[[], None]) -> str:
    """A second form of the second ward beside the first one, changed."""
    other = city.inbox / "98102 (2).xlsx"
    first = city.file("98102").read_bytes()
    change()
    other.write_bytes(city.file("98102").read_bytes())
    city.send("98102", first)
    return str(other.name)


def test_two_undecidable_files_stop_their_ward(city: Any) -> None:
    """Both are refused and name each other; neither figure is counted; the others are used."""
    name = second(city, lambda: city.type("98102", "received", 999))

    merged = city.merge()

    assert city.states(merged) == {**dict.fromkeys(OTHERS, Filed.USED), "98102": Filed.REFUSED}
    findings = [f for f in merged.findings if f.rule == "revision-undecidable"]
    assert sorted(f.origin.file for f in findings if f.origin) == [name, "98102.xlsx"]
    for finding in findings:
        assert all(each in finding.message.vi for each in (name, "98102.xlsx", "inbox.csv"))
        assert all(each in finding.message.en for each in (name, "98102.xlsx", "inbox.csv"))
        assert "hãy" in finding.message.vi
        assert "write when" in finding.message.en
    assert merged.figures["received"].value == 500
    assert city.coverage(merged, "received")[Status.NOT_SUBMITTED] == ["98102"]
    assert merged.exit_code() == 3


def test_the_same_file_twice_is_no_contradiction(city: Any) -> None:
    """One is used, the other named beside it; exit code 0."""
    second(city, lambda: None)

    merged = city.merge()

    assert merged.complete
    assert merged.figures["received"].value == 700
    assert merged.exit_code() == 0


def test_inbox_csv_decides_what_the_files_leave_open(city: Any) -> None:
    """The one that came in later is used."""
    name = second(city, lambda: city.type("98102", "received", 999))
    names = ["98101.xlsx", "98102.xlsx", name, "98103.xlsx"]
    city.record(*(f"{each},2024-03-{day} 08:00," for day, each in enumerate(names, start=10)))

    merged = city.merge()

    assert merged.complete
    assert merged.figures["received"].value == 999 + 500


def test_a_broken_correction_leaves_the_first_report(city: Any) -> None:
    """The correction is told as refused; what can be read is used."""
    (city.inbox / "98102 sửa.xlsx").write_bytes(b"PK\x03\x04")

    merged = city.merge()

    assert merged.complete
    assert city.finding(merged, "file-truncated").origin.file == "98102 sửa.xlsx"
    assert merged.figures["received"].value == 700


def test_a_wrong_number_of_the_sending_is_told(city: Any) -> None:
    """It counts as not given; the report is used."""
    with city.opened("98102") as (_, sheet):
        sheet["D1"] = "lần hai"

    merged = city.merge()

    finding = city.finding(merged, "revision-unreadable")
    assert (finding.origin.cell, finding.found) == ("D1", "lần hai")
    assert merged.complete
