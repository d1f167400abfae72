"""How complete a report is: whose reports are in it, and how many of its rows each unit filled."""

from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from cchc_core.extensions import Filed, Publication
from cchc_core.model.measures import Figure, Status
from cchc_core.model.units import AdminUnit
from cchc_core.printing import words
from cchc_core.printing.filed import without_report
from cchc_core.printing.ranking import in_order
from cchc_core.text import Text, format_number


@frozen
class Filled:
    """Of the rows a unit is asked for, those it filled; none where it has no usable report."""

    unit: AdminUnit
    rows: int | None
    asked: int


@frozen
class Completeness:
    """The reports by what became of them, adding up to the expected; late is a mark beside. `units`
    are those of all offices, in Vietnamese order."""

    expected: int
    used: int
    missing: int
    refused: int
    late: int
    units: tuple[Filled, ...]


@frozen
class Slices:
    """A whole broken down: each part by its label and its figure; `undivided` says so where they do
    not come to the form's own count, for not every unit divides what it tells."""

    id: str
    label: Text
    parts: tuple[tuple[Text, Figure], ...]
    undivided: Text | None = None


def completeness(publication: Publication) -> Completeness:
    """How complete the report of a publication is."""
    states = [filing.state for filing in publication.filings]
    expected = len(states or publication.report.units)
    without = len(without_report(publication))
    missing = states.count(Filed.MISSING) if states else without
    return Completeness(
        expected=expected,
        used=expected - without,
        missing=missing,
        refused=without - missing,
        late=sum(filing.late for filing in publication.filings),
        units=tuple(_filled(unit, publication) for unit in in_order(publication.report.units)),
    )


def breakdowns(publication: Publication) -> tuple[Slices, ...]:
    """The breakdowns that the forms declare and have all rows for, with their figures."""
    figures = publication.figures
    return tuple(
        Slices(
            each.id,
            each.label,
            tuple((part.label, figures[part.count]) for part in each.slices),
            undivided(publication, [part.count for part in each.slices]),
        )
        for each in publication.pack.catalogue.comparisons.breakdowns
        if all(name in figures for name in each.names)
    )


def undivided(publication: Publication, parts: Sequence[str]) -> Text | None:
    """What is said where the form has a row that these are the parts of and they do not come to it:
    both numbers, and of how many units each is."""
    pack, figures = publication.pack, publication.figures
    told = sum((figures[id].value or Fraction(0) for id in parts), Fraction(0))
    for row in pack.rows:
        whole = figures[row.id].value if row.id in figures else None
        if whole in (None, told) or [part.id for part in pack.parts(row)] != list(parts):
            continue
        return words.UNDIVIDED.format(
            told=_number(told),
            parts=_counted([figures[id] for id in parts]),
            whole=_number(whole or Fraction(0)),
            units=_counted([figures[row.id]]),
        )
    return None


def _counted(figures: Sequence[Figure]) -> str:
    """`31–32/35`: of how many units figures are, fewest and most, of how many asked."""
    used = sorted({figure.coverage.used for figure in figures})
    asked = max(figure.coverage.applicable for figure in figures)
    return f"{'–'.join(map(str, dict.fromkeys((used[0], used[-1]))))}/{asked}"


def _number(value: Fraction) -> Text:
    return Text(format_number(value, "vi"), format_number(value, "en"))


def _filled(unit: AdminUnit, publication: Publication) -> Filled:
    leaves = [leaf for leaf in publication.report.leaves.values() if leaf.unit.key == unit.key]
    asked = publication.pack.fillable(unit.level)
    if not any(leaf.submitted for leaf in leaves):
        return Filled(unit, None, len(asked))
    told = [r for r in asked if any(x.reading(r.id).status is Status.USED for x in leaves)]
    return Filled(unit, len(told), len(asked))
