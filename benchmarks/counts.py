"""One count of dossiers, by the portal plugin and as a colleague would write it by hand.

`python benchmarks/counts.py plugin|polars|duckdb|pandas|openpyxl FILE` prints how many dossiers of
each ward came in and became what from 01/01/2023 to 10/8/2023, each dossier once. All print the
same; only the plugin also looks for pages, odd lines and lost cells.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

FIRST, LAST = date(2023, 1, 1), date(2023, 8, 10)
UNIT, CODE, STATE = "Đơn vị tiếp nhận", "Mã hồ sơ", "Trạng thái"
RECEIVED, DUE, FINISHED = "Ngày nhận", "Ngày hẹn trả", "Ngày kết thúc xử lý"
COLUMNS = [UNIT, CODE, STATE, RECEIVED, DUE, FINISHED]
Row = tuple[str, str, str, int]
"""Unit, how they came in, what became of them, how many."""


def by_plugin(path: Path) -> Iterable[Row]:
    from cchc_core import Desk, Window, period_of
    from cchc_core.builtin import cchc_forms
    from cchc_source_portal import cchc_sources

    (portal,), (forms,) = cchc_sources(), cchc_forms()
    units, pack = forms.units["thanh-hoa"](), forms.packs["thanh-hoa-2023"]()
    schemes, days = forms.schemes(), Window(FIRST, LAST)
    period = period_of(schemes, "09-2019", "9-months", 2023, window=days, reason="to measure")
    wards = units.children(units.with_code("380", LAST).key, LAST)
    for submission in portal.read(path, Desk(pack, period, units, wards)):
        for told in submission.report.own.dossiers:
            yield submission.report.unit.name, told.dossier_class.value, "", told.number


def by_polars(path: Path) -> Iterable[Row]:
    import polars as pl

    def day(name: str) -> pl.Expr:
        return pl.col(name).str.slice(0, 10).str.to_date("%d/%m/%Y").alias(name)

    state, received, due, finished = map(pl.col, COLUMNS[2:])
    inside = received.is_between(FIRST, LAST)
    carried = (received < FIRST) & (finished.is_null() | (finished >= FIRST))
    closed = finished.is_between(FIRST, LAST).fill_null(False)
    became = (
        pl.when(closed & (state == "7"))
        .then(pl.lit("returned"))
        .when(closed & due.is_null())
        .then(pl.lit("without-due-date"))
        .when(closed & (finished < due))
        .then(pl.lit("early"))
        .when(closed & (finished == due))
        .then(pl.lit("on-time"))
        .when(closed)
        .then(pl.lit("late"))
        .when(state.is_in(["5", "6", "8"]))
        .then(pl.lit("waiting"))
        .when(due < LAST)
        .then(pl.lit("open-overdue"))
        .otherwise(pl.lit("open-in-time"))
    )
    return (
        pl.scan_csv(path, infer_schema=False)
        .unique(CODE)
        .filter(~state.is_in(["1", "3"]))
        .select(UNIT, STATE, day(RECEIVED), day(DUE), day(FINISHED))
        .filter(inside | carried)
        .group_by(
            UNIT,
            came_in=pl.when(inside).then(pl.lit("in-period")).otherwise(pl.lit("carried-over")),
            became=became,
        )
        .len()
        .collect(engine="streaming")
        .rows()
    )


def by_duckdb(path: Path) -> Iterable[Row]:
    import duckdb

    def day(name: str) -> str:
        return f"strptime(left(\"{name}\", 10), '%d/%m/%Y')::date"

    return duckdb.sql(
        f"""
        with once as (
            select any_value("{UNIT}") as unit, any_value("{STATE}") as state,
                any_value({day(RECEIVED)}) as received, any_value({day(DUE)}) as due,
                any_value({day(FINISHED)}) as finished
            from read_csv('{path}', all_varchar = true) group by "{CODE}"
        )
        select unit,
            case when received >= date '{FIRST}' then 'in-period' else 'carried-over' end,
            case when finished between date '{FIRST}' and date '{LAST}' then
                    case when state = '7' then 'returned' when due is null then 'without-due-date'
                        when finished < due then 'early' when finished = due then 'on-time'
                        else 'late' end
                when state in ('5', '6', '8') then 'waiting'
                when due < date '{LAST}' then 'open-overdue' else 'open-in-time' end,
            count(*)
        from once
        where state not in ('1', '3') and received <= date '{LAST}'
            and (received >= date '{FIRST}' or finished is null or finished >= date '{FIRST}')
        group by all
        """
    ).fetchall()


def by_pandas(path: Path) -> Iterable[Row]:
    import pandas as pd

    return in_pandas(pd.read_csv(path, dtype=str, usecols=COLUMNS))


def by_openpyxl(path: Path) -> Iterable[Row]:
    import pandas as pd
    from openpyxl import load_workbook

    rows = load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True)
    return in_pandas(pd.DataFrame(rows, columns=list(next(rows)))[COLUMNS])


def in_pandas(frame: Any) -> Iterable[Row]:
    import numpy as np
    import pandas as pd

    first, last = pd.Timestamp(FIRST), pd.Timestamp(LAST)
    frame = frame.drop_duplicates(CODE)
    frame = frame[~frame[STATE].isin(["1", "3"])]
    received, due, finished = (
        pd.to_datetime(frame[name].str[:10], format="%d/%m/%Y")
        for name in (RECEIVED, DUE, FINISHED)
    )
    closed, state = finished.between(first, last), frame[STATE]
    became = np.select(
        [
            closed & (state == "7"),
            closed & due.isna(),
            closed & (finished < due),
            closed & (finished == due),
            closed,
            state.isin(["5", "6", "8"]),
            due < last,
        ],
        ["returned", "without-due-date", "early", "on-time", "late", "waiting", "open-overdue"],
        "open-in-time",
    )
    came_in = np.where(received >= first, "in-period", "carried-over")
    counts = (received <= last) & ((received >= first) | finished.isna() | (finished >= first))
    told = pd.DataFrame({"unit": frame[UNIT], "came_in": came_in, "became": became})[counts]
    sizes = told.groupby(["unit", "came_in", "became"]).size()
    return [(*key, int(number)) for key, number in sizes.items()]


WAYS: dict[str, Callable[[Path], Iterable[Row]]] = {
    "plugin": by_plugin,
    "polars": by_polars,
    "duckdb": by_duckdb,
    "pandas": by_pandas,
    "openpyxl": by_openpyxl,
}


def main(way: str, path: Path) -> None:
    """Prints the number of each unit in each class."""
    counts: Counter[tuple[str, str]] = Counter()
    for unit, came_in, became, number in WAYS[way](path):
        for name in filter(None, (came_in, became)):
            counts[unit.removeprefix("UBND "), name] += number
    for (unit, name), number in sorted(counts.items()):
        print(unit, name, number, sep="\t")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
