"""A copy of a Word file that goes back: which lines are marked, and that it is read the same."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from printed import thanh_hoa
from word_files import short, ugly

from cchc_core import FileRefused, Mark, Origin, Severity
from cchc_source_document.marking import AUTHOR, FILLS, mark_word

ROWS = (
    ("1.1.1", "Số nhiệm vụ đề ra", "Nhiệm vụ", "7", "xem kế hoạch"),
    ("1.2.1", "Tổng số nhiệm vụ được giao", "Nhiệm vụ", "9", ""),
)
TABLE = "bảng 2"  # the first one is the letterhead


def mark(sheet: str, cell: str, text: str = "Đề nghị xem lại.", error: bool = True) -> Mark:
    severity = Severity.ERROR if error else Severity.WARNING
    return Mark(Origin("báo cáo.docx", sheet, cell), severity, text)


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    """A report of one sentence with an appendix of two rows below its head."""
    return short(tmp_path / "báo cáo.docx", "Đã ban hành 7 kế hoạch.", rows=ROWS).read_bytes()


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def comments(content: bytes) -> list[tuple[str, str]]:
    """What each comment is about, and what it says."""
    document = opened(content)
    said = {comment.comment_id: comment.text for comment in document.comments}
    return [(_about(document, id), text) for id, text in said.items()]


def _about(document: Document, id: int) -> str:
    """The text between the ends of a comment's range."""
    body, inside, text = document.element.body, False, ""
    for element in body.iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:t")):
        if element.get(qn("w:id")) == str(id):
            inside = element.tag == qn("w:commentRangeStart")
        elif inside and element.tag == qn("w:t"):
            text += element.text or ""
    return text


def coloured(content: bytes) -> dict[str, str]:
    """The colour of each cell that has one, by its text."""
    found = {}
    for shading in opened(content).element.body.iter(qn("w:shd")):
        cell = next(shading.iterancestors(qn("w:tc"), qn("w:p")))
        found["".join(t.text or "" for t in cell.iter(qn("w:t")))] = shading.get(qn("w:fill"))
    return found


def test_the_row_is_coloured_and_a_comment_stands_beside_its_figure(content):
    """All that is said of it in one comment, coloured by the worst."""
    marks = [mark(TABLE, "dòng 2", "Cần xem.", error=False), mark(TABLE, "dòng 2", "Sai.")]

    copy = mark_word(content, marks)

    assert comments(copy) == [("7", "Cần xem.\n\nSai.")]
    assert coloured(copy) == dict.fromkeys(ROWS[0], FILLS[Severity.ERROR])


def test_a_paragraph_is_marked_as_a_whole(content):
    """A sentence that a figure was read in."""
    (at,) = [
        f"đoạn {n}"
        for n in range(1, 60)
        if "Đã ban hành" in comments(mark_word(content, [mark("", f"đoạn {n}")]))[0][0]
    ]

    copy = mark_word(content, [mark("", at, error=False)])

    assert comments(copy) == [("Đã ban hành 7 kế hoạch.", "Đề nghị xem lại.")]
    assert coloured(copy) == {"Đã ban hành 7 kế hoạch.": FILLS[Severity.WARNING]}


@pytest.mark.parametrize(
    ("sheet", "cell", "said"),
    [
        ("", "", "Đề nghị xem lại."),
        (TABLE, "dòng 99", "bảng 2, dòng 99: Đề nghị xem lại."),
        ("bảng 99", "dòng 1", "bảng 99, dòng 1: Đề nghị xem lại."),
    ],
)
def test_what_is_of_no_line_is_said_at_the_beginning(content, sheet, cell, said):
    """With its place, where it has one; nothing is coloured."""
    copy = mark_word(content, [mark(sheet, cell)])

    ((about, text),) = comments(copy)
    assert text == said
    assert about.startswith("UBND")
    assert coloured(copy) == {}


def test_marks_of_an_earlier_copy_are_taken_away(content):
    """And nobody else's: what a person wrote beside a line stays."""
    document = opened(content)
    document.add_comment(document.paragraphs[0].runs, "Đã hỏi.", "văn thư")
    saved = io.BytesIO()
    document.save(saved)
    first = mark_word(saved.getvalue(), [mark(TABLE, "dòng 2"), mark("", "đoạn 3")])

    second = mark_word(first, [mark(TABLE, "dòng 3")])

    assert [text for _, text in comments(second)] == ["Đã hỏi.", "Đề nghị xem lại."]
    assert set(coloured(second)) == set(ROWS[1])


def test_no_clock_and_no_name_is_in_a_comment(content):
    """The same marks give the same bytes; it is signed by what was done, not by whom."""
    copy = mark_word(content, [mark(TABLE, "dòng 2")])

    assert copy == mark_word(content, [mark(TABLE, "dòng 2")])
    with zipfile.ZipFile(io.BytesIO(copy)) as parts:
        said = parts.read("word/comments.xml").decode()
    assert f'w:author="{AUTHOR}"' in said
    assert "w:date" not in said


def test_any_row_of_the_ugliest_file_can_be_marked(tmp_path, source):
    """Merged and nested cells, tables in a table, tracked changes: the copy is read the same."""
    path = ugly(tmp_path / "báo cáo.docx")
    (before,) = source.read(path, thanh_hoa())
    origins = [r.origin for r in before.report.own.readings.values() if r.origin]
    marks = [Mark(origin, Severity.ERROR, origin.cell) for origin in origins]

    copy = mark_word(path.read_bytes(), marks)

    path.write_bytes(copy)
    (after,) = source.read(path, thanh_hoa())
    assert after.report == before.report
    places = {origin.place for origin in origins}
    assert len(comments(copy)) == len(places)


@pytest.mark.parametrize("content", [b"", b"{}", b"PK\x03\x04 hong"])
def test_what_is_no_word_file_is_refused(content):
    """Then another source is asked to mark it."""
    with pytest.raises(FileRefused):
        mark_word(content, [])
