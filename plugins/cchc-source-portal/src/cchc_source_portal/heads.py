"""Where a table's heads stand: over one to three lines, with titles above and numbers below."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from cchc_source_portal.profiles import Profile
from cchc_source_portal.words import key

Line = Sequence[str]
"""The texts of a table's line, blank ones included."""

SEARCHED = 60
"""How many of a table's first lines are searched for heads."""
_DEEPEST = 3
_NUMBERED = re.compile(r"\([0-9]{1,2}\)( ?=.*)?|[0-9]{1,2}|[A-Z]|\([A-Z]\)")


@frozen
class Head:
    """The heads of a table: the profiles that know them, and the line its figures begin on.

    `names` is what each column is called, by `words.key`; `printed` as it is printed; `above` and
    `first` are numbers of lines, counted from 0.
    """

    profiles: tuple[Profile, ...]
    names: tuple[str, ...]
    printed: tuple[str, ...]
    above: int
    first: int

    @property
    def cells(self) -> int:
        """How many cells the lines below must have."""
        return self.profiles[0].cells or len(self.names)

    def called(self, column: int) -> str:
        """What a column is called where it is only counted; one without a head by its number."""
        name = self.printed[column] if column < len(self.printed) else ""
        return name or f"cột {column + 1}"


def find_head(lines: Sequence[Line], profiles: Sequence[Profile]) -> Head | None:
    """The heads that most profiles' heads are found in; None where no profile knows the table."""
    keys = [tuple(map(key, line)) for line in lines[:SEARCHED]]
    for start, depth in candidates(lines):
        names = joined(keys[start : start + depth])
        first = _after_numbers(lines, start + depth)
        if fitting := [p for p in profiles if p.fits(names) and _has_cells(p, lines[first:])]:
            best = max(map(_rank, fitting))
            chosen = tuple(profile for profile in fitting if _rank(profile) == best)
            return Head(chosen, names, joined(lines[start : start + depth]), start, first)
    return None


def joined(lines: Sequence[Line]) -> tuple[str, ...]:
    """What heads over several lines are called, column by column: `Tiếp nhận / Trong kỳ`.

    A blank head over a filled one continues the head to its left, as merged cells do.
    """
    width = max((filled_width(line) for line in lines), default=0)
    padded = [[" ".join(text.split()) for text in line[:width]] for line in lines]
    padded = [line + [""] * (width - len(line)) for line in padded]
    for upper, *lower in (padded[depth:] for depth in range(len(padded) - 1)):
        for column in range(1, width):
            if not upper[column] and any(line[column] for line in lower):
                upper[column] = upper[column - 1]
    return tuple(" / ".join(_distinct(column)) for column in zip(*padded, strict=True))


def candidates(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where heads may begin, and over how many lines; the fewest first."""
    for depth in range(1, _DEEPEST + 1):
        for start in range(min(len(lines), SEARCHED) - depth + 1):
            yield start, depth


def filled_width(line: Line) -> int:
    """Up to where a line is filled."""
    return max((place + 1 for place, text in enumerate(line) if text.strip()), default=0)


def _after_numbers(lines: Sequence[Line], number: int) -> int:
    """The line after one that only numbers the columns, `(1) (2) (3)`, if such a one is next."""
    while number < len(lines) and _is_numbering(lines[number]):
        number += 1
    return number


def _is_numbering(line: Line) -> bool:
    filled = [text.strip() for text in line if text.strip()]
    return len(filled) > 2 and all(_NUMBERED.fullmatch(text) for text in filled)


def _has_cells(profile: Profile, lines: Sequence[Line]) -> bool:
    """Whether most lines have as many cells as the profile says, if it says so."""
    filled = [line for line in lines if filled_width(line) > 2]
    alike = [line for line in filled if profile.cells in (len(line), filled_width(line))]
    return profile.cells is None or 2 * len(alike) > len(filled)


def _rank(profile: Profile) -> tuple[bool, int]:
    """An office's own profile goes before ours; the one that asks for more heads before others."""
    return profile.own, len(profile.known_by)


def _distinct(column: Sequence[str]) -> list[str]:
    """A column's heads from the top, without blanks and repeats of merged cells."""
    heads = [text for text in column if text]
    return [text for place, text in enumerate(heads) if place == 0 or text != heads[place - 1]]
