"""Who wrote what: the statements that the written report gathers, each as its unit worded it."""

from cchc_core import Publication, Text
from cchc_core.printing import NUMBER, UNIT, Book, Heading, opinions, plain_table

_TITLE = Text("Lời của đơn vị", "What units wrote")
_HEADINGS = (
    Heading(NUMBER, 6),
    Heading(Text("Mục của báo cáo", "Section"), 24, prose=True),
    Heading(Text("Nội dung chung", "What the group says"), 36, prose=True),
    Heading(UNIT, 18, prose=True),
    Heading(Text("Đơn vị viết", "As the unit wrote it"), 50, prose=True),
)


def written(book: Book, publication: Publication) -> bool:
    """Adds the sheet of all statements, near-identical ones together, if units wrote any; says
    whether it did. In the text of the report most of these units are only counted."""
    rows = [
        (section.title, group[0][0].text, statement.name, statement.text)
        for section in publication.pack.written
        for group in opinions(publication, section)
        for wording in group
        for statement in wording
    ]
    if rows:
        plain_table(book, publication, _TITLE, _HEADINGS, rows)
    return bool(rows)
