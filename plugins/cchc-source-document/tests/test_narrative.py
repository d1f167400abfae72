"""The written report: what it says in words, read where it is clear, asked where it is not."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import printed
import pytest
from attrs import evolve

from cchc_core import Document, Source, Status, Submission, Window, parse_date
from cchc_source_document.content import Passage
from cchc_source_document.issued import issued
from cchc_source_document.outline import Paragraph
from cchc_source_document.sentences import sentences
from cchc_source_document.stream import Stream

Read = Callable[[str], Submission]
WITH_TEXT = ("docx: plain", "pdf: ruled")
ASKED = {
    "steering.review_meetings",  # "Trong năm 2022, 9 tháng năm 2023"
    "one_stop.staff.justice",  # "02 TP-HT"
    "one_stop.staff.office",
    "dossiers.resolved_late",  # "Hồ sơ quá hạn", resolved or still open
    "staff.committee.chair",  # "đ/c Chủ tịch" without a number
    "staff.committee.vice_chairs",
    "staff.officials.justice",  # "02 Tư pháp HT"
    "staff.officials.culture",
    "staff.officials.office",
    "staff.officials.accounting",
    "staff.officials.land",
    "staff.officials.military",
    "staff.concurrent",
}


@pytest.mark.parametrize("layout", WITH_TEXT)
def test_what_is_clear_is_read_as_a_careful_person_did(layout: str, read: Read) -> None:
    """71 of the 84 figures of the text, with the days that the text gives them; no others."""
    readings = read(layout).report.own.readings
    for id, told in printed.example()["narrative"].items():
        window = Window(told["first"], told["last"]) if "first" in told else None
        if id in ASKED:
            assert id not in readings
        else:
            assert (readings[id].value, readings[id].window) == (told["value"], window), id
    rows = printed.thanh_hoa().pack.forms[1].rows
    known = {*printed.example()["narrative"], *printed.example()["documents"]}
    assert {row.id for row in rows if row.id in readings} <= known


@pytest.mark.parametrize("layout", WITH_TEXT)
def test_what_is_not_clear_is_asked(layout: str, read: Read) -> None:
    """With the figure that a person would read, and the row that it is."""
    asked = {s.row: int(s.value) for s in read(layout).suggestions}
    told = printed.example()["narrative"]
    assert asked == {id: told[id]["value"] for id in ASKED}


@pytest.mark.parametrize(
    "day", ["ngày 05/01/2023", "ngày 5 tháng 01 năm 2023", ", ngày 05 tháng 1 năm 2023"]
)
def test_a_day_in_words_is_one_too(day: str) -> None:
    """A document dated as its own letterhead is does not drop out of the list."""
    told = f"+ Kế hoạch số 12/KH-UBND {day} về cải cách hành chính.".replace(" ,", ",")
    heading = Paragraph(Stream([Passage("1. Ban hành kế hoạch", "", "")]))
    item = Paragraph(Stream([Passage(told, "", "")]), (heading,))
    ((row, (found,)),) = issued([item], sentences().documents).items()
    assert row == "documents.plans"
    assert found.document == Document(
        "Kế hoạch", "12/KH-UBND", date(2023, 1, 5), "cải cách hành chính"
    )


@pytest.mark.parametrize("layout", WITH_TEXT)
def test_issued_documents_are_listed(layout: str, read: Read) -> None:
    """By the heading or item they stand under; what others issued is nobody's."""
    readings = read(layout).report.own.readings
    for id, documents in printed.example()["documents"].items():
        assert readings[id].value == tuple(
            Document(d["type"], d["number"], parse_date(d["date"]), d["subject"]) for d in documents
        ), id


def test_a_figure_says_where_it_stands(read: Read) -> None:
    """Page and line in a PDF, the paragraph in a Word file."""
    figures = {
        layout: read(layout).report.own.readings["dossiers.in_period"] for layout in WITH_TEXT
    }
    assert all(figure.raw == "2.379" for figure in figures.values())
    pdf, word = figures["pdf: ruled"].origin, figures["docx: plain"].origin
    assert pdf
    assert word
    assert (pdf.sheet.split()[0], pdf.cell.split()[0]) == ("trang", "dòng")
    assert word.cell.split()[0] == "đoạn"


def test_after_a_yes_it_is_used(made: Callable[[str], Path], read: Read, source: Source) -> None:
    """Also as another row, if the person says so; a no leaves it out; nobody is asked twice."""
    path, desk = made("docx: plain"), printed.thanh_hoa()
    keys = {s.row: s.key for s in read("docx: plain").suggestions}
    answers = {
        "dossiers.resolved_late": "dossiers.open_overdue",
        "staff.concurrent": "staff.concurrent",
        "staff.committee.chair": "",
    }
    confirmed = {(desk.name(path), keys[asked]): row for asked, row in answers.items()}
    (submission,) = source.read(path, evolve(desk, confirmed=confirmed))
    readings = submission.report.own.readings
    late = readings["dossiers.open_overdue"]
    assert (late.value, late.window) == (0, Window(date(2023, 1, 1), date(2023, 8, 10)))
    assert readings["staff.concurrent"].value == 1
    assert "staff.committee.chair" not in readings
    assert not set(answers) & {s.row for s in submission.suggestions}


def test_two_figures_for_one_row_are_both_asked(source: Source, tmp_path: Path) -> None:
    """A report that contradicts itself; nobody but its ward knows which of them holds."""
    import word_files

    path = word_files.short(
        tmp_path / "báo cáo.docx",
        "- Bộ danh mục TTHC thuộc thẩm quyền giải quyết cấp phường là 244 thủ tục.",
        "- Số TTHC thuộc thẩm quyền giải quyết cấp phường là 240 thủ tục.",
        "- Hiện tại áp dụng tại UBND phường Trường Thi là 199 thủ tục.",
    )
    (submission,) = source.read(path, printed.thanh_hoa())
    asked = {s.value for s in submission.suggestions if s.row == "procedures.authority"}
    assert asked == {"244", "240"}
    assert submission.report.own.reading("procedures.authority").status is Status.BLANK
    assert submission.report.own.reading("procedures.applied").value == 199
