"""Where the last printed page of a form begins."""

from hypothesis import given
from hypothesis import strategies as st

from cchc_core.printing.books.signing import Pages

HEAD, FIRST, ROOM = (6, 7), 9, 450.0


def printed(heights, last, room, end):
    """The pages of a sheet, line by line, one of which ends with a line."""
    pages, filled = [[]], 0.0
    for line in range(1, last + 1):
        high = heights.get(line, 15.0)
        if filled + high > room or line - 1 == end:
            pages.append([])
            filled = sum(heights.get(of, 15.0) for of in HEAD)
        pages[-1].append(line)
        filled += high
    return pages


def test_a_signature_that_would_stand_alone_takes_lines_along():
    """At least three of the table's."""
    pages = Pages({}, HEAD, ROOM)
    end = pages.before_last((FIRST, 30), 33)
    assert printed({}, 33, ROOM, None)[-1] == [31, 32, 33]
    assert printed({}, 33, ROOM, end)[-1][0] <= 28


def test_what_fits_is_left_as_it_is():
    """On one page, or with enough of the table on the last one, whatever program prints it."""
    assert Pages({}, HEAD, ROOM).before_last((FIRST, 20), 23) is None
    assert Pages({}, HEAD, ROOM).before_last((FIRST, 46), 49) is None


def test_hidden_lines_take_no_room():
    """Those of the marks by which a workbook is read again."""
    hidden = dict.fromkeys(range(9, 29), 0.0)
    assert Pages(hidden, HEAD, ROOM).before_last((FIRST, 45), 48) is None


@given(
    heights=st.lists(st.floats(12, 60), min_size=1, max_size=90),
    times=st.sampled_from([1.0, 1.02, 1.07]),
)
def test_some_of_the_table_stands_on_the_last_page(heights, times):
    """Whatever the lines are high, and however much a program brings onto a page."""
    high = dict(enumerate(heights, FIRST))
    table, last = (FIRST, FIRST + len(heights) - 1), FIRST + len(heights) + 2
    end = Pages(high, HEAD, ROOM).before_last(table, last)
    pages = printed(high, last, ROOM * times, end)
    assert pages[-1][0] <= max(FIRST, table[1] - 1)
