"""Where two files differ: places, or rows where some were added or taken out."""

from hypothesis import given
from hypothesis import strategies as st

from cchc_core.contents import Content, differences


def sheet(*rows, name="Vấn đề"):
    """A list with running numbers in its first column."""
    return {
        (name, f"{column}{number}"): Content(text)
        for number, row in enumerate(rows, 1)
        for column, text in zip("ABCD", (str(number), *row), strict=False)
    }


def differing(one, other):
    return list(differences(one, other, Content.same_as))


MANY = [(f"phường {n}", f"sai {n}") for n in range(30)]


def test_a_line_more_is_one_difference():
    """All below it moved, and bear other numbers; a line less likewise."""
    more = [*MANY[:3], ("phường mới", "sai"), *MANY[3:]]

    assert differing(sheet(*MANY), sheet(*more)) == [
        ("Vấn đề", "dòng 4", None, "4 | phường mới | sai")
    ]
    assert differing(sheet(*more), sheet(*MANY)) == [
        ("Vấn đề", "dòng 4", "4 | phường mới | sai", None)
    ]


def test_a_cell_that_changed_beside_a_new_line_is_told_by_its_cell():
    """As it is called in the file as it should be."""
    more = [("phường mới", "sai"), *MANY[:9], ("phường 9", "đúng"), *MANY[10:]]

    assert differing(sheet(*MANY), sheet(*more)) == [
        ("Vấn đề", "dòng 1", None, "1 | phường mới | sai"),
        ("Vấn đề", "C11", "sai 9", "đúng"),
    ]


def test_where_no_line_moved_every_place_is_told():
    """Also a running number that somebody changed."""
    changed = {**sheet(*MANY), ("Vấn đề", "A7"): Content("8")}

    assert differing(changed, sheet(*MANY)) == [("Vấn đề", "A7", "8", "7")]


rows = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=12)


@given(rows, rows)
def test_nothing_differs_only_where_all_places_agree(one, other):
    """However the rows are shifted."""
    same = sheet(*one) == sheet(*other)
    assert (differing(sheet(*one), sheet(*other)) == []) == same
