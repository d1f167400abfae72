"""TOML in, form packs, unit lists and period schemes out; every refusal names file, line, key."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TypeVar

from attrs import evolve

from cchc_core.forms.lint import lint
from cchc_core.model.forms import Form, FormPack, Level, Role, Row
from cchc_core.model.formulas import Formula
from cchc_core.model.indicators import Catalogue, Indicator, ReformArea
from cchc_core.model.measures import Kind
from cchc_core.model.operators import (
    AllOf,
    AnyOf,
    Calculated,
    Combine,
    Common,
    Gather,
    Lowest,
    NumberOf,
    OverPeriods,
    OverUnits,
    Ratio,
    Share,
    StatedRate,
    Sum,
    Total,
)
from cchc_core.model.periods import PeriodKind, PeriodScheme, YearlyDay
from cchc_core.model.units import AdminUnit, ParentLink, Succession, UnitKey, UnitList
from cchc_core.text import Text
from cchc_core.tomls import Table, read_toml

HERE = Path(__file__).parent
E = TypeVar("E", bound=StrEnum)


def load_pack(path: Path) -> FormPack:
    """The form pack in a file, linted: what the form itself gets wrong is in its `remarks`."""
    top = read_toml(path)
    head = top.need_table("pack")
    areas, indicators, vocabulary = _catalogue(top)
    if head.get("catalogue", str):
        shipped = read_toml(HERE / "catalogue.toml")
        more_areas, more, words = _catalogue(shipped)
        shipped.done()
        areas = areas or more_areas
        indicators = [*indicators, *(i for i in more if i.id not in {j.id for j in indicators})]
        vocabulary = {**words, **vocabulary}
    with top.blaming("indicators"):
        catalogue = Catalogue(tuple(areas), tuple(indicators))
    levels = tuple(_level(table) for table in top.tables("levels"))
    if not levels:
        raise top.error("levels", Text("cần ít nhất một cấp", "needs at least one level"))
    make = partial(
        FormPack,
        id=head.need("id", str),
        version=head.need("version", str),
        title=head.text(),
        province=head.get("province", str, "") or "",
        letter=head.get("letter", str, "") or "",
        levels=levels,
        catalogue=catalogue,
        forms=tuple(_form(table, catalogue, levels) for table in top.tables("forms")),
        valid_from=head.get("valid_from", date),
        valid_to=head.get("valid_to", date),
    )
    with top.blaming("forms"):
        pack = make()
    head.done()
    top.done()
    return evolve(pack, remarks=tuple(lint(pack, vocabulary)))


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


def _catalogue(top: Table) -> tuple[list[ReformArea], list[Indicator], dict[str, str]]:
    areas = []
    for table in top.tables("areas"):
        areas.append(ReformArea(table.need("id", str), table.need("number", int), table.text()))
        table.done()
    indicators = [_indicator(table) for table in top.tables("indicators")]
    vocabulary = {}
    for table in top.tables("vocabulary"):
        vocabulary[table.need("old", str)] = table.need("new", str)
        table.get("source", str)
        table.done()
    return areas, indicators, vocabulary


def _indicator(table: Table) -> Indicator:
    codes = {}
    for code in table.tables("codes"):
        codes[code.need("code", int)] = code.text()
        code.done()
    make = partial(
        Indicator,
        id=table.need("id", str),
        area=table.need("area", str),
        label=table.text(),
        unit_of_measure=table.need_table("unit").text(),
        kind=_choice(table, "kind", Kind),
        over_units=_over_units(table, codes),
        over_periods=_choice(table, "over_periods", OverPeriods),
        codes=codes,
        rebuilt_from=_formula(table, "rebuilt_from") if table.get("rebuilt_from", str) else None,
    )
    table.done()
    with table.blaming("over_units"):
        return make()


def _over_units(table: Table, codes: Mapping[int, Text]) -> OverUnits:
    match table.need("over_units", str):
        case "sum":
            return Sum()
        case "common":
            return Common()
        case "stated-rate":
            return StatedRate(_formula(table, "base"))
        case "ratio":
            return Ratio(_formula(table, "part"), _formula(table, "whole"))
        case "any":
            return AnyOf()
        case "all":
            return AllOf()
        case "lowest":
            return Lowest(min(codes, default=0))
        case "combine":
            return Combine(max(codes, default=0))
        case "share":
            return Share(table.need("of", str))
        case "number":
            return NumberOf(table.need("of", str))
        case "total":
            return Total(table.strings("of") or ())
        case "formula":
            return Calculated(_formula(table, "formula"))
        case "list":
            return Gather()
    raise table.error(
        "over_units",
        Text("không có phép tổng hợp này", "there is no such operator over units"),
    )


def _formula(table: Table, key: str) -> Formula:
    source = table.need(key, str)
    with table.blaming(key):
        return Formula(source)


def _choice(table: Table, key: str, choices: type[E]) -> E:
    value = table.need(key, str)
    try:
        return choices(value)
    except ValueError:
        have = ", ".join(choices)
        wrong = Text(f"không có '{value}'; chọn: {have}", f"no '{value}'; choose: {have}")
        raise table.error(key, wrong) from None


def _level(table: Table) -> Level:
    level = Level(table.need("id", str), table.text())
    table.done()
    return level


def _form(table: Table, catalogue: Catalogue, levels: tuple[Level, ...]) -> Form:
    everyone = tuple(level.id for level in levels)
    form = Form(
        id=table.need("id", str),
        title=table.text(),
        rows=tuple(_row(row, catalogue, everyone) for row in table.tables("rows")),
    )
    table.done()
    return form


def _row(table: Table, catalogue: Catalogue, everyone: tuple[str, ...]) -> Row:
    id = table.need("id", str)
    role = Role.HEADING if table.get("heading", bool) else _role(table, id, catalogue)
    scope = table.strings("scope") or (everyone if role is Role.DATA else ())
    row = Row(
        id=id,
        number=table.need("number", str),
        label=table.need("label", str),
        unit_of_measure=table.get("unit", str, "") or "",
        role=role,
        scope=scope,
        depth=table.get("depth", int, 0) or 0,
        within=table.get("within", str, "") or "",
    )
    table.done()
    return row


def _role(table: Table, id: str, catalogue: Catalogue) -> Role:
    if id not in catalogue:
        raise table.error(
            "id",
            Text(
                f"chỉ tiêu '{id}' chưa khai báo; dòng tiêu đề thì ghi heading = true",
                f"indicator '{id}' is not declared; a heading needs heading = true",
            ),
        )
    indicator = catalogue[id]
    if isinstance(indicator.over_units, Total):
        return Role.TOTAL
    return Role.DERIVED if indicator.derived else Role.DATA


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
