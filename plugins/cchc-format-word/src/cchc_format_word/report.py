"""The written report: our layout, or the office's own template, filled for one report."""

from collections.abc import Iterable

from cchc_core import Output, Publication
from cchc_format_word.filling import filled
from cchc_format_word.layout import layout


def write_report(publication: Publication) -> Iterable[Output]:
    """One document, `bao-cao-<unit code>-<period id>.docx`."""
    report, own = publication.report, publication.template
    template = layout(publication.pack, publication.lang) if own is None else own
    name = f"bao-cao-{report.unit.code}-{report.period.id}.docx"
    yield Output(name, filled(template, publication, trusted=own is None))
