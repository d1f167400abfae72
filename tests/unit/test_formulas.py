"""Formulas: exact arithmetic over indicators, and nothing else."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_core.errors import BadData
from cchc_core.model.formulas import Formula


def test_names_are_given_once_in_the_order_written():
    """Ids may hold dots and Vietnamese letters."""
    formula = Formula("hồ_sơ.trước_hạn + b.c / (hồ_sơ.trước_hạn - 2)")
    assert formula.names == ("hồ_sơ.trước_hạn", "b.c")


@given(st.fractions(), st.fractions(), st.fractions().filter(bool))
def test_it_computes_exactly(a, b, c):
    """The four operations with the usual precedence, in fractions."""
    values = {"a": a, "b.x": b, "c": c}
    assert Formula("a + b.x * 3 - (a - b.x) / c").evaluate(values.get) == a + b * 3 - (a - b) / c


@given(st.dictionaries(st.sampled_from("abc"), st.integers().map(Fraction)))
def test_without_one_of_its_values_it_has_none(values):
    """A missing value is not zero, even where it would be multiplied by zero."""
    assert (Formula("a + 0 * b - c").evaluate(values.get) is None) == (len(values) < 3)


def test_a_zero_is_a_value():
    """0 + 0 is 0, not nothing."""
    assert Formula("a + a").evaluate({"a": Fraction(0)}.get) == 0


def test_dividing_by_zero_is_for_the_caller_to_name():
    """0/0 is "không phát sinh" for a rate; the formula does not decide that."""
    with pytest.raises(ZeroDivisionError):
        Formula("a / a").evaluate({"a": Fraction(0)}.get)


def test_of_a_list_it_takes_the_length():
    """The list is told apart, for it is no number."""
    formula = Formula("a - length(documents.plans)")
    assert formula.names == ("a", "documents.plans")
    assert formula.lengths == {"documents.plans"}
    values = {"a": Fraction(7), "documents.plans": Fraction(5)}
    assert formula.evaluate(values.get) == 2


def test_a_difference_below_the_line_is_a_formula():
    """Whether it is zero is not known before there are figures."""
    assert Formula("a / (b - 1)").names == ("a", "b")


@pytest.mark.parametrize(
    "source",
    [
        "",
        "a +",
        "a ** 2",
        "1.5 * a",
        "True + a",
        "-a",
        "f(a)",
        "length()",
        "length(a, b)",
        "length(a + b)",
        "length(of=a)",
        "a if b else c",
        "a[0]",
        "(a).b().c",
        "'a'",
        "a; b",
        "a\x00b",
        "(" * 300 + "a" + ")" * 300,
    ],
)
def test_anything_else_is_refused_at_birth(source):
    """No calls, no powers, no decimals (a rate's share is exact): the message shows the source."""
    with pytest.raises(BadData) as caught:
        Formula(source)
    assert source in caught.value.message.vi
    assert source in caught.value.message.en
