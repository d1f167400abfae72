"""The plain lists of a workbook: numbered, to be filtered on screen and printed lying down."""

from collections.abc import Sequence

from attrs import evolve, frozen

from cchc_core.extensions import Publication
from cchc_core.interchange import text_to_cells
from cchc_core.manifests import Manifest
from cchc_core.printing import words
from cchc_core.printing.books.book import Book, Sheet
from cchc_core.printing.books.letters import letter_of
from cchc_core.printing.books.styles import CENTRE, HEAD, LEFT, UNSEEN, Style
from cchc_core.printing.cells import Content
from cchc_core.printing.lists import (
    Informed,
    finding_lines,
    findings_counted,
    informations,
    source_lines,
)
from cchc_core.text import Text

SIZE = 10
TABLE_HEAD = 4
"""The line of a list's heads."""


@frozen
class Heading:
    """A column: what stands over it, how wide it is, whether it is text to be read, its size."""

    title: Text
    width: float
    prose: bool = False
    size: float = SIZE


# Each table is as wide as a page that lies down, so that it is printed full size.
_ORDER = Heading(words.NUMBER, 6)
_FINDINGS = (
    _ORDER,
    Heading(words.SEVERITY_HEAD, 9),
    Heading(words.FINDING_TITLE, 16, prose=True),
    Heading(words.UNIT, 13, prose=True),
    Heading(words.ROW, 25, prose=True),
    Heading(words.MESSAGE, 46, prose=True),
    Heading(words.PLACE, 19, prose=True, size=9),
)
_INFORMATIONS = (
    _ORDER,
    Heading(words.FINDING_TITLE, 24, prose=True),
    Heading(words.MESSAGE, 56, prose=True),
    Heading(words.UNITS_OF, 48, prose=True),
)
_SOURCES = (
    _ORDER,
    Heading(words.WHAT, 22, prose=True),
    Heading(words.CONTENT, 46, prose=True),
    Heading(words.BYTES, 12),
    Heading(words.SHA256, 50, size=8),
)


def titled(sheet: Sheet, publication: Publication, title: Text, last: str, second: str) -> None:
    """The two lines above a table: what it is and whose; `second` below."""
    lang = publication.lang
    above = f"{title.in_(lang).upper()}: {publication.report.unit.name}"
    sheet.merge("A1", f"{last}1", above, Style(14, bold=True, box=False))
    sheet.merge("A2", f"{last}2", second, Style(12, italic=True, box=False))


def plain_table(
    book: Book,
    publication: Publication,
    title: Text,
    headings: Sequence[Heading],
    rows: Sequence[Sequence[Content]],
) -> Sheet:
    """A numbered list on a sheet of its own."""
    sheet, last = _headed(book, publication, title, headings)
    for number, row in enumerate(rows, 1):
        for at, (heading, content) in enumerate(zip(headings, (number, *row), strict=True), 1):
            style = evolve(LEFT if heading.prose else CENTRE, size=heading.size)
            sheet.put(letter_of(at), TABLE_HEAD + number, content, style)
    sheet.filter(f"A{TABLE_HEAD}", f"{last}{TABLE_HEAD + len(rows)}")
    sheet.page((TABLE_HEAD, TABLE_HEAD), f"C{TABLE_HEAD + 1}")
    return sheet


def _headed(
    book: Book, publication: Publication, title: Text, headings: Sequence[Heading]
) -> tuple[Sheet, str]:
    """A sheet with the heads of a table, and the letter of its last column."""
    lang = publication.lang
    sheet = book.sheet(title.in_(lang))
    letters = [letter_of(at) for at in range(1, len(headings) + 1)]
    sheet.columns({letter: of.width for letter, of in zip(letters, headings, strict=True)})
    titled(sheet, publication, title, letters[-1], publication.report.period.label.in_(lang))
    for letter, heading in zip(letters, headings, strict=True):
        sheet.put(letter, TABLE_HEAD, heading.title.in_(lang), evolve(HEAD, size=SIZE))
    return sheet, letters[-1]


def findings_sheet(book: Book, publication: Publication) -> None:
    """Adds the sheet of what a person should act on, rule by rule, what cannot be true first and
    what somebody lets stand last; what is told for information alone on a sheet of its own."""
    rows = finding_lines(publication)
    sheet = plain_table(book, publication, words.FINDINGS, _FINDINGS, rows)
    last, plain = letter_of(len(_FINDINGS)), Style(SIZE, box=False)
    if counted := findings_counted(publication):
        sheet.merge("A3", f"{last}3", counted, evolve(plain, italic=True))
    if not rows:
        told, below = words.NO_FINDINGS.in_(publication.lang), TABLE_HEAD + 1
        sheet.merge(f"A{below}", f"{last}{below}", told, plain)
    if told_only := informations(publication):
        _informations(book, publication, told_only)


def _informations(book: Book, publication: Publication, told: Sequence[Informed]) -> None:
    """Each rule with what its messages share and how many there are, if more than one; below it
    each that is said, with the units."""
    sheet, last = _headed(book, publication, words.INFORMATION, _INFORMATIONS)
    text, line, keep = evolve(LEFT, size=SIZE), TABLE_HEAD, set[int]()
    for number, rule in enumerate(told, 1):
        heads = [(rule.advice, rule.count)] if rule.count else []
        for at, (said, whose) in enumerate([*heads, *rule.told]):
            line += 1
            head = at < len(heads)
            keep |= {line} if head else set()
            sheet.put("A", line, "" if at else number, evolve(CENTRE, size=SIZE))
            sheet.put("B", line, "" if at else rule.title, evolve(text, bold=True))
            sheet.put("C", line, said, evolve(text, italic=head))
            sheet.put(last, line, whose, evolve(text, italic=head))
    sheet.page((TABLE_HEAD, TABLE_HEAD), f"C{TABLE_HEAD + 1}", keep=keep)


def sources_sheet(book: Book, publication: Publication, manifest: Manifest) -> None:
    """Adds the sheet of what the workbook was made of, file by file, and the manifest itself on one
    that nobody is shown."""
    plain_table(book, publication, words.SOURCES, _SOURCES, source_lines(publication))
    unseen_sheet(book, Manifest.sheet, text_to_cells(manifest.to_json()))


def unseen_sheet(book: Book, title: str, lines: Sequence[str]) -> None:
    """Adds a sheet nobody is shown, the lines in its first column."""
    sheet = book.sheet(title)
    for line, text in enumerate(lines, 1):
        sheet.put("A", line, text, UNSEEN)
    sheet.vanish()
