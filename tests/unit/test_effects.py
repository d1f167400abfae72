"""How much a finding matters to the merged figures, in cases a person can follow with a pencil."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import evolve

from cchc_core.effects import effects_of
from cchc_core.model.findings import Effect, Finding, Origin, Remedy, Severity, Touch
from cchc_core.model.measures import Document, Status
from cchc_core.model.reports import Reading, Report, join
from cchc_core.rollup import tabulate
from cchc_core.testing.samples import sample_city, sample_pack, sample_period, sample_wards
from cchc_core.text import Text

PACK, PERIOD, CITY = sample_pack(), sample_period(), sample_city()
ONE, TWO, THREE, _ = sample_wards()
TASKS, LISTED = "tasks.assigned", "procedures.listed.commune"


def effect(finding, *reports, **more):
    """What a finding means in the report joined from those."""
    report = join(CITY, PERIOD, reports)
    return effects_of([finding], report, PACK, tabulate(report, PACK), **more)[finding]


def ward(unit, submitted=True, **values):
    readings = [
        Reading(row.replace("__", "."), value)
        if isinstance(value, Status)
        else Reading(row.replace("__", "."), Status.USED, value)
        for row, value in values.items()
    ]
    return Report.of(unit, PERIOD, PACK.key, readings, submitted=submitted)


def about(unit, row, *remedies, expected=""):
    message = Text("sai", "wrong")
    return Finding(
        "r", Severity.ERROR, message, unit.key, row, expected=expected, remedies=remedies
    )


def test_what_is_rejected_is_left_out():
    """Nobody knows what it should be; it weighs more than any figure that is only wrong."""
    reports = [ward(ONE, tasks__assigned=Status.REJECTED), ward(TWO, tasks__assigned=60)]

    assert effect(about(ONE, TASKS), *reports) == Effect(Touch.LEFT_OUT)
    assert Effect(Touch.LEFT_OUT).rank < Effect(Touch.MOVES, Fraction(50)).rank


def test_a_report_that_is_not_used_leaves_every_figure_out():
    """So that it comes before all others."""
    reports = [ward(ONE, submitted=False), ward(TWO, tasks__assigned=60)]

    assert effect(about(ONE, None), *reports) == Effect(Touch.LEFT_OUT, Fraction(1))


def test_a_remedy_moves_the_sum_by_what_it_changes():
    """70 among 100 should be 7: the city's 100 would be 37, which is 63 % less."""
    reports = [ward(ONE, tasks__assigned=70), ward(TWO, tasks__assigned=30)]
    finding = about(ONE, TASKS, Remedy(TASKS, "7", "70"))

    assert effect(finding, *reports) == Effect(Touch.MOVES, Fraction(63, 100))


def test_of_several_cells_the_one_that_moves_its_figure_furthest_decides():
    """One of them is wrong, and nobody knows which."""
    reports = [ward(ONE, tasks__assigned=70, tasks__planned=10), ward(TWO, tasks__assigned=30)]
    finding = about(ONE, TASKS, Remedy(TASKS, "69", "70"), Remedy("tasks.planned", "15", "10"))

    assert effect(finding, *reports) == Effect(Touch.MOVES, Fraction(1, 2))


def test_what_is_expected_stands_in_for_a_remedy():
    """Where it is a figure; else the figure is taken away to see what hangs on it."""
    reports = [ward(ONE, tasks__assigned=70), ward(TWO, tasks__assigned=30)]

    assert effect(about(ONE, TASKS, expected="80"), *reports).share == Fraction(1, 10)
    assert effect(about(ONE, TASKS, expected="xem lại"), *reports).share == Fraction(7, 10)


def test_one_that_differs_from_the_others_moves_no_common_figure():
    """Two of three say 240: what the third says changes nothing, and does not hold anybody up."""
    reports = [ward(unit, **{LISTED: 240}) for unit in (TWO, THREE)]

    assert effect(about(ONE, LISTED), ward(ONE, **{LISTED: 24}), *reports) == Effect()


def test_a_figure_that_comes_or_goes_moves_whole():
    """Of two that differ neither is the common one; put right, there is a figure."""
    reports = [ward(ONE, **{LISTED: 24}), ward(TWO, **{LISTED: 240})]

    assert effect(about(ONE, LISTED, expected="240"), *reports).share == 1


def test_what_no_figure_is_made_of_moves_nothing():
    """A heading, a typed total, a file, a unit that is not in the report."""
    one = ward(ONE, tasks__assigned=70, tasks__done_rate=Decimal(50))

    assert effect(about(ONE, None), one) == Effect()
    assert effect(about(TWO, TASKS), one) == Effect()


def test_lists_of_documents_make_no_figure():
    """A date in them that is wrong moves nothing."""
    listed = (Document("Kế hoạch", "01/KH-UBND", date(2024, 1, 2), "Cải cách hành chính"),)
    one = ward(ONE, documents__issued=listed)

    assert effect(about(ONE, "documents.issued"), one) == Effect()


def test_what_waits_to_be_matched_or_cannot_be_read_is_left_out():
    """A line that may be a row for which the unit has no figure; a file of which none is used."""
    reports = [ward(ONE, tasks__planned=1), ward(TWO, tasks__assigned=60)]
    line = evolve(about(ONE, None, expected=TASKS), found="7")
    file = evolve(about(ONE, None), origin=Origin("DanhSach.xls"))

    assert effect(line, *reports) == Effect(Touch.LEFT_OUT)
    assert effect(evolve(line, unit=TWO.key), *reports).touch is Touch.MOVES
    assert effect(file, *reports, unread=["DanhSach.xls"]) == Effect(Touch.LEFT_OUT)
    assert effect(file, *reports) == Effect()
