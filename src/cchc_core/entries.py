"""What officers typed on units' behalf, out of what was decided."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from cchc_core.decisions import TAKEN_BACK, Decision, DecisionKind
from cchc_core.model.findings import Origin


@frozen
class Entry:
    """One figure, or the words of a section, typed on a unit's behalf: `value` as it was typed,
    empty where it was taken back, under the id of a row or a section of the forms `pack`; `way`
    says how the officer came by it, and why; `entered` is the day. `origin` is where it stands."""

    unit: str
    pack: str
    row: str
    value: str
    way: str
    entered: date | None = None
    origin: Origin | None = None


def entries_of(decisions: Iterable[Decision]) -> tuple[Entry, ...]:
    """The entries that hold, those of one row in the order they were made: the last one counts."""
    made = [d for d in decisions if d.kind is DecisionKind.ENTRY and d.holds]
    return tuple(map(_entry, sorted(made, key=lambda d: int(d.about[3]))))


def _entry(decision: Decision) -> Entry:
    unit, pack, row, _ = decision.about
    return Entry(
        unit=unit,
        pack=pack,
        row=row,
        value="" if decision.choice == TAKEN_BACK else decision.choice,
        way=f"{decision.evidence}; {decision.why}",
        entered=decision.when,
        origin=decision.origin,
    )
