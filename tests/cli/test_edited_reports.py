"""What a person typed into a report is not lost when it is written anew; `cchc verify` knows."""

import json
from datetime import date

import pytest

from cchc_core import (
    Compared,
    Difference,
    FileRefused,
    Finding,
    Format,
    Output,
    Renewed,
    Severity,
    Text,
)
from cchc_core.offers import Plugin
from cchc_core.testing.plugins import plugin_of

NOTES = "outputs/ghi-chu.txt"


def write(publication):
    """A made-up report: the number, a figure, and room for a person below a line."""
    figure = publication.figures["tasks.assigned"].value
    head = f"{publication.number or 'dự thảo'} {publication.report.unit.name}"
    yield Output("ghi-chu.txt", f"{head}\nnhiệm vụ: {figure}\n---\n".encode())


def renew(new, standing):
    """All below the line is the person's."""
    if b"---\n" not in standing:
        raise FileRefused("file-unreadable", Text("không có vạch", "no line"))
    told, _, words = standing.partition(b"---\n")
    conflict = Finding("x", Severity.WARNING, Text("cả hai đều sửa", "both changed"))
    return Renewed(new + words, (conflict,) if b"!" in told else ())


def compare(delivered, made):
    """What stands above the line should be as it was made."""
    (one, _, words), (other, _, _) = delivered.partition(b"---\n"), made.partition(b"---\n")
    differs = (Difference("đầu", one.decode(), other.decode()),) if one != other else ()
    return Compared(differs, ("dưới vạch",) if words else ())


@pytest.fixture
def notes():
    """The plugin with this format."""
    made = Format("notes", Text("Ghi chú", "Notes"), write, renew=renew, compare=compare)
    return Plugin("notes", "cchc-notes", "1.0", lambda: plugin_of(made))


@pytest.fixture
def merged(cchc, city, notes):
    """The campaign, merged once, with what the program says of each run."""

    def run(*options):
        return cchc("merge", city, *options, more=[notes])

    assert run().code == 0
    return run


def typed(city, text):
    with (city / NOTES).open("a", encoding="utf-8") as file:
        file.write(text)


def test_words_are_kept_without_being_asked(merged, city):
    """The report is written over, since nothing is lost; its manifest is of what stands now."""
    typed(city, "Lời gõ thêm\n")
    (city / "inbox" / "98104.sheet").write_text("sheet 98104 2\ntasks.assigned = 50\n", "utf-8")

    ran = merged("--force")

    assert ran.code == 0
    written = (city / NOTES).read_text("utf-8")
    assert "nhiệm vụ: 60\n---\nLời gõ thêm\n" in written
    manifest = json.loads((city / f"{NOTES}.manifest.json").read_text("utf-8"))
    assert manifest["output"]["size"] == len(written.encode())


def test_a_conflict_is_told_with_its_file(merged, city):
    """On the screen and as JSON."""
    path = city / NOTES
    path.write_text(path.read_text("utf-8").replace("nhiệm vụ", "nhiệm vụ!"), "utf-8")

    ran = merged()
    assert "cả hai đều sửa [ghi-chu.txt] (x)" in ran.out

    path.write_text(path.read_text("utf-8").replace("nhiệm vụ", "nhiệm vụ!"), "utf-8")
    (told,) = [each for each in merged("--json").envelope["findings"] if each["rule"] == "x"]
    assert told["file"] == "ghi-chu.txt"


def test_what_cannot_be_renewed_stays_as_it_is(merged, city):
    """The new report gets a name with the day in it, which is told; nothing is written over."""
    (city / NOTES).write_text("tệp khác", "utf-8")

    ran = merged()

    today = f"ghi-chu-{date.today():%Y%m%d}.txt"
    assert ran.code == 0
    assert (city / NOTES).read_text("utf-8") == "tệp khác"
    assert "nhiệm vụ: 15" in (city / "outputs" / today).read_text("utf-8")
    assert f"mới ghi ra {today}" in " ".join(ran.out.split())
    assert "output-not-renewed" in ran.out


def test_verify_takes_typed_words_for_no_difference(merged, cchc, city, notes):
    """They are told; a figure that was changed is a difference."""
    typed(city, "Lời gõ thêm\n")

    ran = cchc("verify", city / NOTES, more=[notes])
    assert ran.code == 0
    assert "đã được sửa lời ở chỗ được sửa" in ran.out
    assert "dưới vạch" in ran.out

    path = city / NOTES
    path.write_text(path.read_text("utf-8").replace(": 15", ": 16"), "utf-8")
    ran = cchc("verify", path, more=[notes])
    assert ran.code == 1
    assert "đầu: báo cáo ghi" in ran.out


def test_a_number_is_given_once(merged, cchc, city, notes):
    """Spelt as the decree has it, printed from the next merge on; another one needs --force."""
    assert "05/BC-UBND ngày 08/3/2024" in cchc("number", city, "5", "--date", "2024-03-08").out
    assert cchc("number", city, "005/bc-ubnd", "--date", "08/3/2024").code == 0

    ran = cchc("number", city, "6", "--date", "2024-03-08")
    assert ran.code == 2
    assert "đã có số 05/BC-UBND ngày 08/3/2024" in ran.err

    merged("--force")
    assert (city / NOTES).read_text("utf-8").startswith("05/BC-UBND ")
    assert cchc("verify", city / NOTES, more=[notes]).code == 0

    assert cchc("number", city, "6", "--date", "2024-03-09", "--force").code == 0
    ran = cchc("verify", city / NOTES, more=[notes])
    assert ran.code == 1
    assert "số, ngày ban hành so-van-ban.toml: nội dung đã thay đổi" in ran.out


@pytest.mark.parametrize("number", ["0", "BC-UBND", "5/", "5//BC", "123456"])
def test_what_is_no_number(cchc, city, number):
    """Refused, with an example of one."""
    ran = cchc("number", city, number, "--date", "2024-03-08")

    assert ran.code == 2
    assert "05/BC-UBND" in ran.err or "05/BC-UBND" in ran.out


def test_a_file_with_a_number_that_was_damaged(cchc, city):
    """The line and the key are named."""
    (city / "so-van-ban.toml").write_text('number = "số 5"\ndated = 2024-03-08\n', "utf-8")

    ran = cchc("merge", city)

    assert ran.code == 2
    assert "so-van-ban.toml" in ran.err
    assert "number" in ran.err


def test_a_unit_has_its_own_report(cchc, city, notes):
    """Its own figures, in a folder of its own; words typed there are kept too."""
    more = [notes]
    path = city / "bao-cao-don-vi" / "ghi-chu.txt"

    ran = cchc("report", city, "--unit", "98102", "--format", "notes", more=more)
    assert ran.code == 0
    assert "Phường Đông Sơn\nnhiệm vụ: 3\n" in path.read_text("utf-8")
    assert path.read_text("utf-8").startswith("dự thảo"), "the number is the merged report's"

    with path.open("a", encoding="utf-8") as file:
        file.write("Lời của phường\n")
    ran = cchc("report", city, "--unit", "Phường Đông Sơn", "--format", "notes", more=more)
    assert ran.code == 0
    assert path.read_text("utf-8").endswith("---\nLời của phường\n")


def test_a_report_of_whom_there_is_none(cchc, city, notes):
    """The unit that merges has `cchc merge`; one that sent nothing has nothing."""
    (city / "inbox" / "98103.sheet").unlink()

    for unit, told in (("981", "cchc merge"), ("98103", "chưa có báo cáo dùng được")):
        ran = cchc("report", city, "--unit", unit, "--format", "notes", more=[notes])
        assert ran.code == 2
        assert told in " ".join(ran.err.split())


def test_no_report_is_issued_before_the_days_it_is_of(cchc, city):
    """A wrong year is told; nothing is written."""
    ran = cchc("number", city, "5", "--date", "2023-03-08")
    assert ran.code == 2
    assert "Ngày ban hành 08/3/2023 trước cả ngày đầu" in ran.err
