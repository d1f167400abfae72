"""Dossiers by field in the layout of form II.06a/VPCP: what its lines hold, and of which units."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from cchc_core import AdminUnit, Channel, DossierClass, DossierCount, Report, vietnamese_order

_HANDED_IN = (Channel.DIRECT, Channel.POSTAL, Channel.OFFLINE)


@frozen
class FieldLine:
    """The dossiers of a field, from one or many offices.

    `online` and `direct` are those whose channel was told; beside `channel_unknown` ones, 0 told
    is not none. `on_time` holds those `returned`, `waiting` and `without_due_date` as well, as the
    form has it.
    """

    field: str
    online: int
    direct: int
    channel_unknown: int
    carried_over: int
    early: int
    on_time: int
    late: int
    in_time: int
    overdue: int
    returned: int
    waiting: int
    without_due_date: int

    @classmethod
    def of(cls, field: str, counts: Iterable[DossierCount]) -> "FieldLine":
        """What the counts, all of one field, come to."""
        classes: dict[DossierClass, int] = dict.fromkeys(DossierClass, 0)
        channels: dict[Channel | None, int] = dict.fromkeys((*Channel, None), 0)
        for count in counts:
            classes[count.dossier_class] += count.number
            if count.dossier_class is DossierClass.IN_PERIOD:
                channels[count.channel] += count.number
        aside = [
            classes[DossierClass.RETURNED],
            classes[DossierClass.WAITING],
            classes[DossierClass.WITHOUT_DUE_DATE],
        ]
        return cls(
            field=field,
            online=sum(channels[c] for c in Channel if c.startswith(Channel.ONLINE)),
            direct=sum(channels[c] for c in _HANDED_IN),
            channel_unknown=channels[None],
            carried_over=classes[DossierClass.CARRIED_OVER],
            early=classes[DossierClass.EARLY],
            on_time=classes[DossierClass.ON_TIME] + sum(aside),
            late=classes[DossierClass.LATE],
            in_time=classes[DossierClass.OPEN_IN_TIME],
            overdue=classes[DossierClass.OPEN_OVERDUE],
            returned=aside[0],
            waiting=aside[1],
            without_due_date=aside[2],
        )

    @property
    def received(self) -> int:
        return self.online + self.direct + self.channel_unknown + self.carried_over

    @property
    def resolved(self) -> int:
        return self.early + self.on_time + self.late

    @property
    def open(self) -> int:
        return self.in_time + self.overdue

    @property
    def adrift(self) -> int:
        """By how many what came in differs from what became of it; 0 where the counts close."""
        return self.received - self.resolved - self.open


def field_lines(report: Report) -> tuple[FieldLine, ...]:
    """A line for each field, in Vietnamese order."""
    by_field: dict[str, list[DossierCount]] = {}
    for leaf in report.leaves.values():
        for count in leaf.dossiers if leaf.submitted else ():
            by_field.setdefault(count.field, []).append(count)
    return tuple(
        FieldLine.of(field, by_field[field]) for field in sorted(by_field, key=vietnamese_order)
    )


def all_fields(report: Report) -> FieldLine:
    """The same for all fields together."""
    leaves = [leaf for leaf in report.leaves.values() if leaf.submitted]
    return FieldLine.of("", [count for leaf in leaves for count in leaf.dossiers])


def counted_units(report: Report) -> Mapping[bool, tuple[AdminUnit, ...]]:
    """The units whose dossiers were counted, and those of which nobody counted any."""
    told = {leaf.unit.key for leaf in report.leaves.values() if leaf.submitted and leaf.dossiers}
    return {
        counted: tuple(unit for unit in report.units if (unit.key in told) is counted)
        for counted in (True, False)
    }
