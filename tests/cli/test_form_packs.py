"""`cchc form`: form packs compared."""

from pathlib import Path

import pytest

from cchc_core.testing import samples

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
        ([], "Thiếu lệnh. Các lệnh: diff"),
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
