"""Made-up figures for the neighbours of Phường Trường Thi and for the city's own rows.

Nothing here is real but the shape: who fills which row, what adds up to what, how large a ward is.
The same unit gets the same figures every time.
"""

from collections.abc import Mapping
from random import Random

CATALOGUE = {
    "procedures.new": 6,
    "procedures.abolished": 3,
    "procedures.in_force.commune": 240,
    "one_stop.procedures.commune": 240,
    "one_stop.interlinked_same_level.commune": 24,
    "one_stop.interlinked_levels.commune": 36,
    "online_payment.procedures.commune": 11,
    "online.procedures_partial": 30,
    "online.procedures_full": 26,
    "procedures.authority": 244,
    "procedures.applied": 240,
    "procedures.not_applied": 4,
    "procedures.time_cut": 7,
    "linked_services.groups": 2,
}
"""What every ward applies alike: one provincial list."""

OFFICE_CATALOGUE = {
    "procedures.new": 4,
    "procedures.abolished": 9,
    "procedures.in_force.district": 312,
    "one_stop.procedures.district": 298,
    "one_stop.interlinked_same_level.district": 41,
    "one_stop.interlinked_levels.district": 57,
    "online_payment.procedures.district": 64,
    "online.procedures_partial": 88,
    "online.procedures_full": 121,
    "procedures.time_cut": 60,
    "linked_services.groups": 2,
}

Typed = Mapping[str, int | float | str]


def ward(code: str) -> Typed:
    """What a ward of this code types, row by row; some leave rows blank or write words."""
    draw = Random(f"thanh-hoa-2023 {code}")
    received = draw.randint(700, 4200)
    return {
        **_steering(draw),
        **CATALOGUE,
        **_dossiers(draw, received, "commune"),
        **_organisation(draw),
        **_staff(draw),
        **_egov(draw),
        "legal.issued.commune": draw.choice([0, 0, 1, 2]),
        "one_stop.approved_process_rate.commune": draw.choice([100, 100, 100, 98.5]),
        "one_stop.digital_process_rate.commune": draw.choice([100, 100, 95, 87.5]),
        "iso.commune_applies": draw.choice([1, 1, 1, 1, 0]),
    }


def office(code: str) -> Typed:
    """What the city's own office types on the rows of its level."""
    draw = Random(f"thanh-hoa-2023 {code}")
    received = draw.randint(9000, 12000)
    return {
        **_steering(draw),
        **OFFICE_CATALOGUE,
        **_dossiers(draw, received, "district"),
        **_egov(draw),
        "staff.quota": 118,
        "staff.present": 112,
        "staff.contracts": 9,
        "staff.streamlined": 1,
        "staff.streamlined_rate_2015": 10.5,
        "staff.quota_2015": 133,
        "staff.public_units": 3104,
        "legal.issued.district": 3,
        "one_stop.approved_process_rate.district": 100,
        "one_stop.digital_process_rate.district": 92,
        "egov.digital_certificate_rate": 13,
        "iso.district_applies": 1,
    }


def _steering(draw: Random) -> Typed:
    tasks, assigned = draw.randint(6, 24), draw.randint(5, 40)
    late = draw.choice([0, 0, 0, 1])
    return {
        "plan.tasks_set": tasks,
        "plan.tasks_done": draw.randint(tasks // 2, tasks),
        "plan.directives_issued": draw.randint(1, 12),
        "assigned.total": assigned,
        "assigned.done_on_time": assigned - late,
        "assigned.done_late": late,
        "survey.forms": draw.randint(60, 500),
        "survey.method": draw.choice([0, 1, 1, 2, "Kết hợp"]),
        "dialogue.held": draw.choice([0, 1, 1, "Có"]),
        "legal.checked": draw.choice([0, 0, 1, 3]),
        "legal.reviewed": draw.choice([0, 2, 5]),
        "legal.action_proposed": 0,
        "legal.action_done": 0,
    }


def _dossiers(draw: Random, received: int, level: str) -> Typed:
    """What came in and what became of it, the same in the appendix and in the text."""
    postal, online, carried = received // 30, received // 3, draw.randint(0, 9)
    partial = draw.randint(online // 2, online)
    became = _became(draw, received)
    on_time = became["dossiers.resolved_early"] + became["dossiers.resolved_on_time"]
    late = became["dossiers.resolved_late"]
    land, construction = draw.randint(1, 40), draw.randint(0, 12)
    channels = {
        f"dossiers.on_time.{level}.direct": on_time - postal - online,
        f"dossiers.on_time.{level}.postal": postal,
        f"dossiers.on_time.{level}.online_level3": partial,
        f"dossiers.on_time.{level}.online_level4": online - partial,
    }
    return {
        "dossiers.received": received,
        "dossiers.received.direct": received - postal - online,
        "dossiers.received.postal": postal,
        "dossiers.received.online_partial": partial,
        "dossiers.received.online_full": online - partial,
        f"dossiers.on_time.{level}": on_time,
        **(channels if level == "commune" else {}),
        f"dossiers.on_time.land.{level}": land,
        f"dossiers.on_time.construction.{level}": construction,
        f"published.provincial_portal.{level}": on_time,
        f"published.own_site.{level}": draw.choice([0, on_time]),
        f"apologies.{level}": late or draw.choice([0, 0, "không", "KPS"]),
        "dossiers.in_period": received - carried,
        "dossiers.carried_over": carried,
        **became,
        **_in_the_period(draw, received - carried, online - carried // 3, postal),
    }


def _became(draw: Random, received: int) -> Mapping[str, int]:
    """What became of the dossiers; together they are all that came in."""
    late, waiting, returned = draw.choice([0, 0, 1, 3]), draw.randint(0, 3), draw.randint(0, 4)
    in_time = draw.randint(1, 12)
    on_time = received // 40
    return {
        "dossiers.resolved_early": received - late - waiting - returned - in_time - on_time,
        "dossiers.resolved_on_time": on_time,
        "dossiers.resolved_late": late,
        "dossiers.resolved_without_due_date": 0,
        "dossiers.open_in_time": in_time,
        "dossiers.open_overdue": 0,
        "dossiers.waiting": waiting,
        "dossiers.returned": returned,
    }


def _in_the_period(draw: Random, in_period: int, online: int, postal: int) -> Typed:
    """What the text tells of those that came in the period, with the shares they make."""
    resolved = online - draw.randint(0, 4)
    return {
        "online.received": online,
        "online.resolved": resolved,
        "online.resolved_rate": percent(resolved, online),
        "postal.received": postal,
        "postal.returned": postal - draw.randint(1, 5),
        "postal.received_rate": percent(postal, in_period),
        "online.submission_rate": percent(online, in_period),
        "fees.cashless": draw.randint(1, 90) * 145_000,
        "ecopies.dossiers": draw.randint(0, 160),
        "linked_services.resolved": draw.randint(0, 40),
        "survey.satisfaction": draw.choice([100, 99.5, 98, 96.55]),
        "feedback.received": draw.choice([0, 0, "không phát sinh"]),
    }


def percent(part: int, whole: int) -> float:
    """A share as a ward types it, to two decimals; 0 of nothing."""
    return round(100 * part / max(1, whole), 2)


def _organisation(draw: Random) -> Typed:
    quota = draw.randint(18, 24)
    streamlined = draw.choice([0, 0, 0, 1])
    since_2015 = [8.7, 10] if streamlined else [0, 4.5, 8.7, 10]
    return {
        "staff.quota": quota,
        "staff.present": quota - draw.randint(0, 2),
        "staff.contracts": draw.choice([0, 0, 1, "không áp dụng"]),
        "staff.streamlined": streamlined,
        "staff.streamlined_rate_2015": draw.choice(since_2015),
        "staff.quota_2015": quota + draw.randint(0, 3),
        "staff.public_units": draw.randint(30, 140),
    }


def _staff(draw: Random) -> Typed:
    """Blocks, and inside the committee's block posts that add up to it."""
    posts = {
        "staff.committee.chair": 1,
        "staff.committee.vice_chairs": draw.choice([1, 2, 2]),
    }
    officials = {
        "staff.officials.justice": 2,
        "staff.officials.culture": draw.choice([1, 2]),
        "staff.officials.office": draw.choice([2, 3]),
        "staff.officials.accounting": draw.choice([1, 2]),
        "staff.officials.land": draw.choice([1, 2]),
        "staff.officials.military": 1,
    }
    inside = sum(officials.values())
    everybody = 8 + sum(posts.values()) + inside
    advanced, outside = draw.randint(1, 4), draw.choice([0, 1])
    return {
        "staff.block.party": 2,
        "staff.block.council": 1,
        "staff.block.unions": 5,
        "staff.block.committee": sum(posts.values()) + inside,
        **posts,
        "staff.committee.officials": inside,
        **officials,
        "staff.concurrent": draw.choice([0, 1]),
        "staff.qualified_rate": 100,
        "staff.theory.advanced": advanced,
        "staff.theory.intermediate": everybody - advanced - outside,
        "staff.not_party_members": outside,
        "one_stop.staff": 3,
        "one_stop.staff.justice": 2,
        "one_stop.staff.office": 1,
        "facilities.required": 20,
        "facilities.met_rate": draw.choice([90, 95, 100]),
    }


def _egov(draw: Random) -> Typed:
    only_digital, on_paper_too = draw.choice([(100, 0), (97.5, 2.5), (92, 8)])
    return {
        "egov.online_meetings": draw.choice([1, 2, 2]),
        "egov.digital_certificate_rate": 1,
        "egov.doc_system_linked": 1,
        "egov.outgoing_docs": draw.randint(300, 2500),
        "egov.outgoing_docs.digital_only_rate": only_digital,
        "egov.outgoing_docs.digital_and_paper_rate": on_paper_too,
        "egov.one_stop_linked": 1,
    }
