"""Makes this example's inbox anew: `python make.py`; each figure is made up, always the same."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from cchc_core import (
    AdminUnit,
    Campaign,
    Kind,
    Publication,
    Reading,
    Report,
    Status,
    gather,
    installed,
    load_campaign,
)

HERE = Path(__file__).parent


def main() -> None:
    """Writes `inbox/` and `inbox.csv`: everybody sends, all in time."""
    shutil.rmtree(HERE / "inbox", ignore_errors=True)
    (HERE / "inbox").mkdir()
    offer = gather(*installed())
    campaign = load_campaign(HERE, offer)
    lines = ["file,received,sender"]
    for number, unit in enumerate(campaign.expected):
        readings, words = _readings(unit, campaign), _words(unit)
        report = Report.of(unit, campaign.period, campaign.pack.key, readings, words=words)
        publication = Publication(report, campaign.pack, campaign.units, {})
        (output,) = offer.format("form").write(publication)
        (HERE / "inbox" / output.name).write_bytes(output.content)
        lines.append(f"{output.name},2026-03-{16 + number % 4} 09:{number:02d},{unit.name}")
    text = "\n".join([*lines, ""])
    (HERE / "inbox.csv").write_text(text, encoding="utf-8", newline="")


def _readings(unit: AdminUnit, campaign: Campaign) -> Iterator[Reading]:
    typed = dict(_drawn(unit, campaign))
    typed |= _dossiers(typed)
    for id, value in typed.items():
        yield Reading(id, Status.USED, value, str(value))


def _dossiers(typed: dict[str, int]) -> Iterator[tuple[str, int]]:
    """What came in, and what became of it: few were carried over, late or are still open, up to
    three were returned or wait, which the form does not ask; the others were early or on time."""
    carried_over = typed["dossiers.carried_over"] % 40
    received = typed["dossiers.in_period"] + carried_over
    late, overdue = (min(typed[f"dossiers.{id}"], received // 20) for id in _SLOW)
    in_time = typed["dossiers.open_in_time"] % (received // 10 + 1)
    done = received - late - overdue - in_time - received % 4
    yield "dossiers.received", received
    yield "dossiers.carried_over", carried_over
    yield "dossiers.resolved_late", late
    yield "dossiers.open_overdue", overdue
    yield "dossiers.open_in_time", in_time
    yield "dossiers.resolved_on_time", done // 3
    yield "dossiers.resolved_early", done - done // 3


_SLOW = ("resolved_late", "open_overdue")


def _drawn(unit: AdminUnit, campaign: Campaign) -> Iterator[tuple[str, int]]:
    draw = Random(f"thanh-pho-mau-2026 {unit.code}")
    for row in campaign.pack.fillable(unit.level):
        indicator = campaign.pack.indicator(row)
        match indicator.kind:
            case Kind.COUNT if indicator.over_units.name == "common":
                value = 371
            case Kind.COUNT if indicator.over_units.name == "one-list":
                value = 2
            case Kind.COUNT:
                value = draw.randint(0, 9 if row.id.endswith(("_late", "_overdue")) else 400)
            case Kind.RATE:
                value = draw.randint(90, 100)
            case Kind.CODE:
                value = draw.choice(list(indicator.codes))
            case _:
                continue
        yield row.id, value


def _words(unit: AdminUnit) -> dict[str, str]:
    """What it writes; two communes in all but the same words."""
    draw = Random(f"lời {unit.code}")
    often = draw.choice(["", "còn ", "vẫn còn "])
    return {
        "assessment.strengths": "Hồ sơ được giải quyết công khai, đúng quy trình (giả định).",
        "assessment.difficulties": f"Máy quét {often}thiếu, số hóa hồ sơ mất thời gian (giả định).",
        "tasks": "Tiếp tục thực hiện kế hoạch cải cách hành chính năm 2026 (giả định).",
        "proposals": draw.choice(["Không", "Đề nghị trang bị thêm máy quét (giả định)."]),
    }


if __name__ == "__main__":
    main()
