"""What the columns of statistics count, and how they must add up."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from cchc_core import Channel, Counted, DossierClass

_Classes = frozenset[DossierClass]

_OR_ASIDE = frozenset({DossierClass.ON_TIME, DossierClass.RETURNED, DossierClass.WAITING})

IN_PERIOD = frozenset({DossierClass.IN_PERIOD})
RECEIVED = IN_PERIOD | {DossierClass.CARRIED_OVER}
CLASSES: Mapping[str, _Classes] = {
    "received": RECEIVED,
    "in_period": IN_PERIOD,
    "carried_over": frozenset({DossierClass.CARRIED_OVER}),
    "resolved": frozenset({DossierClass.EARLY, DossierClass.ON_TIME, DossierClass.LATE}),
    "early": frozenset({DossierClass.EARLY}),
    "on_time": frozenset({DossierClass.ON_TIME}),
    "late": frozenset({DossierClass.LATE}),
    "open": frozenset({DossierClass.OPEN_IN_TIME, DossierClass.OPEN_OVERDUE}),
    "open_in_time": frozenset({DossierClass.OPEN_IN_TIME}),
    "open_overdue": frozenset({DossierClass.OPEN_OVERDUE}),
    "waiting": frozenset({DossierClass.WAITING}),
    "returned": frozenset({DossierClass.RETURNED}),
    "resolved_or_aside": frozenset({DossierClass.EARLY, DossierClass.LATE}) | _OR_ASIDE,
    "on_time_or_aside": _OR_ASIDE,
}
"""The classes each column counts; form II.06a counts what waits or was returned as on time."""
BY_FIELD: Mapping[str, DossierClass] = {
    **{name: one for name, classes in CLASSES.items() if len(classes) == 1 for one in classes},
    "on_time_or_aside": DossierClass.ON_TIME,
}
"""The class that each column is of in the table by field, which is form II.06a again."""
CHANNELS: Mapping[str, Channel] = {
    "direct": Channel.DIRECT,
    "online": Channel.ONLINE,
    "online_partial": Channel.ONLINE_PARTIAL,
    "online_full": Channel.ONLINE_FULL,
    "postal": Channel.POSTAL,
}
"""The channel each column counts; whether of those received in the period, or of all with those
carried over, is told by the sum that it closes."""
SUMS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "received": (
        ("in_period", "carried_over"),
        ("online", "direct_or_postal", "carried_over"),
    ),
    "online": (("online_partial", "online_full"),),
    "resolved": (("early", "on_time", "late"),),
    "resolved_or_aside": (("early", "on_time_or_aside", "late"),),
    "open": (("open_in_time", "open_overdue"),),
}
"""What each column is the sum of."""


_LEVELS = ("online_partial", "online_full")
_ONLINE = frozenset({Channel.ONLINE, Channel.ONLINE_PARTIAL, Channel.ONLINE_FULL})


@frozen
class Counts:
    """The figures of one line, by the keys of their columns; what is blank is not there."""

    values: Mapping[str, int]

    def of(self, counted: Counted) -> tuple[str, ...]:
        """The columns that add up to what an indicator counts; none when they cannot tell."""
        if not counted.channels:
            return self._of_classes(counted.classes)
        if counted.classes not in self.split:
            return ()
        asked = self._online if counted.channels >= _ONLINE else ()
        rest = counted.channels - _ONLINE if asked else counted.channels
        asked += tuple(name for name, channel in CHANNELS.items() if channel in rest)
        return self._there(*asked)

    @property
    def by_channel(self) -> tuple[str, ...]:
        """The columns that divide what was received by channel; none if one of them is lacking."""
        for others in (("direct", "postal"), ("direct_or_postal",)):
            if self._online and (there := self._there(*others)):
                return (*self._online, *there)
        return ()

    @property
    def split(self) -> frozenset[frozenset[DossierClass]]:
        """Of what the channels are the parts: of those received in the period, or of all; of both
        where none was carried over."""
        parts, wholes = self.by_channel, (IN_PERIOD, RECEIVED)
        known = [whole for whole in wholes if self._of_classes(whole)]
        return frozenset(
            w for w in known if parts and self.sum(self._of_classes(w)) == self.sum(parts)
        )

    def sum(self, names: Iterable[str]) -> int:
        """What columns add up to."""
        return sum(self.values[name] for name in names)

    def open_sums(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each column that is not the sum of its parts, with these."""
        for whole, ways in SUMS.items():
            for parts in ways:
                if self._there(whole, *parts) and self.values[whole] != self.sum(parts):
                    yield whole, parts
        received = self._there("in_period") or self._there("received")
        if self.by_channel and not self.split and received:
            yield received[0], self.by_channel

    def _of_classes(self, classes: frozenset[DossierClass]) -> tuple[str, ...]:
        if alone := self._there(*(name for name, counts in CLASSES.items() if counts == classes)):
            return alone
        if classes == IN_PERIOD:
            return self._there("online", "direct_or_postal")
        return self._there(
            *(n for one in sorted(classes) for n, c in CLASSES.items() if c == {one})
        )

    @property
    def _online(self) -> tuple[str, ...]:
        return self._there("online") or self._there(*_LEVELS)

    def _there(self, *names: str) -> tuple[str, ...]:
        """The columns, if the line has them all."""
        return names if names and all(name in self.values for name in names) else ()
