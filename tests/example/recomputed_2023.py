"""TP Thanh Hóa worked out a second time, from its files, without a line of the program.

Which rows add up, weigh or agree is written down here by hand, from the printed form; so is which
file of a ward holds for which row.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from appendices import read_appendix, read_text
from dossier_counts import exported
from inboxes import Row, Stamp, Told, by_status, counted, understood, values

CITY = "380"
STAMP = Stamp("2023-9-months", "2022-11-05", "2023-09-01")

SUM_OF_BOTH = [
    "plan.tasks_set",
    "plan.tasks_done",
    "plan.directives_issued",
    "assigned.total",
    "assigned.done_on_time",
    "assigned.done_late",
    "survey.forms",
    "legal.checked",
    "legal.reviewed",
    "legal.action_proposed",
    "legal.action_done",
    "dossiers.received",
    "dossiers.received.direct",
    "dossiers.received.postal",
    "dossiers.received.online_partial",
    "dossiers.received.online_full",
    "staff.quota",
    "staff.present",
    "staff.contracts",
    "staff.streamlined",
    "staff.public_units",
    "egov.digital_certificate_rate",
    "egov.outgoing_docs",
]
SUM_OF_DISTRICT = [
    "legal.issued.district",
    "dossiers.on_time.district",
    "dossiers.on_time.land.district",
    "dossiers.on_time.construction.district",
    "published.provincial_portal.district",
    "published.own_site.district",
    "apologies.district",
]
SUM_OF_COMMUNES = [
    "legal.issued.commune",
    "dossiers.on_time.commune",
    "dossiers.on_time.commune.direct",
    "dossiers.on_time.commune.postal",
    "dossiers.on_time.commune.online_level3",
    "dossiers.on_time.commune.online_level4",
    "dossiers.on_time.land.commune",
    "dossiers.on_time.construction.commune",
    "published.provincial_portal.commune",
    "published.own_site.commune",
    "apologies.commune",
]
COMMON_OF_BOTH = [
    "procedures.new",
    "procedures.abolished",
    "online.procedures_partial",
    "online.procedures_full",
]
COMMON_OF_DISTRICT = [
    "procedures.in_force.district",
    "one_stop.procedures.district",
    "one_stop.interlinked_same_level.district",
    "one_stop.interlinked_levels.district",
    "online_payment.procedures.district",
]
COMMON_OF_COMMUNES = [
    "procedures.in_force.commune",
    "one_stop.procedures.commune",
    "one_stop.interlinked_same_level.commune",
    "one_stop.interlinked_levels.commune",
    "online_payment.procedures.commune",
]
TOTALS_OF_COUNTS = [
    "legal.issued",
    "procedures.in_force",
    "one_stop.interlinked_same_level",
    "one_stop.interlinked_levels",
    "dossiers.on_time.land",
    "dossiers.on_time.construction",
    "published.provincial_portal",
    "published.own_site",
    "online_payment.procedures",
    "apologies",
]
RATES = {  # the base of each stated rate
    "one_stop.approved_process_rate.district": ["procedures.in_force.district"],
    "one_stop.approved_process_rate.commune": ["procedures.in_force.commune"],
    "one_stop.digital_process_rate.district": [
        "procedures.in_force.district",
        "one_stop.approved_process_rate.district",
    ],
    "one_stop.digital_process_rate.commune": [
        "procedures.in_force.commune",
        "one_stop.approved_process_rate.commune",
    ],
    "staff.streamlined_rate_2015": ["staff.quota_2015"],
    "egov.outgoing_docs.digital_only_rate": ["egov.outgoing_docs"],
    "egov.outgoing_docs.digital_and_paper_rate": ["egov.outgoing_docs"],
}
TOTALS_OF_RATES = ["one_stop.approved_process_rate", "one_stop.digital_process_rate"]
CODES = {
    "survey.method": (0, 1, 2),
    "dialogue.held": (0, 1),
    "egov.online_meetings": (0, 1, 2),
    "egov.doc_system_linked": (0, 1),
    "egov.one_stop_linked": (0, 1),
    "iso.district_applies": (0, 1),
    "iso.commune_applies": (0, 1),
}
SHARES = {
    "egov.doc_system_commune_rate": "egov.doc_system_linked",
    "egov.one_stop_commune_rate": "egov.one_stop_linked",
}


PORTAL_FIRST = {
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
}
"""The rows on which the campaign believes the portal before the ward; on all others the ward."""

EARLIER = "thanh-hoa-2022@1"
CHANGED_SINCE = {"egov.digital_certificate_rate", "online.procedures_basic"}
"""What the earlier form asks by another definition, or alone."""


class City:
    """All that counts in the inbox, by unit, and every row of the appendix from it."""

    def __init__(self, inbox: Path, units: Mapping[str, str]) -> None:
        self.units = tuple(units)
        self.sent = counted(inbox, STAMP)
        forms = {unit: dict(sent.cells) for unit, sent in self.sent.items()}
        for unit, sent in self.sent.items():
            if sent.pack == EARLIER:
                forms[unit] = {id: c for id, c in sent.cells.items() if id not in CHANGED_SINCE}
        documents = {
            path.name.split()[0]: {**read_text(path), **read_appendix(path)}
            if path.suffix == ".docx"
            else read_appendix(path)
            for path in inbox.iterdir()
            if path.suffix in (".docx", ".pdf") and path.name[0].isdecimal()
        }  # the real ward's written report says what its form says
        self.by_hand: Mapping[str, Mapping[str, Any]] = {**forms, **documents}
        self.exported = exported(inbox, units)

    def rows(self) -> Mapping[str, Row]:
        """Every row of the appendix, by its id."""
        both, district = self.units, (CITY,)
        communes = tuple(u for u in self.units if u != CITY)
        rows: dict[str, Row] = {}
        for ids, units in (
            (SUM_OF_BOTH, both),
            (SUM_OF_DISTRICT, district),
            (SUM_OF_COMMUNES, communes),
        ):
            for id in ids:
                told = {u: self.told(u, id) for u in units}
                rows[id] = (sum(values(told), Fraction(0)), by_status(told))
        for ids, levels in (
            (COMMON_OF_BOTH, (district, communes)),
            (COMMON_OF_DISTRICT, (district,)),
            (COMMON_OF_COMMUNES, (communes,)),
        ):
            for id in ids:
                told = {u: self.told(u, id) for level in levels for u in level}
                most = [
                    Counter(values({u: told[u] for u in level})).most_common(1) for level in levels
                ]
                rows[id] = (sum((m[0][0] for m in most), Fraction(0)), by_status(told))
        for id in RATES:
            scope = district if id.endswith(".district") else communes
            rows[id] = self.rate(id, scope if id.endswith((".district", ".commune")) else both)
        rows |= self.codes(both, district, communes)
        rows |= self.derived(rows, communes)
        return rows

    def rate(self, id: str, units: Iterable[str]) -> Row:
        """Each unit's rate weighs what it is a rate of."""
        told = {unit: self.told(unit, id) for unit in units}
        part = whole = Fraction(0)
        for unit, (_, value) in told.items():
            base = self.base(unit, id)
            if value is not None and base is None:
                told[unit] = ("without-base", None)
            elif value is not None and base is not None:
                part, whole = part + value * base, whole + base
        return (part / whole, by_status(told))

    def base(self, unit: str, id: str) -> Fraction | None:
        base = Fraction(1)
        for name in RATES[id]:
            value = self.told(unit, name)[1]
            if value is None:
                return None
            base *= value / 100 if name in RATES else value
        return base

    def codes(
        self, both: Iterable[str], district: Iterable[str], communes: Iterable[str]
    ) -> dict[str, Row]:
        """Each code by what its name says: somebody, everybody, the lowest, a mixture."""
        rows: dict[str, Row] = {}
        for id in CODES:
            units = {"iso.district_applies": district, "iso.commune_applies": communes}.get(
                id, both
            )
            told = {u: self.told(u, id) for u in units}
            given, all_told = set(values(told)), len(values(told)) == len(told)
            answer: Fraction | None = None
            if id == "survey.method":
                mixed = len(given) > 1 or 2 in given
                answer = Fraction(2) if mixed else given.pop() if all_told else None
            elif id == "dialogue.held":
                answer = Fraction(1) if 1 in given else Fraction(0) if all_told else None
            elif 0 in given:
                answer = Fraction(0)
            elif all_told:
                answer = min(given)
            rows[id] = (answer, by_status(told))
        return rows

    def derived(self, rows: Mapping[str, Row], communes: Iterable[str]) -> dict[str, Row]:
        found: dict[str, Row] = {}
        for id in TOTALS_OF_COUNTS:
            parts = [rows[f"{id}.{level}"][0] for level in ("district", "commune")]
            found[id] = (sum((p for p in parts if p is not None), Fraction(0)), {})
        for id in TOTALS_OF_RATES:
            weights = {}
            for level in ("district", "commune"):
                weight = rows[f"procedures.in_force.{level}"][0] or Fraction(0)
                if id == "one_stop.digital_process_rate":
                    approved = rows[f"one_stop.approved_process_rate.{level}"][0] or Fraction(0)
                    weight *= approved / 100
                weights[level] = weight
            part = sum((rows[f"{id}.{lv}"][0] or 0) * w for lv, w in weights.items())
            found[id] = (Fraction(part) / sum(weights.values()), {})
        for id, code in SHARES.items():
            told = {u: self.told(u, code) for u in communes}
            given = values(told)
            found[id] = (Fraction(100 * given.count(Fraction(1)), len(given)), by_status(told))
        told = {u: self.told(u, "iso.commune_applies") for u in communes}
        ones = Fraction(values(told).count(Fraction(1)))
        found["iso.commune_units"] = (ones, by_status(told))
        return found

    def told(self, unit: str, id: str) -> Told:
        """What a unit says on a row; a ward's typed total stands in for its blank commune row."""
        told = self.said(unit, id)
        above = id.removesuffix(".commune")
        if told[0] == "blank" and above != id and unit != CITY and above in TOTALS_OF_COUNTS:
            typed = self.said(unit, above)
            return typed if typed[0] == "used" else told
        return told

    def said(self, unit: str, id: str) -> Told:
        """What holds of what a unit sent: the first file that has a figure for the row."""
        files = [sent[unit] for sent in (self.by_hand, self.exported) if unit in sent]
        if not files:
            return ("not-submitted", None)
        if id in PORTAL_FIRST:
            files.reverse()
        if unit in self.sent and id in self.sent[unit].other_days:
            return ("other-window", None)
        rate = "rate" in id or id == "survey.satisfaction"
        all_said = [understood(file.get(id), CODES.get(id, ()), rate=rate) for file in files]
        figures = (each for each in all_said if each[0] in ("used", "not-applicable"))
        others = (each for each in all_said if each[0] != "blank")
        return next(figures, None) or next(others, None) or all_said[0]
