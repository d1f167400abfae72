"""Reports that came beside the whole report they were printed from: their figures are totals, and
nobody's own, so that they would count twice."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import evolve

from cchc_core.entered import SOURCE as ENTERED
from cchc_core.extensions import Submission
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.model.forms import FormPack
from cchc_core.model.measures import Figure
from cchc_core.model.reports import Report
from cchc_core.rollup import tabulate
from cchc_core.text import Text


def without_copies(
    submissions: Iterable[Submission], whole: Report, pack: FormPack, findings: list[Finding]
) -> Iterator[Submission]:
    """The submissions of a unit without the copies of its `whole` report; `findings` gets one for
    each of those. What an officer entered is none."""
    figures = tabulate(whole, pack)
    for each in submissions:
        kept = each.report.rolled_up or each.source == ENTERED
        if kept or not _is_printed(each.report, whole, figures):
            yield each
        else:
            message = _PRINTED.format(unit=each.report.unit.name, file=each.file)
            told = Finding("printed-beside", Severity.INFORMATION, message)
            findings.append(evolve(told, unit=each.report.unit.key, origin=Origin(each.file)))


def _is_printed(report: Report, whole: Report, figures: Mapping[str, Figure]) -> bool:
    """Whether most of what a report states, where the office's own figure and the total of all
    differ, is the total, to the digits that are printed."""
    own = [leaf for leaf in whole.leaves.values() if leaf.unit.key == whole.unit.key]
    totals = []
    for reading in (r for leaf in report.leaves.values() for r in leaf.readings.values()):
        total = figures[reading.row].value if reading.row in figures else None
        if total is None or not isinstance(reading.value, int | Decimal):
            continue
        if all(leaf.reading(reading.row).value != total for leaf in own):
            totals.append(abs(Fraction(reading.value) - total) <= _LAST_DIGIT)
    return 2 * sum(totals) > len(totals)


_LAST_DIGIT = Fraction(1, 200)

_PRINTED = Text(
    "{unit} gửi tệp có báo cáo gốc của từng đơn vị trực thuộc; {file} là bản in của báo cáo ấy (số "
    "tổng hợp), nên không lấy số và lời từ tệp này.",
    "{unit} sent the reports of all its offices in one file; {file} is the same printed: its "
    "totals and gathered words are nobody's own, so none is taken from it.",
)
