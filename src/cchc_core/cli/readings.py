"""A report's readings, one by one, each with its cell: for machines and for people."""

from collections.abc import Iterator
from typing import Any

from cchc_core.campaign import Campaign
from cchc_core.cli.figures import stated
from cchc_core.cli.records import period, unit, window
from cchc_core.cli.session import Session
from cchc_core.cli.tables import table
from cchc_core.cli.words import STATUSES, Said
from cchc_core.extensions import Submission
from cchc_core.model.forms import Row, Section
from cchc_core.model.measures import Status
from cchc_core.model.reports import Leaf, Reading
from cchc_core.text import Lang, format_number


def report_record(submission: Submission, campaign: Campaign, lang: Lang) -> dict[str, Any]:
    """A report as it was read."""
    report = submission.report
    return {
        "unit": unit(report.unit),
        "pack": report.pack,
        "period": period(report.period, lang),
        "window": window(report.period.window),
        "source": submission.source,
        "revision": submission.revision,
        "words": [
            {"unit": str(leaf.unit.key), **_section(section), "text": leaf.words[section.id]}
            for leaf in report.leaves.values()
            for section in campaign.pack.sections
            if section.id in leaf.words
        ],
        "readings": [
            {"unit": str(leaf.unit.key), **_record(row, reading)}
            for leaf in report.leaves.values()
            for row, reading in _told(leaf, campaign)
        ],
    }


def report_lines(submission: Submission, campaign: Campaign, session: Session) -> Iterator[str]:
    """A report as a table; one that was rolled up as a table for each office it holds. Rows that
    the file does not have at all, as most of an export's, are counted below it."""
    report = submission.report
    days = session.say(report.period.window.phrase)
    yield f"{report.unit.name}, {session.say(report.period.label)} ({days})"
    yield ""
    for leaf in report.leaves.values():
        if report.rolled_up:
            yield leaf.unit.name
        yield from _table(leaf, campaign, session)
        yield ""
        yield from _words(leaf, campaign)


def _table(leaf: Leaf, campaign: Campaign, session: Session) -> Iterator[str]:
    if not leaf.submitted:
        yield session.say(STATUSES[Status.NOT_SUBMITTED])
        return
    head = [
        Said("STT", "No."),
        Said("Chỉ tiêu", "Indicator"),
        Said("Tình trạng", "Status"),
        Said("Số liệu", "Value"),
        Said("Gốc ghi", "As typed"),
        Said("Ghi chú", "Note"),
        Said("Ô", "Cell"),
    ]
    told = [(row, reading) for row, reading in _told(leaf, campaign)]
    there = [_row(row, reading, session) for row, reading in told if row.id in leaf.readings]
    yield from table([session.say(word) for word in head], there)
    if absent := len(told) - len(there):
        yield session.say(
            Said(
                f"{absent} dòng khác của biểu không có trong tệp này.",
                f"{absent} other rows of the form are not in this file.",
            )
        )


def _words(leaf: Leaf, campaign: Campaign) -> Iterator[str]:
    for section in campaign.pack.sections:
        if section.id in leaf.words:
            yield f"{section.number} {section.title}"
            yield from (f"  {line}" for line in leaf.words[section.id].split("\n"))
            yield ""


def _section(section: Section) -> dict[str, str]:
    return {"id": section.id, "number": section.number, "title": section.title}


def _told(leaf: Leaf, campaign: Campaign) -> Iterator[tuple[Row, Reading]]:
    """The rows the unit fills and those it filled though it need not, in printed order."""
    for row in campaign.pack.rows:
        if not leaf.submitted and leaf.unit.level in row.scope:
            yield row, Reading(row.id, Status.NOT_SUBMITTED)
        elif leaf.unit.level in row.scope or row.id in leaf.readings:
            yield row, leaf.reading(row.id)


def _record(row: Row, reading: Reading) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": row.number,
        "label": row.label,
        "status": reading.status.value,
        **stated(reading),
    }


def _row(row: Row, reading: Reading, session: Session) -> list[str]:
    place = reading.origin
    cell = place.place if place else ""
    by_hand = session.say(Said(" (nhập tay)", " (typed by hand)"))
    return [
        row.number,
        "  " * row.depth + row.label,
        session.say(STATUSES[reading.status]),
        _shown(reading, session.lang),
        reading.raw,
        reading.note,
        cell + by_hand if place and place.entered else cell,
    ]


def _shown(reading: Reading, lang: Lang) -> str:
    """What was understood, as a person reads it; of a list how long it is."""
    match reading.value:
        case None:
            return ""
        case tuple() as listed:
            return str(len(listed))
        case number:
            return format_number(number, lang)
