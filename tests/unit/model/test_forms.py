"""Forms: rows in printed order, each of an indicator, and the levels that fill them."""

import pytest
from attrs import evolve

from cchc_core.errors import BadData
from cchc_core.model.forms import Form, Role, Row
from cchc_core.testing.samples import cut_down, sample_pack
from cchc_core.text import Text

PACK = sample_pack()


def with_rows(*rows):
    return evolve(PACK, forms=(Form("f", Text("Phụ lục", "Appendix"), rows),))


def test_rows_run_through_all_forms_in_printed_order():
    """A report is one unit and period with all forms of its pack."""
    assert len(PACK.forms) == 2
    assert PACK.rows == PACK.forms[0].rows + PACK.forms[1].rows
    assert PACK["tasks.assigned"].label == "Số nhiệm vụ được giao"
    assert "tasks.assigned" in PACK
    assert "section.none" not in PACK


def test_a_ward_fills_its_rows_and_no_others():
    """Data rows without a split and its own split rows; no totals, derived rows or headings."""
    filled = {row.id for row in PACK.fillable(PACK.base_level)}
    assert "tasks.assigned" in filled
    assert "legal.issued.commune" in filled
    assert filled.isdisjoint(
        {"legal.issued", "legal.issued.city", "dossiers.open", "section.procedures"}
    )
    assert all(PACK[id].role is Role.DATA for id in filled)


def test_numbers_of_our_own_are_not_printed():
    """`2.1/xã` tells split rows apart; the form prints nothing in front of them."""
    assert PACK["legal.issued.commune"].printed_number == ""
    assert PACK["tasks.assigned"].printed_number == "1.3"


def test_a_part_knows_the_total_above_it():
    """That is where a ward may have typed its figure instead."""
    assert PACK.total_above["legal.issued.commune"] == "legal.issued"
    assert "tasks.assigned" not in PACK.total_above


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ([Row("tasks.assigned", "1", "Nhiệm vụ", "", Role.DATA)] * 2, "tasks.assigned"),
        ([Row("lạ", "1", "Dòng lạ", "", Role.DATA)], "lạ"),
        ([Row("tasks.done_rate", "1", "Tỷ lệ", "%", Role.DATA)], "tasks.planned"),
        ([Row("tasks.assigned", "1", "Nhiệm vụ", "", Role.DATA, ("tỉnh",))], "tasks.assigned"),
    ],
)
def test_a_pack_that_does_not_hold_together_is_refused_by_name(rows, named):
    """A row twice, an unknown indicator, a base nobody fills in, a level that is not there."""
    with pytest.raises(BadData) as caught:
        with_rows(*rows)
    assert caught.value.message.vi.endswith(f": {named}.")
    assert PACK.id in caught.value.message.en


def test_a_heading_needs_no_indicator():
    """It is printed and asks for nothing."""
    assert with_rows(Row("mục", "1", "Chỉ đạo", "", Role.HEADING)).fillable("commune") == ()


def test_a_pack_cut_down_keeps_what_its_rows_need():
    """Bases, bases of bases, the total above and the parts beside."""
    small = cut_down(PACK, ["online.used_rate"])
    assert {row.id for row in small.rows} == {
        "online.used_rate",
        *("online.rate", "online.rate.city", "online.rate.commune"),
        *("procedures.listed", "procedures.listed.city", "procedures.listed.commune"),
    }


def test_some_rows_are_printed_under_those_they_belong_to():
    """Headings by number, the row one is indented beneath; a form without such rows is left out."""
    rows = [
        Row("a", "3", "Thủ tục", "", Role.HEADING),
        Row("b", "3.1", "Thống kê", "", Role.HEADING),
        Row("tasks.assigned", "3.1.1", "Nhiệm vụ", "", Role.DATA),
        Row("c", "3.2", "Một cửa", "", Role.HEADING),
        Row("tasks.planned", "3.2.1", "Kế hoạch", "", Role.DATA),
        Row("legal.issued.commune", "3.2.1/xã", "Tại cấp xã", "", Role.DATA, depth=1),
        Row("dialogue.held", "3.5", "Đối thoại", "", Role.DATA),
    ]
    (form,) = with_rows(*rows).only({"legal.issued.commune", "dialogue.held"})
    assert [row.id for row in form.rows] == [
        *("a", "c", "tasks.planned", "legal.issued.commune", "dialogue.held")
    ]
    unnumbered = [Row("i", "I", "Chỉ đạo", "", Role.HEADING), rows[2], rows[6]]
    (form,) = with_rows(*unnumbered).only({"dialogue.held"})
    assert [row.id for row in form.rows] == ["i", "dialogue.held"]
    assert len(PACK.only({PACK.forms[0].rows[-1].id})) == 1
    assert PACK.only({row.id for row in PACK.rows}) == PACK.forms
