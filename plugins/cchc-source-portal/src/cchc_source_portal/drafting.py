"""A profile proposed for a file whose layout nobody has described: its heads, never its cells."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from attrs import frozen

from cchc_core import FileRefused, Output
from cchc_source_portal import remarks
from cchc_source_portal.guessing import guess
from cchc_source_portal.heads import Line, candidates, filled_width, joined
from cchc_source_portal.opening import beginnings
from cchc_source_portal.profiles import DATES, NEEDED, Kind
from cchc_source_portal.words import key

_FEWEST = 3
_CODE = r"[0-9.]*H[0-9]{2}[0-9.]*-[0-9]{6}-[0-9]+"
_DAY = r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}.*|[0-9]{4}-[0-9]{2}-[0-9]{2}.*"


def draft(path: Path) -> Output:
    """A TOML profile for the table of a file that has most of the heads that exports have.

    What could not be guessed stands there as a comment, and the profile is refused until a person
    has filled it in. Raises `FileRefused`: `layout-without-heads`.
    """
    layouts = [
        _Layout(lines, start, depth)
        for lines in beginnings(path)
        for start, depth in candidates(lines)
        if not any(map(_is_dossier, lines[start : start + depth]))
    ]
    best = max(layouts, key=lambda layout: len(layout.guessed), default=None)
    if best is None or len(best.guessed) < _FEWEST:
        raise FileRefused("layout-without-heads", remarks.NO_HEADS.format(file=path.name))
    name = "-".join(re.findall("[a-z0-9]+", key(path.stem))) or "mau-rieng"
    return Output(f"{name}.toml", "\n".join((*best.toml(path), "")).encode())


@frozen
class _Layout:
    """A table's first lines, read as if its heads stood on some of them."""

    lines: Sequence[Line]
    start: int
    depth: int

    def toml(self, path: Path) -> Iterator[str]:
        """The profile, line by line."""
        yield "# Mẫu đề xuất: đề nghị xem lại từng dòng, nhất là các cột ngày, trước khi dùng."
        yield "# A proposal: look through every line, the days above all, before it is used."
        yield ""
        yield f"vi = {_quoted(f'Mẫu riêng cho {path.name}')}"
        yield f"en = {_quoted(f'Own profile for {path.name}')}"
        yield f"table = {_quoted(self.kind.value)}"
        yield f"unit = {_quoted('column' if 'unit' in self.columns else 'letterhead')}"
        if self.shifted:
            yield f"cells = {self.cells}"
        yield f"known_by = [{', '.join(_quoted(self.printed[n]) for n in self.guessed.values())}]"
        yield ""
        yield "[columns]"
        for name, column in self.columns.items():
            yield f"{name} = {column + 1 if self.shifted else _quoted(self.printed[column])}"
        for name in NEEDED[self.kind]:
            if name not in self.columns:
                yield f"# {name} = ?  # cần điền; to be filled in"
        yield ""
        yield "# Không đọc · Not read:"
        read = () if self.shifted else self.columns.values()
        for column, head in enumerate(self.printed):
            if head and column not in read:
                yield f"#   {column + 1}. {head}"

    @cached_property
    def printed(self) -> tuple[str, ...]:
        """The heads as printed."""
        return joined(self.lines[self.start : self.start + self.depth])

    @cached_property
    def _guess(self) -> tuple[Kind, Mapping[str, int]]:
        heads = self.lines[self.start : self.start + self.depth]
        return guess(joined([tuple(map(key, line)) for line in heads]))

    @property
    def kind(self) -> Kind:
        """What it most likely is a table of."""
        return self._guess[0]

    @property
    def guessed(self) -> Mapping[str, int]:
        """The head that each key most likely is read under."""
        return self._guess[1]

    @property
    def columns(self) -> Mapping[str, int]:
        """The column that each key most likely is read from: that of its head, or, where cells
        stand under other heads, one that holds what the key asks for."""
        if not self.shifted:
            return self.guessed
        codes, days = self._holding(_CODE), self._holding(_DAY)
        dates = sorted((n for n in DATES if n in self.guessed), key=lambda n: self.guessed[n])
        return {**dict(zip(("code",), codes, strict=False)), **dict(zip(dates, days, strict=False))}

    @property
    def shifted(self) -> bool:
        """Whether its lines have another number of cells than heads."""
        return bool(self._body) and self.cells != len(self.printed)

    @property
    def cells(self) -> int:
        """How many cells most of its lines have, blank ones at the end beyond the heads apart."""
        widths = Counter(
            max(filled_width(line), min(len(line), len(self.printed))) for line in self._body
        )
        return widths.most_common(1)[0][0]

    @cached_property
    def _body(self) -> Sequence[Line]:
        below = self.lines[self.start + self.depth :]
        return [line for line in below if filled_width(line) > _FEWEST]

    def _holding(self, pattern: str) -> list[int]:
        """The columns most of whose cells are of a pattern."""
        shapes = re.compile(pattern)
        columns = range(self.cells)
        times = [
            sum(bool(shapes.fullmatch(line[n].strip())) for line in self._body if n < len(line))
            for n in columns
        ]
        return [n for n in columns if 2 * times[n] > len(self._body)]


def _is_dossier(line: Line) -> bool:
    """Whether a line is one of the dossiers, which no head is: it has a code or a day in a cell."""
    return any(re.fullmatch(f"{_CODE}|{_DAY}", cell.strip()) for cell in line)


def _quoted(text: str) -> str:
    """A text as TOML has it."""
    return json.dumps(text, ensure_ascii=False)
