"""What a note says of a code that several units answered: who decided it, who said otherwise."""

import pytest

from cchc_core.model.measures import Coverage, Figure, Outcome, Status
from cchc_core.model.units import UnitKey
from cchc_core.printing.codes import reasons
from cchc_core.text import Text

KEYS = [UnitKey(f"{n:05d}") for n in range(34)]
LABELS = {0: Text("Không", "No"), 1: Text("Có", "Yes"), 2: Text("Kết hợp", "Both")}


def said(operator, value, counts, missing=0):
    """The reasons of a figure to which `counts` units gave each code, the fourth and on unnamed."""
    keys = iter(KEYS)
    tally = {code: tuple(next(keys) for _ in range(count)) for code, count in counts.items()}
    units = {
        Status.USED: sum(tally.values(), ()),
        Status.NOT_SUBMITTED: tuple(next(keys) for _ in range(missing)),
    }
    outcome = Outcome.UNDECIDED if value is None else Outcome.VALUE
    figure = Figure(outcome, value, Coverage(units), tally=tally)

    def named(keys):
        return Text(*[", ".join(f"P{key.code}" for key in keys)] * 2) if len(keys) <= 3 else None

    return "; ".join(text.vi for text in reasons(figure, operator, LABELS.get, named))


@pytest.mark.parametrize(
    ("operator", "value", "counts", "missing", "note"),
    [
        ("all", 0, {0: 5, 1: 27}, 2, "0 vì 5 đơn vị trả lời “Không”; “Có”: 27/32 đơn vị"),
        ("all", 0, {0: 1, 1: 6}, 0, "0 vì P00000 trả lời “Không”; “Có”: 6/7 đơn vị"),
        ("all", 1, {1: 7}, 0, "1 vì cả 7 đơn vị đều trả lời “Có”"),
        (
            "all",
            None,
            {1: 7},
            2,
            "chưa kết luận vì còn 2 đơn vị chưa có số liệu dùng được; “Có”: 7/7 đơn vị",
        ),
        ("any", 1, {0: 8, 1: 4}, 2, "1 vì 4 đơn vị trả lời “Có”; “Không”: 8/12 đơn vị"),
        ("lowest", 1, {1: 1, 2: 4}, 0, "1 vì P00000 trả lời “Có”; “Kết hợp”: 4/5 đơn vị"),
        ("combine", 2, {2: 4}, 1, "2 vì 4 đơn vị trả lời “Kết hợp”"),
        (
            "combine",
            2,
            {0: 1, 1: 4},
            0,
            "2 vì các đơn vị trả lời khác nhau; “Không”: P00000; “Có”: 4/5 đơn vị",
        ),
    ],
)
def test_a_note_says_why_a_code_is_what_it_is(operator, value, counts, missing, note):
    """A city that prints 0 has not 0 wards: the answer that decided stands first, then the rest."""
    assert said(operator, value, counts, missing) == note
