"""The count: what became of each dossier inside a window, by its days alone and never by today's.

A frame of dossiers has a line for each, with `state` (1 to 10, null where not told) and the days
`received`, `due` and `finished`; further columns are what is counted by.
"""

import polars as pl

from cchc_core import DossierClass, Window
from cchc_source_portal.words import NEVER_RECEIVED, RETURNED, WAITING

CAME_IN, BECAME, NUMBER = "came_in", "became", "number"

_STATE, _RECEIVED, _DUE, _FINISHED = map(pl.col, ("state", "received", "due", "finished"))


def count(dossiers: pl.LazyFrame, window: Window, *by: str) -> pl.LazyFrame:
    """How many dossiers came in and became what, for each value of `by`: `number`.

    Every dossier that is counted stands under one way of coming in and one of becoming, so that
    received in the period and carried over together are all the others together.
    """
    return (
        classified(dossiers, window)
        .group_by(*by, CAME_IN, BECAME)
        .agg(pl.len().cast(pl.Int64).alias(NUMBER))
    )


def classified(dossiers: pl.LazyFrame, window: Window) -> pl.LazyFrame:
    """The dossiers that count in the window, with how each came in and what it became."""
    return (
        dossiers.filter(_STATE.is_null() | ~_STATE.is_in(NEVER_RECEIVED))
        .with_columns(came_in(window).alias(CAME_IN))
        .filter(pl.col(CAME_IN).is_not_null())
        .with_columns(became(window).alias(BECAME))
    )


def came_in(window: Window) -> pl.Expr:
    """Received inside the window, or before it and not closed before it began; else null."""
    inside = _RECEIVED.is_between(window.first, window.last)
    carried = (window.first > _RECEIVED) & (_FINISHED.is_null() | (window.first <= _FINISHED))
    return (
        pl.when(inside)
        .then(pl.lit(DossierClass.IN_PERIOD.value))
        .when(carried)
        .then(pl.lit(DossierClass.CARRIED_OVER.value))
    )


def became(window: Window) -> pl.Expr:
    """Closed inside the window, and how; else open at its end, also if it was closed afterwards."""
    closed = _FINISHED.is_between(window.first, window.last).fill_null(False)
    return pl.when(closed).then(_closed()).otherwise(_open(window))


def _closed() -> pl.Expr:
    return _first(
        (_STATE == RETURNED, DossierClass.RETURNED),
        (_DUE.is_null(), DossierClass.WITHOUT_DUE_DATE),
        (_FINISHED < _DUE, DossierClass.EARLY),
        (_FINISHED == _DUE, DossierClass.ON_TIME),
        (_FINISHED > _DUE, DossierClass.LATE),
    )


def _open(window: Window) -> pl.Expr:
    return _first(
        (_STATE.is_in(WAITING), DossierClass.WAITING),
        (_DUE.is_null() | (window.last <= _DUE), DossierClass.OPEN_IN_TIME),
        (window.last > _DUE, DossierClass.OPEN_OVERDUE),
    )


def _first(*cases: tuple[pl.Expr, DossierClass]) -> pl.Expr:
    """The class of the first condition that holds."""
    return pl.coalesce(pl.when(condition).then(pl.lit(name.value)) for condition, name in cases)
