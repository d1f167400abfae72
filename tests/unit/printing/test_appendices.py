"""Which rows of a form's table no page's end parts."""

from cchc_core.model.forms import Role, Row
from cchc_core.printing import stay_together


def rows(shape):
    """A row a sign: `H` a heading, a digit how deep another one stands."""
    return [
        Row(f"r.{at}", str(at), "", "", Role.HEADING)
        if sign == "H"
        else Row(f"r.{at}", str(at), "", "", Role.DATA, depth=int(sign))
        for at, sign in enumerate(shape)
    ]


def test_headings_and_few_rows_inside_another_stay_with_what_is_below():
    """The last of a group may end a page, and so may any row of a long one."""
    assert stay_together(rows("H0110")) == {0, 1, 2}
    assert stay_together(rows("HH00")) == {0, 1}
    assert stay_together(rows("01111110")) == {0, 1, 2, 3, 4, 5}
    assert stay_together(rows("011111110")) == {0}
    assert stay_together(rows("01210")) == {0, 1, 2}
