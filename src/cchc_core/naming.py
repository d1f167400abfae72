"""The unit, the row and the section that a person's words surely name, and what they are called."""

from cchc_core.decisions import id_of, labelled
from cchc_core.extensions import Desk
from cchc_core.model.forms import FormPack, Row, Section
from cchc_core.model.units import AdminUnit
from cchc_core.text import squeeze


def unit_named(text: str, desk: Desk) -> AdminUnit | None:
    """The expected unit of a code, a key, a name, or a choice labelled with one."""
    wanted = id_of(squeeze(text))
    for unit in desk.expected:
        if wanted in (unit.code, str(unit.key)):
            return unit
    match = desk.units.find(wanted, desk.period.window.last)
    return match.unit if match and match.sure and desk.expects(match.unit) else None


def rows_named(text: str, pack: FormPack) -> list[Row]:
    """The row of an id, of a choice labelled with one, or of a number of its own; else all of the
    printed number, or of number and wording."""
    said = squeeze(text)
    if ids := [id for id in (said, id_of(said)) if id in pack]:
        return [pack[ids[0]]]
    alike = [row for row in pack.rows if said in (row.number, squeeze(row.name))]
    return alike or [row for row in pack.rows if said == number_of(row, pack)]


def number_of(row: Row, pack: FormPack) -> str:
    """The number of a row; of one that another before it bears, with the level that fills it:
    `3.3.1/huyện`."""
    first = next(other for other in pack.rows if other.number == row.number)
    if first is row or not row.number or len(row.scope) != 1:
        return row.number
    return f"{row.number}/{pack.level(row.scope[0]).label.vi.split()[-1]}"


def section_named(text: str, pack: FormPack) -> Section | None:
    """The section that a person writes of an id, a choice labelled with one, a number that no row
    bears, or of number and title."""
    said = squeeze(text)
    for section in pack.written:
        if section.id in (said, id_of(said)) or squeeze(section.name) == said:
            return section
    if rows_named(said, pack):
        return None
    return next((section for section in pack.written if section.number == said), None)


def section_called(section: Section) -> str:
    """`V Kiến nghị, đề xuất [proposals]`."""
    return labelled(squeeze(section.name), section.id)


def row_called(row: Row, pack: FormPack) -> str:
    """Number and wording of a row; with its id where another row bears the same."""
    name = squeeze(row.name)
    return name if rows_named(name, pack) == [row] else labelled(name, row.id)


def unit_called(unit: AdminUnit) -> str:
    """`Phường Hòa Bình [98101]`."""
    return labelled(unit.name, str(unit.key))
