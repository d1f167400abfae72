"""A file of any kind into what is kept of its tables; what is no export of a portal is refused."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from attrs import evolve, field, frozen

from cchc_core import FileRefused
from cchc_core.reading import (
    EXPORT_LIMITS,
    FileKind,
    Sheet,
    apart,
    precheck,
    read_head,
    refusal,
    sniff,
)
from cchc_source_portal import remarks
from cchc_source_portal.encodings import refuse_old_font
from cchc_source_portal.extracts import Extract, Grid, count, extract
from cchc_source_portal.heads import SEARCHED, Line
from cchc_source_portal.profiles import Kind, Profile

_NAMING = {Kind.DOSSIERS: "code", Kind.UNITS: "unit", Kind.FIELDS: "field"}
"""The column that says what a line is of."""
_MEGABYTES = 2_048
"""What reading a workbook or a page of hundreds of thousands of lines may take."""
_MEGABYTES_OF_TEXT = 16_384
"""What polars may set aside for a csv; it uses a small part of it."""


@frozen
class Opened:
    """What is kept of a file: its tables that a profile knows.

    `others` is how many cells its other tables and sheets have; `valueless` the places of those
    that show an error, or whose formula has no result; `counted` how many cells there were before
    a workbook was opened.
    """

    path: Path
    extracts: tuple[Extract, ...]
    others: Mapping[str, int] = field(factory=dict)
    valueless: tuple[str, ...] = ()
    counted: int | None = None


def open_export(path: Path, profiles: Sequence[Profile]) -> Opened:
    """What is kept of a file, whatever its name says it is.

    Raises `FileRefused`: for a file that cannot be opened; `layout-unknown` where no profile knows
    a table, or it has no column that says what a line is of; `layout-ambiguous` where two know it
    as well; `heads-differ`, `line-differs` where lines have not as many cells as there are heads.
    """
    opened = _opened(path, profiles)
    told = [_NAMING[kept.profile.kind] in kept.places for kept in opened.extracts]
    if not told or not all(told):
        raise FileRefused("layout-unknown", remarks.LAYOUT_UNKNOWN.format(file=path.name))
    for kept in opened.extracts:
        _refuse_misfits(path, kept)
        if len(kept.profiles) > 1:
            named = ", ".join(profile.id for profile in kept.profiles)
            message = remarks.LAYOUT_AMBIGUOUS.format(file=path.name, profiles=named)
            raise FileRefused("layout-ambiguous", message, found=named)
    return opened


def beginnings(path: Path) -> tuple[Sequence[Line], ...]:
    """The first lines of each table of a file; raises `FileRefused`."""
    match kind_of(path):
        case FileKind.XLSX:
            precheck(path, EXPORT_LIMITS)
            return apart(path, _workbook_beginnings, megabytes=_MEGABYTES)
        case FileKind.XLS:
            return apart(path, _workbook_beginnings, megabytes=_MEGABYTES)
        case FileKind.HTML:
            return apart(path, _page_beginnings, megabytes=_MEGABYTES)
        case FileKind.TEXT:
            from cchc_source_portal.csv_files import open_csv

            return (tuple(line for _, line in open_csv(path, ()).beginning),)
        case kind:
            raise refusal(path, kind)


def kind_of(path: Path) -> FileKind:
    """What a file is; a text in an old encoding is a text too, or a page."""
    kind = sniff(path)
    if kind is not FileKind.UNKNOWN:
        return kind
    head = read_head(path)
    if b"\0" in head or not head:
        return kind
    return FileKind.HTML if b"<t" in head.lower() else FileKind.TEXT


def _opened(path: Path, profiles: Sequence[Profile]) -> Opened:
    known = tuple(profiles)
    match kind_of(path):
        case FileKind.XLSX:
            sheets = precheck(path, EXPORT_LIMITS)
            opened = apart(path, _of_workbook, known, megabytes=_MEGABYTES)
            return _with_unseen(opened, sheets.values())
        case FileKind.XLS:
            return apart(path, _of_workbook, known, megabytes=_MEGABYTES)
        case FileKind.HTML:
            return apart(path, _of_page, known, megabytes=_MEGABYTES)
        case FileKind.TEXT:
            return apart(path, _of_text, known, megabytes=_MEGABYTES_OF_TEXT)
        case kind:
            raise refusal(path, kind)


def _of_workbook(path: Path, profiles: tuple[Profile, ...]) -> Opened:
    from cchc_source_portal.workbooks import workbook_grids

    return _kept(path, workbook_grids(path), profiles)


def _of_page(path: Path, profiles: tuple[Profile, ...]) -> Opened:
    from cchc_source_portal.html_tables import html_grids

    return _kept(path, html_grids(path), profiles)


def _workbook_beginnings(path: Path) -> tuple[Sequence[Line], ...]:
    from cchc_source_portal.workbooks import workbook_grids

    return tuple(grid.lines[:SEARCHED] for grid in workbook_grids(path))


def _page_beginnings(path: Path) -> tuple[Sequence[Line], ...]:
    from cchc_source_portal.html_tables import html_grids

    return tuple(grid.lines[:SEARCHED] for grid in html_grids(path))


def _of_text(path: Path, profiles: tuple[Profile, ...]) -> Opened:
    from cchc_source_portal.csv_tables import csv_extract

    kept = csv_extract(path, profiles)
    return Opened(path, (kept,) if kept else ())


def _kept(path: Path, grids: Iterable[Grid], profiles: Sequence[Profile]) -> Opened:
    extracts: list[Extract] = []
    others: dict[str, int] = {}
    for number, grid in enumerate(grids, start=1):
        if kept := extract(grid, profiles):
            extracts.append(kept)
        else:
            refuse_old_font(path, " ".join(text for line in grid.lines[:SEARCHED] for text in line))
            others[grid.sheet or f"bảng {number}"] = sum(map(count, grid.lines))
    return Opened(path, tuple(extracts), {name: n for name, n in others.items() if n})


def _with_unseen(opened: Opened, sheets: Collection[Sheet]) -> Opened:
    """With what the pre-check saw and a reader of values does not."""
    kept = {extract.sheet for extract in opened.extracts}
    return evolve(
        opened,
        others={sheet.title: sheet.cells for sheet in sheets if sheet.title not in kept},
        valueless=tuple(
            f"{sheet.title}!R{row}C{column}"
            for sheet in sheets
            if sheet.title in kept
            for row, column in sheet.valueless
        ),
        counted=sum(sheet.cells for sheet in sheets),
    )


def _refuse_misfits(path: Path, kept: Extract) -> None:
    if not kept.misfits:
        return
    lines = ", ".join(map(str, kept.misfits[:5])) + ("…" if len(kept.misfits) > 5 else "")
    most = 2 * len(kept.misfits) > kept.lines
    rule, message = (
        ("heads-differ", remarks.HEADS_DIFFER) if most else ("line-differs", remarks.LINE_DIFFERS)
    )
    told = message.format(file=path.name, heads=len(kept.heads), lines=lines)
    raise FileRefused(rule, told, found=lines, expected=f"{len(kept.heads)}")
