"""Of two revisions of a unit's report the rows that differ are told, with their cells."""

from attrs import evolve

from cchc_core.extensions import Submission
from cchc_core.model.findings import Origin
from cchc_core.model.measures import Status
from cchc_core.model.reports import Reading, Report
from cchc_core.revisions import revised, reworded, summary
from cchc_core.testing import samples

DESK = samples.sample_desk()
WARD, PACK = DESK.expected[0], DESK.pack
ROWS = [row.id for row in PACK.fillable(WARD.level)]


def sent(file, **told):
    """A form that states some rows, each in a cell of its own."""
    readings = [
        Reading(row, Status.USED, value, str(value), origin=Origin(file, "Biểu", f"D{at}"))
        for at, (row, value) in enumerate(told.items(), 2)
    ]
    return Submission(Report.of(WARD, DESK.period, PACK.key, readings), "sheet", file)


def test_a_row_that_differs_is_told_with_both_figures_and_the_cell():
    """What it said, what it says now, where; a row only one of them fills is one too."""
    first, second, third, *_ = ROWS
    earlier = sent("a.xlsx", **{first: 5, second: 6})
    later = sent("b.xlsx", **{first: 5, second: 7, third: 1})

    changes = revised(earlier, later, PACK)

    assert [change.row for change in changes] == [second, third]
    assert str(changes[0].before.origin) == "a.xlsx [Biểu!D3]"
    assert changes[0].told(PACK).vi == f"{PACK[second].number}: 6 → 7 (Biểu!D3)"
    assert changes[1].told(PACK).en == f"{PACK[third].number}: blank → 1 (Biểu!D4)"


def test_what_stands_elsewhere_is_no_change():
    """The same figures in other cells, in a file of another name."""
    earlier, later = sent("a.xlsx", **{ROWS[0]: 5}), sent("b.xlsx", **{ROWS[0]: 5})
    report = Report.of(WARD, DESK.period, PACK.key, [evolve(later.report.own.reading(ROWS[0]))])

    assert revised(earlier, evolve(later, report=report), PACK) == ()
    assert summary((), PACK).vi == "Nội dung hai bản như nhau."


def test_many_rows_are_counted_and_the_first_named():
    """All of them are kept."""
    earlier = sent("a.xlsx", **dict.fromkeys(ROWS[:8], 1))
    changes = revised(earlier, sent("b.xlsx", **dict.fromkeys(ROWS[:8], 2)), PACK)

    assert len(changes) == 8
    assert summary(changes, PACK).vi.startswith("Khác 8 dòng: ")
    assert summary(changes, PACK).vi.count("→") == 5
    assert summary(changes, PACK).vi.endswith("; ….")


def test_a_note_or_a_text_that_changed_is_a_change():
    """Braces in it are what a ward typed, nothing to fill in."""
    earlier = sent("a.xlsx", **{ROWS[0]: 5})
    own = earlier.report.own.reading(ROWS[0])
    report = Report.of(WARD, DESK.period, PACK.key, [evolve(own, note="{x} sửa")])

    (change,) = revised(earlier, evolve(earlier, report=report), PACK)

    assert change.told(PACK).vi.startswith(f"{PACK[ROWS[0]].number}: 5 → 5 [{{x}} sửa]")


def test_words_that_differ_are_told_by_section():
    """So a revision of the words alone is no revision that says the same."""
    earlier = Submission(Report.of(WARD, DESK.period, PACK.key, words={"tasks": "A"}), "s", "a")
    later = Submission(Report.of(WARD, DESK.period, PACK.key, words={"tasks": "B"}), "s", "b")
    sections = reworded(earlier, later, PACK)
    assert sections == ("IV",)
    assert summary((), PACK, sections).vi == "Phần lời khác ở mục IV."
    assert summary((), PACK).vi == "Nội dung hai bản như nhau."
