"""What was counted as readings: for each row that asks for dossiers, if they can answer."""

from collections.abc import Callable, Iterator

from cchc_core import AdminUnit, Counted, Desk, Origin, Reading, Status, Window

Answer = tuple[int, Origin]
"""A number, and where it is from."""


def readings(
    unit: AdminUnit,
    desk: Desk,
    answer: Callable[[Counted], Answer | None],
    window: Window | None = None,
) -> Iterator[Reading]:
    """A reading of every row of the unit's that asks for dossiers and that `answer` has a number
    for; `window` where the numbers cover other days than the campaign's."""
    for row in desk.pack.fillable(unit.level):
        indicator = desk.pack.catalogue.by_id.get(row.id)
        if indicator and indicator.counted and (told := answer(indicator.counted)):
            number, origin = told
            raw = str(number)
            yield Reading(row.id, Status.USED, number, raw, window=window, origin=origin)
