"""Whose reports the figures are of: said once above a table, not again on every row."""

from collections.abc import Mapping

from cchc_core.extensions import Filed, Publication
from cchc_core.model.units import UnitKey
from cchc_core.printing import words
from cchc_core.text import vietnamese_order


def reports_line(publication: Publication, *, each_office: bool = False) -> str:
    """`Tổng hợp từ 33/35 báo cáo; chưa có báo cáo dùng được: …`; nothing for an office's own.

    Reports are those that were awaited, one of a city with its wards inside; with `each_office`
    those of all offices below.
    """
    if not publication.report.rolled_up:
        return ""
    absent = without_report(publication, each_office=each_office)
    filings = () if each_office else publication.filings
    names: Mapping[UnitKey, str] = {
        unit.key: unit.name
        for unit in (*publication.report.units, *(filing.unit for filing in filings))
    }
    expected = len(filings or publication.report.units)
    line = words.REPORTS.format(used=expected - len(absent), expected=expected)
    if absent:
        named = sorted((names[key] for key in absent), key=vietnamese_order)
        line = words.REPORTS_WITHOUT.format(line=line, units=", ".join(named))
    return line.in_(publication.lang)


def without_report(publication: Publication, *, each_office: bool = False) -> tuple[UnitKey, ...]:
    """The units nobody has a usable report of: by the filings where told, else, or of `each_office`
    below, by the leaves."""
    if publication.filings and not each_office:
        return tuple(f.unit.key for f in publication.filings if f.state is not Filed.USED)
    report = publication.report
    sent = {leaf.unit.key for leaf in report.leaves.values() if leaf.submitted}
    return tuple(unit.key for unit in report.units if unit.key not in sent)


def unit_name(publication: Publication, key: UnitKey | None) -> str:
    """A unit's name; its key when nobody knows it, nothing for no unit."""
    if key is None:
        return ""
    for unit in (publication.report.unit, *publication.report.units):
        if unit.key == key:
            return unit.name
    return publication.units[key].name if key in publication.units else str(key)
