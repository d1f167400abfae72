"""`cchc form diff A B`: what changed from one form pack to another, row by row."""

from collections.abc import Iterator, Sequence
from typing import Any

from cchc_core.cli.answers import Answer
from cchc_core.cli.commands import argument, cchc_command
from cchc_core.cli.offers import pack_called
from cchc_core.cli.session import Session
from cchc_core.cli.tables import table
from cchc_core.cli.values import NAME
from cchc_core.cli.words import Said
from cchc_core.model.changes import Change, diff
from cchc_core.model.forms import FormPack


@cchc_command(
    "diff",
    Said(
        "So sánh hai bộ biểu mẫu theo từng dòng: dòng mới, dòng bỏ, đổi số thứ tự, tên, đơn vị "
        "tính, cấp phải điền, chỗ đứng, loại dòng, hoặc đổi cách hiểu chỉ tiêu.",
        "Compares two form packs row by row: rows that are new or gone, renumbered, reworded, "
        "moved, with another unit of measure, scope or role, or whose indicator is defined "
        "otherwise.",
    ),
    "cchc form diff bieu-nam-truoc.toml thanh-hoa-2023",
)
@argument(
    "earlier",
    metavar="A",
    type=NAME,
    about=Said("bộ cũ: tên bộ đã cài, hoặc tệp .toml", "the old pack: a name, or a .toml file"),
)
@argument(
    "pack",
    metavar="B",
    type=NAME,
    about=Said("bộ mới: tên bộ đã cài, hoặc tệp .toml", "the new pack: a name, or a .toml file"),
)
def command(session: Session, earlier: str, pack: str) -> Answer:
    """What changed from A to B."""
    offer = session.offer()
    packs = pack_called(earlier, offer), pack_called(pack, offer)
    changes = diff(*packs)
    return Answer(
        data=lambda: _data(packs, changes),
        lines=lambda: _lines(packs, changes, session),
        problems=offer.problems,
    )


def _data(packs: tuple[FormPack, FormPack], changes: Sequence[Change]) -> dict[str, Any]:
    earlier, pack = packs
    return {
        "earlier": earlier.key,
        "pack": pack.key,
        "unchanged": _unchanged(pack, changes),
        "changes": [_record(change) for change in changes],
    }


def _record(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "id": change.row.id,
        "number": change.row.number,
        "label": change.row.label,
        "field": change.field or None,
        "before": change.before or None,
        "after": change.after or None,
    }


def _lines(
    packs: tuple[FormPack, FormPack], changes: Sequence[Change], session: Session
) -> Iterator[str]:
    earlier, pack = packs
    yield f"{earlier.key} → {pack.key}"
    yield ""
    head = [Said("STT", "No."), Said("Dòng", "Row"), Said("Thay đổi", "Change")]
    rows = [(c.row.number, c.row.label, session.say(c.sentence)) for c in changes]
    if rows:
        yield from table([session.say(word) for word in head], rows)
        yield ""
    count, same = len(changes), _unchanged(pack, changes)
    yield session.say(
        Said(
            f"{count} thay đổi; {same}/{len(pack.rows)} dòng của {pack.key} giữ nguyên.",
            f"{count} changes; {same} of {len(pack.rows)} rows of {pack.key} are as they were.",
        )
    )


def _unchanged(pack: FormPack, changes: Sequence[Change]) -> int:
    changed = {change.row.id for change in changes}
    return sum(row.id not in changed for row in pack.rows)
