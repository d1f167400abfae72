"""A file is what its content says; what cannot be read is declined with advice."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from cchc_core.errors import FileRefused
from cchc_core.reading import HEAD_SIZE, FileKind, read_head, refusal, sniff

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCX_TYPES = (
    '<Types><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def workbook() -> bytes:
    """A small workbook, as Excel would save it."""
    book = Workbook()
    book.active.append(["STT", "Chỉ tiêu", 3135])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def zipped(**entries: str) -> bytes:
    """A zip of text entries; a double underscore in a name stands for a dot."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "."), content)
    return file.getvalue()


def docx() -> bytes:
    """A Word document that embeds a workbook."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", DOCX_TYPES)
    return file.getvalue()


def owner_file(size: int) -> bytes:
    """What Word (162 bytes) and Excel (165) leave beside an open file."""
    at = 54 if size == 162 else 55
    content = b"\x05CanBo".ljust(at, b" ") + b"\x05\x00" + "CanBo".encode("utf-16-le")
    return content.ljust(size, b" ")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (workbook(), FileKind.XLSX),
        (docx(), FileKind.DOCX),
        (zipped(mimetype=ODS_TYPE), FileKind.ODS),
        (zipped(readme__txt="xin chào"), FileKind.UNKNOWN),
        (workbook()[:-200], FileKind.TRUNCATED),
        (workbook()[:1000], FileKind.TRUNCATED),
        (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), FileKind.XLS),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), FileKind.PASSWORD),
        (b"%PDF-1.7\n", FileKind.PDF),
        (b"", FileKind.EMPTY),
        (b"\xef\xbb\xbf \r\n", FileKind.EMPTY),
        (owner_file(162), FileKind.LOCK),
        (owner_file(165), FileKind.LOCK),
        (b"\xef\xbb\xbf\r\n<html><table><tr><td>STT", FileKind.HTML),
        ("<table><tr><td>Mã hồ sơ".encode("utf-16"), FileKind.HTML),
        (b"<?xml version='1.0'?><!DOCTYPE html><html>", FileKind.HTML),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', FileKind.UNKNOWN),
        (b'{"unit": "14758"}', FileKind.JSON),
        (b"\xef\xbb\xbf[1, 2]", FileKind.JSON),
        ("đơn_vị: Phường Trường Thi\n".encode(), FileKind.TEXT),
        ("Mã hồ sơ,Ngày nhận\n".encode() * 1000, FileKind.TEXT),
        (b"\x00\x01\x02\x03", FileKind.UNKNOWN),
        ("Số hồ sơ".encode("cp1258", "replace") + b"\xff", FileKind.UNKNOWN),
    ],
)
def test_a_file_is_known_by_its_content(tmp_path: Path, content: bytes, kind: FileKind) -> None:
    """The first bytes decide, and for a zip its content types; the extension lies at will."""
    for name in ("báo cáo.xlsx", "báo cáo.xls", "báo cáo"):
        path = tmp_path / name
        path.write_bytes(content)

        assert sniff(path) is kind


@pytest.mark.parametrize("name", ["~$Trường Thi.xlsx", ".~lock.Trường Thi.xlsx#"])
def test_a_lock_file_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    """Office programs leave these beside an open file, whatever they hold."""
    path = tmp_path / name
    path.write_bytes(workbook())

    assert sniff(path) is FileKind.LOCK


def test_a_zip_damaged_inside_is_known(tmp_path: Path) -> None:
    """The list of parts may be whole while a part is not."""
    content = bytearray(workbook())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        start = archive.getinfo("[Content_Types].xml").header_offset
    content[start + 60 : start + 120] = b"\xff" * 60
    path = tmp_path / "Trường Thi.xlsx"
    path.write_bytes(content)

    assert sniff(path) is FileKind.TRUNCATED


def test_what_cannot_be_opened_is_unreadable(tmp_path: Path) -> None:
    """A missing file and a folder are told apart from a file, without an exception from sniff."""
    missing = tmp_path / "không có.xlsx"

    assert sniff(missing) is sniff(tmp_path) is FileKind.UNREADABLE
    with pytest.raises(FileRefused) as refused:
        read_head(missing)
    assert refused.value.rule == "file-unreadable"
    assert "không có.xlsx" in refused.value.message.vi


def test_the_head_is_the_first_eight_kib(tmp_path: Path) -> None:
    """Sources recognise a file without reading it whole."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 20_000)

    assert read_head(path) == b"x" * HEAD_SIZE


@pytest.mark.parametrize("kind", FileKind)
def test_every_refusal_names_the_file_and_says_what_to_do(kind: FileKind) -> None:
    """Both languages, a stable rule, the file's name without its folders."""
    refused = refusal(Path("/thư mục/P. Trường Thi.xlsx"), kind)

    known = f"file-{kind.value}"
    readable = {FileKind.XLSX, FileKind.JSON, FileKind.TEXT}
    assert refused.rule == ("file-unknown" if kind in readable else known)
    assert refused.found == kind.value
    assert "'P. Trường Thi.xlsx'" in refused.message.vi
    assert "Đề nghị" in refused.message.vi
    assert "'P. Trường Thi.xlsx'" in refused.message.en
    assert "lease" in refused.message.en
    assert "thư mục" not in refused.message.vi
