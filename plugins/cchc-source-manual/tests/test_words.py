"""The sheet "Phần lời": asked, read wherever its lines stand, accounted for."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import Desk, FileRefused, Format, Publication, Report, Source, Submission
from cchc_core.testing import samples
from cchc_source_manual import cchc_formats, cchc_sources

DESK = samples.sample_desk()
WRITTEN = [section.id for section in DESK.pack.written]


class Filled:
    """A blank form of the sample pack, to write into its sheet of words."""

    def __init__(self, path: Path, **more: object) -> None:
        (self.source,) = cchc_sources()
        form = next(f for f in cchc_formats() if f.name == "form")
        report = samples.blank_report()
        told = Publication(report, DESK.pack, DESK.units, {}, **more)  # type: ignore[arg-type]
        (output,) = form.write(told)
        self.book: Workbook = load_workbook(BytesIO(output.content))
        self.path = path

    @property
    def sheet(self) -> Worksheet:
        return self.book["Phần lời"]

    def line(self, section: str) -> int:
        (cell,) = [cell for cell in self.sheet["D"] if cell.value == section]
        return int(cell.row)

    def read(self) -> Submission:
        self.book.save(self.path)
        (submission,) = self.source.read(self.path, DESK)
        return submission


@pytest.fixture
def form(tmp_path: Path) -> Filled:
    return Filled(tmp_path / "biểu.xlsx")


def test_the_form_asks_for_every_section_that_a_person_writes(form: Filled) -> None:
    """By number and title, as the report prints them; a supplement asks for none."""
    lines = [line for line in form.sheet.iter_rows(min_row=10, values_only=True) if line[3]]
    assert [line[3] for line in lines] == WRITTEN
    assert [line[:2] for line in lines] == [(s.number, s.title) for s in DESK.pack.written]
    supplement = Filled(form.path, only=frozenset(["tasks.assigned"]))
    assert "Phần lời" not in supplement.book.sheetnames


def test_words_are_read_wherever_the_line_stands(form: Filled) -> None:
    """Lines inserted below a section are more of it; paragraphs are lines, white space squeezed."""
    line = form.line("proposals")
    form.sheet.insert_rows(line + 1)
    form.sheet.insert_rows(11)
    line = form.line("proposals")
    form.sheet[f"C{line}"] = "  Một   kiến nghị\n\n- Hai"
    form.sheet[f"C{line + 1}"] = "Ba"
    submission = form.read()
    assert submission.report.own.words == {"proposals": "Một kiến nghị\n- Hai\nBa"}
    assert not submission.findings
    assert submission.cells
    assert submission.cells.lost == 0


def test_a_text_more_is_a_cell_more_that_was_read(form: Filled) -> None:
    """Blank ones are nothing; what the sheet itself prints is passed over by name."""
    blank = form.read().cells
    form.sheet[f"C{form.line('tasks')}"] = "Tiếp tục"
    form.sheet[f"C{form.line('proposals')}"] = 7
    filled = form.read()
    assert filled.report.own.words == {"tasks": "Tiếp tục", "proposals": "7"}
    assert blank
    assert filled.cells
    assert (filled.cells.read - blank.read, filled.cells.lost) == (2, 0)
    assert filled.cells.passed_over["Phần lời: Nội dung"] == len(WRITTEN)


def test_words_under_no_section_are_reported(form: Filled) -> None:
    """As a figure on no row is; they are kept from being lost unseen."""
    line = form.line("tasks")
    form.sheet[f"C{line}"], form.sheet[f"D{line}"] = "Ở đâu?", "mục lạ"
    submission = form.read()
    assert submission.report.own.words == {}
    assert [(f.rule, f.found) for f in submission.findings] == [("stray-value", "Ở đâu?")]
    assert submission.cells
    assert (submission.cells.reported, submission.cells.lost) == (1, 0)


@pytest.mark.parametrize("name", ["json", "yaml"])
def test_a_section_that_is_not_there_is_refused(name: str, tmp_path: Path) -> None:
    """With its line, as a row is that the forms do not have."""
    format: Format = next(f for f in cchc_formats() if f.name == name)
    source: Source = next(iter(cchc_sources()))
    report: Report = samples.sample_report()
    (output,) = format.write(Publication(report, DESK.pack, DESK.units, {}))
    path = tmp_path / output.name
    path.write_bytes(output.content.replace(b"proposals", b"proposal"))
    desk: Desk = DESK
    with pytest.raises(FileRefused, match="proposal"):
        tuple(source.read(path, desk))
