"""Texts are as wide as Times New Roman prints them, and break where a person would."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_format_return.measures import height, lines, width


@pytest.mark.parametrize(
    ("text", "size", "millimetres"),
    [
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ THANH HÓA", 12, 91.13),
        ("Qua tổng hợp báo cáo cải cách hành chính 9 tháng năm 2023 (số liệu từ ngày", 13, 141.69),
        ("", 13, 0),
    ],
)
def test_a_text_is_as_wide_as_its_letters(text, size, millimetres):
    """As measured in a font with the same widths; marks and tones add nothing."""
    assert width(text, size) == pytest.approx(millimetres, rel=0.01)


def test_bold_letters_are_never_told_too_narrow():
    """The nation's name in bold 12 is 88.3 mm wide."""
    assert 88.3 <= width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True) <= 92


def test_letters_apart_are_as_wide_as_together():
    """A text with its marks taken apart (NFD) is printed the same."""
    assert width(unicodedata.normalize("NFD", "Đề nghị sửa"), 13) == width("Đề nghị sửa", 13)


def test_lines_break_between_words():
    """`một hai ba` in the room of `một hai` is two lines; each line of its own counts."""
    room = width("một hai", 13) + 0.1

    assert lines("một hai ba", room, 13) == 2
    assert lines("một\nhai\nba", room, 13) == 3
    assert lines("", room, 13) == 1
    assert lines("một hai", room, 13, first=5) == 2
    assert lines("năm\u00a02023 hai", width("năm 2023", 13) + 0.1, 13) == 2


def test_a_word_that_is_wider_than_the_line_is_broken_anywhere():
    """A file's name has no spaces."""
    assert lines("w" * 100, width("w" * 26, 13), 13) == 4


@given(st.text(max_size=80), st.floats(10, 100))
def test_more_room_never_takes_more_lines(text, room):
    """And there is always one."""
    assert lines(text, room, 11) >= lines(text, 2 * room, 11) >= 1


def test_lines_of_13_points_are_5_millimetres_high():
    """Times New Roman leads 15 % more than its size."""
    assert height(1, 13) == pytest.approx(5.27, abs=0.01)
