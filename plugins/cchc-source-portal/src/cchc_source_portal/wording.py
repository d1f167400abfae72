"""What lines say in our words: units by key, states by number, channels by name."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import polars as pl

from cchc_core import Channel
from cchc_source_portal.codes import known_procedure
from cchc_source_portal.profiles import DATES
from cchc_source_portal.typed import FILLED, ROW, UNREADABLE
from cchc_source_portal.words import Words

T = TypeVar("T")

OFFICE, UNHEARD, STRANGE_PROCEDURE = "office", "unheard", "strange_procedure"
"""A unit's name as printed; whether a state or a procedure's code is one that nobody knows."""
NUMBER = r"^\(?([0-9]{1,7})\.?\)?$"
_CHANNELS = pl.Enum([channel.value for channel in Channel])


def worded(
    lines: pl.DataFrame,
    words: Words,
    units: Mapping[str, str],
    resolvers: Mapping[str, str],
    keys: Sequence[str],
) -> pl.DataFrame:
    """The lines in our words, narrow and all alike whatever the layout.

    `unit` and `resolver` are among `keys`, `state` is a number, `channel` its name (online with
    its level, where that is told), `field` as printed; null for words nobody knows and for what
    the layout does not hold.
    """
    told = _Told(lines)
    channel = told.as_(_CHANNELS, "channel", words.channel)
    level = told.as_(_CHANNELS, "level", words.level)
    online = (channel == Channel.ONLINE.value).fill_null(False)
    state = told.as_(pl.Int8, "state", words.state)
    return lines.select(
        ROW,
        FILLED,
        "code",
        told.text("number").str.extract(NUMBER, 1).cast(pl.Int32).alias("number"),
        told.text("unit").fill_null("").alias(OFFICE),
        told.as_(pl.Enum(keys), "unit", units.get).alias("unit"),
        told.as_(pl.Enum(keys), "resolver", resolvers.get).alias("resolver"),
        told.as_(pl.String, "field", lambda text: " ".join(text.split())).alias("field"),
        pl.when(online).then(pl.coalesce(level, channel)).otherwise(channel).alias("channel"),
        state.alias("state"),
        (told.text("state").is_not_null() & state.is_null()).alias(UNHEARD),
        (~known_procedure(told.text("procedure"))).fill_null(False).alias(STRANGE_PROCEDURE),
        *DATES,
        UNREADABLE,
    )


class _Told:
    """The texts of lines, each looked up once however often it stands there."""

    def __init__(self, lines: pl.DataFrame) -> None:
        self._lines = lines

    def text(self, column: str) -> pl.Expr:
        """A column's texts; null where there is no such column."""
        there = column in self._lines.columns
        return pl.col(column) if there else pl.lit(None, pl.String)

    def as_(
        self, kind: pl.DataType | type[pl.DataType], column: str, of: Callable[[str], T | None]
    ) -> pl.Expr:
        """What a column's texts mean; null for what means nothing."""
        texts = self._lines[column].unique().drop_nulls() if column in self._lines.columns else ()
        meanings = {text: told for text in texts if (told := of(text)) is not None}
        if not meanings:
            return pl.lit(None, kind)
        new = [str(told) if isinstance(told, str) else told for told in meanings.values()]
        return pl.col(column).replace_strict(list(meanings), new, default=None, return_dtype=kind)
