"""The whole workbook: a template filled, then the sheets that say where its figures are from."""

import io

from openpyxl import Workbook

from cchc_core import Output, Publication, reproducible_zip
from cchc_format_city.cells import fit_rows
from cchc_format_city.placeholders import fill
from cchc_format_city.tables import documents, filings, findings, sources
from cchc_format_city.templates import template
from cchc_format_city.wards import wards


def workbook(publication: Publication) -> Output:
    """The publication as one .xlsx file; the same publication gives the same bytes.

    First the template, filled; for a rolled-up report the sheets unit by unit, submissions (when
    it is told who sent) and findings; for an office's own report findings when there are any;
    documents when any are listed; what it was made of, when that is told. Raises `BadTemplate` for
    a template that cannot be filled.
    """
    ours = publication.template is None
    book = template(publication)
    fill(book, publication, ours=ours)
    if ours:
        for sheet in book.worksheets:
            fit_rows(sheet)
    _behind(book, publication)
    report = publication.report
    return Output(f"bao-cao-{report.unit.code}-{report.period.id}.xlsx", _bytes(book))


def _behind(book: Workbook, publication: Publication) -> None:
    if publication.report.rolled_up:
        wards(book, publication)
    if publication.filings:
        filings(book, publication)
    if publication.findings or publication.report.rolled_up:
        findings(book, publication)
    documents(book, publication)
    if publication.manifest:
        sources(book, publication, publication.manifest)


def _bytes(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return reproducible_zip(written.getvalue())
