"""Sentences told from figures, as data: which figure each is about, and how it is worded.

A wording is plain text with fields. `{dossiers.received}` is a figure with its unit of measure,
`{dossiers.received|number}` without it, `{dossiers.received|label}` what it is called,
`{staff.blocks|parts}` the rows it is divided into, each with its name; `{@office}` and the other
`REPORT_WORDS` belong to the whole report. What stands in `[...]` is left out where a figure in it
is not asked of those who report.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property

from attrs import frozen

from cchc_core.errors import BadData
from cchc_core.text import Text

REPORT_WORDS = {
    "@office": "UBND phường",
    "@subject": "UBND phường; của báo cáo tổng hợp: các cơ quan, đơn vị trên địa bàn thành phố",
    "@place": "phường; thành phố; tỉnh",
    "@unit": "Phường Trường Thi",
    "@superior": "UBND thành phố; cấp trên, nơi không rõ",
    "@year": "2023",
    "@on_time": "tỷ lệ đúng hạn được chọn cho đợt báo cáo",
}
"""What a wording may say of the report, each with an example. `@on_time` is a figure."""

ON_TIME = "@on_time"


class Facet(StrEnum):
    """What of a figure a field prints: all, without its unit of measure, its name, or the rows it
    divides into."""

    WHOLE = ""
    NUMBER = "number"
    LABEL = "label"
    PARTS = "parts"


class Whose(StrEnum):
    """Whose report a sentence is for: one office's, or one rolled up from several."""

    OFFICE = "office"
    ROLL_UP = "roll-up"


@frozen
class Field:
    """A place in a wording: the id of a row, or a word of the report (`@office`)."""

    name: str
    facet: Facet = Facet.WHOLE

    @property
    def is_figure(self) -> bool:
        """Whether it stands for a figure."""
        return not self.name.startswith("@") or self.name == ON_TIME

    @property
    def tells(self) -> bool:
        """Whether it says how much that figure is, not only what it is called."""
        return self.is_figure and self.facet is not Facet.LABEL


@frozen
class Piece:
    """A stretch of a wording; an optional one is left out where a figure in it is not asked."""

    parts: tuple[str | Field, ...]
    optional: bool = False

    @property
    def figures(self) -> tuple[Field, ...]:
        """Its fields that stand for figures."""
        return tuple(part for part in self.parts if isinstance(part, Field) and part.is_figure)


@frozen
class Wording:
    """A text with fields, refused at birth where it cannot be read."""

    source: str

    def __attrs_post_init__(self) -> None:
        self.pieces  # noqa: B018  reading it refuses what is no wording

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Its stretches in order."""
        return tuple(_pieces(self.source))

    @property
    def figures(self) -> tuple[Field, ...]:
        """All figures it tells, optional ones too."""
        return tuple(field for piece in self.pieces for field in piece.figures)

    @property
    def needed(self) -> tuple[Field, ...]:
        """The figures it cannot do without."""
        return tuple(field for p in self.pieces if not p.optional for field in p.figures)


@frozen
class Sentence:
    """How one thing is told under a section.

    It is about the first figure it tells, its `subject`. Where that is zero, or does not arise,
    `none` is said if there is one; where it has no number, the row is named with the reason.
    `whose` says which reports it is for, all of them if unsaid; `listing` is the row whose
    documents follow, one a line; `mark` begins its paragraph.
    """

    section: str
    says: Wording
    none: Wording | None = None
    mark: str = "-"
    whose: Whose | None = None
    listing: str = ""

    @property
    def subject(self) -> str:
        """The row it is about; empty for a text without figures."""
        told = self.says.figures
        return told[0].name if told else ""

    @property
    def names(self) -> tuple[str, ...]:
        """All rows it tells of, each once."""
        wordings = (self.says, *([self.none] if self.none else []))
        fields = [field for wording in wordings for field in wording.figures]
        named = [field.name for field in fields if field.name != ON_TIME]
        return tuple(dict.fromkeys((*named, *([self.listing] if self.listing else []))))


_TOKEN = re.compile(r"\{([^{}\[\]]*)\}|([\[\]{}])")


def _pieces(source: str) -> Iterator[Piece]:
    parts: list[str | Field] = []
    optional, at = False, 0
    for found in _TOKEN.finditer(source):
        parts += [source[at : found.start()]] if found.start() > at else []
        at = found.end()
        if found[2] is None:
            parts.append(_field(found[1], source))
            continue
        if found[2] in "{}" or (found[2] == "[") == optional:
            raise _unreadable(source, found[0])
        if parts:
            yield Piece(tuple(parts), optional)
        parts, optional = [], found[2] == "["
    if optional:
        raise _unreadable(source, "[")
    if tail := source[at:]:
        parts.append(tail)
    if parts:
        yield Piece(tuple(parts))


def _field(text: str, source: str) -> Field:
    name, bar, facet = text.partition("|")
    known = name in REPORT_WORDS if name.startswith("@") else bool(_ID.fullmatch(name))
    if not known or (bar and facet not in tuple(Facet)[1:]):
        raise _unreadable(source, f"{{{text}}}")
    return Field(name, Facet(facet))


_ID = re.compile(r"[^\W\d][\w.]*")


def _unreadable(source: str, found: str) -> BadData:
    words = ", ".join(f"{{{word}}}" for word in REPORT_WORDS)
    return BadData(
        Text(
            f"câu “{source}” có '{found}' không hiểu được; dùng {{mã chỉ tiêu}}, "
            f"{{mã|number}}, {{mã|label}}, {{mã|parts}}, phần tùy chọn trong [...], hoặc {words}.",
            f"the sentence '{source}' has '{found}', which says nothing; use {{row id}}, "
            f"{{id|number}}, {{id|label}}, {{id|parts}}, what is optional in [...], or {words}.",
        )
    )
