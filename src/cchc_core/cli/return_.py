"""`cchc return`: slips and marked copies for the units, and the officer's worklist."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import cchc_command
from cchc_core.cli.keeping import kept_files, kept_lines, set_aside
from cchc_core.cli.params import folder, only_unit, output, until
from cchc_core.cli.records import unit as unit_record
from cchc_core.cli.rows import unit_of
from cchc_core.cli.session import Session
from cchc_core.cli.words import Said
from cchc_core.extensions import Purpose
from cchc_core.keeping import Keeping, Round, keep
from cchc_core.letters import renewed
from cchc_core.merge import merge_campaign
from cchc_core.model.units import AdminUnit
from cchc_core.returning import Returned, return_to_units, worklist_of
from cchc_core.settings import load_campaign


@cchc_command(
    "return",
    Said(
        "Ghi cho mỗi đơn vị có vấn đề cần sửa một phiếu (.docx) và bản sao tệp của chính đơn vị có "
        "đánh dấu các ô cần sửa; phiếu không đủ chỗ mà tệp không đánh dấu được thì kèm danh sách "
        "can-sua-….xlsx. Ghi cho cán bộ tổng hợp một danh sách việc cần xử lý (.xlsx). Đơn vị "
        "không có vấn đề gì thì không có phiếu. Chạy lại thì tệp cũ được thay; tệp không còn phải "
        "gửi, tệp đã có người sửa được cất vào thư mục con “đã cũ”; dấu “Đã xử lý” được giữ. Không "
        "gửi gì đi đâu.",
        "Writes, for each unit with something to correct, a slip (.docx) and a copy of its own "
        "file with the cells marked; where the slip is too small and a file cannot be marked, a "
        "list can-sua-….xlsx too. For the officer, a list of all that waits (.xlsx). A clean unit "
        "gets nothing. The next time they are replaced; what is due no longer, and what a person "
        "has changed, is set aside in “đã cũ”; ticks are kept. Nothing is sent anywhere.",
    ),
    "cchc return quy-1 --until 2026-03-24",
)
@folder
@output("tra-lai")
@only_unit
@until
def command(
    session: Session,
    folder: Path,
    output: Path | None,
    unit: str | None,
    until: date | None,
) -> Answer:
    """Merges, then writes; the worklist is of all units, so it is left out for a single one."""
    offer = session.offer()
    campaign = load_campaign(folder, offer)
    only = unit_of(unit, campaign, session) if unit else None
    merged = merge_campaign(campaign, offer, session.watch(Said("Đang đọc", "Reading")))
    problems = list(merged.problems)
    lang = session.lang
    returned = return_to_units(merged, offer, problems, only=only, until=until, lang=lang)
    lists = () if only else worklist_of(merged, offer, problems, returned=returned, lang=lang)
    where = output or campaign.folder / "tra-lai"
    files = {str(each.unit.key): each.outputs for each in returned}
    if lists:
        files[""] = tuple(renewed(Purpose.WORKLIST, lists, where, offer, problems))
    due = Round("return", files, frozenset({str(only.key)}) if only else None)
    kept = keep(due, where, today=session.today, retire=not problems)
    return Answer(
        data=lambda: _data(returned, kept),
        lines=lambda: _lines(returned, only, kept, session),
        findings=tuple(finding for each in returned for finding in each.findings),
        problems=tuple(dict.fromkeys(problems)),
    )


def _data(returned: Sequence[Returned], kept: Keeping) -> dict[str, Any]:
    """Each unit's files, and those that are of no unit alone."""
    files = kept_files(kept)
    units = [
        {
            "unit": unit_record(each.unit),
            "findings": len(each.findings),
            "files": [next(files) for _ in each.outputs],
        }
        for each in returned
    ]
    return {"units": units, "worklist": list(files), "set_aside": set_aside(kept)}


def _lines(
    returned: Sequence[Returned], only: AdminUnit | None, kept: Keeping, session: Session
) -> Iterator[str]:
    count = sum(len(each.findings) for each in returned)
    told = _RETURNED if returned else _NOT_IT if only else _NOBODY
    unit = only.name if only else ""
    yield session.say(told).format(units=len(returned), findings=count, unit=unit)
    yield from kept_lines(kept, session)


_RETURNED = Said(
    "Gửi lại {units} đơn vị, {findings} vấn đề cần sửa hoặc giải trình.",
    "Goes back to {units} units: {findings} findings to correct or explain.",
)
_NOT_IT = Said("Không có gì phải gửi lại {unit}.", "Nothing has to go back to {unit}.")
_NOBODY = Said("Không có gì phải gửi lại đơn vị.", "Nothing has to go back to any unit.")
