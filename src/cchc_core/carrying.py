"""Reports on another version of the forms, carried over by indicator; the rest is listed."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import evolve, frozen

from cchc_core.extensions import Submission
from cchc_core.model.changes import Change, ChangeKind, diff
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.model.forms import FormPack, Row
from cchc_core.model.measures import Kind, Status
from cchc_core.model.reports import Leaf, Reading, Report
from cchc_core.model.units import AdminUnit
from cchc_core.text import Text, as_told, fold


def carry_over(submission: Submission, earlier: FormPack, pack: FormPack) -> Submission:
    """A submission read on the forms `earlier`, as one on the forms `pack`.

    A figure goes over where both versions mean the same by its row for the unit. Any other that
    was filled in is told by a finding (`not-carried-over`) and left out; one more (`carried-over`)
    names both versions, and the rows that still have to be asked.
    """
    report, between = submission.report, Between(earlier, pack)
    leaves = [_carried(leaf, between) for leaf in report.leaves.values()]
    level = report.unit.level
    return evolve(
        submission,
        report=Report(report.unit, report.period, pack.key, leaves),
        findings=(
            _carried_over(submission, between),
            *(evolve(f, indicator=between.row(f.indicator)) for f in submission.findings),
            *_left_behind(submission, between),
        ),
        suggestions=tuple(s for s in submission.suggestions if not between.hindrance(s.row, level)),
        carried_from=earlier.key,
    )


def carried_report(report: Report, earlier: FormPack, pack: FormPack) -> Report:
    """A report on the forms `earlier`, as one on the forms `pack`: the figures that mean the same
    on both."""
    between = Between(earlier, pack)
    leaves = [_carried(leaf, between) for leaf in report.leaves.values()]
    return Report(report.unit, report.period, pack.key, leaves)


@frozen
class Between:
    """What goes over from one version of the forms to another."""

    earlier: FormPack
    pack: FormPack

    def hindrance(self, id: str, level: str) -> Change | None:
        """Why a figure on the row, from a unit of `level`, does not mean the same on both versions;
        None when it does.

        An indicator means the same only if those it is computed from do. What one version leaves
        unsaid contradicts nothing.
        """
        for change in self._changes.get(id, ()):
            if self._hinders(change, level):
                return change
        uses = self.pack.catalogue[id].uses if id in self.pack.catalogue else ()
        return next(filter(None, (self.hindrance(used, level) for used in uses)), None)

    def row(self, id: str | None) -> str | None:
        """The id, if the row stands on the later version."""
        return id if id in self.pack else None

    def asked(self, level: str) -> tuple[Row, ...]:
        """The rows of the later version that a unit fills and no earlier form answers."""
        return tuple(row for row in self.pack.fillable(level) if self.hindrance(row.id, level))

    @cached_property
    def _changes(self) -> Mapping[str, tuple[Change, ...]]:
        changes: dict[str, tuple[Change, ...]] = {}
        for change in diff(self.earlier, self.pack):
            changes[change.row.id] = (*changes.get(change.row.id, ()), change)
        return changes

    def _hinders(self, change: Change, level: str) -> bool:
        id = change.row.id
        match change.kind:
            case ChangeKind.ADDED | ChangeKind.REMOVED | ChangeKind.ROLE:
                return True
            case ChangeKind.SCOPE:
                return (level in self.earlier[id].scope) != (level in self.pack[id].scope)
            case ChangeKind.UNIT if self._answers_by_code(id):
                return False  # its unit is the list of codes, which the definition compares
            case ChangeKind.UNIT | ChangeKind.DEFINITION:
                said = fold(change.before), fold(change.after)
                return all(said) and said[0] != said[1]
        return False

    def _answers_by_code(self, id: str) -> bool:
        return id in self.pack.catalogue and self.pack.catalogue[id].kind is Kind.CODE


@frozen
class _Stated:
    """What was filled in on a row, or offered for it, and by whom."""

    unit: AdminUnit
    row: str
    found: str
    origin: Origin | None


def _carried(leaf: Leaf, between: Between) -> Leaf:
    level = leaf.unit.level
    readings = leaf.readings.values()
    return evolve(
        leaf,
        readings=[r for r in readings if not between.hindrance(r.row, level)],
        words={id: text for id, text in leaf.words.items() if between.pack.section(id)},
    )


def _left_behind(submission: Submission, between: Between) -> Iterator[Finding]:
    for stated in (*_filled(submission), *_offered(submission)):
        if change := between.hindrance(stated.row, stated.unit.level):
            yield _not_carried_over(stated, change, between)
    for leaf in submission.report.leaves.values():
        for id, words in leaf.words.items():
            if between.pack.section(id) is None:
                yield _words_left_behind(submission, leaf, id, words, between)


def _filled(submission: Submission) -> Iterator[_Stated]:
    for leaf in submission.report.leaves.values():
        for reading in leaf.readings.values():
            if reading.status is not Status.BLANK or reading.raw or reading.note:
                found = reading.raw or _shown(reading)
                yield _Stated(leaf.unit, reading.row, found, reading.origin)


def _shown(reading: Reading) -> str:
    match reading.value:
        case tuple() as listed:
            return str(len(listed))
        case None:
            return reading.note
        case number:
            return str(number)


def _offered(submission: Submission) -> Iterator[_Stated]:
    for told in submission.suggestions:
        yield _Stated(submission.report.unit, told.row, told.value or told.text, told.origin)


def _carried_over(submission: Submission, between: Between) -> Finding:
    unit = submission.report.unit
    rows = between.asked(unit.level)
    message = (_TOLD_AND_ASKED if rows else _TOLD).format(
        file=submission.file,
        unit=unit.name,
        earlier=between.earlier.key,
        pack=between.pack.key,
        count=len(rows),
        asked=", ".join(row.number or row.label for row in rows[:_NAMED])
        + "…" * (len(rows) > _NAMED),
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


def _not_carried_over(stated: _Stated, change: Change, between: Between) -> Finding:
    gone = change.kind is ChangeKind.REMOVED
    message = (_GONE if gone else _CHANGED).format(
        row=between.earlier[stated.row].name,
        earlier=between.earlier.key,
        pack=between.pack.key,
        found=as_told(stated.found),
        why=change.sentence,
    )
    return Finding(
        rule="not-carried-over",
        severity=Severity.INFORMATION if gone else Severity.WARNING,
        message=message,
        unit=stated.unit.key,
        indicator=between.row(stated.row),
        origin=stated.origin,
        found=stated.found,
    )


def _words_left_behind(
    submission: Submission, leaf: Leaf, id: str, words: str, between: Between
) -> Finding:
    section = between.earlier.section(id)
    message = _WORDS_GONE.format(
        section=f"{section.number} {section.title}" if section else id,
        earlier=between.earlier.key,
        pack=between.pack.key,
        found=words[:_SHOWN],
    )
    return Finding(
        rule="not-carried-over",
        severity=Severity.WARNING,
        message=message,
        unit=leaf.unit.key,
        origin=Origin(submission.file),
        found=words[:_SHOWN],
    )


_SHOWN = 60
"""So much of a text tells which one it is."""
_NAMED = 10
"""How many of the rows that have to be asked are named; the supplement has them all."""
_TOLD = Text(
    "{file}: {unit} dùng biểu {earlier}; số liệu đã chuyển sang biểu {pack} theo từng chỉ tiêu, "
    "không dòng nào phải hỏi thêm.",
    "{file}: {unit} used the forms {earlier}; the figures were carried over to {pack} by "
    "indicator, and no row is left to ask.",
)
_TOLD_AND_ASKED = Text(
    "{file}: {unit} dùng biểu {earlier}; số liệu đã chuyển sang biểu {pack} theo từng chỉ tiêu. "
    "Còn {count} dòng của biểu {pack} chưa có số: {asked}.",
    "{file}: {unit} used the forms {earlier}; the figures were carried over to {pack} by "
    "indicator. {count} rows of {pack} have no figure yet: {asked}.",
).and_office(
    "Hãy gửi đơn vị bản bổ sung (cchc forms --only-changed).",
    "Send the unit a supplement (cchc forms --only-changed).",
)
_WORDS_GONE = Text(
    "Mục {section} của báo cáo theo biểu {earlier} viết “{found}…”; báo cáo theo biểu {pack} không "
    "có mục này nên không dùng. Hãy chuyển phần lời sang mục khác nếu còn cần.",
    "Section {section} of the report on {earlier} says '{found}…'; the report on {pack} has no "
    "such section, so it is not used. Move the words to another section if they are still needed.",
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
