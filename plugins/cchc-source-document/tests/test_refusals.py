"""What is ours and what is not; what no figure can be read from, and why."""

import zipfile
from pathlib import Path

import docx
import printed
import pytest
import word_files
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook

from cchc_core import FileRefused, Source

SCAN = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>endobj
4 0 obj<</Length 24>>stream
0 0 m 100 90 l 50 9 l f
endstream endobj
trailer<</Root 1 0 R>>
"""


def refused(source: Source, path: Path, content: bytes | None = None) -> FileRefused:
    """The refusal of a file, which tells what to do in both languages."""
    if content is not None:
        path.write_bytes(content)
    assert source.recognises(path, path.read_bytes()[:8192])
    with pytest.raises(FileRefused) as caught:
        list(source.read(path, printed.thanh_hoa()))
    assert path.name in caught.value.message.vi
    assert path.name in caught.value.message.en
    return caught.value


def test_a_scan_gets_advice(source: Source, tmp_path: Path) -> None:
    """What to send, or how to type the figures."""
    error = refused(source, tmp_path / "a.pdf", SCAN)
    assert error.rule == "file-scanned"
    assert "cchc enter" in error.message.vi


def test_half_a_pdf_is_damaged(source: Source, tmp_path: Path) -> None:
    """A transfer that broke off."""
    assert refused(source, tmp_path / "a.pdf", SCAN[:-200]).rule == "file-truncated"


def test_a_document_without_an_appendix_is_refused(source: Source, tmp_path: Path) -> None:
    """And says what an appendix looks like."""
    path = tmp_path / "a.docx"
    document = docx.Document()
    document.add_paragraph("Kính gửi: Phòng Nội vụ")
    document.save(str(path))
    assert refused(source, path).rule == "appendix-missing"


def test_another_form_is_refused(source: Source, tmp_path: Path) -> None:
    """No line of it is a row of ours, nor like one."""
    rows = [("1", "Con bò", "Con", "3", ""), ("2", "Cây mít", "Cây", "4", "")]
    path = word_files.short(tmp_path / "a.docx", rows=rows)
    assert refused(source, path).rule == "wrong-form"


def test_an_old_font_is_told(source: Source, tmp_path: Path) -> None:
    """TCVN3 and VNI are no Unicode: nothing of them is converted."""
    path = tmp_path / "a.docx"
    document = docx.Document()
    run = document.add_paragraph().add_run("Sè l\xadîng hå s¬")
    fonts = OxmlElement("w:rFonts")
    fonts.set(qn("w:ascii"), ".VnTime")
    run._r.get_or_add_rPr().append(fonts)
    document.save(str(path))
    assert refused(source, path).rule == "file-old-font"


def test_a_bomb_is_refused_before_it_is_opened(source: Source, tmp_path: Path) -> None:
    """A Word file of a few kilobytes that would fill the memory."""
    path = word_files.short(tmp_path / "a.docx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/bomb.bin", b"\0" * (210 * 2**20))
    assert refused(source, path).rule == "file-too-large"


@pytest.mark.parametrize(
    "heads",
    [
        ("STT", "Mã hồ sơ", "Nội dung hồ sơ", "Họ tên chủ hồ sơ", "Ngày nhận kết quả"),
        ("STT", "Đơn vị", "Tổng số tiếp nhận", "Kỳ trước chuyển sang", "Trước hạn"),
        ("TT", "Lĩnh vực", "Số lượng hồ sơ tiếp nhận", "Số lượng hồ sơ đã giải quyết"),
    ],
)
def test_what_a_portal_exports_is_not_ours(
    source: Source, tmp_path: Path, heads: tuple[str, ...]
) -> None:
    """Lists and tables of dossiers have a source of their own."""
    book, path = Workbook(), tmp_path / "xuất.xlsx"
    assert book.active is not None
    book.active.append(heads)
    book.save(path)
    assert not source.recognises(path, path.read_bytes()[:8192])


def test_a_stamped_workbook_is_not_ours(source: Source, tmp_path: Path) -> None:
    """The generated form is read by its hidden ids, by its own source."""
    book, path = Workbook(), tmp_path / "biểu.xlsx"
    assert book.active is not None
    book.active.append(word_files.HEAD)
    book.save(path)
    assert source.recognises(path, path.read_bytes()[:8192])
    book.create_sheet("_cchc")
    book.save(path)
    assert not source.recognises(path, path.read_bytes()[:8192])
