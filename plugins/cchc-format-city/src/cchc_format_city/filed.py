"""Whose reports the figures are of: said once above the table, not again on every row."""

from cchc_core import Filed, Publication, UnitKey
from cchc_format_city import words


def without_report(publication: Publication) -> tuple[UnitKey, ...]:
    """The units nobody has a usable report of: by the filings where told, else by the leaves."""
    if publication.filings:
        return tuple(f.unit.key for f in publication.filings if f.state is not Filed.USED)
    report = publication.report
    sent = {leaf.unit.key for leaf in report.leaves.values() if leaf.submitted}
    return tuple(unit.key for unit in report.units if unit.key not in sent)


def reports_line(publication: Publication) -> str:
    """`Tổng hợp từ 33/35 báo cáo; chưa có báo cáo dùng được: …`; nothing for an office's own."""
    if not publication.report.rolled_up:
        return ""
    names = {unit.key: unit.name for unit in publication.report.units}
    names |= {filing.unit.key: filing.unit.name for filing in publication.filings}
    absent = without_report(publication)
    expected = len(publication.filings or publication.report.units)
    line = words.REPORTS.format(used=expected - len(absent), expected=expected)
    if absent:
        line = words.REPORTS_WITHOUT.format(line=line, units=", ".join(names[k] for k in absent))
    return line.in_(publication.lang)
