"""A file is what its content says; what cannot be read is declined with advice."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from cchc_core.errors import FileRefused
from cchc_core.reading import HEAD_SIZE, FileKind, legacy_encoding, read_head, refusal, sniff
from cchc_core.testing.packed import ole

DOCX_TYPES = (
    '<Types><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
XLSB_TYPES = (
    '<Types><Override PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.'
    'binary.macroEnabled.main"/></Types>'
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
        (zipped(mimetype=ODS_TYPE), FileKind.ODF),
        (zipped(mimetype=ODS_TYPE.replace("spreadsheet", "text")), FileKind.ODF),
        (zipped(**{"[Content_Types].xml": XLSB_TYPES}), FileKind.XLSB),
        (zipped(readme__txt="xin chào"), FileKind.ARCHIVE),
        (zipped(**{"xl/workbook.xml": "<workbook/>"}), FileKind.TRUNCATED),
        (zipped(**{f"{'x' * 200}{n}": "" for n in range(5_000)}), FileKind.TOO_LARGE),
        (workbook()[:-200], FileKind.TRUNCATED),
        (workbook()[:1000], FileKind.TRUNCATED),
        (ole(["Workbook", "\x05SummaryInformation"]), FileKind.XLS),
        (ole(["Book"]), FileKind.XLS),
        (ole(["\x01CompObj", "1Table", "WordDocument", "ObjectPool", "Data"]), FileKind.DOC),
        (ole(["EncryptionInfo", "EncryptedPackage"]), FileKind.PASSWORD),
        (ole(["__properties_version1.0"]), FileKind.UNKNOWN),
        (ole(["Workbook"])[:-1], FileKind.TRUNCATED),
        (ole(["Workbook"])[:100], FileKind.TRUNCATED),
        (b"%PDF-1.7\n", FileKind.PDF),
        (b"", FileKind.EMPTY),
        (b"\xef\xbb\xbf \r\n", FileKind.EMPTY),
        (owner_file(162), FileKind.LOCK),
        (owner_file(165), FileKind.LOCK),
        (b"\xef\xbb\xbf\r\n<html><table><tr><td>STT", FileKind.HTML),
        ("<table><tr><td>Mã hồ sơ".encode("utf-16"), FileKind.HTML),
        (b"<?xml version='1.0'?><!DOCTYPE html><html>", FileKind.HTML),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', FileKind.XML),
        (b"{\\rtf1\\ansi B\\'e1o c\\'e1o", FileKind.RTF),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", FileKind.MHTML),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", FileKind.IMAGE),
        (b"\x89PNG\r\n\x1a\n", FileKind.IMAGE),
        (b"\0\0\0\x18ftypheic", FileKind.IMAGE),
        (b"RIFF\x10\0\0\0WEBPVP8 ", FileKind.IMAGE),
        (b"Rar!\x1a\x07\x01\0", FileKind.ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c\0\x04", FileKind.ARCHIVE),
        ("Sè hå s¬;Ngµy tiÕp nhËn;§¬n vÞ".encode("latin-1"), FileKind.OLD_FONT),
        ("Soá hoà sô;Ngaøy tieáp nhaän;Ñôn vò".encode("latin-1"), FileKind.OLD_FONT),
        ("Sè hå s¬;Ngµy tiÕp nhËn;§¬n vÞ".encode(), FileKind.OLD_FONT),
        ("Số hồ sơ;Ngày tiếp nhận;Đơn vị;hå s¬".encode(), FileKind.TEXT),
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
    assert "đề nghị" in refused.message.vi.lower()
    assert "'P. Trường Thi.xlsx'" in refused.message.en
    assert "lease" in refused.message.en
    assert "thư mục" not in refused.message.vi


@pytest.mark.parametrize(
    ("typed", "encoding"),
    [
        ("B¸o c¸o c¶i c¸ch hµnh chÝnh cña ph­êng", "TCVN3"),
        ("BÁO CÁO: chØ tiªu, sè liÖu, kÕt qu¶", "TCVN3"),
        ("Baùo caùo caûi caùch haønh chính cuûa phöôøng", "VNI"),
        ("Báo cáo cải cách hành chính của phường", ""),
        ("Bao cao cai cach hanh chinh", ""),
        ("hå s¬", ""),
        ("", ""),
    ],
)
def test_the_fonts_of_before_unicode_are_known(typed: str, encoding: str) -> None:
    """By the words that stand in every report; a stray one is not enough."""
    assert legacy_encoding(typed) == encoding
