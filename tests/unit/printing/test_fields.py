"""The field language of templates, without any library for office files."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cchc_core.model.forms import Role
from cchc_core.printing import (
    FIELD,
    OF_REPORT,
    OF_ROW,
    Answers,
    is_field,
    nearest_fields,
    rows_not_asked,
)
from cchc_core.testing.samples import sample_pack, sample_publication

PACK = sample_pack()
ASKED = [
    *PACK.by_id,
    *(f"{id}|{what}" for id in PACK.by_id for what in OF_ROW),
    *OF_REPORT,
    *map(str.upper, OF_REPORT),
]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_field_has_an_answer(lang):
    """What a checker takes for a field can be filled, of a roll-up as of an office's own report."""
    rolled_up = sample_publication(lang=lang)
    for publication in (rolled_up, sample_publication(_own(rolled_up), lang=lang)):
        answers = Answers(publication, ASKED)
        for asked in ASKED:
            assert is_field(asked, PACK)
            assert isinstance(answers.text(asked), str)


@given(st.text() | st.sampled_from(ASKED).map(lambda text: text[:-1]))
def test_what_is_no_field_has_no_answer(asked):
    """And the other way round: the checker and the filling never disagree."""
    answers = Answers(sample_publication())
    try:
        answers[asked]
    except LookupError:
        assert not is_field(asked, PACK)
    else:
        assert is_field(asked, PACK)


def test_what_only_one_format_knows_is_answered_and_known():
    """By the names it says, in capitals too."""
    answers = Answers(sample_publication(), more={"@place": "Thanh Hóa"})
    assert answers.sentence("Tại {{@PLACE}}, {{ @place }}") == "Tại THANH HÓA, Thanh Hóa"
    assert is_field("@place", PACK, ["@place"])
    assert not is_field("@place", PACK)


def test_number_and_date_stay_blank_until_the_office_gives_them():
    """There is room to write day and month by hand, in the year it is due; then they are what was
    given, as the decree has it."""
    draft = sample_publication()
    said = "Số: {{@number}}, {{@dated}}"
    issued = evolve(draft, number="05/BC-UBND", dated=date(2024, 2, 1))
    assert Answers(draft).sentence(said) == ("Số:       /BC-UBND, ngày      tháng      năm 2024")
    assert Answers(issued).sentence(said) == "Số: 05/BC-UBND, ngày 01 tháng 02 năm 2024"
    assert Answers(evolve(issued, lang="en")).sentence("{{@dated}}") == "2024-02-01"


def test_a_mistyped_field_is_told_the_nearest():
    """Of rows and of what belongs to the whole report."""
    assert nearest_fields("tasks.asigned|note", PACK)[0] == "tasks.assigned"
    assert nearest_fields("@perod", PACK)[0] == "@period"


def test_rows_that_nothing_asks_for_are_told():
    """Headings are not among them, and a note is not the figure."""
    figures = [row.id for row in PACK.rows if row.role is not Role.HEADING]
    written = "".join(f"{{{{ {id} }}}}" for id in figures[1:])
    asked = [*FIELD.findall(written), f"{figures[0]}|note"]
    assert rows_not_asked(asked, PACK) == figures[:1]
    assert rows_not_asked(figures, PACK) == []


def _own(publication):
    """The report of the first office in a roll-up."""
    leaf = next(iter(publication.report.leaves.values()))
    return evolve(publication.report, unit=leaf.unit, leaves=[leaf])
