"""Finds the parts of a letterhead by their shape, in a table, in text boxes or between tabs."""

import re
from collections.abc import Callable, Sequence

from attrs import frozen

from cchc_core import fold
from cchc_format_word.linting.lines import Line

NATION = "cong hoa xa hoi chu nghia viet nam"
NUMBER = re.compile(
    r"số\s*(?P<colon>:?)\s*(?P<number>[\d.…_\s]*?)\s*(?P<slash>[/-])\s*(?P<symbol>\S.*)",
    re.IGNORECASE,
)
DATED = re.compile(
    r"(?P<place>.*?)(?P<comma>,?)\s*ngày\s*(?P<day>[\d.…_\s]*?)\s*tháng\s*(?P<month>[\d.…_\s]*?)\s*"
    r"năm\s*(?P<year>[\d.…_\s]*)\.?",
    re.IGNORECASE,
)
_MOTTO = re.compile("doc lap.*tu do.*hanh phuc")
_BODY = re.compile(
    "(uy ban|hoi dong|so |phong |ban |van phong|trung tam|chi cuc|cuc |bo |thanh tra|truong |tinh |"
    "dang |benh vien|tong cuc)"
)
_HEAD = 30  # lines among which a letterhead stands
_LONGEST = 90


@frozen
class Letterhead:
    """The lines of a letterhead that were found. `governing` and `issuing` are those of the two
    bodies; `about` is what a letter says it is about, below its number."""

    nation: Line | None
    motto: Line | None
    governing: tuple[Line, ...]
    issuing: tuple[Line, ...]
    number: Line | None
    dated: Line | None
    about: tuple[Line, ...]

    @property
    def end(self) -> int:
        """The last block of the document that belongs to it; -1 without any."""
        single = (self.nation, self.motto, self.number, self.dated)
        lines = (*self.governing, *self.issuing, *self.about, *filter(None, single))
        return max((line.at for line in lines), default=-1)


def letterhead_of(lines: Sequence[Line]) -> Letterhead:
    """The letterhead of a document's lines."""
    filled = [line for line in lines if line.text]
    head = filled[:_HEAD]
    nation = _first(head, lambda line: fold(line.text) == NATION)
    motto = _first(head, lambda line: bool(_MOTTO.match(fold(line.text))))
    number = _first(head, is_number)
    dated = _first(head, is_dated)
    bodies = _bodies(head, nation, number)
    return Letterhead(nation, motto, *_parted(bodies), number, dated, _about(filled, number))


def is_number(line: Line) -> bool:
    """Whether it is number and symbol, and nothing else."""
    found = NUMBER.fullmatch(line.text)
    return bool(found) and len(line.text) <= _LONGEST // 2


def is_dated(line: Line) -> bool:
    """Whether it is place and date, and nothing else."""
    found = DATED.fullmatch(line.text)
    return found is not None and len(line.text) <= _LONGEST and len(found["place"].split()) <= 8


def _first(lines: Sequence[Line], is_it: Callable[[Line], bool]) -> Line | None:
    return next(filter(is_it, lines), None)


def _bodies(lines: Sequence[Line], nation: Line | None, number: Line | None) -> Sequence[Line]:
    """What stands to the left of the nation's name, down to the number."""
    if nation is None:
        return []
    if nation.cell:
        table, row, column = nation.cell
        last = number.cell[1] if number and number.cell else row
        beside = [
            line
            for line in lines
            if line.cell
            and line.cell[0] == table
            and row <= line.cell[1] <= last
            and line.cell[2] < column
        ]
    else:
        beside = [line for line in lines if not line.alone and line.at <= nation.at + 3]
        beside = [line for line in beside if line.order == 0]
    kept = []
    for line in beside:
        if line is number or is_number(line) or fold(line.text).startswith("v/v"):
            break
        if not re.fullmatch(r"[-_—–.*]+", line.text) and fold(line.text) != "du thao":
            kept.append(line)
    return kept


def _parted(bodies: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The governing body, and the issuing one, whose name begins last."""
    starts = [at for at, line in enumerate(bodies) if _BODY.match(fold(line.text))]
    last = starts[-1] if starts else 0
    if len(starts) > 1:
        return tuple(bodies[:last]), tuple(bodies[last:])
    bold = [line for line in bodies if line.seen and all(run.look.bold for run in line.seen)]
    first = bodies.index(bold[0]) if bold else 0
    return tuple(bodies[:first]), tuple(bodies[first:])


def _about(lines: Sequence[Line], number: Line | None) -> tuple[Line, ...]:
    """`V/v …`, and what goes on below it in the same cell."""
    at = next((n for n, line in enumerate(lines) if fold(line.text).startswith("v/v")), None)
    if at is None or number is None or lines[at].at > number.at + 3:
        return ()
    found = [lines[at]]
    for line in lines[at + 1 :]:
        if lines[at].cell is None or line.cell != lines[at].cell:
            break
        found.append(line)
    return tuple(found)
