"""Issued documents as a report names them: `Kế hoạch số 24/KH-UBND ngày 10/01/2023 về ...`."""

from collections.abc import Iterator

from cchc_core.extensions import Publication
from cchc_core.model.measures import Document, Status
from cchc_core.model.units import type_of
from cchc_core.printing.prose import Paragraph, lowered
from cchc_core.text import fold, format_date


def named(document: Document) -> str:
    """A document by its kind, number, day and subject, as far as they are known."""
    number = f" số {document.number}" if document.number else ""
    day = f" ngày {format_date(document.date, 'vi')}" if document.date else ""
    return f"{document.type or 'Văn bản'}{number}{day}{_about(document.subject)}"


def listed(publication: Publication, row: str) -> Iterator[Paragraph]:
    """The documents of a row, a paragraph each, in the order they were stated.

    Of a roll-up those of its own office, under its name; all others stand in the appendix.
    """
    report = publication.report
    whose = f"UBND {type_of(report.unit)}: ".replace(" :", ":") if report.rolled_up else ""
    figure = publication.figures.get(row)
    documents = [d for key, d in figure.documents if key == report.unit.key] if figure else []
    if figure and not report.rolled_up and Status.OTHER_WINDOW in figure.coverage.units:
        value = report.leaves[max(report.leaves)].reading(row).value
        documents = list(value) if isinstance(value, tuple) else []
    for document in documents:
        yield Paragraph((f"{whose}{named(document)}.".replace("..", "."),), "+")


def _about(subject: str) -> str:
    if not subject:
        return ""
    begun = fold(subject).startswith(("ve ", "v/v "))
    return f" {lowered(subject)}" if begun else f" về {lowered(subject)}"
