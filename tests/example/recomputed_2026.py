"""Thành phố Mẫu worked out a second time, from its files, without a line of the roll-up.

Which rows add up, weigh or agree is written down here by hand, from its form.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path

from inboxes import Row, Stamp, Told, by_status, counted, understood, values

CITY = "99"
STAMP = Stamp("2026-quarter-1", "2025-12-15", "2026-03-14")

SUM_OF_BOTH = [
    "survey.forms",
    "dossiers.received",
    "dossiers.in_period",
    "dossiers.carried_over",
    "dossiers.resolved_early",
    "dossiers.resolved_on_time",
    "dossiers.resolved_late",
    "dossiers.open_in_time",
    "dossiers.open_overdue",
    "staff.present",
]
EARLY, ON_TIME, LATE = (f"dossiers.resolved_{how}" for how in ("early", "on_time", "late"))
CAME_IN = ("dossiers.in_period", "dossiers.carried_over")
BECAME = (EARLY, ON_TIME, LATE, "dossiers.open_in_time", "dossiers.open_overdue")
CODES = {
    "survey.method": (0, 1, 2),
    "dialogue.held": (0, 1),
    "desk.digital_level": (0, 1, 2),
    "desk.camera": (0, 1),
}


class City:
    """All that counts in the inbox, by unit, and every row of the form from it."""

    def __init__(self, inbox: Path) -> None:
        self.sent = counted(inbox, STAMP)
        self.both = tuple(self.sent)
        self.communes = tuple(unit for unit in self.sent if unit != CITY)

    def rows(self) -> Mapping[str, Row]:
        """Every row of the form, by its id."""
        rows = {id: self.sum(id, self.both) for id in SUM_OF_BOTH}
        rows["appeals.resolved.city"] = self.sum("appeals.resolved.city", [CITY])
        rows["appeals.resolved.commune"] = self.sum("appeals.resolved.commune", self.communes)
        rows["appeals.resolved"] = added(rows, "appeals.resolved.city", "appeals.resolved.commune")
        rows["dossiers.open"] = added(rows, "dossiers.open_in_time", "dossiers.open_overdue")
        rows["dossiers.on_time_rate"] = self.on_time()
        rows["survey.satisfaction"] = self.satisfaction()
        rows["procedures.in_force.commune"] = self.common(
            "procedures.in_force.commune", [self.communes]
        )
        rows["online.procedures_full"] = self.common(
            "online.procedures_full", [[CITY], self.communes]
        )
        rows["linked_services.groups"] = self.common("linked_services.groups", [self.both])
        rows |= self.codes()
        rows["documents.plans"] = (None, by_status(self.told("documents.plans", self.both)))
        return rows

    def sum(self, id: str, units: Iterable[str]) -> Row:
        told = self.told(id, units)
        return (sum(values(told), Fraction(0)), by_status(told))

    def common(self, id: str, levels: Iterable[Iterable[str]]) -> Row:
        """What most of a level say, once; the city's own list and the communes' are two lists."""
        told = [self.told(id, level) for level in levels]
        most = [Counter(values(level)).most_common(1)[0][0] for level in told]
        return (
            sum(most, Fraction(0)),
            by_status({u: t for level in told for u, t in level.items()}),
        )

    def on_time(self) -> Row:
        """Early and on time among all that were resolved, over the whole city at once."""
        early, on_time, late = (self.told(id, self.both) for id in (EARLY, ON_TIME, LATE))
        part = sum(values(early)) + sum(values(on_time))
        return (Fraction(100 * part, part + sum(values(late))), by_status(late))

    def satisfaction(self) -> Row:
        """Each unit's rate weighs the forms it collected."""
        rates = self.told("survey.satisfaction", self.both)
        forms = self.told("survey.forms", self.both)
        part = sum(a * b for a, b in zip(values(rates), values(forms), strict=True))
        return (Fraction(part, sum(values(forms))), by_status(rates))

    def codes(self) -> dict[str, Row]:
        """Each code by what its row asks: a mixture, somebody, the lowest, everybody."""
        method, held, digital = (self.told(id, self.both) for id in list(CODES)[:3])
        camera = self.told("desk.camera", self.communes)
        ways, cameras = set(values(method)), values(camera)
        have = cameras.count(Fraction(1))
        return {
            "survey.method": (Fraction(2) if len(ways) > 1 else ways.pop(), by_status(method)),
            "dialogue.held": (max(values(held)), by_status(held)),
            "desk.digital_level": (min(values(digital)), by_status(digital)),
            "desk.camera": (min(cameras), by_status(camera)),
            "desk.camera_share": (Fraction(100 * have, len(cameras)), by_status(camera)),
            "desk.camera_units": (Fraction(have), by_status(camera)),
        }

    def told(self, id: str, units: Iterable[str]) -> Mapping[str, Told]:
        """What units say on a row."""
        codes = CODES.get(id, ())
        return {unit: understood(self.sent[unit].cells.get(id), codes) for unit in units}


def added(rows: Mapping[str, Row], *ids: str) -> Row:
    """The sum of other rows; it has no units of its own."""
    return (sum((rows[id][0] or Fraction(0) for id in ids), Fraction(0)), {})
