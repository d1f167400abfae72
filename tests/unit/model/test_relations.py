"""Relations: two sides that hold or do not, what would put them right; what a note claims."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_core.errors import BadData
from cchc_core.model.claims import Claim
from cchc_core.model.relations import Family, Independent, Sign, relation

whole = st.integers(0, 10_000).map(Fraction)


def test_it_is_read_as_it_is_written():
    """`<=` is no `=`; the names of the left side come first."""
    made = relation(Family.SUBSET, "b + a <= c")
    assert (made.sign, made.names) == (Sign.AT_MOST, ("b", "a", "c"))
    assert relation(Family.PARTITION, "a = b").sign is Sign.EQUAL


@pytest.mark.parametrize("says", ["a + b", "a = b = c", "a < b", "= a", "a >= b", "a <= b ** 2"])
def test_anything_else_is_refused(says):
    """The message shows what was written."""
    with pytest.raises(BadData) as caught:
        relation(Family.SUBSET, says)
    assert says.partition("=")[0].strip(" <>") in caught.value.message.vi


@given(whole, whole, whole)
def test_it_fails_exactly_when_the_sides_differ(a, b, c):
    """At most: when the left one is more. A missing value decides nothing."""
    values = {"a": a, "b": b, "c": c}
    assert relation(Family.PARTITION, "a = b + c").fails(values) is (a != b + c)
    assert relation(Family.SUBSET, "a <= b + c").fails(values) is (a > b + c)
    assert not relation(Family.PARTITION, "a = b + d").fails(values)


def test_sides_may_be_about_equal():
    """Five percentage points apart and no more; what was rounded away is allowed besides."""
    about = relation(Family.CROSS_SOURCE, "a = b", within=5)
    values = {"a": Fraction(1), "b": Fraction(95, 100)}
    assert not about.fails(values)
    assert about.fails(values | {"b": Fraction(94, 100)})
    assert not about.fails(values | {"b": Fraction(94, 100)}, Fraction(1, 100))


def test_dividing_by_nothing_fails_nothing():
    """0/0 is no number to be compared."""
    rate = relation(Family.RATE_RECOMPUTE, "a = b / c")
    assert rate.sides({"a": Fraction(1), "b": Fraction(0), "c": Fraction(0)}) is None
    assert not rate.fails({"a": Fraction(1), "b": Fraction(0), "c": Fraction(0)})


@given(st.lists(whole, min_size=4, max_size=4), st.sampled_from("abcd"))
def test_a_remedy_makes_both_sides_equal(numbers, name):
    """Whichever value it is for, all others as they are."""
    values = dict(zip("abcd", numbers, strict=True))
    made = relation(Family.BALANCE, "a + 2 * b = c - d")
    value = made.remedy(name, values)
    assert value is not None
    left, right = made.sides({**values, name: value})
    assert left == right


def test_there_is_no_remedy_where_no_value_would_do():
    """A name that drops out, or one below the line that would have to be infinite."""
    one = dict.fromkeys("abc", Fraction(1))
    assert relation(Family.BALANCE, "a = b + 0 * c").remedy("c", one) is None
    assert relation(Family.BALANCE, "b - b = 1 / a").remedy("a", one) is None


@given(st.dictionaries(st.sampled_from("abc"), whole, min_size=1), whole, st.lists(whole))
def test_what_some_terms_make_false_no_others_make_true(known, limit, rest):
    """Of a sum that is at most something; whatever is at least 0 in the place of the unknown."""
    made = relation(Family.SUBSET, "a + b + c <= d")
    part = made.known_by({*known, "d"})
    assert part
    assert set(part.left.names) == set(known)
    others = dict(zip("abc", rest, strict=False))
    values = {**dict.fromkeys("abc", Fraction(0)), **others, **known, "d": limit}
    assert made.fails(values) or not part.fails(values)


@pytest.mark.parametrize(
    ("says", "known"),
    [
        ("a + b <= d", "ab"),  # no limit
        ("a + b <= d", "d"),  # nothing of the sum
        ("a - b <= d", "ad"),  # what is unknown takes away
        ("a * b <= d", "ad"),
        ("a + b = d", "ad"),
        ("a + b <= 1", "a"),  # a range, which is another rule's
    ],
)
def test_what_little_is_known_says_nothing(says, known):
    assert relation(Family.SUBSET, says).known_by(known) is None


@pytest.mark.parametrize("groups", [(), (("a",),), (("a",), ("b", "c"))])
def test_what_is_compared_has_as_many_rows(groups):
    with pytest.raises(BadData):
        Independent(groups)


CLAIM = Claim(
    ("a",),
    ("… {noted} hồ sơ từ kỳ trước …", "… kỳ trước: {noted}", "kỳ trước là {noted}"),
    relation("note-contradicts", "noted <= this + b"),
)


@pytest.mark.parametrize(
    ("note", "left"),
    [
        ("(04 hồ sơ từ kỳ trước chuyển sang)", "4"),
        ("gồm 1.204 hồ sơ  từ kỳ trước", "1204"),
        ("Kỳ trước: 0", "0"),
        ("KY TRUOC:12", "12"),
        ("nhận mới 900, trong đó cả 7 hồ sơ từ kỳ trước, đã trả", "7"),
        ("Kỳ trước là 5.", "5"),
        ("hồ sơ từ kỳ trước", None),
        ("kỳ trước: không", None),
        ("kỳ trước: 4 hồ sơ", None),  # other words follow
        ("nay kỳ trước là 5", None),  # the words are all that the note says
        ("không còn 4 hồ sơ từ kỳ trước", None),  # denied
        ("không phát sinh mới, 4 hồ sơ từ kỳ trước", "4"),  # what is denied is another clause
        ("4 hồ sơ từ kỳ trước năm 2021", None),  # of other times
        ("4 hồ sơ từ kỳ trước vì kế hoạch cả năm 2023", "4"),  # of the report's own year
        (f"4 hồ sơ từ kỳ trước, {'đã trả, ' * 1000}", None),  # a page
        ("3/4 hồ sơ từ kỳ trước", None),  # no number by itself
        ("4.5 hồ sơ từ kỳ trước", None),
    ],
)
def test_a_claim_is_known_by_its_words(note, left):
    """With or without diacritics; the number is put in, and the row for the figure beside it."""
    made = CLAIM.made_in(note, "x.y", 2023)
    assert (made and made.left.source) == left
    assert made is None or made.right.source == "x.y + b"
