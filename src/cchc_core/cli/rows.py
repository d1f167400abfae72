"""The rows, and the unit, that a word on the command line names."""

from collections.abc import Callable, Iterable

from cchc_core.campaign import Campaign
from cchc_core.cli.session import Session
from cchc_core.errors import NotFound
from cchc_core.model.forms import FormPack, Role, Row
from cchc_core.model.units import AdminUnit, UnitList
from cchc_core.naming import number_of, rows_named
from cchc_core.text import Text


def rows_of(name: str, pack: FormPack) -> list[Row]:
    """The row of that id, or all that bear that number, without headings where there are others.
    Raises `NotFound` where there is none."""
    rows = rows_named(name, pack)
    if not rows:
        raise NotFound(_NO_ROW.format(name=name, pack=pack.key, id=pack.id))
    return [row for row in rows if row.role is not Role.HEADING] or rows


def row_of(name: str, pack: FormPack, fits: Callable[[Row], bool]) -> Row:
    """The row of that id, or of that number, the one that fits where several bear it. Raises
    `NotFound`, listing the rows where not just one does."""
    rows = rows_of(name, pack)
    fitting = [row for row in rows if fits(row)]
    if len(rows) > 1 and len(fitting) != 1:
        listed = "; ".join(f"{number_of(row, pack)} {row.label} ({row.id})" for row in rows)
        raise NotFound(_SEVERAL.format(name=name, count=len(rows), rows=listed))
    return (fitting or rows)[0]


def unit_of(
    text: str,
    campaign: Campaign,
    session: Session,
    *,
    among: Iterable[AdminUnit] = (),
    otherwise: Text | None = None,
) -> AdminUnit:
    """The expected unit, or one of those `among` which one looks, that a code or a name means: the
    only one that is called so apart from case, diacritics and what kind of unit it is. Which it is
    is told where the name is not its own. Raises `NotFound`, with `otherwise` where nothing is."""
    known = tuple(dict.fromkeys((*campaign.expected, *among)))
    for unit in known:
        if text in (unit.code, str(unit.key)):
            return unit
    match = UnitList(known).find(text, campaign.period.window.last)
    if match is None:
        raise NotFound((otherwise or _NOT_AWAITED).format(text=text))
    if not match.sure:
        session.tell(_MEANT.format(text=text, unit=match.unit.name, code=match.unit.code))
    return match.unit


_SEVERAL = Text(
    "Biểu có {count} dòng mang số '{name}': {rows}. Hãy ghi mã thay cho số.",
    "{count} rows bear the number '{name}': {rows}. Write the id instead.",
)
_NO_ROW = Text(
    "Biểu {pack} không có dòng '{name}'. Xem mã và số: cchc indicators --pack {id}.",
    "The forms {pack} have no row '{name}'. See ids and numbers: cchc indicators --pack {id}.",
)
_MEANT = Text("'{text}': hiểu là {unit} ({code}).", "'{text}' is taken for {unit} ({code}).")
_NOT_AWAITED = Text(
    "Đợt này không thu báo cáo của '{text}'. Xem các đơn vị phải báo cáo: cchc status.",
    "No report is expected of '{text}'. 'cchc status' lists the units that report.",
)
