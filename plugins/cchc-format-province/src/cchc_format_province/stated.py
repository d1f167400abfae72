"""A workbook without the report inside: what its appendix still states, and what it cannot.

The office's own column holds the office's own figures. What stands under the communes was stated
of them together: sums, and rates with their base, are used as that. A common count, a code or a
list is not, for nobody can tell how many units stand behind it.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import evolve, frozen

from cchc_core import (
    AdminUnit,
    Desk,
    Figure,
    Finding,
    FormPack,
    Leaf,
    Origin,
    Ratio,
    Reading,
    Report,
    Role,
    Row,
    Severity,
    StatedRate,
    Status,
    Text,
    group_of,
    tabulate,
)
from cchc_core.printing import MARKS, NO_NUMBER, Look
from cchc_core.reading import Remark, Typed, indicator_of, interpret
from cchc_format_province import remarks
from cchc_format_province.returned import Line, Returned

_COVERED = re.compile(r"\s*([0-9]{1,5})\s*/\s*[0-9]{1,5}\s*", re.ASCII)
_MARKED = {
    Look.NOT_APPLICABLE: Status.NOT_APPLICABLE,
    Look.REJECTED: Status.REJECTED,
    **dict.fromkeys((Look.BLANK, Look.NOT_SUBMITTED, Look.OUT_OF_SCOPE), Status.BLANK),
}
_STATUS_OF: Mapping[str, Status] = {
    **{text: Status.BLANK for said in NO_NUMBER.values() for text in (said.vi, said.en)},
    **{text: of for look, of in _MARKED.items() for text in (MARKS[look].vi, MARKS[look].en)},
}


@frozen
class Stated:
    """What the appendix states, and what is to be said of it."""

    report: Report
    findings: tuple[Finding, ...]


def stated(
    returned: Returned, unit: AdminUnit, pack: FormPack, desk: Desk, file: Origin
) -> Stated | None:
    """The office's own figures, and those of the base-level units below it together; None where
    there is no appendix to read."""
    lines: dict[str, tuple[Line, Origin]] = {}
    for table in returned.tables:
        for line in table.lines():
            lines.setdefault(line.id, (line, evolve(file, sheet=table.title)))
    if not any(row.id in lines for row in pack.rows):
        return None
    window, findings = desk.period.window, list[Finding]()
    own = Leaf(unit, window, _own(lines, unit, pack, findings))
    leaves = [own]
    below = desk.units.below(unit.key, window.last)
    if members := sum(of.level == pack.base_level for of in below):
        figures = tabulate(Report(unit, desk.period, pack.key, [own]), pack)
        together = tuple(_together(lines, figures, pack, members))
        group = _group(unit, pack)
        readings = [told.reading for told in together]
        leaves.append(Leaf(group, window, readings, stands_for=members))
        findings.append(_finding(group, members, [told for told in together if told.unused], file))
    return Stated(Report(unit, desk.period, pack.key, leaves), tuple(findings))


def _own(
    lines: Mapping[str, tuple[Line, Origin]],
    unit: AdminUnit,
    pack: FormPack,
    findings: list[Finding],
) -> Iterator[Reading]:
    """What the office states of itself; in forms of one level it stands under the total."""
    mark = f"level/{unit.level}" if len(pack.levels) > 1 else "total"
    for row in pack.fillable(unit.level):
        if row.id in lines:
            line, sheet = lines[row.id]
            origin = evolve(sheet, cell=line.cell(mark))
            reading, remark = _read(row, line.typed(mark), origin, pack)
            if remark:
                findings.append(remark.finding(unit.key, row.id, origin))
            yield reading


@frozen
class _Told:
    """A row as it was stated of several units together, and why it is not used, if it is not."""

    row: Row
    reading: Reading
    unused: Text | None = None


def _together(
    lines: Mapping[str, tuple[Line, Origin]],
    own: Mapping[str, Figure],
    pack: FormPack,
    members: int,
) -> Iterator[_Told]:
    mark = f"level/{pack.base_level}"
    for row in pack.rows:
        if row.id not in lines or not _asked(row, pack):
            continue
        line, sheet = lines[row.id]
        reading, _ = _read(row, line.typed(mark), evolve(sheet, cell=line.cell(mark)), pack)
        if reading.status is Status.USED:
            yield _stated(row, reading, line, own[row.id], pack, members)
        else:
            yield _Told(row, reading)


def _asked(row: Row, pack: FormPack) -> bool:
    """Whether base-level units fill the row, or all rows behind a ratio of two parts."""
    if row.role is Role.DERIVED and isinstance(ratio := pack.indicator(row).over_units, Ratio):
        names = (*ratio.part.names, *ratio.whole.names)
        return all(pack.base_level in pack[name].scope for name in names)
    return pack.base_level in row.scope


def _stated(
    row: Row, reading: Reading, line: Line, own: Figure, pack: FormPack, members: int
) -> _Told:
    """A figure with of how many units it is, and a rate with what it was divided from, less what is
    the office's own."""
    operator = pack.indicator(row).over_units
    rate = isinstance(operator, StatedRate | Ratio)
    if not rate and operator.name != "sum":
        return _unused(row, reading, remarks.NO_SUM)
    covered = _COVERED.fullmatch(line.typed("coverage").raw)
    mine = int(own.whole is not None) if rate else own.coverage.used
    told = int(covered[1]) - mine if covered else 0
    if not 1 <= told <= members:
        return _unused(row, reading, remarks.OF_NOBODY)
    if not rate:
        return _Told(row, evolve(reading, stands_for=told))
    base, part = _rest(line.typed("whole"), own.whole), _rest(line.typed("part"), own.part)
    if isinstance(operator, StatedRate) and base is not None:
        return _Told(row, evolve(reading, stands_for=told, base=base))
    if base is None or part is None:
        return _unused(row, reading, remarks.NO_BASE)
    blank = evolve(reading, status=Status.BLANK, value=None)
    return _Told(row, evolve(blank, stands_for=told, base=base, part=part))


def _unused(row: Row, reading: Reading, why: Text) -> _Told:
    return _Told(row, evolve(reading, status=Status.REJECTED, value=None), why)


def _rest(typed: Typed, own: Fraction | None) -> Decimal | None:
    """What is left of a sum over all units less the office's own; None where there is no sum."""
    number = typed.value
    if not isinstance(number, int | float) or isinstance(number, bool):
        return None
    left = Fraction(Decimal(format(number, ".15g"))) - (own or 0)
    return Decimal(left.numerator) / Decimal(left.denominator) if left >= 0 else None


def _read(row: Row, typed: Typed, origin: Origin, pack: FormPack) -> tuple[Reading, Remark | None]:
    """A cell of the appendix: one of our marks, or a figure read as strictly as any other."""
    text = typed.raw.strip()
    if text in _STATUS_OF:
        return Reading(row.id, _STATUS_OF[text], raw=text, origin=origin), None
    told = interpret(indicator_of(row, pack), typed)
    return Reading(row.id, told.status, told.value, told.raw, origin=origin), told.remark


def _group(unit: AdminUnit, pack: FormPack) -> AdminUnit:
    label = pack.level(pack.base_level).label.vi
    name = f"Các đơn vị {label[:1].lower()}{label[1:]} thuộc {unit.name}"
    return group_of(unit, pack.base_level, name)


def _finding(group: AdminUnit, members: int, unused: list[_Told], file: Origin) -> Finding:
    """That figures were stated together, and which rows cannot be used, each kind by itself."""
    why = dict.fromkeys(told.unused for told in unused if told.unused)
    parts = [
        reason.format(rows=", ".join(told.row.number for told in unused if told.unused == reason))
        for reason in why
    ]
    rows = Text("; ".join(p.vi for p in parts) or "–", "; ".join(p.en for p in parts) or "–")
    message = remarks.TOGETHER.format(group=group.name, count=members, rows=rows)
    found = str(len(unused))
    return Finding(
        "stated-together", Severity.WARNING, message, unit=group.key, origin=file, found=found
    )
