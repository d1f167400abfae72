"""`matches.toml`: read strictly, written so that it is read back the same."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_core.errors import BadData
from cchc_core.matches import FILE, Match, matches_toml, read_matches, with_answers
from cchc_core.testing.samples import sample_pack

PACK = sample_pack()
ROWS = st.sampled_from([row.id for row in PACK.rows])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
DAY = date(2024, 3, 19)


def test_no_file_is_no_answer(tmp_path: Path) -> None:
    """Nobody has been asked yet."""
    assert read_matches(tmp_path / FILE, PACK) == ()


@given(TEXTS, TEXTS, ROWS | st.just(""), st.dates(), TEXTS)
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    file: str,
    key: str,
    row: str,
    when: date,
    by: str,
) -> None:
    """Whatever signs stand in a line of a ward's file, up to the form of its letters."""
    path = tmp_path_factory.mktemp("đợt") / FILE
    path.write_text(matches_toml([Match(file, key, row, when, by)]), "utf-8")
    (match,) = read_matches(path, PACK)
    path.write_text(matches_toml([match]), "utf-8")
    assert read_matches(path, PACK) == (match,)
    assert (match.row, match.when) == (row, when)


def test_a_newer_answer_takes_the_place_of_the_older() -> None:
    """Of the same line of the same file; others stay as they are."""
    old, other = Match("a", "1", "tasks.assigned", DAY), Match("b", "1", "", DAY)
    new = Match("a", "1", "", DAY, "công chức Nội vụ")
    assert with_answers([old, other], [new]) == (new, other)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[matches]]\nfile = "a"\nkey = "1"\nrow = "x.y"\nwhen = 2024-03-19', "x.y"),
        ('[[matches]]\nfile = "a"\nkey = "1"\nwhen = 2024-03-19', "row"),
        ('[[matches]]\nfile = "a"\nkey = "1"\nrow = ""\nwhen = 2024-03-19\nwho = "A"', "who"),
        ('[[match]]\nfile = "a"', "match"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    """An unknown row, a missing key, a key too many."""
    path = tmp_path / FILE
    path.write_text(text, "utf-8")
    with pytest.raises(BadData) as caught:
        read_matches(path, PACK)
    assert told in caught.value.message.vi
    assert "matches.toml, dòng" in caught.value.message.vi
