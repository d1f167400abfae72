"""Forms of an earlier version: carried over by indicator, as long as somebody knows the version."""

from typing import Any

import pytest
from openpyxl import load_workbook

from cchc_core import Filed, Status


def test_a_form_of_a_known_earlier_version_is_used(city: Any) -> None:
    """All its figures count; one line says from which version they were carried over."""
    city.knows_earlier(('number = "1.1"', 'number = "3.1"'))
    city.stamp(city.file("98102"), pack="thu@0")

    merged = city.merge()

    assert set(city.states(merged).values()) == {Filed.USED}
    (finding,) = merged.findings
    assert (finding.rule, finding.severity) == ("carried-over", "information")
    assert (finding.origin.file, finding.unit.code) == ("98102.xlsx", "98102")
    assert (finding.found, finding.expected) == ("thu@0", "thu@1")
    assert merged.figures["received"].value == 700
    assert merged.exit_code() == 0


def test_what_means_something_else_is_listed_and_the_rest_is_used(city: Any) -> None:
    """A count of another unit of measure, and with it the rate of that count."""
    city.knows_earlier(
        ('label = "Số hồ sơ tiếp nhận", unit = "Hồ sơ"', 'label = "x", unit = "Trăm"')
    )
    city.stamp(city.file("98102"), pack="thu@0")

    merged = city.merge()

    assert set(city.states(merged).values()) == {Filed.USED}
    told = [(f.indicator, f.found) for f in merged.findings if f.rule == "not-carried-over"]
    assert told == [("received", "200"), ("on_time", "80")]
    assert merged.figures["received"].value == 500
    assert city.coverage(merged, "received")[Status.BLANK] == ["98102"]
    assert merged.figures["linked"].value == 1


def test_another_period_stays_refused_whatever_its_version(city: Any) -> None:
    """Last year's figures are not this year's."""
    city.knows_earlier()
    period = {"period": "2023-quarter-1", "first": "2022-12-15", "last": "2023-03-14"}
    city.stamp(city.file("98102"), pack="thu@0", **period)

    merged = city.merge()

    assert city.states(merged)["98102"] is Filed.WRONG_FORM
    assert city.finding(merged, "wrong-period").origin.file == "98102.xlsx"


def test_a_version_nobody_knows_says_how_to_make_it_known(city: Any) -> None:
    """The key of cchc.toml is named."""
    city.stamp(city.file("98102"), pack="thu@0")

    finding = city.finding(city.merge(), "wrong-form")

    assert "earlier_packs" in finding.message.vi
    assert "earlier_packs" in finding.message.en


@pytest.mark.parametrize("format", ["json", "yaml"])
def test_json_and_yaml_of_an_earlier_version_are_carried_over_too(city: Any, format: str) -> None:
    """As the Excel form is."""
    city.knows_earlier()
    output = city.written("98102", format)
    text = output.content.decode().replace("thu@1", "thu@0")
    city.send("98102", text.encode(), output.name)

    merged = city.merge()

    assert [finding.rule for finding in merged.findings] == ["carried-over"]
    assert merged.figures["received"].value == 700


def test_a_damaged_form_is_told_by_the_rows_of_its_own_version(city: Any) -> None:
    """Most of what its version asks has to be there."""
    city.knows_earlier()
    city.stamp(city.file("98102"), pack="thu@0")
    book = load_workbook(city.file("98102"))
    book.worksheets[0].delete_rows(10, 3)
    book.save(city.file("98102"))

    assert city.finding(city.merge(), "form-damaged").unit.code == "98102"


OTHER_CODES = ('vi = "Đã", en = "yes"', 'vi = "Có", en = "yes"')


def test_a_supplement_asks_what_is_left(city: Any, cchc: Any) -> None:
    """One form, for the ward on the earlier version, with the row that could not go over."""
    city.knows_earlier(OTHER_CODES)
    city.stamp(city.file("98102"), pack="thu@0")

    ran = cchc("forms", city.folder, "--only-changed")

    (supplement,) = (city.folder / "forms").iterdir()
    sheet = load_workbook(supplement).worksheets[0]
    assert ran.code == 0
    assert supplement.name == "bieu-bo-sung-98102-phuong-dong-son.xlsx"
    assert [cell.value for cell in sheet["B"][9:11]] == ["Đã kết nối", None]


def test_a_supplement_sent_back_completes_the_report(city: Any, cchc: Any) -> None:
    """It stands beside the earlier form, is no reason to be late, and leaves nothing to ask."""
    city.knows_earlier(OTHER_CODES)
    city.stamp(city.file("98102"), pack="thu@0")
    cchc("forms", city.folder, "--only-changed")
    (supplement,) = (city.folder / "forms").iterdir()
    book, sent = load_workbook(supplement), "0 bổ sung.xlsx"
    book.worksheets[0]["D10"] = 0
    book.save(city.inbox / sent)
    told = {ward: f"{ward}.xlsx,2024-03-18 08:30," for ward in ("98101", "98102", "98103")}
    city.record(*told.values(), f"{sent},2024-03-25 08:30,")

    merged = city.merge()
    again = cchc("forms", city.folder, "--only-changed")

    (filing,) = [f for f in merged.filings if f.unit.code == "98102"]
    assert (filing.file, filing.more_files) == ("98102.xlsx", (sent,))
    assert not filing.late
    assert merged.figures["received"].value == 700
    assert city.coverage(merged, "linked") == {Status.USED: ["98101", "98102", "98103"]}
    assert "Không đơn vị nào cần bản bổ sung" in again.out


def test_nobody_is_asked_what_went_over(city: Any, cchc: Any) -> None:
    """A version that means the same leaves nothing to ask; nor does a form of today's version,
    nor a ward that has sent nothing."""
    city.knows_earlier()
    city.stamp(city.file("98102"), pack="thu@0")
    city.file("98103").unlink()

    ran = cchc("forms", city.folder, "--only-changed")

    assert ran.code == 0
    assert "Không đơn vị nào cần bản bổ sung" in ran.out
    assert list((city.folder / "forms").iterdir()) == []
