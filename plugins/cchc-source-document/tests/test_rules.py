"""Every code that a written report alone is told of, and what it is not told of."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import docx
import printed
import pytest
import word_files
from test_refusals import SCAN

from cchc_core import FileRefused, Source
from cchc_core.testing.contracts import RulesContract
from cchc_source_document import cchc_rules

Case = Callable[[Path], Path]
TOTAL = ("1.2.1", "Tổng số nhiệm vụ được giao", "Nhiệm vụ", "7", "")
RECEIVED = ("3.3.1", "Số lượng hồ sơ đã tiếp nhận", "Số lượng hồ sơ", "5", "")
SURVEY = ("1.3.1", "Số lượng phiếu khảo sát", "Phiếu", "9", "")


def with_rows(*rows: Sequence[str]) -> Case:
    """A Word file with these rows in its appendix."""
    return lambda folder: word_files.short(folder / "a.docx", rows=rows)


AS_IT_WAS = with_rows(TOTAL, RECEIVED, SURVEY)


def bytes_of(name: str, content: bytes) -> Case:
    def case(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return case


def without_appendix(folder: Path) -> Path:
    document, path = docx.Document(), folder / "a.docx"
    document.add_paragraph("Kính gửi: Phòng Nội vụ")
    document.save(str(path))
    return path


def changed(change: Callable[[docx.document.Document], object]) -> Case:
    """The Word file, changed by another program."""

    def case(folder: Path) -> Path:
        path = AS_IT_WAS(folder)
        document = docx.Document(str(path))
        change(document)
        document.save(str(path))
        return path

    return case


def with_two_columns(document: docx.document.Document) -> None:
    heads = ("STT", "Chỉ tiêu", "ĐVT", "Số liệu 1", "Số liệu 2")
    for cell, text in zip(document.tables[-1].rows[0].cells, heads, strict=True):
        cell.text = text


def with_a_merged_cell(document: docx.document.Document) -> None:
    table = document.tables[-1]
    table.cell(2, 3).text = ""
    table.cell(1, 3).merge(table.cell(2, 3))


def without_days(document: docx.document.Document) -> None:
    """Neither days nor the name of a period anywhere above the table."""
    for paragraph in document.paragraphs:
        if any(word in paragraph.text.casefold() for word in ("tháng", "ngày", "năm")):
            paragraph.text = "Kết quả công tác cải cách hành chính"


def listing(item: str) -> Callable[[docx.document.Document], None]:
    """A list of issued plans with one item, above the appendix."""

    def change(document: docx.document.Document) -> None:
        first = document.paragraphs[0]
        for text in ("1. Ban hành Kế hoạch cải cách hành chính", item):
            first.insert_paragraph_before(text)

    return change


def pdf(*, pages_without_text: int) -> Case:
    """A text PDF with the appendix, and pages behind it that only show something."""

    def case(folder: Path) -> Path:
        typst = pytest.importorskip("typst")
        cells = ", ".join(f"[{text}]" for text in (*word_files.HEAD, *TOTAL, *RECEIVED))
        text = "\n\n".join((*printed.LETTERHEAD, *printed.TITLE))
        silent = "#pagebreak()\n#circle(radius: 3cm, fill: gray)\n" * pages_without_text
        source = f"{text}\n\n#table(columns: 5, {cells})\n{silent}"
        return bytes_of("a.pdf", typst.compile(source.encode()))(folder)

    return case


class TestWrittenReports(RulesContract):
    """A report of one ward, spoilt in one way."""

    rules = tuple(cchc_rules())
    cases = {  # noqa: RUF012
        "file-scanned": (bytes_of("a.pdf", SCAN), pdf(pages_without_text=0)),
        "page-unread": (pdf(pages_without_text=1), pdf(pages_without_text=0)),
        "appendix-missing": (without_appendix, AS_IT_WAS),
        "appendix-twice": (with_rows(*(TOTAL, RECEIVED, SURVEY) * 2), AS_IT_WAS),
        "columns-ambiguous": (changed(with_two_columns), AS_IT_WAS),
        "period-unknown": (changed(without_days), AS_IT_WAS),
        "figure-shared": (changed(with_a_merged_cell), AS_IT_WAS),
        "document-unread": (
            changed(listing("+ Kế hoạch số 12 /KH-UBND, 5-1-2023 về cải cách hành chính")),
            changed(listing("+ Kế hoạch số 12/KH-UBND ngày 05/01/2023 về cải cách hành chính")),
        ),
        "line-unmatched": (with_rows(TOTAL, ("9.9", "Số con gà", "Con", "12", "")), AS_IT_WAS),
    }

    @pytest.fixture(autouse=True)
    def _with_the_source(self, source: Source, tmp_path: Path) -> None:
        self.source, self.folder = source, tmp_path

    def told(self, case: Case) -> Iterable[str]:
        path = case(self.folder)
        try:
            submissions = tuple(self.source.read(path, printed.thanh_hoa()))
        except FileRefused as error:
            return [error.rule]
        return [finding.rule for each in submissions for finding in each.findings]
