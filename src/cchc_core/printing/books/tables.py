"""The plain lists of a workbook: numbered, to be filtered on screen and printed lying down."""

from collections.abc import Sequence

from attrs import evolve, frozen

from cchc_core.extensions import Publication
from cchc_core.interchange import text_to_cells
from cchc_core.manifests import Manifest
from cchc_core.printing import words
from cchc_core.printing.books.book import Book, Sheet, letter_of
from cchc_core.printing.books.styles import CENTRE, HEAD, LEFT, UNSEEN, Style
from cchc_core.printing.cells import Content
from cchc_core.printing.lists import finding_lines, findings_left_out, source_lines
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
    Heading(words.SEVERITY_HEAD, 10),
    Heading(words.FINDING_TITLE, 14, prose=True),
    Heading(words.MESSAGE, 30, prose=True),
    Heading(words.UNIT, 12, prose=True),
    Heading(words.ROW, 16, prose=True),
    Heading(words.PLACE, 15, prose=True),
    Heading(words.FOUND, 11, prose=True),
    Heading(words.EXPECTED, 11, prose=True),
    Heading(words.CODE, 9, size=8),
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
    lang = publication.lang
    sheet = book.sheet(title.in_(lang))
    letters = [letter_of(at) for at in range(1, len(headings) + 1)]
    sheet.columns({letter: of.width for letter, of in zip(letters, headings, strict=True)})
    titled(sheet, publication, title, letters[-1], publication.report.period.label.in_(lang))
    for letter, heading in zip(letters, headings, strict=True):
        sheet.put(letter, TABLE_HEAD, heading.title.in_(lang), evolve(HEAD, size=SIZE))
    for number, row in enumerate(rows, 1):
        for letter, heading, content in zip(letters, headings, (number, *row), strict=True):
            style = evolve(LEFT if heading.prose else CENTRE, size=heading.size)
            sheet.put(letter, TABLE_HEAD + number, content, style)
    sheet.filter(f"A{TABLE_HEAD}", f"{letters[-1]}{TABLE_HEAD + len(rows)}")
    sheet.page((TABLE_HEAD, TABLE_HEAD), f"C{TABLE_HEAD + 1}")
    return sheet


def findings_sheet(book: Book, publication: Publication) -> None:
    """Adds the sheet of what a person should look at, rule by rule, what cannot be true first and
    what somebody lets stand last."""
    rows = finding_lines(publication)
    sheet = plain_table(book, publication, words.FINDINGS, _FINDINGS, rows)
    last = letter_of(len(_FINDINGS))
    if left_out := findings_left_out(publication):
        sheet.merge("A3", f"{last}3", left_out, Style(SIZE, italic=True, box=False))
    if not rows:
        told = words.NO_FINDINGS.in_(publication.lang)
        below = TABLE_HEAD + 1
        sheet.merge(f"A{below}", f"{last}{below}", told, Style(SIZE, box=False))


def sources_sheet(book: Book, publication: Publication, manifest: Manifest) -> None:
    """Adds the sheet of what the workbook was made of, file by file, and the manifest itself on one
    that nobody is shown."""
    rows = source_lines(manifest, publication.lang)
    plain_table(book, publication, words.SOURCES, _SOURCES, rows)
    unseen_sheet(book, Manifest.sheet, text_to_cells(manifest.to_json()))


def unseen_sheet(book: Book, title: str, lines: Sequence[str]) -> None:
    """Adds a sheet nobody is shown, the lines in its first column."""
    sheet = book.sheet(title)
    for line, text in enumerate(lines, 1):
        sheet.put("A", line, text, UNSEEN)
    sheet.vanish()
