"""What rows are called, and which row a person's words name."""

from cchc_core import builtin
from cchc_core.naming import number_of, rows_named
from cchc_core.testing import samples
from cchc_core.testing.plugins import offer_of


def test_a_number_printed_twice_is_told_apart_by_who_fills_the_row():
    """The first bears it as it is printed, another with its level; both are found by what they are
    called, and by the printed number together."""
    pack = offer_of(core=builtin).pack("thanh-hoa-2023")
    first, second = rows_named("3.3.1", pack)

    assert [number_of(row, pack) for row in (first, second)] == ["3.3.1", "3.3.1/huyện"]
    assert rows_named("3.3.1/huyện", pack) == [second]
    assert rows_named(first.id, pack) == [first]


def test_any_other_number_is_as_printed():
    """No two rows of the made-up forms bear the same."""
    pack = samples.sample_pack()
    assert [number_of(row, pack) for row in pack.rows] == [row.number for row in pack.rows]
