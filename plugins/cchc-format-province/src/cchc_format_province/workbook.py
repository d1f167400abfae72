"""The files that go up: a template filled, what stands behind it, and the report itself, unseen."""

from collections.abc import Iterator, Mapping, Sequence

from cchc_core import FormPack, Output, Publication
from cchc_core.printing import (
    Book,
    appendix_titles,
    drafted,
    fill_workbook,
    findings_sheet,
    sources_sheet,
)
from cchc_format_province.answering import answering
from cchc_format_province.appendix import appendices
from cchc_format_province.behind import Behind, behind_rates
from cchc_format_province.carrier import carry
from cchc_format_province.door import new_book
from cchc_format_province.dossiers_sheet import dossiers_sheet
from cchc_format_province.offices import offices
from cchc_format_province.rates_sheet import blocks_of, rates_sheet
from cchc_format_province.references import Block, References


def workbooks(publication: Publication) -> Iterator[Output]:
    """The publication as .xlsx files; the same publication gives the same bytes.

    Without a template one workbook: our layout of the forms, filled, what stands behind it, and the
    report inside. An office's own template, or the province's, is filled into a file of its own, in
    which nothing else is changed; all the rest goes into a second one.
    """
    report, pack = publication.report, publication.pack
    name = f"gui-tinh-{report.unit.code}-{report.period.id}"
    behind = behind_rates(publication)
    blocks = blocks_of(publication, behind)
    book = new_book(publication.lang)
    if publication.template is None:
        appendices(book, pack, References.of(publication, blocks))
        _rest(book, publication, behind, blocks)
        ours = appendix_titles(pack, publication.lang)
        filled = fill_workbook(book.content(), publication, answering, ours)
        yield Output(f"{name}.xlsx", filled)
        return
    yield Output(f"{name}.xlsx", fill_workbook(publication.template, publication, answering))
    _rest(book, publication, behind, blocks)
    yield Output(f"{name}-so-lieu.xlsx", book.content())


def draft(pack: FormPack) -> Output:
    """Our layout of a pack's forms as a template, for an office to make its own."""
    book = new_book("vi")
    appendices(book, pack)
    return Output(f"mau-gui-tinh-{pack.id}.xlsx", drafted(book.content()))


def _rest(
    book: Book,
    publication: Publication,
    behind: Mapping[str, Sequence[Behind]],
    blocks: Mapping[str, Block],
) -> None:
    """Adds the sheets behind the forms, and the report on one that nobody is shown."""
    rates_sheet(book, publication, behind, blocks)
    dossiers_sheet(book, publication)
    offices(book, publication)
    findings_sheet(book, publication)
    if publication.manifest:
        sources_sheet(book, publication, publication.manifest)
    carry(book, publication.report)
