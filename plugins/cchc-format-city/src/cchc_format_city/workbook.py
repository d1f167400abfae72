"""The files of a report: a template filled, and the sheets that say where its figures are from."""

from collections.abc import Iterator

from cchc_core import FormPack, Output, Publication, reproducible_zip
from cchc_core.printing import (
    Book,
    appendix_titles,
    drafted,
    fill_workbook,
    findings_sheet,
    leading_sheets,
    sources_sheet,
)
from cchc_format_city.appendix import answering, appendices
from cchc_format_city.door import new_book
from cchc_format_city.lists import documents, filings
from cchc_format_city.opinions import written
from cchc_format_city.wards import wards


def workbooks(publication: Publication) -> Iterator[Output]:
    """The publication as .xlsx files; the same publication gives the same bytes.

    Without a template of the office's one workbook: our layout of the forms, filled, and the
    sheets behind. An office's own template is filled into a file of its own, in which nothing else
    is changed, and the sheets behind stand in a second one.
    """
    report = publication.report
    name = f"bao-cao-{report.unit.code}-{report.period.id}"
    book = new_book(publication.lang)
    if publication.template is None:
        appendices(book, publication.pack, publication)
        behind(book, publication)
        ours = appendix_titles(publication.pack, publication.lang)
        yield Output(f"{name}.xlsx", fill_workbook(_content(book), publication, answering, ours))
        return
    yield Output(f"{name}.xlsx", fill_workbook(publication.template, publication, answering))
    if behind(book, publication):
        yield Output(f"{name}-so-lieu.xlsx", _content(book))


def draft(pack: FormPack) -> Output:
    """Our layout of a pack's forms as a template, for an office to make its own."""
    book = new_book("vi")
    appendices(book, pack)
    return Output(f"mau-{pack.id}.xlsx", drafted(_content(book)))


def behind(book: Book, publication: Publication) -> bool:
    """Adds the sheets behind a report, if there is any: for leaders, ranking, unit by unit, what
    units wrote and submissions of a rolled-up one; findings, documents, and what it was made of,
    when told."""
    rolled_up = publication.report.rolled_up
    if rolled_up:
        leading_sheets(book, publication)
        wards(book, publication)
        written(book, publication)
    if publication.filings:
        filings(book, publication)
    if publication.findings or rolled_up:
        findings_sheet(book, publication)
    listed = documents(book, publication)
    if publication.manifest:
        sources_sheet(book, publication, publication.manifest)
    told_of = (rolled_up, publication.filings, publication.findings, publication.manifest, listed)
    return any(map(bool, told_of))


def _content(book: Book) -> bytes:
    return reproducible_zip(book.content())
