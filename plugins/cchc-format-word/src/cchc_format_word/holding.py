"""What must not part at the end of a line: a number and what it counts, the numbers of a day.

A no-break space takes the place of the space between them. Texts are compared with white space
folded (`controls.digest`), to which the two are one.
"""

import re
from collections.abc import Iterator, Sequence

HELD = "\u00a0"
"""The no-break space."""
_TIED = re.compile(
    r"(?<=[0-9]) (?=[^\W\d_])|(?:(?<=ngày)|(?<=tháng)|(?<=năm)|(?<=[Ss]ố)) (?=[0-9])"
)
_COUNTED = re.compile(
    f"(?<=[0-9]{HELD})(?:đơn vị|văn bản|nhiệm vụ|thủ tục|hồ sơ|trường hợp|hạng mục|kế hoạch"
    "|báo cáo)"
)
"""What is counted in two syllables; they do not part either."""


def held(text: str) -> str:
    """A text with its numbers held to what they count: as long as it was, sign by sign."""
    tied = _TIED.sub(HELD, text)
    return _COUNTED.sub(lambda found: found[0].replace(" ", HELD), tied)


def held_together(pieces: Sequence[str]) -> Iterator[str]:
    """The pieces of a text, held as the whole of it is."""
    whole, at = held("".join(pieces)), 0
    for piece in pieces:
        yield whole[at : at + len(piece)]
        at += len(piece)
