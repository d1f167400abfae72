"""The appendix in a Word file, a text PDF or an unstamped workbook, as a source of cchc-core.

Whatever is heavy is imported when a file is read.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_core import Desk, FormPack, Mark, Rule, Source, Submission, Text, hookimpl, load_rules
from cchc_core.reading import FileKind, Line, apart, precheck, refusal, sniff
from cchc_source_document.recognising import is_document

if TYPE_CHECKING:
    from cchc_source_document.content import Content


@hookimpl
def cchc_sources() -> Iterable[Source]:
    """The source `document`."""
    title = Text("Phụ lục trong văn bản (Word, PDF, Excel)", "Appendix of a Word, PDF, Excel file")
    yield Source("document", title, recognises=is_document, read=_read, tables=_tables, mark=_mark)


@hookimpl
def cchc_rules() -> Iterable[Rule]:
    """What the source finds besides what every source tells."""
    return load_rules(Path(__file__).parent / "rules.toml").values()


def _read(path: Path, desk: Desk) -> Iterable[Submission]:
    from cchc_source_document.reading import read_content

    return read_content(path, _content(path), desk)


def _tables(path: Path, like: FormPack | None) -> Iterable[Line]:
    from cchc_source_document.reading import lines_of

    return lines_of(path, _content(path), like)


def _mark(content: bytes, marks: Sequence[Mark]) -> bytes:
    from cchc_source_document.marking import mark_word

    return mark_word(content, marks)


def _content(path: Path) -> "Content":
    """What the file holds; refused when it is of a kind that nobody can read here."""
    kind = sniff(path)
    if kind is FileKind.DOCX:
        from cchc_source_document.word import open_word

        precheck(path)
        return apart(path, open_word)
    if kind is FileKind.XLSX:
        from cchc_source_document.workbook import open_workbook

        return apart(path, open_workbook, precheck(path))
    if kind is FileKind.PDF:
        from cchc_source_document.pdf import open_pdf

        precheck(path)
        return apart(path, open_pdf)
    raise refusal(path, kind)
