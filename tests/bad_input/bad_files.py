"""Files that are no form, each with the code of its refusal."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping

import docx
from openpyxl import Workbook

from cchc_core.testing.packed import ole

Spoil = Callable[[bytes], bytes]


def office(name: str, main: str) -> bytes:
    """The bones of an Office file: one part, and the list that says what it is."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types><Override ContentType="{main}"/></Types>')
        archive.writestr(name, "<document/>")
    return content.getvalue()


def workbook(text: str) -> bytes:
    """Somebody's own workbook, not the form that was sent out."""
    book, content = Workbook(), io.BytesIO()
    book.worksheets[0]["A1"] = text
    book.save(content)
    return content.getvalue()


def owner(name: str) -> bytes:
    """What Excel leaves beside an open file: the user's name, twice."""
    narrow = bytes([len(name)]) + name.encode().ljust(54)
    wide = bytes([len(name), 0]) + name.encode("utf-16-le")
    return narrow + wide.ljust(110, b"\0")


def plain(**more: object) -> bytes:
    """A report as JSON."""
    period = {"id": "2024-quarter-1", "first": "2023-12-15", "last": "2024-03-14"}
    report = {"cchc": "report/1", "unit": "98102", "pack": "thu@1", "period": period, **more}
    return json.dumps(report).encode()


def damaged(form: bytes) -> bytes:
    """One byte of the figures' sheet changed on the way: its checksum no longer agrees."""
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    place = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    return form[:place] + bytes([form[place] ^ 0x55]) + form[place + 1 :]


def replaced(part: str, old: bytes, new: bytes) -> Spoil:
    """A part of the workbook with something else in it."""

    def spoil(form: bytes) -> bytes:
        content = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(form)) as good, zipfile.ZipFile(content, "w") as bad:
            for info in good.infolist():
                data = good.read(info)
                bad.writestr(info, data.replace(old, new) if info.filename == part else data)
        return content.getvalue()

    return spoil


def strict(form: bytes) -> bytes:
    """The form as Excel saves it under the name of Strict Open XML."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form)) as good, zipfile.ZipFile(content, "w") as bad:
        for name in good.namelist():
            text = good.read(name).decode()
            bad.writestr(name, re.sub(_TRANSITIONAL, r"http://purl.oclc.org/ooxml/\1/", text))
    return content.getvalue()


_TRANSITIONAL = "http://schemas.openxmlformats.org/(spreadsheetml|officeDocument)/2006/"


def opendocument() -> bytes:
    """A sheet of LibreOffice's own kind."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")
    return content.getvalue()


def report(title: str, office: str = "UBND PHƯỜNG ĐÔNG SƠN") -> bytes:
    """A written report of the second ward over the days of the first quarter, with an appendix."""
    document, content = docx.Document(), io.BytesIO()
    for text in (office, title, "(Số liệu từ ngày 15/12/2023 đến ngày 14/3/2024)"):
        document.add_paragraph(text)
    table = document.add_table(0, 5)
    head = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú")
    for texts in (head, ("1.1", "Số hồ sơ tiếp nhận", "Hồ sơ", "200", "")):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.save(content)
    return content.getvalue()


ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><workbook'
FAR_OUT = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
HTML = "<html><meta charset='utf-8'><table><tr><td>Số hồ sơ</td><td>12</td></tr></table></html>"
PASSWORD = ole(["EncryptionInfo", "EncryptedPackage"])
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
BAD_FILES: list[tuple[str, bytes | Spoil, str]] = [
    ("98102.xlsx", b"", "file-empty"),
    ("98102.xlsx", b" \r\n\t ", "file-empty"),
    ("98102.xlsx", b"PK\x03\x04", "file-truncated"),
    ("98102.xlsx", lambda form: form[: len(form) // 2], "file-truncated"),
    ("98102.xlsx", lambda form: form[:-1], "file-truncated"),
    ("98102.xlsx", damaged, "file-truncated"),
    ("98102.xlsx", replaced("xl/workbook.xml", b"</workbook>", b""), "file-truncated"),
    ("98102.xlsx", replaced("xl/workbook.xml", b"<workbook", ENTITY), "file-entities"),
    (
        "98102.xlsx",
        replaced("xl/worksheets/sheet1.xml", b"</sheetData>", FAR_OUT),
        "file-too-large",
    ),
    ("98102.xlsx", PASSWORD, "file-password"),
    ("98102.xlsx", office("word/document.xml", WORD), "file-docx"),
    ("98102.xlsx", owner("Nguyen Van A"), "file-lock"),
    ("98102.xlsx", workbook("Số hồ sơ tiếp nhận"), "file-unknown"),
    ("98102.xlsx", bytes(range(256)) * 8, "file-unknown"),
    ("98102.xls", HTML.encode(), "file-html"),
    ("98102.xls", HTML.encode("utf-16"), "file-html"),
    ("98102.xls", ole(["Workbook"]), "file-xls"),
    ("98102.pdf", b"%PDF-1.7\n%\xe2\xe3", "file-pdf"),
    ("98102.txt", "Phường đã gửi bản giấy.".encode(), "file-unknown"),
    ("98102.json", plain(rows={"received": 5})[:-9], "file-structure"),
    ("98102.json", plain(rows={"recieved": 5}), "file-structure"),
    ("98102.json", plain(), "file-structure"),
    ("98102.yaml", b"cchc: report/1\nunit: 98102\nrows: [1, 2\n", "file-structure"),
]
NAMES = [f"{rule}-{number}" for number, (*_, rule) in enumerate(BAD_FILES)]


def made(spoil: bytes | Spoil, forms: Mapping[str, bytes]) -> bytes:
    """The bytes of a bad file, some of them of a good one."""
    return spoil if isinstance(spoil, bytes) else spoil(forms["98102"])
