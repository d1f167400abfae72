"""The table of a slip: what is wrong where, and what is to be done, grouped by what is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from attrs import frozen
from docx.document import Document as Word
from docx.table import Table as WordTable

from cchc_core import Severity
from cchc_format_return.entries import Entry, Group
from cchc_format_return.measures import height, lines
from cchc_format_return.paper import ABOVE, BESIDE, WIDTH, At, keep_whole, narrow, say, table

SIZE = 10
_COLUMNS: Sequence[tuple[str, float, At]] = (
    ("STT", 9, "centre"),
    ("Dòng, chỉ tiêu", 40, "left"),
    ("Ô", 18, "centre"),
    ("Đang ghi", 17, "centre"),
    ("Số khớp (tham\u00a0khảo)", 28, "centre"),
    ("Việc cần làm", 53, "left"),
)
_WIDTHS = [width for _, width, _ in _COLUMNS]
_LAST = len(_COLUMNS) - 1
_KIND = {
    Severity.ERROR: "Phải sửa",
    Severity.WARNING: "Cần xem lại",
    Severity.INFORMATION: "Để biết",
}
_BORDER = 0.2


@frozen
class Shown:
    """The first entries of a group; how many more there are is said with the last of them."""

    group: Group
    most: int
    brief: bool
    """Whether only what is wrong is said, which is the same for most of a group."""

    @property
    def entries(self) -> Sequence[Entry]:
        """The entries shown."""
        entries = self.group.entries[: self.most]
        return [entry.short for entry in entries] if self.brief else entries

    @property
    def actions(self) -> Sequence[str]:
        """What stands beside them: one text for all, or one for each."""
        texts = [entry.action for entry in self.entries]
        if self.group.shared and not self.brief:
            texts = [self.group.shared]
        elif len(set(texts)) == 1:
            texts = texts[:1]
        rest = len(self.group.entries) - len(self.entries)
        more = f"{texts[-1].rstrip('.')} (và {rest} chỗ khác cùng loại)."
        return [*texts[:-1], more] if rest else texts

    @property
    def height(self) -> float:
        together = len(self.actions) < len(self.entries)
        actions = [""] * len(self.entries) if together else self.actions
        pairs = zip(self.entries, actions, strict=True)
        rows = sum(_height(_texts(0, entry, action)) for entry, action in pairs)
        return max(rows, _height({_LAST: self.actions[0]})) if together else rows


@frozen
class Table:
    """The groups shown, under a line for each kind; in brief, under one for what must be corrected
    and one for what is to be looked at."""

    groups: tuple[Shown, ...]

    @property
    def height(self) -> float:
        heads = {at: head for at, (head, _, _) in enumerate(_COLUMNS)}
        titles = sum(_spanning(title) for title, _ in self._sections())
        return _height(heads, bold=True) + titles + sum(shown.height for shown in self.groups)

    def write(self, document: Word) -> None:
        sections = list(self._sections())
        rows = 1 + len(sections) + sum(len(shown.entries) for shown in self.groups)
        made = table(document, _WIDTHS, rows, boxed=True)
        _write(made, 0, [head for head, _, _ in _COLUMNS], bold=True)
        at, number = 1, 1
        for title, groups in sections:
            _span(made, at, title)
            at += 1
            for shown in groups:
                _group(made, at, number, shown)
                at, number = at + len(shown.entries), number + len(shown.entries)
        for row in made.rows:
            keep_whole(row)

    def _sections(self) -> Iterator[tuple[str, Sequence[Shown]]]:
        for title, groups in groupby(self.groups, _title):
            yield title, list(groups)


def _title(shown: Shown) -> str:
    kind, title = _KIND[shown.group.severity], "" if shown.brief else shown.group.title
    return f"{kind}: {title}" if title else kind


def _group(made: WordTable, at: int, number: int, shown: Shown) -> None:
    together = len(shown.actions) < len(shown.entries)
    for below, entry in enumerate(shown.entries):
        texts = _texts(number + below, entry, "" if together else shown.actions[below])
        _write(made, at + below, [texts[column] for column in range(len(_COLUMNS))])
    if together:
        last = at + len(shown.entries) - 1
        shared = made.cell(at, _LAST).merge(made.cell(last, _LAST))
        say(shared.paragraphs[0], shown.actions[0], size=SIZE)


def _texts(number: int, entry: Entry, action: str) -> Mapping[int, str]:
    texts = (str(number), entry.row, entry.place, entry.found, entry.fitting, action)
    return dict(enumerate(texts))


def _height(texts: Mapping[int, str], *, bold: bool = False) -> float:
    """The height of a row: that of its fullest cell."""
    counts = (
        lines(text, _WIDTHS[column] - 2 * BESIDE, SIZE, bold=bold) for column, text in texts.items()
    )
    return height(max(counts), SIZE) + 2 * ABOVE + _BORDER


def _spanning(text: str) -> float:
    return height(lines(text, WIDTH - 2 * BESIDE, SIZE, bold=True), SIZE) + 2 * ABOVE + _BORDER


def _write(made: WordTable, at: int, texts: Sequence[str], *, bold: bool = False) -> None:
    cells = made.rows[at].cells
    for cell, text, (_, _, aligned) in zip(cells, texts, _COLUMNS, strict=True):
        say(narrow(cell), text, size=SIZE, bold=bold, at="centre" if bold else aligned)


def _span(made: WordTable, at: int, text: str) -> None:
    cells = made.rows[at].cells
    say(narrow(cells[0].merge(cells[_LAST])), text, size=SIZE, bold=True)
