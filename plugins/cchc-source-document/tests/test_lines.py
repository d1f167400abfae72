"""Single lines of an appendix: what a cell may hold besides its figure, and what is told of it."""

from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import printed
import pytest
import word_files
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import FileRefused, Reading, Source, Status, Submission

RECEIVED = ("3.3.1", "Số lượng hồ sơ đã tiếp nhận", "Số lượng hồ sơ")
TOTAL = ("1.2.1", "Tổng số nhiệm vụ được giao", "Nhiệm vụ")
Sent = Callable[..., Submission]


@pytest.fixture
def sent(source: Source, tmp_path: Path) -> Sent:
    """Reads a Word file with these rows in its appendix."""

    def reads(*rows: Sequence[str]) -> Submission:
        path = word_files.short(tmp_path / "báo cáo.docx", rows=rows)
        (submission,) = source.read(path, printed.thanh_hoa())
        return submission

    return reads


def own(submission: Submission, row: str) -> Reading:
    return submission.report.own.reading(row)


def told(submission: Submission) -> set[tuple[str, str]]:
    """Rules and what was found, but for rows that the short form lacks."""
    return {(f.rule, f.found) for f in submission.findings if f.rule != "row-missing"}


@pytest.mark.parametrize(
    ("cell", "value", "note"),
    [
        ("3135", 3135, ""),
        ("3.135", 3135, ""),
        ("04", 4, ""),
        ("3135 (04 hồ sơ từ kỳ trước chuyển sang)", 3135, "(04 hồ sơ từ kỳ trước chuyển sang)"),
        ("3135\nhồ sơ kỳ trước: 04", 3135, "hồ sơ kỳ trước: 04"),
        ("không phát sinh", 0, ""),
    ],
)
def test_figures_with_notes_in_their_cell(sent: Sent, cell: str, value: int, note: str) -> None:
    """In brackets or on further lines; what was typed is kept. That a number in a text is a text
    is nothing to tell."""
    submission = sent((*RECEIVED, cell, ""))
    reading = own(submission, "dossiers.received")
    assert (reading.value, reading.note) == (value, note)
    assert reading.raw == " ".join(cell.split())
    assert told(submission) == set()


def test_a_number_that_may_go_on_is_not_cut(sent: Sent) -> None:
    """In a narrow column 3135 stands on two lines: neither 31 nor 35 is the figure."""
    for cell in ("31\n35", "31\n35 hồ sơ"):
        assert own(sent((*RECEIVED, cell, "")), "dossiers.received").status is Status.REJECTED


def test_a_figure_with_its_unit(sent: Sent) -> None:
    """The row's own unit says nothing new; any other is told and not used."""
    assert own(sent((*TOTAL, "7 nhiệm vụ", "")), "assigned.total").value == 7
    other = sent((*TOTAL, "7 văn bản", ""))
    assert own(other, "assigned.total").status is Status.REJECTED
    assert told(other) == {("figure-with-unit", "7 văn bản")}


def test_a_row_with_two_figures_is_rejected(sent: Sent) -> None:
    """Both places are named; neither figure is used."""
    submission = sent((*TOTAL, "7", ""), (*RECEIVED, "5", ""), (*TOTAL, "8", ""))
    assert own(submission, "assigned.total").status is Status.REJECTED
    assert ("row-duplicated", "7; 8") in told(submission)
    (finding,) = [f for f in submission.findings if f.rule == "row-duplicated"]
    assert "bảng 2, dòng 2; bảng 2, dòng 4" in finding.message.vi


def test_an_appendix_that_is_there_twice_is_refused(sent: Sent) -> None:
    """Last period's beside this one's, both filled in."""
    rows = [
        (*TOTAL, "7", ""),
        (*RECEIVED, "5", ""),
        ("1.3.1", "Số lượng phiếu khảo sát", "", "9", ""),
    ]
    with pytest.raises(FileRefused) as caught:
        sent(*rows, *rows)
    assert caught.value.rule == "appendix-twice"


def test_lines_of_no_row_are_told_with_what_they_hold(sent: Sent) -> None:
    """A row that the ward has added; a signature under the table is none."""
    submission = sent(
        (*TOTAL, "7", ""),
        ("9.9", "Số con gà", "Con", "12", ""),
        ("", "", "", "CHỦ TỊCH", ""),
    )
    assert told(submission) == {("line-unmatched", "12")}
    assert submission.cells
    assert (submission.cells.lost, submission.cells.reported) == (0, 4)


def test_rows_that_are_not_there_are_told(sent: Sent) -> None:
    """Only those the ward fills, and not those of a form of which there is no line at all."""
    missing = {f.indicator for f in sent((*TOTAL, "7", "")).findings if f.rule == "row-missing"}
    assert "dossiers.received" in missing
    assert not missing & {"legal.issued.district", "dossiers.in_period", "assigned.total"}


def test_inexact_lines_are_suggested_and_used_after_a_yes(sent: Sent) -> None:
    """A wording of the ward's own under the form's number."""
    submission = sent((*TOTAL, "7", ""), ("1.3.1", "Tổng số phiếu khảo sát", "Phiếu", "449", ""))
    (suggestion,) = submission.suggestions
    assert (suggestion.row, suggestion.value) == ("survey.forms", "449")
    assert own(submission, "survey.forms").status is Status.BLANK
    assert submission.cells
    assert submission.cells.lost == 0


def test_a_figure_s_cell_that_spans_two_rows_is_nobody_s(source: Source, tmp_path: Path) -> None:
    """One number merged over two rows cannot be told apart."""
    path = word_files.short(tmp_path / "a.docx", rows=[(*TOTAL, "7", ""), (*RECEIVED, "", "")])
    document = docx.Document(str(path))
    table = document.tables[-1]
    table.cell(1, 3).merge(table.cell(2, 3))
    document.save(str(path))
    (submission,) = source.read(path, printed.thanh_hoa())
    assert {f.indicator for f in submission.findings if f.rule == "figure-shared"} == {
        "assigned.total",
        "dossiers.received",
    }
    assert own(submission, "assigned.total").status is Status.REJECTED


def test_rows_drawn_by_hand(source: Source, tmp_path: Path) -> None:
    """Edges that lie all but on one another begin one column, though Word counts them as two."""
    path = word_files.short(tmp_path / "a.docx", rows=[(*TOTAL, "7", ""), (*RECEIVED, "5", "")])
    document = docx.Document(str(path))
    table = document.tables[-1]
    grid = table._tbl.tblGrid
    sliver = OxmlElement("w:gridCol")
    sliver.set(qn("w:w"), "30")
    grid.insert(3, sliver)
    for at, wide in ((0, 2), (1, 2), (2, 3)):  # the sliver belongs to another cell in row 2
        properties = table.rows[at].cells[wide]._tc.get_or_add_tcPr()
        span = OxmlElement("w:gridSpan")
        span.set(qn("w:val"), "2")
        properties.append(span)
    document.save(str(path))
    (submission,) = source.read(path, printed.thanh_hoa())
    figures = [own(submission, row).value for row in ("assigned.total", "dossiers.received")]
    assert figures == [7, 5]


def test_two_columns_of_figures_are_refused(source: Source, tmp_path: Path) -> None:
    """Nobody can tell which of them is this period's, unless one says it is another's."""

    def heads(*texts: str) -> Path:
        path = word_files.short(tmp_path / "a.docx", rows=[(*TOTAL, "7", "8")])
        document = docx.Document(str(path))
        for cell, text in zip(document.tables[-1].rows[0].cells, texts, strict=True):
            cell.text = text
        document.save(str(path))
        return path

    with pytest.raises(FileRefused) as caught:
        list(
            source.read(
                heads("STT", "Chỉ tiêu", "ĐVT", "Số liệu 1", "Số liệu 2"), printed.thanh_hoa()
            )
        )
    assert (caught.value.rule, caught.value.found) == ("columns-ambiguous", "Số liệu 2")
    path = heads("STT", "Chỉ tiêu", "ĐVT", "Số liệu", "Số liệu kỳ trước")
    (submission,) = source.read(path, printed.thanh_hoa())
    assert own(submission, "assigned.total").value == 7
    assert submission.cells
    assert submission.cells.passed_over["Số liệu kỳ trước"] == 1


@pytest.fixture
def sheet(source: Source, tmp_path: Path) -> Callable[[Callable[[Worksheet], None]], Submission]:
    """Reads a workbook without a stamp, spoilt in some way."""

    def reads(spoil: Callable[[Worksheet], None]) -> Submission:
        book, path = Workbook(), tmp_path / "phụ lục.xlsx"
        page = book.active
        assert page is not None
        for row in (("Đơn vị: Phường Trường Thi",), (printed.TITLE[-1],), word_files.HEAD):
            page.append(row)
        page.append((*TOTAL, 7))
        page.append((*RECEIVED, 3135))
        page.append(("7.3.2", "Tỷ lệ UBND xã đã kết nối, liên thông với UBND huyện", "%", 1))
        spoil(page)
        book.save(path)
        (submission,) = source.read(path, printed.thanh_hoa())
        return submission

    return reads


def test_cells_of_a_workbook(sheet: Callable[..., Submission]) -> None:
    """A percentage is a hundred times what is stored, a formula without its result is no figure,
    a number typed as text is told, so is a hidden row."""

    def spoil(page: Worksheet) -> None:
        page["D6"].number_format = "0%"
        page["D5"] = "=3000+135"
        page["D4"] = "7"
        page.row_dimensions[4].hidden = True

    submission = sheet(spoil)
    assert own(submission, "egov.doc_system_commune_rate").value == 100
    assert own(submission, "dossiers.received").status is Status.REJECTED
    assert own(submission, "assigned.total").value == 7
    assert {rule for rule, _ in told(submission)} == {
        "formula-without-value",
        "number-as-text",
        "hidden-row",
    }
    assert str(own(submission, "assigned.total").origin) == "phụ lục.xlsx [Sheet!D4]"
    assert submission.cells
    assert submission.cells.lost == 0
