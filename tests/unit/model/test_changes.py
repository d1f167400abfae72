"""What changed between two versions of the forms, told row by row."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cchc_core.model.changes import ChangeKind, diff
from cchc_core.model.forms import FormPack, Role
from cchc_core.model.formulas import Formula
from cchc_core.model.indicators import Catalogue
from cchc_core.model.operators import OverPeriods, StatedRate
from cchc_core.testing.samples import cut_down, sample_pack
from cchc_core.text import Text

PACK = sample_pack()


def with_row(id, pack=PACK, **changed) -> FormPack:
    """The forms with one row changed."""
    forms = [
        evolve(f, rows=tuple(evolve(r, **changed) if r.id == id else r for r in f.rows))
        for f in pack.forms
    ]
    return evolve(pack, forms=tuple(forms))


def with_indicator(id, **changed) -> FormPack:
    """The forms with one indicator defined otherwise."""
    indicators = [evolve(i, **changed) if i.id == id else i for i in PACK.catalogue.indicators]
    return evolve(PACK, catalogue=Catalogue(PACK.catalogue.areas, tuple(indicators)))


def told(earlier, pack):
    return [(c.kind, c.row.id, c.before, c.after, c.field) for c in diff(earlier, pack)]


def test_a_version_is_like_itself():
    """Nothing changed."""
    assert diff(PACK, PACK) == ()


@pytest.mark.parametrize(
    ("changed", "kind", "before", "after"),
    [
        ({"number": "1.9"}, "renumbered", "1.3", "1.9"),
        ({"label": "Số việc được giao"}, "reworded", "Số nhiệm vụ được giao", "Số việc được giao"),
        ({"unit_of_measure": "Việc"}, "unit", "Nhiệm vụ", "Việc"),
        ({"scope": ("commune",)}, "scope", "city, commune", "commune"),
        ({"role": Role.HEADING}, "role", "data", "heading"),
    ],
)
def test_what_a_row_prints_and_who_fills_it(changed, kind, before, after):
    """Each change is told once, with what stood there and what stands there now."""
    (only,) = told(PACK, with_row("tasks.assigned", **changed))
    assert only == (kind, "tasks.assigned", before, after, "")


@pytest.mark.parametrize(
    ("changed", "field", "before", "after"),
    [
        ({"over_periods": OverPeriods.LAST}, "over_periods", "rate", "last"),
        (
            {"over_units": StatedRate(Formula("tasks.assigned"))},
            "over_units",
            "stated-rate (tasks.planned)",
            "stated-rate (tasks.assigned)",
        ),
        ({"unit_of_measure": Text("‰", "‰")}, "unit", "%", "‰"),
    ],
)
def test_a_definition_that_changed_says_in_which_part(changed, field, before, after):
    """How it joins over units and periods, and what it is measured in."""
    then = with_indicator("tasks.done_rate", over_periods=OverPeriods.RATE)
    now = with_indicator("tasks.done_rate", **{"over_periods": OverPeriods.RATE, **changed})
    assert told(then, now) == [("definition", "tasks.done_rate", before, after, field)]


def test_codes_are_part_of_the_definition():
    """Also how they are worded, for 1 may come to mean something else."""
    codes = {0: Text("Chưa", "Not yet"), 1: Text("Có", "Yes")}
    (change,) = diff(PACK, with_indicator("dialogue.held", codes=codes))
    assert (change.field, change.after) == ("codes", "0 = Chưa; 1 = Có")
    assert change.sentence.vi == f"mã trả lời: {change.before} → 0 = Chưa; 1 = Có"
    assert change.sentence.en.startswith("codes: ")


def test_rows_that_came_and_went():
    """What is gone is told last."""
    fewer = cut_down(PACK, [row.id for row in PACK.rows if row.id != "tasks.assigned"])
    assert told(PACK, fewer)[-1][:2] == ("removed", "tasks.assigned")
    assert ("added", "tasks.assigned") in [t[:2] for t in told(fewer, PACK)]


def test_a_row_on_another_form_has_moved():
    """The forms are named."""
    first, second = PACK.forms
    row = first.rows[-1]
    moved = evolve(
        PACK,
        forms=(evolve(first, rows=first.rows[:-1]), evolve(second, rows=(row, *second.rows))),
    )
    assert told(PACK, moved) == [("moved", row.id, first.id, second.id, "")]


@given(st.permutations(PACK.forms[0].rows))
def test_of_rows_in_another_order_as_few_as_possible_have_moved(rows):
    """Without those, the others stand in the same order as before; and one row put elsewhere is
    one row moved."""
    first, second = PACK.forms
    shuffled = evolve(PACK, forms=(evolve(first, rows=tuple(rows)), second))
    moved = {change.row.id for change in diff(PACK, shuffled)}
    assert all(change.kind is ChangeKind.MOVED for change in diff(PACK, shuffled))
    assert [r for r in rows if r.id not in moved] == [r for r in first.rows if r.id not in moved]
    one = evolve(PACK, forms=(evolve(first, rows=(*first.rows[1:], first.rows[0])), second))
    assert len(diff(PACK, one)) == 1


@given(st.sets(st.sampled_from([row.id for row in PACK.rows])))
def test_the_other_way_round_what_came_has_gone(ids):
    """Added one way is removed the other, whatever rows a version leaves out."""
    part = cut_down(PACK, ids)
    came = {c.row.id for c in diff(part, PACK) if c.kind is ChangeKind.ADDED}
    gone = {c.row.id for c in diff(PACK, part) if c.kind is ChangeKind.REMOVED}
    assert came == gone == {row.id for row in PACK.rows} - {row.id for row in part.rows}


def test_every_sentence_speaks_both_languages():
    """Whatever changed."""
    everything = (
        *diff(with_row("tasks.assigned", number="", unit_of_measure=""), PACK),
        *diff(PACK, with_row("tasks.assigned", role=Role.HEADING, scope=())),
        *diff(cut_down(PACK, ["tasks.assigned"]), PACK),
        *diff(PACK, cut_down(PACK, ["tasks.assigned"])),
    )
    assert {c.kind for c in everything} >= {"added", "removed", "renumbered", "unit", "role"}
    assert all(c.sentence.vi and c.sentence.en and "{" not in c.sentence.vi for c in everything)
