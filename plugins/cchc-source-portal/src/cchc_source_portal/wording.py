"""What lines say in our words: states by number, channels by name, each word looked up once."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import polars as pl

from cchc_core import Channel
from cchc_source_portal.words import Words

T = TypeVar("T")
DataType = pl.DataType | type[pl.DataType]

STATE_TEXT = "state_text"
"""The state as printed, beside `state` in numbers."""


def worded(lines: pl.DataFrame, words: Words) -> pl.DataFrame:
    """The lines with `state` as a number, `channel` by name (online with its level, where that is
    told), `field` with single spaces; null for words nobody knows."""
    channel, level = (
        meaning(lines, name, known, pl.String)
        for name, known in (("channel", words.channel), ("level", words.level))
    )
    online = channel == Channel.ONLINE.value
    return lines.with_columns(
        pl.col("state").alias(STATE_TEXT),
        state=meaning(lines, "state", words.state, pl.Int8),
        channel=pl.when(online).then(pl.coalesce(level, channel)).otherwise(channel),
        field=meaning(lines, "field", lambda text: " ".join(text.split()), pl.String),
    )


def meaning(
    lines: pl.DataFrame,
    column: str,
    of: Callable[[str], T | None],
    kind: DataType,
) -> pl.Expr:
    """A column's texts by their meanings; each text that occurs is asked for once."""
    texts = lines[column].unique().drop_nulls().to_list()
    meanings = {text: told for text in texts if (told := of(text)) is not None}
    return replaced(column, meanings, kind)


def replaced(column: str, meanings: Mapping[str, T], kind: DataType) -> pl.Expr:
    """A column's texts by their meanings, null where they have none."""
    if not meanings:
        return pl.lit(None, kind).alias(column)
    old = list(meanings)
    new = [str(told) if isinstance(told, str) else told for told in meanings.values()]
    return pl.col(column).replace_strict(old, new, default=None, return_dtype=kind)
