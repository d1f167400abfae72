"""Where the pages of a sheet end, and how small it is printed to fit."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_core.printing import Paper, columns_wide
from cchc_core.printing.books.pages import page_ends, widest

HEIGHTS = st.lists(st.integers(15, 200), min_size=1, max_size=60)


@given(HEIGHTS, st.integers(0, 60), st.data())
def test_no_page_is_higher_than_its_room_and_none_ends_below_a_heading(heights, head, data):
    """Unless the lines that stand together fill it alone; every line stands on one page."""
    room = 260
    kept = data.draw(st.sets(st.integers(1, len(heights))))
    ends = [0, *page_ends(heights, room, head, kept), len(heights)]
    assert ends == sorted(set(ends)) or ends[-1] == ends[-2]
    for at, (before, end) in enumerate(pairwise(ends)):
        repeated = head if at else 0
        assert repeated + sum(heights[before:end]) <= room or end - before == 1
        if end in kept and end < len(heights):
            assert set(range(before + 1, end)) <= kept


def test_a_heading_goes_to_the_next_page_with_what_it_heads():
    """The head that is repeated there takes its room."""
    assert list(page_ends([30] * 10, 100, 0, {3})) == [2, 5, 8]
    assert list(page_ends([30] * 10, 100, 40, {3})) == [2, 4, 6, 8]


def test_a_sheet_that_is_too_wide_is_printed_smaller():
    """So much that all of its columns stand on one page, whichever program prints it."""
    assert Paper.A4.scale([10, 20]) == 1
    widths = [35.0] * 5
    assert Paper.A4.scale(widths) * columns_wide(widths) <= Paper.A4.width
    assert Paper.A3.scale(widths) == 1


@pytest.mark.parametrize(
    ("ends", "repeated", "columns"),
    [([], [], [1, 2, 9, 4]), ([2], [], [9, 4]), ([2], [1, 1], [1, 9, 4]), ([3], [1, 2], [1, 2, 9])],
)
def test_the_widest_page_has_the_columns_that_stand_on_each(ends, repeated, columns):
    assert widest({1: 1, 2: 2, 3: 9, 4: 4}, ends, repeated) == columns
