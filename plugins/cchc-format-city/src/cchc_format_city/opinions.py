"""Who wrote what: the statements that the written report gathers, each as its units worded it."""

from collections.abc import Iterator

from cchc_core import Publication, Text
from cchc_core.printing import NUMBER, UNIT, Book, Content, Heading, opinions, plain_table

_TITLE = Text("Lời của đơn vị", "What units wrote")
_HEADINGS = (
    Heading(NUMBER, 6),
    Heading(Text("Mục của báo cáo", "Section"), 24, prose=True),
    Heading(Text("Đơn vị viết", "As units wrote it"), 58, prose=True),
    Heading(Text("Số đơn vị", "Units"), 8),
    Heading(UNIT, 38, prose=True),
)


def written(book: Book, publication: Publication) -> bool:
    """Adds the sheet of all that units wrote, each wording once and near-identical ones below each
    other, if they wrote anything; says whether it did. In the text of the report most of these
    units are only counted."""
    rows = list(_rows(publication))
    if rows:
        plain_table(book, publication, _TITLE, _HEADINGS, rows)
    return bool(rows)


def _rows(publication: Publication) -> Iterator[tuple[Content, ...]]:
    for section in publication.pack.written:
        for group in opinions(publication, section):
            by_text: dict[str, list[str]] = {}
            for statement in (of for wording in group for of in wording):
                by_text.setdefault(statement.text, []).append(statement.name)
            for text, names in by_text.items():
                units = list(dict.fromkeys(names))
                yield section.title, text, len(units), ", ".join(units)
