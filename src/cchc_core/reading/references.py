"""Issued documents as texts name them: `Kế hoạch số 24/KH-UBND ngày 10/01/2023 của UBND phường`."""

import re
from collections.abc import Iterator
from datetime import date

from attrs import frozen

from cchc_core.reading.periods import DAY, day_of
from cchc_core.text import fold

_TYPES = (
    "Kế hoạch|Quyết định|Công văn|Báo cáo|Tờ trình|Thông báo|Phương án|Chỉ thị|Nghị quyết|"
    "Hướng dẫn|Chương trình|Đề án|Quy chế|Quy định|Nghị định|Thông tư"
)
_BODY = r"(?:HĐND|UBND|[UỦ][YyỷỶ] ban|Hội đồng|Chính phủ|Thủ tướng|Bộ|Sở|tỉnh|Quốc hội)"
_REFERENCE = re.compile(
    rf"\b(?P<type>(?i:{_TYPES})) (?P<said>(?i:số) ?:? ?)?"
    r"(?P<number>[0-9]+(?:/[0-9]{4})?/[A-ZĐ]\w*(?:- ?[A-ZĐ]\w*)*|(?<=số )[0-9]+(?![0-9.,/]*[0-9]))"
    rf"(?:(?P<by> (?:của )?{_BODY}[^.;:,0-9/]{{0,60}}?)?,? ?(?i:ngày) (?P<date>{DAY}))?"
    r"(?: của (?P<issuer>[^.;:,()]{3,80}?)(?=,? (?:về|v/v|và|ban hành) |[.;:,()]| ?$))?"
)
_OWN = re.compile(r"\b(phuong|(?<!thi )xa|thi tran|don vi)\b")


@frozen
class Reference:
    """A document that a text names: as what, under which number, of which day, issued by whom.

    `dated` is its date as written; `day` is None where that is no day. `said` tells that "số"
    stands before the number; `end` is where the text goes on.
    """

    type: str
    number: str
    day: date | None
    dated: str
    issuer: str
    said: bool
    start: int
    end: int

    @property
    def from_others(self) -> bool:
        """Whether the text says that it was issued by an office above the commune."""
        return bool(self.issuer) and not _OWN.search(fold(self.issuer))


def references_in(text: str) -> Iterator[Reference]:
    """The documents that a text (NFC, single spaces) names, in its order."""
    for found in _REFERENCE.finditer(text):
        dated = found["date"] or ""
        by = (found["by"] or "").strip().removeprefix("của ")
        yield Reference(
            type=found["type"],
            number=found["number"].replace("- ", "-"),
            day=day_of(dated) if dated else None,
            dated=dated,
            issuer=found["issuer"] or by,
            said=bool(found["said"]),
            start=found.start(),
            end=found.end(),
        )


def serial_of(number: str) -> tuple[int, str] | None:
    """A document's number apart: `04/TTr-UBND` is 4 of the register `TTR-UBND`; None for what bears
    no symbol."""
    first, _, rest = number.partition("/")
    symbol = rest.rpartition("/")[2].upper().strip("- ")
    return (int(first), symbol) if first.isascii() and first.isdecimal() and symbol else None
