"""A table's texts as what they are: days as days, the rest as it is printed."""

import polars as pl

from cchc_source_portal.days import day
from cchc_source_portal.profiles import DATES, DOSSIER_KEYS, Kind, Profile

ROW, FILLED, UNREADABLE = "row", "filled", "unreadable"
NOT_YET = ("-", "–", "...", "chưa có", "Chưa có", "không", "Không", "KPS")
"""What stands where there is no day yet."""
LINES = {
    ROW: pl.UInt32,
    FILLED: pl.UInt32,
    **{name: pl.Date if name in DATES else pl.String for name in DOSSIER_KEYS},
    UNREADABLE: pl.String,
}
"""The columns of a list's typed lines: all keys, null where the layout has no such column."""


def typed(body: pl.LazyFrame, profile: Profile) -> pl.LazyFrame:
    """The lines with days for days, in the columns `LINES`; `unreadable` names the first column
    whose text is no day. Lines of statistics stay texts."""
    if profile.kind is not Kind.DOSSIERS:
        return body
    there = body.collect_schema().names()
    dates = [name for name in DATES if name in there]
    texts = {name: pl.col(name).replace(NOT_YET, None) for name in dates}
    days = {name: day(text) for name, text in texts.items()}
    wrong = [
        pl.when(texts[name].is_not_null() & days[name].is_null()).then(pl.lit(name))
        for name in dates
    ]
    lacking = {
        name: pl.lit(None, kind) for name, kind in LINES.items() if name not in (*there, UNREADABLE)
    }
    return body.with_columns(
        **days, **lacking, **{UNREADABLE: pl.coalesce(*wrong, pl.lit(None, pl.String))}
    ).select(*LINES)
