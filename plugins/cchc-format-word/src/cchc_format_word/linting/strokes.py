"""The level line below a part: drawn as a shape, as a border, typed, or by underlining."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from cchc_core import Text
from cchc_format_word.linting.lines import Line
from cchc_format_word.linting.told import Breach
from cchc_format_word.opened import Stroke

_TYPED = re.compile(r"[-_—–*]{3,}")
_NEAR = 4
_TODO = Text(
    "Vẽ đường kẻ ngang, nét liền (Insert, Shapes, Line) ngay dưới dòng chữ.",
    "Draw a solid level line (Insert, Shapes, Line) right below the text.",
)


@frozen
class Long:
    """How long a line has to be, as a part of the text above it; what is asked, in words."""

    least: float
    most: float
    asked: Text


AS_LONG = Long(0.8, 1.2, Text("kẻ dài bằng dòng chữ", "drawn as long as the text"))
PART = Long(
    0.28,
    0.57,
    Text("kẻ dài từ 1/3 đến 1/2 dòng chữ", "drawn a third to a half as long as the text"),
)


def unlined(
    lines: Sequence[Line],
    of: Sequence[Line],
    long: Long,
    called: Text,
    *,
    right: bool | None = None,
) -> Iterator[Breach]:
    """What is wrong with the line below a part: `of` are the part's own lines. Where texts stand
    beside one another between tabs, `right` says which half of the page it is in."""
    above = of[-1]
    length = next(_lengths(lines, above, right), None)
    if length is None:
        found = Text(f"dưới {called.vi} không có đường kẻ", f"no line below {called.en}")
        yield Breach("word-line", above.quoted, found, long.asked, _TODO)
        return
    share = length / max(above.width, 1)
    if not long.least <= share <= long.most:
        percent = round(share * 100)
        found = Text(
            f"đường kẻ dưới {called.vi} dài bằng {percent}% dòng chữ",
            f"the line below {called.en} is {percent}% as long as it",
        )
        yield Breach("word-line", above.quoted, found, long.asked, _TODO)


def _lengths(lines: Sequence[Line], above: Line, right: bool | None) -> Iterator[float]:
    """The lengths of lines that may be meant, the nearest first."""
    bottom = above.layout.borders.get("bottom")
    if bottom and bottom.kind not in ("nil", "none"):
        yield _bordered(above)
    at = lines.index(above)
    below = [line for line in lines[at + 1 : at + 1 + _NEAR] if line.cell == above.cell]
    same = [line for line in lines if above.cell and line.cell == above.cell]
    for line in (above, *below, *same):
        for inline in line.paragraph.inlines:
            if isinstance(inline, Stroke) and _is_on_side(inline, above, right):
                yield inline.length
    for line in below:
        if _TYPED.fullmatch(line.text):
            yield line.width
        top = line.layout.borders.get("top") or line.layout.borders.get("bottom")
        if top and not line.text:
            yield _bordered(line)
        if line.text and not _TYPED.fullmatch(line.text):
            break
    if above.seen and all(run.look.underline for run in above.seen):
        yield above.width


def _is_on_side(stroke: Stroke, above: Line, right: bool | None) -> bool:
    if right is None or above.cell:
        return True
    return (stroke.x + stroke.length / 2 > above.room / 2) == right


def _bordered(line: Line) -> float:
    return line.room - (line.layout.left + line.layout.right) / 20
