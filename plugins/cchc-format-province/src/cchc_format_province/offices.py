"""The list of the offices whose figures the report is made of."""

from collections.abc import Iterable, Sequence

from cchc_core import AdminUnit, Filing, Leaf, Publication, Status, UnitKey
from cchc_core.printing import (
    FILED,
    NUMBER,
    STATUS,
    TABLE_HEAD,
    UNIT,
    Book,
    Content,
    Heading,
    Style,
    for_the_unit,
    in_order,
    plain_table,
    without_report,
)
from cchc_format_province import words

SIZE = 10


# As wide as a page that lies down, so that it is printed full size.
_OFFICES = (
    Heading(NUMBER, 5),
    Heading(UNIT, 19, prose=True),
    Heading(words.LEVEL, 9),
    Heading(words.BELONGS_TO, 15, prose=True),
    Heading(words.STATE, 12),
    Heading(words.LATE_MARK, 6),
    Heading(words.RECEIVED_AT, 14),
    Heading(words.FILE, 19, prose=True),
    Heading(words.ROWS, 8),
    Heading(words.HAS_DOSSIERS, 8),
    Heading(words.REASON, 21, prose=True),
)


def offices(book: Book, publication: Publication) -> None:
    """Adds the sheet of the offices whose figures the report is made of, and of those that lack."""
    lang = publication.lang
    filings = {filing.unit.key: filing for filing in publication.filings}
    base = publication.pack.base_level
    units = sorted(in_order(publication.report.units), key=lambda unit: unit.level == base)
    rows = [_office(unit, filings.get(unit.key), publication) for unit in units]
    sheet = plain_table(book, publication, words.OFFICES, _OFFICES, rows)
    without = without_report(publication, each_office=True)
    told = words.OFFICES_SUM.format(
        used=len(rows) - len(without),
        expected=len(rows),
        without=len(without),
        late=sum(filing.late for filing in publication.filings),
    )
    bold = Style(SIZE, bold=True, box=False)
    sheet.merge(
        f"A{TABLE_HEAD + len(rows) + 1}", f"K{TABLE_HEAD + len(rows) + 1}", told.in_(lang), bold
    )


def _office(unit: AdminUnit, filing: Filing | None, publication: Publication) -> Sequence[Content]:
    lang, report = publication.lang, publication.report
    leaves = [leaf for leaf in report.leaves.values() if leaf.unit.key == unit.key]
    sent = any(leaf.submitted for leaf in leaves)
    level = next((of.label for of in publication.pack.levels if of.id == unit.level), None)
    missing = FILED[filing.state] if filing else STATUS[Status.NOT_SUBMITTED]
    state = STATUS[Status.USED] if sent else missing
    if together := next((leaf.stands_for for leaf in leaves if leaf.stands_for), None):
        state = words.STATED_TOGETHER.format(count=together)
    counted = any(leaf.dossiers for leaf in leaves)
    return (
        unit.name,
        level.in_(lang) if level else unit.level,
        _parent(unit.key, publication),
        state.in_(lang),
        words.IS_LATE.in_(lang) if filing and filing.late else "",
        filing.received if filing else None,
        filing.file if filing else "",
        _filled(leaves, publication) if sent else "",
        (words.HAS if counted else words.HAS_NOT).in_(lang) if sent else "",
        for_the_unit(filing.reason).in_(lang) if filing and filing.reason else "",
    )


def _parent(unit: UnitKey, publication: Publication) -> str:
    parent = publication.units.parent(unit, publication.report.period.window.last)
    return parent.name if parent else ""


def _filled(leaves: Iterable[Leaf], publication: Publication) -> str:
    """`48/51`: the rows with a figure, of those the office fills."""
    leaves = list(leaves)
    asked = publication.pack.fillable(leaves[0].unit.level)
    told = [r for r in asked if any(x.reading(r.id).status is Status.USED for x in leaves)]
    return f"{len(told)}/{len(asked)}"
