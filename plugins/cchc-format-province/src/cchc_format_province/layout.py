"""The columns of the appendix, and the marks by which they are found again."""

from collections.abc import Mapping

from attrs import frozen

from cchc_core import FormPack

KEY = "cchc:"
"""What the mark of a column begins with; the marks stand in a hidden line below the head."""

SHEET = "_cchc-tinh"
"""The sheet nobody is shown, in which the whole report travels."""

NAME = "_cchc_tinh"
"""The name of the cell on the appendix that bears the stamp."""


HEAD_LINE = 6
MARKS_LINE = HEAD_LINE + 2
FIRST = HEAD_LINE + 3
"""The lines of the head, of the marks below it, and of the first row."""


@frozen
class Columns:
    """The letters of the appendix's columns; `levels` are those that have one."""

    levels: tuple[str, ...]

    @classmethod
    def of(cls, pack: FormPack) -> "Columns":
        """Those of a pack: no level has one where there is one only."""
        levels = tuple(level.id for level in pack.levels)
        return cls(levels if len(levels) > 1 else ())

    number, label, measure, total = "A", "B", "C", "D"

    def level(self, id: str) -> str:
        """The column of a level."""
        return _letter(4 + self.levels.index(id))

    @property
    def part(self) -> str:
        return _letter(4 + len(self.levels))

    @property
    def whole(self) -> str:
        return _letter(5 + len(self.levels))

    @property
    def coverage(self) -> str:
        return _letter(6 + len(self.levels))

    @property
    def note(self) -> str:
        return _letter(7 + len(self.levels))

    @property
    def figures(self) -> Mapping[str, str]:
        """The letters of the figures, by what of a row they are; nothing for its own."""
        levels = {id: self.level(id) for id in self.levels}
        return {"": self.total, **levels, "part": self.part, "whole": self.whole}

    @property
    def id(self) -> str:
        """Hidden: the id of the row's indicator."""
        return _letter(8 + len(self.levels))

    @property
    def written(self) -> str:
        """Hidden: the total as it was written, by which one typed over is known."""
        return _letter(9 + len(self.levels))

    @property
    def marks(self) -> Mapping[str, str]:
        """The letters of the columns that are read again, by their marks."""
        return {
            "total": self.total,
            **{f"level/{id}": self.level(id) for id in self.levels},
            "part": self.part,
            "whole": self.whole,
            "coverage": self.coverage,
            "id": self.id,
            "written": self.written,
        }


def _letter(at: int) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[at]
