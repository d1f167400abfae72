"""What is said of a figure to somebody who points at it."""

from cchc_core.extensions import Publication
from cchc_core.model.forms import Row
from cchc_core.printing import words
from cchc_core.printing.computed import how_computed
from cchc_core.printing.covering import coverage
from cchc_core.printing.notes import Notes


def figure_remark(publication: Publication, row: Row) -> str:
    """How a figure is computed, of how many units it is, and which are not in it, a line each.

    Nothing on a heading, or of an office's own figure.
    """
    figure = publication.figures.get(row.id)
    if figure is None or not publication.report.rolled_up:
        return ""
    told = Notes(publication, row, figure)
    how = how_computed(told.pack, row, figure) or told.indicator.over_units.label
    said = told.say(words.HOW, formula=how)
    lines = [said[:1].upper() + said[1:]]
    if of_units := coverage(figure):
        lines.append(f"{told.say(words.COVERAGE)}: {of_units}")
    behind = [of for of in (figure.coverage, *figure.inputs.values()) if of.units]
    if len({tuple(of.units.items()) for of in behind}) == 1:
        lines.extend(told.absent(behind[0]))
    return "\n".join(lines)
