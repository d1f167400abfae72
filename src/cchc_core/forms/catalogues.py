"""Reform areas, indicators and vocabulary out of TOML; every refusal names file, line, key."""

from collections.abc import Mapping
from functools import partial

from cchc_core.model.dossiers import Channel, Counted, DossierClass
from cchc_core.model.formulas import Formula
from cchc_core.model.indicators import Indicator, ReformArea
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
    OneList,
    OverPeriods,
    OverUnits,
    Ratio,
    Share,
    StatedRate,
    Sum,
    Total,
)
from cchc_core.text import Text
from cchc_core.tomls import Table


def read_catalogue(top: Table) -> tuple[list[ReformArea], list[Indicator], dict[str, str]]:
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
        kind=table.choice("kind", Kind),
        over_units=_over_units(table, codes),
        over_periods=table.choice("over_periods", OverPeriods),
        codes=codes,
        rebuilt_from=_formula_if_told(table, "rebuilt_from"),
        expected_nonzero=_formula_if_told(table, "expected_nonzero"),
        at_most=table.get("at_most", int),
    )
    counted = _counted(table)
    table.done()
    with table.blaming("over_units"):
        return make(counted=counted)


def _over_units(table: Table, codes: Mapping[int, Text]) -> OverUnits:
    match table.need("over_units", str):
        case "sum":
            return Sum()
        case "common":
            return Common()
        case "one-list":
            return OneList()
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


def _counted(table: Table) -> Counted | None:
    """Which dossiers it counts: `dossiers = { classes = […], channels = […], field = "…" }`."""
    if (told := table.table("dossiers")) is None:
        return None
    names, ways = told.strings("classes") or (), told.strings("channels") or ()
    classes = {told.chosen("classes", name, DossierClass) for name in names}
    channels = {told.chosen("channels", name, Channel) for name in ways}
    field = told.get("field", str) or ""
    told.done()
    with told.blaming("classes"):
        return Counted(frozenset(classes), frozenset(channels), field)


def _formula_if_told(table: Table, key: str) -> Formula | None:
    return _formula(table, key) if table.get(key, str) else None


def _formula(table: Table, key: str) -> Formula:
    source = table.need(key, str)
    with table.blaming(key):
        return Formula(source)
