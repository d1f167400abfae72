"""The row, and the unit, that a word on the command line names."""

from cchc_core.errors import NotFound
from cchc_core.merge import Merged
from cchc_core.model.forms import FormPack, Row
from cchc_core.model.units import AdminUnit
from cchc_core.naming import rows_named
from cchc_core.text import Text


def row_of(name: str, pack: FormPack) -> Row:
    """The row of that id, or of a number that only one row bears. Raises `NotFound`, listing the
    rows where several bear it."""
    rows = rows_named(name, pack)
    if len(rows) > 1:
        listed = "; ".join(f"{row.id} ({row.label})" for row in rows)
        raise NotFound(_SEVERAL.format(name=name, count=len(rows), rows=listed))
    if not rows:
        raise NotFound(_NO_ROW.format(name=name, pack=pack.key, id=pack.id))
    return rows[0]


def unit_of(text: str, merged: Merged) -> AdminUnit:
    """The unit that a code or a name surely names: one whose figures are merged, or one that sent
    them. Raises `NotFound`."""
    known = (*merged.campaign.expected, *merged.report.units)
    for unit in known:
        if text in (unit.code, str(unit.key)):
            return unit
    match = merged.campaign.units.find(text, merged.campaign.period.window.last)
    if match and match.unit in known:
        if match.sure:
            return match.unit
        raise NotFound(_MEANT.format(text=text, unit=match.unit.name, code=match.unit.code))
    raise NotFound(_NO_UNIT.format(text=text))


_SEVERAL = Text(
    "Biểu có {count} dòng mang số '{name}': {rows}. Hãy ghi mã thay cho số.",
    "{count} rows bear the number '{name}': {rows}. Write the id instead.",
)
_NO_ROW = Text(
    "Biểu {pack} không có dòng '{name}'. Xem mã và số: cchc indicators --pack {id}.",
    "The forms {pack} have no row '{name}'. See ids and numbers: cchc indicators --pack {id}.",
)
_MEANT = Text(
    "Không rõ '{text}' là đơn vị nào; nếu là {unit} thì ghi {code}.",
    "It is not clear which unit '{text}' is; if {unit} is meant, write {code}.",
)
_NO_UNIT = Text(
    "Số liệu được gộp không có của '{text}'. Xem các đơn vị: cchc status.",
    "No figures of '{text}' are merged. 'cchc status' lists the units.",
)
