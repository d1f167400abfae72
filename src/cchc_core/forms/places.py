"""Administrative units and reporting periods out of TOML; a refusal names file, line, key."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from cchc_core.model.periods import PeriodKind, PeriodScheme, YearlyDay
from cchc_core.model.units import AdminUnit, ParentLink, Succession, UnitKey, UnitList
from cchc_core.text import Text
from cchc_core.tomls import Table, read_toml


def load_units(path: Path) -> UnitList:
    """The units in a file; `parent` beside a unit links it for its whole life."""
    top = read_toml(path)
    top.get("source", str)
    units, links = [], []
    for table in top.tables("units"):
        unit = AdminUnit(
            key=UnitKey(table.need("code", str), table.get("since", date)),
            name=table.need("name", str),
            level=table.need("level", str),
            until=table.get("until", date),
        )
        units.append(unit)
        if table.get("parent", str):
            links.append(ParentLink(unit.key, _key(table, "parent"), unit.key.since, unit.until))
        table.done()
    for table in top.tables("links"):
        since, until = table.get("since", date), table.get("until", date)
        links.append(ParentLink(_key(table, "child"), _key(table, "parent"), since, until))
        table.done()
    successions = []
    for table in top.tables("successions"):
        whole = table.need("whole", bool)
        successions.append(Succession(_key(table, "old"), _key(table, "new"), whole))
        table.done()
    top.done()
    with top.blaming("units"):
        return UnitList(tuple(units), tuple(links), tuple(successions))


def load_schemes(path: Path) -> Mapping[str, PeriodScheme]:
    """The period schemes in a file, by id."""
    top = read_toml(path)
    schemes = {}
    for table in top.tables("schemes"):
        scheme = PeriodScheme(
            id=table.need("id", str),
            title=table.text(),
            source=table.need("source", str),
            kinds=tuple(_period_kind(kind) for kind in table.tables("periods")),
        )
        table.done()
        schemes[scheme.id] = scheme
    top.done()
    return schemes


def _period_kind(table: Table) -> PeriodKind:
    kind = PeriodKind(
        id=table.need("id", str),
        label=table.text(),
        first=_yearly_day(table.need_table("first")),
        last=_yearly_day(table.need_table("last")),
        due=_yearly_day(table.need_table("due")),
        cumulative=table.need("cumulative", bool),
    )
    table.done()
    return kind


def _yearly_day(table: Table) -> YearlyDay:
    day = YearlyDay(table.need("year", int), table.need("month", int), table.need("day", int))
    table.done()
    return day


def _key(table: Table, key: str) -> UnitKey:
    try:
        return UnitKey.parse(table.need(key, str))
    except ValueError as error:
        raise table.error(key, Text("không phải mã đơn vị", str(error))) from None
