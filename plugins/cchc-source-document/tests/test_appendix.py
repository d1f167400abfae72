"""The real ward's appendix in every layout: all 51 figures, each with its place."""

from collections.abc import Callable

import printed
import pytest
from layouts import LAYOUTS

from cchc_core import Status, Submission

Read = Callable[[str], Submission]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_all_figures_are_read(layout: str, read: Read) -> None:
    """50 on rows that ask for one and one on the heading 3.2; 4 is no answer to 1.4, so it is
    rejected and kept as it was typed. Nothing else has a value, no cell is lost."""
    submission = read(layout)
    assert submission.report.unit.code == printed.WARD
    readings = submission.report.own.readings
    rows = {row.id for row in printed.thanh_hoa().pack.forms[0].rows}
    told = {id: r.value for id, r in readings.items() if r.status is Status.USED and id in rows}
    assert (readings["dialogue.held"].status, readings["dialogue.held"].raw) == (
        Status.REJECTED,
        "4",
    )
    assert told == {id: v for id, v in printed.figures().items() if id != "dialogue.held"}
    assert len(told) == 50
    assert not [suggestion for suggestion in submission.suggestions if suggestion.row in rows]
    assert submission.cells
    assert submission.cells.lost == 0


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_told_of_it(layout: str, read: Read) -> None:
    """The code outside its set. What title, closing line and appendix call the period decides
    nothing beside the days above the figures; a rule of the core compares them."""
    told = {(f.rule, f.indicator, f.found) for f in read(layout).findings}
    assert told == {("code-set", "dialogue.held", "4")}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_notes_go_with_their_figures(layout: str, read: Read) -> None:
    """Wherever they were written, white space aside."""
    readings = read(layout).report.own.readings
    for id, cell in printed.example()["appendix"].items():
        note = "".join(readings[id].note.split()).strip("()")
        assert note == "".join(cell.get("note", "").split()).strip("()"), id
