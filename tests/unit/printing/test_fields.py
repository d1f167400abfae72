"""The field language of templates, without any library for office files."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

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
    Shown,
    is_field,
    nearest_fields,
    rows_not_asked,
)
from cchc_core.rollup import tabulate
from cchc_core.testing.samples import cut_down, sample_pack, sample_publication

PACK = sample_pack()
ASKED = [
    *PACK.by_id,
    *(f"{id}|{what}" for id in PACK.by_id for what in (*OF_ROW, "city", "commune")),
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


def test_a_level_and_what_a_rate_was_divided_from_are_answered():
    """The communes together and the office's own; both sums of a rate, nothing of a count."""
    answers = Answers(sample_publication())
    asked = "{{legal.issued}} = {{legal.issued|city}} + {{legal.issued|commune}}"
    assert answers.sentence(asked) == "81 = 12 + 69"
    rate = "dossiers.resolved_rate"
    asked = f"{{{{{rate}}}}} = 100 x {{{{{rate}|part}}}} : {{{{{rate}|whole}}}}"
    assert answers.sentence(asked) == "58,14 = 100 x 150 : 258"
    assert answers.text("legal.issued|part") == ""
    assert answers.text("online.rate.commune|city") == "x"
    assert [answers.is_rate(f"tasks.done_rate{what}") for what in ("", "|city", "|whole")] == [
        True,
        True,
        False,
    ]


def test_a_pack_of_one_level_answers_for_it_too():
    """What its only level comes to is the figure."""
    whole = sample_publication()
    pack = cut_down(PACK, ["dossiers.carried_over", "dossiers.in_period"])
    of_communes = [
        evolve(
            form, rows=[evolve(row, scope=("commune",) if row.scope else ()) for row in form.rows]
        )
        for form in pack.forms
    ]
    pack = evolve(pack, levels=pack.levels[1:], forms=of_communes)
    leaves = [leaf for leaf in whole.report.leaves.values() if leaf.unit.level == "commune"]
    report = evolve(whole.report, leaves=leaves)
    answers = Answers(evolve(whole, pack=pack, report=report, figures=tabulate(report, pack)))
    assert (
        answers["dossiers.carried_over|commune"] == answers["dossiers.carried_over"] == Shown(195)
    )
    assert not is_field("dossiers.carried_over|city", pack)


def test_figures_can_be_had_as_they_were_computed():
    """To the last digit, and of an office's own report not as it typed them: for formulas."""
    publication = sample_publication()
    computed, printed = Answers(publication, computed=True), Answers(publication)
    asked = "dossiers.resolved_rate"
    assert computed.cell(asked) == Fraction(15000, 258)
    assert printed.cell(asked) == Decimal("58.14")
    assert computed.text(asked) == printed.text(asked)


def test_the_legend_tells_of_every_figure_that_is_asked_for():
    """Also of a level's, whose mark the row's own figure does not bear."""
    publication = sample_publication()
    own = Answers(publication, ["legal.issued.city"]).text("@legend")
    communes = Answers(publication, ["legal.issued.city|commune"]).text("@legend")
    assert "x = " not in own
    assert "x = chỉ tiêu không giao" in communes


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
    assert nearest_fields("tasks.assigned|comune", PACK)[0] == "tasks.assigned|commune"
    assert nearest_fields("tasks.assigned|zzz", PACK) == ["tasks.assigned"]


def test_rows_that_nothing_asks_for_are_told():
    """Headings are not among them, and a note is not the figure."""
    figures = [row.id for row in PACK.rows if row.role is not Role.HEADING]
    written = "".join(f"{{{{ {id} }}}}" for id in figures[1:])
    asked = [*FIELD.findall(written), f"{figures[0]}|note"]
    assert rows_not_asked(asked, PACK) == figures[:1]
    assert rows_not_asked(figures, PACK) == []
    assert rows_not_asked([f"{id}|commune" for id in figures], PACK) == figures
    assert rows_not_asked([f"{id}|whole" for id in figures], PACK) == figures


def _own(publication):
    """The report of the first office in a roll-up."""
    leaf = next(iter(publication.report.leaves.values()))
    return evolve(publication.report, unit=leaf.unit, leaves=[leaf])
