"""The rules that figures of one report decide: what each finds, what it lets be, its words."""

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_core.checks import SHIPPED
from cchc_core.checks.remedies import one_slip_apart
from cchc_core.extensions import Case
from cchc_core.forms import HERE, load_pack
from cchc_core.model.findings import Origin, Remedy, Severity
from cchc_core.model.measures import Document, Status
from cchc_core.model.periods import Window
from cchc_core.model.relations import Family
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.rules import RULES
from cchc_core.testing.samples import sample_city, sample_period, sample_wards
from cchc_core.text import Text

PACK = load_pack(HERE / "thanh-hoa-2023.toml")
PERIOD, CITY = sample_period(), sample_city()
WARD, *_ = sample_wards()
JANUARY = Window(PERIOD.window.first, date(2024, 1, 31))
CHECKS = {check.rule.code: check for check in SHIPPED}
ERROR, WARNING, INFORMATION = Severity.ERROR, Severity.WARNING, Severity.INFORMATION


def reading(row, told, at=1):
    """`told` is a value, a status, or a reading whose row, cell and text are still to be filled."""
    if isinstance(told, Status):
        told = Reading(row, told)
    if not isinstance(told, Reading):
        told = Reading(row, Status.USED, told)
    return evolve(
        told,
        row=row,
        raw=told.raw or ("" if told.value is None else str(told.value)),
        origin=told.origin or Origin("a.xlsx", "Biểu 1", f"D{at}"),
    )


def leaf(figures, **more):
    readings = [reading(row, told, at) for at, (row, told) in enumerate(figures.items(), start=1)]
    return Leaf(WARD, PERIOD.window, readings, **more)


def found(rule, figures, **more):
    """What one rule finds in the report of one ward."""
    report = Report(WARD, PERIOD, PACK.key, [leaf(figures, **more)])
    return list(CHECKS[rule].run(Case(report, PACK, {})))


def used(value, **more):
    return Reading("?", Status.USED, value, **more)


RECEIVED = {
    "dossiers.received": 3135,
    "dossiers.received.direct": 1989,
    "dossiers.received.postal": 97,
    "dossiers.received.online_partial": 726,
    "dossiers.received.online_full": 363,
}
ON_TIME = {
    "dossiers.on_time.commune.direct": 1989,
    "dossiers.on_time.commune.postal": 97,
    "dossiers.on_time.commune.online_level3": 726,
    "dossiers.on_time.commune.online_level4": 363,
}
BALANCE = {
    "dossiers.in_period": 2379,
    "dossiers.carried_over": 3,
    "dossiers.resolved_early": 2324,
    "dossiers.resolved_on_time": 54,
    "dossiers.resolved_late": 0,
    "dossiers.resolved_without_due_date": 0,
    "dossiers.returned": 0,
    "dossiers.waiting": 0,
    "dossiers.open_in_time": 3,
    "dossiers.open_overdue": 0,
}
DIGITAL = "egov.outgoing_docs.digital_only_rate"
ON_PAPER = "egov.outgoing_docs.digital_and_paper_rate"
RUNNING = "Đã hoàn thành trong từng quý và đang tiếp tục thực hiện cả 7 nhiệm vụ"

CASES = [
    ("partition", "dossiers.received", ERROR, RECEIVED, RECEIVED | {"dossiers.received": 3175}),
    (
        "balance",
        "dossiers.in_period",
        ERROR,
        BALANCE,
        BALANCE | {"dossiers.resolved_early": 2325},
    ),
    (
        "subset",
        "plan.tasks_done",
        ERROR,
        {"plan.tasks_set": 7, "plan.tasks_done": 9},
        {"plan.tasks_set": 7, "plan.tasks_done": 7},
    ),
    (
        "subset",
        "legal.action_done",
        WARNING,
        {"legal.action_proposed": 0, "legal.action_done": 1},
        {"legal.action_proposed": 1, "legal.action_done": 1},
    ),
    (
        "dossier-order",
        "dossiers.on_time.commune.direct",
        ERROR,
        {"dossiers.received": 3135, **ON_TIME},
        {"dossiers.received": 3175, **ON_TIME},
    ),
    (
        "exclusive-shares",
        DIGITAL,
        ERROR,
        {DIGITAL: Decimal(100), ON_PAPER: Decimal(100)},
        {DIGITAL: Decimal("97.5"), ON_PAPER: Decimal("2.5")},
    ),
    (
        "rate-recompute",
        "online.submission_rate",
        ERROR,
        {"online.submission_rate": 100, "online.received": 840, "dossiers.in_period": 2379},
        {
            "online.submission_rate": Decimal("35.31"),
            "online.received": 840,
            "dossiers.in_period": 2379,
        },
    ),
    (
        "rate-recompute",
        "dossiers.on_time_rate",
        ERROR,
        {"dossiers.on_time_rate": 98, **BALANCE},
        {"dossiers.on_time_rate": 100, **BALANCE},
    ),
    (
        "quota",
        "staff.present",
        WARNING,
        {"staff.quota": 21, "staff.present": 22},
        {"staff.quota": 21, "staff.present": 21},
    ),
    (
        "cross-source",
        "procedures.in_force.commune",
        WARNING,
        {"procedures.in_force.commune": 240, "procedures.applied": 199},
        {"procedures.in_force.commune": 240, "procedures.applied": 240},
    ),
    (
        "cross-source",
        "dossiers.received",
        WARNING,
        {"dossiers.received": 2381, **BALANCE},
        {"dossiers.received": 2382, "dossiers.on_time.commune": 2378, **BALANCE},
    ),
    ("range", "survey.satisfaction", ERROR, {"survey.satisfaction": 955}, {DIGITAL: 100}),
    ("range", "survey.forms", ERROR, {"survey.forms": -1}, {"survey.forms": 955}),
    (
        "copy",
        "dossiers.on_time.commune.direct",
        WARNING,
        RECEIVED | ON_TIME,
        RECEIVED | ON_TIME | {"dossiers.on_time.commune.postal": 96},
    ),
    (
        "copy",
        "postal.returned",
        INFORMATION,
        {"postal.received": 36, "postal.returned": 36},
        {"postal.received": 3, "postal.returned": 3},
    ),
    (
        "copy",
        "assigned.done_on_time",
        INFORMATION,
        {r: used(7, note=RUNNING) for r in ("plan.tasks_done", "assigned.done_on_time")},
        {r: used(7, note="đã rà soát") for r in ("plan.tasks_done", "assigned.done_on_time")},
    ),
    (
        "expected-nonzero",
        "dossiers.on_time.land.commune",
        WARNING,
        {"dossiers.on_time.land.commune": 0, "procedures.applied.land": 26},
        {"dossiers.on_time.land.commune": 0, "procedures.applied.land": 0},
    ),
    (
        "expected-nonzero",
        "procedures.new",
        INFORMATION,
        {"procedures.new": 0},
        {"procedures.new": Status.BLANK},
    ),
    (
        "note-contradicts",
        "plan.tasks_done",
        WARNING,
        {"plan.tasks_set": 7, "plan.tasks_done": used(7, note=RUNNING)},
        {"plan.tasks_set": 14, "plan.tasks_done": used(7, note=RUNNING)},
    ),
    (
        "note-contradicts",
        "dossiers.received",
        WARNING,
        {
            "dossiers.received": used(9, note="(04 HỒ SƠ TỪ KỲ TRƯỚC CHUYỂN SANG)"),
            "dossiers.carried_over": 3,
        },
        {
            "dossiers.received": used(9, note="kỳ trước chuyển sang: 3"),
            "dossiers.carried_over": 3,
        },
    ),
    (
        "note-contradicts",
        "legal.checked",
        WARNING,
        {"legal.checked": used(2, note="Trong kỳ không phát sinh")},
        {"legal.checked": used(0, note="Trong kỳ không phát sinh")},
    ),
]


def test_every_rule_on_relations_is_here_with_its_words():
    """So that none can be declared that nothing finds."""
    assert {rule for rule, *_ in CASES} >= set(Family)
    assert set(Family) <= {check.rule.code for check in SHIPPED} <= set(RULES)


@pytest.mark.parametrize(("rule", "row", "severity", "wrong", "right"), CASES)
def test_what_cannot_stand_is_found_and_what_can_is_let_be(rule, row, severity, wrong, right):
    """About its row, with the unit and the cell; both languages say something."""
    (finding,) = [f for f in found(rule, wrong) if f.indicator == row]
    assert (finding.rule, finding.severity, finding.unit) == (rule, severity, WARD.key)
    assert finding.origin == leaf(wrong).reading(row).origin
    assert finding.found == leaf(wrong).reading(row).raw
    assert finding.message.vi != finding.message.en
    assert [f for f in found(rule, right) if f.indicator == row] == []


@pytest.mark.parametrize(("rule", "row", "severity", "wrong", "right"), CASES)
def test_what_several_units_state_together_is_no_office_s_own(rule, row, severity, wrong, right):
    """Two of its figures may be of different units."""
    assert found(rule, wrong, stands_for=3) == []
    assert found(rule, wrong, submitted=False) == []


def test_a_partition_names_each_cell_and_what_it_must_be():
    """Those one digit away first: the seed's 3.3.1 says 3.135 over parts of 3.175."""
    (finding,) = found("partition", RECEIVED)
    told = [(r.row.removeprefix("dossiers."), r.value, r.found, r.near) for r in finding.remedies]
    assert told == [
        ("received", "3175", "3135", True),
        ("received.direct", "1949", "1989", True),
        ("received.postal", "57", "97", True),
        ("received.online_full", "323", "363", True),
        ("received.online_partial", "686", "726", False),
    ]
    assert "(*: chỉ sai một chữ số hoặc hai chữ số đổi chỗ)" in finding.message.vi
    assert "3.3.1/a (D2) phải là 1.949* (đang ghi “1.989”)" in finding.message.vi
    assert "3.3.1/a (D2) must be 1,949* (says '1,989')" in finding.message.en
    assert "3.3.1/c (D4) phải là 686 (đang ghi “726”)" in finding.message.vi
    assert finding.names_remedies
    assert finding.expected == "3175"


@pytest.mark.parametrize(
    ("changed", "severity"),
    [
        ({"dossiers.received.postal": Status.BLANK}, None),
        ({"dossiers.received.online_full": Status.BLANK}, WARNING),
        ({"dossiers.received.direct": 2999, "dossiers.received.postal": Status.BLANK}, ERROR),
        ({"dossiers.received.postal": Status.NOT_APPLICABLE}, None),
        ({"dossiers.received.online_full": Status.NOT_APPLICABLE}, ERROR),
        ({"dossiers.received.postal": Status.REJECTED}, None),
        ({"dossiers.received": used(9999, window=JANUARY)}, None),
        ({"dossiers.received": Status.BLANK}, WARNING),
        ({"dossiers.received": Status.BLANK, "dossiers.received.postal": Status.BLANK}, None),
        (dict.fromkeys(list(RECEIVED)[1:], Status.BLANK), None),
    ],
)
def test_a_blank_part_may_hold_what_is_lacking_but_nothing_less(changed, severity):
    """3.135 = 1.989 + blank + 783 + 363 is no error; parts that exceed the whole are."""
    whole = RECEIVED | {"dossiers.received.online_partial": 783, "dossiers.received.postal": 0}
    assert found("partition", whole) == []
    assert [f.severity for f in found("partition", whole | changed)] == [severity] * bool(severity)


def test_a_blank_whole_is_named_with_what_it_should_be():
    """Never taken for 0."""
    (finding,) = found("partition", RECEIVED | {"dossiers.received": Status.BLANK})
    assert [(r.row, r.value) for r in finding.remedies] == [("dossiers.received", "3175")]
    assert "để trống không phải là 0" in finding.message.vi.lower()


def test_a_balance_with_blank_rows_tells_what_is_lacking():
    """The seed's text: 2.382 in, 2.381 out, two classes not told."""
    left_out = ("dossiers.resolved_without_due_date", "dossiers.open_overdue")
    (finding,) = found("balance", BALANCE | dict.fromkeys(left_out, Status.BLANK))
    assert finding.severity is WARNING
    remedies = {remedy.row: remedy.value for remedy in finding.remedies}
    assert remedies["dossiers.resolved_on_time"] == "55"
    assert remedies["dossiers.open_overdue"] == "1"
    assert "B.3.5, B.3.7" in finding.message.vi


def test_a_message_that_tells_some_of_the_cells_does_not_name_them():
    """Ten remedies, of which it tells eight; digits that are part of others tell nothing."""
    numbers = [60, 30, 11, 12, 13, 14, 15, 1, 2, 3]
    (finding,) = found("balance", dict(zip(BALANCE, numbers, strict=True)))
    assert len(finding.remedies) > 8
    assert not finding.names_remedies
    few = evolve(finding, remedies=finding.remedies[:8])
    assert few.names_remedies
    message = Text("Phải là 2.324.", "Must be 2,324.")
    assert not evolve(few, message=message, remedies=(Remedy("a", "4"),)).names_remedies
    assert evolve(few, message=message, remedies=(Remedy("a", "2324"),)).names_remedies


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 9999), min_size=10, max_size=10))
def test_any_one_remedy_alone_makes_it_true(numbers):
    """Whatever was wrong, of a balance of ten rows."""
    figures = dict(zip(BALANCE, numbers, strict=True))
    for finding in found("balance", figures):
        assert finding.remedies
        for remedy in finding.remedies:
            assert found("balance", figures | {remedy.row: int(remedy.value)}) == []
            assert int(remedy.value) >= 0


@given(st.text("0123456789", min_size=1, max_size=6), st.data())
def test_a_slip_is_one_digit_more_less_or_other_or_two_swapped(digits, data):
    """From either side; two slips are not one."""
    at = data.draw(st.integers(0, len(digits) - 1))
    other = data.draw(st.sampled_from("0123456789"))
    swapped = digits[:at] + digits[at : at + 2][::-1] + digits[at + 2 :]
    for slip in (
        digits[:at] + digits[at + 1 :],
        digits[:at] + other + digits[at:],
        digits[:at] + other + digits[at + 1 :],
        swapped,
    ):
        assert one_slip_apart(digits, slip) is one_slip_apart(slip, digits) is (slip != digits)


@pytest.mark.parametrize(("a", "b"), [("726", "686"), ("1989", "9918"), ("12", "1234"), ("7", "7")])
def test_two_slips_are_not_one(a, b):
    assert not one_slip_apart(a, b)


def test_figures_of_several_files_contradict_as_a_warning():
    """Each file may be right by itself."""
    portal = used(3135, origin=Origin("cổng.csv", "", ""))
    (finding,) = found("partition", RECEIVED | {"dossiers.received": portal})
    assert finding.severity is WARNING


HALF_TOLD = [
    ("subset", "assigned.done_on_time", {"assigned.done_on_time": 12, "assigned.total": 10}),
    (
        "dossier-order",
        "dossiers.on_time.commune.direct",
        {"dossiers.received": 3135, "dossiers.on_time.commune.direct": 9989},
    ),
]


@pytest.mark.parametrize("nothing", [Status.BLANK, Status.NOT_APPLICABLE])
@pytest.mark.parametrize(("rule", "row", "told"), HALF_TOLD)
def test_terms_that_say_nothing_only_add_to_what_is_too_much(rule, row, told, nothing):
    """12 done on time of 10, and those done late left blank: no number there makes it true."""
    rest = dict.fromkeys(["assigned.done_late", *list(ON_TIME)[1:]], nothing)
    for figures in (told, rest | told):
        (finding,) = found(rule, figures)
        assert (finding.indicator, finding.severity) == (row, ERROR)
        assert "+" not in finding.message.vi
    assert found(rule, rest | told | {row: 9}) == []
    assert found(rule, rest | told | {next(iter(rest)): Status.REJECTED, row: 9}) == []


def test_shares_of_which_one_is_blank_are_no_more_than_all():
    """That one share alone is no more than all is another rule's, `range`."""
    assert found("exclusive-shares", {DIGITAL: 105, ON_PAPER: Status.BLANK}) == []


def test_a_blank_limit_is_no_limit():
    """Nor is what would take something away on the smaller side."""
    assert found("subset", {"assigned.done_on_time": 12, "assigned.total": Status.BLANK}) == []
    channels = {"dossiers.received.online_partial": 9, "dossiers.received.online_full": 9}
    told = channels | {"dossiers.carried_over": Status.BLANK, "online.received": 1}
    assert "online.received" not in {f.indicator for f in found("cross-source", told)}
    assert not any("B.4.1" in f.message.vi for f in found("cross-source", told))


def test_what_is_expected_of_a_term_is_what_the_others_leave():
    """8 + 4 of 10: at most 6 of the first; nothing where the others are too much already."""
    told = {"assigned.done_on_time": 8, "assigned.done_late": 4, "assigned.total": 10}
    assert [f.expected for f in found("subset", told)] == ["≤ 6"]
    assert [f.expected for f in found("subset", told | {"assigned.done_late": 11})] == [""]
    (finding,) = found("dossier-order", {"dossiers.received": 3135, **ON_TIME})
    assert finding.expected == "≤ 1.949"
    assert [f.expected for f in found("exclusive-shares", {DIGITAL: 97, ON_PAPER: 8})] == ["≤ 92%"]


EXPLAINED = [
    (
        "subset",
        "legal.action_done",
        {"legal.action_proposed": 0, "legal.action_done": 1},
        "Kỳ trước",
    ),
    ("quota", "staff.present", {"staff.quota": 21, "staff.present": 22}, "01 người chờ nghỉ hưu"),
    (
        "expected-nonzero",
        "dossiers.on_time.land.commune",
        {"dossiers.on_time.land.commune": 0, "procedures.applied.land": 26},
        "Không có ai nộp",
    ),
    (
        "cross-source",
        "procedures.in_force.commune",
        {"procedures.in_force.commune": 240, "procedures.applied": 199},
        "41 thủ tục đặc thù không phát sinh",
    ),
    ("copy", "dossiers.on_time.commune.direct", RECEIVED | ON_TIME, "Đã đếm theo sổ trả kết quả"),
]


@pytest.mark.parametrize(("rule", "row", "told", "note"), EXPLAINED)
def test_what_a_note_explains_is_shown_and_not_asked_again(rule, row, told, note):
    """As information with the note; a mark beside the figure explains nothing."""
    for mark in ("", ".", "x", "v/v", "đúng", "1989"):
        findings = found(rule, told | {row: used(told[row], note=mark)})
        assert {f.severity for f in findings if f.indicator == row} == {WARNING}
    findings = found(rule, told | {row: used(told[row], note=note)})
    (finding,) = [f for f in findings if f.indicator == row]
    assert finding.severity is INFORMATION
    assert f"giải trình ở cột Ghi chú: “{note}”" in finding.message.vi
    assert "Đề nghị" not in finding.message.vi


def test_two_figures_of_one_thing_are_explained_by_what_names_the_other():
    """Or the difference; a note on something else is no explanation."""
    told = {"procedures.in_force.commune": 240, "procedures.applied": 199}
    for note, severity in (
        ("theo danh mục của tỉnh", WARNING),
        ("theo danh mục 2023, áp dụng 199", INFORMATION),
        ("gồm 041 thủ tục đặc thù", INFORMATION),
    ):
        beside = used(240, note=note)
        (finding,) = found("cross-source", told | {"procedures.in_force.commune": beside})
        assert finding.severity is severity


def test_what_cannot_be_true_no_note_explains():
    """Nine of seven tasks done."""
    told = {"plan.tasks_set": 7, "plan.tasks_done": used(9, note="đã làm thêm hai việc")}
    assert [f.severity for f in found("subset", told)] == [ERROR]


def test_a_list_is_held_against_last_year_s_count_only_of_that_year():
    """A form in which no days are typed asks for this year's list and last year's number."""
    listed = issued(date(2024, 1, 9), date(2024, 2, 1), date(2023, 5, 1), date(2023, 6, 1))
    told = {"documents.directives": listed, "directives.last_year": 1}
    assert found("cross-source", told) == []
    last = Window(date(2023, 1, 1), date(2023, 12, 31))
    (finding,) = found("cross-source", told | {"directives.last_year": used(1, window=last)})
    assert finding.indicator == "documents.directives"


def test_two_divisions_of_small_numbers_may_be_alike():
    """2; 0; 0; 1 received and returned is what an office with three dossiers has."""
    few = [2, 0, 0, 1]
    parts = [*list(RECEIVED)[1:], *ON_TIME]
    assert found("copy", dict(zip(parts, few * 2, strict=True))) == []
    assert found("copy", dict(zip(parts, [20, 12, 0, 1] * 2, strict=True)))


def test_an_office_that_did_all_in_time_has_copied_nothing():
    """As many on time and published as were received."""
    rows = ("dossiers.received", "dossiers.on_time.commune", "published.provincial_portal.commune")
    assert found("copy", dict.fromkeys(rows, 3135)) == []


def test_figures_of_other_days_are_not_compared_but_shown():
    """Both windows are named; a count of fewer days may be smaller, not larger."""
    inner = {row: used(value, window=JANUARY) for row, value in BALANCE.items()}
    (finding,) = found("cross-source", {"dossiers.received": 3135, **inner})
    assert finding.severity is INFORMATION
    for window in (PERIOD.window, JANUARY):
        assert window.phrase.vi in finding.message.vi
    (finding,) = found("cross-source", {"dossiers.received": 2000, **inner})
    assert finding.severity is WARNING
    assert "không thể cùng đúng" in finding.message.vi


def issued(*days):
    return tuple(Document("Kế hoạch", f"{n}/KH-UBND", day, "CCHC") for n, day in enumerate(days))


def test_a_list_is_as_long_as_it_has_documents_of_those_days():
    """Documents of the year before do not count; one without a date leaves it open."""
    days = (date(2023, 5, 4), date(2024, 1, 9), date(2024, 3, 1))
    told = {"plan.directives_issued": 1, "documents.directives": issued(*days)}
    (finding,) = found("cross-source", told)
    assert finding.indicator == "plan.directives_issued"
    assert "= 2" in finding.message.vi
    assert found("cross-source", told | {"plan.directives_issued": 2}) == []
    assert found("cross-source", told | {"documents.directives": issued(*days, None)}) == []


@pytest.mark.parametrize(
    ("typed", "ok"),
    [("33.3", True), ("33", True), ("33.33", True), ("33.34", False), ("33.4", False)],
)
def test_a_rate_is_compared_within_the_digits_typed(typed, ok):
    """A third is 33,3 and 33,33, not 33,34."""
    told = {"online.submission_rate": Decimal(typed)}
    told |= {"online.received": 1, "dossiers.in_period": 3}
    assert (found("rate-recompute", told) == []) is ok


def test_shares_that_were_rounded_may_be_a_little_more_than_all():
    """33,34 + 66,67 is 100 in exact figures."""
    told = {DIGITAL: Decimal("33.34"), ON_PAPER: Decimal("66.67")}
    assert found("exclusive-shares", told) == []
    assert len(found("exclusive-shares", told | {DIGITAL: Decimal("33.4")})) == 1


def test_a_rate_of_nothing_is_not_compared():
    """0/0 is no rate."""
    told = {"online.submission_rate": 100, "online.received": 0, "dossiers.in_period": 0}
    assert found("rate-recompute", told) == []


def test_blank_rows_that_stand_together_are_told_once():
    """As information; a row that other figures speak for by itself, as a warning."""
    figures = {"linked_services.groups": 2, "legal.checked": 0}
    told = {f.indicator: f for f in found("missing-not-zero", figures)}
    assert told["one_stop.interlinked_levels.commune"].severity is WARNING
    assert told["legal.reviewed"].severity is INFORMATION
    assert "legal.action_done" not in told
    assert {f.severity for f in told.values()} <= {WARNING, INFORMATION}
    assert "để trống không phải là 0" in told["legal.reviewed"].message.vi.lower()


def test_a_filled_form_lacks_nothing():
    """Not applicable and rejected are no blanks."""
    rows = PACK.fillable("commune")
    figures = {
        row.id: (Status.NOT_APPLICABLE, Status.REJECTED)[at % 2] for at, row in enumerate(rows)
    }
    assert found("missing-not-zero", figures) == []


def test_a_note_about_other_days_is_shown_with_both_windows():
    """The seed's 04 of 05/11/2022 and 3 of 01/01/2023."""
    note = "(04 hồ sơ từ kỳ trước chuyển sang)"
    told = {
        "dossiers.received": used(3135, note=note),
        "dossiers.carried_over": used(3, window=JANUARY),
    }
    (finding,) = found("note-contradicts", told)
    assert finding.severity is INFORMATION
    assert JANUARY.phrase.vi in finding.message.vi


NOTES = [
    ("plan.tasks_done", "Không có nhiệm vụ nào chưa hoàn thành", None),
    ("plan.tasks_done", "Không còn 2 nhiệm vụ chưa hoàn thành", None),
    ("plan.tasks_done", "Đã xong; đang tiếp tục thực hiện nhiệm vụ của năm 2025", None),
    ("plan.tasks_done", "Gồm 2 nhiệm vụ kỳ trước chưa hoàn thành", None),
    ("plan.tasks_done", "Đã xong một phần, còn 2 nhiệm vụ chưa hoàn thành", "+ 2 = 9"),
    ("plan.tasks_done", "Đang triển khai toàn bộ 3 nhiệm vụ", "+ 3 = 10"),
    ("plan.tasks_done", "Một số nhiệm vụ chưa hoàn thành.", "còn ít nhất 1 nhiệm vụ"),
    ("dossiers.received", "Kỳ trước chuyển sang 2024: 4 hồ sơ", None),
    ("dossiers.received", "Trong đó kỳ trước chuyển sang: 3 hồ sơ", "3, nhưng"),
    ("dossiers.on_time.commune", "Không phát sinh hồ sơ quá hạn", None),
    ("dossiers.on_time.commune", "Đã trả đủ, không phát sinh", None),
    ("dossiers.on_time.commune", "Không phát sinh.", "= 120, nhưng 0"),
]


@pytest.mark.parametrize(("row", "note", "told"), NOTES)
def test_a_note_accuses_nobody_by_some_of_its_words(row, note, told):
    """What it denies, and what it says of other times, is no claim; a claim says what was added."""
    figures = {
        "plan.tasks_set": 7,
        "plan.tasks_done": 7,
        "dossiers.received": 120,
        "dossiers.carried_over": 4,
        "dossiers.on_time.commune": 120,
    }
    findings = found("note-contradicts", figures | {row: used(figures[row], note=note)})
    assert len(findings) == bool(told)
    assert all(told in finding.message.vi for finding in findings)


def test_a_rate_may_be_more_than_100_where_its_indicator_says_so():
    """Growth, for one."""
    indicators = [
        evolve(i, at_most=200) if i.id == DIGITAL else i for i in PACK.catalogue.indicators
    ]
    pack = evolve(PACK, catalogue=evolve(PACK.catalogue, indicators=tuple(indicators)))
    report = Report(WARD, PERIOD, PACK.key, [leaf({DIGITAL: 150, ON_PAPER: 150})])
    (finding,) = CHECKS["range"].run(Case(report, pack, {}))
    assert finding.indicator == ON_PAPER
    assert finding.expected == "từ 0 đến 100"
