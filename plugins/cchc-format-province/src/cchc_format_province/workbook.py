"""The whole workbook: the appendix, what stands behind it, and the report itself, unseen."""

from cchc_core import Output, Publication
from cchc_format_province.appendix import appendices
from cchc_format_province.behind import behind_rates
from cchc_format_province.carrier import Stamp, carry, carry_manifest
from cchc_format_province.dossiers_sheet import dossiers_sheet
from cchc_format_province.lists import findings, offices, sources
from cchc_format_province.rates_sheet import blocks_of, rates_sheet
from cchc_format_province.sheets import Book


def workbook(publication: Publication) -> Output:
    """The publication as one .xlsx file; the same publication gives the same bytes."""
    report = publication.report
    behind = behind_rates(publication)
    blocks = blocks_of(publication, behind)
    book = Book(publication.lang)
    appendices(book, publication, blocks, str(Stamp.of(report)))
    rates_sheet(book, publication, behind, blocks)
    dossiers_sheet(book, publication)
    offices(book, publication)
    findings(book, publication)
    if publication.manifest:
        sources(book, publication, publication.manifest)
        carry_manifest(book, publication.manifest)
    carry(book, report)
    return Output(f"gui-tinh-{report.unit.code}-{report.period.id}.xlsx", book.content())
