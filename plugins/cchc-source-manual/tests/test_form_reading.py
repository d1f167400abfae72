"""The form that comes back: read by its hidden ids, whatever was done to it on the way."""

import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from attrs import evolve
from openpyxl.comments import Comment

from cchc_core import (
    Desk,
    Document,
    FileRefused,
    Format,
    Reading,
    Severity,
    Source,
    Status,
    Submission,
    Text,
    Window,
)


def rules(submission: Submission) -> list[tuple[str, str, str]]:
    """Rule, row and cell of every finding."""
    return [
        (f.rule, f.indicator or "", f.origin.cell if f.origin else "") for f in submission.findings
    ]


def rewrite(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Changes the XML of the first sheet."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = change(parts["xl/worksheets/sheet1.xml"])
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _calculated(xml: bytes) -> bytes:
    """The sheet as Excel saves it, with the results of formulas."""
    empty = rb"(?:<v ?/>|<v></v>)"  # openpyxl writes the one or the other, with lxml or without
    xml = re.sub(rb"<f>3\+4</f>" + empty, b"<f>3+4</f><v>7</v>", xml)
    return re.sub(rb"><f>1/0</f>" + empty, b' t="e"><f>1/0</f><v>#DIV/0!</v>', xml)


def own(submission: Submission, id: str) -> Reading:
    return submission.report.own.reading(id)


def test_figures_are_read_with_their_cells(form: Any) -> None:
    """Zero is a value, a blank cell is blank, and each says where it was read."""
    form.type(received=3135, received__postal=0, on_time_rate=96.55, linked=1)
    form.sheet[f"E{form.line('received')}"] = "4 hồ sơ từ kỳ trước chuyển sang"
    read = form.read()
    assert (own(read, "received").value, own(read, "received.postal").value) == (3135, 0)
    assert own(read, "received").note == "4 hồ sơ từ kỳ trước chuyển sang"
    assert own(read, "received.online").status is Status.BLANK
    assert str(own(read, "on_time_rate").value) == "96.55"
    assert str(own(read, "received").origin) == f"biểu.xlsx [Biểu số liệu!D{form.line('received')}]"
    assert (read.revision, read.findings) == (1, ())


def test_inserted_rows_and_retyped_labels_survive(form: Any) -> None:
    """A row is known by its hidden id, not by where it stands or how it is worded."""
    form.type(received=7, linked=1)
    form.sheet.insert_rows(form.line("received"), 3)
    form.sheet[f"B{form.line('linked')}"] = "Đã nối mạng chưa?"
    read = form.read()
    assert (own(read, "received").value, own(read, "linked").value) == (7, 1)
    assert read.findings == ()


def test_a_value_on_a_line_that_is_not_of_the_form_is_told(form: Any) -> None:
    """It is not used, and not lost in silence."""
    line = form.line("linked")
    form.sheet.insert_rows(line)
    form.sheet[f"D{line}"] = 12
    assert rules(form.read()) == [("stray-value", "", f"D{line}")]


def test_a_missing_row_is_told(form: Any) -> None:
    """Its figure counts as blank."""
    form.sheet.delete_rows(form.line("linked"))
    read = form.read()
    assert rules(read) == [("row-missing", "linked", "")]
    assert own(read, "linked").status is Status.BLANK


@pytest.mark.parametrize(
    ("second", "status", "severity"),
    [
        (7, Status.USED, Severity.WARNING),
        (None, Status.USED, Severity.WARNING),
        (9, Status.REJECTED, Severity.ERROR),
    ],
)
def test_a_doubled_row_is_used_only_if_it_says_one_thing(
    form: Any, second: int | None, status: Status, severity: Severity
) -> None:
    """Two different figures are both named and neither is used."""
    line = form.line("received")
    form.type(received=7)
    form.sheet[f"G{line + 40}"], form.sheet[f"D{line + 40}"] = "received", second
    read = form.read()
    (finding,) = read.findings
    assert (finding.rule, finding.severity) == ("row-duplicated", severity)
    assert f"D{line}" in finding.message.vi
    assert f"D{line + 40}" in finding.message.vi
    assert own(read, "received").status is status
    assert own(read, "received").raw == ("7; 9" if second == 9 else "7")


def test_hidden_figures_are_used_and_told(form: Any) -> None:
    """Whoever hid the row may have forgotten it."""
    form.type(received=7)
    form.sheet.row_dimensions[form.line("received")].hidden = True
    read = form.read()
    assert rules(read) == [("hidden-row", "received", f"D{form.line('received')}")]
    assert own(read, "received").value == 7


@pytest.mark.parametrize("letters", ["DD", "CE", "AD"])
def test_hidden_columns_are_told_also_where_they_were_hidden_together(
    form: Any, letters: str
) -> None:
    """Excel keeps columns hidden in one go as one range."""
    form.type(received=7)
    form.sheet.column_dimensions.group(*letters, hidden=True)
    assert rules(form.read()) == [("hidden-row", "received", f"D{form.line('received')}")]


def test_a_form_without_its_marks_is_refused_not_read_as_blank(form: Any) -> None:
    """Otherwise every row would be missing, one error each, and the unit count as having sent."""
    form.type(received=7, linked=1)
    first = form.line("desk")
    for damage in ("ids", "keys", "most rows"):
        form.read()
        spoilt = type(form)(form.path.read_bytes(), form.path, form.source, form.desk)
        if damage == "ids":
            spoilt.sheet.delete_cols(7)
        elif damage == "keys":
            spoilt.sheet.delete_rows(8)
        else:
            spoilt.sheet.delete_rows(first, 9)
        with pytest.raises(FileRefused) as caught:
            spoilt.read()
        assert (caught.value.rule, caught.value.unit) == ("form-damaged", "98101")
        assert "Phường Hòa Bình đã mất các cột, dòng ẩn" in caught.value.message.vi
        assert "Đề nghị" in caught.value.message.vi
        form.path.unlink()


def test_a_formula_s_stored_result_is_used(form: Any) -> None:
    """What it came to when the file was last saved, and told as a formula."""
    form.type(received="=3+4", linked="=1/0")
    form.book.save(form.path)
    rewrite(form.path, _calculated)
    (read,) = form.source.read(form.path, form.desk)
    assert (own(read, "received").value, own(read, "received").raw) == (7, "=3+4")
    assert [rule for rule, *_ in rules(read)] == ["formula-used", "figure-error"]


def test_a_sheet_that_names_a_wrong_extent_is_read_whole(form: Any) -> None:
    """Some programs write a dimension that is not so."""
    form.type(received=7)
    form.book.save(form.path)
    rewrite(form.path, lambda xml: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', xml))
    (read,) = form.source.read(form.path, form.desk)
    assert (own(read, "received").value, read.findings) == (7, ())


@pytest.mark.parametrize("damage", [(rb' s="\d+"', b' s="99999"'), (rb"<v>7</v>", b"<v>b</v>")])
def test_a_damaged_cell_refuses_the_file(form: Any, damage: tuple[bytes, bytes]) -> None:
    """As any damage does; it is no fault of the program."""
    form.type(received=7)
    form.book.save(form.path)
    rewrite(form.path, lambda xml: re.sub(*damage, xml))
    with pytest.raises(FileRefused) as caught:
        tuple(form.source.read(form.path, form.desk))
    assert caught.value.rule == "file-truncated"


def test_a_far_comment_is_refused_before_it_costs_anything(form: Any) -> None:
    """A reader would make every cell up to it."""
    form.sheet["XFD100001"].comment = Comment("?", "?")
    with pytest.raises(FileRefused) as caught:
        form.read()
    assert caught.value.rule == "file-too-large"


def test_a_cell_full_of_digits_is_one_finding(form: Any) -> None:
    """Nothing later has to carry it."""
    form.type(received="9" * 400, received__postal=10**15)
    assert [rule for rule, *_ in rules(form.read())] == ["figure-too-long", "figure-too-long"]


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("3.135", "number-as-text"),
        ("#REF!", "figure-error"),
        ("=1+1", "formula-without-value"),
        ("1.234,5", "figure-not-whole"),
        (-5, "figure-negative"),
        (datetime(2023, 9, 1), "figure-date"),
        ("khoảng 10", "figure-text"),
        ("-", "figure-dash"),
    ],
)
def test_what_is_no_plain_number_is_told_with_its_cell(form: Any, typed: object, rule: str) -> None:
    """The rule says what it is, the finding where."""
    form.type(received=typed)
    assert rules(form.read()) == [(rule, "received", f"D{form.line('received')}")]


def test_a_text_that_begins_like_a_formula_stays_a_text(
    publish: Any, formats: dict[str, Format], form: Any, desk: Desk, source: Source
) -> None:
    """What a ward typed is never run, neither as a figure nor as a note."""
    reading = Reading("received", Status.REJECTED, raw="=1+1", note="=cmd|' /C calc'!A0")
    (output,) = formats["form"].write(publish(reading))
    form.path.write_bytes(output.content)
    (read,) = source.read(form.path, desk)
    assert evolve(own(read, "received"), origin=None) == reading


def test_figures_typed_where_the_unit_has_none_to_give_are_kept(form: Any) -> None:
    """On headings, totals and rows of the other level; the roll-up puts them beside."""
    form.type(desk=240, issued=3, issued__city=2, linked_rate=100)
    read = form.read()
    kept = {id: own(read, id).value for id in ("desk", "issued", "issued.city", "linked_rate")}
    assert kept == {"desk": 240, "issued": 3, "issued.city": 2, "linked_rate": 100}


def test_a_reading_s_own_window(form: Any) -> None:
    """It is kept beside the figure; one that cannot be read takes the figure with it."""
    form.type(received=7, received__postal=8)
    form.sheet[f"F{form.line('received')}"] = "01/01/2024 - 10/2/2024"
    form.sheet[f"F{form.line('received.postal')}"] = "từ đầu năm"
    read = form.read()
    days = datetime(2024, 1, 1).date(), datetime(2024, 2, 10).date()
    assert own(read, "received").window == Window(*days)
    assert own(read, "received.postal").status is Status.REJECTED
    assert own(read, "received.postal").raw == "8 (từ đầu năm)"
    assert [rule for rule, *_ in rules(read)] == ["window-unreadable"]


def test_documents_are_listed_on_their_own_sheet(form: Any) -> None:
    """A line inserted into a block belongs to it; one that cannot be read refuses the list."""
    sheet = form.book["Văn bản"]
    line = next(cell.row for cell in sheet["F"] if cell.value == "plans")
    for letter, text in zip("BCDE", ("Kế hoạch", "24/KH-UBND", "05/11/2022", "CCHC"), strict=True):
        sheet[f"{letter}{line}"] = text
    sheet.insert_rows(line + 1)
    sheet[f"B{line + 1}"], sheet[f"C{line + 1}"] = "Quyết định", "7/QĐ-UBND"
    plans = own(form.read(), "plans")
    assert plans.value == (
        Document("Kế hoạch", "24/KH-UBND", datetime(2022, 11, 5).date(), "CCHC"),
        Document("Quyết định", "7/QĐ-UBND", None, ""),
    )
    sheet[f"D{line + 1}"] = "31/02/2023"
    assert [rule for rule, *_ in rules(form.read())] == ["figure-documents"]


@pytest.mark.parametrize("typed", [22, "22 văn bản"])
def test_a_count_stands_for_no_list(form: Any, typed: object) -> None:
    """Without documents it is told what to do instead; beside a list it is only compared."""
    form.sheet[f"D{form.line('plans')}"] = typed
    read = form.read()
    assert own(read, "plans").status is Status.REJECTED
    assert [rule for rule, *_ in rules(read)] == ["documents-not-listed"]
    sheet = form.book["Văn bản"]
    line = next(cell.row for cell in sheet["F"] if cell.value == "plans")
    sheet[f"B{line}"], sheet[f"C{line}"] = "Kế hoạch", "24/KH-UBND"
    again = form.read()
    assert own(again, "plans").status is Status.USED
    assert [rule for rule, *_ in rules(again)] == ["stray-value"]


def test_the_revision_is_the_one_typed_in(form: Any) -> None:
    """What is no whole number counts as not given, and is told."""
    form.sheet["D1"] = 3
    assert form.read().revision == 3
    for wrong in ("lần hai", 0, "9" * 5_000):
        form.sheet["D1"] = wrong
        read = form.read()
        assert read.revision is None
        assert rules(read) == [("revision-unreadable", "", "D1")]


def test_another_form_period_or_unit_is_refused_before_any_value_is_read(
    form: Any, desk: Desk, source: Source
) -> None:
    """The refusal names the unit that sent it, what was found and what was expected."""
    form.type(received="#REF!")
    form.read()
    other_pack = evolve(desk, pack=evolve(desk.pack, version="2"))
    other_period = evolve(desk, period=evolve(desk.period, year=2025))
    window = evolve(desk.period.window, last=datetime(2024, 3, 13).date())
    other_window = evolve(desk, period=evolve(desk.period, window=window))
    other_units = evolve(desk, expected=desk.expected[1:])
    for wanted, rule in (
        (other_pack, "wrong-form"),
        (other_period, "wrong-period"),
        (other_window, "wrong-period"),
        (other_units, "wrong-unit"),
    ):
        with pytest.raises(FileRefused) as caught:
            tuple(source.read(form.path, wanted))
        assert (caught.value.rule, caught.value.unit) == (rule, "98101")
        assert "Phường Hòa Bình" in caught.value.message.vi
        assert caught.value.found != caught.value.expected


def test_what_a_person_decided_goes_before_the_stamp(form: Any, desk: Desk, source: Source) -> None:
    """A ward that filled in another's form, and said so."""
    form.type(received=7)
    form.read()
    (submission,) = source.read(form.path, evolve(desk, owners={form.path: desk.expected[1]}))
    assert submission.report.unit == desk.expected[1]
    assert submission.report.own.reading("received").value == 7


def test_periods_are_called_by_their_names(form: Any, desk: Desk, source: Source) -> None:
    """Officials know "Quý I năm 2024", not an id; a form without the name still tells its id."""
    form.read()
    wanted = evolve(
        desk, period=evolve(desk.period, kind="6-months", label=Text("6 tháng năm 2024", "half"))
    )
    with pytest.raises(FileRefused) as caught:
        tuple(source.read(form.path, wanted))
    assert "là của kỳ khác (Quý I năm 2024, từ ngày" in caught.value.message.vi
    assert "dùng biểu của kỳ 6 tháng năm 2024, từ ngày" in caught.value.message.vi
    (label,) = [cell for cell in form.book["_cchc"]["A"] if cell.value == "period_label"]
    form.book["_cchc"].delete_rows(label.row)
    form.book.save(form.path)
    with pytest.raises(FileRefused) as caught:
        tuple(source.read(form.path, wanted))
    assert "là của kỳ khác (2024-quarter-1, từ ngày" in caught.value.message.vi


def test_a_workbook_without_our_stamp_is_not_ours(form: Any, source: Source, desk: Desk) -> None:
    """It is neither recognised nor read."""
    del form.book["_cchc"]
    form.book.save(form.path)
    assert not source.recognises(form.path, form.path.read_bytes()[:8192])
    with pytest.raises(FileRefused) as caught:
        tuple(source.read(form.path, desk))
    assert caught.value.rule == "not-a-form"


@pytest.mark.parametrize(
    ("content", "rule"),
    [(b"", "file-empty"), (b"PK\x03\x04", "file-truncated"), (b"\x00\x01\x02", "file-unknown")],
)
def test_files_that_cannot_be_a_form_are_refused(
    content: bytes, rule: str, tmp_path: Path, source: Source, desk: Desk
) -> None:
    """With the refusal that the core has for such files."""
    path = tmp_path / "biểu.xlsx"
    path.write_bytes(content)
    assert not source.recognises(path, content)
    with pytest.raises(FileRefused) as caught:
        tuple(source.read(path, desk))
    assert caught.value.rule == rule


def test_the_file_s_name_does_not_matter(form: Any, source: Source, tmp_path: Path) -> None:
    """Forms are known by content."""
    form.read()
    copy = tmp_path / "bao cao.doc"
    copyfile(form.path, copy)
    assert source.recognises(copy, copy.read_bytes()[:8192])
