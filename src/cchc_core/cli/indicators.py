"""`cchc indicators`: what each form pack asks for, and how it rolls up."""

from collections.abc import Iterator
from typing import Any

from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import cchc_command
from cchc_core.cli.figures import operators
from cchc_core.cli.offers import every
from cchc_core.cli.params import pack
from cchc_core.cli.session import Session
from cchc_core.cli.tables import table
from cchc_core.cli.words import KINDS, OPERATORS, Said
from cchc_core.model.forms import FormPack, Role, Row


@cchc_command(
    "indicators",
    Said(
        "Liệt kê các chỉ tiêu của bộ biểu mẫu theo thứ tự in: mã, số thứ tự, tên, đơn vị tính, "
        "loại, cách tổng hợp qua đơn vị và qua kỳ.",
        "Lists the indicators of a form pack in printed order: id, number, label, unit of "
        "measure, kind, and how it rolls up over units and over periods.",
    ),
    "cchc indicators --pack thanh-hoa-2023",
)
@pack
def command(session: Session, pack: str | None) -> Answer:
    """Every pack installed, or the one asked for."""
    offer = session.offer()
    problems = list(offer.problems)
    found = {pack: offer.pack(pack)} if pack else every(offer.packs, offer.pack, problems)
    packs = list(found.values())
    return Answer(
        data=lambda: {"packs": [_record(pack, session) for pack in packs]},
        lines=lambda: (line for pack in packs for line in _lines(pack, session)),
        problems=tuple(problems),
    )


def _rows(pack: FormPack) -> Iterator[Row]:
    return (row for row in pack.rows if row.role is not Role.HEADING)


def _record(pack: FormPack, session: Session) -> dict[str, Any]:
    return {
        "id": pack.id,
        "key": pack.key,
        "title": session.say(pack.title),
        "levels": [{"id": x.id, "label": session.say(x.label)} for x in pack.levels],
        "indicators": [_indicator(pack, row, session) for row in _rows(pack)],
    }


def _indicator(pack: FormPack, row: Row, session: Session) -> dict[str, Any]:
    indicator = pack.indicator(row)
    return {
        "id": row.id,
        "number": row.number,
        "label": session.say(indicator.label),
        "printed_label": row.label,
        "area": indicator.area,
        "unit_of_measure": session.say(indicator.unit_of_measure),
        "kind": indicator.kind.value,
        "role": row.role.value,
        "scope": list(row.scope),
        "operator": operators(indicator),
        "codes": [{"code": c, "label": session.say(x)} for c, x in indicator.codes.items()],
    }


def _lines(pack: FormPack, session: Session) -> Iterator[str]:
    say = session.say
    yield f"{pack.key}: {say(pack.title)}"
    yield ""
    head = [
        Said("STT", "No."),
        Said("Mã chỉ tiêu", "Id"),
        Said("Chỉ tiêu", "Indicator"),
        Said("Đơn vị tính", "Unit of measure"),
        Said("Loại", "Kind"),
        Said("Qua đơn vị", "Over units"),
        Said("Qua kỳ", "Over periods"),
    ]
    rows = []
    for row in _rows(pack):
        one = pack.indicator(row)
        rows.append(
            [
                row.number,
                row.id,
                say(one.label),
                say(one.unit_of_measure),
                say(KINDS[one.kind]),
                say(OPERATORS[one.over_units.name]),
                say(OPERATORS[one.over_periods.value]),
            ]
        )
    yield from table([say(word) for word in head], rows)
    yield ""
