"""The whole workbook: the appendix, what stands behind it, and the report itself, unseen."""

from cchc_core import Output, Publication
from cchc_core.printing import findings_sheet, sources_sheet
from cchc_format_province.appendix import appendices
from cchc_format_province.behind import behind_rates
from cchc_format_province.carrier import Stamp, carry
from cchc_format_province.door import new_book
from cchc_format_province.dossiers_sheet import dossiers_sheet
from cchc_format_province.offices import offices
from cchc_format_province.rates_sheet import blocks_of, rates_sheet


def workbook(publication: Publication) -> Output:
    """The publication as one .xlsx file; the same publication gives the same bytes."""
    report = publication.report
    behind = behind_rates(publication)
    blocks = blocks_of(publication, behind)
    book = new_book(publication.lang)
    appendices(book, publication, blocks, str(Stamp.of(report)))
    rates_sheet(book, publication, behind, blocks)
    dossiers_sheet(book, publication)
    offices(book, publication)
    findings_sheet(book, publication)
    if publication.manifest:
        sources_sheet(book, publication, publication.manifest)
    carry(book, report)
    return Output(f"gui-tinh-{report.unit.code}-{report.period.id}.xlsx", book.content())
