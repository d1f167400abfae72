"""What is wrong with the data, as a value: never raised, always shown, never changing a number."""

import re
from datetime import date
from enum import StrEnum
from fractions import Fraction

from attrs import evolve, frozen

from cchc_core.model.units import UnitKey
from cchc_core.text import Text


class Severity(StrEnum):
    """How much it matters: an error cannot be true, a warning may be, information only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@frozen
class Origin:
    """Where a reading was read: a file, and inside it sheet and cell, or table and row.

    A figure counted from a list has no cell; `dossiers` is how many of the file's it was counted
    from. `entered` says how an officer came by a figure typed on a unit's behalf ("điện thoại, công
    chức Văn phòng, 06/9/2023"); it is empty for all that was read in a unit's own file. `inner` is
    the file it was read from first, where `file` carries what was read from others.
    """

    file: str
    sheet: str = ""
    cell: str = ""
    dossiers: int | None = None
    entered: str = ""
    inner: str = ""

    def carried_in(self, file: str) -> "Origin":
        """The same place in the file that carries the one it names: `x.xlsx [a.xlsx!Biểu!D4]`."""
        inner = _BETWEEN.join(part for part in (self.file, self.inner) if part)
        return evolve(self, file=file, inner=inner)

    @property
    def inside(self) -> str:
        """The sheet, after the file inside the file where there is one: `a.xlsx!Biểu`."""
        return _BETWEEN.join(part for part in (self.inner, self.sheet) if part)

    @property
    def spot(self) -> str:
        """The cell; `dòng 116` for a line of a file that has no cells."""
        listed = not (self.sheet and self.file.casefold().endswith((".xlsx", ".xlsm")))
        line = self.cell[1:] if self.cell[:1] == "L" and listed else ""
        return f"dòng {line}" if line.isdecimal() else self.cell

    @property
    def place(self) -> str:
        """Where inside the file: `Biểu 1!D12`; `trang 12, dòng 30` where a cell is not a cell."""
        between = ", " if " " in self.spot else _BETWEEN
        return between.join(part for part in (self.inside, self.spot) if part)

    def __str__(self) -> str:
        place = self.place
        counted = f"{self.dossiers} hồ sơ" if self.dossiers is not None else ""
        by_hand = f"nhập tay: {self.entered}" if self.entered else ""
        inside = ", ".join(part for part in (place, counted, by_hand) if part)
        return f"{self.file} [{inside}]" if inside else self.file


_BETWEEN = "!"


class Topic(StrEnum):
    """What a kind of finding is about, in the order a person meets them."""

    ARRIVAL = "arrival"
    FILES = "files"
    REPORTS = "reports"
    ROWS = "rows"
    CELLS = "cells"
    DOSSIERS = "dossiers"
    FIGURES = "figures"
    DATES = "dates"
    TEXTS = "texts"
    LAYOUT = "layout"
    FORMS = "forms"
    DECISIONS = "decisions"

    @property
    def heading(self) -> Text:
        """What its rules are listed under."""
        return _HEADINGS[self]


_HEADINGS = {
    Topic.ARRIVAL: Text("Nhận tệp", "What arrived"),
    Topic.FILES: Text("Tệp không đọc được", "Files that cannot be read"),
    Topic.REPORTS: Text(
        "Báo cáo của ai, theo biểu nào, kỳ nào", "Whose report, on what form, when"
    ),
    Topic.ROWS: Text("Dòng của biểu", "Rows of the form"),
    Topic.CELLS: Text("Ô số liệu", "Cells"),
    Topic.DOSSIERS: Text("Tệp xuất từ cổng dịch vụ công", "Exports of a portal"),
    Topic.FIGURES: Text("Số liệu đối chiếu với nhau", "Figures held against each other"),
    Topic.DATES: Text("Kỳ báo cáo và ngày tháng", "Periods and dates"),
    Topic.TEXTS: Text("Lời văn báo cáo", "Written reports"),
    Topic.LAYOUT: Text("Thể thức văn bản Word", "The layout of Word files"),
    Topic.FORMS: Text("Bản thân biểu mẫu", "The printed form itself"),
    Topic.DECISIONS: Text("Sổ xử lý", "The ledger of decisions"),
}


class Addressee(StrEnum):
    """Who can put a finding right: the unit that sent the report, or the office that collects."""

    UNIT = "unit"
    OFFICE = "office"


@frozen
class Rule:
    """A kind of finding: its stable code, how much it matters at most, what `cchc explain` tells.

    `meaning` is why it matters and what to do about it, `example` a case of it, `source` the law or
    the document it rests on, `topic` what it is listed under. What only the collecting office can
    put right (`addressee`) is never sent back to a unit. `of_two`: its findings set two places
    against each other that tell of one thing, so that neither is known to be wrong.
    """

    code: str
    title: Text
    severity: Severity
    meaning: Text
    example: Text
    source: str = ""
    addressee: Addressee = Addressee.UNIT
    topic: Topic = Topic.FIGURES
    of_two: bool = False


@frozen
class Remedy:
    """A cell, and the value there that alone would put a finding right.

    `near`: what stands there is one slip away from it (a digit more, less or other, two changed
    places), so that it is the likeliest.
    """

    row: str
    value: str
    found: str = ""
    origin: Origin | None = None
    near: bool = False


@frozen
class Waiver:
    """Why a finding is let stand: a reason, the role of who says so, and until which day."""

    reason: str
    by: str
    until: date


@frozen(cache_hash=True)  # what is said of thousands is looked up by them
class Finding:
    """One thing a person should look at.

    `rule` is the stable code (`code-set`); `found` and `expected` are printed as they are.
    `indicator` is the id of the row it is about, if it is about one. `remedies` are the cells of
    which one is wrong; `waiver` says that a person lets it stand, which never hides it.
    """

    rule: str
    severity: Severity
    message: Text
    unit: UnitKey | None = None
    indicator: str | None = None
    origin: Origin | None = None
    found: str = ""
    expected: str = ""
    remedies: tuple[Remedy, ...] = ()
    waiver: Waiver | None = None

    @property
    def names_remedies(self) -> bool:
        """Whether its message tells the value of each remedy, however it writes numbers."""
        said = {_plain(number) for number in _NUMBER.findall(self.message.vi)}
        return all(_plain(remedy.value) in said for remedy in self.remedies)

    @property
    def is_error(self) -> bool:
        """Whether it cannot be true and nobody lets it stand."""
        return self.severity is Severity.ERROR and self.waiver is None


_NUMBER = re.compile(r"(?<![\w.,])[0-9][0-9.,]*")


def _plain(number: str) -> str:
    return number.replace(".", "").rstrip(",")


class Touch(StrEnum):
    """Whether a finding keeps a figure out of the merged report, moves one in it, or neither."""

    LEFT_OUT = "left-out"
    MOVES = "moves"
    NOTHING = "nothing"


@frozen
class Effect:
    """What a finding means for the merged figure of its row.

    `share` is how far it moves, as a part of what it is now (0.02 of it); 1 where a whole report is
    left out, for then every figure of it is.
    """

    touch: Touch = Touch.NOTHING
    share: Fraction = Fraction(0)

    @property
    def rank(self) -> tuple[int, Fraction]:
        """What weighs most comes first: what is left out, then by how much is moved."""
        return list(Touch).index(self.touch), -self.share
