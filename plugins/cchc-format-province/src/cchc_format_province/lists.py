"""The plain lists behind a report: which offices are in it, and what a person should look at."""

from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from cchc_core import (
    AdminUnit,
    Filing,
    Leaf,
    Manifest,
    Publication,
    Status,
    Text,
    UnitKey,
)
from cchc_core.printing import (
    FILED,
    FINDINGS,
    NUMBER,
    SOURCES,
    STATUS,
    UNIT,
    Content,
    finding_lines,
    findings_left_out,
    source_lines,
    without_report,
)
from cchc_format_province import words
from cchc_format_province.sheets import CENTRE, HEAD, LEFT, Book, Sheet, Style

SIZE = 10
_HEAD = 4


@frozen
class _Heading:
    """A column: what stands over it, how wide it is, whether it is text to be read."""

    title: Text
    width: float
    prose: bool = False


# Each table is as wide as a page that lies down, so that it is printed full size.
_OFFICES = (
    _Heading(NUMBER, 5),
    _Heading(UNIT, 19, prose=True),
    _Heading(words.LEVEL, 9),
    _Heading(words.BELONGS_TO, 15, prose=True),
    _Heading(words.STATE, 12),
    _Heading(words.LATE_MARK, 6),
    _Heading(words.RECEIVED_AT, 12),
    _Heading(words.FILE, 19, prose=True),
    _Heading(words.ROWS, 8),
    _Heading(words.HAS_DOSSIERS, 8),
    _Heading(words.REASON, 23, prose=True),
)
_FINDINGS = (
    _Heading(NUMBER, 5),
    _Heading(words.SEVERITY_HEAD, 10),
    _Heading(words.TITLE, 14, prose=True),
    _Heading(words.MESSAGE, 30, prose=True),
    _Heading(UNIT, 13, prose=True),
    _Heading(words.ROW, 17, prose=True),
    _Heading(words.PLACE, 15, prose=True),
    _Heading(words.FOUND, 11, prose=True),
    _Heading(words.EXPECTED, 11, prose=True),
    _Heading(words.RULE, 10),
)

_SOURCES = (
    _Heading(NUMBER, 5),
    _Heading(words.WHAT, 20, prose=True),
    _Heading(words.CONTENT, 39, prose=True),
    _Heading(words.BYTES, 11),
    _Heading(words.SHA256, 61),
)


def offices(book: Book, publication: Publication) -> None:
    """Adds the sheet of the offices whose figures the report is made of, and of those that lack."""
    lang = publication.lang
    filings = {filing.unit.key: filing for filing in publication.filings}
    rows = [_office(unit, filings.get(unit.key), publication) for unit in publication.report.units]
    sheet = _table(book, publication, words.OFFICES, _OFFICES, rows)
    without = without_report(publication, each_office=True)
    told = words.OFFICES_SUM.format(
        used=len(rows) - len(without),
        expected=len(rows),
        without=len(without),
        late=sum(filing.late for filing in publication.filings),
    )
    bold = Style(SIZE, bold=True, box=False)
    sheet.merge(f"A{_HEAD + len(rows) + 1}", f"K{_HEAD + len(rows) + 1}", told.in_(lang), bold)


def findings(book: Book, publication: Publication) -> None:
    """Adds the sheet of what a person should look at, rule by rule, what cannot be true first and
    what somebody lets stand last."""
    rows = finding_lines(publication)
    sheet = _table(book, publication, FINDINGS, _FINDINGS, rows)
    if left_out := findings_left_out(publication):
        sheet.merge("A3", "J3", left_out, Style(SIZE, italic=True, box=False))
    if not rows:
        sheet.put("A", _HEAD + 1, words.NO_FINDINGS.in_(publication.lang), Style(SIZE, box=False))


def sources(book: Book, publication: Publication, manifest: Manifest) -> None:
    """Adds the sheet of what the workbook was made of, file by file."""
    rows = source_lines(manifest, publication.lang)
    _table(book, publication, SOURCES, _SOURCES, rows)


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
        filing.reason.in_(lang) if filing and filing.reason else "",
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


def _table(
    book: Book,
    publication: Publication,
    title: Text,
    headings: Sequence[_Heading],
    rows: Sequence[Sequence[Content]],
) -> Sheet:
    """A numbered list on a sheet of its own, to be filtered on screen and printed lying down."""
    lang = publication.lang
    sheet = book.sheet(title.in_(lang))
    letters = "ABCDEFGHIJKLMNOP"[: len(headings)]
    sheet.columns({letter: of.width for letter, of in zip(letters, headings, strict=True)})
    plain = Style(14, bold=True, box=False)
    sheet.merge(
        "A1", f"{letters[-1]}1", f"{title.in_(lang).upper()}: {publication.report.unit.name}", plain
    )
    period = publication.report.period.label.in_(lang)
    sheet.merge("A2", f"{letters[-1]}2", period, Style(12, italic=True, box=False))
    for letter, heading in zip(letters, headings, strict=True):
        sheet.put(letter, _HEAD, heading.title.in_(lang), evolve(HEAD, size=SIZE))
    for number, row in enumerate(rows, 1):
        for letter, heading, content in zip(letters, headings, (number, *row), strict=True):
            style = evolve(LEFT if heading.prose else CENTRE, size=SIZE)
            sheet.put(letter, _HEAD + number, content, style)
    sheet.filter(f"A{_HEAD}", f"{letters[-1]}{_HEAD + len(rows)}")
    sheet.page((_HEAD, _HEAD), f"C{_HEAD + 1}")
    return sheet
