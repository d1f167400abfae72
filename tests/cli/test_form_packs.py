"""`cchc form`: form packs compared, and one drafted."""

from pathlib import Path

import pytest

from cchc_core.errors import FileRefused
from cchc_core.extensions import Source
from cchc_core.forms import load_pack
from cchc_core.reading import Line
from cchc_core.testing import samples
from cchc_core.testing.plugins import plugin_of
from cchc_core.text import Text

SAMPLE = Path(samples.__file__).parent / "sample-pack.toml"


@pytest.fixture
def earlier(tmp_path):
    """The made-up forms as they were a year before: one row less, two that read otherwise."""
    text = SAMPLE.read_text("utf-8").replace('version = "1"', 'version = "0"')
    for old, new in (
        ('label = "Số nhiệm vụ được giao"', 'label = "Nhiệm vụ giao"'),
        ('number = "1.3"', 'number = "1.7"'),
    ):
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "cũ.toml"
    path.write_text(text, "utf-8")
    return path


def test_what_changed_is_listed_row_by_row(cchc, earlier):
    """A pack by name, the other in a file; each change on a line, and how much is as it was."""
    ran = cchc("form", "diff", earlier, "sample")

    assert ran.code == 0
    assert ran.out.startswith("sample@0 → sample@1\n")
    assert "1.3  Số nhiệm vụ được giao  số thứ tự: 1.7 → 1.3" in ran.out
    assert "1.3  Số nhiệm vụ được giao  tên: “Nhiệm vụ giao” → “Số nhiệm vụ được giao”" in ran.out
    rows = len(samples.sample_pack().rows)
    assert f"2 thay đổi; {rows - 1}/{rows} dòng của sample@1 giữ nguyên." in ran.out


def test_changes_as_json(cchc, earlier):
    """Kind, row, and what stood there before and after."""
    ran = cchc("form", "diff", earlier, "sample", "--json", "--lang", "en")

    assert ran.envelope["command"] == "form diff"
    first, second = ran.envelope["data"]["changes"]
    assert (first["kind"], first["id"], first["before"]) == ("renumbered", "tasks.assigned", "1.7")
    assert second["kind"] == "reworded"


def test_nothing_changed_is_said_in_one_line(cchc):
    """Without an empty table."""
    ran = cchc("form", "diff", "sample", "sample")

    rows = len(samples.sample_pack().rows)
    assert ran.out.splitlines()[2:] == [f"0 thay đổi; {rows}/{rows} dòng của sample@1 giữ nguyên."]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "Thiếu lệnh. Các lệnh: diff, draft."),
        (["dif"], "Không có lệnh 'dif'. Có phải 'diff'? Xem 'cchc form --help'."),
        (["diff", "sample"], "Thiếu B. Xem 'cchc form diff --help'."),
        (["diff", "sample", "x"], "Không có bộ biểu mẫu 'x'; đang có: sample, thanh-hoa-2023."),
        (["diff", "sample", "x.toml"], "Không có tệp x.toml."),
    ],
)
def test_what_cannot_be_followed_says_what_there_is(cchc, words, told):
    """A group of commands is asked for like a command."""
    ran = cchc("form", *words)

    assert ran.code == 2
    assert told in ran.err


def read_lines(path, like):
    """A made-up table: number; wording; unit of measure, line by line."""
    if path.stat().st_size > 1000:
        raise FileRefused("file-large", Text("Tệp quá lớn.", "Too large."))
    for line in path.read_text("utf-8").splitlines()[1:]:
        number, label, unit = line.split("; ")
        yield Line(number, label, unit=unit)


@pytest.fixture
def tables(named):
    """A plugin that reads made-up tables."""
    source = Source(
        "tables",
        Text("Bảng giả định", "Made-up tables"),
        recognises=lambda path, head: head.startswith(b"#bang"),
        read=lambda path, desk: [],
        tables=read_lines,
    )
    return [named("bang", plugin_of(source))]


@pytest.fixture
def table(tmp_path):
    """A province's new table: one row that there is, one that is new."""
    path = tmp_path / "biểu mới.txt"
    lines = ("#bang", "1.3; Số nhiệm vụ được giao; Nhiệm vụ", "1.8; Số cuộc họp; Cuộc")
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_a_draft_is_printed(cchc, tables, table):
    """With what is known and what is left open."""
    ran = cchc("form", "draft", table, "--like", "sample", more=tables)

    assert ran.code == 0
    assert ran.out.startswith("# Bản phác thảo bộ biểu mẫu, do 'cchc form draft' lập từ bảng")
    assert 'id = "tasks.assigned", number = "1.3"' in ran.out
    assert 'id = "new.so_cuoc_hop", number = "1.8"' in ran.out


def test_a_draft_is_written_and_completed(cchc, tables, table, tmp_path):
    """What is left to decide is said; once it is decided the pack loads, and can be compared."""
    words = ["form", "draft", table, "--like", "sample", "--output", tmp_path / "mới.toml"]
    ran = cchc(*words, more=tables)
    undecided = cchc("form", "diff", "sample", tmp_path / "mới.toml")
    text = (tmp_path / "mới.toml").read_text("utf-8").replace('= "?"', '= "sum"')
    (tmp_path / "mới.toml").write_text(text, "utf-8")

    assert "2 dòng: 1 dòng đã có, 1 chỉ tiêu mới;" in ran.out
    assert undecided.code == 2
    assert "khóa 'indicators.over_units'" in undecided.err
    assert "new.so_cuoc_hop" in load_pack(tmp_path / "mới.toml")
    assert cchc("form", "diff", "sample", tmp_path / "mới.toml").code == 0
    assert cchc(*words, more=tables).code == 2  # what a person wrote is not replaced


@pytest.mark.parametrize(
    ("content", "told"),
    [("khác", "Không thấy bảng biểu mẫu"), ("#bang" + "x" * 1000, "Tệp quá lớn.")],
)
def test_a_file_that_gives_no_table_says_why(cchc, tables, tmp_path, content, told):
    """No source reads it, or the one that does declines it."""
    (tmp_path / "a.txt").write_text(content, "utf-8")

    ran = cchc("form", "draft", tmp_path / "a.txt", more=tables)

    assert ran.code == 2
    assert told in ran.err
