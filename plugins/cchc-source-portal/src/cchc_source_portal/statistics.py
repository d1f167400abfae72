"""Statistics into submissions: a line for each unit, or one unit's lines by field."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from cchc_core import (
    AdminUnit,
    Channel,
    Counted,
    Desk,
    DossierClass,
    DossierCount,
    FileRefused,
    Finding,
    Leaf,
    Origin,
    Report,
    Submission,
    Window,
)
from cchc_source_portal import remarks
from cchc_source_portal.accounts import account
from cchc_source_portal.columns import BY_FIELD
from cchc_source_portal.extracts import Extract
from cchc_source_portal.figures import Figures, Line, figures
from cchc_source_portal.offices import named, printable
from cchc_source_portal.readings import Answer, readings
from cchc_source_portal.sent import Sent, window_of
from cchc_source_portal.telling import finding


def by_unit(sent: Sent, kept: Extract, desk: Desk) -> Iterator[Submission]:
    """A submission for each expected unit that has one line.

    Raises `FileRefused`: `wrong-unit` where there is none, `window-unstated`.
    """
    window = window_of(kept, sent.name, desk, None)
    table = figures(kept, sent.name, "unit")
    owned, findings = _owned(table, desk)
    if not owned:
        raise FileRefused("wrong-unit", remarks.NO_UNIT.format(file=sent.name))
    reported = sum(line.filled for line in table.entries if line not in owned.values())
    general = (*sent.findings(), *findings, *table.wrong_as_a_whole(None))
    for unit, line in owned.items():
        yield _Statement(sent, table, desk, window, reported).submission(
            unit, [line], (*general, *table.wrong([line], unit.key))
        )
        general = ()


def by_field(sent: Sent, kept: Extract, desk: Desk) -> Iterator[Submission]:
    """The submission of the unit whose fields these are; raises `FileRefused`."""
    unit = sent.whole(kept, desk)
    assert unit
    window = window_of(kept, sent.name, desk, unit)
    table = figures(kept, sent.name, "field")
    told = (
        *sent.findings(),
        *table.wrong(table.entries, unit.key),
        *table.wrong_as_a_whole(unit.key),
    )
    yield _Statement(sent, table, desk, window).submission(unit, table.entries, told)


def _owned(table: Figures, desk: Desk) -> tuple[dict[AdminUnit, Line], list[Finding]]:
    """The line of each expected unit, and what is told of all others."""
    lines: dict[AdminUnit, list[Line]] = {}
    findings: list[Finding] = []
    for line in table.entries:
        office = named(line.label, desk, table.kept.profile.units)
        if office.unit and office.sure and desk.expects(office.unit):
            lines.setdefault(office.unit, []).append(line)
            continue
        remark = remarks.UNIT_SUGGESTED if office.unit else remarks.UNIT_UNMATCHED
        remark = remarks.UNIT_NOT_EXPECTED if office.sure else remark
        told = {"unit": office.unit.name if office.unit else "", "name": printable(line.label)}
        cell = table.cell(line.row, "unit")
        findings.append(finding(remark, table.file, cell, count=1, lines=line.row, **told))
    for unit, theirs in lines.items():
        if len(theirs) > 1:
            rows = ", ".join(str(line.row) for line in theirs)
            place, told = (table.file, "", unit.key), {"lines": rows, "unit": unit.name}
            findings.append(finding(remarks.UNIT_TWICE, *place, count=len(theirs), **told))
    return {unit: theirs[0] for unit, theirs in lines.items() if len(theirs) == 1}, findings


@frozen
class _Statement:
    """A table of counts over a window; `reported` are the cells of lines that findings tell of."""

    sent: Sent
    table: Figures
    desk: Desk
    window: Window
    reported: int = 0

    def submission(
        self, unit: AdminUnit, lines: Sequence[Line], findings: tuple[Finding, ...]
    ) -> Submission:
        """What these lines say of a unit."""
        kept, ours = self.table.kept, self.desk.period.window

        def answer(counted: Counted) -> Answer | None:
            return self._answer(counted, lines)

        other = None if self.window == ours else self.window
        leaf = Leaf(
            unit,
            ours,
            readings(unit, self.desk, answer, other),
            dossiers=() if other or "field" not in kept.places else tuple(_by_field(lines)),
        )
        every = sum(line.filled for line in self.table.lines)
        return Submission(
            report=Report(unit, self.desk.period, self.desk.pack.key, [leaf]),
            source="portal",
            file=self.sent.name,
            part=kept.profile.part,
            profile=kept.profile.id,
            findings=findings,
            cells=account(self.sent.opened, every - self.reported, self.reported, 0),
        )

    def _answer(self, counted: Counted, lines: Sequence[Line]) -> Answer | None:
        """What an indicator counts, if every line that it asks of can tell."""
        words = self.table.kept.profile.words
        if counted.field:
            lines = [line for line in lines if words.field(line.label) == counted.field]
            if "field" not in self.table.kept.places:
                return None
        columns = [line.counts.of(counted) for line in lines]
        if not columns or not all(columns):
            return None
        number = sum(line.counts.sum(names) for line, names in zip(lines, columns, strict=True))
        return number, self._origin(lines, columns)

    def _origin(self, lines: Sequence[Line], columns: Sequence[tuple[str, ...]]) -> Origin:
        """The cells of a line; of a sum of lines those of the first and the last."""
        ends = dict.fromkeys((0, len(lines) - 1))
        cells = ["+".join(self.table.cell(lines[n].row, name) for name in columns[n]) for n in ends]
        kept = self.table.kept
        return Origin(self.table.file, kept.sheet or kept.profile.title.vi, ":".join(cells))


def _by_field(lines: Sequence[Line]) -> Iterator[DossierCount]:
    """The counts of each field: by class, and those received in the period by channel if told."""
    for line in lines:
        values = line.counts.values
        for name, one in BY_FIELD.items():
            if name in values:
                yield DossierCount(line.label, one, values[name])
        if "in_period" not in values and "direct_or_postal" in values and "online" in values:
            for name, channel in (
                ("online", Channel.ONLINE),
                ("direct_or_postal", Channel.OFFLINE),
            ):
                yield DossierCount(line.label, DossierClass.IN_PERIOD, values[name], channel)
