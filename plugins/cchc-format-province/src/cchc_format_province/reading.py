"""The source `province`: a city's workbook read back into the offices' own reports inside it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from attrs import evolve

from cchc_core import (
    AdminUnit,
    BadData,
    Cells,
    Desk,
    FileRefused,
    Finding,
    FormPack,
    Leaf,
    Manifest,
    Origin,
    Report,
    Severity,
    Submission,
    Text,
    UnitKey,
    format_date,
    group_of,
    report_from_json,
    text_from_cells,
)
from cchc_core.reading import Sheet, Typed, apart, precheck
from cchc_format_province import remarks
from cchc_format_province.admitting import admit
from cchc_format_province.carrier import Damage, Stamp, carried
from cchc_format_province.layout import SHEET
from cchc_format_province.returned import Line, Returned, open_returned
from cchc_format_province.stated import stated

_LAST_DIGITS = 1e-9


def read_province(path: Path, desk: Desk) -> Iterable[Submission]:
    """The one submission of a workbook, with the leaves of every office below the unit; where the
    report inside was taken out, with what the appendix states of them together.

    Raises `FileRefused`: for a file that cannot be opened, `not-a-province-report` without our
    stamp; `wrong-form`, `wrong-period`, `wrong-unit` before any figure is read; `report-damaged`
    when the report inside did not come through whole.
    """
    sheets = precheck(path)
    returned = apart(path, open_returned)
    if returned.stamp is None:
        raise FileRefused("not-a-province-report", remarks.NOT_OURS.format(file=path.name))
    unit, pack = admit(returned.stamp, desk, path.name)
    file = Origin(desk.name(path))
    text = carried(returned.hidden)
    if text is Damage.GONE:
        if (told := stated(returned, unit, pack, desk, file)) is None:
            raise _damaged(path.name, unit, remarks.GONE)
        yield Submission(told.report, "province", file.file, findings=told.findings)
        return
    if text is Damage.BROKEN:
        raise _damaged(path.name, unit, remarks.CHECKSUM)
    yield Submission(
        report=_report(text, unit, pack, desk, path),
        source="province",
        file=file.file,
        findings=tuple(_typed_over(returned, unit, pack, file)),
        cells=_account(sheets, returned),
        manifest=_manifest(returned),
    )


def _manifest(returned: Returned) -> Manifest | None:
    """What the workbook says it was made of; what did not come through whole says nothing."""
    text = text_from_cells(returned.manifest)
    try:
        return Manifest.from_json(text) if text else None
    except BadData:
        return None


def _report(text: str, unit: AdminUnit, pack: FormPack, desk: Desk, path: Path) -> Report:
    """The report inside, its offices as the desk's own list of units has them."""
    try:
        report = report_from_json(text, pack)
    except BadData as error:
        raise _damaged(path.name, unit, error.message) from None
    if admit(Stamp.of(report), desk, path.name) != (unit, pack):
        raise _damaged(path.name, unit, remarks.ANOTHER.format(unit=report.unit.name))
    day, file = desk.period.window.last, desk.name(path)
    below = {office.key: office for office in (unit, *desk.units.below(unit.key, day))}
    leaves = []
    for leaf in report.leaves.values():
        office = _office(leaf, below)
        if office is None:
            raise _stranger(path.name, unit, leaf.unit, day)
        leaves.append(_at(office, leaf, file))
    return Report(unit, desk.period, pack.key, leaves)


def _office(leaf: Leaf, below: Mapping[UnitKey, AdminUnit]) -> AdminUnit | None:
    """Whose leaf it is, by the desk's own list of units; None for nobody of them."""
    if leaf.stands_for:
        level, name = leaf.unit.level, leaf.unit.name
        groups = (group_of(unit, level, name) for unit in below.values())
        return leaf.unit if leaf.unit in groups else None
    office = below.get(leaf.unit.key)
    return office if office and office.level == leaf.unit.level else None


def _at(office: AdminUnit, leaf: Leaf, file: str) -> Leaf:
    """The leaf of an office; where each reading was read is told by way of the file it came in."""
    readings = [
        evolve(reading, origin=reading.origin.carried_in(file) if reading.origin else Origin(file))
        for reading in leaf.readings.values()
    ]
    return evolve(leaf, unit=office, readings=readings)


def _typed_over(
    returned: Returned, unit: AdminUnit, pack: FormPack, file: Origin
) -> Iterator[Finding]:
    """Totals in sight that are not what was written: the report inside counts, a person decides."""
    for table in returned.tables:
        for line in table.lines():
            found, written = line.typed("total"), line.typed("written")
            if line.id in pack and found.value is not None and not _same(found, written):
                origin = evolve(file, sheet=table.title, cell=line.cell("total"))
                yield _retyped(line, unit, origin)


def _account(sheets: Mapping[str, Sheet], returned: Returned) -> Cells:
    """The report inside is read, and the manifest; what is in sight was computed from the report
    and is passed over."""
    unseen = (SHEET, Manifest.sheet)
    in_sight = {title: sheet.cells for title, sheet in sheets.items() if title not in unseen}
    counted = sum(sheet.cells for sheet in sheets.values())
    read = len(returned.hidden) + len(returned.manifest)
    return Cells(counted, read=read, passed_over=in_sight)


def _same(found: Typed, written: Typed) -> bool:
    """Whether a cell still holds what was written; programs differ in a number's last digits."""
    one, other = _number(found), _number(written)
    if one is None or other is None:
        return found.raw.strip() == written.raw.strip()
    return abs(one - other) <= _LAST_DIGITS * max(abs(one), abs(other))


def _number(typed: Typed) -> float | None:
    value = typed.value
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _retyped(line: Line, unit: AdminUnit, origin: Origin) -> Finding:
    found, expected = line.typed("total").shown, line.typed("written").shown
    return Finding(
        "figure-retyped",
        Severity.ERROR,
        remarks.RETYPED.format(found=found or "…", expected=expected or "…"),
        unit=unit.key,
        indicator=line.id,
        origin=origin,
        found=found,
        expected=expected,
    )


def _stranger(file: str, unit: AdminUnit, office: AdminUnit, day: date) -> FileRefused:
    days = Text(format_date(day, "vi"), format_date(day, "en"))
    found = f"{office.name} ({office.key})"
    message = remarks.STRANGER.format(file=file, unit=unit.name, found=found, day=days)
    return FileRefused("wrong-unit", message, found=found, expected=unit.name, unit=str(unit.key))


def _damaged(file: str, unit: AdminUnit, why: Text) -> FileRefused:
    why = Text(why.vi.removesuffix("."), why.en.removesuffix("."))
    message = remarks.DAMAGED.format(file=file, unit=unit.name, why=why)
    return FileRefused("report-damaged", message, found=why.vi, unit=str(unit.key))
