"""The second form of TP Thanh Hóa, the figures of the written report, worked out a second time.

Its lists of documents are left out: nothing is reckoned from them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from inboxes import Row, by_status, values
from recomputed_2023 import CITY, City

SUM_OF_BOTH = [
    "directives.last_year",
    "directives.this_year",
    "steering.review_meetings",
    "one_stop.staff",
    "one_stop.staff.justice",
    "one_stop.staff.office",
    "fees.cashless",
    "ecopies.dossiers",
    "linked_services.resolved",
    "dossiers.in_period",
    "dossiers.carried_over",
    "dossiers.resolved_early",
    "dossiers.resolved_on_time",
    "dossiers.resolved_late",
    "dossiers.resolved_without_due_date",
    "dossiers.open_in_time",
    "dossiers.open_overdue",
    "dossiers.waiting",
    "dossiers.returned",
    "online.received",
    "online.resolved",
    "postal.received",
    "postal.returned",
    "feedback.received",
    "staff.quota_2015",
    "facilities.required",
]
BLOCKS = ["staff.block.party", "staff.block.council", "staff.block.unions", "staff.block.committee"]
SUM_OF_COMMUNES = [
    *BLOCKS,
    "staff.committee.chair",
    "staff.committee.vice_chairs",
    "staff.committee.officials",
    "staff.officials.justice",
    "staff.officials.culture",
    "staff.officials.office",
    "staff.officials.accounting",
    "staff.officials.land",
    "staff.officials.military",
    "staff.concurrent",
    "staff.theory.advanced",
    "staff.theory.intermediate",
    "staff.not_party_members",
]
COMMON_OF_BOTH = ["procedures.time_cut"]
ONE_LIST = ["linked_services.groups"]
COMMON_OF_COMMUNES = ["procedures.authority", "procedures.applied", "procedures.not_applied"]
RATES_OF_BOTH = {  # the base of each stated rate
    "steering.briefed_rate": "staff.present",
    "online.submission_rate": "dossiers.in_period",
    "online.resolved_rate": "online.received",
    "postal.received_rate": "dossiers.in_period",
    "survey.satisfaction": "survey.forms",
    "facilities.met_rate": "facilities.required",
}
RATES_OF_COMMUNES = {"staff.qualified_rate": "staff.present"}
KEPT = ["dossiers.resolved_early", "dossiers.resolved_on_time"]
DONE = [*KEPT, "dossiers.resolved_late"]
ALL_IN = ["dossiers.in_period", "dossiers.carried_over"]
RATIOS = {  # what is added for the part, and for the whole
    "dossiers.on_time_rate": (KEPT, DONE),
    "dossiers.on_time_rate_due": (KEPT, [*DONE, "dossiers.open_overdue"]),
    "dossiers.on_time_rate_received": (KEPT, ALL_IN),
    "online.share": (["online.received"], ["dossiers.in_period"]),
    "postal.share": (["postal.received"], ["dossiers.in_period"]),
}
ADDED = {"dossiers.to_resolve": ALL_IN, "staff.blocks": BLOCKS}


def rows_of_the_text(city: City, by_field: Iterable[str]) -> Mapping[str, Row]:
    """Every numeric row of the second form; `by_field` are those of the procedures by field.

    A row that follows from others has no units of its own.
    """
    both = city.units
    communes = [unit for unit in both if unit != CITY]
    rows = {id: _sum(city, id, both) for id in SUM_OF_BOTH}
    rows |= {id: _sum(city, id, communes) for id in SUM_OF_COMMUNES}
    rows |= {id: _common(city, id, [[CITY], communes]) for id in COMMON_OF_BOTH}
    rows |= {id: _common(city, id, [both]) for id in ONE_LIST}
    rows |= {id: _common(city, id, [communes]) for id in (*COMMON_OF_COMMUNES, *by_field)}
    rows |= {id: _rate(city, id, base, both) for id, base in RATES_OF_BOTH.items()}
    rows |= {id: _rate(city, id, base, communes) for id, base in RATES_OF_COMMUNES.items()}
    for id, (part, whole) in RATIOS.items():
        rows[id] = (_ratio(city, part, whole), {})
    for id, parts in ADDED.items():
        rows[id] = (sum((rows[part][0] or Fraction(0) for part in parts), Fraction(0)), {})
    return rows


def _sum(city: City, id: str, units: Iterable[str]) -> Row:
    told = {unit: city.told(unit, id) for unit in units}
    given = values(told)
    return (sum(given, Fraction(0)) if given else None, by_status(told))


def _common(city: City, id: str, levels: Iterable[Iterable[str]]) -> Row:
    """What most of a level say, once; the city's own list and the communes' are two lists."""
    told = [{unit: city.told(unit, id) for unit in level} for level in levels]
    most = [Counter(values(level)).most_common(1)[0][0] for level in told]
    return (sum(most, Fraction(0)), by_status({u: t for level in told for u, t in level.items()}))


def _rate(city: City, id: str, base: str, units: Iterable[str]) -> Row:
    """Each unit's rate weighs what it is a rate of; one that has none does not count."""
    told = {unit: city.told(unit, id) for unit in units}
    part = whole = Fraction(0)
    for unit, (_, value) in told.items():
        of = city.told(unit, base)[1]
        if value is not None and of is None:
            told[unit] = ("without-base", None)
        elif value is not None and of is not None:
            part, whole = part + value * of, whole + of
    return (part / whole, by_status(told))


def _ratio(city: City, part: Iterable[str], whole: Iterable[str]) -> Fraction:
    """Over the units that say all of both."""
    sums = [
        (sum(of[id] for id in part), sum(of[id] for id in whole))
        for of in _complete(city, {*part, *whole})
    ]
    return Fraction(100 * sum(above for above, _ in sums), sum(below for _, below in sums))


def _complete(city: City, ids: Iterable[str]) -> Iterator[Mapping[str, Fraction]]:
    for unit in city.units:
        told = {id: value for id in ids if (value := city.told(unit, id)[1]) is not None}
        if len(told) == len(set(ids)):
            yield told
