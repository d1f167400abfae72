"""Dossiers as they are counted: the class each falls into, the channel it came by, and the counts.

The classes are told apart by dates alone, inside the report's window. They close: received in the
window and carried over together are all the others together.
"""

from collections.abc import Mapping
from enum import StrEnum

from attrs import frozen

from cchc_core.errors import BadData
from cchc_core.text import Text


class DossierClass(StrEnum):
    """What became of a dossier in a window; `IN_PERIOD` and `CARRIED_OVER` say how it came in.

    Carried over: received before the window and not closed before it began. Closed inside it:
    returned, else early, on time or late as it was finished before, on or after the day it was due,
    else without a due date. All others are open at its end: waiting, in time or overdue.
    """

    IN_PERIOD = "in-period"
    CARRIED_OVER = "carried-over"
    EARLY = "early"
    ON_TIME = "on-time"
    LATE = "late"
    WITHOUT_DUE_DATE = "without-due-date"
    RETURNED = "returned"
    WAITING = "waiting"
    OPEN_IN_TIME = "open-in-time"
    OPEN_OVERDUE = "open-overdue"


CAME_IN = frozenset({DossierClass.IN_PERIOD, DossierClass.CARRIED_OVER})
"""How a dossier came in; every dossier has one of these and one of the others."""


CLOSED = frozenset(
    {
        DossierClass.EARLY,
        DossierClass.ON_TIME,
        DossierClass.LATE,
        DossierClass.WITHOUT_DUE_DATE,
        DossierClass.RETURNED,
    }
)
"""What became of the dossiers that are no longer open."""


class Channel(StrEnum):
    """How a dossier was handed in; `ONLINE` where nobody says whether in part or in full,
    `OFFLINE` where nobody says whether directly or by post."""

    DIRECT = "direct"
    POSTAL = "postal"
    OFFLINE = "offline"
    ONLINE = "online"
    ONLINE_PARTIAL = "online-partial"
    ONLINE_FULL = "online-full"


@frozen
class Counted:
    """Which dossiers an indicator counts: those of `classes`, by way of `channels`, in a `field`.

    No channel stands for every channel; `field` is a name that sources know a portal's fields by
    (`land`, `construction`), empty for all fields.
    """

    classes: frozenset[DossierClass]
    channels: frozenset[Channel] = frozenset()
    field: str = ""

    def __attrs_post_init__(self) -> None:
        if not self.classes or (self.classes & CAME_IN and self.classes - CAME_IN):
            raise BadData(
                Text(
                    "cần các lớp hồ sơ cùng một loại: hoặc cách tiếp nhận, hoặc kết quả",
                    "needs dossier classes of one sort: how they came in, or what became of them",
                )
            )

    def takes(self, count: "DossierCount") -> bool:
        """Whether it counts the dossiers of a count, whatever their field."""
        through = not self.channels or count.channel in self.channels
        return count.dossier_class in self.classes and through

    @property
    def whole(self) -> bool:
        """Whether it counts all dossiers of its classes, whatever their channel and field."""
        return not self.channels and not self.field

    @property
    def grows(self) -> bool:
        """Whether more days only add to it, as they do not to what is open on the last of them."""
        return self.classes <= CLOSED or self.classes == CAME_IN


def class_by_class(counted: Mapping[str, Counted]) -> Mapping[DossierClass, str]:
    """The indicator that counts all dossiers of a class and no others, where there is one."""
    return {
        dossier_class: id
        for id, told in counted.items()
        if len(told.classes) == 1 and told.whole
        for dossier_class in told.classes
    }


@frozen
class DossierCount:
    """How many dossiers of a portal's field and a class there were; `channel` where it is told."""

    field: str
    dossier_class: DossierClass
    number: int
    channel: Channel | None = None
