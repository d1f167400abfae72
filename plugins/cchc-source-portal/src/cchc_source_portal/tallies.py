"""What a unit's dossiers come to: counts by field, channel and class, and what they can answer."""

from collections.abc import Mapping

from attrs import field, frozen

from cchc_core import Channel, Counted, DossierClass, DossierCount
from cchc_source_portal.words import Words

CAME_IN = frozenset({DossierClass.IN_PERIOD, DossierClass.CARRIED_OVER})
TOLD_BY_STATES = frozenset({DossierClass.RETURNED, DossierClass.WAITING})
LEVELS = frozenset({Channel.ONLINE_PARTIAL, Channel.ONLINE_FULL})
ONLINE = LEVELS | {Channel.ONLINE}


@frozen
class Tally:
    """The dossiers of a unit, each counted once by how it came in and once by what it became.

    A count without channel or field (blank) is of dossiers that do not say theirs; `has_channels`,
    `has_fields` and `has_states` say whether the layout has a column for it. Raises ValueError
    unless received and carried over together are all the others together.
    """

    counts: tuple[DossierCount, ...]
    words: Words = field(repr=False)
    has_channels: bool
    has_fields: bool
    has_states: bool

    def __attrs_post_init__(self) -> None:
        came = sum(c.number for c in self.counts if c.dossier_class in CAME_IN)
        became = sum(c.number for c in self.counts if c.dossier_class not in CAME_IN)
        if came != became:
            raise ValueError(f"{came} dossiers came in and {became} became something")

    def of(self, counted: Counted) -> int | None:
        """How many dossiers an indicator counts; None when some do not say what it asks."""
        levels = LEVELS & counted.channels and not counted.channels >= ONLINE
        if (
            (counted.field and not (self.tells_fields and counted.field not in self.doubtful))
            or (counted.classes & TOLD_BY_STATES and not self.has_states)
            or (counted.channels and not self.tells_channels)
            or (levels and not self.tells_levels)
        ):
            return None
        return sum(
            count.number
            for count in self.counts
            if count.dossier_class in counted.classes
            and (not counted.field or self.words.field(count.field) == counted.field)
            and (not counted.channels or count.channel in counted.channels)
        )

    @property
    def tells_fields(self) -> bool:
        """Whether every dossier says its field."""
        return self.has_fields and all(count.field for count in self.counts)

    @property
    def doubtful(self) -> Mapping[str, str]:
        """Fields of which a printed name speaks without being known, each with that name."""
        printed = sorted({count.field for count in self.counts})
        return {name: text for text in printed for name in sorted(self.words.may_be(text))}

    @property
    def tells_channels(self) -> bool:
        """Whether every dossier says its channel."""
        return self.has_channels and all(count.channel for count in self.counts)

    @property
    def tells_levels(self) -> bool:
        """Whether every online dossier says whether in part or in full."""
        return self.tells_channels and all(c.channel is not Channel.ONLINE for c in self.counts)
