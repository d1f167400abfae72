"""A table's texts as what they are: days as days, the rest as it is printed."""

import polars as pl

from cchc_source_portal.days import day
from cchc_source_portal.profiles import DATES, Kind, Profile

ROW, FILLED, UNREADABLE = "row", "filled", "unreadable"
NOT_YET = ("-", "–", "...", "chưa có", "Chưa có", "không", "Không", "KPS")
"""What stands where there is no day yet."""
_DATES = pl.Enum(DATES)


def typed(body: pl.LazyFrame, profile: Profile) -> pl.LazyFrame:
    """The lines with days for days (null for those the layout does not have); `unreadable` names
    the first column whose text is no day. Lines of statistics stay texts."""
    if profile.kind is not Kind.DOSSIERS:
        return body
    there = [name for name in DATES if name in body.collect_schema().names()]
    texts = {name: pl.col(name).replace(NOT_YET, None) for name in there}
    days = {name: day(text) for name, text in texts.items()}
    wrong = [
        pl.when(texts[name].is_not_null() & days[name].is_null()).then(pl.lit(name, _DATES))
        for name in there
    ]
    lacking = {name: pl.lit(None, pl.Date) for name in DATES if name not in there}
    return body.with_columns(**days, **lacking, **{UNREADABLE: pl.coalesce(*wrong)})
