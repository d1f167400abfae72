"""Days out of texts, without their time: a polars expression, exact or null."""

import polars as pl

HOURS_OF_VIETNAM = 7


def day(text: pl.Expr) -> pl.Expr:
    """The day a text gives, day first; null for what is none and for a day that does not exist.

    Reads `21/05/2023`, `21-5-2023 08:30`, `08:30 21/05/2023`, `2023-05-21 08:30:00`, a day's serial
    number in Excel, and a time with its zone (`2023-05-21T18:30:00Z`), as a day in Vietnam. A time
    with AM or PM is none: such a date may have the month first.
    """
    return text.map_batches(_days, return_dtype=pl.Date, is_elementwise=True)


def _days(texts: pl.Series) -> pl.Series:
    """The usual way of writing a day is tried first, the others on what is left."""
    frame = texts.to_frame("text").select("text", day=_usual(pl.col("text")))
    left = frame.select((pl.col("text").is_not_null() & pl.col("day").is_null()).arg_true())
    others = texts.gather(left.to_series()).to_frame("text").select(_otherwise(pl.col("text")))
    return frame["day"].scatter(left.to_series(), others.to_series())


def _usual(text: pl.Expr) -> pl.Expr:
    day = text.str.slice(0, 10).str.to_date("%d/%m/%Y", strict=False)
    return pl.when(text.str.contains(_USUAL)).then(day)


def _otherwise(text: pl.Expr) -> pl.Expr:
    iso = text.str.replace(_DAY_FIRST, "$3-$2-$1").str.replace(_WITH_TIME, "$1")
    plain = iso.str.to_date("%Y-%m-%d", strict=False)
    return pl.coalesce(plain, _zoned(text), _serial(text))


def _zoned(text: pl.Expr) -> pl.Expr:
    """The day in Vietnam of a time that says its own zone, whatever the zone of this machine."""
    moment = text.str.extract(_ZONED, 1).str.to_datetime("%Y-%m-%dT%H:%M:%S", strict=False)
    sign = pl.when(text.str.extract(_ZONED, 2) == "-").then(-1).otherwise(1)
    hours, minutes = (
        text.str.extract(_ZONED, group).cast(pl.Int32, strict=False).fill_null(0)
        for group in (3, 4)
    )
    shift = pl.duration(hours=HOURS_OF_VIETNAM) - pl.duration(minutes=sign * (60 * hours + minutes))
    return (moment + shift).dt.date()


def _serial(text: pl.Expr) -> pl.Expr:
    """The day that Excel numbers so, between 1954 and 2064."""
    number = text.str.extract(_SERIAL, 1).cast(pl.Int32, strict=False)
    return pl.date(1899, 12, 30) + pl.duration(days=number)


_TIME = r"[0-9]{1,2}[:h][0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?"
_USUAL = rf"^[0-9]{{2}}/[0-9]{{2}}/[0-9]{{4}}(?:\s+{_TIME})?$"
_DAY_FIRST = (
    rf"^(?:{_TIME},?\s+)?(?:ngày\s+)?([0-9]{{1,2}})[/.-]([0-9]{{1,2}})[/.-]([0-9]{{4}})"
    rf"(?:,?\s+{_TIME})?$"
)
_WITH_TIME = rf"^([0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}})[T ]{_TIME}$"
_ZONED = (
    r"^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]+)?"
    r"(?:Z|([+-])([0-9]{2}):?([0-9]{2}))$"
)
_SERIAL = r"^([2-5][0-9]{4})(?:\.[0-9]+)?$"
