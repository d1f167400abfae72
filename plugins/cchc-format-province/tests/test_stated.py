"""A city's workbook whose hidden report somebody took out, or that was filled in by hand."""

import io
from pathlib import Path

import pytest
from attrs import evolve
from openpyxl import load_workbook

from cchc_core import (
    FileRefused,
    Leaf,
    Outcome,
    Report,
    Status,
    UnitKey,
    tabulate,
)
from cchc_core.testing import samples
from cchc_format_province import SOURCE, read, write

PACK, GROUP = samples.sample_pack(), UnitKey("982/commune")


@pytest.fixture
def file(tmp_path, city, published) -> Path:
    """The workbook of the made-up city, still with its report inside."""
    (output,) = write(published(city))
    path = tmp_path / output.name
    path.write_bytes(output.content)
    return path


def stripped(path: Path, change=lambda book: None) -> Path:
    """Saved without the hidden sheet by a program that keeps what formulas came to."""
    content = path.read_bytes()
    formulas, values = (load_workbook(io.BytesIO(content), data_only=o) for o in (False, True))
    for sheet in formulas.worksheets:
        for line in sheet.iter_rows():
            for cell in line:
                if cell.data_type == "f":
                    cell.value = values[sheet.title][cell.coordinate].value
    del formulas["_cchc-tinh"]
    change(formulas)
    formulas.save(path)
    return path


def taken(path: Path, desk):
    (submission,) = read(path, desk)
    return submission


def figures(report: Report):
    return tabulate(report, PACK)


def test_it_is_still_known_and_admitted_by_its_stamp(file, desk):
    """The appendix bears one of its own."""
    path = stripped(file)
    assert SOURCE.recognises(path, path.read_bytes()[:8192])
    with pytest.raises(FileRefused) as refused:
        taken(path, evolve(desk, expected=desk.expected[:1]))
    assert refused.value.rule == "wrong-unit"


def test_sums_and_rates_with_their_base_are_the_same_as_with_the_report(file, city, desk):
    """To the digit, and of as many units; the office's own figures stand by themselves."""
    report = taken(stripped(file), desk).report
    told, whole = figures(report), figures(city)
    assert [str(unit.key) for unit in report.units] == ["982", "982/commune"]
    for row in (
        "tasks.planned",
        "tasks.assigned",
        "tasks.done_rate",
        "legal.issued",
        "dossiers.carried_over",
        "dossiers.in_period",
        "dossiers.resolved_rate",
        "dossiers.open",
        "online.rate.city",
        "procedures.listed.city",
    ):
        one, other = told[row], whole[row]
        assert (one.value, one.part, one.whole) == (other.value, other.part, other.whole), row
        assert (one.coverage.used, one.coverage.expected) == (
            other.coverage.used,
            other.coverage.expected,
        ), row
    assert float(told["online.rate.commune"].value) == float(whole["online.rate.commune"].value)


def test_what_does_not_add_up_is_listed_and_not_used(file, desk):
    """Common counts, codes: nobody knows how many units would stand behind them."""
    submission = taken(stripped(file), desk)
    told = figures(submission.report)
    assert told["procedures.listed.commune"].value is None
    assert told["procedures.listed.commune"].coverage.units == {Status.REJECTED: (GROUP,)}
    assert told["system.connected_share"].value is None
    assert told["system.connected"].outcome is Outcome.UNDECIDED
    assert told["dialogue.held"].value == 1, "the office's own answer settles it"
    (finding,) = submission.findings
    assert (finding.rule, finding.unit) == ("stated-together", GROUP)
    assert "khai gộp của 2 đơn vị" in finding.message.vi
    assert "2.1/xã" in finding.message.vi
    assert "rows of common counts, codes or lists (1.5, " in finding.message.en


def test_a_row_that_does_not_say_of_how_many_units_it_is_is_not_used(file, desk):
    """Nor one that says of more than there are, nor a rate whose base was taken out."""

    def change(book):
        sheet = book["Phụ lục I"]
        sheet["I10"], sheet["I12"], sheet["H11"] = "33 xã", "9/9", None

    submission = taken(stripped(file, change), desk)
    told = figures(submission.report)
    for row in ("tasks.planned", "tasks.assigned", "tasks.done_rate"):
        assert GROUP not in told[row].coverage.units.get(Status.USED, ()), row
    message = submission.findings[0].message.vi
    assert "dòng không rõ của bao nhiêu đơn vị (1.1, 1.3)" in message
    assert "tỷ lệ không có số gốc (1.2)" in message


def test_marks_are_what_they_mean_and_no_text_is_a_number(file, desk):
    """Not applicable, blank, and what the office typed itself that cannot be read."""

    def change(book):
        sheet = book["Phụ lục I"]
        sheet["E12"], sheet["F12"] = "khoảng 10", "KAD"

    submission = taken(stripped(file, change), desk)
    own, together = submission.report.leaves.values()
    assert own.reading("tasks.assigned").status is Status.REJECTED
    assert own.reading("tasks.assigned").raw == "khoảng 10"
    assert together.reading("tasks.assigned").status is Status.NOT_APPLICABLE
    assert own.reading("dossiers.busiest_day").status is Status.BLANK
    assert str(own.reading("tasks.assigned").origin) == f"{file.name} [Phụ lục I!E12]"
    assert [f.rule for f in submission.findings] == ["figure-text", "stated-together"]


def test_a_form_filled_in_by_hand_is_read(tmp_path, desk, city, published):
    """The province's form as it is written for a blank report: nothing but what was typed."""
    blank = Report.of(city.unit, city.period, city.pack)
    (output,) = write(published(blank))
    path = tmp_path / "nhap-tay.xlsx"
    path.write_bytes(output.content)

    def change(book):
        sheet = book["Phụ lục I"]
        sheet["E12"], sheet["F12"], sheet["I12"] = 5, 7, "3/3"
        sheet["F11"], sheet["H11"], sheet["I11"] = 80, 50, "2/3"
        sheet["F25"] = 240
        assert sheet["I12"].number_format == "@"

    told = figures(taken(stripped(path, change), desk).report)
    assert (told["tasks.assigned"].value, told["tasks.assigned"].coverage.used) == (12, 3)
    assert (told["tasks.done_rate"].value, told["tasks.done_rate"].whole) == (80, 50)
    assert told["tasks.planned"].value is None


def test_the_province_prints_of_how_many_units_it_was_stated(file, desk, published, opened):
    """In the note of every figure it is part of, and on the list of offices."""
    report = taken(stripped(file), desk).report
    book = opened(report)
    name = "Các đơn vị cấp xã thuộc Thành phố Biển Mẫu"
    row = book.row("Số nhiệm vụ được giao")
    assert (row["total"], row["coverage"]) == (7, "2/3")
    assert row["note"] == f"{name} khai gộp 1/2 đơn vị"
    listed = book.values["Đơn vị báo cáo"].iter_rows(min_row=5, values_only=True)
    assert (2, name, "Cấp xã", None, "khai gộp 2 đơn vị") in [line[:5] for line in listed]


def test_it_goes_on_as_stated_together(file, tmp_path, desk, published):
    """The province's own workbook carries it whole: nothing is made of it on the way."""
    report = taken(stripped(file), desk).report
    province = desk.units.with_code("98", desk.period.window.last)
    whole = Report(province, report.period, report.pack, report.leaves)
    (output,) = write(published(whole))
    path = tmp_path / output.name
    path.write_bytes(output.content)
    back = taken(path, evolve(desk, expected=(province,))).report
    assert figures(back) == figures(whole)
    assert back.leaves.keys() == whole.leaves.keys()


def test_a_column_that_was_deleted_holds_nothing(file, desk):
    """The communes' figures are gone; the office's own are still there."""

    def change(book):
        for title in ("Phụ lục I", "Phụ lục II"):
            book[title].delete_cols(6)

    told = figures(taken(stripped(file, change), desk).report)
    assert told["tasks.assigned"].value == 5
    assert told["legal.issued.commune"].outcome is Outcome.NO_DATA


def test_a_commune_s_own_report_is_read_off_its_own_column(tmp_path, desk, city, published):
    """It has no units below it: the figures are its own, codes and common counts too."""
    leaf = list(city.leaves.values())[1]
    report = Report(leaf.unit, city.period, city.pack, [leaf])
    (output,) = write(published(report))
    path = tmp_path / output.name
    path.write_bytes(output.content)
    submission = taken(stripped(path), evolve(desk, expected=(leaf.unit,)))
    assert _values(submission.report.own) == _values(leaf)
    assert submission.findings == ()


def test_nothing_at_all_is_refused(file, desk):
    """Neither the report nor an appendix with our marks."""

    def change(book):
        for title in ("Phụ lục I", "Phụ lục II"):
            book[title].delete_rows(8, 60)

    with pytest.raises(FileRefused) as refused:
        taken(stripped(file, change), desk)
    assert refused.value.rule == "report-damaged"


def _values(leaf: Leaf) -> dict[str, object]:
    return {row: r.value for row, r in leaf.readings.items() if r.value is not None}
