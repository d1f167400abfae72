"""Makes this example anew: `python make.py` writes the inbox as an officer would find it.

Phường Trường Thi carries the figures of its real report (`truong-thi.toml`), contradictions left
in. The other 33 wards and the city's own rows are made up (`made_up.py`). What goes wrong is
chosen: one ward late, one missing, one sent twice with a correction, one on another period's
form, one with numbers typed as text, two as JSON and YAML, a few figures that cannot be true.
"""

import csv
import io
import shutil
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import made_up
from attrs import evolve

from cchc_core import (
    AdminUnit,
    Campaign,
    Format,
    Offer,
    Period,
    Publication,
    Reading,
    Report,
    Window,
    gather,
    installed,
    load_campaign,
)
from cchc_core.reading import Typed, indicator_of, interpret

HERE = Path(__file__).parent
REAL = "14764"  # Phường Trường Thi
MISSING = "16432"
LATE = "15859"
CORRECTED = "14767"
OTHER_PERIOD = "14770"
AS_TEXT = "14773"
AS_JSON = "14776"
AS_YAML = "14779"

SLIPS: Mapping[str, Mapping[str, int | float | str]] = {
    "14782": {"procedures.in_force.commune": 239},
    "14785": {"egov.online_meetings": 3},
    "14791": {"legal.issued": 2, "legal.issued.commune": ""},
    "14794": {"legal.issued": 5, "legal.issued.commune": 2},
    "14797": {"one_stop.procedures.commune": 198, "dossiers.on_time.land.district": 12},
    "14800": {"staff.quota_2015": ""},
    "14803": {"egov.outgoing_docs": "", "survey.forms": "KCSL"},
    "14806": {"procedures_stat": 240, "assigned.done_late": "-"},
}
"""What a few made-up wards got wrong, so that there is something to find."""


def main() -> None:
    """Writes `inbox/` and `inbox.csv`."""
    shutil.rmtree(HERE / "inbox", ignore_errors=True)
    (HERE / "inbox").mkdir()
    offer = gather(*installed())
    campaign = load_campaign(HERE, offer)
    lines = []
    for unit in campaign.expected:
        for name, content, received in _files(unit, campaign, offer):
            (HERE / "inbox" / name).write_bytes(content)
            lines.append((received, name, unit.name))
    arrivals = io.StringIO()
    writer = csv.writer(arrivals, lineterminator="\n")
    writer.writerow(["file", "received", "sender"])
    writer.writerows((name, f"{at:%Y-%m-%d %H:%M}", who) for at, name, who in sorted(lines))
    (HERE / "inbox.csv").write_text(arrivals.getvalue(), encoding="utf-8", newline="")


def _files(
    unit: AdminUnit, campaign: Campaign, offer: Offer
) -> Iterator[tuple[str, bytes, datetime]]:
    """What one unit sent: the file's name, its bytes, and when it came in."""
    draw = Random(f"inbox {unit.code}")
    at = datetime(2023, 9, draw.randint(4, 7), 8) + timedelta(minutes=draw.randrange(9 * 60))
    typed = _typed(unit, campaign)
    report = Report.of(unit, campaign.period, campaign.pack.key, _readings(typed, campaign))
    name = f"{unit.code} - {unit.name} - BC CCHC 9 tháng"
    form = offer.format("form")
    match unit.code:
        case code if code == MISSING:
            return
        case code if code == LATE:
            yield f"{name}.xlsx", _written(form, report, campaign), datetime(2023, 9, 11, 16, 42)
        case code if code == CORRECTED:
            wrong = {**typed, "assigned.total": 3, "dossiers.received.direct": 20}
            first = evolve(report, leaves=_leaves(report, _readings(wrong, campaign)))
            yield f"{name}.xlsx", _written(form, first, campaign), at
            again = _written(form, report, campaign, revision=2)
            yield f"{name} (gửi lại).xlsx", again, at + timedelta(days=1)
        case code if code == OTHER_PERIOD:
            half = _half_year(campaign, offer)
            other = Report.of(unit, half, report.pack, report.own.readings.values())
            yield f"{unit.code} - {unit.name}.xlsx", _written(form, other, campaign), at
        case code if code == AS_TEXT:
            yield f"{name}.xlsx", _written(form, _as_text(report), campaign), at
        case code if code == AS_JSON:
            yield f"{name}.json", _written(offer.format("json"), report, campaign), at
        case code if code == AS_YAML:
            yield f"{name}.yaml", _written(offer.format("yaml"), report, campaign), at
        case _:
            yield f"{name}.xlsx", _written(form, report, campaign), at


def _written(format: Format, report: Report, campaign: Campaign, revision: int = 1) -> bytes:
    publication = Publication(report, campaign.pack, campaign.units, {}, revision=revision)
    (output,) = format.write(publication)
    return output.content


def _typed(unit: AdminUnit, campaign: Campaign) -> Mapping[str, Any]:
    """Row by row, what the unit types: plain, or a table with `value`, `note`, `first`, `last`."""
    if unit.code == REAL:
        real = tomllib.loads((HERE / "truong-thi.toml").read_text(encoding="utf-8"))
        return {**real["appendix"], **real["narrative"], **real["documents"]}
    if unit == campaign.unit:
        return made_up.office(unit.code)
    return {**made_up.ward(unit.code), **SLIPS.get(unit.code, {})}


def _readings(typed: Mapping[str, Any], campaign: Campaign) -> Iterator[Reading]:
    for row in campaign.pack.rows:
        told = typed.get(row.id, "")
        if not isinstance(told, Mapping):
            told = {"value": told}
        value, note = told["value"], told.get("note", "")
        window = Window(told["first"], told["last"]) if "first" in told else None
        if value == "" and not note:
            continue
        read = interpret(indicator_of(row, campaign.pack), Typed(value))
        yield Reading(row.id, read.status, read.value, read.raw, note, window)


def _as_text(report: Report) -> Report:
    """The report with every count typed as a text, thousands with a dot."""
    readings = [
        evolve(reading, raw=f"{reading.value:,}".replace(",", "."))
        if isinstance(reading.value, int) and reading.value >= 1000
        else reading
        for reading in report.own.readings.values()
    ]
    return evolve(report, leaves=_leaves(report, readings))


def _leaves(report: Report, readings: Iterable[Reading]) -> list[Any]:
    return [evolve(report.own, readings=readings)]


def _half_year(campaign: Campaign, offer: Offer) -> Period:
    """The period before this one: the 6 months that a ward took last time's form of."""
    kind = offer.schemes[campaign.period.scheme].kind("6-months")
    return evolve(
        campaign.period,
        kind="6-months",
        label=kind.label.format(year=2023),
        window=Window(date(2022, 11, 5), date(2023, 6, 10)),
    )


if __name__ == "__main__":
    main()
