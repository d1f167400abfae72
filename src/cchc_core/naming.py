"""The unit and the row that a person's words surely name."""

from cchc_core.decisions import id_of
from cchc_core.extensions import Desk
from cchc_core.model.forms import FormPack, Row
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
    """The row of an id, or of a choice labelled with one; else all that bear the printed number."""
    wanted = id_of(squeeze(text))
    return [pack[wanted]] if wanted in pack else [r for r in pack.rows if wanted == r.number]
