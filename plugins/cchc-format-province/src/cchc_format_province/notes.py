"""The Ghi chú column: how a rate is computed, whose figures a number lacks, what qualifies it.

Of how many units a figure is, and what its levels come to, stands in columns of their own; of an
office's own template only where it asks for them.
"""

from collections.abc import Collection, Iterator

from cchc_core import Coverage, Kind, Publication, Row, StatedRate, Status
from cchc_core.printing import AGREED, ANSWER, HOW, Notes, how_computed, own_words

_CODES = ("any", "all", "lowest", "combine")
_MARKED = (Status.BLANK, Status.NOT_APPLICABLE, Status.NOT_SUBMITTED, Status.OUT_OF_SCOPE)


def note(publication: Publication, row: Row, *, beside: Collection[tuple[str, str]]) -> str:
    """What stands beside a figure; on an office's own report its own words stand first.

    Of how many units it is and what its levels come to is left out where that stands `beside` it:
    fields by row and what of it.

    Which units have no usable report stands above the table (`reports_line`) and is not repeated.
    """
    own = () if publication.report.rolled_up else own_words(publication, row, as_typed=True)
    figure = publication.figures.get(row.id)
    parts = [*own, *(_parts(Notes(publication, row, figure), beside) if figure else ())]
    return "; ".join(part for part in parts if part)


def _parts(told: Notes, beside: Collection[tuple[str, str]]) -> Iterator[str]:
    figure, id = told.figure, told.row.id
    counted = not told.publication.report.rolled_up or (id, "coverage") in beside
    yield from told.on_time()
    if not counted:
        yield from told.asked()
    if not any((id, level.id) in beside for level in told.pack.levels):
        yield from told.levels()
    yield from told.stated()
    agreed = isinstance(told.indicator.over_units, StatedRate) and figure.value is not None
    if agreed and figure.whole is None and figure.coverage.used > 1:
        yield told.say(AGREED)
    how = how_computed(told.pack, told.row, figure) if told.indicator.kind is Kind.RATE else None
    if how:
        yield told.say(HOW, formula=how)
    yield from told.divided()
    if counted:
        yield from told.together((figure.coverage, *figure.inputs.values()))
        yield from _absent(told)
    yield from told.lacking()
    if told.operator in _CODES and len(figure.tally) > 1:
        for code, units in figure.tally.items():
            yield told.say(ANSWER, answer=told.answer(code), units=told.units(units))
    yield from told.disagreement()
    yield from told.beside()


def _absent(told: Notes) -> Iterator[str]:
    """The units asked that are not in the figure, where the same of all rows behind it; of an
    office's own only what the mark in the cell does not say."""
    covered = [of for of in (told.figure.coverage, *told.figure.inputs.values()) if of.units]
    if len({tuple(of.units.items()) for of in covered}) == 1:
        rolled_up = told.publication.report.rolled_up
        yield from told.absent(covered[0] if rolled_up else _unmarked(covered[0]))


def _unmarked(of: Coverage) -> Coverage:
    if len(of.units) > 1:
        return of
    return Coverage({status: keys for status, keys in of.units.items() if status not in _MARKED})
