"""The city's own form as a unit filled it in, with this period's stamp or another's."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from attrs import evolve

from cchc_core import (
    AdminUnit,
    Campaign,
    Format,
    FormPack,
    Offer,
    Publication,
    Reading,
    Report,
    Window,
)
from cchc_core.reading import Typed as Cell
from cchc_core.reading import indicator_of, interpret

Typed = Mapping[str, Any]
"""What is typed, by row: plain, or a table with `value`, `note`, `first`, `last`."""


def report_of(
    unit: AdminUnit, typed: Typed, words: Mapping[str, str], campaign: Campaign, pack: FormPack
) -> Report:
    """What a unit states and writes for the period, on one version of the forms."""
    return Report.of(unit, campaign.period, pack.key, _readings(typed, pack), words=words)


def written(
    format: Format, report: Report, campaign: Campaign, pack: FormPack, revision: int = 1
) -> bytes:
    """The one file of a format."""
    publication = Publication(report, pack, campaign.units, {}, revision=revision)
    (output,) = format.write(publication)
    return output.content


def numbers_as_text(report: Report) -> Report:
    """The report with every count typed as a text, thousands with a dot."""
    readings = [
        evolve(reading, raw=f"{reading.value:,}".replace(",", "."))
        if isinstance(reading.value, int) and reading.value >= 1000
        else reading
        for reading in report.own.readings.values()
    ]
    return evolve(report, leaves=[evolve(report.own, readings=readings)])


def of_the_half_year(report: Report, offer: Offer) -> Report:
    """The same on the form of the period before: 6 months."""
    kind = offer.schemes[report.period.scheme].kind("6-months")
    period = evolve(
        report.period,
        kind="6-months",
        label=kind.label.format(year=report.period.year),
        window=Window(date(2022, 11, 5), date(2023, 6, 10)),
    )
    return Report.of(report.unit, period, report.pack, report.own.readings.values())


def _readings(typed: Typed, pack: FormPack) -> Iterator[Reading]:
    for row in pack.rows:
        told = typed.get(row.id, "")
        if not isinstance(told, Mapping):
            told = {"value": told}
        value, note = told["value"], told.get("note", "")
        window = Window(told["first"], told["last"]) if "first" in told else None
        if value == "" and not note:
            continue
        read = interpret(indicator_of(row, pack), Cell(value))
        yield Reading(row.id, read.status, read.value, read.raw, note, window)
