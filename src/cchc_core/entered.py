"""What officers typed on units' behalf, as reports that stand beside what the units sent."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from cchc_core.entries import Entry
from cchc_core.extensions import Desk, Submission
from cchc_core.model.findings import Finding, Origin
from cchc_core.model.forms import FormPack
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Status
from cchc_core.model.reports import Reading, Report
from cchc_core.model.units import AdminUnit
from cchc_core.reading import Interpretation, Typed, indicator_of, interpret
from cchc_core.text import Text

SOURCE = "entered"
TITLE = Text("Số liệu nhập tay", "Figures typed by hand")


def entered(entries: Iterable[Entry], desk: Desk, file: str) -> Iterator[Submission]:
    """A submission for each unit and version of the forms that figures or words were entered for,
    unless all of it was taken back; of a row, or a section, the last entry counts. `file` is what
    they stand in."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        groups.setdefault((entry.unit, entry.pack), []).append(entry)
    units = {str(unit.key): unit for unit in desk.expected}
    for (key, pack), mine in groups.items():
        version = desk.version(pack)
        assert version  # what is on other forms does not hold
        submission = _submission(units[key], version, mine, desk, file)
        leaf = submission.report.own
        readings = leaf.readings.values()
        if leaf.words or any(r.status is not Status.BLANK or r.raw for r in readings):
            yield submission


def understood(indicator: Indicator, value: str) -> Interpretation:
    """What a value says that was typed as a text, as every number is on a command line."""
    told = interpret(indicator, Typed(value))
    as_text = told.remark is not None and told.remark.rule == "number-as-text"
    return evolve(told, remark=None) if as_text else told


def _submission(
    unit: AdminUnit, pack: FormPack, entries: Iterable[Entry], desk: Desk, file: str
) -> Submission:
    findings: list[Finding] = []
    readings = []
    words: dict[str, str] = {}
    for row, entry in {entry.row: entry for entry in entries}.items():
        if pack.section(row):
            words[row] = entry.value
            continue
        told = understood(indicator_of(pack[row], pack), entry.value)
        origin = evolve(entry.origin or Origin(file), entered=entry.way)
        readings.append(Reading(row, told.status, told.value, told.raw, origin=origin))
        if told.remark:
            findings.append(told.remark.finding(unit.key, row, origin))
    return Submission(
        report=Report.of(unit, desk.period, pack.key, readings, words=words),
        source=SOURCE,
        file=file,
        findings=tuple(findings),
        part="" if pack is desk.pack else pack.key,
    )
