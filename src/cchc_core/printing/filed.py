"""Whose reports the figures are of: said once above a table, not again on every row."""

import re
from collections.abc import Sequence

from cchc_core.extensions import Filed, Publication
from cchc_core.model.units import UnitKey
from cchc_core.printing import words
from cchc_core.text import Text, vietnamese_order

HANDFUL = 5
"""So many units a sentence calls by name; of more the first `FIRST`, and how many others."""
FIRST = 3


def reports_line(
    publication: Publication, *, each_office: bool = False, in_text: bool = False
) -> str:
    """`Tổng hợp từ 33/35 báo cáo; chưa có báo cáo dùng được: …`; nothing for an office's own.

    Reports are those that were awaited, one of a city with its wards inside; with `each_office`
    those of all offices below. All are named that are wanting, but `in_text` a handful.
    """
    if not publication.report.rolled_up:
        return ""
    absent = without_report(publication, each_office=each_office)
    filings = () if each_office else publication.filings
    units = (*publication.report.units, *(filing.unit for filing in filings))
    names = {unit.key: inside(unit.name) for unit in units}
    expected = len(filings or publication.report.units)
    line = words.REPORTS.format(used=expected - len(absent), expected=expected)
    if absent:
        named = sorted((names[key] for key in absent), key=vietnamese_order)
        told = a_handful(named) if in_text else ", ".join(named)
        line = words.REPORTS_WITHOUT.format(line=line, units=told)
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


def inside(name: str) -> str:
    """`phường Đông Sơn`: what a unit is begins small inside a sentence, unless it is abbreviated
    (`TP`)."""
    spelt = _TYPE.match(name)
    return f"{name[:1].lower()}{name[1:]}" if spelt else name


_TYPE = re.compile(
    r"(phường|xã|thị trấn|thị xã|thành phố|đặc khu|quận|huyện|tỉnh) (?=\S)", re.IGNORECASE
)


def a_handful(names: Sequence[str]) -> Text:
    """Names inside a sentence: `phường A, phường B`; `phường A, phường B, phường C và 12 đơn vị
    khác`."""
    if len(names) <= HANDFUL:
        return Text(", ".join(names), ", ".join(names))
    return words.AND_OTHERS.format(names=", ".join(names[:FIRST]), count=len(names) - FIRST)
