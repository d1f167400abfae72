"""The Excel form as it really comes back: read to the same figures, told of, or refused by name."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from cchc_core import Campaign, FileRefused, Offer, Status, Submission
from cchc_core.intake import read_file
from cchc_core.testing.packed import ole

Spoil = Callable[[bytes], bytes]
FIGURE = "dossiers.received"
"""The row that is spoilt where one is; the ward received 3.135 dossiers."""


@pytest.fixture(scope="module")
def read(
    offer: Offer, campaign: Campaign, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Submission]:
    """Reads a file as the merge does."""

    def read_in(content: bytes, name: str = "Trường Thi.xlsx") -> Submission:
        path = tmp_path_factory.mktemp("form") / name
        path.write_bytes(content)
        (submission,) = read_file(path, campaign.desk, offer, [])
        return submission

    return read_in


@pytest.fixture(scope="module")
def expected(read: Callable[..., Submission], form: bytes) -> Submission:
    """What the form says before anything is done to it."""
    return read(form)


def opened(change: Callable[[Workbook, Worksheet, str], None]) -> Spoil:
    """The form changed as in an office program: its book, the sheet and the cell of the figure."""

    def spoil(form: bytes) -> bytes:
        book, content = load_workbook(io.BytesIO(form)), io.BytesIO()
        sheet = book.worksheets[0]
        (line,) = [c.row for row in sheet.iter_rows() for c in row if c.value == FIGURE]
        change(book, sheet, f"D{line}")
        book.save(content)
        return content.getvalue()

    return spoil


def rewritten(pattern: str, new: str, part: str = "xl/worksheets/sheet1.xml") -> Spoil:
    """The form with something else in the XML of a part; an empty part is left out."""

    def spoil(form: bytes) -> bytes:
        content = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(form)) as good, zipfile.ZipFile(content, "w") as bad:
            for name in good.namelist():
                text = good.read(name).decode()
                changed = re.sub(pattern, new, text) if re.fullmatch(part, name) else text
                if changed:
                    bad.writestr(name, changed)
        return content.getvalue()

    return spoil


def in_cell(xml: str, attributes: str = "") -> Spoil:
    """The form with other XML in the cell of the figure."""
    return rewritten(r'<c r="D54"( s="\d+")?[^>]*>.*?</c>', rf'<c r="D54"\1{attributes}>{xml}</c>')


def decomposed(form: bytes) -> bytes:
    """The form with every letter and its marks apart, as some systems write them."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form)) as good, zipfile.ZipFile(content, "w") as bad:
        for name in good.namelist():
            part = good.read(name)
            inside = name.startswith(("xl/worksheets/", "xl/sharedStrings.xml"))
            bad.writestr(name, unicodedata.normalize("NFD", part.decode()) if inside else part)
    return content.getvalue()


def hidden(_: Workbook, sheet: Worksheet, cell: str) -> None:
    sheet.row_dimensions[sheet[cell].row].hidden = True


def moved_down(_: Workbook, sheet: Worksheet, cell: str) -> None:
    sheet.insert_rows(1, 3)
    sheet["A1"] = "UBND PHƯỜNG TRƯỜNG THI"


def shown_as(number_format: str) -> Spoil:
    def change(_: Workbook, sheet: Worksheet, cell: str) -> None:
        sheet[cell].number_format = number_format

    return opened(change)


def since_1904(book: Workbook, sheet: Worksheet, cell: str) -> None:
    book.epoch = CALENDAR_MAC_1904


def protected(_: Workbook, sheet: Worksheet, cell: str) -> None:
    sheet.protection.sheet = True


SAME: list[tuple[str, Spoil]] = [
    ("wrong dimension", rewritten('<dimension ref="[^"]*"', '<dimension ref="A1:B2"')),
    ("no dimension", rewritten("<dimension[^>]*/>", "")),
    ("letters and marks apart", decomposed),
    ("rows above", opened(moved_down)),
    ("days since 1904", opened(since_1904)),
    ("protected", opened(protected)),
    ("zeros in front", shown_as("00000")),
]


@pytest.mark.parametrize("spoil", [s for _, s in SAME], ids=[name for name, _ in SAME])
def test_it_is_read_to_the_same_figures(
    read: Callable[..., Submission], form: bytes, expected: Submission, spoil: Spoil
) -> None:
    """Whatever its name, its extent, its spelling; every cell is accounted for."""
    found = read(spoil(form), "Trường Thi.xls")

    values = {row: (r.status, r.value) for row, r in expected.report.own.readings.items()}
    assert {row: (r.status, r.value) for row, r in found.report.own.readings.items()} == values
    assert [f.rule for f in found.findings] == [f.rule for f in expected.findings]
    assert found.cells is not None
    assert found.cells.lost == 0


TOLD: list[tuple[str, Spoil, Status, object, str]] = [
    ("formula", in_cell("<f>1+2</f><v>3</v>"), Status.USED, 3, "formula-used"),
    ("formula stored as 0", in_cell("<f>1-1</f><v>0</v>"), Status.USED, 0, "formula-used"),
    ("no result", in_cell("<f>1+2</f>"), Status.REJECTED, None, "formula-without-value"),
    ("error", in_cell("<v>#REF!</v>", ' t="e"'), Status.REJECTED, None, "figure-error"),
    (
        "rich text",
        in_cell("<is><r><t>3.1</t></r><r><rPr><b/></rPr><t>35</t></r></is>", ' t="inlineStr"'),
        Status.USED,
        3135,
        "number-as-text",
    ),
    ("day", shown_as("dd/mm/yyyy"), Status.REJECTED, None, "figure-date"),
    ("percent", shown_as("0%"), Status.REJECTED, None, "figure-percent"),
    ("hidden row", opened(hidden), Status.USED, 3135, "hidden-row"),
]


@pytest.mark.parametrize(
    ("spoil", "status", "value", "rule"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD]
)
def test_it_is_read_and_told_of(
    read: Callable[..., Submission],
    form: bytes,
    expected: Submission,
    spoil: Spoil,
    status: Status,
    value: object,
    rule: str,
) -> None:
    """One figure has a finding; all others stand as they were typed."""
    found = read(spoil(form))

    reading = found.report.own.reading(FIGURE)
    assert (reading.status, reading.value) == (status, value)
    (finding,) = [f for f in found.findings if f not in expected.findings]
    assert (finding.rule, finding.indicator) == (rule, FIGURE)
    others = {r.row: r.value for r in expected.report.own.readings.values() if r.row != FIGURE}
    assert {row: found.report.own.reading(row).value for row in others} == others
    assert found.cells is not None
    assert found.cells.lost == 0


STRICT = "http://schemas.openxmlformats.org/(spreadsheetml|officeDocument)/2006/"
REFUSED: list[tuple[str, Spoil, str]] = [
    ("empty", lambda form: b"", "file-empty"),
    ("cut off", lambda form: form[:-1000], "file-truncated"),
    ("random bytes", lambda form: bytes(range(256)) * 40, "file-unknown"),
    ("broken XML", rewritten("</sheetData>", ""), "file-truncated"),
    ("styles gone", rewritten("(?s).*", "", "xl/styles.xml"), "file-truncated"),
    ("password", lambda form: ole(["EncryptionInfo", "EncryptedPackage"]), "file-password"),
    ("strict", rewritten(STRICT, r"http://purl.oclc.org/ooxml/\1/", "xl/.*"), "file-strict"),
    ("far cell", in_cell('<v>1</v></c><c r="XFD54000"><v>1</v>'), "file-too-large"),
    (
        "xml of 2003",
        lambda form: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        "file-xml",
    ),
    ("old word", lambda form: ole(["WordDocument"]), "file-doc"),
    ("picture", lambda form: b"\xff\xd8\xff\xe0\0\x10JFIF", "file-image"),
    ("old font", lambda form: "B¸o c¸o sè liÖu, hå s¬".encode("latin-1"), "file-old-font"),
    ("archive", lambda form: b"Rar!\x1a\x07\x01\0", "file-archive"),
    ("rtf", lambda form: b"{\\rtf1 }", "file-rtf"),
    ("web archive", lambda form: b"MIME-Version: 1.0\r\n", "file-mhtml"),
]


@pytest.mark.parametrize(
    ("spoil", "rule"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_it_is_refused_by_name(
    read: Callable[..., Submission], form: bytes, spoil: Spoil, rule: str
) -> None:
    """The message says in both languages what the file is and what to do."""
    with pytest.raises(FileRefused) as refused:
        read(spoil(form))

    assert refused.value.rule == rule
    assert re.search("đề nghị|hãy", refused.value.message.vi.lower())
    for said in (refused.value.message.vi, refused.value.message.en):
        assert "Trường Thi.xlsx" in said
