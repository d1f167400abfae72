"""What is typed where a number should stand: told with its cell, kept as typed, never counted."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cchc_core import Filed, Severity, Status

SHEET = "Biểu số liệu"
REJECTED = [
    ("received", "khoảng 200", "General", "figure-text", "khoảng 200"),
    ("received", "chưa thống kê", "General", "figure-text", "chưa thống kê"),
    ("received", "200 hồ sơ", "General", "figure-with-unit", "200 hồ sơ"),
    ("received", date(2024, 3, 1), "dd/mm/yyyy", "figure-date", "01/3/2024"),
    ("received", datetime(2024, 3, 1), "mm-dd-yy", "figure-date", "01/3/2024"),
    ("received", time(8, 30), "h:mm", "figure-date", "08:30:00"),
    ("received", "01/3/2024", "General", "figure-date", "01/3/2024"),
    ("received", "1.234,5", "General", "figure-not-whole", "1.234,5"),
    ("received", 12.5, "General", "figure-not-whole", "12,5"),
    ("received", -5, "General", "figure-negative", "-5"),
    ("received", "-5", "General", "figure-negative", "-5"),
    ("received", "=SUM(D20:D22)", "General", "formula-without-value", "=SUM(D20:D22)"),
    ("received", "#REF!", "General", "figure-error", "#REF!"),
    ("received", 0.5, "0%", "figure-percent", "50%"),
    ("received", True, "General", "figure-boolean", "TRUE"),
    ("on_time", "1.234", "General", "figure-ambiguous", "1.234"),
    ("on_time", "gần hết", "General", "figure-text", "gần hết"),
    ("on_time", -0.5, "0%", "figure-negative", "-50%"),
    ("on_time", "=D10/D11", "0%", "formula-without-value", "=D10/D11"),
    ("on_time", "#DIV/0!", "0%", "figure-error", "#DIV/0!"),
    ("linked", 4, "General", "code-set", "4"),
    ("linked", "1,5", "General", "code-set", "1,5"),
    ("linked", "đang làm", "General", "code-set", "đang làm"),
    ("linked", datetime(2024, 3, 1), "mm-dd-yy", "figure-date", "01/3/2024"),
]
WITHOUT = {"received": 500, "on_time": 94, "linked": None}
"""What each row comes to without the second ward: a code that it could still change is open."""


@pytest.mark.parametrize(("row", "content", "shows", "rule", "found"), REJECTED)
def test_what_is_no_figure_is_not_counted(
    city: Any, cells: Any, row: str, content: object, shows: str, rule: str, found: str
) -> None:
    """The report is used all the same; the figure is rejected, its text kept, and the finding
    names file, sheet, cell, what was found and what to do; exit code 1."""
    city.type("98102", row, content, shows)

    merged = city.merge()

    assert set(city.states(merged).values()) == {Filed.USED}
    finding = city.finding(merged, rule)
    assert str(finding.origin) == f"98102.xlsx [{SHEET}!{cells[row]}]"
    assert (finding.unit.code, finding.indicator) == ("98102", row)
    assert (finding.found, finding.severity) == (found, Severity.ERROR)
    assert found in finding.message.vi
    assert found in finding.message.en
    reading = city.reading(merged, "98102", row)
    assert (reading.status, reading.value, reading.raw) == (Status.REJECTED, None, found)
    assert reading.origin == finding.origin
    assert city.coverage(merged, row) == {
        Status.USED: ["98101", "98103"],
        Status.REJECTED: ["98102"],
    }
    assert merged.figures[row].value == WITHOUT[row]
    assert merged.exit_code() == 1


@pytest.mark.parametrize("code", [4, "đang làm"])
def test_an_unknown_code_is_told_with_those_there_are(city: Any, code: object) -> None:
    """The finding lists the codes with their words."""
    city.type("98102", "linked", code)

    finding = city.finding(city.merge(), "code-set")

    assert finding.expected == "0 (Chưa), 1 (Đã)"
    assert "0 (Chưa), 1 (Đã)" in finding.message.vi
    assert "0 (no), 1 (yes)" in finding.message.en


@pytest.mark.parametrize(
    ("row", "content", "shows", "rule", "value"),
    [
        ("received", "1.234", "General", "number-as-text", 1234),
        ("received", " 200 ", "@", "number-as-text", 200),
        ("received", "04", "@", "number-as-text", 4),
        ("on_time", "96,55", "General", "number-as-text", Decimal("96.55")),
        ("on_time", "96,55%", "General", "number-as-text", Decimal("96.55")),
        ("on_time", "96.55", "General", "decimal-point", Decimal("96.55")),
        ("on_time", "1.234,5", "General", "number-as-text", Decimal("1234.5")),
    ],
)
def test_a_number_typed_as_text_is_read_where_it_has_one_meaning(
    city: Any, cells: Any, row: str, content: str, shows: str, rule: str, value: object
) -> None:
    """Used, with a warning at its cell that says what it was read as; it is wrong only where no
    rate can be so large."""
    city.type("98102", row, content, shows)

    merged = city.merge()

    finding = city.finding(merged, rule)
    assert str(finding.origin) == f"98102.xlsx [{SHEET}!{cells[row]}]"
    assert (finding.severity, finding.found) == (Severity.WARNING, content)
    reading = city.reading(merged, "98102", row)
    assert (reading.status, reading.value, reading.raw) == (Status.USED, value, content)
    assert f"{value}" in finding.message.en
    assert f"{value}".replace(".", ",") in finding.message.vi
    wrong = {each.rule for each in merged.findings if each.severity is Severity.ERROR}
    assert wrong == ({"range"} if value == Decimal("1234.5") else set())


def test_one_text_means_two_things_on_two_rows(city: Any) -> None:
    """`1.234` groups thousands in a count; in a rate it could be either, and is not guessed."""
    city.type("98101", "received", "1.234")
    city.type("98102", "on_time", "1.234")

    merged = city.merge()

    assert merged.figures["received"].value == 1234 + 200 + 400
    assert city.reading(merged, "98102", "on_time").status is Status.REJECTED


@pytest.mark.parametrize(
    ("stored", "shows", "value"),
    [(0.965, "0.0%", "96.5"), (1, "0%", "100"), (0.07, "0%", "7"), (96.5, "0.0", "96.5")],
)
def test_a_percent_cell_is_a_hundred_times_what_it_stores(
    city: Any, stored: float, shows: str, value: str
) -> None:
    """Exactly, and without a word; a cell of another format is what it stores."""
    city.type("98102", "on_time", stored, shows)

    merged = city.merge()

    assert city.reading(merged, "98102", "on_time").value == Decimal(value)
    assert merged.findings == ()


@pytest.mark.parametrize(
    ("content", "status", "value", "rules"),
    [
        (None, Status.BLANK, None, ["missing-not-zero"]),
        ("KCSL", Status.BLANK, None, []),
        ("-", Status.BLANK, None, ["figure-dash"]),
        ("không áp dụng", Status.NOT_APPLICABLE, None, []),
        (0, Status.USED, 0, []),
        ("KPS", Status.USED, 0, []),
    ],
)
def test_nothing_is_not_zero(
    city: Any, content: object, status: Status, value: int | None, rules: list[str]
) -> None:
    """Each word for nothing keeps its own meaning and its text; only zero is counted."""
    city.type("98102", "received", content)

    merged = city.merge()

    reading = city.reading(merged, "98102", "received")
    assert (reading.status, reading.value) == (status, value)
    assert reading.raw == ("" if content is None else str(content))
    assert "98102" in city.coverage(merged, "received")[status]
    assert merged.figures["received"].value == 500
    told = [f.rule for f in merged.findings if f.indicator == "received"]
    assert told == rules


def test_a_formula_s_stored_result_is_used_and_told(city: Any, cells: Any) -> None:
    """With a warning; the formula is what was typed."""
    edit(city.file("98102"), cells["received"], b"<f>100+101</f><v>201</v>")

    merged = city.merge()

    finding = city.finding(merged, "formula-used")
    assert (finding.severity, finding.found) == (Severity.WARNING, "=100+101")
    assert finding.origin.cell == cells["received"]
    reading = city.reading(merged, "98102", "received")
    assert (reading.value, reading.raw) == (201, "=100+101")
    assert merged.exit_code() == 0


def test_a_formula_that_shows_an_error_is_no_figure(city: Any, cells: Any) -> None:
    """The error is what was found, the formula what was typed; neither is counted."""
    edit(city.file("98102"), cells["received"], b"<f>Q9</f><v>#REF!</v>", b' t="e"')

    merged = city.merge()

    assert city.finding(merged, "figure-error").found == "#REF!"
    reading = city.reading(merged, "98102", "received")
    assert (reading.status, reading.raw) == (Status.REJECTED, "=Q9")
    assert merged.figures["received"].value == 500


def edit(path: Path, cell: str, content: bytes, kind: bytes = b"") -> None:
    """Puts `content` into a cell of the first sheet, as Excel stores what openpyxl cannot write."""

    def put(sheet: bytes) -> bytes:
        start = sheet.index(f'<c r="{cell}"'.encode())
        opened = sheet.index(b">", start)
        end = sheet.index(b"</c>", opened)
        head = b" ".join(w for w in sheet[start:opened].split() if not w.startswith(b"t="))
        return sheet[:start] + head + kind + b">" + content + sheet[end:]

    rewrite(path, "xl/worksheets/sheet1.xml", put)


def rewrite(path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(content, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info, change(data) if info.filename == part else data)
    path.write_bytes(content.getvalue())


def test_every_cell_of_a_form_spoilt(city: Any) -> None:
    """The ward is used with nothing to use: no figure of it is counted, each cell is told."""
    for row in ("received", "on_time", "linked"):
        city.type("98102", row, "hỏng")

    merged = city.merge()

    assert city.states(merged)["98102"] is Filed.USED
    errors = {f.indicator for f in merged.findings if f.severity is Severity.ERROR}
    assert errors == {"received", "on_time", "linked"}
    for row in errors:
        assert city.coverage(merged, row)[Status.REJECTED] == ["98102"]


def test_a_blank_cell_is_shown_as_that(cchc: Any, city: Any) -> None:
    """By `cchc read`: the row is on the form, so nothing is left out."""
    city.type("98102", "received", None)

    ran = cchc("read", city.file("98102"))

    (line,) = [line for line in ran.out.splitlines() if line.startswith("1.1 ")]
    assert "để trống" in line
    assert "không có trong tệp" not in ran.out


@pytest.mark.parametrize(
    ("lang", "said"),
    [("vi", "'4' không thuộc các mã trả lời"), ("en", "'4' is not one of the indicator's codes")],
)
def test_the_command_points_at_the_cell(
    cchc: Any, city: Any, cells: Any, lang: str, said: str
) -> None:
    """The outputs are written, the cell is named in the language asked for; exit code 1."""
    city.type("98102", "linked", 4)

    ran = cchc("merge", city.folder, "--lang", lang)

    assert ran.code == 1
    assert said in ran.out
    assert "code-set" in ran.out
    assert f"98102.xlsx [{SHEET}!{cells['linked']}]" in ran.out
    assert list((city.folder / "outputs").glob("*.xlsx"))
