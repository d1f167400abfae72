"""A portal's list as it really comes: counted to the same figures, told of, or refused by name."""

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from exports import list_as_csv, list_as_xlsx, statistics_as_xls
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, WINDOWS_EPOCH, to_excel
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import Campaign, FileRefused, Offer, Submission
from cchc_core.intake import read_file

Spoil = Callable[[bytes], bytes]
Read = Callable[[bytes, str], Submission]


@pytest.fixture
def read(offer: Offer, campaign: Campaign, tmp_path: Path) -> Read:
    """Reads a file as the merge does."""

    def read_in(content: bytes, name: str) -> Submission:
        path = tmp_path / name
        path.write_bytes(content)
        (submission,) = read_file(path, campaign.desk, offer, [])
        return submission

    return read_in


@pytest.fixture
def good(tmp_path: Path) -> bytes:
    """The list as csv, in UTF-8 with a mark."""
    path = tmp_path / "good.csv"
    list_as_csv(path)
    return path.read_bytes()


def figures(submission: Submission) -> dict[str, object]:
    return {row: r.value for row, r in submission.report.own.readings.items()}


def written(encoding: str, change: Callable[[str], str] = str) -> Spoil:
    """The same text, changed, in another encoding."""
    return lambda good: change(good.decode("utf-8-sig")).encode(encoding)


def parted_by(separator: str, above: str = "") -> Callable[[str], str]:
    def change(text: str) -> str:
        content = io.StringIO()
        csv.writer(content, delimiter=separator).writerows(csv.reader(io.StringIO(text)))
        return above + content.getvalue()

    return change


def types_that_change(text: str) -> str:
    """Twelve hundred dossiers without a day to resolve them by, all long closed, come first."""
    head, _, body = text.partition("\r\n")
    line = "000.17.22.H56-210103-{:04},x,y,z,03/01/2021,,04/01/2021,UBND phường Trường Thi,,,,"
    old = (line.format(number) + "Đã trả kết quả" for number in range(1_200))
    return "\r\n".join([head, *old, body])


def in_cp1258(text: str) -> bytes:
    """As Windows has it: letters with their shapes, the tone after each."""
    tones = "\u0300\u0309\u0303\u0301\u0323"
    written = ""
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        shape = "".join(mark for mark in marks if mark not in tones)
        tone = "".join(mark for mark in marks if mark in tones)
        written += unicodedata.normalize("NFC", shape) + tone
    return written.encode("cp1258")


def workbook(_: bytes) -> bytes:
    content = io.BytesIO()
    list_as_xlsx(content)
    return content.getvalue()


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


SAME: list[tuple[str, Spoil, str]] = [
    ("without a mark", written("utf-8"), "list.csv"),
    ("utf-16", written("utf-16"), "list.csv"),
    ("carriage returns alone", written("utf-8", lambda t: t.replace("\r\n", "\r")), "list.csv"),
    ("semicolons, said so", written("utf-8", parted_by(";", "sep=;\r\n")), "list.csv"),
    ("tabs", written("utf-8-sig", parted_by("\t")), "list.csv"),
    ("letters and marks apart", written("utf-8", decomposed), "list.csv"),
    ("title rows", written("utf-8", lambda t: f"DANH SÁCH HỒ SƠ\r\n\r\n{t}"), "list.csv"),
    ("types that change", written("utf-8", types_that_change), "list.csv"),
    ("csv named .xlsx", written("utf-8"), "list.xlsx"),
    ("a workbook named .csv", workbook, "list.csv"),
]


@pytest.mark.parametrize(("spoil", "name"), [r[1:] for r in SAME], ids=[r[0] for r in SAME])
def test_it_is_counted_to_the_same_figures(
    read: Read, good: bytes, spoil: Spoil, name: str
) -> None:
    """Whatever its encoding, its separator, its name; every cell is accounted for."""
    found = read(spoil(good), name)

    assert figures(found) == figures(read(good, "good.csv"))
    assert found.cells is not None
    assert found.cells.lost == 0


def test_what_windows_wrote_is_read_and_said_so(read: Read, good: bytes) -> None:
    """cp1258, by the standard library; a warning says that it was."""
    found = read(in_cp1258(good.decode("utf-8-sig")), "list.csv")

    assert figures(found) == figures(read(good, "good.csv"))
    assert "text-cp1258" in [finding.rule for finding in found.findings]


def on_line(number: int, change: Callable[[str], str]) -> Spoil:
    def spoil(good: bytes) -> bytes:
        lines = good.decode("utf-8-sig").split("\r\n")
        lines[number] = change(lines[number])
        return "\r\n".join(lines).encode(errors="surrogateescape")

    return spoil


OLD_FONT = "Sè hå s¬,Ngµy tiÕp nhËn,Tr¹ng th¸i\r\n".encode("latin-1")
REFUSED: list[tuple[str, Spoil, str]] = [
    ("a short line", on_line(5, lambda line: line.rpartition(",")[0]), "line-differs"),
    ("a long line", on_line(5, lambda line: line + ",thêm"), "line-differs"),
    ("an open quote", on_line(5, lambda line: '"' + line), "csv-quote"),
    ("a head too few", on_line(0, lambda line: line.replace("Phòng ban,", "")), "heads-differ"),
    ("old font", lambda good: OLD_FONT, "old-font"),
    ("bytes of no text", on_line(5, lambda line: line + "\udcff"), "file-unknown"),
]


@pytest.mark.parametrize(("spoil", "rule"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_it_is_refused_by_name(read: Read, good: bytes, spoil: Spoil, rule: str) -> None:
    """Never counted without the lines that are amiss; the message says what to do."""
    with pytest.raises(FileRefused) as refused:
        read(spoil(good), "list.csv")

    assert refused.value.rule.endswith(rule)
    assert re.search("đề nghị|hãy", refused.value.message.vi.lower())
    for said in (refused.value.message.vi, refused.value.message.en):
        assert "list.csv" in said


def in_workbook(change: Callable[[Workbook, Worksheet], None]) -> bytes:
    """The list as a workbook that was changed as in an office program."""
    book, content = load_workbook(io.BytesIO(workbook(b""))), io.BytesIO()
    change(book, book.worksheets[0])
    book.save(content)
    return content.getvalue()


def with_days(number_format: str, epoch: datetime = WINDOWS_EPOCH) -> bytes:
    """Days as the numbers that Excel keeps them as."""

    def change(book: Workbook, sheet: Worksheet) -> None:
        book.epoch = epoch
        for line in sheet.iter_rows(min_row=2, min_col=5, max_col=7):
            for cell in line:
                if cell.value:
                    day = datetime.strptime(str(cell.value)[:10], "%d/%m/%Y")
                    cell.value = to_excel(day, epoch)
                    cell.number_format = number_format

    return in_workbook(change)


def with_rubbish(book: Workbook, sheet: Worksheet) -> None:
    """An error and a formula where nothing is read, white space, a sheet that nobody sees."""
    sheet["D2"], sheet["D3"], sheet["D4"] = "#REF!", "=1+1", "   "
    hidden = book.create_sheet("Tạm")
    hidden["A1"], hidden.sheet_state = "nháp", "hidden"


def rewritten(old: str, new: str) -> bytes:
    """The workbook with something else in the XML of every part."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(b""))) as good, zipfile.ZipFile(content, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, re.sub(old, new, good.read(name).decode()))
    return content.getvalue()


STRICT = "http://schemas.openxmlformats.org/(spreadsheetml|officeDocument)/2006/"
WORKBOOKS = {
    "days": with_days("dd/mm/yyyy"),
    "days since 1904": with_days("dd/mm/yyyy", CALENDAR_MAC_1904),
    "days shown as numbers": with_days("General"),
    "wrong dimension": rewritten('<dimension ref="[^"]*"', '<dimension ref="A1:B2"'),
    "no dimension": rewritten("<dimension[^>]*/>", ""),
    "strict": rewritten(STRICT, r"http://purl.oclc.org/ooxml/\1/"),
    "errors and formulas": in_workbook(with_rubbish),
}


@pytest.mark.parametrize("content", WORKBOOKS.values(), ids=WORKBOOKS)
def test_a_workbook_is_counted_to_the_same_figures(read: Read, good: bytes, content: bytes) -> None:
    """Counted before it is opened, read, told of or passed over: no cell is lost."""
    found = read(content, "list.xls")

    assert figures(found) == figures(read(good, "good.csv"))
    assert found.cells is not None
    assert found.cells.lost == 0
    rubbish = content is WORKBOOKS["errors and formulas"]
    told = [finding.rule for finding in found.findings]
    assert ("cell-without-value" in told) == rubbish, told


def test_statistics_of_nobody_are_refused(read: Read, tmp_path: Path) -> None:
    """A real .xls is read; without the column of units nobody can tell whose its lines are."""
    for head in ("Đơn vị", "Nội dung khác"):
        statistics_as_xls(tmp_path / "good.xls", head)
        content = (tmp_path / "good.xls").read_bytes()
        if head == "Đơn vị":
            assert figures(read(content, "list.xlsx"))["dossiers.received"] == 3135
        else:
            with pytest.raises(FileRefused) as refused:
                read(content, "list.xlsx")
            assert refused.value.rule == "layout-unknown"
