"""Reports on another version of the forms, carried over by indicator; the rest is listed."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import evolve, frozen

from cchc_core.extensions import Submission
from cchc_core.model.changes import Change, ChangeKind, diff
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.model.forms import FormPack, Role, Row
from cchc_core.model.measures import Kind, Status
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.text import Text, fold


def carry_over(submission: Submission, earlier: FormPack, pack: FormPack) -> Submission:
    """A submission read on the forms `earlier`, as one on the forms `pack`.

    A figure goes over where both versions mean the same by its row for the unit. Any other that
    was filled in is told by a finding (`not-carried-over`) and left out; one more (`carried-over`)
    names both versions, and the rows that still have to be asked.
    """
    report = submission.report
    between = Between(earlier, pack, report.unit.level)
    leaves = [_carried(leaf, between) for leaf in report.leaves.values()]
    readings = [r for leaf in report.leaves.values() for r in leaf.readings.values()]
    return evolve(
        submission,
        report=Report(report.unit, report.period, pack.key, leaves),
        findings=(
            _carried_over(submission, between),
            *(evolve(f, indicator=between.row(f.indicator)) for f in submission.findings),
            *_left_behind(submission, readings, between),
        ),
        suggestions=tuple(s for s in submission.suggestions if not between.hindrance(s.row)),
        carried_from=earlier.key,
    )


@frozen
class Between:
    """What goes over from one version of the forms to another, for the units of a level."""

    earlier: FormPack
    pack: FormPack
    level: str

    def hindrance(self, id: str) -> Change | None:
        """Why a figure on the row does not mean the same on both versions; None when it does.

        An indicator means the same only if those it is computed from do. What one version leaves
        unsaid contradicts nothing.
        """
        for change in self._changes.get(id, ()):
            if self._hinders(change):
                return change
        uses = self.pack.catalogue[id].uses if id in self.pack.catalogue else ()
        return next(filter(None, map(self.hindrance, uses)), None)

    def row(self, id: str | None) -> str | None:
        """The id, if the row stands on the later version."""
        return id if id in self.pack else None

    @cached_property
    def asked(self) -> tuple[Row, ...]:
        """The rows of the later version that the unit fills and no earlier form answers."""
        rows = self.pack.fillable(self.level)
        return tuple(row for row in rows if row.role is Role.DATA and self.hindrance(row.id))

    @cached_property
    def _changes(self) -> Mapping[str, tuple[Change, ...]]:
        changes: dict[str, tuple[Change, ...]] = {}
        for change in diff(self.earlier, self.pack):
            changes[change.row.id] = (*changes.get(change.row.id, ()), change)
        return changes

    def _hinders(self, change: Change) -> bool:
        id = change.row.id
        match change.kind:
            case ChangeKind.ADDED | ChangeKind.REMOVED | ChangeKind.ROLE:
                return True
            case ChangeKind.SCOPE:
                return (self.level in self.earlier[id].scope) != (self.level in self.pack[id].scope)
            case ChangeKind.UNIT if self._answers_by_code(id):
                return False  # its unit is the list of codes, which the definition compares
            case ChangeKind.UNIT | ChangeKind.DEFINITION:
                said = fold(change.before), fold(change.after)
                return all(said) and said[0] != said[1]
        return False

    def _answers_by_code(self, id: str) -> bool:
        return id in self.pack.catalogue and self.pack.catalogue[id].kind is Kind.CODE


def _carried(leaf: Leaf, between: Between) -> Leaf:
    readings = leaf.readings.values()
    return evolve(leaf, readings=[r for r in readings if not between.hindrance(r.row)])


def _left_behind(
    submission: Submission, readings: list[Reading], between: Between
) -> Iterator[Finding]:
    """What was filled in, or may have been, and does not go over."""
    filled = [(r.row, r.raw or _shown(r), r.origin) for r in readings if _says_something(r)]
    offered = [(s.row, s.value or s.text, s.origin) for s in submission.suggestions]
    for id, found, origin in (*filled, *offered):
        if change := between.hindrance(id):
            yield _not_carried_over(submission, id, found, origin, change, between)


def _says_something(reading: Reading) -> bool:
    return reading.status is not Status.BLANK or bool(reading.raw or reading.note)


def _shown(reading: Reading) -> str:
    match reading.value:
        case tuple() as listed:
            return str(len(listed))
        case None:
            return reading.note
        case number:
            return str(number)


def _carried_over(submission: Submission, between: Between) -> Finding:
    unit = submission.report.unit
    asked = ", ".join(row.number or row.label for row in between.asked)
    message = (_TOLD_AND_ASKED if asked else _TOLD).format(
        file=submission.file,
        unit=unit.name,
        earlier=between.earlier.key,
        pack=between.pack.key,
        count=len(between.asked),
        asked=asked,
    )
    return Finding(
        rule="carried-over",
        severity=Severity.INFORMATION,
        message=message,
        unit=unit.key,
        origin=Origin(submission.file),
        found=between.earlier.key,
        expected=between.pack.key,
    )


def _not_carried_over(
    submission: Submission,
    id: str,
    found: str,
    origin: Origin | None,
    change: Change,
    between: Between,
) -> Finding:
    gone = change.kind is ChangeKind.REMOVED
    message = (_GONE if gone else _CHANGED).format(
        row=between.earlier[id].name,
        earlier=between.earlier.key,
        pack=between.pack.key,
        found=found,
        why=change.sentence,
    )
    return Finding(
        rule="not-carried-over",
        severity=Severity.INFORMATION if gone else Severity.WARNING,
        message=message,
        unit=submission.report.unit.key,
        indicator=between.row(id),
        origin=origin,
        found=found,
    )


_TOLD = Text(
    "{file}: {unit} dùng biểu {earlier}; số liệu đã chuyển sang biểu {pack} theo từng chỉ tiêu, "
    "không dòng nào phải hỏi thêm.",
    "{file}: {unit} used the forms {earlier}; the figures were carried over to {pack} by "
    "indicator, and no row is left to ask.",
)
_TOLD_AND_ASKED = Text(
    "{file}: {unit} dùng biểu {earlier}; số liệu đã chuyển sang biểu {pack} theo từng chỉ tiêu. "
    "Còn {count} dòng của biểu {pack} chưa có số: {asked}. Hãy gửi đơn vị bản bổ sung (cchc forms "
    "--only-changed).",
    "{file}: {unit} used the forms {earlier}; the figures were carried over to {pack} by "
    "indicator. {count} rows of {pack} have no figure yet: {asked}. Send the unit a supplement "
    "(cchc forms --only-changed).",
)
_CHANGED = Text(
    "Dòng {row} của biểu {earlier} ghi '{found}' nhưng không chuyển sang biểu {pack}, vì không "
    "cùng một định nghĩa ({why}). Hãy hỏi đơn vị số liệu theo biểu {pack}.",
    "Row {row} of the forms {earlier} holds '{found}', which was not carried over to {pack}, for "
    "the definitions differ ({why}). Ask the unit for its figure by {pack}.",
)
_GONE = Text(
    "Dòng {row} của biểu {earlier} ghi '{found}'; biểu {pack} không có chỉ tiêu này nên không "
    "dùng.",
    "Row {row} of the forms {earlier} holds '{found}'; {pack} does not ask for it, so it is not "
    "used.",
)
