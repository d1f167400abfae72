"""A report on another version of the forms: carried over where both mean the same, else listed."""

from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cchc_core.admission import sound
from cchc_core.carrying import Between, carry_over
from cchc_core.extensions import Submission, Suggestion
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.model.forms import Form, FormPack, Role, Row, Section
from cchc_core.model.indicators import Catalogue
from cchc_core.model.measures import Status
from cchc_core.model.reports import Reading, Report, join
from cchc_core.testing import samples, strategies
from cchc_core.text import Text

DESK = samples.sample_desk()
PACK = DESK.pack
WARD, *_ = DESK.expected
OLD = evolve(PACK, version="0")


def version(rows=None, indicators=None) -> FormPack:
    """An earlier version: some rows printed otherwise, some indicators defined otherwise."""
    rows, indicators = rows or {}, indicators or {}
    forms = [
        evolve(f, rows=tuple(evolve(r, **rows.get(r.id, {})) for r in f.rows)) for f in PACK.forms
    ]
    changed = [evolve(i, **indicators.get(i.id, {})) for i in PACK.catalogue.indicators]
    catalogue = Catalogue(PACK.catalogue.areas, tuple(changed))
    return evolve(PACK, version="0", forms=tuple(forms), catalogue=catalogue)


def submitted(pack: FormPack, *readings: Reading, **more) -> Submission:
    report = Report.of(WARD, DESK.period, pack.key, readings)
    return Submission(report, "told", "cũ.xlsx", **more)


def figure(id: str, value: object = 7) -> Reading:
    return Reading(id, Status.USED, value, str(value), origin=Origin("cũ.xlsx", "Biểu", "D9"))


def rules(submission: Submission) -> list[tuple[str, str | None]]:
    return [(f.rule, f.indicator) for f in submission.findings]


def test_what_means_the_same_goes_over():
    """With its value, what was typed, and where; renumbered and reworded as the row may be."""
    old = version({"tasks.assigned": {"number": "9", "label": "Nhiệm vụ giao"}})
    given = figure("tasks.assigned")
    carried = carry_over(submitted(old, given), old, PACK)
    assert carried.report.pack == PACK.key
    assert dict(carried.report.own.readings) == {given.row: given}
    assert carried.carried_from == "sample@0"
    assert rules(carried) == [("carried-over", None)]
    (told,) = carried.findings
    assert (told.severity, told.found, told.expected) == ("information", "sample@0", PACK.key)
    assert "sample@0" in told.message.vi
    assert PACK.key in told.message.vi
    assert "không dòng nào phải hỏi thêm" in told.message.vi


@pytest.mark.parametrize(
    ("rows", "indicators", "why"),
    [
        ({"tasks.assigned": {"unit_of_measure": "Trăm nhiệm vụ"}}, {}, "đơn vị tính"),
        ({"tasks.assigned": {"scope": ("city",)}}, {}, "cấp phải điền"),
        ({"tasks.assigned": {"role": Role.HEADING}}, {}, "loại dòng"),
        (
            {},
            {"tasks.assigned": {"unit_of_measure": Text("việc", "x")}},
            "đơn vị tính của chỉ tiêu",
        ),
    ],
)
def test_what_means_something_else_is_listed_with_its_cell(rows, indicators, why):
    """Nothing is guessed: the finding names the row, what was typed and what differs."""
    old = version(rows, indicators)
    carried = carry_over(submitted(old, figure("tasks.assigned")), old, PACK)
    assert carried.report.own.readings == {}
    finding = carried.findings[1]
    assert (finding.rule, finding.severity) == ("not-carried-over", Severity.WARNING)
    assert (finding.indicator, finding.origin.cell) == ("tasks.assigned", "D9")
    assert "ghi '7'" in finding.message.vi
    assert why in finding.message.vi
    assert "1.3" in carried.findings[0].message.vi  # the row that has to be asked


def test_what_one_version_leaves_unsaid_contradicts_nothing():
    """A unit printed nowhere, or in other letters, is no other unit."""
    for printed in ("", "nhiệm vụ"):
        old = version({"tasks.assigned": {"unit_of_measure": printed}})
        carried = carry_over(submitted(old, figure("tasks.assigned")), old, PACK)
        assert "tasks.assigned" in carried.report.own.readings


def test_a_rate_of_something_else_is_another_rate():
    """An indicator means the same only if what it is computed from does."""
    old = version({}, {"tasks.planned": {"unit_of_measure": Text("việc", "x")}})
    carried = carry_over(submitted(old, figure("tasks.done_rate", Decimal(90))), old, PACK)
    assert rules(carried) == [("carried-over", None), ("not-carried-over", "tasks.done_rate")]


def test_a_figure_that_nobody_asks_for_any_more_is_told_and_asks_for_nothing():
    """It is information, and names a row that the city's forms do not have."""
    extra = Form("cũ", Text("Cũ", "Old"), (Row("cũ.mục", "9", "Mục cũ", "", Role.HEADING),))
    old = evolve(OLD, forms=(*PACK.forms, extra))
    carried = carry_over(submitted(old, figure("cũ.mục", 240)), old, PACK)
    _, finding = carried.findings
    assert (finding.severity, finding.indicator) == (Severity.INFORMATION, None)
    assert "9 Mục cũ" in finding.message.vi


def test_new_rows_are_named_to_be_asked():
    """Those of the unit's level, in printed order."""
    old = evolve(samples.cut_down(PACK, ["tasks.assigned"]), version="0")
    asked = Between(old, PACK).asked(WARD.level)
    assert {row.id for row in asked} == {
        r.id for r in PACK.fillable(WARD.level) if r.role is Role.DATA and r.id != "tasks.assigned"
    }
    carried = carry_over(submitted(old, figure("tasks.assigned")), old, PACK)
    assert f"Còn {len(asked)} dòng" in carried.findings[0].message.vi
    assert "cchc forms --only-changed" in carried.findings[0].message.vi


def test_in_a_rolled_up_report_each_office_is_carried_over_by_its_level():
    """A row that only the city may fill now goes over from the city, not from a ward."""
    city = DESK.expected[-1]
    later = version({"tasks.assigned": {"scope": (city.level,)}})
    reports = [
        Report.of(unit, DESK.period, PACK.key, [figure("tasks.assigned")]) for unit in (WARD, city)
    ]
    given = Submission(join(city, DESK.period, reports), "told", "a")
    carried = carry_over(given, PACK, evolve(later, version="2"))
    kept = [leaf.unit for leaf in carried.report.leaves.values() if leaf.readings]
    assert kept == [city]
    (left,) = [f for f in carried.findings if f.rule == "not-carried-over"]
    assert left.unit == WARD.key


def test_what_the_source_found_and_suggests_goes_with_the_rows():
    """A finding on a row that is gone stays, about no row; a suggestion for one is told."""
    old = version({"tasks.planned": {"unit_of_measure": "Trăm"}})
    origin = Origin("cũ.xlsx", cell="D4")
    finding = Finding("r", Severity.WARNING, Text("x", "x"), indicator="không còn")
    offered = [
        Suggestion(k, "dòng lạ", k, origin, "12") for k in ("tasks.planned", "tasks.assigned")
    ]
    carried = carry_over(submitted(old, findings=(finding,), suggestions=tuple(offered)), old, PACK)
    assert [s.row for s in carried.suggestions] == ["tasks.assigned"]
    assert rules(carried)[1:] == [("r", None), ("not-carried-over", "tasks.planned")]


def test_the_core_carries_over_what_a_source_read_on_earlier_forms():
    """A source only says which version a file is on."""
    desk = evolve(DESK, earlier=(OLD,))
    given = submitted(OLD, figure("tasks.assigned"))
    assert sound(given, desk).report.pack == PACK.key
    assert sound(given, DESK) == given  # nobody knows the version: refused later on
    with pytest.raises(ValueError, match="no row 'lạ'"):
        sound(submitted(OLD, figure("lạ")), desk)


@given(strategies.reports(WARD, DESK.period, OLD))
def test_between_versions_that_mean_the_same_nothing_is_lost(report):
    """All readings, whatever a ward states; nothing but the versions is told."""
    carried = carry_over(Submission(report, "told", "a"), OLD, PACK)
    assert dict(carried.report.own.readings) == dict(report.own.readings)
    assert rules(carried) == [("carried-over", None)]


@given(
    strategies.reports(WARD, DESK.period, OLD),
    st.sets(st.sampled_from([row.id for row in PACK.fillable(WARD.level)])),
)
def test_every_figure_is_carried_over_or_listed(report, changed):
    """Whatever rows changed: what was filled in is on the new report, or in a finding."""
    old = version({id: {"unit_of_measure": "khác"} for id in changed})
    carried = carry_over(Submission(report, "told", "a"), old, PACK)
    filled = [r.row for r in report.own.readings.values() if r.status is not Status.BLANK or r.raw]
    listed = {f.indicator for f in carried.findings if f.rule == "not-carried-over"}
    assert all((row in carried.report.own.readings) != (row in listed) for row in filled)


def test_words_go_over_where_both_have_the_section():
    """Those of a section that the later version lacks are told of, and left out."""
    other = Section("remarks", "VI", "Ý kiến khác", written=True)
    old = evolve(OLD, sections=(*PACK.sections, other))
    words = {"proposals": "Không", "remarks": "Cảm ơn"}
    report = Report.of(WARD, DESK.period, old.key, [figure("tasks.assigned")], words=words)
    carried = carry_over(Submission(report, "told", "cũ.xlsx"), old, PACK)
    assert carried.report.own.words == {"proposals": "Không"}
    assert rules(carried) == [("carried-over", None), ("not-carried-over", None)]
    assert "Mục VI Ý kiến khác" in carried.findings[1].message.vi
