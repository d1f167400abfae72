"""The plain rows that programs write by the hundred thousand, counted in strides.

An XML parser that calls back for every cell takes a minute for a large export. Rows of nothing but
numbers, texts and plain formulas have one shape; here a run of them is told at once.
Whatever is written in any other way is no part of a run, and left to the parser.
"""

import re
from functools import cached_property

from attrs import frozen

RUN = re.compile(rb"<(row|si)[ >]")
"""Where a run may begin, and the element it is a run of."""

_SEEN = rb"(?!\xe1\x9a\x80)[\x21-\x25\x27-\x3b\x3d-\x7e\xc3-\xdf\xe1\xe4-\xf4]"
"""How a text begins that is more than white space."""
_TEXT = rb'<t(?: xml:space="preserve")?+>\s*+' + _SEEN + rb"[^<&]*+</t>"
_CELL = (
    rb'<c r="[A-Z]{1,3}+\1"(?: s="[0-9]{1,9}+"| t="(?:s|n|b|str|inlineStr)")*+'
    rb"(?:/>|></c>|><v>[\x21-\x25\x27-\x3b\x3d-\x7e]++</v></c>|><is>" + _TEXT + rb"</is></c>)"
)
_RESULT = rb"(?:\s*+" + _SEEN + rb"[^<&]*+)?+"
_FORMULA = (
    rb'<c r="[A-Z]{1,3}+\1"(?: s="[0-9]{1,9}+"| t="(?:n|b|str)")*+'
    rb"><f>[^<]*+</f><v>" + _RESULT + rb"</v></c>"
)
_SHOWN = rb"[\x20\x21\x23-\x25\x27-\x3b\x3d-\x7e]*+"
_LOOKS = rb"spans|s|customFormat|ht|customHeight|thickTop|thickBot|x14ac:dyDescent"
_ROW = rb'<row r="([0-9]{1,7}+)"(?: (?:' + _LOOKS + rb')="' + _SHOWN + rb'")*+'
_ROWS = re.compile(
    rb"(?:" + _ROW + rb"(?:/>|>(?:" + _CELL + rb"|" + _FORMULA + rb")*+</row>)\s*+)++"
)
_STRINGS = re.compile(rb"(?:<si>" + _TEXT + rb"</si>\s*+)++")
_NUMBER = re.compile(rb'<row r="([0-9]+)')
_LETTERS = re.compile(rb'<c r="([A-Z]+)')
_WITHOUT_RESULT = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*+><f>[^<]*+</f><v></v>')


@frozen
class Rows:
    """A run of rows: where it ends, the rows' numbers in order, the letters of the columns, how
    many cells there are, how many of them filled, how many formulas, which of those came to
    nothing, and whether some cells hold what only a parser can tell to be XML."""

    end: int
    numbers: tuple[int, ...]
    columns: frozenset[str]
    cells: int
    filled: int
    formulas: int
    valueless: tuple[str, ...]
    texts: bool


def rows_at(data: bytes, start: int, blank: "re.Pattern[bytes] | None") -> Rows:
    """The run of plain rows that begins there, perhaps of none; `blank` finds unfilled cells."""
    found = _ROWS.match(data, start)
    end = found.end() if found else start
    filled = data.count(b"</v>", start, end) + data.count(b"</is>", start, end)
    formulas = data.count(b"<f>", start, end)
    without = _WITHOUT_RESULT.findall(data, start, end) if formulas else ()
    return Rows(
        end=end,
        numbers=tuple(map(int, _NUMBER.findall(data, start, end))),
        columns=frozenset(map(bytes.decode, set(_LETTERS.findall(data, start, end)))),
        cells=data.count(b"<c ", start, end),
        filled=filled - (len(blank.findall(data, start, end)) if blank else 0),
        formulas=formulas,
        valueless=tuple(map(bytes.decode, without)),
        texts=formulas > 0 or data.find(b"<is>", start, end) >= 0,
    )


def strings_at(data: bytes, start: int) -> tuple[int, int]:
    """Where the run of plain shared texts that begins there ends, and how many they are."""
    found = _STRINGS.match(data, start)
    end = found.end() if found else start
    return end, data.count(b"<si>", start, end)


class SharedTexts:
    """The texts that cells refer to by number: how many there are, and which hold nothing."""

    def __init__(self) -> None:
        self.number = 0
        self._blanks: set[str] = set()

    def add(self, text: str) -> None:
        """Takes the next text in."""
        if not text.strip():
            self._blanks.add(str(self.number))
        self.number += 1

    def blank(self, number: str) -> bool:
        """Whether the text of that number holds nothing."""
        return number in self._blanks

    @property
    def few_blank(self) -> bool:
        """Whether cells that refer to nothing can be found by a pattern."""
        return len(self._blanks) < 100

    @cached_property
    def blank_cell(self) -> "re.Pattern[bytes] | None":
        """What finds cells that refer to a text that holds nothing, once all texts are known."""
        numbers = "|".join(sorted(self._blanks)).encode("ascii")
        return re.compile(rb' t="s"[^>]*+><v>(?:' + numbers + rb")</v>") if numbers else None
