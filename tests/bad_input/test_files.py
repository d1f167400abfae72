"""Files that are no form: refused for what they are, put down to whoever sent them."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from openpyxl import Workbook

from cchc_core import Filed, Severity, Status
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


@pytest.mark.parametrize(("name", "spoil", "rule"), BAD_FILES, ids=NAMES)
def test_a_bad_file_costs_only_its_ward(
    city: Any, forms: Any, name: str, spoil: bytes | Spoil, rule: str
) -> None:
    """The ward that sent it counts as refused, the others' figures stand without it; the finding
    names the file and says what to do; exit code 3, with a partial merge allowed 1."""
    city.told_who_sent("98102", city.send("98102", made(spoil, forms), name))

    merged = city.merge()

    assert city.states(merged) == {
        "98101": Filed.USED,
        "98102": Filed.REFUSED,
        "98103": Filed.USED,
    }
    finding = city.finding(merged, rule)
    assert finding.origin.file == name
    assert finding.unit.code == "98102"
    assert name in finding.message.vi
    assert name in finding.message.en
    assert next(f for f in merged.filings if f.unit.code == "98102").reason == finding.message
    assert merged.figures["received"].value == 500
    assert city.coverage(merged, "received") == {
        Status.USED: ["98101", "98103"],
        Status.NOT_SUBMITTED: ["98102"],
    }
    assert (merged.exit_code(), merged.problems) == (3, ())
    lock = rule == "file-lock"
    assert finding.severity is (Severity.WARNING if lock else Severity.ERROR)
    assert merged.exit_code(allow_partial=True) == (0 if lock else 1)


def test_without_inbox_csv_nobody_is_blamed(city: Any) -> None:
    """A file that tells nothing of its sender is refused for itself; the ward counts as missing."""
    city.send("98102", b"", "báo cáo.xlsx")

    merged = city.merge()

    assert city.states(merged)["98102"] is Filed.MISSING
    finding = city.finding(merged, "file-empty")
    assert (finding.unit, finding.origin.file) == (None, "báo cáo.xlsx")


@pytest.mark.parametrize("name", ["~$98102.xlsx", "~$ báo cáo quý I.docx"])
def test_a_lock_file_beside_the_report_is_only_told(city: Any, name: str) -> None:
    """Every ward is used and the merge is whole: a warning, exit code 0."""
    (city.inbox / name).write_bytes(owner("Nguyen Van A"))

    merged = city.merge()

    assert set(city.states(merged).values()) == {Filed.USED}
    finding = city.finding(merged, "file-lock")
    assert (finding.severity, finding.origin.file) == (Severity.WARNING, name)
    assert merged.exit_code() == 0


def test_all_bad_files_at_once(city: Any, forms: Any) -> None:
    """Beside three good forms none of them changes a figure; each is told once."""
    for number, (name, spoil, _) in enumerate(BAD_FILES):
        (city.inbox / f"{number} {name}").write_bytes(made(spoil, forms))

    merged = city.merge()

    assert merged.complete
    assert merged.figures["received"].value == 700
    assert sorted(f.rule for f in merged.findings) == sorted(rule for *_, rule in BAD_FILES)
    assert merged.exit_code() == 1


@pytest.mark.parametrize(
    ("lang", "said"), [("vi", ["98102.xlsx", "mật khẩu"]), ("en", ["98102.xlsx", "password"])]
)
def test_the_command_tells_of_a_bad_file(cchc: Any, city: Any, lang: str, said: list[str]) -> None:
    """In the language asked for; nothing is written until a partial merge is allowed."""
    city.told_who_sent("98102", city.send("98102", PASSWORD))

    ran = cchc("merge", city.folder, "--lang", lang)

    assert ran.code == 3
    assert all(word in ran.out for word in said), ran.out
    assert not (city.folder / "outputs").exists()
    assert cchc("merge", city.folder, "--allow-partial").code == 1
    assert list((city.folder / "outputs").glob("*.xlsx"))
