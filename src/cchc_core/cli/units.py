"""`cchc units`: the administrative units on a day, each below its parent."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import cchc_command, option
from cchc_core.cli.offers import every
from cchc_core.cli.records import key, moment
from cchc_core.cli.session import Session
from cchc_core.cli.tables import table
from cchc_core.cli.values import DAY, NAME
from cchc_core.cli.words import Said
from cchc_core.model.units import AdminUnit, UnitList
from cchc_core.text import Lang, format_date


@cchc_command(
    "units",
    Said(
        "Liệt kê các đơn vị hành chính có vào một ngày: mã, tên, cấp, cấp trên, thời gian mang mã "
        "đó. Mã được dùng lại theo thời gian nên luôn đi với ngày.",
        "Lists the administrative units of one day: code, name, level, parent, and since when the "
        "code means it. Codes are used again, so a day always goes with them.",
    ),
    "cchc units --units thanh-hoa --on 2023-09-01 --under 380",
)
@option(
    "--units",
    metavar="LIST",
    type=NAME,
    about=Said("danh sách đơn vị; mặc định là mọi danh sách", "the unit list; all if left out"),
)
@option(
    "--on",
    metavar="DATE",
    type=DAY,
    about=Said("vào ngày này; mặc định là hôm nay", "on this day; today if left out"),
)
@option(
    "--under",
    metavar="CODE",
    type=NAME,
    about=Said("chỉ các đơn vị trực thuộc mã này", "only those directly below this unit"),
)
def command(session: Session, units: str | None, on: date | None, under: str | None) -> Answer:
    """The units of every list installed, or of the one asked for."""
    offer = session.offer()
    day = on or session.today
    problems = list(offer.problems)
    named = {units: offer.unit_list(units)} if units else None
    lists = named or every(offer.units, offer.unit_list, problems)
    if under:
        lists = {n: known for n, known in lists.items() if _knows(known, under, day)} or lists
    found = {name: _asked(known, under, day) for name, known in lists.items()}
    return Answer(
        data=lambda: {
            "on": day.isoformat(),
            "lists": [
                {"name": name, "units": [_record(u, lists[name], day) for u in units]}
                for name, units in found.items()
            ],
        },
        lines=lambda: (
            line
            for name, units in found.items()
            for line in _lines(lists[name], units, day, session)
        ),
        problems=tuple(problems),
    )


def _knows(units: UnitList, code: str, day: date) -> bool:
    return any(unit.code == code for unit in units.on(day))


def _asked(units: UnitList, under: str | None, day: date) -> tuple[AdminUnit, ...]:
    if under is None:
        return units.on(day)
    return units.children(units.with_code(under, day).key, day)


def _record(unit: AdminUnit, units: UnitList, day: date) -> dict[str, Any]:
    parent = units.parent(unit.key, day)
    return {
        "key": str(unit.key),
        "code": unit.code,
        "name": unit.name,
        "level": unit.level,
        "parent": key(parent.key) if parent else None,
        "since": moment(unit.key.since),
        "until": moment(unit.until),
        "made_of": [
            {"key": str(s.old), "name": units[s.old].name, "whole": s.whole}
            for s in units.predecessors(unit.key)
        ],
    }


def _lines(
    units: UnitList, found: tuple[AdminUnit, ...], day: date, session: Session
) -> Iterator[str]:
    head = [
        Said("Mã", "Code"),
        Said("Tên", "Name"),
        Said("Cấp", "Level"),
        Said("Thuộc", "Parent"),
        Said("Từ ngày", "Since"),
        Said("Đến ngày", "Until"),
    ]
    rows = []
    for unit in found:
        parent = units.parent(unit.key, day)
        days = [_day(unit.key.since, session.lang), _day(unit.until, session.lang)]
        rows.append([unit.code, unit.name, unit.level, parent.name if parent else "", *days])
    yield from table([session.say(word) for word in head], rows)
    yield ""


def _day(day: date | None, lang: Lang) -> str:
    return format_date(day, lang) if day else ""
