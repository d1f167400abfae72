"""What the commands say of the folder that they keep."""

from collections.abc import Iterator
from typing import Any

from cchc_core.cli.records import written
from cchc_core.cli.session import Session
from cchc_core.cli.words import DEEDS, Said
from cchc_core.keeping import ASIDE, Keeping, Why


def kept_lines(kept: Keeping, session: Session) -> Iterator[str]:
    """A line for each file, then for each that was set aside."""
    yield from (f"{deed.path} ({session.say(DEEDS[deed.deed])})" for deed in kept.written)
    if kept.aside:
        yield session.say(_ASIDE).format(count=len(kept.aside), folder=kept.aside[0].kept.parent)
    for one in kept.aside:
        yield f"{one.kept.name} ({session.say(_WHY[one.why]).format(path=one.path)})"


def set_aside(kept: Keeping) -> list[dict[str, Any]]:
    """The same of what was set aside, for machines."""
    return [
        {"path": str(one.path), "kept": str(one.kept), "why": one.why.value} for one in kept.aside
    ]


def kept_files(kept: Keeping) -> Iterator[dict[str, Any]]:
    """Each file of the round, and what was done for it."""
    return iter([written(deed) for deed in kept.written])


_ASIDE = Said(
    f"Cất {{count}} tệp vào thư mục “{ASIDE}” ({{folder}}), không xóa tệp nào:",
    f"{{count}} files are set aside in “{ASIDE}” ({{folder}}); none is deleted:",
)
_WHY = {
    Why.CHANGED: Said(
        "{path} đã có người sửa, nay ghi bản mới", "{path} had been changed; a new one was written"
    ),
    Why.NOT_DUE: Said("{path} không còn phải gửi", "{path} is due no longer"),
    Why.STILL_OPEN: Said(
        "{path} không còn phải gửi nhưng đang mở ở chương trình khác nên vẫn nằm đó",
        "{path} is due no longer, but is open elsewhere and stands there still",
    ),
}
