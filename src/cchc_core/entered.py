"""The source "entered": what officers typed on units' behalf, as the campaign's `entered.toml` has
it."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import evolve, frozen

from cchc_core.entries import FILE, Entry, read_entries
from cchc_core.errors import BadData, FileRefused
from cchc_core.extensions import Desk, Source, Submission
from cchc_core.model.findings import Finding, Origin, Severity
from cchc_core.model.forms import FormPack
from cchc_core.model.indicators import Indicator
from cchc_core.model.measures import Status
from cchc_core.model.reports import Reading, Report
from cchc_core.model.units import AdminUnit, UnitKey
from cchc_core.reading import Interpretation, Typed, indicator_of, interpret
from cchc_core.text import Text


def recognises(_: Path, head: bytes) -> bool:
    """Whether the file says of itself that it holds entries."""
    return _MARK.search(head) is not None


def read(path: Path, desk: Desk) -> Iterator[Submission]:
    """A submission for each unit that figures were entered for; of a row the last entry counts.

    Raises `FileRefused`: `entered-by-others` for a file that lies in the inbox, since only the
    office itself enters figures; `file-structure` and `wrong-form`, naming the line.
    """
    if desk.inbox and path.is_relative_to(desk.inbox):
        raise FileRefused("entered-by-others", _BY_OTHERS.format(file=desk.name(path), own=FILE))
    try:
        entries = read_entries(path)
    except BadData as error:
        raise FileRefused("file-structure", error.message) from None
    yield from _Reader(desk.name(path), desk).submissions(entries)


def understood(indicator: Indicator, value: str) -> Interpretation:
    """What a value says that was typed on a command line, where every number is a text."""
    told = interpret(indicator, Typed(value))
    as_text = told.remark is not None and told.remark.rule == "number-as-text"
    return evolve(told, remark=None) if as_text else told


ENTERED = Source("entered", Text("Số liệu nhập tay", "Figures typed by hand"), recognises, read)

_MARK = re.compile(rb'^cchc\s*=\s*"entered/', re.MULTILINE)


@frozen
class _Reader:
    """Reads the entries of a file into submissions."""

    file: str
    desk: Desk

    def submissions(self, entries: Sequence[Entry]) -> Iterator[Submission]:
        """One for each unit and version of the forms, unless all of it was taken back."""
        groups: dict[tuple[UnitKey, str], list[Entry]] = {}
        for entry in entries:
            groups.setdefault((self.unit(entry).key, entry.pack), []).append(entry)
        for mine in groups.values():
            submission = self.submission(mine)
            readings = submission.report.own.readings.values()
            if any(reading.status is not Status.BLANK or reading.raw for reading in readings):
                yield submission

    def submission(self, entries: Sequence[Entry]) -> Submission:
        """What was entered for one unit on one version of the forms."""
        unit, pack = self.unit(entries[0]), self.pack(entries[0])
        last = {entry.row: entry for entry in entries}
        findings: list[Finding] = []
        readings = []
        for row, entry in last.items():
            if row not in pack:
                findings.append(self.stray(entry, unit, pack))
                continue
            told, origin = (
                understood(indicator_of(pack[row], pack), entry.value),
                self.origin(entry),
            )
            readings.append(Reading(row, told.status, told.value, told.raw, origin=origin))
            if told.remark:
                findings.append(told.remark.finding(unit.key, row, origin))
        return Submission(
            report=Report.of(unit, self.desk.period, pack.key, readings),
            source=ENTERED.name,
            file=self.file,
            findings=tuple(findings),
            part="" if pack is self.desk.pack else pack.key,
        )

    def unit(self, entry: Entry) -> AdminUnit:
        for unit in self.desk.expected:
            if entry.unit in (str(unit.key), unit.code):
                return unit
        message = _NO_UNIT.format(file=self.file, line=entry.line, unit=entry.unit)
        raise FileRefused("file-structure", message, found=entry.unit)

    def pack(self, entry: Entry) -> FormPack:
        if pack := self.desk.version(entry.pack):
            return pack
        found, expected = entry.pack, self.desk.pack.key
        message = _OTHER_FORMS.format(
            file=self.file, line=entry.line, found=found, expected=expected
        )
        raise FileRefused("wrong-form", message, found=found, expected=expected)

    def origin(self, entry: Entry) -> Origin:
        return Origin(self.file, cell=f"L{entry.line}", entered=f"{entry.way}; {entry.reason}")

    def stray(self, entry: Entry, unit: AdminUnit, pack: FormPack) -> Finding:
        return Finding(
            rule="stray-value",
            severity=Severity.ERROR,
            message=_STRAY.format(file=self.file, line=entry.line, row=entry.row, pack=pack.key),
            unit=unit.key,
            origin=self.origin(entry),
            found=entry.value,
        )


_BY_OTHERS = Text(
    "{file}: số liệu nhập tay chỉ do chính cơ quan tổng hợp ghi (cchc enter), ở tệp {own} trong "
    "thư mục của đợt báo cáo; tệp nằm trong hộp nhận không được dùng. Hãy bỏ tệp này ra.",
    "{file}: only the office that merges enters figures (cchc enter), in {own} of the campaign's "
    "folder; one that lies in the inbox is not used. Take it away.",
)
_NO_UNIT = Text(
    "{file}, dòng {line}: '{unit}' không phải đơn vị phải báo cáo. Hãy sửa mã, hoặc danh sách đơn "
    "vị trong cchc.toml.",
    "{file}, line {line}: no report is expected of '{unit}'. Correct the code, or the units in "
    "cchc.toml.",
)
_OTHER_FORMS = Text(
    "{file}, dòng {line}: số liệu nhập theo biểu {found}, kỳ này thu biểu {expected}. Hãy ghi bộ "
    "{found} vào khóa earlier_packs của cchc.toml để chuyển số liệu sang.",
    "{file}, line {line}: entered on the forms {found}; this collection is on {expected}. Name "
    "{found} under earlier_packs in cchc.toml, and the figures are carried over.",
)
_STRAY = Text(
    "{file}, dòng {line}: biểu {pack} không có dòng '{row}' nên số này không được dùng. Hãy sửa mã "
    "dòng.",
    "{file}, line {line}: the forms {pack} have no row '{row}', so its figure is not used. Correct "
    "the row's id.",
)
