"""Dossiers that stand in several lines, of one file or of overlapping exports, counted once."""

import polars as pl
from attrs import field, frozen

from cchc_source_portal.profiles import DATES
from cchc_source_portal.typed import ROW

FILE = "file"
"""The number of the file a line is from, in the order of their names."""
_TELLING = ("unit", "field", "channel", "state", *DATES)
"""What tells whether two lines say the same of a dossier."""
_COUNTING = "_counting"


@frozen
class Once:
    """Each dossier once; `alike` are the lines left out that say the same as the one that counts,
    `conflicting` those that say something else."""

    dossiers: pl.DataFrame = field(repr=False, eq=False)
    alike: pl.DataFrame = field(repr=False, eq=False)
    conflicting: pl.DataFrame = field(repr=False, eq=False)


def once(lines: pl.DataFrame) -> Once:
    """Each dossier once, by its code: the line furthest on counts, whatever the order of lines.

    That is the one with the later finish, else with the higher state; what it leaves blank is
    filled from the others, for layouts do not all hold the same columns.
    """
    code = pl.col("code")
    double = code.is_not_null() & code.hash().is_duplicated()  # all that are, and hardly others
    single, several = lines.filter(~double), lines.filter(double)
    if several.is_empty():
        return Once(lines, several, several)
    furthest = several.sort(
        "code",
        "finished",
        "state",
        *_TELLING,
        FILE,
        ROW,
        descending=[False, True, True, *[False] * (len(_TELLING) + 2)],
        nulls_last=True,
    )
    first = code.is_first_distinct()
    filled = [pl.col(name).backward_fill().over("code") for name in _TELLING]
    counting = furthest.with_columns(filled).filter(first)
    others = furthest.filter(~first).join(
        counting.select("code", *_TELLING), on="code", how="left", suffix=_COUNTING
    )
    differs = pl.any_horizontal(
        (pl.col(name) != pl.col(name + _COUNTING)).fill_null(False) for name in _TELLING
    )
    dossiers = pl.concat([single, counting.select(single.columns)])
    left_out = [others.filter(which).select(single.columns) for which in (~differs, differs)]
    return Once(dossiers, *left_out)
