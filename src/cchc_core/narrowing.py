"""A merged report narrowed to one unit: its leaves, its figures, its filing."""

from attrs import evolve

from cchc_core.errors import NotFound
from cchc_core.extensions import Filed, Publication
from cchc_core.merge import Merged
from cchc_core.model.reports import Report
from cchc_core.model.units import AdminUnit
from cchc_core.rollup import tabulate
from cchc_core.text import Lang, Text


def report_of(merged: Merged, unit: AdminUnit, lang: Lang = "vi") -> Publication:
    """What a format is given to print the report of one unit that sent one, as it sent it.

    It has neither number, manifest nor signatory of the merged report. Raises `NotFound` for a unit
    without a usable report, and for the one that merges.
    """
    campaign = merged.campaign
    if unit == campaign.unit:
        raise NotFound(_MERGES.format(unit=unit.name))
    filing = next(each for each in merged.filings if each.unit.key == unit.key)
    if filing.state is not Filed.USED:
        raise NotFound(_NOTHING.format(unit=unit.name))
    report = _narrowed(merged.report, unit, merged)
    keys = {leaf.unit.key for leaf in report.leaves.values()}
    return evolve(
        merged.publication(lang),
        report=report,
        figures=tabulate(report, campaign.pack, campaign.listed),
        filings=(filing,) if not report.rolled_up else (),
        findings=tuple(finding for finding in merged.findings if finding.unit in keys),
        previous=_narrowed(merged.earlier, unit, merged) if merged.earlier else None,
        signatory=campaign.signatory_of(unit),
        number="",
        dated=None,
    )


def _narrowed(report: Report, unit: AdminUnit, merged: Merged) -> Report:
    """The leaves of a unit and of those below it."""
    below = merged.campaign.units.below(unit.key, report.period.window.last)
    keys = {unit.key, *(each.key for each in below)}
    leaves = [leaf for leaf in report.leaves.values() if leaf.unit.key in keys]
    return Report(unit, report.period, report.pack, leaves)


_MERGES = Text(
    "{unit} là đơn vị tổng hợp: báo cáo của đơn vị này do 'cchc merge' ghi.",
    "{unit} is the one that merges: its report is written by 'cchc merge'.",
)
_NOTHING = Text(
    "{unit} chưa có báo cáo dùng được; xem cchc status.",
    "There is no usable report of {unit}; see cchc status.",
)
