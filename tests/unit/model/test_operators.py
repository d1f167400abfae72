"""Operators over units: the answers may come in any order, the figure reads the same."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_core.model.formulas import Formula
from cchc_core.model.measures import Answer, Document, Status
from cchc_core.model.operators import (
    AllOf,
    AnyOf,
    Combine,
    Common,
    FromAnswers,
    Gather,
    Lowest,
    NumberOf,
    OneList,
    Ratio,
    Share,
    StatedRate,
    Sum,
)
from cchc_core.model.units import UnitKey

OPERATORS = (
    *(Sum(), Common(), OneList(), StatedRate(Formula("a")), Ratio(Formula("a"), Formula("b"))),
    *(AnyOf(), AllOf(), Lowest(), Combine(), Share("a"), NumberOf("a"), Gather()),
)
DOCUMENTS = tuple(Document("Kế hoạch", f"{n:02d}/KH-UBND", None, "CCHC") for n in (5, 6))


@st.composite
def answers(draw):
    """Some units' answers, each unit once, in the order of their keys and in another."""
    found = []
    for number in range(draw(st.integers(2, 5))):
        status = draw(st.sampled_from((*(Status.USED,) * 12, *Status)))
        found.append(
            Answer(
                UnitKey(f"{number:05d}"),
                draw(st.sampled_from(("city", "commune"))),
                status,
                Fraction(draw(st.integers(0, 2))) if status is Status.USED else None,
                Fraction(draw(st.integers(0, 3))) if status is Status.USED else None,
                DOCUMENTS[: draw(st.integers(1, 2))] if status is Status.USED else (),
            )
        )
    return found, draw(st.permutations(found))


def test_every_operator_that_reads_answers_is_tried():
    """A new one has to be listed here."""
    assert {type(operator) for operator in OPERATORS} == set(FromAnswers.__args__)


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)
@given(both=answers())
def test_the_order_of_answers_leaves_no_trace(operator, both):
    """Not even in the order in which units and values are listed."""
    in_order, shuffled = both
    assert repr(operator.figure(in_order)) == repr(operator.figure(shuffled))
