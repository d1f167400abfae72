"""`cchc verify`: a delivered report made again from its campaign, and every place that differs."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import argument, cchc_command, option
from cchc_core.cli.folders import around
from cchc_core.cli.params import campaign
from cchc_core.cli.session import Session
from cchc_core.cli.tables import wrapped
from cchc_core.cli.values import FILE
from cchc_core.cli.words import Said
from cchc_core.errors import ExitCode
from cchc_core.manifests import BESIDE
from cchc_core.merge import merge_campaign
from cchc_core.settings import load_campaign
from cchc_core.verifying import (
    CellDifference,
    FileDifference,
    Verdict,
    Verification,
    manifest_in,
    verify,
)

_SHOWN = 20
_LONGEST = 60


@cchc_command(
    "verify",
    Said(
        "Tính lại một báo cáo đã ghi ra từ các tệp của đợt báo cáo, theo kê khai nguồn gốc của "
        "báo cáo đó, và chỉ ra từng ô khác, từng tệp đầu vào đã thay đổi. Báo cáo chỉ được lưu lại "
        "bằng Excel, LibreOffice thì không coi là khác. Không ghi gì.",
        "Makes a written report once more from the campaign's files, as its manifest says, and "
        "names every cell that differs and every file that has changed since. A report that was "
        "only saved anew by Excel or LibreOffice does not differ. Writes nothing.",
    ),
    "cchc verify quy-1/outputs/bao-cao-380-2024-quarter-1.xlsx\n"
    "cchc verify gui-tinh-380-2024-quarter-1.xlsx --campaign quy-1",
)
@argument("file", metavar="REPORT", type=FILE, about=Said("báo cáo đã ghi ra", "a report written"))
@campaign
@option(
    "--all",
    "everything",
    is_flag=True,
    about=Said("in mọi ô, mọi tệp khác", "print every cell and file that differs"),
)
def command(session: Session, file: Path, campaign: Path | None, everything: bool) -> Answer:
    """Ends with 1 when a cell or a file differs."""
    offer = session.offer()
    collected = load_campaign(campaign or around(file), offer, manifest_in(file).day)
    merged = merge_campaign(collected, offer, session.watch(Said("Đang đọc", "Reading")))
    found = verify(file, merged, offer)
    agrees = found.verdict is not Verdict.DIFFERENT
    most = None if everything else _SHOWN
    return Answer(
        data=lambda: _data(file, found, session),
        lines=lambda: _lines(file, found, session, most),
        exit_code=ExitCode.DONE if agrees else ExitCode.DATA_HAS_ERRORS,
        problems=merged.problems,
    )


def _data(file: Path, found: Verification, session: Session) -> dict[str, Any]:
    return {
        "file": str(file),
        "verdict": found.verdict.value,
        "sha256": found.sha256,
        "cells": [
            {"sheet": c.sheet, "cell": c.cell, "delivered": c.delivered, "recomputed": c.recomputed}
            for c in found.cells
        ],
        "parts": list(found.parts),
        "files": [
            {
                "use": d.file.use.value,
                "name": d.file.name,
                "stated": d.stated.sha256 if d.stated else None,
                "found": d.found.sha256 if d.found else None,
            }
            for d in found.files
        ],
        "facts": [
            {"what": session.say(f.what), "stated": f.stated, "found": f.found} for f in found.facts
        ],
        "manifests_differ": found.manifests_differ,
        "typed": list(found.typed),
        "idle": [ledger.name for ledger in found.idle],
        "manifest": json.loads(found.manifest.to_json()),
    }


_VERDICTS = {
    Verdict.IDENTICAL: Said(
        "{file}: trùng từng byte với bản tính lại từ đợt báo cáo. SHA-256: {sha256}",
        "{file}: is, byte by byte, what the campaign gives. SHA-256: {sha256}",
    ),
    Verdict.SAVED_ANEW: Said(
        "{file}: đã được một chương trình khác lưu lại nên khác byte, nhưng mọi ô đều trùng với "
        "bản tính lại từ đợt báo cáo. SHA-256: {sha256}",
        "{file}: some program saved it anew, so its bytes are others, but every cell is what the "
        "campaign gives. SHA-256: {sha256}",
    ),
    Verdict.EDITED: Said(
        "{file}: đã được sửa lời ở chỗ được sửa; mọi số liệu và câu sinh từ số liệu đều trùng với "
        "bản tính lại từ đợt báo cáo. SHA-256: {sha256}",
        "{file}: words were typed where they may be; every figure, and every sentence told from "
        "figures, is what the campaign gives. SHA-256: {sha256}",
    ),
    Verdict.DIFFERENT: Said(
        "{file}: KHÔNG trùng với bản tính lại từ đợt báo cáo. SHA-256: {sha256}",
        "{file}: is NOT what the campaign gives. SHA-256: {sha256}",
    ),
}
_BY_OTHER_VERSIONS = Said(
    "{file}: khác byte vì chương trình đã đổi phiên bản hoặc tệp đã được lưu lại, nhưng mọi ô đều "
    "trùng với bản tính lại từ đợt báo cáo. SHA-256: {sha256}",
    "{file}: its bytes are others, by other versions or since some program saved it anew, but "
    "every cell is what the campaign gives. SHA-256: {sha256}",
)
_WAITS = Said(
    "{ledger} {name}: mới so với lúc ghi báo cáo, chưa có quyết định nào nên không làm gì khác đi.",
    "{ledger} {name}: is not as it was, and holds no decision yet, so that nothing differs by it.",
)
_ANOTHER_MANIFEST = Said(
    "{file}{beside} không phải kê khai nguồn gốc của báo cáo này (đã bị sửa, hoặc của lần gộp "
    "khác); hãy lấy lại đúng tệp.",
    "{file}{beside} is not the manifest of this report (changed, or of another merge); get the "
    "right one.",
)


def _lines(file: Path, found: Verification, session: Session, most: int | None) -> Iterator[str]:
    """The verdict, then what else may be the cause before what differs."""
    say = session.say
    saved = found.verdict is Verdict.SAVED_ANEW
    verdict = _BY_OTHER_VERSIONS if saved and found.facts else _VERDICTS[found.verdict]
    told = say(verdict).format(file=file.name, sha256=found.sha256)
    yield wrapped(told, "  ")
    for ledger in found.idle:
        yield wrapped(say(_WAITS).format(ledger=say(ledger.use.label), name=ledger.name), "  ")
    files = [_file(difference, session) for difference in found.files]
    heading = Said("Tệp đầu vào khác lúc ghi báo cáo", "Files that are not as they were")
    yield from _group(heading, files, session, most)
    facts = [f"{say(fact.what)}: {fact.stated} → {fact.found}" for fact in found.facts]
    yield from _group(Said("Điều kiện đã thay đổi", "Other than it was"), facts, session, most)
    cells = [_cell(difference, session) for difference in found.cells]
    yield from _group(Said("Ô khác", "Cells that differ"), cells, session, most)
    whole = say(Said("cả tệp", "the whole file"))
    parts = [part or whole for part in found.parts]
    heading = Said("Phần bị sửa ngoài các ô", "Parts changed other than cells")
    yield from _group(heading, parts, session, most)
    heading = Said("Chỗ có lời gõ tay", "Where words were typed")
    yield from _group(heading, found.typed, session, most)
    if found.manifests_differ:
        yield wrapped(say(_ANOTHER_MANIFEST).format(file=file.name, beside=BESIDE), "  ")


def _group(
    heading: Said, lines: Sequence[str], session: Session, most: int | None
) -> Iterator[str]:
    """The lines under their heading, as many as are shown."""
    if not lines:
        return
    yield f"{session.say(heading)} ({len(lines)}):"
    for line in lines[:most]:
        yield wrapped(f"  {line}", "      ")
    if most and (more := len(lines) - most) > 0:
        yield session.say(
            Said(f"  … và {more} nữa; thêm --all để xem hết.", f"  … and {more} more; --all shows.")
        )


def _cell(difference: CellDifference, session: Session) -> str:
    between = ", " if " " in difference.cell else "!"
    place = between.join(filter(None, (difference.sheet, difference.cell)))
    nothing = session.say(Said("không có", "nothing"))
    texts = (difference.delivered, difference.recomputed)
    delivered, recomputed = (nothing if text is None else text for text in _around(texts))
    return session.say(
        Said(
            f"{place}: báo cáo ghi {delivered}, tính lại là {recomputed}",
            f"{place}: the report says {delivered}, recomputed it is {recomputed}",
        )
    )


def _around(texts: Sequence[str | None]) -> Iterable[str | None]:
    """Long texts, each as what stands round the first sign in which they differ."""
    one, other = (text or "" for text in texts)
    alike = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    start = max(0, (min(len(one), len(other)) if alike is None else alike) - _LONGEST // 3)
    for text in texts:
        if text is None or len(text) <= _LONGEST:
            yield text
        else:
            end = start + _LONGEST
            yield "…" * (start > 0) + text[start:end] + "…" * (end < len(text))


def _file(difference: FileDifference, session: Session) -> str:
    file, stated, found = difference.file, difference.stated, difference.found
    called = f"{session.say(file.use.label)} {file.name}"
    if found is None:
        return session.say(Said(f"{called}: không còn", f"{called}: is gone"))
    if stated is None:
        return session.say(Said(f"{called}: mới thêm", f"{called}: was added"))
    before, after = stated.sha256[:12], found.sha256[:12]
    return session.say(
        Said(
            f"{called}: nội dung đã thay đổi (SHA-256 {before}… → {after}…)",
            f"{called}: holds something else (SHA-256 {before}… → {after}…)",
        )
    )
