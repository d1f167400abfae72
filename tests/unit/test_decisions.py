"""Lines of a ledger: added, filled in, marked, and never lost."""

from datetime import date

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_core.decisions import (
    Decision,
    DecisionKind,
    answered,
    extended,
    id_of,
    key_of,
    labelled,
    marked,
)
from cchc_core.testing import strategies

QUESTION = Decision(
    DecisionKind.ROW,
    ("thư.docx", "bảng 1, dòng 2: số nhiệm vụ"),
    question="“số nhiệm vụ” là dòng nào?",
    choices=("1.3 Số nhiệm vụ", "Không thuộc biểu"),
)
ROLE = "công chức Nội vụ"


def test_a_key_ties_a_line_to_its_question():
    """Kind and what it is about come back out of it; other texts are no key."""
    assert key_of(QUESTION.key) == (QUESTION.kind, QUESTION.about)
    assert [key_of(text) for text in ("", "x", "[]", '["khác", "a"]', "7")] == [None] * 5


def test_a_choice_bears_its_id():
    """Behind the name; one without brackets is its own."""
    assert id_of(labelled("Phường Hòa Bình", "98101")) == "98101"
    assert id_of("Không thuộc biểu") == "Không thuộc biểu"


def test_a_question_is_asked_once_and_anew_while_it_is_open():
    """Its evidence may have changed; once it is answered nothing of the line changes."""
    (line,) = extended([], [QUESTION])
    changed = evolve(QUESTION, evidence="thư.docx [dòng 3]", choices=("Không thuộc biểu",))
    (again,) = extended([line], [changed])
    assert (again["evidence"], again.choices) == ("thư.docx [dòng 3]", ("Không thuộc biểu",))
    told = answered(line, "1.3 Số nhiệm vụ", by=ROLE, when="2024-03-19")
    assert extended([told], [changed]) == (told,)


def test_what_is_answered_anew_keeps_what_was_answered_before():
    """Beside the new reason, with who and when; the same answer again changes nothing."""
    (line,) = extended([], [QUESTION])
    first = answered(line, "1.3 Số nhiệm vụ", reason="theo công văn", by=ROLE, when="2024-03-19")
    then = answered(first, "Không thuộc biểu", by="trưởng phòng", when="2024-03-20")
    assert (then["choice"], then["by"]) == ("Không thuộc biểu", "trưởng phòng")
    before = "Trước đó: 1.3 Số nhiệm vụ (công chức Nội vụ, 19/3/2024): theo công văn"
    assert then["reason"] == before
    assert answered(first, "1.3 Số nhiệm vụ", by=ROLE) == first


def test_a_choice_that_was_not_offered_is_offered_from_then_on():
    """So that the drop-down has what stands in the cell."""
    (line,) = extended([], [QUESTION])
    assert answered(line, "1.4 Khác", by=ROLE).choices == (*QUESTION.choices, "1.4 Khác")


def test_what_is_not_asked_any_more_is_marked():
    """And not when it is asked again; figures are never marked, nor lines that people add."""
    entry = Decision(DecisionKind.ENTRY, ("98101", "sample@1", "tasks.assigned", "1")).line
    lines = (QUESTION.line, entry, QUESTION.line.filled(key=""))
    assert [line.needed for line in marked(lines, ())] == [False, True, True]
    assert all(line.needed for line in marked(marked(lines, ()), [QUESTION.key]))


def test_a_line_says_all_that_a_decision_does():
    """Days as systems write them."""
    day = date(2024, 3, 19)
    line = evolve(QUESTION, choice="1.3 Số nhiệm vụ", by=ROLE, when=day, until=day).line
    assert (line["when"], line["until"], line["kind"]) == ("2024-03-19", "2024-03-19", "row")


ANSWERS = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["một", "hai"])), max_size=3)


@settings(max_examples=30)
@given(st.lists(st.tuples(strategies.ledger_lines(), ANSWERS), max_size=3))
def test_no_choice_is_ever_lost(rounds):
    """Whatever is asked and answered in whatever order, every choice once made can still be read,
    and every line stays where it is."""
    lines, chosen, keys = (), [], []
    for asked, answers in rounds:
        questions = [Decision(*key_of(line["key"]), choices=line.choices) for line in asked]
        lines = marked(extended(lines, questions), [q.key for q in questions])
        for place, choice in answers:
            if place < len(lines):
                told = answered(lines[place], choice, by=ROLE, when="2024-03-19")
                lines = (*lines[:place], told, *lines[place + 1 :])
                chosen.append((place, choice))
        assert [line["key"] for line in lines][: len(keys)] == keys
        keys = [line["key"] for line in lines]
    for place, choice in chosen:
        assert choice in lines[place]["choice"] + lines[place]["reason"]


def test_why_is_told_of_the_last_decision_only():
    """What was decided before stays beside the reason, and is no part of it."""
    line = answered(QUESTION.line, "a", reason="thứ nhất", by=ROLE, when="2024-03-19")
    line = answered(line, "b", reason="thứ hai", by=ROLE, when="2024-03-20")
    line = answered(line, "c", reason="thứ ba", by=ROLE, when="2024-03-21")

    assert line["reason"].count("Trước đó: ") == 2
    assert evolve(QUESTION, reason=line["reason"]).why == "thứ ba"
    assert evolve(QUESTION, reason="Trước đó: a").why == ""
